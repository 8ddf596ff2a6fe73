import { type Annotation, isDetached } from '../../../model/records.ts';
import { valueOf } from '../../../kinds/form.ts';
import { hullOf, type LintContext } from '../context.ts';
import type { AnnotationRule } from '../rule.ts';
import { inMarks } from './told.ts';
import { linked, quoteAround } from './unfinished.ts';

/** Claims: in the quote they are tied to, with a verdict where one is due and the reasons that bear it out. */

export const claimOutside: AnnotationRule = {
  id: 'claim-outside-quote',
  of: 'annotation',
  level: 'warning',
  label: 'Claim outside its quote',
  explanation:
    'A claim that is tied to a quote is made in it: its words stand between the first and the last of the quote’s.',
  kinds: ['claim'],
  find(claim, context) {
    const [link] = context.linksFrom(claim.id, 'claimed-in');
    const quote = link === undefined ? null : context.set.findAnnotation(link.to.id);
    if (link === undefined || quote === null || isDetached(quote) || isDetached(claim)) return null;
    const [inner, outer] = [hullOf(claim), hullOf(quote)];
    // A claim may take the whole sentence of a quote that is a part of it; apart from it is another matter.
    if (inner.start < outer.end && outer.start < inner.end) return null;
    const around = quoteAround(claim, context);
    return {
      words: `It stands outside of ${inMarks(context.wordsOf(quote))}.`,
      fix:
        around === null
          ? null
          : linked(context, 'claimed-in', claim, around, `It stands in ${inMarks(context.wordsOf(around))}`),
    };
  },
};

/** Fields in which schemes say why; a scheme without any asks for no reasons. */
const REASONS = ['justification', 'evidence'];

export const verdictWithoutReasons: AnnotationRule = {
  id: 'verdict-without-reasons',
  of: 'annotation',
  level: 'warning',
  label: 'Verdict without evidence or justification',
  explanation:
    'AVeriTeC: the justification says how the verdict follows from the evidence; a verdict alone convinces nobody.',
  kinds: ['claim'],
  find(claim, context) {
    const fields = REASONS.filter((id) => context.fieldOf('claim', id) !== null);
    if (fields.length === 0 || isEmpty(claim, 'verdict') || !fields.every((id) => isEmpty(claim, id))) return null;
    return { words: `Its verdict is ${verdictOf(claim, context)}, and nothing says why.`, fix: null };
  },
};

function isEmpty({ attributes }: Annotation, field: string): boolean {
  const value = valueOf(attributes, field);
  return value === null || (typeof value === 'object' ? value.length === 0 : String(value).trim() === '');
}

const verdictOf = (claim: Annotation, { scheme }: LintContext): string =>
  inMarks(scheme.valueLabel('claim', 'verdict', String(claim.attributes['verdict'])));

export const verdictOnOpinion: AnnotationRule = {
  id: 'verdict-on-opinion',
  of: 'annotation',
  level: 'warning',
  label: 'Verdict on what is not factual',
  explanation: 'Opinions, predictions and questions are not factual (ClaimBuster: NFS) and get no verdict (AVeriTeC).',
  kinds: ['claim'],
  find(claim, context) {
    if (claim.attributes['checkWorthiness'] !== 'NFS' || isEmpty(claim, 'verdict')) return null;
    if (!context.allows('claim', 'checkWorthiness', 'NFS') || context.fieldOf('claim', 'verdict') === null) return null;
    return { words: `It is called not factual, and its verdict is ${verdictOf(claim, context)}.`, fix: null };
  },
};
