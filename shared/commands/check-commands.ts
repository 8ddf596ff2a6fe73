import type { Command } from './command.ts';

/**
 * What is done to the check of a claim. Its plain keys act on the claim that the caret is in, and are what they are
 * otherwise elsewhere: `A` finds the words of a detached annotation again.
 */
export const CHECK_COMMANDS: readonly Command[] = [
  { id: 'dossier.ask', label: 'Ask a question on the claim…', menu: 'check', scope: 'tag', keys: ['a'] },
  { id: 'dossier.answer', label: 'Answer, or add evidence…', menu: 'check', scope: 'window', keys: ['Mod-Alt-a'] },
  { id: 'dossier.evidence', label: 'Use the selection as evidence', menu: 'check', scope: 'tag', keys: ['Shift-A'] },
  { id: 'dossier.file', label: 'Copy a file in as evidence…', menu: 'check', scope: 'window', keys: [] },
  { id: 'dossier.verdict', label: 'Give the verdict…', menu: 'check', separated: true, scope: 'tag', keys: ['v'] },
  { id: 'dossier.plan', label: 'Plan the check…', menu: 'check', scope: 'window', keys: [] },
  { id: 'dossier.next', label: 'Move the check on', menu: 'check', scope: 'tag', keys: ['Shift-K'] },
  { id: 'dossier.back', label: 'Move the check back', menu: 'check', scope: 'tag', keys: [] },
  {
    id: 'dossier.show',
    label: 'Show or hide the check of the claim',
    menu: 'check',
    separated: true,
    scope: 'window',
    keys: ['Shift-D', 'Mod-Alt-c'],
  },
  { id: 'dossier.scale', label: 'Scale of verdicts…', menu: 'check', scope: 'window', keys: [] },
];
