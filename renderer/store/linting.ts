import { ruleOf } from '../../shared/analysis/lint/lint.ts';
import type { Place, PlaceToGo } from '../../shared/analysis/lint/rule.ts';
import { type ArticleEditor, type EditorSnapshot, fixAllOf, openFindingsOf } from '../editor/index.ts';

/** The command that brings the keyboard to where a finding is put right. */
export const COMMAND_OF_PLACE: Readonly<Record<Place, string>> = {
  speaker: 'tag.speaker',
  evidence: 'dossier.answer',
  verdict: 'dossier.verdict',
  plan: 'dossier.plan',
};

/** Returns where one goes for what is found first at the active annotation, of what no key puts right; null for nowhere. */
export function placeAtFocus(snapshot: EditorSnapshot | null): PlaceToGo | null {
  const active = snapshot?.focus.active ?? null;
  if (snapshot === null || active === null) return null;
  return openFindingsOf(snapshot.lint, snapshot.set, active).find(({ goTo }) => goTo !== undefined)?.goTo ?? null;
}

/**
 * Puts right all that a rule finds as one undo step, and returns the sentence that tells of it; null where there was
 * nothing to put right.
 *
 * @param rule left out, the rule of what is found first at the active annotation
 */
export function fixAllFound(editor: ArticleEditor | null, rule?: string): string | null {
  let told: string | null = null;
  editor?.perform((state, services) => {
    const fixed = fixAllOf(state, rule, services);
    if (fixed === null) return null;
    const places = fixed.count === 1 ? 'one place' : `${fixed.count.toLocaleString('en')} places`;
    told = `“${ruleOf(fixed.rule).label}”: put right in ${places}.`;
    return fixed.tr;
  });
  return told;
}
