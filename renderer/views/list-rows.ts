import type { AnnotationSet } from '../../shared/annotations/annotation-set.ts';
import { misfitOf, textOfValue, valueOf } from '../../shared/kinds/form.ts';
import type { Annotation } from '../../shared/model/records.ts';
import type { Field } from '../../shared/model/scheme.ts';
import { whatIsMissing } from '../editor/index.ts';
import { noteOf, speakerOf, textOf } from './words.ts';

/** Which annotations the list shows, and what a row says of one. */

/** Only those that lack something; stands among the ids of kinds, of which none is called so. */
export const UNFINISHED = 'unfinished ';

/** Returns the annotations of a kind, or the unfinished ones, in which every one of the typed words occurs. */
export function rowsOf(set: AnnotationSet, text: string, only: string | null, typed: string): readonly Annotation[] {
  const words = typed.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  return set.annotations.filter(
    (one) => isOf(set, one, only) && (words.length === 0 || holdsAll(searchable(set, text, one), words)),
  );
}

function isOf(set: AnnotationSet, annotation: Annotation, only: string | null): boolean {
  if (only === null) return true;
  return only === UNFINISHED ? whatIsMissing(set, annotation) !== null : annotation.kind === only;
}

const holdsAll = (text: string, words: readonly string[]): boolean => words.every((word) => text.includes(word));

/** What is looked through: the words, who speaks, the note, and the notes of its links. */
function searchable(set: AnnotationSet, text: string, annotation: Annotation): string {
  const speaker = speakerOf(set, annotation);
  const linkNotes = set.linksOf(annotation.id).map(({ note }) => note ?? '');
  return [
    textOf(text, annotation),
    speaker?.name ?? '',
    ...(speaker?.aliases ?? []),
    noteOf(annotation) ?? '',
    ...linkNotes,
  ]
    .join('\n')
    .toLocaleLowerCase();
}

/** A value in the words of the scheme, with the label of its field where it stands for itself. */
export interface ToldValue {
  readonly label: string;
  readonly words: string;
}

/** How many values a row has room for. */
const MOST_VALUES = 2;

/** Fields that a card or a row tells in a way of its own, or that the words of the article tell already. */
const TOLD_ELSEWHERE = ['note', 'normalised', 'verdict', 'quoteType', 'mentionType', 'cueClass', 'checkWorthiness'];

/** Returns the first values that were filled in, in the order of the form, for fields that nothing else tells of. */
export function valuesOf(set: AnnotationSet, annotation: Annotation): readonly ToldValue[] {
  const fields = set.scheme.findKind(annotation.kind)?.fields ?? [];
  const told: ToldValue[] = [];
  for (const field of fields) {
    const words = TOLD_ELSEWHERE.includes(field.id) ? '' : wordsOfField(set, annotation, field);
    if (words !== '') told.push({ label: field.label, words });
    if (told.length === MOST_VALUES) break;
  }
  return told;
}

function wordsOfField(set: AnnotationSet, annotation: Annotation, field: Field): string {
  const value = valueOf(annotation.attributes, field.id);
  if (value === null || misfitOf(field, value) !== null) return textOfValue(value);
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (field.type === 'speaker') return set.findSpeaker(String(value))?.name ?? String(value);
  const labels = (Array.isArray(value) ? (value as readonly string[]) : [String(value)]).map((one) =>
    set.scheme.valueLabel(annotation.kind, field.id, one),
  );
  return labels.join(', ');
}
