import type { Fragment } from '../../../model/records.ts';
import { type Candidate, frameOf } from '../../frame.ts';
import type { ParsedSentence } from '../../syntax/parsed.ts';
import { confidenceOf } from './confidence.ts';
import type { QuoteDraft } from './draft.ts';
import { withKnownWords } from './known-words.ts';
import { reportsByOrder } from './order.ts';
import { isSpoken, Passages } from './passages.ts';
import { reasonOfMarks, reasonOfReport } from './reasons.ts';
import { mayHoldReport, type Report, reportsIn } from './reports.ts';
import { type Stretch, stretchesOf } from './stretches.ts';
import { tidySource } from './tidy-source.ts';
import { treeOf } from './tree.ts';

/**
 * Every **quotation** of a text: what stands in marks (stretches) and what cues report (reports) are found apart, and
 * then held together. A report that holds a stretch and words outside it is mixed; one that is the stretch says who
 * speaks it; a stretch without a report is said when it looks like an utterance.
 */
export interface QuoteOptions {
  /** True where only what stands in marks counts, as in the scheme *Marked quotes only*. */
  readonly marksOnly?: boolean;
}

/**
 * Returns the quotations of the text, in text order by their first fragment. Linear in the length of the text.
 *
 * @param sentences the sentences of the text, parsed; none where it is not in a language that is parsed
 */
export function findQuotes(
  text: string,
  sentences: readonly ParsedSentence[],
  { marksOnly = false }: QuoteOptions = {},
): readonly QuoteDraft[] {
  return evidenceIn(text, sentences)
    .filter(({ draft }) => !marksOnly || draft.type === 'direct')
    .map(({ draft, seen }) => ({ ...draft, confidence: confidenceOf(seen) }));
}

/** A quotation with what is seen of it, by which its confidence is measured. */
export interface Evidence {
  readonly draft: Omit<QuoteDraft, 'confidence'>;
  readonly seen: readonly string[];
}

/** Returns the quotations before anybody has said how likely they are. */
export function evidenceIn(text: string, parsed: readonly ParsedSentence[]): readonly Evidence[] {
  const sentences = parsed.map(withKnownWords);
  const passages = new Passages(sentences);
  const stretches = stretchesOf(text, passages);
  const reports =
    sentences.length === 0
      ? reportsByOrder(text)
      : sentences.filter(mayHoldReport).flatMap((sentence) => parted(text, reportsIn(text, treeOf(sentence))));
  const { quoted, unquoted } = heldTogether(passages, stretches, outsideMarks(reports, stretches));
  const found = [
    ...quoted.map(({ stretch, report }) => evidenceOfMarks(text, passages, stretch, report)),
    ...unquoted.flatMap(({ report, inside }) => evidenceOfReport(text, passages, report, inside)),
  ];
  return found.sort((a, b) => a.draft.fragments[0]!.start - b.draft.fragments[0]!.start);
}

/** What a report says ends where somebody else begins to report: “said A, *and officials said* B”. */
const parted = (text: string, reports: readonly Report[]): readonly Report[] =>
  reports.map((report) => {
    const last = report.spans.at(-1)!;
    const ends = reports.flatMap(({ source, cue, strength }) => {
      const isInside = source !== null && last.start < source.start && cue.end <= last.end;
      if (!isInside || strength === 'mind' || source.form === 'pronoun' || source.start > cue.start) return [];
      const join = /[,;]\s+(?:and|but|while|although|though)\s+$/iu.exec(text.slice(last.start, source.start));
      return join === null ? [] : [last.start + join.index];
    });
    if (ends.length === 0) return report;
    return { ...report, spans: [...report.spans.slice(0, -1), { start: last.start, end: Math.min(...ends) }] };
  });

/** The reports whose cue stands in no marks: what somebody quoted says of others stays inside the quotation. */
function outsideMarks(reports: readonly Report[], stretches: readonly Stretch[]): Report[] {
  let next = 0;
  return [...reports]
    .sort((a, b) => a.cue.start - b.cue.start)
    .filter(({ cue }) => {
      while (next < stretches.length && stretches[next]!.extent.end <= cue.start) next += 1;
      const stretch = stretches[next];
      return stretch === undefined || !isInMarks(stretch, cue);
    });
}

const isInMarks = ({ extent, gaps }: Stretch, { start, end }: Fragment): boolean =>
  extent.start <= start && end <= extent.end && !gaps.some((gap) => gap.start <= start && end <= gap.end);

interface HeldTogether {
  readonly quoted: readonly { readonly stretch: Stretch; readonly report: Report | null }[];
  readonly unquoted: readonly { readonly report: Report; readonly inside: readonly Stretch[] }[];
}

function heldTogether(passages: Passages, stretches: readonly Stretch[], reports: readonly Report[]): HeldTogether {
  const used = new Set<Report>();
  const insideByReport = new Map<Report, Stretch[]>();
  const quoted: { stretch: Stretch; report: Report | null }[] = [];
  const index = new ReportsByPlace(reports);
  for (const stretch of stretches) {
    const over = index.over(stretch);
    const report = over.find(({ strength }) => strength !== 'mind') ?? over[0] ?? null;
    if (report !== null && isMixed(passages, report, stretch)) {
      insideByReport.set(report, [...(insideByReport.get(report) ?? []), stretch]);
    } else {
      if (report !== null) used.add(report);
      quoted.push({ stretch, report });
    }
  }
  const unquoted = reports.filter(
    (report) => !used.has(report) && (report.strength !== 'marks' || insideByReport.has(report)),
  );
  return { quoted, unquoted: unquoted.map((report) => ({ report, inside: insideByReport.get(report) ?? [] })) };
}

/** How far the pieces of one report lie apart at most, in UTF-16 code units; keeps the search near. */
const REACH = 4000;

/** Reports by where they stand, so that those over a stretch are found without asking all. */
class ReportsByPlace {
  readonly #reports: readonly Report[];

  constructor(reports: readonly Report[]) {
    this.#reports = [...reports].sort((a, b) => a.spans[0]!.start - b.spans[0]!.start);
  }

  over({ extent, fragments }: Stretch): Report[] {
    const found: Report[] = [];
    for (let at = this.#firstFrom(extent.start - REACH); at < this.#reports.length; at += 1) {
      const { spans } = this.#reports[at]!;
      if (spans[0]!.start >= extent.end) break;
      const isOver = spans.some((span) => fragments.some((one) => span.start < one.end && one.start < span.end));
      if (isOver) found.push(this.#reports[at]!);
    }
    return found;
  }

  #firstFrom(offset: number): number {
    let low = 0;
    let high = this.#reports.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#reports[middle]!.spans[0]!.start < offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** True when the clause that is reported goes on outside the marks. */
function isMixed(passages: Passages, report: Report, stretch: Stretch): boolean {
  if (passages.isEmpty) return stretch.shape !== 'utterance';
  const first = stretch.fragments[0]!.start;
  const last = stretch.extent.end;
  const lead = report.spans.flatMap((span) => passages.in({ start: span.start, end: Math.min(span.end, first) }));
  if (lead.some(isSpoken)) return stretch.shape !== 'utterance' || !stretch.isInitial;
  const tail = report.spans.flatMap((span) => passages.in({ start: Math.max(span.start, last), end: span.end }));
  const isClosed = stretch.shape === 'utterance' && (stretch.isEnded || report.place === 'behind');
  return tail.filter(isSpoken).length > 1 && !isClosed;
}

/** A candidate of the frame with at least this score is a cue near enough. */
const NEAR = 0.55;

/** And with this one it stands right beside. */
const BESIDE = 0.8;

function evidenceOfMarks(text: string, passages: Passages, stretch: Stretch, report: Report | null): Evidence {
  const own = report === null ? [] : [candidateOf(text, report)];
  const near = frameOf(text, stretch).candidates;
  const isNear = near[0] !== undefined && near[0].score >= NEAR && near[0].source !== null;
  // Where nothing is parsed, a cue right beside the marks is all the report there can be.
  const isBeside = passages.isEmpty && isNear && near[0]!.score >= BESIDE;
  const isReported = isBeside || (report !== null && report.strength !== 'mind');
  const isLong = stretch.shape === 'phrase' && stretch.words >= SOMEBODYS_WORDS;
  const isSaid = isReported || stretch.shape === 'utterance' || isLong || (isNear && stretch.isEnded);
  const evidence = isReported ? 'reported' : isNear ? 'cued' : 'alone';
  const draft = {
    fragments: stretch.fragments,
    type: 'direct' as const,
    isCore: isSaid,
    rule: isSaid ? `marks-${evidence}` : `marks-${stretch.shape}`,
    reason: reasonOfMarks(text, stretch, own[0] ?? (isNear ? near[0]! : null)),
    candidates: [...own, ...near.filter((one) => !own.some((other) => isPartOf(one, other)))],
  };
  const length = stretch.words < LEAST_WORDS ? 'few' : isLong ? 'long' : 'many';
  // “He replied: “No.””: whom a cue reports may be as short as they like.
  const size = isReported && stretch.shape === 'utterance' ? [] : [`${stretch.shape}/${length}`];
  return { draft, seen: ['marks', `${stretch.shape}/${evidence}`, ...size] };
}

/** So many words in marks are somebody’s, even where the sentence goes on around them and no cue tells whose. */
const SOMEBODYS_WORDS = 8;

/** True for the same cue with the same source, or with a part of it: “the author”, of “the author, Jane Hill”. */
const isPartOf = ({ cue, source }: Candidate, whole: Candidate): boolean =>
  cue?.start === whole.cue?.start &&
  (source === null || whole.source === null
    ? source === whole.source
    : whole.source.start <= source.start && source.end <= whole.source.end);

/** A reported clause has at least so many words: “said so” and “said nothing” report none. */
const LEAST_WORDS = 4;

function evidenceOfReport(
  text: string,
  passages: Passages,
  report: Report,
  inside: readonly Stretch[],
): readonly Evidence[] {
  const parts = report.spans.flatMap((span) => trimmed(text, overMarks(span, inside)));
  const [first, ...others] = parts;
  if (first === undefined) return [];
  const fragments = [withThat(text, first, report.cue), ...others];
  const words = fragments.flatMap((range) => passages.in(range)).filter(isSpoken).length;
  const isLong = passages.isEmpty || words >= LEAST_WORDS;
  const draft = {
    fragments,
    type: inside.length > 0 ? ('mixed' as const) : ('indirect' as const),
    isCore: isTold(report) && isLong && report.isClause,
    rule: ruleOf(report),
    reason: reasonOfReport(text, report),
    candidates: [candidateOf(text, report)],
  };
  return [{ draft, seen: seenOf(report, isLong) }];
}

/** “That” before a reported clause is its first word (PolNeAR), unless the clause begins at an opening mark. */
function withThat(text: string, { start, end }: Fragment, cue: Fragment): Fragment {
  if (MARK.test(text.slice(start - 1, start + 1))) return { start, end };
  const lead = /(?<![\p{L}’'-])that\s+$/iu.exec(text.slice(Math.max(cue.end, start - 8), start));
  return lead === null || cue.start > start ? { start, end } : { start: start - lead[0].length, end };
}

const MARK = /["“„«‘'‹「]/u;

const seenOf = ({ place, strength, mood, source, isLed, isClause }: Report, isLong: boolean): string[] => [
  'report',
  `${place}/${strength}`,
  mood,
  `source/${source?.form ?? 'none'}`,
  `${strength}/${isLed ? 'led' : 'bare'}`,
  isClause ? 'clause' : 'phrase',
  isLong ? 'many' : 'few',
];

/** The span with the whole of the stretches that it touches. */
function overMarks(span: Fragment, inside: readonly Stretch[]): Fragment {
  const parts = inside.filter(({ extent }) => extent.start < span.end && span.start < extent.end);
  return {
    start: Math.min(span.start, ...parts.map(({ extent }) => extent.start)),
    end: Math.max(span.end, ...parts.map(({ extent }) => extent.end)),
  };
}

/** What the text says that somebody said; not what its writer says, asks for, or says that somebody may say. */
const isTold = ({ strength, mood, place, isLed, isNobody }: Report): boolean =>
  strength !== 'mind' &&
  strength !== 'marks' &&
  place !== 'infinitive' &&
  !UNTOLD.has(mood) &&
  !isNobody &&
  !(mood === 'imperative' && !isLed);

const UNTOLD: ReadonlySet<string> = new Set(['infinitive', 'participle', 'first-person', 'second-person']);

function ruleOf({ strength, place, mood }: Report): string {
  if (strength === 'mind') return 'thought';
  if (strength === 'slot') return 'slot';
  return mood === 'told' ? place : `${place}-${mood}`;
}

/** “… [17], [18]”: the numbers of notes behind a clause. */
const NOTES = /(?:[\s,]*\[\d{1,3}\])+[\s.]*$/u;

/** The range without the marks of punctuation and the notes at its edges. */
function trimmed(text: string, { start, end }: Fragment): Fragment[] {
  let from = start;
  let to = end - (NOTES.exec(text.slice(Math.max(start, end - 40), end))?.[0].length ?? 0);
  while (from < to && /[\s.,;:–—-]/u.test(text[from]!)) from += 1;
  while (from < to && /[\s.,;:–—-]/u.test(text[to - 1]!)) to -= 1;
  return from < to ? [{ start: from, end: to }] : [];
}

const candidateOf = (text: string, report: Report): Candidate => ({
  cue: report.cue,
  cueClass: report.cueClass,
  source: report.source === null ? null : tidySource(text, report.source),
  score: 0.9,
  reason: reasonOfReport(text, report),
});
