import type { Fragment } from '../../../model/records.ts';
import { genderOfFirstName } from './first-names.ts';
import type { FigureKind, Gender } from './nouns.ts';

/**
 * A **mention** is a place where the text names, describes or points to somebody: a name with its title, a noun phrase
 * headed by a noun for people, bodies or documents, or a pronoun. Offsets are UTF-16 code units in the whole text.
 */
export interface Mention extends Fragment {
  readonly form: 'name' | 'description' | 'pronoun';
  /** A name without its title; a description without its article; a pronoun in lower case. */
  readonly words: string;
  /** The words of a name one by one; of others none. */
  readonly name: readonly string[];
  /** The noun that heads a description, in lower case and in the singular; null for others. */
  readonly noun: string | null;
  readonly titles: readonly string[];
  readonly role: string | null;
  readonly affiliation: string | null;
  readonly gender: Gender | null;
  readonly isPlural: boolean;
  /** What the words around and in it say that it is; null where they do not tell. */
  readonly kind: FigureKind | null;
  /** How much the kind is to be believed, from 0 to 3. */
  readonly certainty: number;
  /** “The minister”, “his brother”: somebody whom the reader knows. */
  readonly isDefinite: boolean;
  readonly isSubject: boolean;
  /** Offset of a word that this one hangs on: a preposition before it, the noun behind a possessive; or null. */
  readonly governor: number | null;
  /** Index of its sentence, and of its head word there. */
  readonly sentence: number;
  readonly head: number;
}

/** What a mention is unless its words tell otherwise. */
export const PLAIN = {
  name: [],
  noun: null,
  titles: [],
  role: null,
  affiliation: null,
  gender: null,
  isPlural: false,
  kind: null,
  certainty: 0,
  isDefinite: true,
} as const;

/** “I”, “me”: whoever tells the text, or says what stands in quotation marks. */
export const isFirstPerson = ({ form, words }: Mention): boolean =>
  form === 'pronoun' && /^(?:i|me|my|myself)$/u.test(words);

/** The gender that a listed first name suggests. */
export const genderOfName = (name: readonly string[]): Gender | null =>
  name.length === 0 ? null : genderOfFirstName(name[0]!.toLowerCase());
