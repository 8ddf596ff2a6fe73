import type { Format, LossDeclaration } from './format.ts';

/**
 * What the desk keeps beside the annotations: the checks of claims, offices and ids of speakers, state and tags of the
 * article. Foreign formats have no place for it; those of ours carry it.
 */

const DOSSIERS: LossDeclaration = {
  id: 'desk.dossiers',
  what: 'Checks of claims: questions, evidence, decisions',
  treatment: 'dropped',
  strikes: ({ dossiers = [] }) => dossiers.map(({ id }) => id),
};

const DETAILS: LossDeclaration = {
  id: 'desk.details',
  what: 'Offices and ids of speakers, state and tags of the article',
  treatment: 'dropped',
  aspects: ['desk'],
  strikes: ({ metadata: { state, tags }, speakers }) => [
    ...(state === undefined && tags === undefined ? [] : ['metadata']),
    ...speakers.filter(({ offices, ids }) => offices !== undefined || ids !== undefined).map(({ id }) => id),
  ],
};

/** Returns the format with what it loses of the desk; our own lose none of it. */
export const withDeskLosses = (format: Format): Format =>
  format.write === undefined || format.group === 'own'
    ? format
    : { ...format, loses: [...format.loses, DOSSIERS, DETAILS] };
