import { textOf } from '../../model/block.ts';
import { isSameValue } from '../../model/same-value.ts';
import type { Annotation, Attributes, Link } from '../../model/records.ts';
import type { LossDeclaration } from '../format.ts';
import {
  BLOCK_TYPES_LOST,
  CONTROL_CHARACTERS,
  DETACHED,
  HISTORY,
  IDS,
  metadataLost,
  SOURCE_AND_SCHEME,
  speakerDetails,
  withTheirLinks,
} from '../foreign/losses.ts';
import { findAttributionTie, findMember, findRole, traceOf } from './record-ids.ts';
import { attributesOf, lineOf, valuesOf, wordOf } from './values.ts';
import { withinLines } from './write-ann.ts';

/** What brat cannot carry. What becomes of values is asked of those who write and read them (`values.ts`). */
export const BRAT_LOSSES: readonly LossDeclaration[] = [
  IDS,
  {
    id: 'extra',
    what: 'Evidence of checked wording, and values that other programs added: the ids of the .ann file take their place',
    treatment: 'changed',
    aspects: ['extra'],
    strikes: ({ annotations, links, speakers, metadata }) => [
      ...idsOf([...annotations, ...links]),
      ...idsOf([...speakers, metadata].filter(({ extra }) => extra !== undefined)),
    ],
  },
  SOURCE_AND_SCHEME,
  metadataLost(),
  BLOCK_TYPES_LOST,
  CONTROL_CHARACTERS,
  DETACHED,
  HISTORY,
  {
    id: 'annotations.lines',
    what: 'Annotations that run over the end of a paragraph: they become one of several pieces, one in each',
    treatment: 'split',
    aspects: ['place', 'history'],
    strikes: ({ annotations, blocks }) => {
      const text = textOf(blocks);
      return idsOf(annotations.filter(({ fragments }) => !isSameValue(fragments, withinLines(text, fragments))));
    },
  },
  {
    ...withTheirLinks({
      id: 'annotations.line-ends',
      what: 'Annotations that begin with the end of a paragraph begin with the next, as others of their kind may do',
      strikes: ({ annotations, blocks }) => {
        const text = textOf(blocks);
        const begin = ({ kind, fragments }: Annotation) => `${kind} ${withinLines(text, fragments)[0]?.start}`;
        const cut = annotations.filter(({ fragments: [first] }) => first !== undefined && text[first.start] === '\n');
        const moved = new Set(cut.map(begin));
        return idsOf(annotations.filter((one) => one.fragments.length > 0 && moved.has(begin(one))));
      },
    }),
    treatment: 'split',
  },
  {
    id: 'speakers.unused',
    what: 'Speakers to whom nothing in the text is tied, and links that lead from speakers',
    treatment: 'dropped',
    strikes: ({ annotations, links, speakers, blocks }) => {
      const text = textOf(blocks);
      const written = annotations.filter(({ fragments }) => withinLines(text, fragments).length > 0);
      const tied = new Set(idsOf(written));
      const named = new Set(links.filter(({ from }) => tied.has(from.id)).map(({ to }) => to.id));
      const unnamed = speakers.filter(({ id }) => !named.has(id));
      return [...idsOf(unnamed), ...idsOf(links.filter(({ from }) => from.record === 'speaker'))];
    },
  },
  {
    ...withTheirLinks({
      id: 'speakers.names',
      what: 'Names of speakers that run over several lines: they are written in one',
      strikes: ({ speakers }) => idsOf(speakers.filter(({ name }) => lineOf(name) !== name)),
    }),
    treatment: 'flattened',
  },
  speakerDetails(),
  {
    id: 'words',
    what: 'Values that brat has no words for (“no”, numbers as text, lists of one), and blanks in labels',
    treatment: 'changed',
    aspects: ['attributes', 'kind'],
    strikes: ({ annotations, links }) => {
      const comeBack = ({ kind, attributes }: Annotation) =>
        wordOf(kind) === kind && comesBack(attributes, ({ note: _note, ...values }) => values);
      return [
        ...idsOf(annotations.filter((one) => !comeBack(one))),
        ...idsOf(links.filter(({ type }) => wordOf(type) !== type)),
      ];
    },
  },
  {
    id: 'notes',
    what: 'Carriage returns in notes, notes that are no text, and notes on the roles of an event',
    treatment: 'changed',
    aspects: ['note'],
    strikes: ({ annotations, links }) => [
      ...idsOf(annotations.filter(({ attributes }) => !comesBack(attributes, ({ note = null }) => ({ note })))),
      ...idsOf(links.filter((link) => link.note !== undefined && (isPart(link) || !isNoteKept(link.note)))),
    ],
  },
];

function comesBack(attributes: Attributes, part: (attributes: Attributes) => Attributes | object): boolean {
  return isSameValue(part(attributes), part(attributesOf(valuesOf(attributes))));
}

const isNoteKept = (note: string): boolean => attributesOf(valuesOf({ note }))['note'] === note;

/** The link stands for a role or a member, and has no line of its own that a note could be on. */
function isPart(link: Link): boolean {
  const trace = traceOf(link);
  return [findRole, findMember, findAttributionTie].some((find) => find(trace) !== null);
}

const idsOf = (records: readonly { readonly id: string }[]): string[] => records.map(({ id }) => id);
