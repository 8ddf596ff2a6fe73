import type { Link } from '../model/records.ts';
import type { AnnotationSet } from './annotation-set.ts';
import { claimsOfQuote, mentionOfQuote, speakerOfQuote } from './attribution.ts';
import type { RecordEdits } from './record-edits.ts';

/**
 * A **naming** is what points to a speaker: a link that ends at one, or a field of an annotation that holds the id of
 * one. Whoever merges, splits or reassigns speakers draws namings anew; a speaker can go when nothing names it.
 */
export type Naming = { readonly link: string } | { readonly annotation: string; readonly field: string };

/** Links that say whose words something is; others (addressed to) say something else of a speaker. */
const SPEAKING: ReadonlySet<string> = new Set(['refers-to', 'attributed-to', 'claimed-by']);

/** Returns all that names the speaker. */
export function namingsOf(set: AnnotationSet, speaker: string): readonly Naming[] {
  const links = set.linksOf(speaker).map(({ id }) => ({ link: id }));
  const fields = set.annotations.flatMap(({ id: annotation, kind, attributes }) =>
    speakerFields(set, kind)
      .filter((field) => Object.hasOwn(attributes, field) && attributes[field] === speaker)
      .map((field) => ({ annotation, field })),
  );
  return [...links, ...fields];
}

/**
 * Returns what says who speaks in these quotes, mentions and claims: their own links, those of the mentions that quotes
 * have, and those of claims that say the same of their quote. One mention is one person: with it go all its quotes.
 */
export function speakingNamings(set: AnnotationSet, annotations: readonly string[]): readonly Link[] {
  const together = movedTogether(set, annotations);
  const claims = together.flatMap((id) => claimsOfQuote(set, id).flatMap((claim) => claimsAs(set, id, claim.id)));
  return [...new Set([...together.flatMap((id) => speakingLinks(set, id)), ...claims])];
}

/** Returns the quotes whose speaker changes together with these: the chosen ones, and all of the same mentions. */
export const quotesMovedWith = (set: AnnotationSet, annotations: readonly string[]): readonly string[] =>
  movedTogether(set, annotations).filter((id) => set.findAnnotation(id)?.kind === 'quote');

/** The annotations, the mentions of the quotes among them, and all quotes of those mentions. */
function movedTogether(set: AnnotationSet, annotations: readonly string[]): readonly string[] {
  const mentions = annotations.flatMap((id) => {
    const kind = set.findAnnotation(id)?.kind;
    return kind === 'mention' ? [id] : kind === 'quote' ? (mentionOfQuote(set, id)?.id ?? []) : [];
  });
  const quotes = mentions.flatMap((mention) =>
    set
      .linksOf(mention)
      .filter(({ type, from, to }) => type === 'said-by' && to.id === mention && isMentionOf(set, mention, from.id))
      .map(({ from }) => from.id),
  );
  return [...new Set([...annotations, ...mentions, ...quotes])];
}

const isMentionOf = (set: AnnotationSet, mention: string, quote: string): boolean =>
  mentionOfQuote(set, quote)?.id === mention;

const speakingLinks = (set: AnnotationSet, id: string): readonly Link[] =>
  set.linksOf(id).filter(({ type, from, to }) => from.id === id && to.record === 'speaker' && SPEAKING.has(type));

/** What says of the claim that whoever speaks in the quote makes it. */
function claimsAs(set: AnnotationSet, quote: string, claim: string): readonly Link[] {
  const speaker = speakerOfQuote(set, quote);
  return speakingLinks(set, claim).filter(({ to }) => to.id === speaker?.id);
}

/** Lets the namings point to another speaker; links that then say the same thing twice become one. */
export function redraw(edits: RecordEdits, namings: readonly Naming[], to: string): void {
  for (const naming of namings) {
    if ('link' in naming) redrawLink(edits, naming.link, to);
    else redrawField(edits, naming, to);
  }
  if (namings.some((naming) => 'link' in naming)) dropRepeated(edits, namings, to);
}

function redrawLink(edits: RecordEdits, id: string, to: string): void {
  const link = edits.find(id);
  if (link?.record === 'link') edits.put({ ...link, to: { record: 'speaker', id: to } });
}

function redrawField(edits: RecordEdits, { annotation: id, field }: { annotation: string; field: string }, to: string) {
  const annotation = edits.find(id);
  if (annotation?.record !== 'annotation') return;
  // Not by assignment: a key may be called `__proto__`.
  const entries = Object.entries(annotation.attributes).map(([key, value]) => [key, key === field ? to : value]);
  edits.put({ ...annotation, attributes: Object.fromEntries(entries) as typeof annotation.attributes });
}

/** Of links of one type between the same two records the first stays, with the notes of all. */
function dropRepeated(edits: RecordEdits, namings: readonly Naming[], to: string): void {
  const { set } = edits;
  const drawn = new Set(namings.flatMap((naming) => ('link' in naming ? [naming.link] : [])));
  const first = new Map<string, Link>();
  for (const { id } of set.links.filter((link) => drawn.has(link.id) || link.to.id === to)) {
    const link = edits.find(id);
    if (link?.record !== 'link' || link.to.id !== to) continue;
    const same = JSON.stringify([link.type, link.from.record, link.from.id]);
    const kept = first.get(same);
    if (kept === undefined) {
      first.set(same, link);
      continue;
    }
    edits.remove(id);
    const note = joinedNotes([kept.note, link.note]);
    if (note !== undefined && note !== kept.note) {
      first.set(same, { ...kept, note });
      edits.put({ ...kept, note });
    }
  }
}

/** Returns the notes one below the other, each once; undefined where there is none. */
export function joinedNotes(notes: readonly (string | undefined)[]): string | undefined {
  const said = [...new Set(notes.filter((note) => note !== undefined && note !== ''))];
  return said.length === 0 ? undefined : said.join('\n\n');
}

const speakerFields = (set: AnnotationSet, kind: string): readonly string[] =>
  (set.scheme.findKind(kind)?.fields ?? []).filter(({ type }) => type === 'speaker').map(({ id }) => id);
