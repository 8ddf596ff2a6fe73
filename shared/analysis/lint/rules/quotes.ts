import { endOf, startOf } from '../../../annotations/annotation-set.ts';
import { type Annotation, type Fragment, isDetached } from '../../../model/records.ts';
import { isSameValue } from '../../../model/same-value.ts';
import { hullOf, type LintContext } from '../context.ts';
import type { AnnotationRule } from '../rule.ts';
import { SHIPPED } from './edges.ts';
import { inMarks, sameFragments } from './told.ts';

/** Quotes among each other: one inside another, one that was tagged as two, and the same thing tagged twice. */

export const nestedQuote: AnnotationRule = {
  id: 'nested-quote',
  of: 'annotation',
  level: 'warning',
  label: 'Quote inside a quote',
  explanation: 'AFP and Guardian: only the outermost quotation is tagged; what is quoted inside it is left alone.',
  profiles: ['marked-quotes'],
  kinds: ['quote'],
  find(quote, context) {
    const outer = outerOf(quote, context);
    if (outer === null) return null;
    return {
      words: 'It stands inside another quote.',
      fix: { label: 'Remove the inner quote', deeds: [{ deed: 'remove', id: quote.id }] },
    };
  },
};

export const nestedWithoutLink: AnnotationRule = {
  id: 'nested-without-link',
  of: 'annotation',
  level: 'hint',
  label: 'Inner quote not linked to the outer one',
  explanation: 'PDNC: one character repeating another is a quotation of its own, linked as within the outer one.',
  profiles: ['novel'],
  kinds: ['quote'],
  find(quote, context) {
    if (context.scheme.findLinkType('within') === null || context.linksFrom(quote.id, 'within').length > 0) return null;
    const outer = outerOf(quote, context);
    if (outer === null || context.linksFrom(outer.id, 'within').some(({ to }) => to.id === quote.id)) return null;
    const [from, to] = [quote, outer].map(({ id }) => ({ record: 'annotation', id }) as const);
    return {
      words: `It stands inside ${inMarks(context.wordsOf(outer))}.`,
      fix: { label: 'Link it as within', deeds: [{ deed: 'link', type: 'within', from: from!, to: to! }] },
    };
  },
};

/** The smallest quote that holds all of this one and more, or null. */
function outerOf(quote: Annotation, context: LintContext): Annotation | null {
  if (isDetached(quote)) return null;
  const holds = ({ fragments }: Annotation) =>
    quote.fragments.every((one) => fragments.some(({ start, end }) => start <= one.start && one.end <= end));
  const outer = context
    .ofKind('quote', hullOf(quote))
    .filter((one) => one.id !== quote.id && holds(one) && extent(one) > extent(quote))
    .sort((a, b) => extent(a) - extent(b) || (a.id < b.id ? -1 : 1));
  return outer[0] ?? null;
}

const extent = ({ fragments }: Annotation): number => fragments.reduce((sum, { start, end }) => sum + end - start, 0);

export const splitQuote: AnnotationRule = {
  id: 'split-quote',
  of: 'annotation',
  level: 'warning',
  label: 'One quote tagged as two',
  explanation:
    'A quotation that runs over paragraphs, and one that goes on after “she said”, is one quote (PolNeAR, AFP and Guardian, PDNC). Two statements with a cue each are two.',
  kinds: ['quote'],
  find(quote, context) {
    if (isDetached(quote)) return null;
    const before = partBefore(quote, context);
    if (before === null || !canBeOne(before, quote, context)) return null;
    return {
      words: `It goes on from ${inMarks(context.wordsOf(before))}.`,
      fix: {
        label: 'Make them one quote',
        deeds: [
          { deed: 'cover', id: before.id, fragments: joined(before, quote, context) },
          { deed: 'merge', id: quote.id, into: before.id },
        ],
      },
    };
  },
};

/** The quote of which this one is the rest: in the same pair of marks over paragraphs, or behind the cue that both have. */
function partBefore(quote: Annotation, context: LintContext): Annotation | null {
  const start = startOf(quote);
  const near = context.ofKind('quote', { start: context.paragraphBefore(quote).start, end: start });
  const before = near.filter((one) => one.id !== quote.id && !isDetached(one) && endOf(one) <= start).at(-1);
  if (before === undefined) return null;
  const gap = context.text.slice(endOf(before), start);
  return runsOn(before, gap, start, context) || goesOnAfterCue(before, quote, gap, context) ? before : null;
}

/** Only the marks that are repeated stand between the paragraphs, and no mark closes before the second one. */
function runsOn(before: Annotation, gap: string, start: number, context: LintContext): boolean {
  if (!gap.includes('\n') || !/^[\s“„«»"‘「『]*$/u.test(gap)) return false;
  const end = endOf(before);
  return context.quotationsNear({ start: end, end: start }).some(({ open, close }) => open < end && start < close);
}

/** “A,” said Anna, “b”: a comma before the cue that both are tied to, and a small letter behind it. */
function goesOnAfterCue(before: Annotation, quote: Annotation, gap: string, context: LintContext): boolean {
  if (gap.length > 200 || gap.includes('\n')) return false;
  const cues = (one: Annotation) => context.linksFrom(one.id, 'cued-by').map(({ to }) => to.id);
  const shared = cues(before).find((id) => cues(quote).includes(id));
  const cue = shared === undefined ? null : context.set.findAnnotation(shared);
  if (cue === null || isDetached(cue) || startOf(cue) < endOf(before) || endOf(cue) > startOf(quote)) return false;
  const edge = context.text.slice(Math.max(0, endOf(before) - 2), endOf(before) + 2);
  return /[,–—]/u.test(edge) && /^["“„«‘'‹\s]*\p{Ll}/u.test(context.text.slice(startOf(quote), startOf(quote) + 6));
}

/** Where both say who speaks, and say different people, they are two. */
function canBeOne(a: Annotation, b: Annotation, context: LintContext): boolean {
  return ['said-by', 'cued-by', 'attributed-to'].every((type) => {
    const [one, other] = [a, b].map(({ id }) => context.linksFrom(id, type).map(({ to }) => to.id));
    return one!.length === 0 || other!.length === 0 || one!.some((id) => other!.includes(id));
  });
}

/** Over paragraphs one stretch, with the marks between; otherwise the fragments of both. */
function joined(before: Annotation, quote: Annotation, context: LintContext): readonly Fragment[] {
  const gap = context.text.slice(endOf(before), startOf(quote));
  if (/[\p{L}\p{N}]/u.test(gap)) return [...before.fragments, ...quote.fragments];
  const [last, first] = [before.fragments.at(-1)!, quote.fragments[0]!];
  return [...before.fragments.slice(0, -1), { start: last.start, end: first.end }, ...quote.fragments.slice(1)];
}

export const duplicate: AnnotationRule = {
  id: 'duplicate',
  of: 'annotation',
  level: 'warning',
  label: 'The same words tagged twice',
  explanation:
    'Two annotations of one kind on the very same words count twice in every figure; their links can be put together.',
  find(annotation, context) {
    const [first] = annotation.fragments;
    if (isDetached(annotation) || first === undefined) return null;
    const same = context.set
      .touching(first.start, first.end)
      .filter((one) => one.kind === annotation.kind && sameFragments(one.fragments, annotation.fragments))
      .filter((one) => SHIPPED.includes(one.kind) || isSameValue(one.attributes, annotation.attributes))
      .map(({ id }) => id)
      .sort();
    const [kept] = same;
    if (kept === undefined || kept === annotation.id) return null;
    const label = context.scheme.labelOf(annotation.kind).toLowerCase();
    return {
      words: `It is tagged as ${label} ${same.length === 2 ? 'twice' : `${same.length} times`}.`,
      fix: { label: 'Make them one', deeds: [{ deed: 'merge', id: annotation.id, into: kept }] },
    };
  },
};
