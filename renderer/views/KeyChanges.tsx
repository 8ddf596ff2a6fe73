import { useRef, useState } from 'react';
import { Button, Input, Keyboard, Label, ListBox, ListBoxItem, SearchField } from 'react-aria-components';
import { type Command, MENUS, type Scope } from '../../shared/commands/command.ts';
import {
  type Conflict,
  conflictsOf,
  isChanged,
  type Keymap,
  keysOf,
  withDeclaredKeys,
  withKeys,
} from '../../shared/commands/keymap.ts';
import { changeKeymap } from '../../shared/commands/profiles.ts';
import { useApp, useAppState } from '../store/app-context.ts';
import { KeyCapture } from './KeyCapture.tsx';
import { KeyProfiles } from './KeyProfiles.tsx';
import styles from './KeyChanges.module.css';
import { fitOf } from './palette-entries.ts';
import { useCommands, useKeymap } from './shortcuts.ts';
import { count, keyLabel } from './words.ts';

const WHERE: Readonly<Record<Scope, string>> = {
  tag: 'in Tag mode',
  edit: 'in Edit mode',
  article: 'in the article',
  window: 'anywhere',
};

/** Changing keys: choose a command, press what it shall be. Two commands on one key are told, and told apart. */
export function KeyChanges() {
  const app = useApp();
  const commands = useCommands();
  const keymap = useKeymap();
  const keymaps = useAppState((state) => state.keymaps);
  const [typed, setTyped] = useState('');
  const [chosenId, setChosenId] = useState<string | null>(null);
  const [said, setSaid] = useState('');
  const list = useRef<HTMLDivElement>(null);

  const conflicts = conflictsOf(commands, keymap);
  const shown = commands.filter((command) => isWanted(command, keymap, typed));
  const found = typed.trim() === '' ? undefined : shown[0];
  const chosen = shown.find(({ id }) => id === chosenId) ?? found ?? null;

  const change = (next: Keymap, words: string) => {
    app.setKeymaps(changeKeymap(keymaps, next));
    setSaid(words);
  };
  const choose = (id: string) => {
    setTyped('');
    setChosenId(id);
  };

  return (
    <div className={styles.changes}>
      <KeyProfiles onDone={setSaid} />
      {conflicts.length > 0 && (
        <p className={styles.conflicts} role="status">
          {count(conflicts.length, 'key stands', 'keys stand')} for two commands:{' '}
          {conflicts.map(({ key, commands }) => (
            <Button key={`${key} ${commands.join()}`} className={styles.link!} onPress={() => choose(commands[1])}>
              {keyLabel(key)}
            </Button>
          ))}
        </p>
      )}
      <SearchField className={styles.filter!} value={typed} onChange={setTyped}>
        <Label className="visually-hidden">Command or key</Label>
        <Input placeholder="Command or key" />
      </SearchField>
      <div className={styles.halves}>
        <div ref={list} className={styles.listFrame}>
          <ListBox
            aria-label="Commands"
            className={styles.list!}
            items={shown}
            dependencies={[keymap]}
            selectionMode="single"
            selectionBehavior="replace"
            selectedKeys={chosen === null ? [] : [chosen.id]}
            onSelectionChange={(keys) => setChosenId(keys === 'all' ? null : String([...keys][0] ?? '') || null)}
            renderEmptyState={() => <p className={styles.none}>No command is called that.</p>}
          >
            {(command) => <Row command={command} keymap={keymap} conflicts={conflicts} />}
          </ListBox>
        </div>
        {chosen === null ? (
          <p className={styles.hint}>Choose a command to change its keys. “{keymap.name}” is in use.</p>
        ) : (
          <Details
            key={chosen.id}
            command={chosen}
            keymap={keymap}
            conflicts={conflicts.filter(({ commands }) => commands.includes(chosen.id))}
            onChange={change}
            onChoose={choose}
          />
        )}
      </div>
      <p className={styles.said} aria-live="polite" data-testid="key-news">
        {said}
      </p>
    </div>
  );
}

const isWanted = (command: Command, keymap: Keymap, typed: string): boolean =>
  typed.trim() === '' ||
  fitOf(`${menuOf(command)} ${command.label}`, typed) > 0 ||
  keysOf(command, keymap).some((key) => keyLabel(key).toLowerCase() === typed.trim().toLowerCase());

const menuOf = ({ menu }: Command): string => MENUS.find(([id]) => id === menu)?.[1] ?? '';

function Row({ command, keymap, conflicts }: { command: Command; keymap: Keymap; conflicts: readonly Conflict[] }) {
  const isInConflict = conflicts.some(({ commands }) => commands.includes(command.id));
  const keys = keysOf(command, keymap).map(keyLabel);
  const marks = [isChanged(command, keymap) ? 'changed' : '', isInConflict ? 'conflict' : ''].filter(Boolean);
  return (
    <ListBoxItem id={command.id} textValue={command.label} className={styles.row!}>
      <span>{command.label}</span>
      <span className={isInConflict ? styles.bad : styles.mark}>{marks.join(', ')}</span>
      <span className={styles.rowKeys}>
        {keys.length === 0 ? <small>no key</small> : keys.map((key) => <Keyboard key={key}>{key}</Keyboard>)}
      </span>
    </ListBoxItem>
  );
}

interface DetailsProps {
  readonly command: Command;
  readonly keymap: Keymap;
  readonly conflicts: readonly Conflict[];
  readonly onChange: (keymap: Keymap, words: string) => void;
  readonly onChoose: (commandId: string) => void;
}

/** The keys of one command: taken away, replaced, added to, put back. */
function Details({ command, keymap, conflicts, onChange, onChoose }: DetailsProps) {
  const commands = useCommands();
  const keys = keysOf(command, keymap);
  const declared = command.keys.map(keyLabel).join(', ') || 'no key';
  const set = (next: readonly string[]) => {
    const changed = withKeys(keymap, command, next);
    const other = conflictsOf(commands, changed).find((conflict) => conflict.commands.includes(command.id));
    const now = keysOf(command, changed).map(keyLabel).join(', ') || 'without a key';
    onChange(
      changed,
      `${command.label} is now ${now}. ${other === undefined ? '' : conflictIn(other, otherIn(other, command, commands))}`,
    );
  };
  return (
    <section className={styles.details} aria-label={`Keys of “${command.label}”`}>
      <h3>{command.label}</h3>
      <p className={styles.soft}>
        {menuOf(command)} menu, acts {WHERE[command.scope]}
      </p>
      <ul className={styles.keys}>
        {keys.map((key) => (
          <li key={key}>
            <kbd>{keyLabel(key)}</kbd>
            <Button
              className={styles.small!}
              aria-label={`Take away ${keyLabel(key)}`}
              onPress={() => set(keys.filter((one) => one !== key))}
            >
              Take away
            </Button>
          </li>
        ))}
      </ul>
      <KeyCapture
        command={command}
        hasKey={keys.length > 0}
        onSet={(key) => set([key])}
        onAdd={(key) => set([...keys, key])}
      />
      {isChanged(command, keymap) && (
        <Button
          className={styles.button!}
          onPress={() => onChange(withDeclaredKeys(keymap, command), `${command.label} is ${declared} again.`)}
        >
          Reset to {declared}
        </Button>
      )}
      {conflicts.map((conflict) => (
        <ConflictLine
          key={`${conflict.key} ${conflict.commands.join()}`}
          conflict={conflict}
          command={command}
          onChoose={onChoose}
          onTake={(other) => {
            const left = keysOf(other, keymap).filter((key) => key !== conflict.key);
            onChange(withKeys(keymap, other, left), `${keyLabel(conflict.key)} is only ${command.label} now.`);
          }}
        />
      ))}
    </section>
  );
}

/** The other command of the conflict. */
const otherIn = (conflict: Conflict, { id }: Command, commands: readonly Command[]): Command | undefined =>
  commands.find((one) => one.id !== id && conflict.commands.includes(one.id));

/** `S is also “Tag as speaker mention” in Tag mode.` */
const conflictIn = ({ key, scope }: Conflict, other: Command | undefined): string =>
  `${keyLabel(key)} is also “${other?.label ?? ''}” ${WHERE[scope]}.`;

interface ConflictProps {
  readonly conflict: Conflict;
  readonly command: Command;
  readonly onChoose: (commandId: string) => void;
  readonly onTake: (other: Command) => void;
}

function ConflictLine({ conflict, command, onChoose, onTake }: ConflictProps) {
  const other = otherIn(conflict, command, useCommands());
  if (other === undefined) return null;
  return (
    <div className={styles.conflict}>
      <p>{conflictIn(conflict, other)} One of them needs another key.</p>
      <Button className={styles.button!} onPress={() => onTake(other)}>
        Take it from “{other.label}”
      </Button>
      <Button className={styles.button!} onPress={() => onChoose(other.id)}>
        Go to “{other.label}”
      </Button>
    </div>
  );
}
