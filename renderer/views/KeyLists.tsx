import { useState } from 'react';
import { type Command, type MenuId, MENUS } from '../../shared/commands/command.ts';
import { type Keymap, keysOf } from '../../shared/commands/keymap.ts';
import { useApp, useAppState } from '../store/app-context.ts';
import styles from './KeysDialog.module.css';
import { useCommands, useKeymap, useShortcuts } from './shortcuts.ts';
import { count, isolated, keyLabel, shortened, speakerOf, textOf } from './words.ts';

/** Keys as lists: of the commands that would do something now, and of all. */

/** What the keys of a menu cannot say themselves. */
const NOTES: Partial<Record<MenuId, string>> = {
  value: 'A field of more than nine values takes two digits, 11 to 99: the form shows them.',
};

/** The menus with the commands that have a key. */
export const keyGroups = (commands: readonly Command[], keymap: Keymap) =>
  MENUS.map(([id, label]) => ({
    id,
    label,
    note: NOTES[id] ?? null,
    commands: commands.filter((command) => command.menu === id && keysOf(command, keymap).length > 0),
  })).filter((group) => group.commands.length > 0);

/** What the system does with keys in any text, told with the rest. */
export const CARET_KEYS: readonly (readonly [what: string, keys: readonly string[]])[] = [
  ['Character, line', ['←', '→', '↑', '↓']],
  ['Word', [keyLabel('Mod-ArrowLeft'), keyLabel('Mod-ArrowRight')]],
  ['Ends of the line', ['Home', 'End']],
  ['Ends of the article', [keyLabel('Mod-Home'), keyLabel('Mod-End')]],
  ['Extend the selection', ['Shift with any of them']],
  ['Back to the article', ['Esc']],
  ['From control to control', ['Tab', 'Shift+Tab']],
];

/**
 * What works where the caret is, before what works everywhere.
 *
 * @param pane where the keyboard was: letters act in the article alone
 */
export function KeysHere({ pane }: { pane: string }) {
  const app = useApp();
  const commands = useCommands();
  const keymap = useKeymap();
  const mode = useAppState((state) => state.snapshot?.focus.mode ?? 'tag');
  const scopes = pane === 'article' ? [mode, 'article', 'window'] : ['window'];
  // Asked for once: it holds for the moment the sheet was called for.
  const [open] = useState(() => commands.filter(({ id, scope }) => scopes.includes(scope) && app.can(id)));
  const inArticle = open.filter(({ scope }) => scope !== 'window');
  const anywhere = open.filter(({ scope }) => scope === 'window');
  return (
    <>
      <Place pane={pane} />
      {inArticle.length > 0 && (
        <>
          <h3 className={styles.part}>Where the caret is</h3>
          <Groups groups={keyGroups(inArticle, keymap)} level="h4" />
        </>
      )}
      <h3 className={styles.part}>Anywhere in the window</h3>
      <Groups groups={keyGroups(anywhere, keymap)} level="h4" />
    </>
  );
}

/** Where the caret is, in words. */
function Place({ pane }: { pane: string }) {
  const snapshot = useAppState((state) => state.snapshot);
  const shortcutOf = useShortcuts();
  if (snapshot === null) return <p className={styles.place}>No article is open.</p>;
  if (pane !== 'article') {
    return (
      <p className={styles.place}>
        The keyboard is in the {pane}. <kbd>Esc</kbd> brings it back to the article, where letters act.
      </p>
    );
  }
  const { set, index, focus, selection } = snapshot;
  const active = focus.active === null ? null : set.findAnnotation(focus.active);
  const speaker = active === null ? null : speakerOf(set, active);
  const length = selection.end - selection.start;
  return (
    <p className={styles.place}>
      {focus.mode === 'tag' ? 'Tag mode: letters are commands. ' : 'Edit mode: letters are text. '}
      <kbd>{shortcutOf(focus.mode === 'tag' ? 'mode.edit' : 'mode.tag')}</kbd> changes it.{' '}
      {length > 0 && `${count(length, 'character is', 'characters are')} selected. `}
      {active === null
        ? 'The caret is in no annotation.'
        : `Active: ${set.scheme.labelOf(active.kind).toLowerCase()} “${isolated(shortened(textOf(index.text, active), 60))}”${
            speaker === null ? '' : ` by ${isolated(speaker.name)}`
          }.`}
    </p>
  );
}

/** Every key there is. */
export function AllKeys() {
  const commands = useCommands();
  const keymap = useKeymap();
  return (
    <>
      <p className={styles.place}>
        Keys of “{keymap.name}”. Letters act in Tag mode, while the caret is in the article.
      </p>
      <Groups groups={keyGroups(commands, keymap)} level="h3" hasCaret />
    </>
  );
}

interface GroupsProps {
  readonly groups: ReturnType<typeof keyGroups>;
  readonly level: 'h3' | 'h4';
  readonly hasCaret?: boolean;
}

function Groups({ groups, level: Title, hasCaret = false }: GroupsProps) {
  const keymap = useKeymap();
  return (
    <div className={styles.columns}>
      {groups.map(({ id, label, note, commands }) => (
        <section key={id} aria-label={label}>
          <Title>{label}</Title>
          {note !== null && <p className={styles.note}>{note}</p>}
          <dl>
            {commands.map((command) => (
              <Row key={command.id} what={command.label} keys={keysOf(command, keymap).map(keyLabel)} />
            ))}
          </dl>
        </section>
      ))}
      {hasCaret && (
        <section aria-label="Move the caret">
          <Title>Move the caret</Title>
          <dl>
            {CARET_KEYS.map(([what, keys]) => (
              <Row key={what} what={what} keys={keys} />
            ))}
          </dl>
        </section>
      )}
    </div>
  );
}

function Row({ what, keys }: { what: string; keys: readonly string[] }) {
  return (
    <div>
      <dt>{what}</dt>
      <dd>
        {keys.map((key) => (
          <kbd key={key}>{key}</kbd>
        ))}
      </dd>
    </div>
  );
}
