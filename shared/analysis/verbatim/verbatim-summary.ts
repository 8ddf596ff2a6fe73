import type { Fragment } from '../../model/records.ts';
import type { VerbatimResult } from './check-quote.ts';
import type { IndexedSource } from './indexed-source.ts';
import { keyedWords } from './verbatim-words.ts';
import type { WordOp } from './word-difference.ts';

/** What a check came to, in sentences for whoever cannot see colours, and for everybody who wants it in a word. */

/** How many differences of one sort are named; the others are counted. */
const NAMED = 4;

/** Words that are told are cut beyond this. UTF-16 code units. */
const LONGEST = 90;

/**
 * Returns the sentences, what matters most first.
 *
 * @param no a word that says no earlier in the sentence of the source, or null
 */
export function summaryOf(
  result: Omit<VerbatimResult, 'summary'>,
  source: IndexedSource,
  no: Fragment | null,
): readonly string[] {
  const { state, content, difference, others, speaker, isOthers } = result;
  const tell = new Teller(content, source);
  const isGrave = (one: WordOp) => one.op !== 'same' && one.op !== 'leap' && one.isNegation;
  const grave = difference.filter(isGrave);
  const rest = difference.filter((one) => !isGrave(one));
  const hasNo = grave.length === 0 && no !== null;
  return [
    ...grave.map((one) => tell.negation(one)),
    ...(isOthers ? [`The source gives these words to ${speaker}.`] : []),
    ...(state === 'exact' ? ['Word for word as in the source.'] : []),
    ...tell.leaps(rest),
    ...tell.changes(rest),
    ...tell.trims(rest),
    ...tell.sounds(rest),
    ...(hasNo
      ? [
          `Look at the sentence: in the source “${source.source.text.slice(no.start, no.end)}” stands before these words.`,
        ]
      : []),
    ...(others.length > 0
      ? [`It fits ${others.length === 1 ? 'one other place' : `${others.length} other places`} as well.`]
      : []),
  ];
}

class Teller {
  readonly #content: string;
  readonly #source: IndexedSource;

  constructor(content: string, source: IndexedSource) {
    this.#content = content;
    this.#source = source;
  }

  negation(one: WordOp): string {
    if (one.op === 'left-out') return `A “no” is left out: the source says “${this.#fromSource(one.source)}”.`;
    if (one.op === 'added') return `A “no” is added: “${this.#fromQuote(one.quote)}” is not in the source.`;
    if (one.op !== 'replaced') return '';
    const [here, there] = [this.#fromQuote(one.quote), this.#fromSource(one.source)];
    const isHere = Array.from(keyedWords(this.#content.slice(one.quote.start, one.quote.end))).some(({ key }) =>
      this.#source.isNegation(key),
    );
    return `“${here}” instead of “${there}”: only the ${isHere ? 'quote' : 'source'} says no.`;
  }

  leaps(operations: readonly WordOp[]): string[] {
    const leaps = operations.filter((one) => one.op === 'leap');
    if (leaps.length === 0) return [];
    const told = new Set(
      leaps.map(({ why, words }) => {
        if (why === 'order') return 'in another order';
        const apart = `${words.toLocaleString('en')} ${words === 1 ? 'word' : 'words'} apart`;
        return why === 'speaker' ? `${apart}, with somebody else speaking` : apart;
      }),
    );
    return [`Put together from ${leaps.length + 1} places: ${[...told].slice(0, NAMED).join('; ')}.`];
  }

  changes(operations: readonly WordOp[]): string[] {
    const own = operations.filter((one) => (one.op === 'added' || one.op === 'replaced') && !one.isBracketed);
    const bracketed = operations.filter((one) => (one.op === 'added' || one.op === 'replaced') && one.isBracketed);
    const sentences = (all: readonly WordOp[], begin: string, end: string) =>
      all.length === 0 ? [] : [`${begin}${listed(all.map((one) => this.#change(one)))}${end}.`];
    return [...sentences(own, '', ''), ...sentences(bracketed, 'The writer’s own, in brackets: ', '')];
  }

  #change(one: WordOp): string {
    if (one.op === 'replaced') return `“${this.#fromQuote(one.quote)}” instead of “${this.#fromSource(one.source)}”`;
    return one.op === 'added' ? `“${this.#fromQuote(one.quote)}” added` : '';
  }

  trims(operations: readonly WordOp[]): string[] {
    const left = operations.filter((one) => one.op === 'left-out' && one.why === null);
    const of = (isMarked: boolean) => left.filter((one) => one.op === 'left-out' && one.isMarked === isMarked);
    const sentence = (all: readonly WordOp[], how: string) => {
      const words = all.reduce((sum, one) => sum + (one.op === 'left-out' ? one.count : 0), 0);
      const told = listed(all.map((one) => (one.op === 'left-out' ? `“${this.#fromSource(one.source)}”` : '')));
      return all.length === 0 ? [] : [`Left out, ${how}: ${told} (${words} ${words === 1 ? 'word' : 'words'}).`];
    };
    return [...sentence(of(false), 'not marked'), ...sentence(of(true), 'marked by an ellipsis')];
  }

  sounds(operations: readonly WordOp[]): string[] {
    const of = (why: 'filler' | 'repeated') =>
      operations.flatMap((one) =>
        one.op === 'left-out' && one.why === why ? [`“${this.#fromSource(one.source)}”`] : [],
      );
    const [fillers, repeated] = [of('filler'), of('repeated')];
    return [
      ...(fillers.length > 0 ? [`Without the ${fillers.length === 1 ? 'filler' : 'fillers'} ${listed(fillers)}.`] : []),
      ...(repeated.length > 0 ? [`Said twice in the source, once here: ${listed(repeated)}.`] : []),
    ];
  }

  #fromQuote = ({ start, end }: Fragment): string => shortened(this.#content.slice(start, end));
  #fromSource = ({ start, end }: Fragment): string => shortened(this.#source.source.text.slice(start, end));
}

const listed = (all: readonly string[]): string =>
  all.slice(0, NAMED).join(', ') + (all.length > NAMED ? ` and ${all.length - NAMED} more` : '');

function shortened(words: string): string {
  const line = words.replace(/\s+/gu, ' ');
  if (line.length <= LONGEST) return line;
  const [head, tail] = [line.slice(0, LONGEST / 2), line.slice(-LONGEST / 3)];
  return `${head.slice(0, head.lastIndexOf(' '))} … ${tail.slice(tail.indexOf(' ') + 1)}`.toWellFormed();
}
