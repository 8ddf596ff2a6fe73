import { pastLimits } from '../kinds/past-limits.ts';
import type { Kind, SchemeRecord } from '../model/scheme.ts';
import { commandsWithPlainKeys, plainKey } from './index.ts';

/** What speaks against a scheme as it stands, told while it is edited. */
export interface SchemeConflict {
  /** Index of the kind it is about, or null for the scheme as a whole. */
  readonly kind: number | null;
  readonly words: string;
  /** True where the scheme cannot be used like this; otherwise it can, with a loss that the words tell. */
  readonly isGrave: boolean;
}

/** Returns every conflict, kind by kind. */
export function conflictsOf(scheme: SchemeRecord): readonly SchemeConflict[] {
  const { label, kinds, linkTypes } = scheme;
  const whole: SchemeConflict[] = [];
  const tell = (words: string) => whole.push({ kind: null, words, isGrave: true });
  if (label.trim() === '') tell('The scheme has no name.');
  if (kinds.length === 0) tell('The scheme has no kind: nothing could be tagged.');
  for (const type of linkTypes) {
    if (type.label.trim() === '') tell('A link type has no label.');
    else if (type.from.length === 0 || type.to.length === 0)
      tell(`The link “${type.label}” has an end without a kind.`);
  }
  const past = pastLimits(scheme).map((limit) => ({ ...limit, isGrave: true }));
  const ofKind = (index: number | null) => past.filter(({ kind }) => kind === index);
  return [
    ...whole,
    ...ofKind(null),
    ...kinds.flatMap((kind, index) => [...conflictsOfKind(kind, index, kinds), ...ofKind(index)]),
  ];
}

function conflictsOfKind(kind: Kind, index: number, kinds: readonly Kind[]): SchemeConflict[] {
  const found: SchemeConflict[] = [];
  const tell = (isGrave: boolean, words: string) => found.push({ kind: index, words, isGrave });
  const name = `“${kind.label}”`;
  const earlier = (isAlike: (other: Kind) => boolean) => kinds.slice(0, index).find(isAlike);
  if (kind.label.trim() === '') tell(true, `Kind ${index + 1} has no label.`);
  if (kind.letter.trim() === '') tell(true, `${name} has no letter.`);
  const lettered = earlier(({ letter }) => letter === kind.letter);
  if (lettered !== undefined) tell(false, `${name} and “${lettered.label}” have the letter ${kind.letter}.`);
  const drawn = earlier(({ line, colour }) => line === kind.line && colour === kind.colour);
  if (drawn !== undefined) tell(false, `${name} and “${drawn.label}” have the same line and colour.`);
  const key = plainKey(kind.key);
  const shown = kind.key.toUpperCase();
  const keyed = earlier((other) => plainKey(other.key) === key);
  const command = key === null ? undefined : commandsWithPlainKeys().get(key);
  if (key === null) tell(false, `${name} has no key of one character: it is tagged by menu and button alone.`);
  else if (command !== undefined)
    tell(false, `The key ${shown} of ${name} belongs to “${command.label}”, which keeps it.`);
  else if (keyed !== undefined) tell(false, `${name} and “${keyed.label}” have the key ${shown}; the first keeps it.`);
  for (const field of kind.fields) {
    if (field.label.trim() === '') tell(true, `A field of ${name} has no label.`);
    if (!('choices' in field)) continue;
    if (field.choices.length === 0) tell(true, `The field “${field.label}” of ${name} has no values to choose from.`);
    if (field.choices.some((choice) => choice.label.trim() === ''))
      tell(true, `A value of “${field.label}” (${kind.label}) has no label.`);
  }
  return found;
}
