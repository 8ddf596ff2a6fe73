import { sentencesOf } from '../sentences.ts';
import { Arcs } from './arcs.ts';
import { lemmaOf } from './lemmas.ts';
import type { ParsedSentence, ParseParagraph, Tag, Word } from './parsed.ts';
import { parseArcs, sentenceOf } from './steps.ts';
import { tagWords } from './tagging.ts';
import { tokensOf } from './tokens.ts';
import { traitsOf } from './traits.ts';
import { readWeights } from './weights.ts';
import type { Fragment } from '../../model/records.ts';

/**
 * The **parser**: cuts a paragraph into sentences and words, tags the words, hangs each below its head, and names the
 * relation. One pass from left to right with no way back, so that its time grows with the length of the text alone.
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
  const [tagger, steps, relations] = ['tags', 'steps', 'relations'].map((name) => scorers.get(name)!);
  const tags = tagTable(head.tags);
  return (tokens) => {
    const words = tokens.map(({ form }) => traitsOf(form));
    const fine = new Int32Array(words.length);
    tagWords(words, tagger!, fine);
    const arcs = new Arcs(words.length);
    parseArcs(sentenceOf(words, fine, tags.coarse, tags.verbs), arcs, steps!, relations!);
    return {
      start: tokens[0]!.start,
      end: tokens.at(-1)!.end,
      words: tokens.map(({ start, end, form }, at): Word => {
        const { tag, fine: penn } = tags.names[fine[at]!]!;
        const lower = form.toLowerCase();
        const relation = arcs.heads[at]! < 0 ? 'root' : head.relations[arcs.relations[at]!]!;
        return {
          start,
          end,
          form,
          lower,
          lemma: lemmaOf(form, lower, tag, penn),
          tag,
          fine: penn,
          head: arcs.heads[at]!,
          relation,
        };
      }),
    };
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
