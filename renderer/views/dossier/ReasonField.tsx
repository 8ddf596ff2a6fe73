import { type KeyboardEvent, useState } from 'react';
import { Button, Input, Label, TextField } from 'react-aria-components';
import type { ClaimState } from '../../../shared/model/dossier.ts';
import styles from './Dossier.module.css';
import { STATE_LABELS } from './dossier-words.ts';

interface ReasonFieldProps {
  readonly from: ClaimState;
  readonly to: ClaimState;
  readonly onTake: (reason: string) => void;
  /** Escape: it stays where it is. */
  readonly onLeave: () => void;
}

/** Asks why a check that was published moves: Enter takes the reason, Escape leaves the check where it is. */
export function ReasonField({ from, to, onTake, onLeave }: ReasonFieldProps) {
  const [reason, setReason] = useState('');
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || (event.key !== 'Enter' && event.key !== 'Escape')) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Escape') onLeave();
    else if (reason.trim() !== '') onTake(reason);
  };
  return (
    <div className={styles.reason} role="group" aria-label="Why it moves">
      {/* It is there because somebody has just moved the check, and waits for nothing else. */}
      <TextField className="field" value={reason} onChange={setReason} onKeyDown={onKeyDown} autoFocus>
        <Label>
          It was {STATE_LABELS[from].toLowerCase()}: why does it move to “{STATE_LABELS[to]}”?
        </Label>
        <Input placeholder="Goes into the history" />
      </TextField>
      <div className={styles.buttons}>
        <Button className={styles.button!} isDisabled={reason.trim() === ''} onPress={() => onTake(reason)}>
          Move it <kbd>Enter</kbd>
        </Button>
        <Button className={styles.button!} onPress={onLeave}>
          Leave it <kbd>Esc</kbd>
        </Button>
      </div>
    </div>
  );
}
