import type { Fragment } from '../../../model/records.ts';
import type { Source } from '../../attributions.ts';
import type { Candidate } from '../../frame.ts';
import type { QuoteDraft } from '../quotes/draft.ts';
import { mentionBeside, subjectOf } from './beside.ts';
import type { Mention } from './mention.ts';
import { type MentionIndex, mentionOf } from './sources.ts';

/**
 * The **candidates** of a quotation as speakers read them: those whose source is somebody come first, a source covers
 * the whole mention and no verb, and where none was found it is whoever stands beside the verb.
 */

/** Returns the mention that the source is about, or that its “who” goes back to; null where none is in it. */
export function mentionIn(text: string, source: Fragment, index: MentionIndex): Mention | null {
  const words = text.slice(source.start, source.end);
  return /^(?:[Ww]ho|which|that)$/u.test(words) ? index.before(source.start) : mentionOf(source, index);
}

/** How much less a candidate is worth whose source is no word for anybody, and one without a source. */
const NOBODY_THERE = 0.2;
const NO_SOURCE = 0.3;

/** Returns the candidates of the draft, the likeliest first. */
export function rankedCandidates(text: string, draft: QuoteDraft, index: MentionIndex): readonly Candidate[] {
  const candidates = draft.candidates.map((one) => withWholeSource(text, one, index));
  const weightOf = ({ score, source }: Candidate): number => {
    if (source === null) return score - NO_SOURCE;
    const isNobody = source.form === 'other' && mentionIn(text, source, index)?.start !== source.start;
    return isNobody ? score - NOBODY_THERE : score;
  };
  const ranked = candidates.sort((a, b) => weightOf(b) - weightOf(a));
  const [best] = ranked;
  if (best?.source == null) return withMentionBeside(text, draft, ranked, index);
  const isSomebody = best.source.form !== 'other' || mentionIn(text, best.source, index) !== null;
  const subject = isSomebody || best.cue === null ? null : subjectOf(best.cue, index);
  return subject === null ? ranked : [{ ...best, source: sourceOf(subject) }, ...ranked];
}

function withMentionBeside(
  text: string,
  draft: QuoteDraft,
  candidates: readonly Candidate[],
  index: MentionIndex,
): readonly Candidate[] {
  const mention = mentionBeside(text, draft, index);
  if (mention === null) return candidates;
  const { cue, cueClass } = candidates[0] ?? { cue: null, cueClass: null };
  const reason = `“${text.slice(mention.start, mention.end)}” stands right beside the verb.`;
  return [{ cue, cueClass, source: sourceOf(mention), score: 0.8, reason }, ...candidates.slice(1)];
}

/** The candidate with all of the mention that its source begins (“U.S. *officers*”), and without the verb that ends it. */
function withWholeSource(text: string, candidate: Candidate, index: MentionIndex): Candidate {
  const { source, cue } = candidate;
  if (source === null) return candidate;
  const isTorn = cue !== null && cue.start > source.start && cue.start < source.end && cue.end >= source.end;
  const end = isTorn ? source.start + text.slice(source.start, cue.start).trimEnd().length : source.end;
  const mention = index.within({ start: source.start, end }).at(-1);
  const isLonger = mention !== undefined && mention.start <= source.start && mention.end > end && !isCut(mention, cue);
  if (!isTorn && !isLonger) return candidate;
  return { ...candidate, source: { ...source, end: isLonger ? mention.end : end } };
}

const isCut = ({ end }: Fragment, cue: Fragment | null): boolean => cue !== null && cue.start < end;

/** Returns the mention as the source of a candidate. */
const sourceOf = ({ start, end, form, kind }: Mention): Source => ({
  start,
  end,
  form: kind === 'group' && form === 'description' ? 'collective' : form,
});
