import { endOf, startOf } from '../../../annotations/annotation-set.ts';
import { type Annotation, isDetached } from '../../../model/records.ts';
import { FUNCTION_WORDS } from '../../words.ts';
import type { LintContext } from '../context.ts';
import type { AnnotationRule } from '../rule.ts';
import { covering } from './edges.ts';

/** “that” and “to” at the boundary of reported words, on whichever side the guide of the profile wants them. */

/** How many UTF-16 code units may stand between a cue and the reported words: whom it was told, and when. */
const BETWEEN = 60;

/** Words before an opening mark are no matter of “that”: a mixed quote may begin at its mark. */
const BEGINS_WITH_MARK = /^["“„«‘'‹「]/u;

export const thatLeftOut: AnnotationRule = {
  id: 'that-left-out',
  of: 'annotation',
  level: 'warning',
  label: '“that” or “to” left out',
  explanation: 'PolNeAR: “that” before reported words, and “to” before a verb, are the first word of the quote.',
  profiles: ['news-wide'],
  kinds: ['quote'],
  find(quote, context) {
    const [first] = quote.fragments;
    if (isDetached(quote) || first === undefined) return null;
    const before = context.before(first.start);
    const word = /(?:^|[^\p{L}])(that|to)\s+$/iu.exec(before)?.[1];
    if (word === undefined) return null;
    const at = first.start - (/\S+\s+$/u.exec(before)?.[0].length ?? 0);
    if (!followsCue(quote, at, context) || isTaken(quote, at, context)) return null;
    if (word.toLowerCase() === 'to' && !isVerbNext(context.after(first.start, 40))) return null;
    if (BEGINS_WITH_MARK.test(context.after(first.start - 1, 2).trimStart())) return null;
    const [, ...others] = quote.fragments;
    return {
      words: `“${word}” stands before it and is its first word.`,
      fix: covering(quote, [{ start: at, end: first.end }, ...others], `Take “${word}” in`),
    };
  },
};

/** True when the quote’s own cue ends shortly before the word, in the same sentence. */
function followsCue(quote: Annotation, at: number, context: LintContext): boolean {
  return context.linksFrom(quote.id, 'cued-by').some(({ to }) => {
    const cue = context.set.findAnnotation(to.id);
    if (cue === null || isDetached(cue)) return false;
    const [from, end] = [startOf(cue), endOf(cue)];
    if (from >= at || at - end > BETWEEN || end > at) return false;
    return !/[.!?\n]/u.test(context.text.slice(end, at));
  });
}

/** True when the word belongs to another annotation already: a cue “said that”, another quote. */
const isTaken = ({ id }: Annotation, at: number, { set }: LintContext): boolean =>
  set
    .touching(at, at + 1)
    .some((one) => one.id !== id && (one.kind === 'cue' || one.kind === 'mention' || one.kind === 'quote'));

/** “to *be*”, “to *leave*”: a plain lower-case word that is no article and has no ending of another form. */
function isVerbNext(after: string): boolean {
  const word = /^[\p{Ll}’-]+/u.exec(after)?.[0] ?? '';
  if (['be', 'do', 'have', 'not'].includes(word)) return true;
  return word.length > 1 && !FUNCTION_WORDS.has(word) && !/(?:ed|ing|[^s]s|tion|ment|ity|ness)$/u.test(word);
}

export const thatTakenIn: AnnotationRule = {
  id: 'that-taken-in',
  of: 'annotation',
  level: 'warning',
  label: '“that” before the opening mark taken in',
  explanation: 'AFP and Guardian: the quote begins at its opening mark; “that” before it is the reporter’s.',
  profiles: ['marked-quotes', 'novel'],
  kinds: ['quote'],
  find(quote, context) {
    const [first] = quote.fragments;
    if (isDetached(quote) || first === undefined) return null;
    const words = context.text.slice(first.start, first.end);
    const lead = /^that\s+(?=["“„«‘'‹「])/iu.exec(words)?.[0];
    if (lead === undefined) return null;
    const [, ...others] = quote.fragments;
    return {
      words: 'It begins with “that”, before its opening mark.',
      fix: covering(quote, [{ start: first.start + lead.length, end: first.end }, ...others], 'Leave “that” out'),
    };
  },
};
