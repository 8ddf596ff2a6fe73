import { useMemo } from 'react';
import { claimWording } from '../../../shared/analysis/claim-wording/claim-wording.ts';
import type { FilledWords } from '../../../shared/analysis/claim-wording/fill.ts';
import { textOfValue, valueOf } from '../../../shared/kinds/form.ts';
import { type Annotation, isDetached } from '../../../shared/model/records.ts';
import type { Field } from '../../../shared/model/scheme.ts';
import { takeOfferedWording } from '../../editor/index.ts';
import { useApp, useAppState } from '../../store/app-context.ts';

/** A wording, and what takes it. */
export interface OfferedWording {
  readonly words: FilledWords;
  readonly take: () => void;
}

/**
 * The wording that is offered for a claim without one; null for every other field. While the text is edited nothing is
 * offered: it would be worked out anew at each key.
 */
export function useWordingOffer({ id: field }: Field, annotation: Annotation): OfferedWording | null {
  const app = useApp();
  const isDue =
    annotation.kind === 'claim' &&
    field === 'normalised' &&
    !isDetached(annotation) &&
    textOfValue(valueOf(annotation.attributes, field)) === '';
  const snapshot = useAppState((state) => (isDue && state.snapshot?.focus.mode === 'tag' ? state.snapshot : null));
  const [set, index] = [snapshot?.set ?? null, snapshot?.index ?? null];
  return useMemo(() => {
    if (set === null || index === null) return null;
    const words = claimWording(set, index.text, annotation);
    const take = () => {
      app.perform((state, services) => takeOfferedWording(state, annotation.id, words, services));
    };
    return { words, take };
  }, [app, set, index, annotation]);
}
