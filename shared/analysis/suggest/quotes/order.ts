import type { Fragment } from '../../../model/records.ts';
import { readSentence } from '../../attributions.ts';
import { indirectIn } from '../../indirect.ts';
import { sentencesOf } from '../../sentences.ts';
import type { Report } from './reports.ts';

/**
 * Reports as the **order of words** tells them, where there is no tree: in languages that are not parsed, and in
 * sentences whose tree tells nothing though a sure cue stands in them.
 */
export function reportsByOrder(text: string): Report[] {
  const reports: Report[] = [];
  let base = 0;
  for (const paragraph of text.split('\n')) {
    for (const range of sentencesOf(paragraph, base)) reports.push(...reportIn(text, range));
    base += paragraph.length + 1;
  }
  return reports;
}

/** Returns the report of one sentence, if it has one. */
export function reportIn(text: string, { start, end }: Fragment): Report[] {
  const found = indirectIn(readSentence(text.slice(start, end), start));
  if (found === null) return [];
  const { cue, cueClass, source } = found.attribution;
  const isBehind = cue.end <= found.fragments[0]!.start;
  return [
    {
      cue,
      cueClass,
      strength: cueClass === 'think' ? 'mind' : 'plain',
      source,
      spans: found.fragments,
      place: cueClass === 'according-to' ? 'according' : isBehind ? 'behind' : 'before',
      isLed: false,
      isClause: true,
      mood: 'told',
      isNobody: false,
    },
  ];
}
