import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { Button, Checkbox, Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { isShipped, ownCopyOf } from '../../shared/kinds/edit-scheme.ts';
import type { KeptSchemes } from '../../shared/ipc/contract.ts';
import type { SchemeRecord } from '../../shared/model/scheme.ts';
import type { EditorSnapshot } from '../editor/index.ts';
import { useApp, useAppState } from '../store/app-context.ts';
import dialogStyles from './Dialog.module.css';
import { SelectField } from './SelectField.tsx';
import { FIRST_SCHEME, type SchemeDraft, schemesToChoose, summaryOf, useSchemeDraft } from './scheme-draft.ts';
import { SchemeChanges } from './SchemeChanges.tsx';
import styles from './SchemeDialog.module.css';
import { SchemeParts } from './SchemeParts.tsx';
import { SchemeText } from './SchemeText.tsx';
import { count, isolated } from './words.ts';

/** What can be tagged in this article, and how: chosen, edited, handed on; nothing happens to the article before Apply. */
export function SchemeDialog() {
  const snapshot = useAppState((state) => state.snapshot);
  return snapshot === null ? null : <SchemeDesk snapshot={snapshot} />;
}

function SchemeDesk({ snapshot }: { snapshot: EditorSnapshot }) {
  const app = useApp();
  const isReadOnly = useAppState((state) => state.saveState?.state === 'read-only');
  const draft = useSchemeDraft(snapshot);
  const { scheme, answers, migration, conflicts } = draft;
  const [isLeaving, setLeaving] = useState(false);
  const isGrave = conflicts.some((conflict) => conflict.isGrave);
  const canApply = !isGrave && !isReadOnly && (draft.isChanged || migration.changes.length > 0);

  const apply = () => {
    if (!canApply) return;
    app.closeDialog();
    app.applyScheme(scheme, answers, summaryOf(isolated(scheme.label), migration.outcomes));
    app.focusArticle();
  };
  /** What was edited is not thrown away by one key. */
  const leave = () => {
    if (draft.isChanged && !isLeaving) setLeaving(true);
    else app.closeDialog();
  };
  // Before a button takes Enter for a press.
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      event.stopPropagation();
      apply();
    } else if (event.key !== 'Escape') setLeaving(false);
  };
  return (
    <ModalOverlay className={`${dialogStyles.overlay} ${styles.overlay}`} isOpen onOpenChange={leave} isDismissable>
      <Modal className={`${dialogStyles.modal} ${styles.modal}`}>
        <Dialog className={dialogStyles.dialog!} aria-labelledby="scheme-heading">
          <div className={styles.desk} onKeyDownCapture={onKeyDown} role="presentation">
            <header className={styles.head}>
              <Heading slot="title" id="scheme-heading">
                Scheme
              </Heading>
              <SchemeChoice draft={draft} present={snapshot.set.scheme.record} />
            </header>
            <SchemeParts draft={draft} set={snapshot.set} />
            <SchemeChanges draft={draft} />
            <footer className={dialogStyles.foot}>
              {isLeaving ? (
                <p className={styles.leaving} role="alert">
                  Not applied yet. Press Esc again to throw it away.
                </p>
              ) : (
                <p className={styles.sum} role="status">
                  {sumOf(draft)}
                </p>
              )}
              <Button className={dialogStyles.quiet!} onPress={app.closeDialog}>
                Cancel
              </Button>
              <Button className={dialogStyles.primary!} isDisabled={!canApply} onPress={apply}>
                Apply
              </Button>
            </footer>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

/** What Apply would do, in a line that is always in sight. */
function sumOf({ isChanged, migration: { questions, outcomes } }: SchemeDraft): string {
  if (!isChanged) return 'This is the scheme that the article has.';
  const touched = new Set(outcomes.filter(({ tone }) => tone !== 'kept').flatMap(({ records }) => records)).size;
  const asked = questions.length === 0 ? '' : `${count(questions.length, 'choice', 'choices')} above. `;
  const changes = touched === 0 ? 'No annotation changes.' : `${count(touched, 'record changes', 'records change')}.`;
  return `${asked}${changes} One undo takes all of it back.`;
}

/** Which scheme, its name, and what can be done with it outside of this article. */
function SchemeChoice({ draft, present }: { draft: SchemeDraft; present: SchemeRecord }) {
  const app = useApp();
  const { scheme } = draft;
  const { kept, look } = useKept();
  const [said, say] = useState('');
  const all = schemesToChoose(present, kept.schemes);
  const options = all.some(({ name }) => name === scheme.name) ? all : [scheme, ...all];
  const isKept = kept.schemes.some(({ name }) => name === scheme.name);
  const isGrave = draft.conflicts.some((conflict) => conflict.isGrave);
  const isForNew = (kept.forNew ?? FIRST_SCHEME.name) === scheme.name;

  const keep = async () => {
    const answer = await app.keepScheme(scheme);
    say(answer.ok ? 'Kept: other articles can have it now.' : answer.problems[0].message);
    await look();
    return answer.ok;
  };
  const setForNew = async (isWanted: boolean) => {
    const needsKeeping = isWanted && !isShipped(scheme);
    if (needsKeeping && !(await keep())) return;
    await app.setNewScheme(isWanted && scheme.name !== FIRST_SCHEME.name ? scheme.name : null);
    await look();
  };
  const forget = async () => {
    await app.forgetScheme(scheme.name);
    if (isForNew) await app.setNewScheme(null);
    say('No longer kept for other articles; this dialog still has it.');
    await look();
  };
  const exportIt = async () => {
    const answer = await app.exportScheme(scheme);
    if (answer !== null) say(answer.ok ? `Exported to ${isolated(answer.value.name)}.` : answer.problems[0].message);
  };
  const importOne = async () => {
    const answer = await app.importScheme();
    if (answer === null) return;
    if (answer.ok) draft.take(answer.value);
    say(
      answer.ok
        ? `Read “${isolated(answer.value.label)}”. Apply gives it to this article.`
        : answer.problems[0].message,
    );
  };
  return (
    <div className={styles.choice}>
      <SelectField
        label="Scheme of this article"
        value={scheme.name}
        options={options.map(({ name, label }) => ({
          id: name,
          label: name === present.name ? `${label} (now)` : label,
        }))}
        onChange={(name) => {
          const chosen = options.find((one) => one.name === name);
          if (chosen !== undefined) draft.take(chosen);
        }}
      />
      {isShipped(scheme) ? (
        <p className={styles.note}>Ships with the program. The first change makes a copy of your own.</p>
      ) : (
        <SchemeText label="Name" value={scheme.label} onChange={(label) => draft.edit({ ...scheme, label })} />
      )}
      <div className={styles.deeds}>
        <Button className={styles.deed!} onPress={() => draft.edit(ownCopyOf(scheme, crypto.randomUUID()))}>
          Copy
        </Button>
        <Button className={styles.deed!} isDisabled={draft.isChanged} onPress={() => app.openDialog('scale')}>
          Scale of verdicts…
        </Button>
        <Button className={styles.deed!} onPress={() => void importOne()}>
          Import…
        </Button>
        <Button className={styles.deed!} isDisabled={isGrave} onPress={() => void exportIt()}>
          Export…
        </Button>
        {!isShipped(scheme) && (
          <Button className={styles.deed!} isDisabled={isGrave} onPress={() => void keep()}>
            {isKept ? 'Keep as it is now' : 'Keep for other articles'}
          </Button>
        )}
        {isKept && (
          <Button className={styles.deed!} onPress={() => void forget()}>
            Forget
          </Button>
        )}
        <Checkbox
          className={styles.check!}
          isSelected={isForNew}
          isDisabled={isGrave}
          onChange={(isWanted) => void setForNew(isWanted)}
        >
          <span className={styles.box} aria-hidden="true" />
          New articles begin with it
        </Checkbox>
        <span role="status" className={styles.said}>
          {said !== '' ? (
            <bdi>{said}</bdi>
          ) : (
            kept.damaged > 0 && `${kept.damaged} kept schemes cannot be read any more.`
          )}
        </span>
      </div>
    </div>
  );
}

const NONE: KeptSchemes = { schemes: [], forNew: null, damaged: 0 };

/** The schemes that are kept, and the way to look again. */
function useKept() {
  const app = useApp();
  const [kept, setKept] = useState(NONE);
  const isHere = useRef(true);
  const look = async () => {
    const found = await app.listSchemes();
    if (isHere.current) setKept(found);
  };
  useEffect(() => {
    isHere.current = true;
    void app.listSchemes().then((found) => isHere.current && setKept(found));
    return () => {
      isHere.current = false;
    };
  }, [app]);
  return { kept, look };
}
