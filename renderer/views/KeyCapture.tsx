import { type KeyboardEvent, useRef, useState } from 'react';
import { Button } from 'react-aria-components';
import type { Command } from '../../shared/commands/command.ts';
import { isForText, namesOf, reservedFor } from '../../shared/commands/key.ts';
import { IS_MAC } from '../editor/index.ts';
import styles from './KeyChanges.module.css';
import { keyLabel } from './words.ts';

interface KeyCaptureProps {
  readonly command: Command;
  readonly hasKey: boolean;
  readonly onSet: (key: string) => void;
  readonly onAdd: (key: string) => void;
}

/** Waits for a key to be pressed. Escape and Tab leave things as they are, so that the keyboard is never caught. */
export function KeyCapture({ command, hasKey, onSet, onAdd }: KeyCaptureProps) {
  const [waiting, setWaiting] = useState<'set' | 'add' | null>(null);
  const [refusal, setRefusal] = useState('');
  const setButton = useRef<HTMLButtonElement>(null);
  const addButton = useRef<HTMLButtonElement>(null);

  const stop = () => {
    const button = waiting === 'add' ? addButton : setButton;
    setWaiting(null);
    setRefusal('');
    requestAnimationFrame(() => button.current?.focus()); // It comes back with the next drawing.
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Tab') return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Escape') {
      stop();
      return;
    }
    const [key] = namesOf(event.nativeEvent, IS_MAC);
    if (key === undefined) return;
    const problem = problemOf(command, key);
    if (problem !== null) {
      setRefusal(problem);
      return;
    }
    if (waiting === 'add') onAdd(key);
    else onSet(key);
    stop();
  };

  if (waiting !== null) {
    return (
      <div className={styles.capture}>
        <input
          readOnly
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- it was asked for a moment ago
          autoFocus
          aria-label={`New key for “${command.label}”`}
          aria-describedby="key-capture-note"
          value="Press a key…"
          onKeyDown={onKeyDown}
          onBlur={() => setWaiting(null)}
        />
        <p id="key-capture-note" className={refusal === '' ? styles.soft : styles.bad} role="status">
          {refusal === '' ? 'Esc leaves it as it is.' : refusal}
        </p>
      </div>
    );
  }
  return (
    <div className={styles.buttons}>
      <Button ref={setButton} className={styles.primary!} onPress={() => setWaiting('set')}>
        {hasKey ? 'Change the key…' : 'Give it a key…'}
      </Button>
      {hasKey && (
        <Button ref={addButton} className={styles.button!} onPress={() => setWaiting('add')}>
          Add another…
        </Button>
      )}
    </div>
  );
}

/** Why this command cannot have the key, or null. */
function problemOf({ scope, keys }: Command, key: string): string | null {
  if (keys.includes(key)) return null;
  const reason = reservedFor(key);
  if (reason !== null) return `${keyLabel(key)} ${reason}. Press another key.`;
  if (scope === 'edit' && isForText(key)) return `${keyLabel(key)} writes in Edit mode. Press another key.`;
  return null;
}
