import type { Annotation, AttributeValue } from '../../model/records.ts';
import type { LossDeclaration } from '../format.ts';
import {
  BLOCK_TYPES_LOST,
  CONTROL_CHARACTERS,
  DETACHED,
  EXTRA,
  metadataLost,
  SOURCE_AND_SCHEME,
  TAGGED,
  withTheirLinks,
} from '../foreign/losses.ts';
import { isUuid } from '../uuid.ts';
import { countForbiddenInXml } from '../xml.ts';
import { fitsCode, isTime, METADATA_KEYS } from './words.ts';

/** What REFI-QDA cannot carry. */

const IDS_BUT_UUIDS: LossDeclaration = {
  id: 'ids',
  what: 'The id of the article, and ids that are no UUIDs: they are made anew when the file is read',
  treatment: 'changed',
  aspects: ['id'],
  strikes: ({ id, annotations, speakers, links }) => [
    id,
    ...idsOf(
      [...annotations, ...speakers, ...links].filter((one) => !isUuid(one.id) || one.id !== one.id.toLowerCase()),
    ),
  ],
};

const NAMES: LossDeclaration = {
  ...withTheirLinks({
    id: 'speakers.names',
    what: 'Control characters in the names of speakers: they become U+FFFD',
    strikes: ({ speakers }) => idsOf(speakers.filter(({ name }) => !isLegal(name))),
  }),
  treatment: 'flattened',
};

const WORDS: LossDeclaration = {
  id: 'words',
  what: 'Empty notes, aliases of several lines, and control characters that XML forbids',
  treatment: 'changed',
  aspects: ['record', 'details', 'note'],
  strikes: ({ links, speakers, metadata }) => [
    ...idsOf(links.filter(({ note }) => note !== undefined && !isKept(note))),
    ...idsOf(
      speakers.filter(
        ({ note, role = '', aliases }) =>
          (note !== undefined && !isKept(note)) ||
          !isLegal(role) ||
          aliases.some((alias) => !isLegal(alias) || alias.includes('\n')),
      ),
    ),
    ...(isLegal(metadata.title) ? [] : ['metadata']),
  ],
};

const CREATORS: LossDeclaration = {
  id: 'annotations.creators',
  what: 'Names of annotators that are empty or hold control characters, and times not in UTC',
  treatment: 'changed',
  aspects: ['history'],
  strikes: ({ annotations }) =>
    idsOf(
      annotations.filter(
        ({ creator, created, modified }) =>
          (creator !== undefined && !isKept(creator)) ||
          [created, modified].some((one) => one !== undefined && !isTime(one)),
      ),
    ),
};

const VALUES: LossDeclaration = {
  id: 'annotations.attributes',
  what: 'Whether a value is a number, yes or no, or a list of one: all become text; empty notes and control characters',
  treatment: 'flattened',
  aspects: ['attributes', 'note'],
  strikes: ({ annotations }) => idsOf(annotations.filter((one) => !areValuesKept(one))),
};

const areValuesKept = ({ attributes }: Annotation): boolean =>
  Object.entries(attributes).every(([key, value]) => {
    if (key === 'note') return typeof value === 'string' && isKept(value);
    return isLegal(key) && isValueKept(key, value);
  });

function isValueKept(key: string, value: AttributeValue): boolean {
  if (typeof value === 'string') return isLegal(value);
  return typeof value === 'object' && value.length > 1 && value.every((one) => fitsCode(key, one));
}

const isKept = (words: string): boolean => words !== '' && isLegal(words);

const isLegal = (words: string): boolean => countForbiddenInXml(words) === 0;

export const QDA_LOSSES: readonly LossDeclaration[] = [
  IDS_BUT_UUIDS,
  SOURCE_AND_SCHEME,
  metadataLost(['title', ...METADATA_KEYS]),
  BLOCK_TYPES_LOST,
  CONTROL_CHARACTERS,
  DETACHED,
  EXTRA,
  TAGGED,
  NAMES,
  WORDS,
  CREATORS,
  VALUES,
];

const idsOf = (records: readonly { readonly id: string }[]): string[] => records.map(({ id }) => id);
