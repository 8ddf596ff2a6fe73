import type { EditorState, Transaction } from 'prosemirror-state';
import type { Who } from '../../shared/analysis/who.ts';
import type { Annotation, Attributes, Fragment } from '../../shared/model/records.ts';
import { annotationsOf } from './annotation-plugin.ts';
import { withFocus } from './focus-plugin.ts';
import { type Ghost, ghostOf, type Proposal, shownProposal, withGhost, withRejected } from './ghost-plugin.ts';
import { annotationEnd, draftOf, linksFrom, type RecordDraft, type Services, speakerEnd } from './records.ts';
import { newAnnotation } from './tagging.ts';

/** What is done with a ghost: taken whole in one step, looked at, left, or rejected. The caret stays where it is. */

/** Makes records of what is shown: content, cue, mention, links, speaker. */
export function takeGhost(state: EditorState, services: Services): Transaction | null {
  const ghost = ghostOf(state);
  if (ghost === null) return null;
  const draft = draftOf(state);
  const quote = quoteOf(state, ghost, draft, services);
  if (quote === null) return null;
  const shown = shownProposal(ghost);
  if (shown !== null) putProposal(state, draft, quote, shown, services);
  const tr = draft.transaction(state) ?? state.tr;
  return withGhost(withFocus(tr, { active: quote.id, frame: quote.id }), null);
}

/** The quote the ghost belongs to; a new one where the content is part of it. */
function quoteOf(state: EditorState, ghost: Ghost, draft: RecordDraft, services: Services): Annotation | null {
  if (ghost.quote !== null) return annotationsOf(state).findAnnotation(ghost.quote);
  const quote = newAnnotation(state, 'quote', ghost.fragments, services);
  draft.put(quote);
  return quote;
}

function putProposal(
  state: EditorState,
  draft: RecordDraft,
  quote: Annotation,
  { cue, cueClass, source, who, sourceStatus }: Proposal,
  services: Services,
): void {
  const put = (kind: string, range: Fragment, attributes: Attributes): Annotation => {
    const present = presentAt(state, kind, range);
    if (present !== null) return present;
    const fragments = [{ start: range.start, end: range.end }];
    const made = newAnnotation(state, kind, fragments, services, tellable(state, kind, attributes));
    draft.put(made);
    return made;
  };
  const tie = (type: string, to: Annotation) =>
    draft.link(services.newId, type, annotationEnd(quote.id), annotationEnd(to.id));
  if (cue !== null) tie('cued-by', put('cue', cue, cueClass === null ? {} : { cueClass }));
  if (source !== null) {
    const mention = put('mention', source, source.form === 'other' ? {} : { mentionType: source.form });
    tie('said-by', mention);
    if (who !== null) putWho(state, draft, mention, who, services);
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

/** Says whom the mention stands for, unless somebody has said so before. */
function putWho(state: EditorState, draft: RecordDraft, mention: Annotation, who: Who, services: Services): void {
  if (linksFrom(annotationsOf(state), mention.id, 'refers-to').length > 0) return;
  const speaker =
    'known' in who ? who.known : { record: 'speaker' as const, id: services.newId(), aliases: [], ...who.fresh };
  if ('fresh' in who) draft.put(speaker);
  draft.link(services.newId, 'refers-to', annotationEnd(mention.id), speakerEnd(speaker.id));
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
  ghostOf(state) === null ? null : withGhost(state.tr, null);

/** Leaves the ghost, and content that is not tagged is not proposed again while the article is open. */
export function rejectGhost(state: EditorState): Transaction | null {
  const ghost = ghostOf(state);
  if (ghost === null) return null;
  return ghost.quote === null ? withRejected(state.tr, ghost.fragments[0]!.start) : withGhost(state.tr, null);
}
