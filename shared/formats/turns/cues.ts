/**
 * A **cue** is what is shown at one time: a stretch of time and the lines under it. SubRip, WebVTT and SubViewer write
 * the times a little differently; all are read alike, and what is no cue is told.
 */
export interface Cue {
  /** Milliseconds from the start. */
  readonly begin: number;
  readonly end: number;
  /** The line before the times, where it says more than a number. */
  readonly identifier: string;
  /** What stands behind the times: `align:start`. */
  readonly settings: string;
  /** Lines of text with their markup. */
  readonly lines: readonly string[];
}

export interface CueFile {
  readonly cues: readonly Cue[];
  /** How many comments were passed over. */
  readonly comments: number;
  /** Lines, from 1, where something stands that is no cue. */
  readonly strangeLines: readonly number[];
  /** What the head of a WebVTT file says: `Language: en`. */
  readonly head: ReadonlyMap<string, string>;
}

const TIME = String.raw`(?:(\d{1,4}):)?(\d{1,2}):(\d{2})[.,](\d{1,3})`;
const TIMES = new RegExp(String.raw`^[ \t]*${TIME}[ \t]*(?:--?>|,)[ \t]*${TIME}(?:[ \t]+(.*))?$`, 'u');

interface Times {
  readonly begin: number;
  readonly end: number;
  readonly settings: string;
}

/** Returns the cues of a file whose lines end with `\n`. */
export function readCues(text: string): CueFile {
  const lines = text.split('\n');
  const { head, next } = readHead(lines);
  const cues: Cue[] = [];
  const strangeLines: number[] = [];
  let comments = 0;
  for (let at = next; at < lines.length;) {
    if (isBlank(lines[at])) {
      at += 1;
      continue;
    }
    const [first, second] = [timesIn(lines[at]!), at + 1 < lines.length ? timesIn(lines[at + 1]!) : null];
    if (first === null && (second === null || lines[at]!.includes('-->'))) {
      if (/^NOTE(?:\s|$)/u.test(lines[at]!)) comments += 1;
      else if (!/^(?:STYLE|REGION)\s*$/u.test(lines[at]!)) strangeLines.push(at + 1);
      // Times that cannot be read stand under their number.
      const hasBadTimes = /^\d+\s*$/u.test(lines[at]!) && lines[at + 1]?.includes('-->') === true;
      at = endOfBlock(lines, at + (hasBadTimes ? 2 : 1));
      continue;
    }
    const identifier = first === null ? lines[at]!.trim() : '';
    const from = first === null ? at + 2 : at + 1;
    const end = endOfBlock(lines, from);
    const isNumber = /^\d*$/u.test(identifier);
    cues.push({ ...(first ?? second)!, identifier: isNumber ? '' : identifier, lines: lines.slice(from, end) });
    at = end;
  }
  return { cues, comments, strangeLines, head };
}

const isBlank = (line: string | undefined): boolean => line === undefined || line.trim() === '';

/** The line after the block: a blank one, or one that holds times, or an arrow. */
function endOfBlock(lines: readonly string[], from: number): number {
  let at = from;
  while (at < lines.length && !isBlank(lines[at]) && !lines[at]!.includes('-->')) at += 1;
  // Where a blank line is missing, the line before the times may be their number.
  const isNumbered =
    at < lines.length && at - 1 > from && lines[at]!.includes('-->') && /^\d+$/u.test(lines[at - 1]!.trim());
  return isNumbered ? at - 1 : at;
}

function timesIn(line: string): Times | null {
  const found = TIMES.exec(line.slice(0, 1000));
  if (found === null) return null;
  const [begin, end] = [milliseconds(found.slice(1, 5)), milliseconds(found.slice(5, 9))];
  return begin === null || end === null ? null : { begin, end, settings: (found[9] ?? '').trim() };
}

function milliseconds([hours = '0', minutes, seconds, fraction]: readonly (string | undefined)[]): number | null {
  if (Number(minutes) > 59 || Number(seconds) > 59) return null;
  const whole = (Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds);
  return whole * 1000 + Number(fraction!.padEnd(3, '0'));
}

/** The head of a WebVTT file goes to the first blank line; other files have none. */
function readHead(lines: readonly string[]): { readonly head: ReadonlyMap<string, string>; readonly next: number } {
  const head = new Map<string, string>();
  if (!/^WEBVTT(?:[ \t]|$)/u.test(lines[0] ?? '')) return { head, next: 0 };
  const end = endOfBlock(lines, 1);
  for (const line of lines.slice(1, end)) {
    const [, name, value] = /^([A-Za-z-]{1,40}):[ \t]{0,9}(\S.{0,200})$/u.exec(line) ?? [];
    if (name !== undefined) head.set(name.toLowerCase(), value!);
  }
  return { head, next: end };
}

/** Returns a time as all of these files write it: `00:00:03.500`. */
export function clock(time: number): string {
  const [whole, fraction] = [Math.floor(time / 1000), time % 1000];
  const two = (value: number) => String(value).padStart(2, '0');
  const hours = two(Math.floor(whole / 3600));
  return `${hours}:${two(Math.floor(whole / 60) % 60)}:${two(whole % 60)}.${String(fraction).padStart(3, '0')}`;
}
