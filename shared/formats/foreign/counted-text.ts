import type { OffsetReading } from '../../model/import-report.ts';

/**
 * A text whose offsets somebody else counted. The article's own text has one line feed at each line end and no byte
 * order mark; others count code points or bytes, and two units for a line end, or one where the file has two.
 */
export interface CountedText {
  /** The article's text: line ends are line feeds, NUL and half characters are U+FFFD. */
  readonly text: string;
  /** Returns the UTF-16 offset in `text`, or null for one outside the text or inside a character. */
  offsetOf(reading: OffsetReading, offset: number): number | null;
  /** Readings that may lead elsewhere than others in this text; the given one is always among them, and first. */
  readingsFrom(standard: OffsetReading): readonly OffsetReading[];
}

type Variant = OffsetReading['lineEnds'];
type Unit = OffsetReading['unit'];

/** @param raw as the file has it; a byte order mark taken off */
export function countedText(raw: string): CountedText {
  const text = ownText(raw);
  const hasReturns = raw.includes('\r');
  const tables = new Map<string, Table>();
  const tableOf = (unit: Unit, lineEnds: Variant): Table => {
    const key = `${unit} ${lineEnds}`;
    const known = tables.get(key);
    if (known !== undefined) return known;
    const table = tableFor(raw, text, unit, lineEnds);
    tables.set(key, table);
    return table;
  };
  const variants: Variant[] = [
    'as-they-are',
    ...(hasReturns ? (['one'] as const) : []),
    ...(/(?<!\r)\n|\r(?!\n)/u.test(raw) ? (['two'] as const) : []),
  ];
  const units: Unit[] = [
    'code-points',
    ...(/[\ud800-\udbff]/.test(raw) ? (['utf-16'] as const) : []),
    ...(/[^\0-\x7f]/.test(raw) ? (['utf-8'] as const) : []),
  ];
  return {
    text,
    offsetOf: ({ unit, lineEnds }, offset) => tableOf(unit, lineEnds)(offset),
    readingsFrom(standard) {
      const others = units.flatMap((unit) =>
        variants.flatMap((lineEnds) => (['exclusive', 'inclusive'] as const).map((end) => ({ unit, lineEnds, end }))),
      );
      return [standard, ...others.filter((one) => !isSame(one, standard, units, variants)).sort(byLikeness(standard))];
    },
  };
}

/** Returns the text as an article holds it: one line feed a line end, no NUL, no half character. */
export const ownText = (raw: string): string => raw.replace(/\r\n?/gu, '\n').replaceAll('\0', '\ufffd').toWellFormed();

/** Readings are the same where this text cannot tell them apart. */
function isSame(a: OffsetReading, b: OffsetReading, units: readonly Unit[], variants: readonly Variant[]): boolean {
  const unit = (one: OffsetReading) => (units.includes(one.unit) ? one.unit : 'code-points');
  const lineEnds = (one: OffsetReading) => (variants.includes(one.lineEnds) ? one.lineEnds : 'as-they-are');
  return unit(a) === unit(b) && lineEnds(a) === lineEnds(b) && a.end === b.end;
}

/** Those that differ from the standard in the fewest ways come first. */
const byLikeness = (standard: OffsetReading) => (a: OffsetReading, b: OffsetReading) =>
  distance(a, standard) - distance(b, standard);

const distance = (a: OffsetReading, b: OffsetReading): number =>
  Number(a.unit !== b.unit) + Number(a.lineEnds !== b.lineEnds) + 2 * Number(a.end !== b.end);

/** From an offset in the file's units to one in the article's text. */
type Table = (offset: number) => number | null;

function tableFor(raw: string, text: string, unit: Unit, lineEnds: Variant): Table {
  const counted = { 'as-they-are': raw, one: text, two: text.replaceAll('\n', '\r\n') }[lineEnds];
  const isPlain = unit === 'utf-16' || !(unit === 'code-points' ? /[\ud800-\udfff]/ : /[^\0-\x7f]/).test(counted);
  const folds = counted.includes('\r\n');
  if (isPlain && !folds) return (offset) => (Number.isInteger(offset) && isInside(offset, counted) ? offset : null);
  // One entry a unit that a character begins at, and the end of the text; -1 inside a character.
  const starts = new Int32Array(lengthIn(counted, unit) + 1).fill(-1);
  let at = 0;
  let own = 0;
  for (let i = 0; i < counted.length;) {
    const code = counted.codePointAt(i)!;
    const size = code > 0xffff ? 2 : 1;
    starts[at] = own;
    at += unit === 'utf-8' ? bytesIn(code) : unit === 'utf-16' ? size : 1;
    own += code === 0x0d && counted.charCodeAt(i + 1) === 0x0a ? 0 : size;
    i += size;
  }
  starts[at] = own;
  return (offset) => {
    const found = Number.isInteger(offset) && offset >= 0 ? starts[offset] : undefined;
    return found === undefined || found < 0 ? null : found;
  };
}

/** In UTF-16 no offset lies inside a surrogate pair. */
const isInside = (offset: number, text: string): boolean =>
  offset >= 0 && offset <= text.length && !/[\udc00-\udfff]/.test(text.charAt(offset));

function lengthIn(text: string, unit: Unit): number {
  if (unit === 'utf-16') return text.length;
  let length = 0;
  for (const character of text) length += unit === 'utf-8' ? bytesIn(character.codePointAt(0)!) : 1;
  return length;
}

const bytesIn = (code: number): number => (code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4);
