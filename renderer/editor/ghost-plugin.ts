import { type EditorState, Plugin, PluginKey, type Transaction } from 'prosemirror-state';
import { Decoration, DecorationSet } from 'prosemirror-view';
import { type Candidate, type Frame, frameOver } from '../../shared/analysis/frame.ts';
import type { SuggestedAttribution, Suggestion } from '../../shared/analysis/suggest/suggestion.ts';
import { type Identity, identify, type Who, whoIs } from '../../shared/analysis/who.ts';
import { type AnnotationSet, endOf, startOf } from '../../shared/annotations/annotation-set.ts';
import { speakerOfQuote } from '../../shared/annotations/attribution.ts';
import type { Annotation, Fragment } from '../../shared/model/records.ts';
import { annotationsOf } from './annotation-plugin.ts';
import { focusOf } from './focus-plugin.ts';
import { linksFrom } from './records.ts';
import { selectedRange } from './selection.ts';
import { TextIndex } from './text-index.ts';

/**
 * A **ghost** is what is proposed and not yet taken, a frame or a claim: drawn dotted over the text, state of this plugin
 * and no record, so that it is neither saved nor undone. It is gone as soon as something else is done or the caret leaves
 * it, and nothing takes it but the command that does.
 */
export interface Ghost {
  /** The quote that lacks a cue or a source; null when the content is part of what is proposed. */
  readonly quote: string | null;
  readonly fragments: readonly Fragment[];
  readonly proposals: readonly Proposal[];
  /** Index of the proposal that is shown; one past the last stands for “no cue or source here”. */
  readonly chosen: number;
  /** The suggestion that it shows; null for a frame that was asked for where one is. */
  readonly suggestion: Suggestion | null;
  /** Of a claim: the tagged quote that holds it, and who asserts it. */
  readonly claimed: Claimed | null;
}

/** What a claim that is proposed would be tied to. */
export interface Claimed {
  readonly quote: string | null;
  readonly who: Who | null;
  /** True when the quote tells who that is. */
  readonly isByQuote: boolean;
}

/** A cue, a source and who that is. */
export type Proposal = Candidate & Identity;

interface GhostState {
  readonly ghost: Ghost | null;
  /** True right after the last suggestion was decided, until something else is done. */
  readonly isAtEnd: boolean;
  readonly decorations: DecorationSet;
}

type Asked =
  | { readonly ghost: Ghost | null; readonly isAtEnd?: true }
  | { readonly lackingOf: string }
  | { readonly suggestion: Suggestion };

const key = new PluginKey<GhostState>('ghost');

/** Returns the plugin that keeps and draws the ghost; it comes after those of the annotations and the focus. */
export const ghostPlugin = (): Plugin<GhostState> =>
  new Plugin<GhostState>({
    key,
    state: {
      init: () => ({ ghost: null, isAtEnd: false, decorations: DecorationSet.empty }),
      apply: (tr, value, before, state) => {
        const asked = tr.getMeta(key) as Asked | undefined;
        const ghost = asked === undefined ? keptGhost(tr, value.ghost, before, state) : askedGhost(asked, state);
        const isAtEnd = asked === undefined ? value.isAtEnd && isNothingDone(tr, before, state) : 'isAtEnd' in asked;
        if (ghost === value.ghost && isAtEnd === value.isAtEnd) return value;
        const decorations = ghost === null ? DecorationSet.empty : draw(state, ghost);
        return { ghost, isAtEnd, decorations };
      },
    },
    props: { decorations: (state) => key.getState(state)?.decorations ?? null },
  });

/** Returns the ghost that is shown, or null. */
export const ghostOf = (state: EditorState): Ghost | null => key.getState(state)?.ghost ?? null;

/** Marks the transaction so that this ghost is shown from now on, or none. */
export const withGhost = (tr: Transaction, ghost: Ghost | null): Transaction => tr.setMeta(key, { ghost });

/** Marks the transaction so that what the quote lacks then is shown as a ghost, where anything can be proposed. */
export const withGhostFor = (tr: Transaction, quoteId: string): Transaction => tr.setMeta(key, { lackingOf: quoteId });

/** Marks the transaction so that this suggestion is shown. */
export const withSuggestion = (tr: Transaction, suggestion: Suggestion): Transaction => tr.setMeta(key, { suggestion });

/** Marks the transaction so that it is told that no suggestion is left behind this place. */
export const withEndOfSuggestions = (tr: Transaction): Transaction => tr.setMeta(key, { ghost: null, isAtEnd: true });

/** True right after the last suggestion was decided. */
export const isAtEndOfSuggestions = (state: EditorState): boolean => key.getState(state)?.isAtEnd ?? false;

/** Returns the proposal that is shown; null where it is “no cue or source here”. */
export const shownProposal = ({ proposals, chosen }: Ghost): Proposal | null => proposals[chosen] ?? null;

/** Returns a ghost of the whole frame, content included. */
export const wholeGhost = (state: EditorState, { fragments, candidates }: Frame): Ghost => ({
  quote: null,
  fragments,
  proposals: identified(state, withoutRepeats(candidates, possibleIn(annotationsOf(state)))),
  chosen: 0,
  suggestion: null,
  claimed: null,
});

/** Returns a ghost of a suggestion: a quotation with its candidates, or a claim with whoever asserts it. */
export function ghostOfSuggestion(state: EditorState, suggestion: Suggestion): Ghost {
  const { kind, fragments, candidates } = suggestion;
  const proposals = kind === 'quote' ? suggestedProposals(state, candidates) : [];
  const claimed = kind === 'claim' ? claimedBy(annotationsOf(state), suggestion) : null;
  return { quote: null, fragments, proposals, chosen: 0, suggestion, claimed };
}

function suggestedProposals(state: EditorState, candidates: readonly SuggestedAttribution[]): readonly Proposal[] {
  const set = annotationsOf(state);
  const possible = possibleIn(set);
  const wanted = candidates
    .map((one) => ({ ...withRoles(one, possible), speaker: one.speaker, sourceStatus: one.sourceStatus }))
    .filter(({ cue, source, speaker }) => cue !== null || source !== null || speaker !== null);
  const isSaid = (a: (typeof wanted)[number], b: typeof a) => isSame(a, b) && a.speaker?.name === b.speaker?.name;
  const once = wanted.filter((one, i) => wanted.findIndex((other) => isSaid(one, other)) === i);
  return once.map((one) => {
    const { who, sourceStatus } = identityOf(state, one);
    return {
      ...one,
      who: one.speaker === null ? who : whoIs(one.speaker, set),
      sourceStatus: one.sourceStatus ?? sourceStatus,
    };
  });
}

/** A claim belongs to whoever says the tagged quote that holds it; without one, to whom the text gives it. */
function claimedBy(set: AnnotationSet, { fragments, assertedBy }: Suggestion): Claimed {
  const [start, end] = [fragments[0]!.start, fragments.at(-1)!.end];
  const quote = set
    .touching(start, end)
    .find((one) => one.kind === 'quote' && startOf(one) <= start && end <= endOf(one));
  const speaker = quote === undefined ? null : speakerOfQuote(set, quote.id);
  const asserted = assertedBy === null ? null : whoIs(assertedBy, set);
  const who = speaker === null ? asserted : { known: speaker };
  return { quote: quote?.id ?? null, who, isByQuote: speaker !== null };
}

interface Roles {
  readonly cue: boolean;
  readonly source: boolean;
}

/** Which parts of a frame the article's scheme has kinds and links for. */
const possibleIn = ({ scheme }: AnnotationSet): Roles => ({
  cue: scheme.findKind('cue') !== null && scheme.findLinkType('cued-by') !== null,
  source: scheme.findKind('mention') !== null && scheme.findLinkType('said-by') !== null,
});

const identified = (state: EditorState, candidates: readonly Candidate[]): Proposal[] =>
  candidates.map((one) => ({ ...one, ...identityOf(state, one) }));

const identityOf = (state: EditorState, { source }: Candidate): Identity =>
  source === null
    ? { who: null, sourceStatus: null }
    : identify(TextIndex.of(state.doc).text, source, annotationsOf(state));

function askedGhost(asked: Asked, state: EditorState): Ghost | null {
  if ('lackingOf' in asked) return ghostFor(state, asked.lackingOf);
  return 'suggestion' in asked ? ghostOfSuggestion(state, asked.suggestion) : asked.ghost;
}

/** What the quote lacks, as a ghost; null when it lacks neither cue nor source, or nothing can be proposed. */
function ghostFor(state: EditorState, quoteId: string): Ghost | null {
  const set = annotationsOf(state);
  const quote = set.findAnnotation(quoteId);
  if (quote === null || quote.fragments.length === 0) return null;
  const has = (type: string): boolean => linksFrom(set, quoteId, type).length > 0;
  const possible = possibleIn(set);
  const lacks: Roles = {
    cue: possible.cue && !has('cued-by'),
    source: possible.source && !has('said-by') && !has('attributed-to'),
  };
  if (!lacks.cue && !lacks.source) return null;
  const { candidates } = frameOver(TextIndex.of(state.doc).text, quote.fragments);
  const proposals = identified(state, withoutRepeats(candidates, lacks));
  if (proposals.length === 0) return null;
  return { quote: quoteId, fragments: quote.fragments, proposals, chosen: 0, suggestion: null, claimed: null };
}

/** The candidates without the roles that are not wanted, each once. */
const withoutRepeats = (candidates: readonly Candidate[], wanted: Roles): Candidate[] =>
  candidates
    .map((one) => withRoles(one, wanted))
    .filter(({ cue, source }) => cue !== null || source !== null)
    .filter((one, i, all) => all.findIndex((other) => isSame(one, other)) === i);

const withRoles = (one: Candidate, wanted: Roles): Candidate => ({
  ...one,
  cue: wanted.cue ? one.cue : null,
  cueClass: wanted.cue ? one.cueClass : null,
  source: wanted.source ? one.source : null,
});

const isSame = (a: Candidate, b: Candidate): boolean =>
  a.cue?.start === b.cue?.start && a.source?.start === b.source?.start && a.source?.end === b.source?.end;

/** The ghost after something that did not ask for one: kept while nothing changes and the caret stays in the frame. */
function keptGhost(tr: Transaction, ghost: Ghost | null, before: EditorState, state: EditorState): Ghost | null {
  if (ghost === null || tr.steps.length > 0) return null;
  const [was, is] = [focusOf(before), focusOf(state)];
  if (was.mode !== is.mode) return null;
  if (!tr.selectionSet) return was.active === is.active ? ghost : null;
  const { start, end } = extentOf(ghost);
  const caret = selectedRange(state);
  return start <= caret.start && caret.end <= end ? ghost : null;
}

const isNothingDone = (tr: Transaction, before: EditorState, state: EditorState): boolean =>
  tr.steps.length === 0 && !tr.selectionSet && focusOf(before).mode === focusOf(state).mode;

/** Returns where what is drawn begins and ends, in UTF-16 code units. */
export function extentOf(ghost: Ghost): Fragment {
  const ranges = [...ghost.fragments, ...rangesOf(ghost).map(({ range }) => range)];
  return { start: Math.min(...ranges.map(({ start }) => start)), end: Math.max(...ranges.map(({ end }) => end)) };
}

interface GhostRange {
  readonly kind: string;
  readonly range: Fragment;
}

/** What is drawn, each with the kind it would become. */
function rangesOf(ghost: Ghost): GhostRange[] {
  const shown = shownProposal(ghost);
  const kind = ghost.suggestion?.kind ?? 'quote';
  const content = ghost.quote === null ? ghost.fragments.map((range) => ({ kind, range })) : [];
  return [
    ...content,
    ...(shown?.cue == null ? [] : [{ kind: 'cue', range: shown.cue }]),
    ...(shown?.source == null ? [] : [{ kind: 'mention', range: shown.source }]),
  ];
}

function draw(state: EditorState, ghost: Ghost): DecorationSet {
  const index = TextIndex.of(state.doc);
  const first = ghost.fragments[0]!;
  const { scheme } = annotationsOf(state);
  const decorations = rangesOf(ghost).flatMap(({ kind: id, range }) => {
    const kind = scheme.findKind(id);
    return pieces(state, range).map((piece, i) => {
      const isFirst = i === 0 && ((id !== 'quote' && id !== 'claim') || range.start === first.start);
      const letter = isFirst ? { 'data-ghost': kind?.letter ?? '?' } : {};
      const attributes = { class: `ghost ghost-${kind?.colour ?? 'slate'} proposes-${id}`, ...letter };
      return Decoration.inline(index.posOf(piece.start), index.posOf(piece.end), attributes);
    });
  });
  return DecorationSet.create(state.doc, decorations);
}

/** The range cut where annotations and paragraphs begin and end, so that its letter is drawn once. */
function pieces(state: EditorState, range: Fragment): Fragment[] {
  const { text } = TextIndex.of(state.doc);
  const edges = annotationsOf(state).touching(range.start, range.end).flatMap(edgesOf);
  for (let at = text.indexOf('\n', range.start); at !== -1 && at < range.end; at = text.indexOf('\n', at + 1)) {
    edges.push(at, at + 1);
  }
  const cuts = edges.filter((edge) => range.start < edge && edge < range.end);
  const all = [...new Set([range.start, ...cuts, range.end])].sort((a, b) => a - b);
  return all.slice(1).map((end, i) => ({ start: all[i]!, end }));
}

const edgesOf = ({ fragments }: Annotation): number[] => fragments.flatMap(({ start, end }) => [start, end]);
