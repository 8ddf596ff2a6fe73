import { useEffect, useState } from 'react';
import { Button, Dialog, Heading, Label, Modal, ModalOverlay, Radio, RadioGroup } from 'react-aria-components';
import type { VersionSummary } from '../../shared/ipc/contract.ts';
import type { Comparison } from '../../shared/merge/compare.ts';
import { firstLine } from '../../shared/result.ts';
import { useApp, useAppState } from '../store/app-context.ts';
import { ComparisonView } from './ComparisonView.tsx';
import styles from './Dialog.module.css';

/** Earlier and other versions of the article: what differs from it, and the way back. Going back can be undone. */
export function VersionsDialog() {
  const app = useApp();
  const wanted = useAppState((state) => state.wantedVersion);
  const isReadOnly = useAppState((state) => state.saveState?.state === 'read-only');
  const versions = useVersions();
  const [chosen, choose] = useState<string | null>(wanted);
  const versionId = chosen ?? versions?.[0]?.versionId ?? null;
  const { comparison, problem } = useComparison(versionId);
  return (
    <ModalOverlay className={styles.overlay!} isOpen isDismissable onOpenChange={app.closeDialog}>
      <Modal className={`${styles.modal} ${styles.export}`}>
        <Dialog className={styles.dialog!} aria-labelledby="versions-heading">
          <header className={styles.head}>
            <Heading slot="title" id="versions-heading">
              Earlier versions
            </Heading>
            <p>What you would see again is green, what would be gone is red. Going back can be undone.</p>
          </header>
          <div className={styles.exportBody}>
            {versions !== null && versions.length === 0 ? (
              <p>
                There is no earlier version yet. One is kept whenever a save replaces the file, at most every five
                minutes.
              </p>
            ) : (
              <RadioGroup className={styles.formats!} value={versionId ?? ''} onChange={choose}>
                <Label className="visually-hidden">Version</Label>
                {(versions ?? []).map((version) => (
                  <VersionChoice key={version.versionId} version={version} isFirst={version.versionId === versionId} />
                ))}
              </RadioGroup>
            )}
            <div className={styles.previewPane}>
              {problem !== null && <p role="alert">{problem}</p>}
              {comparison !== null && <ComparisonView comparison={comparison} />}
              {comparison === null && problem === null && versionId !== null && <p>Comparing…</p>}
            </div>
          </div>
          <footer className={styles.foot}>
            <Button slot="close" className={styles.quiet!}>
              Close
            </Button>
            <Button
              className={styles.primary!}
              isDisabled={comparison === null || comparison.isSame || isReadOnly}
              onPress={() => void app.goBack(versionId!)}
            >
              Go back to this version
            </Button>
          </footer>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function VersionChoice({ version, isFirst }: { version: VersionSummary; isFirst: boolean }) {
  return (
    <Radio value={version.versionId} className={styles.format!} autoFocus={isFirst}>
      <strong>{timeOf(version.at)}</strong>
      <span>{version.label}</span>
    </Radio>
  );
}

const TIME = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'medium' });

const timeOf = (at: string): string => TIME.format(new Date(at));

function useVersions(): readonly VersionSummary[] | null {
  const app = useApp();
  const [versions, setVersions] = useState<readonly VersionSummary[] | null>(null);
  useEffect(() => {
    void app.listVersions().then(setVersions);
  }, [app]);
  return versions;
}

interface Compared {
  readonly comparison: Comparison | null;
  readonly problem: string | null;
}

function useComparison(versionId: string | null): Compared {
  const app = useApp();
  const [compared, setCompared] = useState<Compared>({ comparison: null, problem: null });
  useEffect(() => {
    let isCurrent = true;
    setCompared({ comparison: null, problem: null });
    if (versionId === null) return undefined;
    void app.compareVersion(versionId).then((answer) => {
      if (!isCurrent) return;
      setCompared(
        answer.ok
          ? { comparison: answer.value, problem: null }
          : { comparison: null, problem: firstLine(answer.problems) },
      );
    });
    return () => {
      isCurrent = false;
    };
  }, [app, versionId]);
  return compared;
}
