import { snapToGraphemes } from '../../shared/analysis/graphemes.ts';
import { speakerOfClaim, speakerOfMention, speakerOfQuote } from '../../shared/annotations/attribution.ts';
import type { Sliceable } from '../../shared/annotations/covered-text.ts';
import type { AnnotationSet } from '../../shared/annotations/annotation-set.ts';
import type { Scheme } from '../../shared/kinds/scheme.ts';
import type { Annotation, Speaker } from '../../shared/model/records.ts';
import { IS_MAC } from '../editor/index.ts';

/** What the screen says about records, in one place so that cards, lists and announcements agree. */

/** Returns the annotation's text, its last one when it is detached. */
export const textOf = (text: Sliceable, annotation: Annotation): string =>
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

/** Returns `10,000 quotes`: for what there may be thousands of. */
export const counted = (n: number, one: string, many: string): string =>
  `${n.toLocaleString('en')} ${n === 1 ? one : many}`;

/** Returns at most `length` UTF-16 units of the text, cut at a word, in no case within a character. */
export function shortened(text: string, length: number): string {
  if (text.length <= length) return text;
  const cut = text.slice(0, snapToGraphemes(text, { start: length, end: length }).start);
  const space = cut.lastIndexOf(' ');
  return `${(space > length / 2 ? cut.slice(0, space) : cut).trimEnd()}…`;
}

/** Returns what of the text before something stands in its paragraph. */
export const lastLine = (text: string): string => text.slice(text.lastIndexOf('\n') + 1);

/** Returns what of the text behind something stands in its paragraph. */
export const firstLine = (text: string): string => text.split('\n', 1)[0]!;

/**
 * Returns a name from outside as it can stand in a sentence: between isolates, so that its letters cannot re-order the
 * words round it (promise H9). Plain names need none.
 */
export const isolated = (name: string): string => (/^[ -~]*$/.test(name) ? name : `\u2068${closed(name)}\u2069`);

/** Direction controls that the name leaves open would end the isolate early or reach beyond it. */
const closed = (name: string): string => name.replaceAll(/[\u202a-\u202e\u2066-\u2069]/g, '\ufffd');

const KEY_NAMES: Readonly<Record<string, string>> = {
  Mod: IS_MAC ? '⌘' : 'Ctrl',
  Alt: IS_MAC ? '⌥' : 'Alt',
  Meta: IS_MAC ? '⌘' : 'Meta',
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  PageUp: 'PgUp',
  PageDown: 'PgDn',
  Escape: 'Esc',
  Delete: 'Del',
};

/** Returns a key as keyboards print it: `Ctrl+E`, `Q`. */
export const keyLabel = (key: string): string =>
  key
    .split(/-(?!$)/)
    .map((part) => KEY_NAMES[part] ?? (part.length === 1 ? part.toUpperCase() : part))
    .join('+');

/** Returns `Undo (Ctrl+Z)`, or the label alone where there is no key. */
export const withKey = (label: string, key: string): string => (key === '' ? label : `${label} (${key})`);
