import { withFacts } from '../../../shared/annotations/dossier-changes.ts';
import type { Dossier as Check } from '../../../shared/model/dossier.ts';
import type { Annotation } from '../../../shared/model/records.ts';
import { changeDossier } from '../../editor/index.ts';
import { useApp } from '../../store/app-context.ts';

/** What each part of the check gets: the claim and its dossier, an empty one before anything is in it. */
export interface PartProps {
  readonly claim: Annotation;
  readonly check: Check;
}

/** Returns what writes facts of a check. */
export function useFacts(claim: Annotation) {
  const app = useApp();
  return (facts: Parameters<typeof withFacts>[1]) =>
    void app.perform((state) => changeDossier(state, claim.id, (dossier) => withFacts(dossier, facts)));
}
