import { KINDS } from '../kinds/index.ts';
import { Scheme } from '../kinds/scheme.ts';
import { CARET_COMMANDS } from './caret-commands.ts';
import { CHECK_COMMANDS } from './check-commands.ts';
import type { Command } from './command.ts';

const SHIPPED_KINDS = new Set(KINDS.map(({ id }) => id));

/** The keys that give the marked field a value. */
export const DIGITS = [1, 2, 3, 4, 5, 6, 7, 8, 9] as const;

const values: readonly Command[] = DIGITS.map((digit) => ({
  id: `value.${digit}`,
  label: `Value ${digit} of the marked field`,
  menu: 'value',
  separated: digit === 1,
  scope: 'tag',
  keys: [String(digit)],
}));

/** The id of the command that tags as a kind; a kind of the user's own cannot take the id of another command. */
export const tagCommandId = (kindId: string): string =>
  SHIPPED_KINDS.has(kindId) ? `tag.${kindId}` : `tag.kind.${kindId}`;

/** Returns the kind that a command tags as, or null for every other command. */
export function kindTaggedBy(commandId: string): string | null {
  const own = /^tag\.kind\.(.+)$/s.exec(commandId)?.[1];
  const shipped = commandId.startsWith('tag.') ? commandId.slice('tag.'.length) : '';
  return own ?? (SHIPPED_KINDS.has(shipped) ? shipped : null);
}

/** Returns every command that an article with this scheme has, in the order of the menus. The same list for the same scheme. */
export function commandsFor(scheme: Scheme): readonly Command[] {
  const known = commandsByScheme.get(scheme);
  if (known !== undefined) return known;
  const commands = [...BEFORE_TAGGING, ...taggingOf(scheme), ...AFTER_TAGGING];
  commandsByScheme.set(scheme, commands);
  return commands;
}

const commandsByScheme = new WeakMap<Scheme, readonly Command[]>();

/** A kind tags by its own key, unless that is another command's or an earlier kind's: nobody is locked out by a scheme. */
function taggingOf({ kinds }: Scheme): readonly Command[] {
  const taken = new Set(commandsWithPlainKeys().keys());
  return kinds.map(({ id, label, key }) => {
    const plain = plainKey(key);
    const keys = plain === null || taken.has(plain) ? [] : [plain];
    for (const one of keys) taken.add(one);
    return { id: tagCommandId(id), label: `Tag as ${label.toLowerCase()}`, menu: 'tag', scope: 'tag', keys };
  });
}

/** Returns the key under which a kind may tag, or null: a single character that is no letter of a capital. */
export const plainKey = (key: string): string | null => (/^[!-~\p{L}\p{N}]$/u.test(key) ? key.toLowerCase() : null);

/** Returns the commands that have a plain key in Tag mode, whatever the scheme, by that key. */
export const commandsWithPlainKeys = (): ReadonlyMap<string, Command> =>
  new Map(
    [...BEFORE_TAGGING, ...AFTER_TAGGING]
      .filter(({ scope }) => scope !== 'edit')
      .flatMap((command) => command.keys.filter((key) => key.length === 1).map((key) => [key, command] as const)),
  );

const BEFORE_TAGGING: readonly Command[] = [
  { id: 'file.open', label: 'Open…', menu: 'file', scope: 'window', keys: ['Mod-o'] },
  { id: 'file.import', label: 'Import files…', menu: 'file', scope: 'window', keys: ['Mod-Shift-o'] },
  { id: 'file.importFolder', label: 'Import a folder…', menu: 'file', scope: 'window', keys: [] },
  { id: 'file.importReport', label: 'Import report…', menu: 'file', scope: 'window', keys: ['Mod-Shift-i'] },
  { id: 'file.save', label: 'Save now', menu: 'file', scope: 'window', keys: ['Mod-s'] },
  { id: 'file.saveAs', label: 'Save as…', menu: 'file', scope: 'window', keys: ['Mod-Shift-s'] },
  { id: 'file.versions', label: 'Earlier versions…', menu: 'file', scope: 'window', keys: ['Mod-Shift-h'] },
  { id: 'file.about', label: 'About this article…', menu: 'file', scope: 'window', keys: ['Mod-i'] },
  {
    id: 'file.nextState',
    label: 'Next state: open, in work, in review, done',
    menu: 'file',
    scope: 'window',
    keys: ['Mod-Alt-s'],
  },
  { id: 'project.open', label: 'Open a project…', menu: 'file', separated: true, scope: 'window', keys: [] },
  { id: 'project.create', label: 'New project…', menu: 'file', scope: 'window', keys: [] },
  { id: 'file.export', label: 'Export…', menu: 'file', separated: true, scope: 'window', keys: ['Mod-e'] },
  { id: 'file.exportClaim', label: 'Export this claim’s capsule…', menu: 'file', scope: 'window', keys: [] },
  { id: 'file.exportDossier', label: 'Export this claim’s dossier…', menu: 'file', scope: 'window', keys: [] },
  { id: 'file.print', label: 'Print…', menu: 'file', scope: 'window', keys: ['Mod-p'] },
  { id: 'file.quit', label: 'Quit', menu: 'file', separated: true, scope: 'window', keys: ['Mod-q'] },

  { id: 'edit.undo', label: 'Undo', menu: 'edit', scope: 'window', keys: ['Mod-z', 'z'] },
  { id: 'edit.redo', label: 'Redo', menu: 'edit', scope: 'window', keys: ['Mod-y', 'Mod-Shift-z', 'y'] },
  { id: 'find.open', label: 'Find…', menu: 'edit', separated: true, scope: 'window', keys: ['Mod-f'] },
  { id: 'find.replace', label: 'Find and replace…', menu: 'edit', scope: 'window', keys: ['Mod-h', 'Mod-Alt-f'] },
  { id: 'find.next', label: 'Find next', menu: 'edit', scope: 'window', keys: ['F3'] },
  { id: 'find.previous', label: 'Find previous', menu: 'edit', scope: 'window', keys: ['Shift-F3'] },
  {
    id: 'drift.restore',
    label: 'Put the words back that were tagged',
    menu: 'edit',
    separated: true,
    scope: 'edit',
    keys: ['Mod-Alt-o'],
  },
  { id: 'mode.edit', label: 'Edit the text', menu: 'edit', separated: true, scope: 'window', keys: ['F2'] },
  { id: 'mode.tag', label: 'Tag the text', menu: 'edit', scope: 'window', keys: ['F2'] },
];

const AFTER_TAGGING: readonly Command[] = [
  ...CHECK_COMMANDS,
  { id: 'ghost.take', label: 'Take what is proposed', menu: 'tag', separated: true, scope: 'tag', keys: ['Enter'] },
  { id: 'ghost.next', label: 'Propose another', menu: 'tag', scope: 'tag', keys: ['Tab'], yields: true },
  {
    id: 'ghost.previous',
    label: 'Propose the one before',
    menu: 'tag',
    scope: 'tag',
    keys: ['Shift-Tab'],
    yields: true,
  },
  { id: 'ghost.drop', label: 'Only the content', menu: 'tag', scope: 'tag', keys: ['Escape'], yields: true },
  { id: 'ghost.reject', label: 'Reject what is proposed', menu: 'tag', scope: 'tag', keys: ['Backspace'] },
  { id: 'suggest.skip', label: 'Skip the suggestion', menu: 'tag', scope: 'tag', keys: ['Space'] },
  { id: 'suggest.claims', label: 'Go through claims, or quotes again', menu: 'tag', scope: 'tag', keys: ['Shift-C'] },
  { id: 'suggest.all', label: 'Take all suggestions above…', menu: 'tag', scope: 'tag', keys: ['Mod-Enter'] },
  { id: 'suggest.run', label: 'Suggest anew, or stop', menu: 'tag', scope: 'window', keys: [] },
  {
    id: 'tag.addFragment',
    label: 'Add selection as a fragment',
    menu: 'tag',
    separated: true,
    scope: 'tag',
    keys: ['+'],
  },
  { id: 'tag.repeat', label: 'Tag the same words everywhere…', menu: 'tag', scope: 'tag', keys: ['r'] },
  { id: 'tag.expand', label: 'Expand selection', menu: 'tag', scope: 'tag', keys: ['e'] },
  { id: 'tag.endRight', label: 'Move the end to the right', menu: 'tag', scope: 'tag', keys: ['Alt-ArrowRight'] },
  { id: 'tag.endLeft', label: 'Move the end to the left', menu: 'tag', scope: 'tag', keys: ['Alt-ArrowLeft'] },
  {
    id: 'tag.startRight',
    label: 'Move the beginning to the right',
    menu: 'tag',
    scope: 'tag',
    keys: ['Alt-Shift-ArrowRight'],
  },
  {
    id: 'tag.startLeft',
    label: 'Move the beginning to the left',
    menu: 'tag',
    scope: 'tag',
    keys: ['Alt-Shift-ArrowLeft'],
  },
  { id: 'tag.speaker', label: 'Say who speaks…', menu: 'tag', separated: true, scope: 'tag', keys: [';'] },
  { id: 'tag.link', label: 'Link by letters…', menu: 'tag', scope: 'tag', keys: ['l'] },
  { id: 'tag.linkByList', label: 'Link to…', menu: 'tag', scope: 'tag', keys: ['Shift-L'] },
  {
    id: 'tag.reverse',
    label: 'Reverse the link, or swap cue and speaker',
    menu: 'tag',
    scope: 'tag',
    keys: ['x'],
  },
  { id: 'tag.sameSpeaker', label: 'Same speaker as the previous quote', menu: 'tag', scope: 'tag', keys: ['.'] },
  { id: 'tag.findAgain', label: 'Find its words again', menu: 'tag', scope: 'tag', keys: ['a'] },
  { id: 'drift.keep', label: 'Take today’s words as right', menu: 'tag', scope: 'tag', keys: ['k'] },
  { id: 'lint.fix', label: 'Put right what is found here', menu: 'tag', scope: 'tag', keys: ['f', 'Alt-f'] },
  { id: 'lint.fixAll', label: 'Put right all of the same rule', menu: 'tag', scope: 'tag', keys: ['Shift-F'] },
  { id: 'lint.ignore', label: 'Ignore what is found here', menu: 'tag', scope: 'tag', keys: ['Shift-H'] },
  { id: 'tag.details', label: 'Fill in the details', menu: 'tag', scope: 'tag', keys: ['Enter'] },
  { id: 'suggest.start', label: 'Go through the suggestions', menu: 'tag', scope: 'tag', keys: ['Enter'] },
  {
    id: 'tag.remove',
    label: 'Remove annotation',
    menu: 'tag',
    separated: true,
    scope: 'tag',
    keys: ['Delete', 'Backspace'],
  },
  {
    id: 'verbatim.check',
    label: 'Check the wording…',
    menu: 'tag',
    separated: true,
    scope: 'window',
    keys: ['Mod-Alt-v'],
  },
  { id: 'tag.scheme', label: 'Scheme…', menu: 'tag', separated: true, scope: 'window', keys: ['Mod-,'] },

  { id: 'tag.noSource', label: 'No speaker, because…', menu: 'value', scope: 'tag', keys: ['/'] },
  { id: 'value.nextField', label: 'Mark the next field', menu: 'value', scope: 'tag', keys: ['0'] },
  ...values,

  { id: 'go.next', label: 'Next annotation', menu: 'go', scope: 'tag', keys: [']'] },
  { id: 'go.previous', label: 'Previous annotation', menu: 'go', scope: 'tag', keys: ['['] },
  { id: 'go.nextOfKind', label: 'Next of the same kind', menu: 'go', scope: 'tag', keys: ['}'] },
  { id: 'go.previousOfKind', label: 'Previous of the same kind', menu: 'go', scope: 'tag', keys: ['{'] },
  { id: 'go.layer', label: 'Next annotation under the caret', menu: 'go', scope: 'tag', keys: ['i'] },
  {
    id: 'go.previousLayer',
    label: 'Previous annotation under the caret',
    menu: 'go',
    scope: 'tag',
    keys: ['Shift-I'],
  },
  { id: 'go.nextQuotation', label: 'Next quotation marks', menu: 'go', scope: 'article', keys: ['Alt-ArrowDown'] },
  {
    id: 'go.previousQuotation',
    label: 'Previous quotation marks',
    menu: 'go',
    scope: 'article',
    keys: ['Alt-ArrowUp'],
  },
  { id: 'go.unfinished', label: 'Next unfinished', menu: 'go', scope: 'tag', keys: ['n'] },
  { id: 'lint.next', label: 'Next that needs attention', menu: 'go', scope: 'tag', keys: ['h', 'Alt-h'] },
  { id: 'go.drifted', label: 'Next whose words drifted', menu: 'go', scope: 'tag', keys: ['d'] },
  ...CARET_COMMANDS,

  { id: 'desk.search', label: 'Search the project…', menu: 'desk', scope: 'window', keys: ['Mod-Shift-f'] },
  { id: 'desk.claims', label: 'Claims', menu: 'desk', scope: 'window', keys: ['Mod-Shift-c'] },
  { id: 'desk.speaker', label: 'Speakers', menu: 'desk', scope: 'window', keys: ['Mod-Shift-p'] },
  { id: 'desk.statistics', label: 'Statistics', menu: 'desk', scope: 'window', keys: ['Mod-Shift-g'] },
  { id: 'desk.leave', label: 'Back to the article', menu: 'desk', separated: true, scope: 'window', keys: [] },

  { id: 'suggest.list', label: 'List the suggestions', menu: 'view', scope: 'window', keys: ['Shift-N', 'Mod-Alt-n'] },
  {
    id: 'suggest.show',
    label: 'Show or hide suggestions in the text',
    menu: 'view',
    scope: 'window',
    keys: ['Shift-S', 'Mod-Alt-h'],
  },
  { id: 'view.drifted', label: 'List what drifted', menu: 'view', scope: 'window', keys: ['Mod-Shift-d'] },
  { id: 'lint.list', label: 'List what needs attention', menu: 'view', scope: 'window', keys: ['Mod-Shift-l'] },
  { id: 'view.nextPane', label: 'Next pane', menu: 'view', scope: 'window', keys: ['F6'] },
  { id: 'view.previousPane', label: 'Previous pane', menu: 'view', scope: 'window', keys: ['Shift-F6'] },
  {
    id: 'view.findAnnotation',
    label: 'Find an annotation…',
    menu: 'view',
    scope: 'window',
    keys: ['Mod-Shift-a'],
  },
  {
    id: 'view.guidelines',
    label: 'Show or hide the guidelines',
    menu: 'view',
    scope: 'window',
    keys: ['g', 'Shift-F1'],
  },
  {
    id: 'view.guidelinesPane',
    label: 'Guidelines beside the text',
    menu: 'view',
    scope: 'window',
    keys: ['Shift-G', 'Mod-Alt-g'],
  },
  { id: 'view.library', label: 'Show or hide the library', menu: 'view', scope: 'window', keys: ['F9'] },
  { id: 'view.theme', label: 'Light, dark or as the system', menu: 'view', scope: 'window', keys: ['F10'] },
  { id: 'view.hidden', label: 'Show hidden characters', menu: 'view', scope: 'window', keys: ['F8'] },
  { id: 'view.zoomIn', label: 'Larger text', menu: 'view', separated: true, scope: 'window', keys: ['Mod-+', 'Mod-='] },
  { id: 'view.zoomOut', label: 'Smaller text', menu: 'view', scope: 'window', keys: ['Mod--'] },
  { id: 'view.zoomReset', label: 'Normal text size', menu: 'view', scope: 'window', keys: ['Mod-0'] },

  { id: 'help.palette', label: 'Find a command…', menu: 'help', scope: 'window', keys: ['Mod-k'] },
  { id: 'help.keys', label: 'Keys', menu: 'help', scope: 'window', keys: ['F1'] },
  { id: 'help.tutorial', label: 'Tutorial: your first article', menu: 'help', scope: 'window', keys: [] },
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
