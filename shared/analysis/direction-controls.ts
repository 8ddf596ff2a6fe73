import type { HiddenCharacter } from './hidden-characters.ts';

/**
 * **Direction controls** change the order in which a line is drawn, not the order in which it is read: “exe.txt” may
 * be “txt.exe”. Marks, and embeddings or isolates that are closed, are ordinary typography in a line with letters
 * that run from right to left; an override never is, nor one left open, which reaches beyond what holds it.
 */

const CONTROLS: Readonly<Record<string, readonly [label: string, name: string]>> = {
  '\u200e': ['LRM', 'left-to-right mark'],
  '\u200f': ['RLM', 'right-to-left mark'],
  '\u061c': ['ALM', 'Arabic letter mark'],
  '\u202a': ['LRE', 'left-to-right embedding'],
  '\u202b': ['RLE', 'right-to-left embedding'],
  '\u202c': ['PDF', 'end of embedding or override'],
  '\u202d': ['LRO', 'left-to-right override'],
  '\u202e': ['RLO', 'right-to-left override'],
  '\u2066': ['LRI', 'left-to-right isolate'],
  '\u2067': ['RLI', 'right-to-left isolate'],
  '\u2068': ['FSI', 'first-strong isolate'],
  '\u2069': ['PDI', 'end of isolate'],
};

const ANY = /[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/g;
const MARK = /[\u200e\u200f\u061c]/;
const OVERRIDE = /[\u202d\u202e]/;
const EMBEDDING = /[\u202a\u202b\u202d\u202e]/;
const ISOLATE = /[\u2066-\u2068]/;

const RIGHT_TO_LEFT =
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Samaritan}\p{Script=Mandaic}\p{Script=Adlam}]/u;

interface Control {
  readonly at: number;
  readonly character: string;
  /** Null for a mark, or for one whose partner is there. */
  note: 'never closed' | 'closes nothing' | null;
  /** The control that it opens or closes with. */
  partner: Control | null;
}

/** Returns the direction controls of one line. Offsets in UTF-16 code units of the line. */
export function findDirectionControls(line: string): HiddenCharacter[] {
  const controls = pairedControls(line);
  if (controls.length === 0) return [];
  const isOrdinaryHere = RIGHT_TO_LEFT.test(line);
  return controls.map((control) => {
    const { at, character, note, partner } = control;
    const [label, name] = CONTROLS[character]!;
    const overrides = [control, partner].some((one) => one !== null && OVERRIDE.test(one.character));
    const isHarmless = isOrdinaryHere && note === null && !overrides;
    return {
      start: at,
      end: at + 1,
      kind: 'direction',
      name: `U+${codeOf(character)} ${name}${note === null ? '' : `, ${note}`}`,
      label,
      ...(isHarmless ? { isHarmless } : {}),
    };
  });
}

const codeOf = (character: string): string => character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');

/** Pairs openings with closings as the bidirectional algorithm does: an isolate's end ends embeddings inside it. */
function pairedControls(line: string): Control[] {
  const open: Control[] = [];
  return [...line.matchAll(ANY)].map(({ 0: character, index }) => {
    const control: Control = { at: index, character, note: null, partner: null };
    if (MARK.test(character)) return control;
    if (EMBEDDING.test(character) || ISOLATE.test(character)) {
      control.note = 'never closed';
      open.push(control);
      return control;
    }
    const closed = character === '\u202c' ? endOfEmbedding(open) : endOfIsolate(open);
    if (closed === null) control.note = 'closes nothing';
    else {
      closed.note = null;
      closed.partner = control;
      control.partner = closed;
    }
    return control;
  });
}

function endOfEmbedding(open: Control[]): Control | null {
  const last = open.at(-1);
  return last !== undefined && EMBEDDING.test(last.character) ? open.pop()! : null;
}

function endOfIsolate(open: Control[]): Control | null {
  const at = open.findLastIndex(({ character }) => ISOLATE.test(character));
  return at === -1 ? null : open.splice(at)[0]!;
}
