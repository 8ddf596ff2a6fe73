import type { EditorState, Transaction } from 'prosemirror-state';
import type { Decision } from '../../shared/analysis/suggest/learned.ts';
import type { Suggestion } from '../../shared/analysis/suggest/suggestion.ts';
import type { Who } from '../../shared/analysis/who.ts';
import type { Annotation, Attributes, Extra, Fragment } from '../../shared/model/records.ts';
import { annotationsOf } from './annotation-plugin.ts';
import { withFocus } from './focus-plugin.ts';
import { type Ghost, ghostOf, isAtEndOfSuggestions, type Proposal, shownProposal, withGhost } from './ghost-plugin.ts';
import { annotationEnd, draftOf, linksFrom, type RecordDraft, type Services, speakerEnd } from './records.ts';
import { withDeeds } from './suggestion-plugin.ts';
import { advanced } from './suggestion-queue.ts';
import { newAnnotation } from './tagging.ts';
import { TextIndex } from './text-index.ts';

/**
 * What is done with a ghost: taken whole in one step, looked at, left, or rejected. The caret stays where it is, unless the
 * ghost is a suggestion: once one is decided, the next is shown.
 */

/** Makes records of what is shown: content, cue, mention, links, speaker; or a claim. */
export function takeGhost(state: EditorState, services: Services): Transaction | null {
  const ghost = ghostOf(state);
  if (ghost === null) return null;
  const draft = draftOf(state);
  const content = putGhost(state, draft, ghost, services);
  if (content === null) return null;
  const tr = draft.transaction(state) ?? state.tr;
  const focus = { active: content.id, ...(content.kind === 'quote' ? { frame: content.id } : {}) };
  const taken = withGhost(withFocus(tr, focus), null);
  if (ghost.suggestion === null) return taken;
  const deed = { suggestion: ghost.suggestion, isTaken: true, decision: decisionOn(state, ghost, true) };
  return advanced(state, withDeeds(taken, [deed]), ghost.suggestion, focus);
}

/** Puts what the ghost shows into the draft; returns its content, or null where there is none any more. */
export function putGhost(state: EditorState, draft: RecordDraft, ghost: Ghost, services: Services): Annotation | null {
  const { suggestion } = ghost;
  const origin = suggestion === null ? null : { origin: 'rule', rule: suggestion.rule };
  if (suggestion?.kind === 'claim') return putClaim(state, draft, ghost, origin, services);
  const quote = quoteOf(state, ghost, draft, origin, services);
  const shown = shownProposal(ghost);
  if (quote !== null && shown !== null) putProposal({ state, draft, services, origin }, quote, shown);
  return quote;
}

/** Returns what deciding on what is shown teaches. */
export function decisionOn(state: EditorState, ghost: Ghost, isTaken: boolean): Decision {
  const { text } = TextIndex.of(state.doc);
  const { cue = null, source = null, who = null } = shownProposal(ghost) ?? {};
  const wordsOf = (range: Fragment | null) => (range === null ? null : text.slice(range.start, range.end));
  const name = who === null ? null : 'known' in who ? who.known.name : who.fresh.name;
  const form = source?.form === 'name' ? wordsOf(source) : null;
  const alias = isTaken && form !== null && name !== null && form !== name ? { alias: { form, name } } : {};
  return { isTaken, rule: ghost.suggestion?.rule ?? '', cue: wordsOf(cue), ...alias };
}

/** The rule that proposed a record, as its `extra` keeps it; null where a person asked for the frame there. */
type Origin = Extra | null;

const withOrigin = (annotation: Annotation, origin: Origin): Annotation =>
  origin === null ? annotation : { ...annotation, extra: origin };

/** The quote the ghost belongs to; a new one where the content is part of it. */
function quoteOf(
  state: EditorState,
  ghost: Ghost,
  draft: RecordDraft,
  origin: Origin,
  services: Services,
): Annotation | null {
  if (ghost.quote !== null) return annotationsOf(state).findAnnotation(ghost.quote);
  const type = ghost.suggestion?.type ?? null;
  const told = type === null ? {} : tellable(state, 'quote', { quoteType: type });
  const quote = withOrigin(newAnnotation(state, 'quote', ghost.fragments, services, told), origin);
  draft.put(quote);
  return quote;
}

/** What is so much worth a check that taking it says so. */
const WORTH_CHECKING = 0.5;

/** A claim, tied to the tagged quote that holds it, and to whoever asserts it where that quote does not tell. */
function putClaim(
  state: EditorState,
  draft: RecordDraft,
  { fragments, claimed, suggestion }: Ghost,
  origin: Origin,
  services: Services,
): Annotation {
  const { scheme } = annotationsOf(state);
  const worth = (suggestion?.confidence ?? 0) >= WORTH_CHECKING ? { checkWorthiness: 'CFS' } : {};
  const claim = withOrigin(newAnnotation(state, 'claim', fragments, services, tellable(state, 'claim', worth)), origin);
  draft.put(claim);
  const { quote = null, who = null, isByQuote = false } = claimed ?? {};
  if (quote !== null && scheme.findLinkType('claimed-in') !== null) {
    draft.link(services.newId, 'claimed-in', annotationEnd(claim.id), annotationEnd(quote));
  }
  const isOpen = who !== null && !isByQuote;
  if (isOpen && scheme.findLinkType('claimed-by') !== null) tieTo(draft, claim, 'claimed-by', who, services);
  return claim;
}

/** Where records are put, and what made them. */
interface Putting {
  readonly state: EditorState;
  readonly draft: RecordDraft;
  readonly services: Services;
  readonly origin: Origin;
}

function putProposal(
  { state, draft, services, origin }: Putting,
  quote: Annotation,
  { cue, cueClass, source, who, sourceStatus }: Proposal,
): void {
  const { scheme } = annotationsOf(state);
  const put = (kind: string, range: Fragment, attributes: Attributes): Annotation => {
    const present = presentAt(state, kind, range);
    if (present !== null) return present;
    const fragments = [{ start: range.start, end: range.end }];
    const made = newAnnotation(state, kind, fragments, services, tellable(state, kind, attributes));
    draft.put(withOrigin(made, origin));
    return made;
  };
  const tie = (type: string, to: Annotation) =>
    draft.link(services.newId, type, annotationEnd(quote.id), annotationEnd(to.id));
  if (cue !== null) tie('cued-by', put('cue', cue, cueClass === null ? {} : { cueClass }));
  if (source !== null) {
    const mention = put('mention', source, source.form === 'other' ? {} : { mentionType: source.form });
    tie('said-by', mention);
    const isKnown = linksFrom(annotationsOf(state), mention.id, 'refers-to').length > 0;
    // Somebody may have said before whom the mention stands for.
    if (who !== null && !isKnown) tieTo(draft, mention, 'refers-to', who, services);
  } else if (who !== null && scheme.findLinkType('attributed-to') !== null) {
    tieTo(draft, quote, 'attributed-to', who, services);
  }
  const told = sourceStatus === null ? {} : tellable(state, quote.kind, { sourceStatus });
  const attributes = { ...told, ...quote.attributes };
  if (Object.keys(attributes).length > Object.keys(quote.attributes).length) {
    draft.put({ ...quote, attributes, modified: services.now() });
  }
}

/** What the article's scheme has fields and values for. */
const tellable = (state: EditorState, kindId: string, attributes: Attributes): Attributes => {
  const fields = annotationsOf(state).scheme.findKind(kindId)?.fields ?? [];
  const isKnown = (id: string, value: unknown): boolean =>
    fields.some(
      (field) => field.id === id && (!('choices' in field) || field.choices.some((choice) => choice.value === value)),
    );
  return Object.fromEntries(Object.entries(attributes).filter(([id, value]) => isKnown(id, value)));
};

/** The annotation of this kind that covers just this range already. */
const presentAt = (state: EditorState, kind: string, range: Fragment): Annotation | null =>
  annotationsOf(state)
    .touching(range.start, range.end)
    .find(
      ({ kind: own, fragments }) =>
        own === kind &&
        fragments.length === 1 &&
        fragments[0]!.start === range.start &&
        fragments[0]!.end === range.end,
    ) ?? null;

/** Ties the annotation to the speaker, who enters the registry where that is somebody new. */
function tieTo(draft: RecordDraft, from: Annotation, type: string, who: Who, { newId }: Services): void {
  const speaker = 'known' in who ? who.known : { record: 'speaker' as const, id: newId(), aliases: [], ...who.fresh };
  if ('fresh' in who) draft.put(speaker);
  draft.link(newId, type, annotationEnd(from.id), speakerEnd(speaker.id));
}

/** Shows the next (`by` 1) or previous (-1) proposal; behind the last one stands “no cue or source here”. */
export function turnGhost(state: EditorState, by: 1 | -1): Transaction | null {
  const ghost = ghostOf(state);
  if (ghost === null) return null;
  const count = ghost.proposals.length + 1;
  return withGhost(state.tr, { ...ghost, chosen: (ghost.chosen + by + count) % count });
}

/** Leaves the ghost; content that is tagged stays. */
export const dropGhost = (state: EditorState): Transaction | null =>
  ghostOf(state) === null && !isAtEndOfSuggestions(state) ? null : withGhost(state.tr, null);

/** Rejects content that is not tagged: it is not suggested again in this article, and undo takes the rejection back. */
export function rejectGhost(state: EditorState): Transaction | null {
  const ghost = ghostOf(state);
  if (ghost === null) return null;
  if (ghost.quote !== null) return withGhost(state.tr, null);
  const suggestion = ghost.suggestion ?? suggestionOf(ghost);
  const deed = { suggestion, isTaken: false, decision: decisionOn(state, ghost, false) };
  const rejected = withDeeds(withGhost(state.tr, null), [deed]);
  return ghost.suggestion === null ? rejected : advanced(state, rejected, suggestion);
}

/** A frame that was proposed before the text was read, as a suggestion by no rule: rejecting it teaches nothing. */
const suggestionOf = ({ fragments }: Ghost): Suggestion => ({
  kind: 'quote',
  fragments,
  confidence: 0,
  rule: '',
  reason: '',
  type: null,
  candidates: [],
  assertedBy: null,
});
