import type { Fragment } from '../../../model/records.ts';
import { cueClassOf } from '../../cues.ts';
import type { Source } from '../../attributions.ts';
import type { QuoteDraft } from '../quotes/draft.ts';
import type { Mention } from './mentions.ts';
import type { MentionIndex } from './sources.ts';

/**
 * The **mention beside** a quotation: where no source was found for it, whoever stands next to its cue, or next to a
 * verb of saying right behind its marks (“…,” *said* the old horse).
 */

/** How far behind a cue or a closing mark is looked, in UTF-16 code units. */
const REACH = 40;

/** Returns the mention that is taken for the source; null where none stands close enough. */
export function mentionBeside(text: string, draft: QuoteDraft, index: MentionIndex): Mention | null {
  const cue = draft.candidates[0]?.cue ?? null;
  if (cue !== null) return besideCue(text, cue, index);
  if (draft.type === 'indirect') return null;
  for (const { end } of draft.fragments) {
    const verb = verbBehind(text, end);
    const mention = verb === null ? null : besideCue(text, verb, index);
    if (mention !== null) return mention;
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

/** Returns the mention as the source of a candidate. */
export const sourceOf = ({ start, end, form, kind }: Mention): Source => ({
  start,
  end,
  form: kind === 'group' && form === 'description' ? 'collective' : form,
});
