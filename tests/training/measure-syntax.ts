import type { ParsedSentence, Word } from '../../shared/analysis/syntax/parsed.ts';
import { createParser, createTreeParser } from '../../shared/analysis/syntax/parser.ts';
import { FOLDS, isFree, weightsFrom, weightsOfFold } from './fold-weights.ts';
import { type GoldRow, goldRows, treebank } from './treebank.ts';

/**
 * **How good the parser is**, by genre: each document is parsed by weights that have not seen it. Parts of speech and
 * arcs are counted over the treebank’s own words, and once more over the words and sentences that the parser cuts
 * itself, where a word counts only if its ends are right (F1 of precision and recall).
 */

/** What was counted, of a genre or a relation; `own` is over words that the parser cut itself. */
interface Tally {
  words: number;
  tags: number;
  lemmas: number;
  arcs: number;
  labelled: number;
  ownWords: number;
  ownFound: number;
  ownArcs: number;
  ownLabelled: number;
  sentences: number;
  ownSentences: number;
  rightSentences: number;
}

/** How often a relation is in the treebank, how often the parser gives it, and how often both agree, head included. */
interface RelationTally {
  gold: number;
  own: number;
  right: number;
}

class Measure {
  readonly byGenre = new Map<string, Tally>();
  readonly byRelation = new Map<string, RelationTally>();

  add(row: GoldRow, trees: readonly ParsedSentence[], weights: string): void {
    const tally = this.#tallyOf(row.genre ?? '');
    const parse = createTreeParser(weights);
    for (const tree of trees) this.#compare(tree.words, parse(tree.words).words, tally, row.genre === 'news');
    const paragraph = createParser(weights);
    const own = [...row.text.matchAll(/[^\n]+/gu)].flatMap(({ 0: text, index }) => paragraph(text, index));
    compareOwn(trees, own, tally);
  }

  #tallyOf(genre: string): Tally {
    const empty = { words: 0, tags: 0, lemmas: 0, arcs: 0, labelled: 0, ownWords: 0, ownFound: 0, ownArcs: 0 };
    const tally = this.byGenre.get(genre) ?? {
      ...empty,
      ownLabelled: 0,
      sentences: 0,
      ownSentences: 0,
      rightSentences: 0,
    };
    this.byGenre.set(genre, tally);
    return tally;
  }

  #compare(gold: readonly Word[], own: readonly Word[], tally: Tally, countsRelations: boolean): void {
    gold.forEach((word, at) => {
      const mine = own[at]!;
      const isRight = word.head === mine.head && word.relation === mine.relation;
      tally.words++;
      if (word.tag === mine.tag) tally.tags++;
      if (word.lemma === mine.lemma) tally.lemmas++;
      if (word.head === mine.head) tally.arcs++;
      if (isRight) tally.labelled++;
      if (!countsRelations) return;
      this.#relation(word.relation).gold++;
      this.#relation(mine.relation).own++;
      if (isRight) this.#relation(word.relation).right++;
    });
  }

  #relation(name: string): RelationTally {
    const tally = this.byRelation.get(name) ?? { gold: 0, own: 0, right: 0 };
    this.byRelation.set(name, tally);
    return tally;
  }
}

const placeOf = (range: { readonly start: number; readonly end: number } | undefined): string =>
  range === undefined ? 'root' : `${range.start}-${range.end}`;

function compareOwn(gold: readonly ParsedSentence[], own: readonly ParsedSentence[], tally: Tally): void {
  const places = new Set(gold.map(placeOf));
  tally.sentences += gold.length;
  tally.ownSentences += own.length;
  tally.rightSentences += own.filter((sentence) => places.has(placeOf(sentence))).length;
  const mine = new Map(
    own.flatMap(({ words }) =>
      words.map((word) => [placeOf(word), { head: placeOf(words[word.head]), relation: word.relation }] as const),
    ),
  );
  tally.ownWords += mine.size;
  for (const { words } of gold)
    for (const word of words) {
      const found = mine.get(placeOf(word));
      if (found === undefined) continue;
      tally.ownFound++;
      if (found.head !== placeOf(words[word.head])) continue;
      tally.ownArcs++;
      if (found.relation === word.relation) tally.ownLabelled++;
    }
}

const share = (part: number, whole: number): string => ((100 * part) / whole).toFixed(1);
const f1 = (right: number, gold: number, own: number): string => share(2 * right, gold + own);

/** Returns the figures as two tables in Markdown; trains what is not kept from before, which takes minutes. */
export function syntaxFigures(): string {
  const rows = goldRows();
  const trees = treebank(rows);
  const measure = new Measure();
  const free = rows.filter(isFree);
  for (let fold = 0; fold < FOLDS; fold++) {
    const weights = weightsOfFold(fold, rows);
    for (const row of free.filter((_, index) => index % FOLDS === fold)) measure.add(row, trees.get(row.id)!, weights);
  }
  const all = weightsFrom(
    free.map(({ id }) => id),
    rows,
  );
  for (const row of rows.filter((row) => !isFree(row))) measure.add(row, trees.get(row.id)!, all);
  return `${genreTable(measure)}\n\n${relationTable(measure)}\n`;
}

const genreTable = ({ byGenre }: Measure): string =>
  [
    '| genre | words | UPOS | lemma | UAS | LAS | own words | own UAS | own LAS | own sentences |',
    '|---|---|---|---|---|---|---|---|---|---|',
    ...[...byGenre].map(([genre, each]) => {
      const own = (part: number): string => f1(part, each.words, each.ownWords);
      const gold = [each.tags, each.lemmas, each.arcs, each.labelled].map((part) => share(part, each.words));
      const cells = [...gold, own(each.ownFound), own(each.ownArcs), own(each.ownLabelled)];
      const sentences = f1(each.rightSentences, each.sentences, each.ownSentences);
      return `| ${[genre, each.words, ...cells, sentences].join(' | ')} |`;
    }),
  ].join('\n');

const relationTable = ({ byRelation }: Measure): string =>
  [
    '| relation (news) | in the treebank | precision | recall | F1 |',
    '|---|---|---|---|---|',
    ...[...byRelation]
      .filter(([, { gold }]) => gold >= 20)
      .sort((one, other) => other[1].gold - one[1].gold)
      .map(([name, { gold, own, right }]) => {
        return `| ${[name, gold, share(right, own), share(right, gold), f1(right, gold, own)].join(' | ')} |`;
      }),
  ].join('\n');
