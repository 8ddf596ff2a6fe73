import { type EditorState, Plugin, PluginKey, type Transaction } from 'prosemirror-state';
import { Decoration, DecorationSet } from 'prosemirror-view';
import { type Candidate, type Frame, frameOver } from '../../shared/analysis/frame.ts';
import { type Identity, identify } from '../../shared/analysis/who.ts';
import type { AnnotationSet } from '../../shared/annotations/annotation-set.ts';
import type { Annotation, Fragment } from '../../shared/model/records.ts';
import { annotationsOf } from './annotation-plugin.ts';
import { focusOf } from './focus-plugin.ts';
import { linksFrom } from './records.ts';
import { selectedRange } from './selection.ts';
import { TextIndex } from './text-index.ts';

/**
 * A **ghost** is a frame that is proposed and not yet taken: drawn dotted over the text, state of this plugin and no
 * record, so that it is neither saved nor undone. It is gone as soon as something else is done or the caret leaves
 * it, and nothing takes it but the command that does.
 */
export interface Ghost {
  /** The quote that lacks a cue or a source; null when the content is part of what is proposed. */
  readonly quote: string | null;
  readonly fragments: readonly Fragment[];
  readonly proposals: readonly Proposal[];
  /** Index of the proposal that is shown; one past the last stands for “no cue or source here”. */
  readonly chosen: number;
}

/** A cue, a source and who that is. */
export type Proposal = Candidate & Identity;

interface GhostState {
  readonly ghost: Ghost | null;
  /** Positions of contents that were rejected, for as long as the article is open. */
  readonly rejected: readonly number[];
  readonly decorations: DecorationSet;
}

type Asked = { readonly ghost: Ghost | null; readonly rejects?: number } | { readonly lackingOf: string };

const key = new PluginKey<GhostState>('ghost');

/** Returns the plugin that keeps and draws the ghost; it comes after those of the annotations and the focus. */
export const ghostPlugin = (): Plugin<GhostState> =>
  new Plugin<GhostState>({
    key,
    state: {
      init: () => ({ ghost: null, rejected: [], decorations: DecorationSet.empty }),
      apply: (tr, value, before, state) => {
        const asked = tr.getMeta(key) as Asked | undefined;
        const ghost = asked === undefined ? keptGhost(tr, value.ghost, before, state) : askedGhost(asked, state);
        const rejects = asked !== undefined && 'rejects' in asked ? asked.rejects : undefined;
        const moved = before.doc === state.doc ? value.rejected : value.rejected.map((pos) => tr.mapping.map(pos));
        const rejected = rejects === undefined ? moved : [...moved, TextIndex.of(state.doc).posOf(rejects)];
        if (ghost === value.ghost && rejected === value.rejected) return value;
        const decorations = ghost === null ? DecorationSet.empty : draw(state, ghost);
        return { ghost, rejected, decorations };
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

/** Marks the transaction so that content beginning at the offset is not proposed again while the article is open. */
export const withRejected = (tr: Transaction, offset: number): Transaction =>
  tr.setMeta(key, { ghost: null, rejects: offset });

/** True when the content was rejected. */
export function isRejected(state: EditorState, content: Fragment): boolean {
  const index = TextIndex.of(state.doc);
  return key.getState(state)?.rejected.includes(index.posOf(content.start)) ?? false;
}

/** Returns the proposal that is shown; null where it is “no cue or source here”. */
export const shownProposal = ({ proposals, chosen }: Ghost): Proposal | null => proposals[chosen] ?? null;

/** Returns a ghost of the whole frame, content included. */
export const wholeGhost = (state: EditorState, { fragments, candidates }: Frame): Ghost => ({
  quote: null,
  fragments,
  proposals: identified(state, withoutRepeats(candidates, possibleIn(annotationsOf(state)))),
  chosen: 0,
});

interface Roles {
  readonly cue: boolean;
  readonly source: boolean;
}

/** Which parts of a frame the article's scheme has kinds and links for. */
const possibleIn = ({ scheme }: AnnotationSet): Roles => ({
  cue: scheme.findKind('cue') !== null && scheme.findLinkType('cued-by') !== null,
  source: scheme.findKind('mention') !== null && scheme.findLinkType('said-by') !== null,
});

const identified = (state: EditorState, candidates: readonly Candidate[]): Proposal[] => {
  const { text } = TextIndex.of(state.doc);
  const set = annotationsOf(state);
  const nobody: Identity = { who: null, sourceStatus: null };
  return candidates.map((one) => ({ ...one, ...(one.source === null ? nobody : identify(text, one.source, set)) }));
};

const askedGhost = (asked: Asked, state: EditorState): Ghost | null =>
  'lackingOf' in asked ? ghostFor(state, asked.lackingOf) : asked.ghost;

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
  return proposals.length === 0 ? null : { quote: quoteId, fragments: quote.fragments, proposals, chosen: 0 };
}

/** The candidates without the roles that are not wanted, each once. */
const withoutRepeats = (candidates: readonly Candidate[], wanted: Roles): Candidate[] =>
  candidates
    .map((one) => ({
      ...one,
      cue: wanted.cue ? one.cue : null,
      cueClass: wanted.cue ? one.cueClass : null,
      source: wanted.source ? one.source : null,
    }))
    .filter(({ cue, source }) => cue !== null || source !== null)
    .filter((one, i, all) => all.findIndex((other) => isSame(one, other)) === i);

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
  const content = ghost.quote === null ? ghost.fragments.map((range) => ({ kind: 'quote', range })) : [];
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
      const isFirst = i === 0 && (id !== 'quote' || range.start === first.start);
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
