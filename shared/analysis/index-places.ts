import type { AnnotationSet } from '../annotations/annotation-set.ts';
import { speakerOfClaim, speakerOfQuote } from '../annotations/attribution.ts';
import { wordsOf } from '../annotations/covered-text.ts';
import type { Block } from '../model/block.ts';
import type { Dossier } from '../model/dossier.ts';
import type { SearchedPart } from '../model/project.ts';
import type { Annotation } from '../model/records.ts';
import { whatIsMissing } from './lint/lacks.ts';

/** A stretch of words that is searched: a paragraph, the words of a quote or claim, a name, a note. */
export interface PlaceEntry {
  readonly part: SearchedPart;
  /** Id of the annotation or speaker it belongs to; null for a paragraph and for notes of the article. */
  readonly record: string | null;
  readonly text: string;
  /** UTF-16 offset in the article where it begins; -1 where it is not in the text. */
  readonly start: number;
  /** How many UTF-16 code units of it stand there in one piece. */
  readonly inOnePiece: number;
  /** Id of the article's speaker whose words they are, for quotes and claims. */
  readonly speaker: string | null;
  /** Claims: without a verdict. Quotes: not done. */
  readonly isUnchecked: boolean;
}

/** Returns every place of the article that is searched, in the order of the text, notes last. */
export function placesOf(set: AnnotationSet, blocks: readonly Block[], text: string): PlaceEntry[] {
  return [
    ...paragraphPlaces(blocks),
    ...set.annotations.flatMap((annotation) => annotationPlaces(set, annotation, text)),
    ...set.speakers.map(({ id, name, aliases, role }) =>
      apart('speaker', id, [name, ...aliases, ...(role === undefined ? [] : [role])].join(' · ')),
    ),
    ...notePlaces(set),
  ].filter((place) => place.text.trim() !== '');
}

function paragraphPlaces(blocks: readonly Block[]): PlaceEntry[] {
  let start = 0;
  return blocks.map(({ text }) => {
    const place = { ...apart('text', null, text), start, inOnePiece: text.length };
    start += text.length + 1;
    return place;
  });
}

function annotationPlaces(set: AnnotationSet, annotation: Annotation, text: string): PlaceEntry[] {
  const { kind, id, attributes, fragments } = annotation;
  if (kind !== 'quote' && kind !== 'claim') return [];
  const isClaim = kind === 'claim';
  const [first] = fragments;
  const place: PlaceEntry = {
    part: kind,
    record: id,
    text: wordsOf(text, annotation),
    start: first?.start ?? -1,
    inOnePiece: first === undefined ? 0 : first.end - first.start,
    speaker: (isClaim ? speakerOfClaim(set, id) : speakerOfQuote(set, id))?.id ?? null,
    isUnchecked: isClaim ? attributes['verdict'] === undefined : whatIsMissing(set, annotation) !== null,
  };
  const { normalised } = attributes;
  const isWrittenOut = isClaim && typeof normalised === 'string' && normalised !== place.text;
  return isWrittenOut ? [place, { ...place, text: normalised, start: -1, inOnePiece: 0 }] : [place];
}

/** What people have written beside the text. */
function notePlaces(set: AnnotationSet): PlaceEntry[] {
  const note = (record: string | null, text: string | undefined) =>
    text === undefined ? [] : [apart('note', record, text)];
  return [
    ...note(null, set.metadata.note),
    ...set.annotations.flatMap(({ id, attributes: { note: words } }) =>
      note(id, typeof words === 'string' ? words : undefined),
    ),
    ...set.speakers.flatMap((speaker) => note(speaker.id, speaker.note)),
    ...set.links.flatMap((link) => note(link.from.id, link.note)),
    ...set.dossiers.flatMap((dossier) => note(dossier.claim, dossierWords(dossier))),
  ];
}

const dossierWords = ({ questions, evidence, justification, filledIn, second }: Dossier): string =>
  [
    justification,
    filledIn,
    second?.justification,
    ...questions.map(({ text }) => text),
    ...evidence.flatMap(({ answer, quote, sourceName, url, note }) => [answer, quote, sourceName, url, note]),
  ]
    .filter((words) => words !== undefined && words !== '')
    .join('\n');

const apart = (part: SearchedPart, record: string | null, text: string): PlaceEntry => ({
  part,
  record,
  text,
  start: -1,
  inOnePiece: 0,
  speaker: null,
  isUnchecked: false,
});
