import type { HiddenCharacter } from './hidden-characters.ts';

/**
 * A **look-alike** is a letter of one script that is drawn like a letter of another: Cyrillic а in “Pаul”. A word
 * that mixes two scripts is suspicious when every letter of its lesser script has a twin in the other: “VIPов” shows
 * openly what it is. A word made of nothing but look-alikes is so among Latin words, unless another word of its line
 * is openly in its script: “сосо” among Russian words is Russian.
 */

/** Latin letters, each followed by the letters of another script that are drawn like it. */
const TWINS: Readonly<Record<string, readonly string[]>> = {
  Cyrillic: [
    ...['Aа', 'AА', 'aа', 'BВ', 'CС', 'cс', 'dԁ', 'EЕ', 'eе', 'HН', 'hһ', 'IІ', 'iі', 'IӀ', 'lӏ', 'JЈ', 'jј'],
    ...['KК', 'kк', 'MМ', 'OО', 'oо', 'PР', 'pр', 'qԛ', 'QԚ', 'SЅ', 'sѕ', 'TТ', 'VѴ', 'vѵ', 'WԜ', 'wԝ'],
    ...['XХ', 'xх', 'YУ', 'yу', 'YҮ', 'ëё', 'ËЁ', 'ïї', 'ÏЇ'],
  ],
  Greek: [
    ...['AΑ', 'aα', 'BΒ', 'EΕ', 'ZΖ', 'HΗ', 'IΙ', 'iι', 'KΚ', 'kκ', 'MΜ', 'NΝ', 'vν', 'OΟ', 'oο', 'PΡ', 'pρ', 'TΤ'],
    ...['uυ', 'YΥ', 'yγ', 'XΧ', 'xχ', 'JͿ', 'jϳ', 'cϲ', 'CϹ'],
  ],
  Armenian: ['gց', 'hհ', 'nո', 'oօ', 'OՕ', 'qզ', 'uս', 'UՍ', 'SՏ'],
  Cherokee: [
    ...['AᎪ', 'BᏴ', 'CᏟ', 'DᎠ', 'EᎬ', 'GᏀ', 'HᎻ', 'JᎫ', 'KᏦ', 'LᏞ', 'MᎷ', 'PᏢ', 'RᏒ', 'RᎡ', 'SᏚ', 'TᎢ', 'VᏙ', 'WᎳ'],
    ...['YᎩ', 'ZᏃ', 'iᎥ', 'hᏂ', 'bᏏ'],
  ],
};

/** By letter of another script, the Latin one it is drawn like; and whose letters have a twin at all, by script. */
const LATIN_BY_TWIN = new Map<string, string>();
const TWINNED_LATIN = new Map<string, ReadonlySet<string>>();
for (const [script, pairs] of Object.entries(TWINS)) {
  for (const [latin, twin] of pairs.map((pair) => [...pair])) LATIN_BY_TWIN.set(twin!, latin!);
  TWINNED_LATIN.set(script, new Set(pairs.map((pair) => [...pair][0]!)));
}

const SCRIPTS: readonly (readonly [name: string, letter: RegExp])[] = [
  ['Latin', /\p{Script=Latin}/u],
  ['Cyrillic', /\p{Script=Cyrillic}/u],
  ['Greek', /\p{Script=Greek}/u],
  ['Armenian', /\p{Script=Armenian}/u],
  ['Cherokee', /\p{Script=Cherokee}/u],
];

const scriptOf = (letter: string): string | null => SCRIPTS.find(([, isOfIt]) => isOfIt.test(letter))?.[0] ?? null;

const SUSPECT = /[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}\p{Script=Cherokee}]/u;

interface Letter {
  readonly at: number;
  readonly letter: string;
  readonly script: string;
}

/** Returns the look-alikes of one line. Offsets in UTF-16 code units of the line. */
export function findLookAlikes(line: string): HiddenCharacter[] {
  if (!SUSPECT.test(line)) return [];
  const words = [...line.matchAll(/[\p{L}\p{M}]+/gu)].map(({ 0: word, index }) => lettersOf(word, index));
  const open = new Set(words.flatMap(openScripts));
  const isAmongLatin = words.some((letters) => letters.length > 0 && letters.every(({ script }) => script === 'Latin'));
  return words.flatMap((letters) => [...inMixedWord(letters), ...(isAmongLatin ? inDisguisedWord(letters, open) : [])]);
}

function lettersOf(word: string, start: number): Letter[] {
  const letters: Letter[] = [];
  let at = start;
  for (const letter of word) {
    const script = scriptOf(letter);
    if (script !== null) letters.push({ at, letter, script });
    at += letter.length;
  }
  return letters;
}

/** The scripts that a word shows openly: it has a letter of theirs that is drawn like no Latin one. */
const openScripts = (letters: readonly Letter[]): string[] =>
  letters.filter(({ letter, script }) => script !== 'Latin' && !LATIN_BY_TWIN.has(letter)).map(({ script }) => script);

/** The letters of the lesser script, when each of them passes for one of the word's own. */
function inMixedWord(letters: readonly Letter[]): HiddenCharacter[] {
  const foreign = letters.find(({ script }) => script !== 'Latin')?.script;
  const others = letters.filter(({ script }) => script === foreign);
  const latin = letters.filter(({ script }) => script === 'Latin');
  if (foreign === undefined || latin.length === 0 || others.length + latin.length < letters.length) return [];
  // “ρV”, “ΔT”: a Greek letter beside one other letter is a symbol.
  if (foreign === 'Greek' && letters.length < 3) return [];
  const isLatinWord = latin.length >= others.length;
  const lesser = isLatinWord ? others : latin;
  const passes = isLatinWord
    ? ({ letter }: Letter) => LATIN_BY_TWIN.has(letter)
    : ({ letter }: Letter) => TWINNED_LATIN.get(foreign)?.has(letter) === true;
  return lesser.every(passes) ? lesser.map((one) => found(one, isLatinWord ? 'Latin' : foreign)) : [];
}

/** A whole word of look-alikes among Latin ones; a lone Greek letter is a symbol. */
function inDisguisedWord(letters: readonly Letter[], open: ReadonlySet<string>): HiddenCharacter[] {
  const script = letters[0]?.script;
  if (script === undefined || script === 'Latin' || open.has(script)) return [];
  if (script === 'Greek' && letters.length < 2) return [];
  const isDisguised = letters.every((one) => one.script === script && LATIN_BY_TWIN.has(one.letter));
  return isDisguised ? letters.map((one) => found(one, null)) : [];
}

function found({ at, letter, script }: Letter, host: string | null): HiddenCharacter {
  const where = host === null ? `that looks like Latin ${LATIN_BY_TWIN.get(letter)}` : `in a ${host} word`;
  const name = `${script} ${letter} ${where}`;
  return { start: at, end: at + letter.length, kind: 'look-alike', name, label: script.slice(0, 3) };
}
