import { ENGLISH } from './suggest/quotes/lexicon/english.ts';
import type { CueClass, CueForms } from './suggest/quotes/lexicon/forms.ts';
import { FRENCH } from './suggest/quotes/lexicon/french.ts';
import { GERMAN } from './suggest/quotes/lexicon/german.ts';
import { ITALIAN } from './suggest/quotes/lexicon/italian.ts';
import { PORTUGUESE } from './suggest/quotes/lexicon/portuguese.ts';
import { SPANISH } from './suggest/quotes/lexicon/spanish.ts';

export type { CueClass } from './suggest/quotes/lexicon/forms.ts';

/**
 * The lexicon of **cues**: verbs that report in the forms that stand in a text, by class. A language is one file in
 * `suggest/quotes/lexicon/`; no list holds a form that is an everyday word of another one, so that all of them are
 * looked up at once. All entries are lower case.
 */

function classesOf(lexicons: readonly CueForms[]): ReadonlyMap<string, CueClass> {
  const found = new Map<string, CueClass>();
  for (const lexicon of lexicons) {
    for (const [cueClass, forms] of Object.entries(lexicon) as [CueClass, string][]) {
      for (const form of forms.trim().split(/\s+/u)) if (!found.has(form)) found.set(form, cueClass);
    }
  }
  return found;
}

const CLASS_BY_FORM = classesOf([ENGLISH, GERMAN, FRENCH, SPANISH, PORTUGUESE, ITALIAN]);

/** Returns the class of a verb that reports, or null for any other word. @param form in lower case */
export const cueClassOf = (form: string): CueClass | null => CLASS_BY_FORM.get(form) ?? null;

const listed = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/u));

/** Verbs that are about speech more than about anything else: the surest cues. */
export const SUREST_CUES = listed(`
  said says told tells saying added adds asked asks replied stated explained wrote argued insisted warned noted
  announced admitted conceded cried exclaimed whispered shouted tweeted sagte sagt erklärte meinte betonte fragte rief
  dit déclaré affirmé expliqué dijo aseguró explicó afirmó señaló añadió
`);

/** Forms that are nouns as often as verbs: behind an article, an adjective or a possessive they are no cue. */
export const NOUN_FORMS = listed(`
  reports report claims notes states calls orders demands posts tweets counters estimates hopes fears rules comments
  cries shouts answers replies promises pledges vows warning saying feels read thinking writing feeling reporting
  disputes annonce demande
`);

/** What somebody says something in: behind a possessor, or with a verb of its own, it is a nominal cue. */
export const NOMINAL_CUES = listed(`
  statement letter email e-mail tweet post message speech interview memo testimony filing report book column article
  essay blog remarks words comment comments advice claim warning account press-release communiqué
`);

/** Prepositions before a source; *according* and *nach* need the word behind them. */
export const SOURCE_PREPOSITIONS: ReadonlyMap<string, string | null> = new Map([
  ['according', 'to'],
  ['laut', null],
  ['segundo', null],
  ['secondo', null],
  ['selon', null],
  ['según', null],
  ['d’après', null],
  ["d'après", null],
]);
