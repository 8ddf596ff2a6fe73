import {
  ANSWER_TYPES,
  CLAIM_STATES,
  CLAIM_TIES,
  EVIDENCE_MEDIA,
  INDEPENDENCES,
  STANCES,
} from '../../shared/model/dossier.ts';
import type { Article } from '../../shared/model/article.ts';
import { ARTICLE_FACTS, CHECK_FACTS, type DeskFact, SPEAKER_FACTS } from '../../shared/formats/desk-facts.ts';
import { sampleArticle } from './sample-article.ts';

/** An article in which one thing that the desk keeps is another one, with the fact that it is of. */
export interface OtherLeaf {
  /** `evidence.0.stance`. */
  readonly path: string;
  readonly facts: readonly DeskFact[];
  readonly article: Article;
}

/** Values that come from lists, by key. */
const LISTS: ReadonlyMap<string, readonly string[]> = new Map<string, readonly string[]>([
  ['state', CLAIM_STATES],
  ['stance', STANCES],
  ['answerType', ANSWER_TYPES],
  ['medium', EVIDENCE_MEDIA],
  ['independence', INDEPENDENCES],
  ['tie', CLAIM_TIES],
  ['scale', ['averitec', 'fever']],
  ['question', ['k1', 'k2']],
  ['verdict', ['refuted', 'supported']],
  ['authority', ['wikidata', 'orcid']],
]);

/** Returns the sample with one value of each sort that the desk keeps in it changed, one at a time. */
export function otherLeaves(): readonly OtherLeaf[] {
  const sample = sampleArticle();
  const check = sample.dossiers![0]!;
  const checks = [...otherValues(check, ''), ['extra', { ...check, extra: { 'x-kept': 1 } }] as const];
  const speaker = sample.speakers.find(({ id }) => id === 's1')!;
  const { metadata } = sample;
  const all = [
    ...checks.map(([path, other]) => ({
      path: `check ${path}`,
      facts: factsApart(CHECK_FACTS, check, other),
      article: { ...sample, dossiers: [other, ...sample.dossiers!.slice(1)] },
    })),
    ...[...otherValues({ offices: speaker.offices!, ids: speaker.ids! }, '')].map(([path, kept]) => {
      const other = { ...speaker, ...kept };
      return {
        path: `speaker ${path}`,
        facts: factsApart(SPEAKER_FACTS, speaker, other),
        article: { ...sample, speakers: sample.speakers.map((one) => (one === speaker ? other : one)) },
      };
    }),
    ...[...otherValues({ state: metadata.state!, tags: metadata.tags! }, '')].map(([path, kept]) => {
      const other = { ...metadata, ...kept };
      return {
        path: `article ${path}`,
        facts: factsApart(ARTICLE_FACTS, metadata, other),
        article: { ...sample, metadata: other },
      };
    }),
  ];
  return [...new Map(all.map((one) => [one.path.replaceAll(/\d+/g, '*') + one.facts.join(), one])).values()];
}

type Other<T> = readonly [path: string, other: T];

/** Yields the value with each of its leaves changed, one at a time. */
function* otherValues<T>(value: T, key: string): Generator<Other<T>> {
  if (typeof value === 'string') yield ['', otherText(value, key) as T];
  else if (typeof value === 'number') yield ['', (value + 1) as T];
  else if (typeof value === 'object' && value !== null) {
    for (const [inner, one] of Object.entries(value)) {
      // What decides of which fact it is, and by what records know each other, is not of a fact itself.
      if (['record', 'claim', 'of'].includes(inner) || (inner === 'id' && key !== 'ids')) continue;
      const called = Array.isArray(value) ? key : inner;
      for (const [path, other] of otherValues(one as unknown, called)) {
        const whole = Array.isArray(value) ? value.with(Number(inner), other) : { ...value, [inner]: other };
        yield [path === '' ? inner : `${inner}.${path}`, whole as T];
      }
    }
  }
}

function otherText(text: string, key: string): string {
  const list = LISTS.get(key);
  if (list !== undefined) return list.find((one) => one !== text)!;
  return text.startsWith('2024') ? text.replace('2024', '2023') : `${text} x`;
}

function factsApart<F extends DeskFact, T>(
  facts: Readonly<Record<F, { of(record: T): readonly unknown[] }>>,
  one: T,
  other: T,
): F[] {
  const said = (record: T, fact: F): string => JSON.stringify(facts[fact].of(record));
  return (Object.keys(facts) as F[]).filter((fact) => said(one, fact) !== said(other, fact));
}
