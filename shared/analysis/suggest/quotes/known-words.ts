import { cueClassOf, NOUN_FORMS } from '../../cues.ts';
import type { ParsedSentence, Word } from '../../syntax/parsed.ts';
import { COLLECTIVE_NOUNS, PERSON_NOUNS } from '../../words.ts';

/**
 * Parts of speech of words that are **known** here better than to a tagger that has seen little text: *said* and *told*
 * are verbs wherever they stand, *officials* and *critics* nouns, and “, *adding*” is no noun.
 */

const SURE_VERBS = new Map(
  Object.entries({
    said: 'VBD',
    says: 'VBZ',
    say: 'VBP',
    told: 'VBD',
    tells: 'VBZ',
    asked: 'VBD',
    asks: 'VBZ',
    added: 'VBD',
    insisted: 'VBD',
    wrote: 'VBD',
    replied: 'VBD',
    warned: 'VBD',
    claimed: 'VBD',
    argued: 'VBD',
    explained: 'VBD',
    announced: 'VBD',
    confirmed: 'VBD',
    stated: 'VBD',
    denied: 'VBD',
    admitted: 'VBD',
  }),
);

/** Returns the sentence with the parts of speech that its known words have. */
export function withKnownWords(sentence: ParsedSentence): ParsedSentence {
  let isChanged = false;
  const words = sentence.words.map((word, index, all) => {
    const known = knownWord(word, all[index - 1], all[index + 1]);
    isChanged ||= known !== word;
    return known;
  });
  return isChanged ? { ...sentence, words } : sentence;
}

function knownWord(word: Word, before: Word | undefined, next: Word | undefined): Word {
  const { tag, lower, form } = word;
  const verb = SURE_VERBS.get(lower);
  if (verb !== undefined && tag !== 'VERB' && !isNounPlace(before)) return { ...word, tag: 'VERB', fine: verb };
  if (tag === 'NOUN' && before?.form === ',' && lower.endsWith('ing') && isCue(lower)) {
    return { ...word, tag: 'VERB', fine: 'VBG', lemma: gerundOf(lower) };
  }
  if (form !== lower) return word;
  const isPerson = COLLECTIVE_NOUNS.has(lower) || PERSON_NOUNS.has(lower);
  const isOdd = tag === 'PRON' || tag === 'AUX' || (tag === 'VERB' && next !== undefined && isCue(next.lower));
  if (isPerson && isOdd && !PRONOUNS_TOO.has(lower)) {
    return { ...word, tag: 'NOUN', fine: lower.endsWith('s') ? 'NNS' : 'NN' };
  }
  return word;
}

const isCue = (form: string): boolean => cueClassOf(form) !== null && (!NOUN_FORMS.has(form) || form === 'saying');

/** “The *said* decree”, “to *say*”: not a verb with tense. */
const isNounPlace = (before: Word | undefined): boolean =>
  before?.tag === 'DET' || before?.lower === 'to' || before?.tag === 'AUX' || before?.lower === 'not';

const PRONOUNS_TOO = new Set(['others', 'some', 'many', 'most', 'several']);

/** “Adding” to “add”; those that double or drop a letter are none that matter. */
function gerundOf(form: string): string {
  const stem = form.slice(0, -3);
  return /(?:not|argu|announc|observ|stat|declar|propos|conced|acknowledg|describ|writ|explor)$/u.test(stem)
    ? `${stem}e`
    : stem;
}
