import { byPlace } from '../annotations/annotation-set.ts';
import { stateOf } from '../annotations/article-state.ts';
import type { Article } from '../model/article.ts';
import { type Block, textOf } from '../model/block.ts';
import type { DocumentRecord } from '../model/records.ts';
import { done, type Problem, refuse, type Result } from '../result.ts';
import type { Scene } from './describe.ts';
import { fieldsOf, fromFields, mergeFields } from './fields.ts';
import { findDamage } from './find-damage.ts';
import { mergeRecords, type MergeNote, sidesOf } from './merge-records.ts';
import { mergeText } from './merge-text.ts';

/**
 * Two versions of one article that come from the same **base** become one version that holds the work of both. It is
 * all or nothing: where both sides changed the same thing in different ways, the merge is refused and names it, and
 * whoever asked keeps both versions. It makes no difference which side is called ours.
 */
export interface Merge {
  readonly article: Article;
  readonly notes: readonly MergeNote[];
}

/** So many conflicts are told one by one. */
const MOST_PROBLEMS = 20;

/**
 * Merges two versions of an article.
 *
 * @param base the last version that both sides come from
 * @returns refused with `merge/other-article`, `merge/damaged`, `merge/text-conflict` or `merge/record-conflict`
 */
export function mergeArticles(base: Article, ours: Article, theirs: Article): Result<Merge> {
  const problem = findHindrance(base, ours, theirs);
  if (problem !== null) return refuse(problem);
  const text = mergeText(base.blocks, ours.blocks, theirs.blocks);
  if (!text.ok) return text;
  const sides = sidesOf(sceneOf(base), sceneOf(ours), sceneOf(theirs), text.value.moves);
  const { records, notes, problems } = mergeRecords(sides);
  const about = mergeAbout(base, ours, theirs);
  const [first, ...others] = [...problems, ...about.problems];
  if (first !== undefined) return refuse(first, ...others.slice(0, MOST_PROBLEMS - 1));
  return done({ article: articleOf(about.fields, text.value.blocks, [...records.values()]), notes });
}

function findHindrance(base: Article, ours: Article, theirs: Article): Problem | null {
  if (base.id !== ours.id || base.id !== theirs.id) {
    const message = 'These are versions of different articles, which cannot be merged. Open each of them by itself.';
    return { code: 'merge/other-article', message };
  }
  for (const article of [base, ours, theirs]) {
    const damage = findDamage(article);
    if (damage === null) continue;
    const message = `One of the versions is damaged (${damage}), so nothing was merged. Restore it from a backup first.`;
    return { code: 'merge/damaged', message };
  }
  return null;
}

const sceneOf = (article: Article): Scene => ({ text: textOf(article.blocks), set: stateOf(article).set });

/** What the article holds besides its text and records: its source, and values of other programs. */
function mergeAbout(base: Article, ours: Article, theirs: Article) {
  const [old, our, their] = [base, ours, theirs].map(({ id, source, extra }) =>
    fieldsOf({ id, ...(source && { source }), ...(extra && { extra }) }),
  );
  const { fields, clashes } = mergeFields(old!, our!, their!);
  const problems = clashes.map((name): Problem => ({
    code: 'merge/record-conflict',
    message: `Both versions change “${name.slice(name.indexOf('/') + 1)}” of the article itself, each in its own way. Keep one version and copy over what you need of the other.`,
    where: 'About the article',
  }));
  return { fields: fromFields(fields) as Pick<Article, 'id' | 'source' | 'extra'>, problems };
}

function articleOf(
  about: Pick<Article, 'id' | 'source' | 'extra'>,
  blocks: readonly Block[],
  records: readonly DocumentRecord[],
): Article {
  const sorted = [...records].sort((a, b) => (a.id < b.id ? -1 : 1));
  const scheme = sorted.find((record) => record.record === 'scheme');
  const dossiers = sorted.filter((record) => record.record === 'dossier');
  return {
    ...about,
    metadata: sorted.find((record) => record.record === 'metadata')!,
    ...(scheme && { scheme }),
    blocks,
    annotations: sorted.filter((record) => record.record === 'annotation').sort(byPlace),
    links: sorted.filter((record) => record.record === 'link'),
    speakers: sorted.filter((record) => record.record === 'speaker'),
    ...(dossiers.length === 0 ? {} : { dossiers }),
  };
}
