import type { QuoteFinding } from '../../shared/anchoring/find-quote.ts';
import { type ArticleEditor, findAgain, wordsAgain } from '../editor/index.ts';

/**
 * Attaches the active annotation where its words stand again.
 *
 * @returns the sentence that says what came of it, or null when there was nothing to find
 */
export function findActiveAgain(editor: ArticleEditor): string | null {
  const { active } = editor.snapshot.focus;
  if (active === null) return null;
  let finding: QuoteFinding | null = null;
  editor.perform((state, services) => {
    finding = wordsAgain(state, active);
    return findAgain(state, active, services);
  });
  return finding === null ? null : sentenceOn(finding);
}

function sentenceOn(finding: QuoteFinding): string {
  switch (finding.found) {
    case 'unique':
      return 'Attached: its words stand in one place.';
    case 'by-context':
      return 'Attached where the words before and after it are the same, too.';
    case 'none':
      return 'Not attached: its words do not stand in the text. Choose one of the places that are suggested, or select where it belongs.';
    case 'ambiguous':
      return finding.places === 1
        ? 'Not attached: its words stand there only inside a longer word, which is selected. Attach it if it belongs there.'
        : `Not attached: its words stand in ${finding.places} places, and which one is meant is not certain. The nearest is selected; attach it if it belongs there.`;
  }
}
