import type { Dossier } from '../model/dossier.ts';

/** Returns the id of a claim's dossier: told by the claim, so that two people who begin one begin the same. */
export const dossierIdOf = (claim: string): string => `dossier ${claim}`;

/** Returns the dossier a claim begins with. */
export const emptyDossier = (claim: string): Dossier => ({
  record: 'dossier',
  id: dossierIdOf(claim),
  claim,
  state: 'to-check',
  questions: [],
  evidence: [],
  history: [],
});
