import type { Article } from '../model/article.ts';
import type { LossDeclaration } from './format.ts';
import { w3cJsonld } from './w3c-jsonld.ts';

/** What copies for people do not bring: everything stands in them in words, which no program reads back. */
export const TOLD_IN_WORDS: readonly LossDeclaration[] = [
  {
    id: 'annotations.told',
    what: 'Annotations and links as records: readers find them told in words',
    treatment: 'flattened',
    strikes: ({ annotations, links }) => [...annotations, ...links].map(({ id }) => id),
  },
  {
    id: 'speakers.details',
    what: 'Other names of speakers and notes on them, and speakers whom nothing leads to',
    treatment: 'dropped',
    strikes: speakersReduced,
  },
  {
    id: 'source',
    what: 'The file that the article came from and what its scheme says of kinds',
    treatment: 'dropped',
    aspects: ['source', 'scheme'],
    strikes: ({ source, scheme, id }) => (source === undefined && scheme === undefined ? [] : [id]),
  },
  ...w3cJsonld.loses.filter(({ id }) => id === 'extra'),
];

function speakersReduced({ speakers, links, annotations }: Article): string[] {
  const named = new Set([
    ...links.filter(({ to }) => to.record === 'speaker').map(({ to }) => to.id),
    ...annotations.flatMap(({ attributes }) => Object.values(attributes)),
  ]);
  return speakers
    .filter(({ id, aliases, note }) => !named.has(id) || aliases.length > 0 || note !== undefined)
    .map(({ id }) => id);
}
