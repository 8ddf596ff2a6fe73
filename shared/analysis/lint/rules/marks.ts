import { type Annotation, type Fragment, isDetached } from '../../../model/records.ts';
import { quoteTypeAmong } from '../../guess.ts';
import { findQuotations, type Quotation, quotationsHolding } from '../../quotation-marks.ts';
import { hullOf, type LintContext } from '../context.ts';
import type { AnnotationRule, Found } from '../rule.ts';
import { covering } from './edges.ts';

/** Quotes and the quotation marks of the text: in pairs, with their punctuation, and as the form of the quote says. */

const hasClosingMark = ({ content, close }: Quotation): boolean => close > content.end;
const hasWord = (words: string): boolean => /[\p{L}\p{N}]/u.test(words);

export const unbalancedMarks: AnnotationRule = {
  id: 'unbalanced-marks',
  of: 'annotation',
  level: 'warning',
  label: 'One quotation mark without the other',
  explanation:
    'Marks come in pairs: both belong to the quote or neither does (PolNeAR and PDNC take them in). With only one, the quote ends too early or begins too late.',
  kinds: ['quote'],
  find(quote, context) {
    if (isDetached(quote)) return null;
    const near = context.quotationsNear(hullOf(quote)).filter(hasClosingMark);
    const whole = quote.fragments.map((one) => balanced(quote, one, near, context));
    const isLarger = whole.some(
      ({ start, end }, i) => start < quote.fragments[i]!.start || end > quote.fragments[i]!.end,
    );
    const fix = covering(quote, whole, isLarger ? 'Take both marks in' : 'Leave the mark out');
    if (fix === null) return null;
    return { words: 'It has one mark of a pair.', fix };
  },
};

/**
 * The fragment with both marks of every pair of which it holds one, where only punctuation stands between; a mark at its
 * edge whose other one is further away is left out, and one in the middle brings the rest of its words along.
 */
function balanced(quote: Annotation, fragment: Fragment, near: readonly Quotation[], context: LintContext): Fragment {
  const { text } = context;
  let { start, end } = fragment;
  const words = text.slice(start, end);
  if (HAS_BOTH_MARKS.test(words)) return fragment;
  const alone = findQuotations(words);
  for (const { open, content, close } of near) {
    const holdsOpen = start <= open && open < end;
    const holdsClose = start < close && close <= end;
    const [held, other] = holdsOpen ? [open, close - 1] : [close - 1, open];
    if (holdsOpen === holdsClose || isElsewhere(quote, other)) continue;
    // Straight marks that were counted from a slip further up: read for itself the quote is in order.
    if (alone.some((one) => [one.open, one.close - 1].includes(held - fragment.start))) continue;
    const rest = holdsOpen ? { start: end, end: close } : { start: open, end: start };
    const isNear = !hasWord(text.slice(rest.start, rest.end));
    if (!isNear && hasOther(quote, rest, context)) continue;
    const isAtEdge = holdsOpen ? !hasWord(text.slice(start, open)) : !hasWord(text.slice(close, end));
    if (isNear || !isAtEdge) [start, end] = [Math.min(start, open), Math.max(end, close)];
    else if (holdsOpen) start = content.start;
    else end = content.end;
  }
  return { start, end };
}

/** From mark to mark: where lines of a text are broken as on paper, no pairing finds that they belong together. */
const HAS_BOTH_MARKS = /^\s*(?:"[^"]*"|'[^]*'|“[^“]*”|„[^„]*[“”]|«[^«]*»|‘[^]*’)[.,]?\s*$/u;

/** True when another fragment of the quote holds the character. */
const isElsewhere = ({ fragments }: Annotation, at: number): boolean =>
  fragments.some(({ start, end }) => start <= at && at < end);

/** The rest of an outer quotation may be another quote, with the mark that both end at. */
const hasOther = ({ id }: Annotation, range: Fragment, context: LintContext): boolean =>
  context.ofKind('quote', range).some((one) => one.id !== id && !isDetached(one));

export const punctuationLeftOut: AnnotationRule = {
  id: 'punctuation-left-out',
  of: 'annotation',
  level: 'warning',
  label: 'Punctuation inside the marks left out',
  explanation:
    'What stands inside the marks belongs to the quote, its last comma or full stop too (AFP and Guardian, PolNeAR, PDNC).',
  kinds: ['quote'],
  find(quote, context) {
    if (isDetached(quote)) return null;
    const near = context.quotationsNear(hullOf(quote)).filter(hasClosingMark);
    const whole = quote.fragments.map((fragment) => {
      const [own] = quotationsHolding(near, fragment);
      if (own === undefined || fragment.start <= own.open || fragment.end >= own.content.end) return fragment;
      const rest = context.text.slice(fragment.end, own.content.end);
      return /^\s*[.,!?;:…。，！？；：–—-]+$/u.test(rest) ? { start: fragment.start, end: own.content.end } : fragment;
    });
    const fix = covering(quote, whole, 'Take the punctuation in');
    return fix === null ? null : { words: 'It ends before the punctuation that stands inside its marks.', fix };
  },
};

export const wordsOutsideMarks: AnnotationRule = {
  id: 'words-outside-marks',
  of: 'annotation',
  level: 'warning',
  label: 'Words outside the marks',
  explanation:
    'AFP and Guardian: a quote is what stands inside the marks; the words between the cue and the opening mark, and those behind the closing one, are the reporter’s.',
  profiles: ['marked-quotes'],
  kinds: ['quote'],
  find(quote, context) {
    if (isDetached(quote)) return null;
    const near = context.quotationsNear(hullOf(quote));
    const inside = quote.fragments.map((fragment) => {
      const pairs = near.filter(
        ({ open, content, close }) =>
          fragment.start <= open && close <= fragment.end && hasWord(context.text.slice(content.start, content.end)),
      );
      return pairs.length === 0 || !hasWord(withoutPairs(context, fragment, pairs))
        ? [fragment]
        : outermost(pairs).map(({ open, close }) => ({ start: open, end: close }));
    });
    const fix = covering(quote, inside.flat(), 'Keep what is inside the marks');
    return fix === null ? null : { words: 'It takes in words outside its marks.', fix };
  },
};

const outermost = (pairs: readonly Quotation[]): readonly Quotation[] =>
  pairs.filter((one) => !pairs.some((other) => other !== one && other.open <= one.open && one.close <= other.close));

function withoutPairs({ text }: LintContext, { start, end }: Fragment, pairs: readonly Quotation[]): string {
  let rest = '';
  let at = start;
  for (const { open, close } of outermost(pairs)) {
    rest += text.slice(at, Math.max(at, open));
    at = Math.max(at, close);
  }
  return rest + text.slice(at, end);
}

/** What the marks make of the quote, beside what its form says; null where the form says nothing. */
function forms(quote: Annotation, context: LintContext): { readonly told: string; readonly seen: string } | null {
  const told = quote.attributes['quoteType'];
  if (isDetached(quote) || typeof told !== 'string' || !context.allows('quote', 'quoteType', told)) return null;
  return { told, seen: quoteForm(quote, context) };
}

/** Returns what the marks round and inside the words make of the quote: direct, mixed or indirect. */
export const quoteForm = (quote: Annotation, context: LintContext): string =>
  quoteTypeAmong(context.text, quote.fragments, (range) => quotationsHolding(context.quotationsNear(range), range));

/** Says that the form is another one, and sets it where the scheme has it. */
function formFound(quote: Annotation, context: LintContext, seen: string, words: string): Found {
  const label = context.scheme.valueLabel('quote', 'quoteType', seen);
  const fix = context.allows('quote', 'quoteType', seen)
    ? ({
        label: `Set its form to ${label}`,
        deeds: [{ deed: 'set', id: quote.id, field: 'quoteType', value: seen }],
      } as const)
    : null;
  return { words, fix };
}

export const directWithoutMarks: AnnotationRule = {
  id: 'direct-without-marks',
  of: 'annotation',
  level: 'warning',
  label: 'Direct quote without marks',
  explanation:
    'A direct quote stands wholly inside quotation marks (PolNeAR, AFP and Guardian). Without marks it is indirect, or the text has lost them.',
  kinds: ['quote'],
  find(quote, context) {
    const both = forms(quote, context);
    if (both === null || both.told !== 'direct' || both.seen !== 'indirect' || isWholeTurn(quote, context)) return null;
    return formFound(quote, context, 'indirect', 'It is called direct, and no quotation marks stand round it.');
  },
};

/** True when the quote is all that its paragraphs say, but for a name before a colon: a transcript, a motto, a letter. */
function isWholeTurn(quote: Annotation, context: LintContext): boolean {
  const { start, end } = context.paragraphsOf(quote);
  const hull = hullOf(quote);
  const before = context.text.slice(start, hull.start).trim();
  return (before === '' || /^[^\n]{1,80}:$/u.test(before)) && !hasWord(context.text.slice(hull.end, end));
}

export const indirectInMarks: AnnotationRule = {
  id: 'indirect-in-marks',
  of: 'annotation',
  level: 'warning',
  label: 'Indirect quote wholly in marks',
  explanation: 'The surface decides the form (PolNeAR): what stands wholly inside quotation marks is direct.',
  kinds: ['quote'],
  find(quote, context) {
    const both = forms(quote, context);
    if (both === null || both.seen !== 'direct' || (both.told !== 'indirect' && both.told !== 'free-indirect'))
      return null;
    return formFound(quote, context, 'direct', 'It is called indirect, and stands wholly inside quotation marks.');
  },
};

export const formMisfit: AnnotationRule = {
  id: 'quote-form',
  of: 'annotation',
  level: 'warning',
  label: 'Form does not fit the marks',
  explanation:
    'The surface decides the form (PolNeAR): wholly inside quotation marks is direct, partly is mixed, without marks is indirect.',
  kinds: ['quote'],
  find(quote, context) {
    const both = forms(quote, context);
    if (both === null || both.told === both.seen) return null;
    const { told, seen } = both;
    const isFit =
      (told === 'mixed' && !(seen === 'indirect' && isWholeTurn(quote, context))) ||
      (told === 'direct' && seen === 'mixed') ||
      (told === 'indirect' && seen === 'mixed' && !isScare(quote, context));
    if (!isFit || !context.allows('quote', 'quoteType', seen)) return null;
    const stands = { direct: 'wholly inside', mixed: 'partly inside', indirect: 'outside' }[seen] ?? 'outside';
    return formFound(quote, context, seen, `It is called ${told}, and stands ${stands} quotation marks.`);
  },
};

/** A word or two in marks within reported words: a title or a nickname as often as something said so. */
function isScare(quote: Annotation, context: LintContext): boolean {
  const near = context.quotationsNear(hullOf(quote));
  const inside = near.filter(({ open, close }) =>
    quote.fragments.some(({ start, end }) => start <= open && close <= end),
  );
  return inside.every(({ content }) => context.text.slice(content.start, content.end).split(/\s+/u).length <= 3);
}
