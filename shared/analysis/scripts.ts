/**
 * What the rules of this folder must know of writing systems: which letters have capitals, where
 * a space ends a phrase, and where an apostrophe is none. Patterns look at one character at a time.
 */

/** A letter of Thai, Lao, Khmer or Burmese: where these have a space, a phrase or a sentence ends. */
export const isSpacedByPhrase = (character: string | undefined): boolean =>
  character !== undefined && BY_PHRASE.test(character);

const BY_PHRASE = /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/** A letter of Japanese or Korean, whose particles follow a closing mark without a space. */
export const takesParticles = (character: string | undefined): boolean =>
  character !== undefined && /[\p{Script=Hiragana}\p{Script=Hangul}]/u.test(character);

export const isHangul = (character: string | undefined): boolean =>
  character !== undefined && /\p{Script=Hangul}/u.test(character);

export const isHebrew = (character: string | undefined): boolean =>
  character !== undefined && /\p{Script=Hebrew}/u.test(character);

export const isArabic = (character: string | undefined): boolean =>
  character !== undefined && /\p{Script=Arabic}/u.test(character);

/** True when the word has letters, and none of them could be a capital: Arabic, Hebrew, Hindi, Chinese, Korean. */
export function isUncased(word: string): boolean {
  let hasLetter = false;
  for (const character of word) {
    if (/[\p{Lu}\p{Ll}\p{Lt}]/u.test(character)) return false;
    hasLetter ||= /[\p{Lo}\p{Lm}]/u.test(character);
  }
  return hasLetter;
}

/** Returns the direction of the first letter, as the browser finds that of a paragraph; null without a letter. */
export function directionOf(text: string): 'ltr' | 'rtl' | null {
  for (const character of text) if (/\p{L}/u.test(character)) return isRightToLeft(character) ? 'rtl' : 'ltr';
  return null;
}

const isRightToLeft = (letter: string): boolean => RIGHT_TO_LEFT.test(letter);

const RIGHT_TO_LEFT =
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}\p{Script=Samaritan}\p{Script=Mandaic}\p{Script=Hanifi_Rohingya}]/u;

/** Returns true when letters of both directions stand in the text. */
export const isMixed = (text: string): boolean => {
  const first = directionOf(text);
  for (const character of text) {
    if (/\p{L}/u.test(character) && isRightToLeft(character) !== (first === 'rtl')) return true;
  }
  return false;
};
