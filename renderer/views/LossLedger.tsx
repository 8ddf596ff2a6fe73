import type { LossSummary, WarningSummary } from '../../shared/ipc/contract.ts';
import { RecordRow } from './RecordRow.tsx';
import styles from './LossLedger.module.css';
import { count } from './words.ts';

interface LedgerProps {
  readonly losses: readonly LossSummary[];
  readonly kept: string | null;
  readonly label: string;
}

/** What a format cannot carry, object by object, with a jump to each, and what will be done about it; and what it keeps of checks. */
export function LossLedger({ losses, kept, label }: LedgerProps) {
  if (losses.length === 0) return <p className={styles.whole}>{label} carries all that is recorded in this article.</p>;
  return (
    <div className={styles.losses} role="group" aria-label="What this format cannot carry">
      {kept !== null && <p>{kept}</p>}
      <p>{label} cannot carry:</p>
      {losses.map((loss) => (
        <details key={loss.what} className={styles.loss}>
          <summary>
            {loss.what}{' '}
            <small>
              ({count(loss.records.length, 'record', 'records')}, {TREATMENTS[loss.treatment]})
            </small>
          </summary>
          <Records records={loss.records} />
        </details>
      ))}
    </div>
  );
}

/** What whoever gets the file will miss, and what to do about it, with a jump to each record. */
export function WarningList({ warnings }: { warnings: readonly WarningSummary[] }) {
  if (warnings.length === 0) return null;
  return (
    <div className={styles.losses} role="group" aria-label="Before you hand it on">
      <p>Before you hand it on:</p>
      {warnings.map(({ message, records }) => (
        <details key={message} className={styles.loss}>
          <summary>
            {message} <small>({count(records.length, 'record', 'records')})</small>
          </summary>
          <Records records={records} />
        </details>
      ))}
    </div>
  );
}

/** What was written and came back otherwise than the format promises, with a jump to each record. */
export function Differences({ told, records }: { told: string; records: readonly string[] }) {
  return (
    <div className={styles.losses} role="alert">
      <p>{told}</p>
      {records.length > 0 && <Records records={records} />}
    </div>
  );
}

const TREATMENTS: Readonly<Record<LossSummary['treatment'], string>> = {
  dropped: 'left out',
  flattened: 'simplified',
  split: 'split up',
  changed: 'changed',
};

/** More of them would be a list to scroll, not to look through. */
const MOST = 200;

function Records({ records }: { records: readonly string[] }) {
  return (
    <ul className={styles.records}>
      {records.slice(0, MOST).map((id) => (
        <li key={id}>
          <RecordRow id={id} />
        </li>
      ))}
      {records.length > MOST && <li>and {records.length - MOST} more</li>}
    </ul>
  );
}
