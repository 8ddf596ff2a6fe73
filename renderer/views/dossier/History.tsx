import { useState } from 'react';
import { Button } from 'react-aria-components';
import { isPublished, withCorrection } from '../../../shared/annotations/dossier-changes.ts';
import { CLAIM_STATES, type Decision } from '../../../shared/model/dossier.ts';
import { changeDossier, verdictOf } from '../../editor/index.ts';
import { useApp, useAppState, useScheme } from '../../store/app-context.ts';
import { NoteField } from '../NoteField.tsx';
import type { PartProps } from './parts.ts';
import styles from './Dossier.module.css';
import { decidedOn, STATE_LABELS } from './dossier-words.ts';

/** What was decided, the newest first, with who, when and why; and where something published is corrected. */
export function History({ claim, check, isHidden }: PartProps & { readonly isHidden: boolean }) {
  const told = [...check.history].reverse().filter(({ of }) => !(isHidden && of === 'verdict'));
  return (
    <>
      {isPublished(check) && <Correction claim={claim} check={check} />}
      {told.length > 0 && (
        <details className={styles.fold}>
          <summary>
            History <small>{told.length}</small>
          </summary>
          <ol className={`${styles.list} ${styles.history}`}>
            {told.map((decision) => (
              <li key={decision.id}>
                <Told decision={decision} />
              </li>
            ))}
          </ol>
        </details>
      )}
    </>
  );
}

function Told({ decision }: { readonly decision: Decision }) {
  const scheme = useScheme();
  const words = (value: string) => {
    const state = CLAIM_STATES.find((one) => one === value);
    if (decision.of === 'state' && state !== undefined) return STATE_LABELS[state];
    return value === '' ? 'none' : scheme.valueLabel('claim', 'verdict', value);
  };
  const { at, by, from, to, reason } = decision;
  return (
    <>
      <span>
        {decidedOn(decision)}: <bdi>{words(from)}</bdi>
        {from !== to && (
          <>
            {' → '}
            <bdi>{words(to)}</bdi>
          </>
        )}
      </span>
      {reason !== undefined && <span dir="auto">{reason}</span>}
      <small className={styles.soft}>
        {at.slice(0, 16).replace('T', ' ')} UTC{by !== undefined && ', '}
        {by !== undefined && <bdi>{by}</bdi>}
      </small>
    </>
  );
}

/** A note that what was published was corrected, where the verdict stays as it is. */
function Correction({ claim }: PartProps) {
  const app = useApp();
  const person = useAppState((state) => state.person);
  const [isOpen, setOpen] = useState(false);
  if (!isOpen) {
    return (
      <div className={styles.buttons}>
        <Button className={styles.button!} onPress={() => setOpen(true)}>
          Note a correction…
        </Button>
      </div>
    );
  }
  const note = (reason: string) => {
    setOpen(false);
    if (reason.trim() === '') return;
    app.perform((state, { newId, now }) =>
      changeDossier(state, claim.id, (dossier) =>
        withCorrection(dossier, verdictOf(claim), { newId, at: now(), by: person, reason }),
      ),
    );
  };
  return (
    <NoteField
      label="Correction note"
      editLabel="Edit the correction note"
      hint="What was wrong, and what is right"
      value=""
      isOpen
      onCommit={note}
      onDone={app.focusArticle}
    />
  );
}
