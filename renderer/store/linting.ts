import { ruleOf } from '../../shared/analysis/lint/lint.ts';
import { type ArticleEditor, fixAllOf } from '../editor/index.ts';

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
