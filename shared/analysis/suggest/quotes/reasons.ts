import type { Fragment } from '../../../model/records.ts';
import type { Candidate } from '../../frame.ts';
import type { Report } from './reports.ts';
import type { Stretch } from './stretches.ts';

/** One sentence for whoever wonders why something is proposed as a quotation, in plain words. */

const quoted = (text: string, { start, end }: Fragment): string => `“${text.slice(start, end)}”`;

/** Returns why what stands in marks is proposed, or why it is not one that an editor would list. */
export function reasonOfMarks(text: string, { shape, isInitial }: Stretch, best: Candidate | null): string {
  if (best?.cue != null) {
    const by = best.source === null ? '' : ` by ${quoted(text, best.source)}`;
    return `It stands in quotation marks, and ${quoted(text, best.cue)}${by} belongs to it.`;
  }
  if (shape === 'title') return 'The words in marks look like the title of a work.';
  if (shape === 'scare') return 'A word or two in marks name something rather than say it.';
  if (shape === 'phrase')
    return 'The words in marks are a part of the sentence around them, and nobody is said to say them.';
  return isInitial
    ? 'It stands in quotation marks and is a sentence of its own.'
    : 'It stands in quotation marks and looks whole.';
}

/** Returns why a clause is taken to be reported. */
export function reasonOfReport(text: string, { cue, source, place, strength, mood }: Report): string {
  const subject = source === null ? '' : `, and ${quoted(text, source)} is its subject`;
  const word = quoted(text, cue);
  if (strength === 'mind') return `${word} tells a thought rather than speech${subject}.`;
  if (mood === 'infinitive' || mood === 'participle') return `${word} is not told as something that was said.`;
  if (place === 'according') return `${word} says whose words these are.`;
  if (place === 'nominal') return `What ${word} says stands in the clause behind it.`;
  if (strength === 'slot') return `${word} stands where a verb of saying stands, before “that”${subject}.`;
  const where = place === 'behind' ? 'behind' : place === 'before' ? 'before' : 'around';
  return `What is reported stands ${where} ${word}${subject}.`;
}
