import { type KeyboardEvent, useMemo, useState } from 'react';
import { Button, Dialog, Heading, Label, Modal, ModalOverlay, Radio, RadioGroup } from 'react-aria-components';
import { migrateScheme } from '../../shared/annotations/migrate-scheme.ts';
import type { Answers } from '../../shared/annotations/scheme-questions.ts';
import { isShipped, ownCopyOf } from '../../shared/kinds/edit-scheme.ts';
import {
  becomesOn,
  scaleOf,
  VERDICT,
  VERDICT_SCALES,
  type VerdictScale,
  verdictFieldOf,
  withVerdictScale,
} from '../../shared/kinds/verdict-scales.ts';
import type { SchemeRecord } from '../../shared/model/scheme.ts';
import type { EditorSnapshot } from '../editor/index.ts';
import { useApp, useAppState } from '../store/app-context.ts';
import dialog from './Dialog.module.css';
import styles from './ScaleDialog.module.css';
import { SchemeChanges } from './SchemeChanges.tsx';
import { summaryOf } from './scheme-draft.ts';
import { isolated } from './words.ts';

/** On which scale verdicts are given, and what becomes of those that were given on another one. */
export function ScaleDialog() {
  const snapshot = useAppState((state) => state.snapshot);
  return snapshot === null ? null : <ScaleDesk snapshot={snapshot} />;
}

function ScaleDesk({ snapshot }: { readonly snapshot: EditorSnapshot }) {
  const app = useApp();
  const isReadOnly = useAppState((state) => state.saveState?.state === 'read-only');
  const { set } = snapshot;
  const present = scaleOf(verdictFieldOf(set.scheme.record)?.choices ?? []);
  const [chosen, choose] = useState<VerdictScale | null>(present);
  const [said, say] = useState<Answers>({});
  const scheme = useSchemeOn(set.scheme.record, chosen);
  const answers = useMemo(() => ({ ...answersByNumber(set.scheme.record, scheme), ...said }), [set, scheme, said]);
  const migration = useMemo(() => migrateScheme(set, scheme, answers), [set, scheme, answers]);
  const canApply = scheme !== set.scheme.record && !isReadOnly;
  const apply = () => {
    if (!canApply || chosen === null) return;
    app.closeDialog();
    app.applyScale(scheme, answers, summaryOf(isolated(`verdicts: ${chosen.label}`), migration.outcomes));
    app.focusArticle();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    event.stopPropagation();
    apply();
  };
  return (
    <ModalOverlay className={dialog.overlay!} isOpen onOpenChange={app.closeDialog} isDismissable>
      <Modal className={`${dialog.modal} ${styles.modal}`}>
        <Dialog className={dialog.dialog!} aria-labelledby="scale-heading">
          <header className={dialog.head}>
            <Heading slot="title" id="scale-heading">
              Scale of verdicts
            </Heading>
            <p>
              {present === null ? 'This article has a scale of its own.' : `This article has ${present.label}.`} The
              values of any scale, and their numbers, are edited under Tag, Scheme.
            </p>
          </header>
          <div className={styles.body} onKeyDownCapture={onKeyDown} role="presentation">
            <Scales chosen={chosen} onChoose={choose} />
            <SchemeChanges
              draft={{
                migration,
                conflicts: [],
                answer: (question, answer) => say((now) => ({ ...now, [question]: answer })),
              }}
            />
          </div>
          <footer className={dialog.foot}>
            <Button className={dialog.quiet!} onPress={app.closeDialog}>
              Cancel
            </Button>
            <Button className={dialog.primary!} isDisabled={!canApply} onPress={apply}>
              Apply
            </Button>
          </footer>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

interface ScalesProps {
  readonly chosen: VerdictScale | null;
  readonly onChoose: (scale: VerdictScale | null) => void;
}

function Scales({ chosen, onChoose }: ScalesProps) {
  return (
    <RadioGroup
      className={styles.scales!}
      value={chosen?.id ?? null}
      onChange={(id) => onChoose(VERDICT_SCALES.find((scale) => scale.id === id) ?? null)}
    >
      <Label className="visually-hidden">Scale</Label>
      {VERDICT_SCALES.map((scale) => (
        <Radio key={scale.id} value={scale.id} className={styles.scale!}>
          <strong>{scale.label}</strong>
          <span>{scale.definition}</span>
          <span className={styles.values}>
            {scale.choices.map((choice) => (
              <span key={choice.value} title={choice.definition}>
                {choice.label} <small>{choice.number > 0 ? choice.number : '–'}</small>
              </span>
            ))}
          </span>
        </Radio>
      ))}
    </RadioGroup>
  );
}

/** The article’s scheme with the chosen scale; one that ships is copied. The same one for the same choice. */
function useSchemeOn(present: SchemeRecord, scale: VerdictScale | null): SchemeRecord {
  const [id] = useState(() => crypto.randomUUID());
  return useMemo(() => {
    const next = scale === null ? present : withVerdictScale(present, scale);
    return next !== present && isShipped(next) ? ownCopyOf(next, id) : next;
  }, [present, scale, id]);
}

/** The answers that say of each value what is the same by its number; values that nothing comes near are asked about. */
function answersByNumber(present: SchemeRecord, next: SchemeRecord): Answers {
  const [from, to] = [present, next].map((scheme) => verdictFieldOf(scheme)?.choices ?? []);
  const becomes = [...becomesOn(from!, to!)];
  return Object.fromEntries(
    becomes.flatMap(([value, other]) =>
      other === null ? [] : [[JSON.stringify(['value', VERDICT.kind, VERDICT.field, value]), `become:${other}`]],
    ),
  );
}
