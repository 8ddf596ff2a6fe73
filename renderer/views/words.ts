import { speakerOfClaim, speakerOfMention, speakerOfQuote } from '../../shared/annotations/attribution.ts';
import type { AnnotationSet } from '../../shared/annotations/annotation-set.ts';
import { commandOf } from '../../shared/commands/index.ts';
import type { Scheme } from '../../shared/kinds/scheme.ts';
import type { Annotation, Speaker } from '../../shared/model/records.ts';

/** What the screen says about records, in one place so that cards, lists and announcements agree. */

/** Returns the annotation's text, its last one when it is detached. */
export const textOf = (text: string, annotation: Annotation): string =>
  annotation.detached?.exact ?? annotation.fragments.map(({ start, end }) => text.slice(start, end)).join(' … ');

/** Returns who speaks, as far as it is known: the speaker of a quote, mention or claim. */
export function speakerOf(set: AnnotationSet, annotation: Annotation): Speaker | null {
  if (annotation.kind === 'quote') return speakerOfQuote(set, annotation.id);
  if (annotation.kind === 'mention') return speakerOfMention(set, annotation.id);
  if (annotation.kind === 'claim') return speakerOfClaim(set, annotation.id);
  return null;
}

/** Returns the label of a chosen value, or null when the field is empty. */
export function choiceLabel(scheme: Scheme, annotation: Annotation, fieldId: string): string | null {
  const value = annotation.attributes[fieldId];
  return typeof value === 'string' ? scheme.valueLabel(annotation.kind, fieldId, value) : null;
}

/** Returns the note on the annotation, in Markdown, or null. */
export function noteOf({ attributes: { note } }: Annotation): string | null {
  return typeof note === 'string' && note.trim() !== '' ? note : null;
}

/** Returns the letter of a kind; a question mark for a kind the scheme does not know. */
export const letterOf = (scheme: Scheme, kind: string): string => scheme.findKind(kind)?.letter ?? '?';

/** Returns `1 quote`, `2 quotes`. */
export const count = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`;

/** Returns at most `length` characters of the text, cut at a word. */
export function shortened(text: string, length: number): string {
  if (text.length <= length) return text;
  const cut = text.slice(0, length).replace(/[\ud800-\udbff]$/, '');
  const space = cut.lastIndexOf(' ');
  return `${(space > length / 2 ? cut.slice(0, space) : cut).trimEnd()}…`;
}

/**
 * Returns a name from outside as it can stand in a sentence: between isolates, so that its letters cannot re-order the
 * words round it (promise H9). Plain names need none.
 */
export const isolated = (name: string): string => (/^[ -~]*$/.test(name) ? name : `\u2068${closed(name)}\u2069`);

/** Direction controls that the name leaves open would end the isolate early or reach beyond it. */
const closed = (name: string): string => name.replaceAll(/[\u202a-\u202e\u2066-\u2069]/g, '\ufffd');

const IS_MAC = globalThis.navigator?.userAgent.includes('Mac') ?? false;

const KEY_NAMES: Readonly<Record<string, string>> = {
  Mod: IS_MAC ? '⌘' : 'Ctrl',
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  Delete: 'Del',
  Shift: 'Shift',
};

/** Returns a key as keyboards print it: `Ctrl+E`, `Q`. */
export function keyLabel(key: string): string {
  const parts =
    key === '-' || key.endsWith('--') ? [...key.slice(0, -2).split('-').filter(Boolean), '-'] : key.split('-');
  return parts.map((part) => KEY_NAMES[part] ?? (part.length === 1 ? part.toUpperCase() : part)).join('+');
}

/** Returns the first key of a command as keyboards print it, or an empty string. */
export function shortcutOf(commandId: string): string {
  const [key] = commandOf(commandId).keys;
  return key === undefined ? '' : keyLabel(key);
}
