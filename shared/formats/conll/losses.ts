import type { LossDeclaration } from '../format.ts';
import {
  ATTRIBUTES,
  BLOCK_TYPES_LOST,
  DETACHED,
  EXTRA,
  fragmentsLost,
  HISTORY,
  IDS,
  LINKS,
  metadataLost,
  SOURCE_AND_SCHEME,
} from '../foreign/losses.ts';
import { disjoint } from './write.ts';

/** What CoNLL cannot carry: nearly everything. */

const LAYOUT: LossDeclaration = {
  id: 'text.layout',
  what: 'Spaces and paragraphs: there are words alone, and sentences',
  treatment: 'flattened',
  aspects: ['text', 'blocks'],
  strikes: ({ id }) => [id],
};

const PLACES: LossDeclaration = {
  id: 'annotations.places',
  what: 'Exact places: what begins or ends inside a word takes all of it, what runs over sentences is cut, and each kind is a file',
  treatment: 'split',
  strikes: ({ annotations }) => annotations.map(({ id }) => id),
};

const OVERLAPS: LossDeclaration = {
  id: 'annotations.overlaps',
  what: 'Annotations that overlap an earlier one of their kind',
  treatment: 'dropped',
  strikes: ({ annotations }) => {
    const kinds = new Set(annotations.map(({ kind }) => kind));
    return [...kinds].flatMap((kind) => {
      const same = annotations.filter((one) => one.kind === kind);
      const kept = new Set(disjoint(same.flatMap(({ fragments }) => fragments)));
      return same.filter(({ fragments }) => fragments.some((one) => !kept.has(one))).map(({ id }) => id);
    });
  },
};

const SPEAKERS_LOST: LossDeclaration = {
  id: 'speakers',
  what: 'Speakers, and who refers to them',
  treatment: 'dropped',
  strikes: ({ speakers }) => speakers.map(({ id }) => id),
};

export const CONLL_LOSSES: readonly LossDeclaration[] = [
  IDS,
  SOURCE_AND_SCHEME,
  LAYOUT,
  BLOCK_TYPES_LOST,
  metadataLost(),
  PLACES,
  OVERLAPS,
  fragmentsLost('split'),
  ATTRIBUTES,
  HISTORY,
  DETACHED,
  EXTRA,
  LINKS,
  SPEAKERS_LOST,
];
