import { speakerOfMention } from '../../../annotations/attribution.ts';
import { endOf, startOf } from '../../../annotations/annotation-set.ts';
import { type Annotation, isDetached } from '../../../model/records.ts';
import { hullOf, type LintContext } from '../context.ts';
import { type LackId, lackOf } from '../lacks.ts';
import type { AnnotationRule, Fix, Level, PlaceToGo } from '../rule.ts';
import { inMarks } from './told.ts';

/** What annotations lack, as `lacks.ts` knows it: each a rule, with the one thing at hand that would make it whole. */

interface Told {
  readonly id: LackId;
  readonly level: Level;
  readonly label: string;
  readonly explanation: string;
  readonly words: (annotation: Annotation, context: LintContext, lack: string) => string;
  readonly fix?: (annotation: Annotation, context: LintContext) => Fix | null;
  readonly goTo?: PlaceToGo;
}

const lacking = ({ id, level, label, explanation, words, fix, goTo }: Told): AnnotationRule => ({
  id,
  of: 'annotation',
  level,
  label,
  explanation,
  isLack: true,
  find(annotation, context) {
    // Kinds of imports have meanings of their own: what a scheme has no kind for lacks nothing.
    if (context.scheme.findKind(annotation.kind) === null && !isDetached(annotation)) return null;
    const lack = lackOf(context.set, annotation);
    if (lack?.rule !== id) return null;
    const done = fix?.(annotation, context) ?? null;
    return {
      words: words(annotation, context, lack.words),
      fix: done,
      ...(done === null && goTo !== undefined ? { goTo } : {}),
    };
  },
});

export const detached = lacking({
  id: 'detached',
  level: 'warning',
  label: 'Its words are gone',
  explanation: 'The words it was tagged on were deleted. Attach it to where they stand now, or remove it.',
  words: (annotation) => `The words ${inMarks(annotation.detached?.exact ?? '')} are gone from the text.`,
});

export const sourceMissing = lacking({
  id: 'source-missing',
  level: 'warning',
  label: 'No source, and not marked as missing',
  explanation:
    'Every quote says who speaks, or why nobody is named: anonymous, collective, a document, implicit (PolNeAR asks for the source of every attribution, PDNC for the speaker of every quotation).',
  words: () => 'Nobody is named, and nothing says why.',
  fix: tieToMention,
});

/** A mention in the same paragraph that no quote has yet; that the quote’s mention is a document. */
function tieToMention(quote: Annotation, context: LintContext): Fix | null {
  const own = context.linksFrom(quote.id, 'said-by').flatMap(({ to }) => context.set.findAnnotation(to.id) ?? []);
  const isDocument = own.some(({ attributes }) => attributes['mentionType'] === 'document');
  if (isDocument && context.allows('quote', 'sourceStatus', 'document')) {
    return {
      label: 'Say that a document speaks',
      deeds: [{ deed: 'set', id: quote.id, field: 'sourceStatus', value: 'document' }],
    };
  }
  if (own.length > 0) return null;
  const mention = freeBeside(quote, 'mention', 'said-by', context);
  // One that stands for nobody yet would only hand the question on.
  if (mention === null || speakerOfMention(context.set, mention.id) === null) return null;
  return linked(context, 'said-by', quote, mention, `Tie it to ${inMarks(context.wordsOf(mention))}`);
}

/** Returns the nearest annotation of the kind in the paragraphs of the quote that no link of the type ends at; null for none. */
export function freeBeside(quote: Annotation, kind: string, type: string, context: LintContext): Annotation | null {
  if (isDetached(quote) || context.scheme.findLinkType(type) === null) return null;
  const free = context
    .ofKind(kind, context.paragraphsOf(quote))
    .filter((one) => !isDetached(one) && context.linksTo(one.id, type).length === 0 && !overlaps(one, quote));
  return nearest(quote, free);
}

const overlaps = (one: Annotation, other: Annotation): boolean =>
  one.fragments.some((a) => other.fragments.some((b) => a.start < b.end && b.start < a.end));

const gapBetween = (one: Annotation, other: Annotation): number =>
  Math.max(0, startOf(one) - endOf(other), startOf(other) - endOf(one));

/** How far what belongs together may lie apart to be tied unasked; UTF-16 code units. */
const REACH = 150;

const nearest = (to: Annotation, among: readonly Annotation[]): Annotation | null =>
  among
    .filter((one) => gapBetween(one, to) <= REACH)
    .reduce<Annotation | null>(
      (best, one) => (best === null || gapBetween(one, to) < gapBetween(best, to) ? one : best),
      null,
    );

/** Returns the fix that draws a link from one annotation to another. */
export function linked(
  { scheme }: LintContext,
  type: string,
  from: Annotation,
  to: Annotation,
  label: string,
): Fix | null {
  const known = scheme.findLinkType(type);
  if (known === null || !known.from.includes(from.kind) || !known.to.includes(to.kind)) return null;
  const end = ({ id }: Annotation) => ({ record: 'annotation', id }) as const;
  return { label, deeds: [{ deed: 'link', type, from: end(from), to: end(to) }] };
}

export const mentionWithoutSpeaker = lacking({
  id: 'mention-without-speaker',
  level: 'hint',
  label: 'Stands for nobody yet',
  explanation:
    'A mention refers to an entry of the registry, so that “she” and “Ms. Novak” are one person in every count (QuoteLi, PDNC). A document speaks for itself.',
  words: () => 'Who this is has not been said.',
  fix(mention, context) {
    const [only, other] = context.speakersCalled(context.wordsOf(mention));
    if (only === undefined || other !== undefined || context.scheme.findLinkType('refers-to') === null) return null;
    const name = context.set.findSpeaker(only)?.name ?? only;
    const from = { record: 'annotation', id: mention.id } as const;
    return {
      label: `It is ${inMarks(name)}`,
      deeds: [{ deed: 'link', type: 'refers-to', from, to: { record: 'speaker', id: only } }],
    };
  },
});

export const cueWithoutQuote = lacking({
  id: 'cue-without-quote',
  level: 'warning',
  label: 'Cue without a quote',
  explanation: 'A cue marks an attribution: without the words that it reports it is none (PolNeAR, AFP and Guardian).',
  words: () => 'It belongs to no quote.',
  fix: (cue, context) => tieToQuote(cue, 'cued-by', context),
});

/** The nearest quote in the paragraphs of the annotation that has no link of the type. */
export function tieToQuote(part: Annotation, type: string, context: LintContext): Fix | null {
  const free = context
    .ofKind('quote', context.paragraphsOf(part))
    .filter((one) => !isDetached(one) && context.linksFrom(one.id, type).length === 0 && !overlaps(one, part));
  const quote = nearest(part, free);
  return quote === null ? null : linked(context, type, quote, part, `Tie it to ${inMarks(context.wordsOf(quote))}`);
}

export const claimUnjudged = lacking({
  id: 'claim-unjudged',
  level: 'warning',
  label: 'Worth checking?',
  explanation: 'Every claim is sorted first: not factual, unimportant, or check-worthy (ClaimBuster).',
  words: () => 'Whether it is worth checking has not been said.',
});

export const verdictMissing = lacking({
  id: 'verdict-missing',
  level: 'warning',
  label: 'Check-worthy, without a verdict',
  explanation: 'A claim that is worth checking ends with a verdict, be it that the evidence is not enough (AVeriTeC).',
  words: () => 'It is check-worthy and has no verdict.',
});

export const claimWithoutSpeaker = lacking({
  id: 'claim-without-speaker',
  level: 'warning',
  label: 'Claim without a speaker',
  explanation:
    'A claim is somebody’s: the speaker’s of the quote it stands in, or whose the link says (AVeriTeC asks for the claimant).',
  words: () => 'Nothing says who claims it.',
  fix(claim, context) {
    const quote = quoteAround(claim, context);
    return quote === null
      ? null
      : linked(context, 'claimed-in', claim, quote, `It stands in ${inMarks(context.wordsOf(quote))}`);
  },
  goTo: { place: 'speaker', label: 'Say who claims it' },
});

/** Returns the smallest quote that all of the annotation stands in, or null. */
export function quoteAround(claim: Annotation, context: LintContext): Annotation | null {
  if (isDetached(claim)) return null;
  const hull = hullOf(claim);
  const holds = (quote: Annotation) => {
    const outer = hullOf(quote);
    return !isDetached(quote) && outer.start <= hull.start && hull.end <= outer.end && overlaps(quote, claim);
  };
  const size = (one: Annotation) => endOf(one) - startOf(one);
  const [first] = [...context.ofKind('quote', hull).filter(holds)].sort(
    (a, b) => size(a) - size(b) || (a.id < b.id ? -1 : 1),
  );
  return first ?? null;
}

export const fieldMissing = lacking({
  id: 'field-missing',
  level: 'warning',
  label: 'A required field is empty',
  explanation: 'The scheme of this article requires the field.',
  words: (_annotation, _context, lack) => `It lacks ${lack}.`,
});
