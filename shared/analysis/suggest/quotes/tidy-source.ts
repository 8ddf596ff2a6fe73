import type { Source } from '../../attributions.ts';

/** When and where something was said, behind the words for who said it: “Obama *on Tuesday*”, “Zelenskyy *on Twitter*”. */
const OCCASION =
  /\s+(?:(?:late |early |earlier )?(?:on |this |last |in )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?: (?:morning|afternoon|evening|night))?|(?:earlier )?(?:this|last) (?:week|month|year|morning|evening)|yesterday|today|tonight|(?:on|via|in) (?:Twitter|Facebook|Instagram|Telegram|X|television|TV|radio|social media))$/iu;

/** A bracket that is opened and not closed. */
const BROKEN = /\s*\([^()]*$/u;

/** “Jones*, 34*”. */
const AGE = /,\s+(?:aged\s+)?\d{1,3}$/u;

/** “Anna Novak* 😀*”. */
const SYMBOLS = /\s+[^\p{L}\p{N}\s]*\p{So}[^\p{L}\p{N}\s]*$/u;

/** Returns the source without what its noun phrase has caught behind it: times, media, an age, half a bracket. */
export function tidySource(text: string, source: Source): Source {
  const words = text.slice(source.start, source.end);
  const tidy = words
    .replace(SYMBOLS, '')
    .replace(BROKEN, '')
    .replace(OCCASION, '')
    .replace(OCCASION, '')
    .replace(AGE, '');
  return tidy.length === words.length || tidy.trim() === '' ? source : { ...source, end: source.start + tidy.length };
}
