import { findDirectionControls } from './direction-controls.ts';
import { findLookAlikes } from './look-alikes.ts';

/**
 * A **hidden character** changes what a text says to a program, or how it is drawn, without being seen (promise H9):
 * direction controls, characters without width, tags, controls, letters that pass for others. Most have an honest
 * use: a joiner makes one emoji of three and shapes Persian words, a soft hyphen breaks a line. What stands where it
 * is of use is **harmless**: it is drawn when hidden characters are shown, and nobody is warned of it. Parts of an
 * emoji are not hidden at all.
 */
export interface HiddenCharacter {
  /** UTF-16 code units in the text that was searched, half-open. */
  readonly start: number;
  readonly end: number;
  readonly kind: HiddenKind;
  /** As people know it: “U+202E right-to-left override”, “Cyrillic а in a Latin word”. */
  readonly name: string;
  /** A few letters that stand for it where it is drawn: “RLO”. */
  readonly label: string;
  readonly isHarmless?: true;
}

export type HiddenKind =
  'direction' | 'invisible' | 'tag' | 'control' | 'noncharacter' | 'marks' | 'look-alike' | 'full-width';

/** Returns what a reader should be warned of, in text order. */
export const findHiddenCharacters = (text: string): readonly HiddenCharacter[] =>
  findAllHiddenCharacters(text).filter(({ isHarmless }) => isHarmless !== true);

/** Returns every hidden character, the harmless ones too, in text order. */
export function findAllHiddenCharacters(text: string): readonly HiddenCharacter[] {
  if (!SUSPECT.test(text)) return [];
  const found: HiddenCharacter[] = [];
  let start = 0;
  for (const line of text.split('\n')) {
    if (SUSPECT.test(line)) found.push(...inLine(line).map((one) => moved(one, start)));
    start += line.length + 1;
  }
  return found;
}

/** Returns the names of what is hidden in the texts, each once, with how often it is there: “… (2 times)”. */
export function hiddenNames(texts: readonly string[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const { name } of texts.flatMap(findHiddenCharacters)) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].map(([name, count]) => (count === 1 ? name : `${name} (${count} times)`));
}

/** All that may be worth a closer look; plain text of most alphabets passes without one. */
const SUSPECT =
  /[\0-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufff9-\ufffb\uff01-\uff5e\u2800\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}\p{Surrogate}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}\p{Script=Cherokee}]|\p{M}{9}/u;

const moved = (one: HiddenCharacter, by: number): HiddenCharacter => ({
  ...one,
  start: one.start + by,
  end: one.end + by,
});

function inLine(line: string): HiddenCharacter[] {
  return [
    ...findDirectionControls(line),
    ...findTags(line),
    ...findInvisible(line),
    ...findControls(line),
    ...findPiledMarks(line),
    ...findLookAlikes(line),
    ...findFullWidth(line),
  ].sort((a, b) => a.start - b.start || a.end - b.end);
}

const codeOf = (character: string): string =>
  `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;

// Tags

/** England, Scotland, Wales: the flags made of tags that are drawn; any other sequence is drawn as a black flag. */
const TAGGED_FLAG =
  /\u{1f3f4}\u{e0067}\u{e0062}(?:\u{e0065}\u{e006e}\u{e0067}|\u{e0073}\u{e0063}\u{e0074}|\u{e0077}\u{e006c}\u{e0073})\u{e007f}/gu;

/** A run of tags counts as one, since it spells something. */
function findTags(line: string): HiddenCharacter[] {
  const shown = line.replace(TAGGED_FLAG, (flag) => ' '.repeat(flag.length));
  return [...shown.matchAll(/[\u{e0000}-\u{e007f}]+/gu)].map(({ 0: run, index }) => {
    const spelt = [...run].map((tag) => String.fromCharCode(tag.codePointAt(0)! - 0xe0000)).join('');
    const words = spelt.replaceAll(/[^ -~]/g, '');
    const count = [...run].length;
    const name = `${count} tag ${count === 1 ? 'character' : 'characters'} that spell “${words}”`;
    return { start: index, end: index + run.length, kind: 'tag', name, label: 'TAG' };
  });
}

// Characters without width

const INVISIBLE_NAMES: Readonly<Record<string, readonly [label: string, name: string]>> = {
  '\u00ad': ['SHY', 'soft hyphen'],
  '\u034f': ['CGJ', 'combining grapheme joiner'],
  '\u115f': ['U+115F', 'Hangul filler'],
  '\u1160': ['U+1160', 'Hangul filler'],
  '\u180e': ['MVS', 'Mongolian vowel separator'],
  '\u200b': ['ZWSP', 'zero-width space'],
  '\u200c': ['ZWNJ', 'zero-width non-joiner'],
  '\u200d': ['ZWJ', 'zero-width joiner'],
  '\u2060': ['WJ', 'word joiner'],
  '\u2061': ['U+2061', 'invisible function application'],
  '\u2062': ['U+2062', 'invisible times'],
  '\u2063': ['U+2063', 'invisible separator'],
  '\u2064': ['U+2064', 'invisible plus'],
  '\u2800': ['U+2800', 'blank Braille pattern'],
  '\u3164': ['U+3164', 'Hangul filler'],
  '\ufeff': ['BOM', 'zero-width no-break space'],
  '\uffa0': ['U+FFA0', 'half-width Hangul filler'],
};

/** Tags and direction controls are default-ignorable too, and are found where they are told apart. */
const INVISIBLE =
  /(?![\u{e0000}-\u{e007f}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069])[\p{Default_Ignorable_Code_Point}\u2800]/gu;

function findInvisible(line: string): HiddenCharacter[] {
  return [...line.matchAll(INVISIBLE)].flatMap(({ 0: character, index }): HiddenCharacter[] => {
    const end = index + character.length;
    const use = useOf(character, characterBefore(line, index), characterAfter(line, end));
    if (use === 'drawn') return [];
    const isVariant = /\p{Variation_Selector}/u.test(character);
    const [label, name] = INVISIBLE_NAMES[character] ?? [
      isVariant ? 'VS' : codeOf(character),
      isVariant ? 'variation selector' : 'invisible character',
    ];
    const harmless = use === 'harmless' ? { isHarmless: true as const } : {};
    return [{ start: index, end, kind: 'invisible', name: `${codeOf(character)} ${name}`, label, ...harmless }];
  });
}

/** One whole character each, or nothing: patterns with an end anchor miss astral ones in some versions of Chromium. */
const characterBefore = (line: string, index: number): string =>
  [...line.slice(Math.max(0, index - 2), index)].at(-1) ?? '';
const characterAfter = (line: string, index: number): string => [...line.slice(index, index + 2)][0] ?? '';

/** Scripts whose letters joiners shape; a joiner after one of them belongs to its word. */
const JOINED =
  /[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Mandaic}\p{Script=Nko}\p{Script=Adlam}\p{Script=Mongolian}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}\p{Script=Gujarati}\p{Script=Oriya}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}\p{Script=Tibetan}\p{Script=Myanmar}\p{Script=Khmer}\p{Script=Meetei_Mayek}\p{Script=Chakma}\p{Script=Balinese}\p{Script=Javanese}\p{Script=Newa}\u064b-\u065f\u0670]/u;

/** Scripts written without spaces, in which a zero-width space says where a line may break. */
const UNSPACED =
  /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}\p{Script=Javanese}\p{Script=Balinese}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

/** Variants of these are drawn: emoji, ideographs, mathematical signs, Mongolian and Myanmar letters. */
const HAS_VARIANTS =
  /[\p{Emoji}\p{Script=Han}\p{Script=Mongolian}\p{Script=Phags_Pa}\p{Script=Myanmar}\p{Script=Egyptian_Hieroglyphs}\p{Sm}\u3000-\u303f\uff00-\uff0f\uff1a\uff1b\uff1f]/u;

/** Whether the character is seen by what it does, is of use there, or has no business there. */
function useOf(character: string, left: string, right: string): 'drawn' | 'harmless' | 'odd' {
  if (/\p{Variation_Selector}/u.test(character)) return HAS_VARIANTS.test(left) ? 'drawn' : 'odd';
  switch (character) {
    case '\u00ad':
      return 'harmless';
    case '\u200d':
      if (
        /[\p{Extended_Pictographic}\p{Emoji_Modifier}\ufe0f]/u.test(left) &&
        /\p{Extended_Pictographic}/u.test(right)
      ) {
        return 'drawn';
      }
      return JOINED.test(left) ? 'harmless' : 'odd';
    case '\u200c':
      return JOINED.test(left) ? 'harmless' : 'odd';
    case '\u200b':
      return UNSPACED.test(left) || UNSPACED.test(right) ? 'harmless' : 'odd';
    case '\u180e':
      return /\p{Script=Mongolian}/u.test(left) ? 'harmless' : 'odd';
    case '\u2800':
      return /[\u2801-\u28ff]/.test(left + right) ? 'drawn' : 'odd';
    case '\u115f':
    case '\u1160':
      return /[\u1100-\u11ff\ua960-\ua97c\ud7b0-\ud7fb]/.test(left + right) ? 'drawn' : 'odd';
    default:
      return 'odd';
  }
}

// Controls, and what is no character

const CONTROL_NAMES: Readonly<Record<string, readonly [label: string, name: string]>> = {
  '\0': ['NUL', 'null'],
  '\x07': ['BEL', 'bell'],
  '\b': ['BS', 'backspace'],
  '\v': ['VT', 'line tabulation'],
  '\f': ['FF', 'form feed'],
  '\r': ['CR', 'carriage return'],
  '\x1b': ['ESC', 'escape'],
  '\x7f': ['DEL', 'delete'],
  '\x85': ['NEL', 'next line'],
  '\u2028': ['LS', 'line separator'],
  '\u2029': ['PS', 'paragraph separator'],
  '\ufff9': ['IAA', 'annotation anchor'],
  '\ufffa': ['IAS', 'annotation separator'],
  '\ufffb': ['IAT', 'annotation terminator'],
};

const CONTROL = /[\0-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufff9-\ufffb]|\p{Noncharacter_Code_Point}|\p{Surrogate}/gu;

function findControls(line: string): HiddenCharacter[] {
  return [...line.matchAll(CONTROL)].map(({ 0: character, index }) => {
    const code = codeOf(character);
    const known = CONTROL_NAMES[character];
    const isControl = known !== undefined || /\p{Cc}/u.test(character);
    const name = known?.[1] ?? (isControl ? 'control character' : nameOfNone(character));
    const label = known?.[0] ?? code;
    const kind = isControl ? 'control' : 'noncharacter';
    return { start: index, end: index + character.length, kind, name: `${code} ${name}`, label };
  });
}

const nameOfNone = (character: string): string =>
  /\p{Surrogate}/u.test(character) ? 'half of a surrogate pair' : 'noncharacter';

// Marks, and wide forms

/** More marks than this on one letter are no writing system's: they cover the lines above and below. */
function findPiledMarks(line: string): HiddenCharacter[] {
  return [...line.matchAll(/\p{M}{9,}/gu)].map(({ 0: run, index }) => {
    const count = [...run].length;
    const name = `${count} combining marks on one character`;
    return { start: index, end: index + run.length, kind: 'marks', name, label: `${count} marks` };
  });
}

const EAST_ASIAN = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}]/u;

/** Full-width letters are at home beside ideographs; in other lines they pass for the plain ones. */
function findFullWidth(line: string): HiddenCharacter[] {
  const isHarmless = EAST_ASIAN.test(line);
  return [...line.matchAll(/[\uff01-\uff5e]+/g)].map(({ 0: run, index }) => {
    const name = `full-width “${run.slice(0, 20)}”`;
    const base = { start: index, end: index + run.length, kind: 'full-width' as const, name, label: 'wide' };
    return isHarmless ? { ...base, isHarmless } : base;
  });
}
