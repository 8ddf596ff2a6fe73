import type { ForeignDocument, ForeignLink, ForeignSpan } from '../foreign/foreign-document.ts';
import type { ConllDocument, ConllRow } from './rows.ts';

/**
 * Annotations out of tags. `B-` begins one, `I-` goes on with one of the same label or begins it (so IOB1, IOB2 and plain
 * IO read alike), `E-` and `L-` end it, `S-` and `U-` are one of one token. Which tokens stood without a space between
 * them is told nowhere: the text is the tokens with a blank between them, a sentence a paragraph.
 */
export function documentOf(document: ConllDocument, title: string, hasChains: boolean): ForeignDocument {
  const lines: string[] = [];
  const spans: ForeignSpan[] = [];
  const chains = new ChainReading();
  let length = 0;
  for (const rows of document.sentences) {
    const words = placed(rows, length);
    lines.push(rows.map(({ token }) => token).join(' '));
    if (hasChains) chains.read(words);
    else for (const span of taggedIn(words, spans.length)) spans.push(span);
    length += lines.at(-1)!.length + 1;
  }
  const found = hasChains ? chains.found() : isDirectQuote(spans) ? asQuotes(spans) : { spans, links: [] };
  return { title: document.name ?? title, text: lines.join('\n'), speakers: [], ...found };
}

interface PlacedWord extends ConllRow {
  readonly start: number;
  readonly end: number;
}

function placed(rows: readonly ConllRow[], base: number): PlacedWord[] {
  let at = base;
  return rows.map((row) => {
    const start = at;
    at += row.token.length + 1;
    return { ...row, start, end: at - 1 };
  });
}

const OUTSIDE = new Set(['O', 'Out', '_', '-', '', '*']);

/** Returns prefix and label of a tag; without a prefix it is as `I-`. */
function tagOf(tag: string): { readonly prefix: string; readonly label: string } {
  const [, prefix = 'I', label = tag] = /^([BIESLUM])[-_](.+)$/u.exec(tag) ?? [];
  return { prefix, label };
}

function taggedIn(words: readonly PlacedWord[], before: number): ForeignSpan[] {
  const found: { label: string; start: number; end: number }[] = [];
  let open: (typeof found)[number] | null = null;
  for (const { tag, start, end } of words) {
    if (tag === null || OUTSIDE.has(tag)) {
      open = null;
      continue;
    }
    const { prefix, label } = tagOf(tag);
    const goesOn = open !== null && open.label === label && !'BSU'.includes(prefix);
    if (goesOn) open!.end = end;
    else found.push((open = { label, start, end }));
    if ('ESLU'.includes(prefix)) open = null;
  }
  return found.map(({ label, start, end }, i) => ({
    id: `a${before + i + 1}`,
    label,
    fragments: [{ start, end }],
    attributes: {},
  }));
}

const DIRECT_QUOTE = new Set(['LeftSpeaker', 'RightSpeaker', 'Unknown', 'Speaker']);

/** True for the labels of the DirectQuote corpus, which say on which side of a quotation its speaker stands. */
const isDirectQuote = (spans: readonly ForeignSpan[]): boolean =>
  spans.some(({ label }) => /^(?:Left|Right)Speaker$/u.test(label)) &&
  spans.every(({ label }) => DIRECT_QUOTE.has(label));

/** Quotations tied to the nearest speaker on the side that their label says. */
function asQuotes(spans: readonly ForeignSpan[]): Pick<ForeignDocument, 'spans' | 'links'> {
  const links: ForeignLink[] = [];
  const tie = (from: ForeignSpan, to: ForeignSpan | null) => {
    if (to !== null) links.push({ id: `l${links.length + 1}`, label: 'said-by', from: from.id, to: to.id });
  };
  let left: ForeignSpan | null = null;
  for (const span of spans) {
    if (span.label === 'Speaker') left = span;
    else if (span.label === 'LeftSpeaker') tie(span, left);
  }
  let right: ForeignSpan | null = null;
  for (const span of spans.toReversed()) {
    if (span.label === 'Speaker') right = span;
    else if (span.label === 'RightSpeaker') tie(span, right);
  }
  const named = spans.map((span): ForeignSpan =>
    span.label === 'Speaker'
      ? { ...span, label: 'mention' }
      : { ...span, label: 'quote', attributes: { quoteType: 'direct' } },
  );
  return { spans: named, links };
}

/** Mentions of CoNLL-2012: `(3` opens one of chain 3, `3)` closes it, `(3)` is both. */
class ChainReading {
  readonly #open = new Map<string, number[]>();
  readonly #spans: ForeignSpan[] = [];
  readonly #first = new Map<string, ForeignSpan>();
  readonly #links: ForeignLink[] = [];

  read(words: readonly PlacedWord[]): void {
    for (const { tag, start, end } of words) {
      for (const mark of (tag ?? '').split('|')) {
        const [, opens, chain, closes] = /^(\(?)(\d+)(\)?)$/u.exec(mark) ?? [];
        if (chain === undefined) continue;
        const starts = this.#open.get(chain) ?? [];
        this.#open.set(chain, starts);
        if (opens !== '') starts.push(start);
        const from = closes === '' ? undefined : starts.pop();
        if (from !== undefined) this.#add(chain, from, end);
      }
    }
    this.#open.clear();
  }

  #add(chain: string, start: number, end: number): void {
    const span: ForeignSpan = {
      id: `m${this.#spans.length + 1}`,
      label: 'mention',
      fragments: [{ start, end }],
      attributes: { chain },
    };
    this.#spans.push(span);
    const first = this.#first.get(chain);
    if (first === undefined) this.#first.set(chain, span);
    else this.#links.push({ id: `l${this.#links.length + 1}`, label: 'coreference', from: span.id, to: first.id });
  }

  found(): Pick<ForeignDocument, 'spans' | 'links'> {
    return { spans: this.#spans, links: this.#links };
  }
}
