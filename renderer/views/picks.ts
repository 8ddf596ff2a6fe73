import type { AnnotationSet } from '../../shared/annotations/annotation-set.ts';
import { startOf } from '../../shared/annotations/annotation-set.ts';
import type { Sliceable } from '../../shared/annotations/covered-text.ts';
import { mentionOfQuote } from '../../shared/annotations/attribution.ts';
import { holdersOf, officeInWords } from '../../shared/analysis/speakers/offices.ts';
import { type Annotation, type Speaker, SPEAKER_TYPES, type SpeakerType } from '../../shared/model/records.ts';
import { legalLinkType, type SpeakerChoice } from '../editor/index.ts';
import type { Pick } from './PickField.tsx';
import { shortened, textOf } from './words.ts';

/** What the fields with completion offer, best first. */

const NEW = 'new:';
const ARTICLES_BEFORE: Readonly<Record<SpeakerType, string>> = {
  person: 'New person',
  organisation: 'New organisation',
  group: 'New group',
  unnamed: 'New unnamed speaker',
};

/**
 * Returns the speakers of the article that fit what was typed, and the new ones it could name. Before anything is
 * typed the words of the mention stand for it. Who held the office that the words describe when the article was published
 * comes first.
 *
 * @param registry entries of the project, of whom those that fit are offered too
 */
export function speakerPicks(
  set: AnnotationSet,
  text: Sliceable,
  annotation: Annotation,
  typed: string,
  registry: readonly Speaker[] = [],
): readonly Pick[] {
  const mention = annotation.kind === 'quote' ? mentionOfQuote(set, annotation.id) : annotation;
  const mentioned = mention?.kind === 'mention' ? shortened(textOf(text, mention), 80) : '';
  const wanted = typed.trim() === '' ? mentioned : typed.trim();
  const others = registry.filter(({ id }) => set.findSpeaker(id) === null);
  const holders = holdersOf(wanted, [...set.speakers, ...others], set.metadata.published);
  const named = others
    .filter(({ name, aliases }) => wanted !== '' && fitOf([name, ...aliases], wanted) > 1)
    .slice(0, MOST_ENTRIES);
  const offered = [
    ...holders.map(({ speaker, office }) => pickOf(speaker, `held then: ${officeInWords(office)}`)),
    ...named.map((speaker) => pickOf(speaker, `in the project: ${speaker.role ?? speaker.type}`)),
  ];
  const picks = [...offered, ...registryPicks(set, typed, wanted)];
  return picks.filter(({ id }, i) => picks.findIndex((one) => one.id === id) === i);
}

/** How many entries of the project are offered at once. */
const MOST_ENTRIES = 8;

const pickOf = ({ id, name }: Speaker, detail: string): Pick => ({ id, label: name, detail });

/**
 * Returns the speakers of the registry that fit what was typed, and the new ones it could name.
 *
 * @param wanted what new speakers would be called and known ones should fit
 */
export function registryPicks(set: AnnotationSet, typed: string, wanted = typed.trim()): readonly Pick[] {
  const known = set.speakers
    .map((speaker) => ({ speaker, fit: fitOf([speaker.name, ...speaker.aliases], wanted) }))
    .filter(({ fit }) => typed.trim() === '' || fit > 0)
    .sort((a, b) => b.fit - a.fit || a.speaker.name.localeCompare(b.speaker.name));
  const picks = known.map(({ speaker, fit }) => ({
    fit,
    pick: { id: speaker.id, label: speaker.name, detail: speaker.role ?? speaker.type },
  }));
  const isKnown = known.some(({ fit }) => fit === 3);
  const fresh = wanted === '' || isKnown ? [] : freshPicks(wanted);
  const fits = picks.filter(({ fit }) => fit > 0).map(({ pick }) => pick);
  const others = picks.filter(({ fit }) => fit === 0).map(({ pick }) => pick);
  return [...fits, ...fresh, ...others];
}

/** Returns the entries of the project's registry that fit what was typed, and the new ones it could name. */
export function entryPicks(registry: readonly Speaker[], typed: string): readonly Pick[] {
  const wanted = typed.trim();
  const fits = registry
    .map((speaker) => ({ speaker, fit: wanted === '' ? 1 : fitOf([speaker.name, ...speaker.aliases], wanted) }))
    .filter(({ fit }) => fit > 0)
    .sort((a, b) => b.fit - a.fit || a.speaker.name.localeCompare(b.speaker.name));
  const known = fits.slice(0, MOST_OFFERED).map(({ speaker }) => pickOf(speaker, speaker.role ?? speaker.type));
  const fresh = wanted === '' || fits.some(({ fit }) => fit === 3) ? [] : freshPicks(wanted);
  return [...known, ...fresh];
}

/** How many entries one can choose from without typing more. */
const MOST_OFFERED = 50;

const freshPicks = (name: string): readonly Pick[] =>
  SPEAKER_TYPES.map((type) => ({ id: `${NEW}${type}:${name}`, label: name, detail: ARTICLES_BEFORE[type] }));

/** 3 the same name, 2 begins with it or is its last word, 1 holds it, 0 has nothing to do with it. */
function fitOf(names: readonly string[], wanted: string): 0 | 1 | 2 | 3 {
  const key = wanted.toLocaleLowerCase();
  if (key === '') return 0;
  const lower = names.map((name) => name.toLocaleLowerCase());
  if (lower.includes(key)) return 3;
  const lastWord = key.split(/\s+/).at(-1) ?? key;
  if (lower.some((name) => name.startsWith(key) || name.split(/\s+/).at(-1) === lastWord)) return 2;
  return lower.some((name) => name.includes(key)) ? 1 : 0;
}

/** Returns the speaker that a pick of `speakerPicks` stands for; an entry of the project comes along as it is. */
export function speakerChoiceOf(pickId: string, registry: readonly Speaker[] = []): SpeakerChoice {
  if (!pickId.startsWith(NEW)) {
    const entry = registry.find(({ id }) => id === pickId);
    return entry === undefined ? { id: pickId } : { id: pickId, entry };
  }
  const [, type = '', ...name] = pickId.split(':');
  return { name: name.join(':'), type: SPEAKER_TYPES.find((one) => one === type) ?? 'person' };
}

/** How many targets the list of links shows. */
const MOST_TARGETS = 60;

/** Returns the annotations to which a link may be drawn, in either direction, nearest first. */
export function linkPicks(set: AnnotationSet, text: Sliceable, annotation: Annotation, typed: string): readonly Pick[] {
  const wanted = typed.trim().toLocaleLowerCase();
  const linked = new Set(set.linksOf(annotation.id).flatMap(({ from, to }) => [from.id, to.id]));
  const picks: Pick[] = [];
  for (const one of nearestFirst(set, startOf(annotation))) {
    if (picks.length === MOST_TARGETS) break;
    if (one.id === annotation.id || linked.has(one.id)) continue;
    const words = textOf(text, one);
    if (wanted !== '' && !words.toLocaleLowerCase().includes(wanted)) continue;
    if (!isLegal(set, annotation.id, one.id) && !isLegal(set, one.id, annotation.id)) continue;
    picks.push({ id: one.id, label: shortened(words, 60), detail: set.scheme.labelOf(one.kind) });
  }
  return picks;
}

/** All annotations that have their text, by the distance of their beginnings from the offset. */
function* nearestFirst(set: AnnotationSet, offset: number): Generator<Annotation> {
  let behind = set.countBefore(offset);
  let before = behind - 1;
  while (before >= 0 || behind < set.placedCount) {
    const left = before < 0 ? null : set.annotationAt(before)!;
    const right = behind >= set.placedCount ? null : set.annotationAt(behind)!;
    const isLeft = right === null || (left !== null && offset - startOf(left) <= startOf(right) - offset);
    if (isLeft) before -= 1;
    else behind += 1;
    yield (isLeft ? left : right)!;
  }
}

const isLegal = (set: AnnotationSet, from: string, to: string): boolean =>
  legalLinkType(set, from, { record: 'annotation', id: to }) !== null;
