import type { CueClass } from './forms.ts';
import { ENGLISH_VERBS, NO_REPORTS, SECOND_WORDS } from './english-verbs.ts';

/**
 * How a verb **reports**: `plain` with any clause, before or behind it, with or without “that”; `clause` with a clause
 * behind it; `mind` a thought, which is an attribution in the wider sense; `marks` only what stands in quotation marks.
 */
export type Strength = 'plain' | 'clause' | 'mind' | 'marks';

export type VerbLexicon = Readonly<Record<Strength, Readonly<Partial<Record<CueClass, string>>>>>;

export interface ReportingVerb {
  readonly cueClass: CueClass;
  readonly strength: Strength;
}

function byLemma(lexicon: VerbLexicon): ReadonlyMap<string, ReportingVerb> {
  const found = new Map<string, ReportingVerb>();
  for (const [strength, classes] of Object.entries(lexicon) as [Strength, VerbLexicon[Strength]][]) {
    for (const [cueClass, lemmas] of Object.entries(classes) as [CueClass, string][]) {
      for (const lemma of lemmas.trim().split(/\s+/u)) if (!found.has(lemma)) found.set(lemma, { cueClass, strength });
    }
  }
  return found;
}

const VERBS = byLemma(ENGLISH_VERBS);

/** Returns how the verb with this lemma reports, or null for any other. */
export const reportingVerb = (lemma: string): ReportingVerb | null => VERBS.get(lemma) ?? null;

/** True for a verb that is none of the lexicon and may still report, where its place says so. */
export const mayReport = (lemma: string): boolean => !VERBS.has(lemma) && !NO_REPORTS.has(lemma);

/** True where verb and next word are a cue together: “made clear”, “pointed out”. */
export const isTwoWordCue = (lemma: string, next: string | undefined): boolean =>
  next !== undefined && SECOND_WORDS[lemma] === next;
