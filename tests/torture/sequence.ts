import { applyChanges, articleOf, stateOf, type ArticleState } from '../../shared/annotations/article-state.ts';
import type { Change } from '../../shared/annotations/change.ts';
import type { Article } from '../../shared/model/article.ts';
import { type Block, textOf } from '../../shared/model/block.ts';
import type { Annotation } from '../../shared/model/records.ts';
import type { Batch } from '../../main/use-cases/article-session.ts';
import { crc32 } from '../../main/use-cases/crc32.ts';
import { generator } from '../builders/random.ts';

/**
 * A known **sequence** of batches: which batch comes after number n follows from the seed, n and the article alone,
 * so that two processes come to the same article without a word between them. The article's title bears the number
 * of the last batch with a checksum, so that any version of it says how far it is.
 */

/** A batch without its place in the page's count. */
export type NumberedBatch = Omit<Batch, 'sequence'> & { readonly number: number };

const titleOf = (number: number) => `Torture ${number} ${crc32(new TextEncoder().encode(`batch ${number}`))}`;

/** The number of the last batch in the article; null when its title is none of ours. */
export function numberOf({ metadata }: Pick<Article, 'metadata'>): number | null {
  const number = Number(/^Torture (\d+) /.exec(metadata.title)?.[1] ?? Number.NaN);
  return metadata.title === titleOf(number) ? number : null;
}

/** Ends of blocks are where offsets go wrong: each has words of two directions and of more than one byte. */
const WORDS = 'Ana said that “we will win” – and Bo asked: who, then, שלום, has лost? '.repeat(6);

/** An article at number 0 whose file has about so many bytes, 40 % of them annotations. */
export function articleOfSize(bytes: number): Article {
  const blocks: Block[] = Array.from({ length: Math.max(1, Math.round((bytes * 0.6) / 560)) }, () => ({
    type: 'paragraph',
    text: WORDS,
  }));
  const text = textOf(blocks);
  const annotations = Array.from({ length: Math.floor((bytes * 0.4) / 420) }, (_, index): Annotation => {
    const start = (index * 97) % (blocks.length * (WORDS.length + 1) - 20);
    return quote(`a${String(index).padStart(6, '0')}`, start, text.slice(start, start + 9));
  });
  const metadata = { record: 'metadata', id: 'metadata', title: titleOf(0) } as const;
  const article = { id: 'torture', metadata, blocks, annotations, links: [], speakers: [] };
  return articleOf(article, stateOf(article));
}

/** With what it is tagged on, as the editor makes it and a file is read. */
const quote = (id: string, start: number, tagged: string): Annotation => ({
  record: 'annotation',
  id,
  kind: 'quote',
  fragments: [{ start, end: start + tagged.length }],
  tagged,
  attributes: {},
});

export class Sequence {
  readonly #seed: number;
  readonly #article: Article;
  #state: ArticleState;
  #number: number;

  /** Goes on from the number that the article bears. */
  constructor(seed: number, article: Article) {
    const number = numberOf(article);
    if (number === null) throw new RangeError(`“${article.metadata.title}” is no title of a sequence`);
    this.#seed = seed;
    this.#article = article;
    this.#state = stateOf(article);
    this.#number = number;
  }

  get number(): number {
    return this.#number;
  }

  get article(): Article {
    return articleOf(this.#article, this.#state);
  }

  /** Makes the next batch and moves on to the article after it. */
  next(): NumberedBatch {
    const number = this.#number + 1;
    const random = generator(this.#seed * 1_000_003 + number);
    const title: Change = {
      change: 'records',
      set: [{ id: 'metadata', after: { ...this.#state.set.metadata, title: titleOf(number) } }],
    };
    const changes = [title, this.#change(number, random)];
    this.#number = number;
    return { number, ...this.take(changes) };
  }

  /** Makes changes that are no batch of the sequence, which goes on from there. */
  take(changes: readonly Change[]): Omit<NumberedBatch, 'number'> {
    this.#state = applyChanges(this.#state, changes);
    const length = this.#state.blocks.reduce((sum, { text }) => sum + text.length + 1, -1);
    return { changes, check: { length, records: this.#state.set.size } };
  }

  #change(number: number, random: () => number): Change {
    const { blocks, set } = this.#state;
    const index = Math.floor(random() * blocks.length);
    const block = blocks[index]!;
    const blockStart = blocks.slice(0, index).reduce((sum, { text }) => sum + text.length + 1, 0);
    const at = Math.floor(random() * block.text.length);
    const choice = random();
    const gone = `b${number - 3}`;
    if (choice < 0.15 && set.find(gone) !== null) {
      return { change: 'records', set: [{ id: gone, after: null }] };
    }
    if (choice < 0.35) return splice(index, block, blockStart, at, at, `‹${number}›`);
    if (choice < 0.45 && block.text.length > 200) return splice(index, block, blockStart, at, at + 12, '');
    const id = `b${number}`;
    if (choice < 0.55) {
      const speaker = { record: 'speaker', id, name: `Speaker ${number}`, type: 'person', aliases: [] } as const;
      return { change: 'records', set: [{ id, after: speaker }] };
    }
    const end = Math.min(block.text.length, at + 1 + Math.floor(random() * 40));
    return { change: 'records', set: [{ id, after: quote(id, blockStart + at, block.text.slice(at, end)) }] };
  }
}

/** Replaces `[from, to)` of one block; UTF-16 code units, of which these texts have one for each character. */
function splice(index: number, block: Block, blockStart: number, from: number, to: number, insert: string): Change {
  const end = Math.min(to, block.text.length);
  const text = block.text.slice(0, from) + insert + block.text.slice(end);
  return {
    change: 'text',
    edit: { start: blockStart + from, end: blockStart + end, length: insert.length },
    splice: { index, remove: 1, insert: [{ ...block, text }] },
  };
}
