import { KINDS } from '../kinds/index.ts';
import { Scheme } from '../kinds/scheme.ts';
import type { Command } from './command.ts';

const SHIPPED_KINDS = new Set(KINDS.map(({ id }) => id));

/** The id of the command that tags as a kind; a kind of the user's own cannot take the id of another command. */
export const tagCommandId = (kindId: string): string =>
  SHIPPED_KINDS.has(kindId) ? `tag.${kindId}` : `tag.kind.${kindId}`;

/** Returns the kind that a command tags as, or null for every other command. */
export function kindTaggedBy(commandId: string): string | null {
  const own = /^tag\.kind\.(.+)$/s.exec(commandId)?.[1];
  const shipped = commandId.startsWith('tag.') ? commandId.slice('tag.'.length) : '';
  return own ?? (SHIPPED_KINDS.has(shipped) ? shipped : null);
}

const taggingOf = ({ kinds }: Scheme): readonly Command[] =>
  kinds.map(({ id, label, key }) => ({
    id: tagCommandId(id),
    label: `Tag as ${label.toLowerCase()}`,
    menu: 'tag',
    scope: 'tag',
    keys: [key],
  }));

/** Returns every command that an article with this scheme has, in the order of the menus. */
export const commandsFor = (scheme: Scheme): readonly Command[] => [
  { id: 'file.open', label: 'Open…', menu: 'file', scope: 'window', keys: ['Mod-o'] },
  { id: 'file.save', label: 'Save now', menu: 'file', scope: 'window', keys: ['Mod-s'] },
  { id: 'file.saveAs', label: 'Save as…', menu: 'file', scope: 'window', keys: ['Mod-Shift-s'] },
  { id: 'file.versions', label: 'Earlier versions…', menu: 'file', scope: 'window', keys: ['Mod-Shift-h'] },
  { id: 'file.export', label: 'Export…', menu: 'file', separated: true, scope: 'window', keys: ['Mod-e'] },
  { id: 'file.quit', label: 'Quit', menu: 'file', separated: true, scope: 'window', keys: ['Mod-q'] },

  { id: 'edit.undo', label: 'Undo', menu: 'edit', scope: 'window', keys: ['Mod-z', 'z'] },
  { id: 'edit.redo', label: 'Redo', menu: 'edit', scope: 'window', keys: ['Mod-y', 'Mod-Shift-z', 'y'] },
  { id: 'mode.edit', label: 'Edit the text', menu: 'edit', separated: true, scope: 'window', keys: ['F2'] },
  { id: 'mode.tag', label: 'Tag the text', menu: 'edit', scope: 'window', keys: ['F2'] },

  ...taggingOf(scheme),
  {
    id: 'tag.addFragment',
    label: 'Add selection as a fragment',
    menu: 'tag',
    separated: true,
    scope: 'tag',
    keys: ['+'],
  },
  { id: 'tag.expand', label: 'Expand selection', menu: 'tag', scope: 'tag', keys: ['e'] },
  { id: 'tag.endRight', label: 'End one character later', menu: 'tag', scope: 'tag', keys: ['Alt-ArrowRight'] },
  { id: 'tag.endLeft', label: 'End one character earlier', menu: 'tag', scope: 'tag', keys: ['Alt-ArrowLeft'] },
  {
    id: 'tag.startRight',
    label: 'Begin one character later',
    menu: 'tag',
    scope: 'tag',
    keys: ['Alt-Shift-ArrowRight'],
  },
  {
    id: 'tag.startLeft',
    label: 'Begin one character earlier',
    menu: 'tag',
    scope: 'tag',
    keys: ['Alt-Shift-ArrowLeft'],
  },
  { id: 'tag.speaker', label: 'Say who speaks…', menu: 'tag', separated: true, scope: 'tag', keys: [';'] },
  { id: 'tag.link', label: 'Link to…', menu: 'tag', scope: 'tag', keys: ['l'] },
  { id: 'tag.sameSpeaker', label: 'Same speaker as the previous quote', menu: 'tag', scope: 'tag', keys: ['.'] },
  { id: 'tag.findAgain', label: 'Find its words again', menu: 'tag', scope: 'tag', keys: ['a'] },
  { id: 'tag.details', label: 'Fill in the details', menu: 'tag', scope: 'tag', keys: ['Enter'] },
  {
    id: 'tag.remove',
    label: 'Remove annotation',
    menu: 'tag',
    separated: true,
    scope: 'tag',
    keys: ['Delete', 'Backspace'],
  },

  { id: 'go.next', label: 'Next annotation', menu: 'view', scope: 'tag', keys: [']'] },
  { id: 'go.previous', label: 'Previous annotation', menu: 'view', scope: 'tag', keys: ['['] },
  { id: 'go.nextOfKind', label: 'Next of the same kind', menu: 'view', scope: 'tag', keys: ['}'] },
  { id: 'go.previousOfKind', label: 'Previous of the same kind', menu: 'view', scope: 'tag', keys: ['{'] },
  { id: 'go.layer', label: 'Next annotation under the caret', menu: 'view', scope: 'tag', keys: ['i'] },
  { id: 'go.nextQuotation', label: 'Next quotation marks', menu: 'view', scope: 'tag', keys: ['Alt-ArrowDown'] },
  { id: 'go.previousQuotation', label: 'Previous quotation marks', menu: 'view', scope: 'tag', keys: ['Alt-ArrowUp'] },
  { id: 'go.unfinished', label: 'Next unfinished', menu: 'view', scope: 'tag', keys: ['n'] },
  { id: 'view.nextPane', label: 'Next pane', menu: 'view', separated: true, scope: 'window', keys: ['F6'] },
  { id: 'view.previousPane', label: 'Previous pane', menu: 'view', scope: 'window', keys: ['Shift-F6'] },
  {
    id: 'view.findAnnotation',
    label: 'Find an annotation…',
    menu: 'view',
    scope: 'window',
    keys: ['Mod-Shift-f'],
  },
  {
    id: 'view.guidelines',
    label: 'Show or hide the guidelines',
    menu: 'view',
    scope: 'window',
    keys: ['g', 'Shift-F1'],
  },
  { id: 'view.library', label: 'Show or hide the library', menu: 'view', scope: 'window', keys: ['F9'] },
  { id: 'view.theme', label: 'Light, dark or as the system', menu: 'view', scope: 'window', keys: ['F10'] },
  { id: 'view.hidden', label: 'Show hidden characters', menu: 'view', scope: 'window', keys: ['F8'] },
  { id: 'view.zoomIn', label: 'Larger text', menu: 'view', separated: true, scope: 'window', keys: ['Mod-+', 'Mod-='] },
  { id: 'view.zoomOut', label: 'Smaller text', menu: 'view', scope: 'window', keys: ['Mod--'] },
  { id: 'view.zoomReset', label: 'Normal text size', menu: 'view', scope: 'window', keys: ['Mod-0'] },

  { id: 'help.keys', label: 'Keys', menu: 'help', scope: 'window', keys: ['F1'] },
  { id: 'help.sample', label: 'Open the sample article', menu: 'help', scope: 'window', keys: [] },
];

/** The commands of the scheme that ships first. */
export const COMMANDS: readonly Command[] = commandsFor(Scheme.of(null));

/** Returns the command with this id. @throws RangeError when there is none: ids are ours alone */
export function commandOf(id: string): Command {
  const command = COMMANDS.find((candidate) => candidate.id === id);
  if (command === undefined) throw new RangeError(`No command is called ${id}`);
  return command;
}
