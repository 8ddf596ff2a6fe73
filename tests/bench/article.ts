import type { Article } from '../../shared/model/article.ts';
import type { Block } from '../../shared/model/block.ts';
import type { Annotation, Link } from '../../shared/model/records.ts';
import { generator } from '../builders/random.ts';

/** Articles to measure with: made up from a seed, so that every contender and every run gets the same ones. */

/** What an article to measure with is like. */
export interface Shape {
  /** As the table names it. */
  readonly name: string;
  readonly words: number;
  readonly annotations: number;
  readonly wordsPerBlock: number;
  /** Words that an annotation covers at most. */
  readonly longest: number;
}

const VOCABULARY = (
  'the of and to in a that it was said for on with as he be at by she from they this had not are but which have an ' +
  'were one would all there their been has more when who will if no out so up what about into than them can only other ' +
  'minister government people council money report percent company police president yesterday spokesman according'
).split(' ');

/** Words of news are told apart by their kind: two quotes to one mention, a cue now and then, a claim in between. */
const KINDS = ['quote', 'mention', 'quote', 'cue', 'claim'] as const;

/** Returns an article of this shape; annotations lie about evenly over the text and overlap now and then. */
export function articleOfShape({ words, annotations: count, wordsPerBlock, longest }: Shape): Article {
  const random = generator(7);
  const blocks: Block[] = [];
  const wordStarts = new Int32Array(words + 1);
  let offset = 0;
  for (let first = 0; first < words; first += wordsPerBlock) {
    const here: string[] = [];
    for (let i = first; i < Math.min(words, first + wordsPerBlock); i += 1) {
      const word = wordsPerBlock === 1 ? 'a' : VOCABULARY[Math.floor(random() * VOCABULARY.length)]!;
      wordStarts[i] = offset;
      offset += word.length + 1;
      here.push(word);
    }
    blocks.push({ type: 'paragraph', text: here.join(' ') });
  }
  wordStarts[words] = offset;
  const annotations = Array.from({ length: count }, (_, i): Annotation => {
    const first = Math.floor((i * words) / count);
    const last = Math.min(words, first + 1 + Math.floor(random() * longest));
    const fragments = [{ start: wordStarts[first]!, end: wordStarts[last]! - 1 }];
    return { record: 'annotation', id: idOf(random), kind: KINDS[i % KINDS.length]!, fragments, attributes: {} };
  });
  const metadata = { record: 'metadata', id: 'metadata', title: 'Measured', language: 'en' } as const;
  return { id: 'measured', metadata, blocks, annotations, links: linksOf(annotations, random), speakers: [] };
}

/** Every other quote is said by the mention behind it. */
const linksOf = (annotations: readonly Annotation[], random: () => number): Link[] =>
  annotations.flatMap(({ id, kind }, i): Link[] => {
    const next = annotations[i + 1];
    if (kind !== 'quote' || next?.kind !== 'mention') return [];
    const [from, to] = [id, next.id].map((end) => ({ record: 'annotation' as const, id: end }));
    return [{ record: 'link', id: idOf(random), type: 'said-by', from: from!, to: to! }];
  });

/** As long as the identifiers of real records are. */
const idOf = (random: () => number): string =>
  Array.from({ length: 4 }, () =>
    Math.floor(random() * 2 ** 32)
      .toString(16)
      .padStart(8, '0'),
  ).join('-');
