import type { VerbatimState } from '../../../shared/model/source-text.ts';
import { STATE_SIGNS } from './state-signs.ts';
import styles from './Wording.module.css';

/** The sign of a state and its word. */
export function StateSign({ state }: { state: VerbatimState }) {
  const { sign, label } = STATE_SIGNS[state];
  return (
    <span className={styles.state} data-state={state}>
      <span className={styles.sign} aria-hidden="true">
        {sign}
      </span>
      {label}
    </span>
  );
}
