import type { Fragment } from '../../model/records.ts';

/**
 * The **words** of a text as the verbatim check compares them. Each has a **key**: what is left when case, the shape of
 * letters (ligatures, wide and composed forms), soft hyphens and the shape of apostrophes are taken off, so that two
 * words are the same when their keys are. Signs between words do not count at all. Where a script sets no spaces each
 * character is a word of its own. Small numbers count the same in letters and digits.
 */
export interface KeyedWord extends Fragment {
  readonly key: string;
}

/** Letters, digits, their accents, and what stands unseen between them. */
const LETTER = String.raw`\p{L}\p{M}\p{N}\u00ad\u200b-\u200d\u2060`;
const NUMBER = String.raw`\p{N}+(?:[.,]\p{N}+)*[\p{L}\p{M}]*`;
const TIED = String.raw`(?:['’ʼ＇][${LETTER}]+)*`;
/** A word that the end of a line divides goes on in small letters. */
const DIVIDED = String.raw`(?:[-‐]\r?\n[ \t]*\p{Ll}[${LETTER}]*)?`;

const WORD = new RegExp(`${NUMBER}${TIED}|[\\p{L}\\p{M}][${LETTER}]*${TIED}${DIVIDED}|[%&]`, 'gu');

/** A letter of a script without spaces between words. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/**
 * Yields the words that begin in `[from, until)`, in order. Linear in the length of the stretch.
 *
 * @param from UTF-16 offset at which no word is cut
 */
export function* keyedWords(text: string, from = 0, until = text.length): Generator<KeyedWord, void, undefined> {
  const pattern = new RegExp(WORD);
  const keys = new Map<string, string>();
  const keyOf = (written: string): string => {
    let key = keys.get(written);
    if (key === undefined) keys.set(written, (key = keyFor(written)));
    return key;
  };
  pattern.lastIndex = from;
  for (let found = pattern.exec(text); found !== null && found.index < until; found = pattern.exec(text)) {
    const [written] = found;
    const start = found.index;
    if (!isAscii(written) && UNSPACED.test(written)) {
      for (const { index, segment } of graphemes.segment(written)) {
        yield { start: start + index, end: start + index + segment.length, key: keyOf(segment) };
      }
    } else {
      yield { start, end: start + written.length, key: keyOf(written) };
    }
  }
}

/** Returns whether the word is a character of a script that sets no spaces. */
export const isUnspacedWord = (key: string): boolean => UNSPACED.test(key);

const isAscii = (written: string): boolean => !/[^ -~\r\n\t]/.test(written);

/** Soft hyphens, what has no width, the points of Hebrew and Arabic, and the stretched Arabic line. */
const UNSEEN = /[\u00ad\u200b-\u200d\u2060\u0591-\u05c7\u064b-\u0655\u0640]/gu;

function keyFor(written: string): string {
  const plain = isAscii(written) ? written : written.normalize('NFKC').replace(UNSEEN, '').replace(/[’ʼ]/gu, "'");
  const joined = (plain.includes('\n') ? plain.replace(/[-‐]\r?\n[ \t]*/u, '') : plain).toLowerCase();
  const ungrouped = /^\d{1,3}(?:,\d{3})+/.test(joined) ? joined.replaceAll(',', '') : joined;
  return (WRITTEN_OTHERWISE.get(ungrouped) ?? spelledAlike(ungrouped)) || written;
}

/** British and American spelling of the same word: endings, and words of which the letters are no others in either. */
const SPELLINGS: readonly (readonly [RegExp, string])[] = [
  [/(?<=^.{3,})is(e[sd]?|ing|ations?)$/, 'iz$1'],
  [/(?<=^(?:col|hon|lab|neighb|fav|hum|behavi|harb|rum|arm|endeav|flav|vig))our/, 'or'],
  [/^(cent|theat|kilomet|centimet|lit)re(s?)$/, '$1er$2'],
  [/^(def|off|lic|pret)ence/, '$1ense'],
  [/^(program)me(s?)$/, '$1$2'],
  [/^(trave|cance|mode|labe|leve|fue)ll(ed|ing|ers?)$/, '$1l$2'],
];

function spelledAlike(key: string): string {
  if (key.length < 5) return key;
  return SPELLINGS.reduce((spelled, [pattern, to]) => spelled.replace(pattern, to), key);
}

/** Without “one”, which is seldom a number. */
const NUMBERS =
  'zero - two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty';
const TENS = 'thirty forty fifty sixty seventy eighty ninety';

const WRITTEN_OTHERWISE: ReadonlyMap<string, string> = new Map([
  ...NUMBERS.split(' ').map((word, number) => [word, String(number)] as const),
  ...TENS.split(' ').map((word, at) => [word, String(30 + at * 10)] as const),
  ['%', 'percent'],
  ['&', 'and'],
]);

const listed = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/u));

/** The commonest words of languages, by which a text is told to be in one; that they share some does no harm. */
const COMMONEST = {
  en: listed('the and of to in that is it you for was with'),
  de: listed('der die und das ist nicht ein eine zu den mit ich von es sie'),
  fr: listed('le la les de et un une est que des pas pour je dans vous'),
  es: listed('el la los de que y en un una es por con las se para'),
  it: listed('il la di che e un una è per non le si con della del'),
  pt: listed('o a os de que e um uma é do da em para não com'),
  nl: listed('de het een en van is dat niet ik je te op met voor'),
} as const;

export type Language = keyof typeof COMMONEST;

/** At least this share of the words of a text are among the commonest of its language. */
const SHARE = 0.12;

/** Returns the language that most of the commonest words are of, or null where none is told: few words, another language. */
export function languageOf(keys: readonly string[]): Language | null {
  const languages = Object.keys(COMMONEST) as Language[];
  const counts = languages.map((language) => keys.filter((key) => COMMONEST[language].has(key)).length);
  const most = Math.max(...counts);
  return keys.length < 12 || most < keys.length * SHARE ? null : languages[counts.indexOf(most)]!;
}

/** Sounds of somebody who thinks, in any language. */
const SOUNDS = listed('uh uhh uhm umm hmm hm mm mmm mhm ähm äh euh öhm ehm erm');

/** The same in English; in other languages they are words (German “er”, “um”; Portuguese “um”). */
const ENGLISH_SOUNDS = listed('um er ah eh huh');

/** Returns what tells fillers by their keys. @param language of the text that they stand in; null counts as English */
export const fillerTest =
  (language: Language | null): ((key: string) => boolean) =>
  (key) =>
    SOUNDS.has(key) || ((language ?? 'en') === 'en' && ENGLISH_SOUNDS.has(key));

/** Words that say no. The same letters may be another word in another language: German “Mai”, Portuguese “no”, English “sin”. */
const NO: Readonly<Record<Language, ReadonlySet<string>>> = {
  en: listed('not no never none nobody nothing nowhere neither nor cannot without hardly barely'),
  de: listed('nicht kein keine keinen keinem keiner keines nie niemals niemand niemanden nichts ohne weder'),
  fr: listed('pas jamais rien personne aucun aucune non sans ni'),
  es: listed('no nunca jamás ningún ninguna ninguno nadie nada tampoco sin ni'),
  it: listed('non no mai nessun nessuno nessuna niente nulla senza né'),
  pt: listed('não nunca nenhum nenhuma ninguém nada sem nem jamais'),
  nl: listed('niet geen nooit niemand niets zonder nee'),
};

const NO_IN_OTHER_SCRIPTS = listed(`
  не нет никогда ничего никто без لا لم لن ليس ليست بدون לא אין בלי מעולם 不 没 沒 無 无 非 未 勿
`);

/** Returns what tells, by its key, a word that says no: “not”, “never”, “don’t”. @param language null counts as English */
export const negationTest =
  (language: Language | null): ((key: string) => boolean) =>
  (key) =>
    NO[language ?? 'en'].has(key) || NO_IN_OTHER_SCRIPTS.has(key) || key.endsWith("n't");

/** The commonest words of English: that two texts share them says little. */
const SMALL = listed(`
  the a an of to in on at by for from with as and or but if that this these those it its is are was were be been being
  i you he she we they me him her us them my your his our their what which who so do does did have has had will would
  there not no can could about up out just very
`);

/** Returns whether the word is one of those that any two English texts share. */
export const isSmallWord = (key: string): boolean => SMALL.has(key);
