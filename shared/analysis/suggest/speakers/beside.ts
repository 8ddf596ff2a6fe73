import type { Fragment } from '../../../model/records.ts';
import { cueClassOf } from '../../cues.ts';
import type { QuoteDraft } from '../quotes/draft.ts';
import type { Mention } from './mention.ts';
import { type MentionIndex, mentionOf } from './sources.ts';

/**
 * The **mention beside** a quotation: where no source was found for it, whoever stands next to its cue, or next to a
 * verb of saying right behind its marks (“…,” *said* the old horse).
 */

/** How far behind a cue or a closing mark is looked, in UTF-16 code units. */
const REACH = 40;

/** Returns the mention that is taken for the source; null where none stands close enough. */
export function mentionBeside(text: string, draft: QuoteDraft, index: MentionIndex): Mention | null {
  const cue = draft.candidates[0]?.cue ?? null;
  if (cue !== null) return subjectOf(cue, index) ?? besideCue(text, cue, index);
  if (draft.type === 'indirect') return null;
  const quoted = inTheWordsOf(text, draft, index);
  if (quoted !== null) return quoted;
  for (const { end } of draft.fragments) {
    const verb = verbBehind(text, end);
    const mention = verb === null ? null : besideCue(text, verb, index);
    if (mention !== null) return mention;
  }
  return null;
}

/** “In the words of *the prosecutor*, “…””. */
function inTheWordsOf(text: string, { fragments }: QuoteDraft, index: MentionIndex): Mention | null {
  const start = fragments[0]!.start;
  const before = text.slice(Math.max(0, start - 3 * REACH), start);
  const at = /\bin (?:the )?words of (?=[^.;!?]{2,80}$)/iu.exec(before);
  if (at === null) return null;
  const from = start - before.length + at.index + at[0].length;
  return mentionOf({ start: from, end: start }, index);
}

/** How many verbs up the tree a subject is looked for: “*he* stopped, turned and said”. */
const MOST_VERBS = 4;

/** The subject of the verb that is the cue, or of the verb that it goes on from. */
export function subjectOf(cue: Fragment, index: MentionIndex): Mention | null {
  const words = index.sentenceAt(cue.start)?.words ?? [];
  let at = words.findIndex(({ start, end }) => start <= cue.start && cue.start < end);
  for (let verbs = 0; at !== -1 && verbs < MOST_VERBS; verbs += 1) {
    const subject = words.find(({ head, relation }) => head === at && relation.startsWith('nsubj'));
    if (subject !== undefined) return index.within(subject).find(({ governor }) => governor === null) ?? null;
    const { relation, head } = words[at]!;
    if (!/^(?:conj|xcomp|advcl|parataxis)/u.test(relation)) return null;
    at = head;
  }
  return null;
}

/** “*said* the parson”, “the parson *said*”. */
function besideCue(text: string, cue: Fragment, index: MentionIndex): Mention | null {
  const [after] = index.within({ start: cue.end, end: cue.end + REACH });
  if (
    after !== undefined &&
    isFree(after, cue) &&
    /^\s*(?:the|an?|my|our|his|her|their)?\s*$/u.test(text.slice(cue.end, after.start))
  )
    return after;
  const before = index.within({ start: Math.max(0, cue.start - REACH), end: cue.start }).at(-1);
  return before !== undefined && isFree(before, cue) && /^\s*(?:\p{L}+ly\s+)?$/u.test(text.slice(before.end, cue.start))
    ? before
    : null;
}

const isFree = ({ governor, form, isSubject, words }: Mention, cue: Fragment): boolean =>
  (governor === null || governor === cue.start) &&
  !(form === 'pronoun' && !isSubject && /^(?:him|them|me|it|himself|herself)$/u.test(words));

/** The verb of saying that stands first, or behind a name, right behind the closing mark. */
function verbBehind(text: string, end: number): Fragment | null {
  if (/[.]/u.test(text[end - 1] ?? '')) return null;
  const match = /^[,!?…;—–-]*[”"’'»]+[^\S\n]+((?:[\p{L}.’'-]+[^\S\n]+){0,3})/u.exec(text.slice(end, end + REACH + 20));
  if (match === null) return null;
  let at = end + match[0].length - match[1]!.length;
  for (const word of match[1]!.split(/\s+/u)) {
    const start = text.indexOf(word, at);
    if (word !== '' && cueClassOf(word) !== null) return { start, end: start + word.length };
    at = start + word.length;
  }
  return null;
}
