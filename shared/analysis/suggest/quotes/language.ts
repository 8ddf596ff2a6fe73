/**
 * Which **language** a text is in, by its function words: the small ones that stand in every sentence and in no other
 * language that is known here. Only English is parsed; what is not English is read by marks, cues and word order.
 */
const FUNCTION_WORDS: Readonly<Record<string, string>> = {
  en: 'the of and to that is was with said for it he his from but they not have which were are this has be an will',
  de: 'der die und das den dem nicht ein eine ist mit auf für von im sich dass auch wird hat sie er des zu als',
  fr: 'le la les des et est une dans que qui pour pas sur il elle du au ne avec par ce son nous aux sont',
  es: 'el los las y que es en una por con para del se lo su al como pero más fue han ha sus',
  pt: 'o os as e que é em uma por com para do da se não no na ao mais foi dos são ele ela',
  it: 'il gli le di che è una per con del della si non nel alla sono ha anche da dei più ma lo',
  nl: 'de het een van en dat niet is op te zijn met voor die hij heeft er aan ook maar naar',
};

const LANGUAGES_BY_WORD: ReadonlyMap<string, readonly string[]> = Object.entries(FUNCTION_WORDS).reduce(
  (found, [language, words]) => {
    for (const word of words.split(' ')) found.set(word, [...(found.get(word) ?? []), language]);
    return found;
  },
  new Map<string, string[]>(),
);

/** How much of a text tells its language, in UTF-16 code units. */
const SAMPLE = 6000;

/** Returns the code of the language whose function words are most of those in the text; `und` where there are none. */
export function languageOf(text: string): string {
  const counts = new Map<string, number>();
  for (const [word] of text
    .slice(0, SAMPLE)
    .toLowerCase()
    .matchAll(/[\p{L}\p{M}]+/gu)) {
    for (const language of LANGUAGES_BY_WORD.get(word) ?? []) counts.set(language, (counts.get(language) ?? 0) + 1);
  }
  const [best] = [...counts].sort((a, b) => b[1] - a[1]);
  return best?.[0] ?? 'und';
}

/** True for an English text, and for a few words in Latin letters that no function word places. */
export function isEnglish(text: string): boolean {
  const language = languageOf(text);
  return language === 'en' || (language === 'und' && /\p{Script=Latin}/u.test(text.slice(0, SAMPLE)));
}
