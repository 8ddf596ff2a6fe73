import { ENGLISH_VERBS } from './english-verbs.ts';

/**
 * The forms of English verbs of saying, with their lemma and their Penn tag: regular ones are made, the few irregular
 * ones are listed. Forms that are nouns as often (*reports*, *claims*) are told apart by whoever asks.
 */
export interface VerbForm {
  readonly lemma: string;
  /** `VBD`, `VBZ` or `VBG`. */
  readonly fine: string;
}

const PAST: Readonly<Record<string, string>> = {
  say: 'said',
  tell: 'told',
  write: 'wrote',
  swear: 'swore',
  forecast: 'forecast',
};

const DOUBLED = /^(?:submit|admit|quip|brag)$/u;

function formsOf(lemma: string): (readonly [string, VerbForm])[] {
  const base = lemma.endsWith('e') ? lemma.slice(0, -1) : DOUBLED.test(lemma) ? lemma + lemma.at(-1)! : lemma;
  const isY = /[^aeiou]y$/u.test(lemma);
  const past = PAST[lemma] ?? (isY ? `${lemma.slice(0, -1)}ied` : `${base}ed`);
  const third = isY ? `${lemma.slice(0, -1)}ies` : /(?:s|sh|ch|x)$/u.test(lemma) ? `${lemma}es` : `${lemma}s`;
  return [
    [past, { lemma, fine: 'VBD' }],
    [third, { lemma, fine: 'VBZ' }],
    [`${base}ing`, { lemma, fine: 'VBG' }],
  ];
}

const FORMS = new Map(
  Object.values(ENGLISH_VERBS.plain)
    .flatMap((lemmas) => lemmas.trim().split(/\s+/u))
    .flatMap(formsOf),
);

/** Returns what form of a verb of saying the word is, or null when it is none. @param form in lower case */
export const sayingForm = (form: string): VerbForm | null => FORMS.get(form) ?? null;
