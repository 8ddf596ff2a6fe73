import { type KeyboardEvent, useEffect, useMemo, useState } from 'react';
import { Button, Checkbox, Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import type { ExportedFiles, ExportPreview } from '../../shared/ipc/contract.ts';
import { firstLine } from '../../shared/result.ts';
import { useApp, useAppState } from '../store/app-context.ts';
import styles from './Dialog.module.css';
import { FormatList, inGroups } from './FormatList.tsx';
import { HiddenFlag } from './HiddenWarning.tsx';
import { Differences, LossLedger, WarningList } from './LossLedger.tsx';
import { count, isolated } from './words.ts';

/** Which format, how it will look, what it cannot carry: all before anything is written; and what came back after. */
export function ExportDialog() {
  const app = useApp();
  const start = useAppState((state) => state.start);
  const formats = useMemo(() => inGroups(start?.exportFormats ?? []), [start]);
  const inLibrary = useAppState((state) => state.articles.filter(({ problem }) => problem === undefined).length);
  const progress = useAppState((state) => state.progress);
  const claim = useAppState((state) => state.exportedClaim);
  const isClaim = claim !== null;
  const lastExport = useAppState((state) => state.lastExport);
  const last = formats.find(({ id }) => id === lastExport) ?? formats[0];
  const [formatId, setFormatId] = useState(claim?.formatId ?? last?.id ?? '');
  const [typed, setTyped] = useState('');
  const [isAll, setAll] = useState(false);
  const [isArchive, setArchive] = useState(false);
  const format = formats.find(({ id }) => id === formatId);
  const { preview, problem } = usePreview(formatId);
  const [isWriting, setWriting] = useState(false);
  const [written, setWritten] = useState<ExportedFiles | null>(null);

  const choose = (id: string) => {
    setFormatId(id);
    setWritten(null);
  };

  const write = async () => {
    setWriting(true);
    if (isAll) {
      if (await app.exportLibrary(formatId, isArchive)) app.closeDialog();
      setWriting(false);
      return;
    }
    const answer = await app.writeExport(formatId, isArchive && (preview?.files.length ?? 1) > 1);
    setWriting(false);
    if (answer === null) return;
    // What came back otherwise is to be looked at: the dialog stays, with a jump to each.
    if (answer.ok && answer.value.reread?.isSame === false) {
      setWritten(answer.value);
      return;
    }
    app.closeDialog();
    if (!answer.ok) app.complain(answer.problems);
    else app.notify('information', inWords(answer.value));
  };

  /** Enter on a format or in the preview writes: the arrows have chosen already. */
  const writeOnEnter = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || preview === null || isWriting) return;
    const { target } = event;
    if (target instanceof Element && target.closest('button, summary') !== null) return;
    event.preventDefault();
    void write();
  };

  return (
    <ModalOverlay className={styles.overlay!} isOpen isDismissable onOpenChange={app.closeDialog}>
      <Modal className={`${styles.modal} ${styles.export}`}>
        <Dialog className={styles.dialog!} aria-labelledby="export-heading">
          <header className={styles.head}>
            <Heading slot="title" id="export-heading">
              {isClaim ? 'Export this claim' : 'Export'}
            </Heading>
          </header>
          <div className={styles.exportBody} onKeyDownCapture={writeOnEnter} role="presentation">
            <FormatList
              formats={formats}
              typed={typed}
              onType={setTyped}
              chosen={formatId}
              onChoose={choose}
              onLeave={app.closeDialog}
            />
            <div className={styles.previewPane}>
              {format !== undefined && <p className={styles.told}>{format.description}</p>}
              <div className={styles.ledgers}>
                {written !== null && <Differences told={inWords(written)} records={written.reread?.records ?? []} />}
                {preview !== null && (
                  <LossLedger losses={preview.losses} kept={preview.kept} label={format?.label ?? ''} />
                )}
                {preview !== null && <WarningList warnings={preview.warnings} />}
              </div>
              <p className={styles.fileName}>
                <bdi>{preview?.files.map(({ name }) => name).join(', ') ?? ''}</bdi>
                <HiddenFlag texts={[preview?.suggestedName ?? '']} />
                {preview !== null && <span>{sizeOf(preview.bytes)}</span>}
              </p>
              <pre className={styles.preview} tabIndex={0} aria-label="Preview" dir="ltr" data-testid="preview">
                {problem ?? (preview === null ? waiting(formatId) : (preview.head ?? NO_TEXT))}
                {preview !== null && !preview.isWhole && '\n…'}
              </pre>
              {preview?.isReadBack === true && (
                <p className={styles.readBack}>After it is written the file is read back and compared.</p>
              )}
            </div>
          </div>
          <footer className={styles.foot}>
            <div className={styles.options}>
              {inLibrary > 1 && !isClaim && (
                <Checkbox className={styles.option!} isSelected={isAll} onChange={setAll}>
                  <Box /> All {inLibrary} articles of the library
                </Checkbox>
              )}
              {(isAll || (preview?.files.length ?? 1) > 1) && (
                <Checkbox className={styles.option!} isSelected={isArchive} onChange={setArchive}>
                  <Box /> Into one archive (.zip)
                </Checkbox>
              )}
            </div>
            <Button slot="close" className={styles.quiet!}>
              {written === null ? 'Cancel' : 'Close'}
            </Button>
            <Button className={styles.primary!} isDisabled={preview === null || isWriting} onPress={() => void write()}>
              {isWriting ? (progress === null ? 'Writing…' : `${progress.done} of ${progress.total}…`) : 'Save as…'}
            </Button>
          </footer>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

const Box = () => <span className={styles.box} aria-hidden="true" />;

const waiting = (formatId: string): string => (formatId === '' ? 'Choose a format.' : 'Preparing the preview…');

/** “Exported to article.tsv, 15.6 kB. Read back: 10 of 10 annotations identical.” */
function inWords({ name, bytes, files, reread }: ExportedFiles): string {
  const what = files > 1 ? `${files} files` : '';
  const size = [what, sizeOf(bytes)].filter(Boolean).join(', ');
  return [`Exported to ${isolated(name)}, ${size}.`, reread?.sentence].filter(Boolean).join(' ');
}

const NO_TEXT = 'This file is no text, so there is nothing to look at here.';

function usePreview(formatId: string): { preview: ExportPreview | null; problem: string | null } {
  const app = useApp();
  const [state, setState] = useState<{ preview: ExportPreview | null; problem: string | null }>({
    preview: null,
    problem: null,
  });
  useEffect(() => {
    let isCurrent = true;
    setState({ preview: null, problem: null });
    if (formatId === '') return undefined;
    void app.previewExport(formatId).then((answer) => {
      if (!isCurrent) return;
      setState(
        answer.ok ? { preview: answer.value, problem: null } : { preview: null, problem: firstLine(answer.problems) },
      );
    });
    return () => {
      isCurrent = false;
    };
  }, [app, formatId]);
  return state;
}

const sizeOf = (bytes: number): string =>
  bytes < 1000
    ? count(bytes, 'byte', 'bytes')
    : bytes < 1_000_000
      ? `${(bytes / 1000).toFixed(1)} kB`
      : `${(bytes / 1_000_000).toFixed(1)} MB`;
