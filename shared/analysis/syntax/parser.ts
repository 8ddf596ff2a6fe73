import type { Fragment } from '../../model/records.ts';
import { sentencesOf } from '../sentences.ts';
import { Forms } from './forms.ts';
import type { ParsedSentence, ParseParagraph, Tag } from './parsed.ts';
import { sentenceOf } from './sentence.ts';
import { Chooser } from './steps.ts';
import { SureRelations, sureWords } from './sure.ts';
import { Tagger } from './tagging.ts';
import { tokensOf } from './tokens.ts';
import { readWeights } from './weights.ts';
import { LazyTree, TreeWord } from './words.ts';

/**
 * The **parser**: cuts a paragraph into sentences and words, tags the words, and, once somebody asks, hangs each below its
 * head and names the relation. One pass from left to right with no way back, so that its time grows with the length of
 * the text alone.
 */

/** A longer sentence is cut: what is built for one grows with it. */
export const LONGEST_SENTENCE = 200;

/** Makes a parser of weights, as `npm run train` writes them. */
export function createParser(weights: string): ParseParagraph {
  const parse = createTreeParser(weights);
  return (paragraph, base) =>
    sentencesOf(paragraph, base)
      .flatMap((sentence) =>
        pieces(tokensOf(paragraph.slice(sentence.start - base, sentence.end - base), sentence.start)),
      )
      .map((tokens) =>
        parse(tokens.map(({ start, end }) => ({ start, end, form: paragraph.slice(start - base, end - base) }))),
      );
}

function pieces(tokens: readonly Fragment[]): (readonly Fragment[])[] {
  const count = Math.ceil(tokens.length / LONGEST_SENTENCE);
  return Array.from({ length: count }, (_, index) =>
    tokens.slice(index * LONGEST_SENTENCE, (index + 1) * LONGEST_SENTENCE),
  );
}

export interface Token extends Fragment {
  readonly form: string;
}

/** Makes a parser of sentences that are cut into tokens already; a sentence has at least one. */
export function createTreeParser(weights: string): (tokens: readonly Token[]) => ParsedSentence {
  const { head, scorers } = readWeights(weights);
  const [ofTags, ofSteps, ofRelations] = ['tags', 'steps', 'relations'].map((name) => scorers.get(name)!);
  const table = tagTable(head.tags);
  const tagger = new Tagger(ofTags!, sureWords(head.sure));
  const sure = new SureRelations(head.tags.length, head.sure.relations);
  const chooser = new Chooser(ofSteps!, ofRelations!, sure);
  const forms = new Forms();
  return (tokens) => {
    const known = tokens.map(({ form }) => forms.of(form));
    const traits = known.map((one) => one.traits);
    const tags = tagger.tag(traits);
    const draw = () => chooser.draw(sentenceOf(traits, tags, table.coarse, table.verbs));
    const tree = new LazyTree(draw, head.relations);
    const words = tokens.map(({ start, end }, at) => {
      const { tag, fine } = table.names[tags[at]!]!;
      const { form, lower } = known[at]!;
      return new TreeWord({ start, end, form, lower, lemma: known[at]!.lemma(tag, fine), tag, fine }, at, tree);
    });
    return { start: tokens[0]!.start, end: tokens.at(-1)!.end, words };
  };
}

/** What the numbers of tags mean. */
export function tagTable(tags: readonly string[]) {
  const names = tags.map((name) => {
    const [tag, fine] = name.split(' ') as [Tag, string];
    return { tag, fine };
  });
  const broad = [...new Set(names.map(({ tag }) => tag))];
  return {
    names,
    coarse: Int32Array.from(names, ({ tag }) => broad.indexOf(tag)),
    verbs: Uint8Array.from(names, ({ tag }) => (tag === 'VERB' ? 1 : 0)),
  };
}
