import { childrenBy, type Tree } from './tree.ts';
import { voiceOf } from './word-classes.ts';

/**
 * The **mood** of a cue: whether something was said (*told*), only may be said, is asked of the reader, is denied, or is
 * said by the one who writes or to the one who reads. What is not told is an attribution in the wider sense at most.
 */
export type Mood =
  'told' | 'modal' | 'infinitive' | 'imperative' | 'participle' | 'negated' | 'first-person' | 'second-person';

/** Returns the mood of the verb. */
export function moodOf(tree: Tree, verb: number): Mood {
  const { words } = tree;
  const { fine, relation } = words[verb]!;
  const [subject] = childrenBy(tree, verb, 'nsubj');
  const auxiliaries = childrenBy(tree, verb, 'aux');
  const has = (relations: string, forms: ReadonlySet<string>): boolean =>
    childrenBy(tree, verb, relations).some((child) => forms.has(words[child]!.lower));
  if (has('mark', TO)) return 'infinitive';
  if (subject === undefined && fine === 'VB' && auxiliaries.length === 0) return 'imperative';
  // “*Asked* about the delay”: somebody is asked there.
  const isPassive = auxiliaries.some((child) => words[child]!.relation === 'aux:pass');
  const isParticiple = fine === 'VBN' && !isPassive && voiceOf(words, verb) !== 'active';
  if (subject === undefined && isParticiple && /^(?:acl|advcl)/u.test(relation)) return 'participle';
  if (has('advmod', NOT) || (subject !== undefined && isNobody(tree, subject))) return 'negated';
  const person = subject === undefined ? '' : words[subject]!.lower;
  if (person === 'you') return 'second-person';
  if (person === 'i' || person === 'we') return 'first-person';
  return has('aux', MODALS) ? 'modal' : 'told';
}

/** “*Neither* the port *nor* the town”, “*no* witness”, “*nobody*”. */
const isNobody = (tree: Tree, subject: number): boolean =>
  NOBODY.has(tree.words[subject]!.lower) ||
  tree.children[subject]!.some((child) => /^(?:neither|no)$/u.test(tree.words[child]!.lower));

const NOBODY: ReadonlySet<string> = new Set(['neither', 'nobody', 'none']);

const TO: ReadonlySet<string> = new Set(['to']);

const NOT: ReadonlySet<string> = new Set(['not', 'n’t', "n't", 'never']);

const MODALS: ReadonlySet<string> = new Set('can could may might must shall should will would ’ll ’d'.split(' '));
