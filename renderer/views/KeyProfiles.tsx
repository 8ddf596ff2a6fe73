import { useState } from 'react';
import {
  Button,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  Select,
  SelectValue,
  TextField,
} from 'react-aria-components';
import { NAME_LENGTH } from '../../shared/commands/keymap-file.ts';
import {
  addKeymap,
  allKeymaps,
  chooseKeymap,
  deleteKeymap,
  isShipped,
  renameKeymap,
} from '../../shared/commands/profiles.ts';
import { firstLine, type Problem } from '../../shared/result.ts';
import { useApp, useAppState } from '../store/app-context.ts';
import styles from './KeyChanges.module.css';
import { useKeymap } from './shortcuts.ts';

/** Which keymap is in use, and what can be done with it as a whole. Those that ship stay as they are. */
export function KeyProfiles({ onDone }: { onDone: (words: string) => void }) {
  const app = useApp();
  const keymap = useKeymap();
  const keymaps = useAppState((state) => state.keymaps);
  const [isNaming, setNaming] = useState(false);
  const isOwn = !isShipped(keymap.name);
  const all = allKeymaps(keymaps).map(({ name }) => ({ id: name, name }));

  const copy = () => {
    app.setKeymaps(addKeymap(keymaps, { ...keymap, name: `${keymap.name}, copy` }));
    setNaming(true);
  };
  const remove = () => {
    app.setKeymaps(deleteKeymap(keymaps));
    onDone(`“${keymap.name}” is deleted.`);
  };
  const write = async () => {
    const answer = await app.exportKeymap();
    if (answer !== null) onDone(answer.ok ? `Written to ${answer.value.name}.` : wordsOf(answer.problems));
  };
  const read = async () => {
    const answer = await app.importKeymap();
    if (answer !== null) onDone(answer.ok ? `“${answer.value.name}” is in use.` : wordsOf(answer.problems));
  };

  if (isNaming && isOwn) {
    return (
      <NameField
        name={keymap.name}
        onName={(name) => {
          app.setKeymaps(renameKeymap(keymaps, name));
          setNaming(false);
        }}
      />
    );
  }
  return (
    <div className={styles.profiles}>
      <Select
        className={styles.picker!}
        value={keymap.name}
        onChange={(name) => app.setKeymaps(chooseKeymap(keymaps, String(name)))}
      >
        <Label className="visually-hidden">Keymap</Label>
        <Button className="select-button">
          <SelectValue />
          <span aria-hidden="true">▾</span>
        </Button>
        <Popover className="popover">
          <ListBox className="options" items={all}>
            {({ name }) => (
              <ListBoxItem textValue={name} className="option">
                {name}
              </ListBoxItem>
            )}
          </ListBox>
        </Popover>
      </Select>
      <Button className={styles.button!} onPress={copy}>
        Copy
      </Button>
      {isOwn && (
        <>
          <Button className={styles.button!} onPress={() => setNaming(true)}>
            Rename
          </Button>
          <Button className={styles.button!} onPress={remove}>
            Delete
          </Button>
        </>
      )}
      <Button className={styles.button!} onPress={() => void write()}>
        Export…
      </Button>
      <Button className={styles.button!} onPress={() => void read()}>
        Import…
      </Button>
    </div>
  );
}

/** The first problem, and how many there are besides. */
const wordsOf = (problems: readonly [Problem, ...Problem[]]): string =>
  problems.length === 1 ? firstLine(problems) : `${firstLine(problems)} (And ${problems.length - 1} more.)`;

function NameField({ name, onName }: { name: string; onName: (name: string) => void }) {
  const [typed, setTyped] = useState(name);
  return (
    <form
      className={styles.profiles}
      onSubmit={(event) => {
        event.preventDefault();
        onName(typed);
      }}
    >
      <TextField className={styles.picker!} value={typed} onChange={setTyped} maxLength={NAME_LENGTH} autoFocus>
        <Label className="visually-hidden">Name of the keymap</Label>
        <Input onFocus={(event) => event.target.select()} />
      </TextField>
      <Button type="submit" className={styles.button!}>
        Done
      </Button>
    </form>
  );
}
