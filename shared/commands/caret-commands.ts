import type { Command } from './command.ts';

/**
 * Moving the caret, and the moving end of the selection, by more than a line; characters, words and lines are the
 * system's. The arrows with Ctrl go by paragraphs and with Alt by quotation marks, in both modes. Sentences have the
 * round brackets, beside the square and curly ones that go by annotations, and Alt with the page keys, which no system
 * uses. Shift extends; round brackets, which need it themselves, extend with Alt.
 */
export const CARET_COMMANDS: readonly Command[] = [
  move('go.nextSentence', 'Next sentence', ['Alt-PageDown', ')'], true),
  move('go.previousSentence', 'Previous sentence', ['Alt-PageUp', '(']),
  move('go.nextParagraph', 'Next paragraph', ['Ctrl-ArrowDown']),
  move('go.previousParagraph', 'Previous paragraph', ['Ctrl-ArrowUp']),
  move('go.extendSentence', 'Extend by a sentence', ['Alt-Shift-PageDown', 'Alt-)'], true),
  move('go.extendSentenceBack', 'Extend back by a sentence', ['Alt-Shift-PageUp', 'Alt-(']),
  move('go.extendParagraph', 'Extend by a paragraph', ['Ctrl-Shift-ArrowDown']),
  move('go.extendParagraphBack', 'Extend back by a paragraph', ['Ctrl-Shift-ArrowUp']),
  move('go.extendQuotation', 'Extend to the next quotation marks', ['Alt-Shift-ArrowDown']),
  move('go.extendQuotationBack', 'Extend back to quotation marks', ['Alt-Shift-ArrowUp']),
];

function move(id: string, label: string, keys: readonly string[], separated = false): Command {
  return { id, label, menu: 'go', ...(separated ? { separated } : {}), scope: 'article', keys };
}
