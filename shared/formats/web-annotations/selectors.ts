import { listOf, numberAt, stringAt } from '../foreign/foreign-json.ts';
import { propertyOf } from '../read-json.ts';

/**
 * What the selectors of a target say of its words. Alternatives stand side by side, and one may be refined by another
 * that counts from what the first selected: its words hold wherever they are looked for, its numbers do not.
 */
export interface Selection {
  readonly quote?: Quote;
  /** Where the file says that it stands: in its own units, ends as it has them. */
  readonly position?: { readonly start: number; readonly end: number };
  /** From the first words of one selection to the first of another. */
  readonly range?: { readonly from: Quote; readonly to: Quote };
  /** Types of selectors that say nothing of a text, or nothing that can be used without the page. */
  readonly others: readonly string[];
}

export interface Quote {
  readonly exact: string;
  readonly prefix: string;
  readonly suffix: string;
}

/** Alternatives and refinements are followed this far; real ones have two or three. */
const MOST_SELECTORS = 100;

/** Returns what the `selector` of a target says. */
export function selectionOf(selector: unknown): Selection {
  const others: string[] = [];
  let found: Omit<Selection, 'others'> = {};
  const waiting = listOf(selector).map((value) => ({ value, isRefined: false }));
  for (let at = 0; at < waiting.length && at < MOST_SELECTORS; at += 1) {
    const { value, isRefined } = waiting[at]!;
    const part = partOf(value);
    if (part === null) others.push(stringAt(value, 'type') ?? 'selector elsewhere');
    else if (isRefined && part.position !== undefined) others.push('position within a part');
    else found = { ...part, ...found };
    for (const inner of listOf(propertyOf(value, 'refinedBy'))) waiting.push({ value: inner, isRefined: true });
  }
  return { ...found, others };
}

/** Returns what one selector says by itself, or null when that is nothing of a text. */
function partOf(selector: unknown): Omit<Selection, 'others'> | null {
  switch (stringAt(selector, 'type')) {
    case 'TextQuoteSelector': {
      const quote = quoteIn(selector);
      return quote === null ? null : { quote };
    }
    case 'TextPositionSelector':
      return positionOf(numberAt(selector, 'start'), numberAt(selector, 'end'));
    case 'FragmentSelector': {
      // RFC 5147: positions between characters of a plain text.
      const [, start, end] = /^char=(\d{1,15}),(\d{1,15})(?:;|$)/u.exec(stringAt(selector, 'value') ?? '') ?? [];
      return positionOf(Number(start), Number(end));
    }
    case 'RangeSelector':
      return rangeOf(propertyOf(selector, 'startSelector'), propertyOf(selector, 'endSelector'));
    default:
      return null;
  }
}

function quoteIn(selector: unknown): Quote | null {
  const exact = stringAt(selector, 'exact');
  if (exact === undefined || exact === '') return null;
  return { exact, prefix: stringAt(selector, 'prefix') ?? '', suffix: stringAt(selector, 'suffix') ?? '' };
}

const positionOf = (start: number | undefined, end: number | undefined) =>
  start !== undefined && end !== undefined && start >= 0 && start < end ? { position: { start, end } } : null;

/** A range ends where the selection of its end begins. */
function rangeOf(start: unknown, end: unknown): Omit<Selection, 'others'> | null {
  const [from, to] = [quoteIn(start), quoteIn(end)];
  if (from !== null && to !== null) return { range: { from, to } };
  return positionOf(numberAt(start, 'start'), numberAt(end, 'start'));
}
