import fc from 'fast-check';
import { applyChanges, articleOf, stateOf } from '../../shared/annotations/article-state.ts';
import type { Change } from '../../shared/annotations/change.ts';
import { emptyDossier } from '../../shared/annotations/dossiers.ts';
import type { Article } from '../../shared/model/article.ts';
import { textOf } from '../../shared/model/block.ts';
import { CLAIM_STATES } from '../../shared/model/dossier.ts';
import type { DocumentRecord, LinkEnd } from '../../shared/model/records.ts';

/**
 * Two or three people take one article away and work on it: a **side** is what a random row of valid changes makes of
 * the base. New records carry the side's own letter, as ids are never given twice.
 */

/** How often a law is tried; the night's fuzzing sets more. */
export const RUNS = Number(process.env['FUZZ_RUNS'] ?? 1_000);

/** Milliseconds for one law, on a slow machine. */
export const PATIENCE = 120_000 + RUNS * 100;

/** Numbers that say what to do; each step reads them as it needs, so that any numbers make a valid change. */
interface Move {
  readonly what: number;
  readonly where: number;
  readonly much: number;
  readonly word: string;
}

const arbitraryMove: fc.Arbitrary<Move> = fc.record({
  what: fc.nat(99),
  where: fc.nat(10_000),
  much: fc.nat(10_000),
  word: fc.constantFrom('sun', 'moon', 'e\u0301', '👩‍👩‍👧‍👦', ' ', 'rain ', 'שָׁ', '𝔘', ', '),
});

/** A version of `base` after up to eight changes, all of them or only those of records. */
export const arbitrarySide = (base: Article, letter: string, only?: 'records'): fc.Arbitrary<Article> =>
  fc
    .array(only === undefined ? arbitraryMove : arbitraryMove.filter(({ what }) => what >= FIRST_OF_RECORDS), {
      maxLength: 8,
    })
    .map((moves) => moves.reduce((article, move, i) => made(article, move, `${letter}${i}`), base));

function made(article: Article, move: Move, newId: string): Article {
  const changes = changesOf(article, move, newId);
  const { links, speakers, dossiers, ...rest } = articleOf(article, applyChanges(stateOf(article), changes));
  const checks = dossiers === undefined ? {} : { dossiers: [...dossiers].sort(byId) };
  return { ...rest, links: [...links].sort(byId), speakers: [...speakers].sort(byId), ...checks };
}

const byId = (a: { readonly id: string }, b: { readonly id: string }) => (a.id < b.id ? -1 : 1);

/** Kinds of moves below this number change the text. */
const FIRST_OF_RECORDS = 42;

function changesOf(article: Article, move: Move, newId: string): Change[] {
  const { what } = move;
  if (what < 20) return typed(article, move);
  if (what < 30) return erased(article, move);
  if (what < 36) return cutInTwo(article, move);
  if (what < FIRST_OF_RECORDS) return retyped(article, move);
  if (what < 55) return tagged(article, move, newId);
  if (what < 65) return removed(article, move);
  if (what < 73) return renamed(article, move);
  if (what < 80) return linked(article, move, newId);
  if (what < 86) return introduced(move, newId);
  if (what < 94) return extended(article, move);
  if (what < 97) return noted(article, move);
  return checked(article, move, newId);
}

const set = (...records: readonly DocumentRecord[]): Change[] => [
  { change: 'records', set: records.map((after) => ({ id: after.id, after })) },
];

/** A place in the text that cuts no surrogate pair. */
function wholeOffset(text: string, number: number): number {
  const offset = number % (text.length + 1);
  const unit = text.charCodeAt(offset);
  return unit >= 0xdc00 && unit <= 0xdfff ? offset - 1 : offset;
}

/** Returns the change that replaces `[start, end)` of the canonical text. UTF-16 code units, half-open. */
export function replaced(article: Article, start: number, end: number, words: string): Change[] {
  const starts = [0];
  for (const { text } of article.blocks) starts.push(starts.at(-1)! + text.length + 1);
  const first = starts.findLastIndex((at, i) => i < article.blocks.length && at <= start);
  const last = starts.findLastIndex((at, i) => i < article.blocks.length && at <= end);
  const text = textOf(article.blocks);
  const lines = text.slice(starts[first], start) + words + text.slice(end, starts[last + 1]! - 1);
  const insert = lines.split('\n').map((line) => ({ ...article.blocks[first]!, text: line }));
  const splice = { index: first, remove: last - first + 1, insert };
  return [{ change: 'text', edit: { start, end, length: words.length }, splice }];
}

function typed(article: Article, { where, word }: Move): Change[] {
  const at = wholeOffset(textOf(article.blocks), where);
  return replaced(article, at, at, word);
}

function erased(article: Article, { where, much, word }: Move): Change[] {
  const text = textOf(article.blocks);
  const start = wholeOffset(text, where);
  const end = wholeOffset(text, Math.min(text.length, start + (much % 9)));
  return replaced(article, start, Math.max(start, end), much % 2 === 0 ? '' : word);
}

function cutInTwo(article: Article, { where }: Move): Change[] {
  const at = wholeOffset(textOf(article.blocks), where);
  return replaced(article, at, at, '\n');
}

function retyped(article: Article, { where, much }: Move): Change[] {
  const index = where % article.blocks.length;
  const { text } = article.blocks[index]!;
  const level = 1 + (much % 3);
  const insert = [much % 2 === 0 ? { type: 'paragraph' as const, text } : { type: 'heading' as const, level, text }];
  return [{ change: 'text', edit: { start: 0, end: 0, length: 0 }, splice: { index, remove: 1, insert } }];
}

function tagged(article: Article, { where, much }: Move, id: string): Change[] {
  const text = textOf(article.blocks);
  const start = wholeOffset(text, where);
  const end = wholeOffset(text, Math.min(text.length, start + 1 + (much % 12)));
  if (start >= end) return [];
  const kind = ['quote', 'mention', 'claim'][much % 3]!;
  return set({ record: 'annotation', id, kind, fragments: [{ start, end }], attributes: {} });
}

/** A record goes with the links that lead to it or from it, a claim with its dossier. */
function removed(article: Article, { where }: Move): Change[] {
  const records = [...article.annotations, ...article.speakers, ...article.links];
  const record = records[where % Math.max(1, records.length)];
  if (record === undefined) return [];
  const ties = article.links.filter(({ from, to }) => from.id === record.id || to.id === record.id);
  const check = article.dossiers?.filter(({ claim }) => claim === record.id) ?? [];
  const ids = new Set([record.id, ...[...ties, ...check].map(({ id }) => id)]);
  return [{ change: 'records', set: [...ids].map((id) => ({ id, after: null })) }];
}

function renamed(article: Article, { where, much, word }: Move): Change[] {
  if (much % 4 === 0) return set({ ...article.metadata, title: word });
  if (much % 4 === 1) return set({ ...article.metadata, outlet: word });
  const speaker = article.speakers[where % Math.max(1, article.speakers.length)];
  if (speaker === undefined) return [];
  if (much % 4 === 2) return set({ ...speaker, role: word });
  return set({ ...speaker, aliases: where % 2 === 0 ? [...speaker.aliases, word] : speaker.aliases.slice(1) });
}

function linked(article: Article, { where, much }: Move, id: string): Change[] {
  const from = article.annotations[where % Math.max(1, article.annotations.length)];
  const ends: LinkEnd[] = [...article.speakers, ...article.annotations].map((end) => ({
    record: end.record,
    id: end.id,
  }));
  const to = ends[much % Math.max(1, ends.length)];
  if (from === undefined || to === undefined || to.id === from.id) return [];
  const type = ['said-by', 'attributed-to', 'x-many'][much % 3]!;
  const old = article.links.filter((link) => link.type === type && link.from.id === from.id && type !== 'x-many');
  const end: LinkEnd = { record: 'annotation', id: from.id };
  const link = { record: 'link' as const, id, type, from: end, to };
  return [{ change: 'records', set: [...old.map((one) => ({ id: one.id, after: null })), { id, after: link }] }];
}

const introduced = ({ word, much }: Move, id: string): Change[] =>
  set({ record: 'speaker', id, name: word, type: 'person', aliases: much % 2 === 0 ? [] : [word] });

/** Moves the end of an annotation. */
function extended(article: Article, { where, much }: Move): Change[] {
  const annotation = article.annotations[where % Math.max(1, article.annotations.length)];
  const last = annotation?.fragments.at(-1);
  if (annotation === undefined || last === undefined) return [];
  const text = textOf(article.blocks);
  const end = wholeOffset(text, Math.min(text.length, last.start + 1 + (much % 15)));
  if (end <= last.start) return [];
  return set({ ...annotation, fragments: [...annotation.fragments.slice(0, -1), { start: last.start, end }] });
}

function noted(article: Article, { where, much, word }: Move): Change[] {
  const annotation = article.annotations[where % Math.max(1, article.annotations.length)];
  if (annotation === undefined) return [];
  const key = ['note', 'verdict', 'quoteType'][much % 3]!;
  const { [key]: _, ...others } = annotation.attributes;
  return set({ ...annotation, attributes: where % 5 === 0 ? others : { ...others, [key]: word } });
}

/** Puts a question or evidence into a claim's dossier, takes evidence away, or goes on with the check. */
function checked(article: Article, { where, much, word }: Move, id: string): Change[] {
  const claims = article.annotations.filter(({ kind }) => kind === 'claim');
  const claim = claims[where % Math.max(1, claims.length)];
  if (claim === undefined) return [];
  const old = article.dossiers?.find((one) => one.claim === claim.id) ?? emptyDossier(claim.id);
  if (much % 4 === 0) return set({ ...old, questions: [...old.questions, { id, text: word }] });
  if (much % 4 === 1) return set({ ...old, evidence: [...old.evidence, { id, answer: word }] });
  if (much % 4 === 2) return set({ ...old, evidence: old.evidence.slice(1) });
  const state = CLAIM_STATES[much % CLAIM_STATES.length]!;
  const decision = { id, at: '2026-11-28T06:00:00Z', of: 'state', from: old.state, to: state } as const;
  return set({ ...old, state, history: [...old.history, decision] });
}
