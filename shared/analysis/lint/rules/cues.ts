import { endOf, startOf } from '../../../annotations/annotation-set.ts';
import { type Annotation, type Fragment, isDetached, type Link } from '../../../model/records.ts';
import { type LintContext } from '../context.ts';
import type { AnnotationRule, Deed, Fix } from '../rule.ts';
import { covering } from './edges.ts';
import { quoteForm } from './marks.ts';
import { inMarks } from './told.ts';
import { freeBeside, linked } from './unfinished.ts';

/** Cues: one for a quote, the words that report and nothing else, outside of what they report. */

export const quoteWithoutCue: AnnotationRule = {
  id: 'quote-without-cue',
  of: 'annotation',
  level: 'hint',
  label: 'Indirect quote without a cue',
  explanation:
    'PolNeAR: only quotation marks can do without a cue; reported words without marks are reported by some word, “said” or “according to”.',
  profiles: ['news-wide'],
  kinds: ['quote'],
  find(quote, context) {
    if (isDetached(quote) || context.linksFrom(quote.id, 'cued-by').length > 0) return null;
    // Where nobody tags cues at all, none is missing.
    if (!context.hasCues || context.scheme.findLinkType('cued-by') === null) return null;
    if (quoteForm(quote, context) !== 'indirect') return null;
    const cue = freeBeside(quote, 'cue', 'cued-by', context);
    const fix =
      cue === null ? null : linked(context, 'cued-by', quote, cue, `Tie it to ${inMarks(context.wordsOf(cue))}`);
    return { words: 'No word tells that it is reported.', fix };
  },
};

export const severalCues: AnnotationRule = {
  id: 'several-cues',
  of: 'annotation',
  level: 'warning',
  label: 'More than one cue',
  explanation: 'PolNeAR: each quote has one cue, in one piece. Words with a cue of their own are a quote of their own.',
  kinds: ['quote'],
  find(quote, context) {
    if (context.scheme.findLinkType('cued-by')?.each !== 'one') return null;
    const links = context.linksFrom(quote.id, 'cued-by');
    if (links.length < 2) return null;
    const cues = links.flatMap(({ to }) => context.set.findAnnotation(to.id) ?? []);
    const kept = nearestLink(quote, links, context);
    const others = links.filter((link) => link !== kept).map(({ id }): Deed => ({ deed: 'remove', id }));
    const keptWords = inMarks(wordsAt(kept, context));
    return {
      words: `It has ${links.length} cues: ${cues.map((cue) => inMarks(context.wordsOf(cue))).join(', ')}.`,
      fix: fixOf(`Keep ${keptWords}, the nearest`, others),
    };
  },
};

function fixOf(label: string, [first, ...others]: readonly Deed[]): Fix | null {
  return first === undefined ? null : { label, deeds: [first, ...others] };
}

const wordsAt = ({ to }: Link, context: LintContext): string => {
  const annotation = context.set.findAnnotation(to.id);
  return annotation === null ? '' : context.wordsOf(annotation);
};

function nearestLink(quote: Annotation, links: readonly Link[], { set }: LintContext): Link {
  const gap = ({ to }: Link) => {
    const cue = set.findAnnotation(to.id);
    if (cue === null || isDetached(cue)) return Infinity;
    const apart = quote.fragments.map(({ start, end }) => Math.max(startOf(cue) - end, start - endOf(cue)));
    return Math.max(0, Math.min(...apart, Infinity));
  };
  return links.reduce((best, link) => (gap(link) < gap(best) ? link : best));
}

export const auxiliaryInCue: AnnotationRule = {
  id: 'auxiliary-in-cue',
  of: 'annotation',
  level: 'warning',
  label: 'Auxiliary in the cue',
  explanation:
    'AFP and Guardian, and PDNC: the cue is the verb that reports, without “had been” or “will”. (PolNeAR takes the whole of it.)',
  profiles: ['marked-quotes', 'novel'],
  kinds: ['cue'],
  find(cue, context) {
    const [first] = cue.fragments;
    if (first === undefined) return null;
    const words = context.text.slice(first.start, first.end);
    const lead = AUXILIARIES.exec(words)?.[0];
    if (lead === undefined || lead.length === words.length) return null;
    const [, ...others] = cue.fragments;
    const fix = covering(
      cue,
      [{ start: first.start + lead.length, end: first.end }, ...others],
      `Leave ${inMarks(lead)} out`,
    );
    return { words: `${inMarks(lead)} is no part of the verb that reports.`, fix };
  },
};

const AUXILIARIES =
  /^(?:(?:has|have|had|is|are|was|were|be|been|being|do|does|did|will|would|can|could|may|might|shall|should|must|not|never|n’t|didn’t|didn't|won’t|won't|hasn’t|hasn't|hadn’t|hadn't|also|repeatedly)\s+)+(?=\p{L}{2})/iu;

export const cueInside: AnnotationRule = {
  id: 'cue-inside-quote',
  of: 'annotation',
  level: 'warning',
  label: 'Cue inside its own quote',
  explanation:
    'Source, cue and quote are three stretches that do not overlap (PolNeAR): what reports is no part of what is reported.',
  kinds: ['quote'],
  find(quote, context) {
    const inside = context
      .linksFrom(quote.id, 'cued-by')
      .flatMap(({ to }) => context.set.findAnnotation(to.id) ?? [])
      .filter((cue) => cue.kind === 'cue' && meets(quote, cue));
    const [cue] = inside;
    if (cue === undefined || isDetached(quote)) return null;
    const left = inside.length === 1 ? withoutEdge(quote.fragments, cue.fragments, context) : null;
    const fix = left === null ? null : covering(quote, left, `Leave ${inMarks(context.wordsOf(cue))} out`);
    return { words: `Its cue ${inMarks(context.wordsOf(cue))} stands inside it.`, fix };
  },
};

const meets = (a: Annotation, b: Annotation): boolean =>
  a.fragments.some((one) => b.fragments.some((other) => one.start < other.end && other.start < one.end));

/** The fragments without a cue that lies at an edge of one of them; null where words would be left on both sides. */
function withoutEdge(
  fragments: readonly Fragment[],
  [cue, more]: readonly Fragment[],
  { text }: LintContext,
): readonly Fragment[] | null {
  if (cue === undefined || more !== undefined) return null;
  const left: Fragment[] = [];
  for (const { start, end } of fragments) {
    if (cue.end <= start || end <= cue.start) {
      left.push({ start, end });
      continue;
    }
    const [head, tail] = [text.slice(start, Math.max(start, cue.start)), text.slice(Math.min(end, cue.end), end)];
    const [hasHead, hasTail] = [head, tail].map((words) => /[\p{L}\p{N}]/u.test(words));
    if (hasHead === hasTail) return null;
    left.push(
      hasHead
        ? { start, end: start + head.trimEnd().length }
        : { start: end - tail.replace(/^[\s,;:–—]+/u, '').length, end },
    );
  }
  return left;
}
