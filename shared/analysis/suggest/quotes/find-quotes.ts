import type { Fragment } from '../../../model/records.ts';
import { type Candidate, frameOf } from '../../frame.ts';
import type { ParsedSentence } from '../../syntax/parsed.ts';
import type { QuoteDraft } from './draft.ts';
import { reportsByOrder } from './order.ts';
import { isSpoken, Passages } from './passages.ts';
import { type Report, reportsIn } from './reports.ts';
import { type Stretch, stretchesOf } from './stretches.ts';
import { treeOf } from './tree.ts';

export interface QuoteOptions {
  /** True where only what stands in marks counts, as in the scheme *Marked quotes only*. */
  readonly marksOnly?: boolean;
}

/**
 * Returns the quotations of the text, in text order by their first fragment: what stands in marks and is said, what is
 * reported without marks, and clauses that are partly quoted. Linear in the length of the text.
 *
 * @param sentences the sentences of the text, parsed
 */
export function findQuotes(
  text: string,
  sentences: readonly ParsedSentence[],
  { marksOnly = false }: QuoteOptions = {},
): readonly QuoteDraft[] {
  const passages = new Passages(sentences);
  const stretches = stretchesOf(text, passages);
  const reports =
    sentences.length === 0 ? reportsByOrder(text) : sentences.flatMap((sentence) => reportsIn(treeOf(sentence)));
  const outer = reports.filter(({ cue }) => !stretches.some((stretch) => isInMarks(stretch, cue)));
  const used = new Set<Report>();
  const drafts: QuoteDraft[] = [];
  const mixed = new Map<Report, Stretch[]>();
  for (const stretch of stretches) {
    const over = outer.filter((report) => overlaps(report, stretch));
    const report = over.find((one) => one.strength !== 'mind') ?? over[0] ?? null;
    if (report !== null && isMixed(passages, report, stretch)) {
      mixed.set(report, [...(mixed.get(report) ?? []), stretch]);
      continue;
    }
    if (report !== null) used.add(report);
    drafts.push(quoted(text, stretch, report));
  }
  for (const report of outer) {
    if (used.has(report)) continue;
    drafts.push(unquoted(text, passages, report, mixed.get(report) ?? []));
  }
  return drafts
    .filter(({ type }) => !marksOnly || type === 'direct')
    .sort((a, b) => a.fragments[0]!.start - b.fragments[0]!.start);
}

const isInMarks = ({ extent, gaps }: Stretch, { start, end }: Fragment): boolean =>
  extent.start <= start && end <= extent.end && !gaps.some((gap) => gap.start <= start && end <= gap.end);

const overlaps = ({ spans }: Report, { fragments }: Stretch): boolean =>
  spans.some((span) => fragments.some((one) => span.start < one.end && one.start < span.end));

function isMixed(passages: Passages, report: Report, stretch: Stretch): boolean {
  if (passages.isEmpty) return stretch.shape !== 'utterance';
  const first = stretch.fragments[0]!.start;
  const last = stretch.extent.end;
  const lead = report.spans.flatMap((span) => passages.in({ start: span.start, end: Math.min(span.end, first) }));
  const tail = report.spans.flatMap((span) => passages.in({ start: Math.max(span.start, last), end: span.end }));
  if (lead.filter(isSpoken).length > 0) return !(stretch.shape === 'utterance' && stretch.isInitial);
  return tail.filter(isSpoken).length > 1 && stretch.shape !== 'utterance';
}

function quoted(text: string, stretch: Stretch, report: Report | null): QuoteDraft {
  const candidates = report === null ? [] : [candidateOf(report)];
  const near = frameOf(text, stretch).candidates;
  const best = candidates[0] ?? near[0];
  const isNear = (near[0]?.score ?? 0) >= NEAR && near[0]!.source !== null;
  const isSaid =
    stretch.shape === 'utterance' || (report !== null && report.strength !== 'mind') || (isNear && stretch.isEnded);
  return {
    fragments: stretch.fragments,
    type: 'direct',
    isCore: isSaid,
    confidence: best === undefined ? 0.5 : 0.8,
    rule: `marks-${stretch.shape}-${report !== null ? 'report' : isNear ? 'near' : 'alone'}`,
    reason: '',
    candidates: [...candidates, ...near.filter((one) => !candidates.some((other) => isSame(one, other)))],
  };
}

/** A candidate of the frame with at least this score is a cue near enough. */
const NEAR = 0.55;

const isSame = (a: Candidate, b: Candidate): boolean =>
  a.cue?.start === b.cue?.start && a.source?.start === b.source?.start && a.source?.end === b.source?.end;

function unquoted(text: string, passages: Passages, report: Report, inside: readonly Stretch[]): QuoteDraft {
  const fragments = report.spans.flatMap((span) => {
    const parts = inside.filter(({ extent }) => extent.start < span.end && span.start < extent.end);
    const start = Math.min(span.start, ...parts.map(({ extent }) => extent.start));
    const end = Math.max(span.end, ...parts.map(({ extent }) => extent.end));
    return trimmed(text, { start, end });
  });
  const words = passages.isEmpty ? 9 : fragments.flatMap((range) => passages.in(range)).filter(isSpoken).length;
  const isCore = isCoreReport(report) && words >= 4 && (report.isFinite || report.isWhole);
  return {
    fragments,
    type: inside.length > 0 ? 'mixed' : 'indirect',
    isCore,
    confidence: 0.5,
    rule: `${report.place}-${report.strength}-${report.mood}`,
    reason: '',
    candidates: [candidateOf(report)],
  };
}

const isCoreReport = ({ strength, mood, cueClass }: Report): boolean =>
  strength !== 'mind' && strength !== 'marks' && !UNTOLD.has(mood) && !(mood === 'imperative' && cueClass === 'ask');

const UNTOLD: ReadonlySet<string> = new Set(['infinitive', 'participle']);

function trimmed(text: string, { start, end }: Fragment): Fragment[] {
  let from = start;
  let to = end;
  while (from < to && /[\s.,;:–—-]/u.test(text[from]!)) from += 1;
  while (from < to && /[\s.,;:–—-]/u.test(text[to - 1]!)) to -= 1;
  return from < to ? [{ start: from, end: to }] : [];
}

const candidateOf = ({ cue, cueClass, source }: Report): Candidate => ({ cue, cueClass, source, score: 0.9, reason: '' });
