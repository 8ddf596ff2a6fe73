import type { AnnotationSet } from '../../shared/annotations/annotation-set.ts';
import { misfitOf, textOfValue, valueOf } from '../../shared/kinds/form.ts';
import type { Annotation } from '../../shared/model/records.ts';
import type { Field } from '../../shared/model/scheme.ts';
import { noteOf, speakerOf, textOf } from './words.ts';

/** Which annotations the list shows, and what a row says of one. */

/** Returns the annotations of a kind in which every one of the typed words occurs. */
export function rowsOf(set: AnnotationSet, text: string, only: string | null, typed: string): readonly Annotation[] {
  const words = lower(typed).split(/\s+/).filter(Boolean);
  const around = words.length === 0 ? '' : wordsAround(set);
  return set.annotations.filter((one) => isOf(one, only) && holdsAll(set, text, one, words, around));
}

/** What needs attention, and what drifted, are lists of their own; no kind has their ids. */
const isOf = (annotation: Annotation, only: string | null): boolean => only === null || annotation.kind === only;

/** @param around what can be found of any annotation beyond its own words and note */
function holdsAll(
  set: AnnotationSet,
  text: string,
  annotation: Annotation,
  words: readonly string[],
  around: string,
): boolean {
  if (words.length === 0) return true;
  const own = ownWords(text, annotation);
  const missing = words.filter((word) => !own.includes(word));
  // Links are followed only where they may lead to the word: there are ten thousand of them.
  if (missing.length === 0) return true;
  if (missing.some((word) => !around.includes(word))) return false;
  const tied = tiedWords(set, annotation);
  return missing.every((word) => tied.includes(word));
}

/** The words and the note of an annotation, in lower case; made again only when it or the text has changed. */
function ownWords(text: string, annotation: Annotation): string {
  const known = ownByAnnotation.get(annotation);
  if (known?.text === text) return known.words;
  const words = lower(`${textOf(text, annotation)}\n${noteOf(annotation) ?? ''}`);
  ownByAnnotation.set(annotation, { text, words });
  return words;
}

const ownByAnnotation = new WeakMap<Annotation, { readonly text: string; readonly words: string }>();

/** The names of whoever speaks, and the notes of the links, in lower case; kept while nothing changes. */
function tiedWords(set: AnnotationSet, annotation: Annotation): string {
  const byId = tiedBySet.get(set) ?? new Map<string, string>();
  tiedBySet.set(set, byId);
  const known = byId.get(annotation.id);
  if (known !== undefined) return known;
  const speaker = speakerOf(set, annotation);
  const notes = set.linksOf(annotation.id).map(({ note }) => note ?? '');
  const words = lower([speaker?.name ?? '', ...(speaker?.aliases ?? []), ...notes].join('\n'));
  byId.set(annotation.id, words);
  return words;
}

const tiedBySet = new WeakMap<AnnotationSet, Map<string, string>>();

const wordsAround = ({ speakers, links }: AnnotationSet): string =>
  lower(
    [...speakers.flatMap(({ name, aliases }) => [name, ...aliases]), ...links.map(({ note }) => note ?? '')].join('\n'),
  );

const lower = (text: string): string => text.toLocaleLowerCase();

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
