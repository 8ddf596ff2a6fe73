import { type KeyboardEvent, useEffect, useState } from 'react';
import { Button, Dialog, Heading, Label, Modal, ModalOverlay, Radio, RadioGroup } from 'react-aria-components';
import type { ExportPreview, FormatSummary } from '../../shared/ipc/contract.ts';
import { firstLine } from '../../shared/result.ts';
import { useApp, useAppState } from '../store/app-context.ts';
import styles from './Dialog.module.css';
import { HiddenFlag } from './HiddenWarning.tsx';
import { count, isolated } from './words.ts';

/** Which format, how it will look, and what it cannot carry: all before anything is written. */
export function ExportDialog() {
  const app = useApp();
  const formats = useAppState((state) => state.start?.exportFormats ?? []);
  const [formatId, setFormatId] = useState(formats[0]?.id ?? '');
  const format = formats.find(({ id }) => id === formatId);
  const { preview, problem } = usePreview(formatId);
  const [isWriting, setWriting] = useState(false);

  const write = async () => {
    setWriting(true);
    const answer = await app.writeExport(formatId);
    setWriting(false);
    if (answer === null) return;
    if (answer.ok) {
      app.closeDialog();
      app.notify('information', `Exported to ${isolated(answer.value.name)}, ${sizeOf(answer.value.bytes)}.`);
    } else {
      app.closeDialog();
      app.complain(answer.problems);
    }
  };

  /** Enter on a format or in the preview writes: the arrows have chosen already. */
  const writeOnEnter = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || preview === null || isWriting) return;
    event.preventDefault();
    void write();
  };

  return (
    <ModalOverlay className={styles.overlay!} isOpen isDismissable onOpenChange={app.closeDialog}>
      <Modal className={`${styles.modal} ${styles.export}`}>
        <Dialog className={styles.dialog!} aria-labelledby="export-heading">
          <header className={styles.head}>
            <Heading slot="title" id="export-heading">
              Export
            </Heading>
          </header>
          <div className={styles.exportBody} onKeyDownCapture={writeOnEnter} role="presentation">
            <RadioGroup className={styles.formats!} value={formatId} onChange={setFormatId}>
              <Label className="visually-hidden">Format</Label>
              {formats.map((one) => (
                <FormatChoice key={one.id} format={one} />
              ))}
            </RadioGroup>
            <div className={styles.previewPane}>
              <Losses preview={preview} label={format?.label ?? ''} />
              <p className={styles.fileName}>
                <bdi>{preview?.suggestedName ?? ''}</bdi>
                <HiddenFlag texts={[preview?.suggestedName ?? '']} />
                {preview !== null && <span>{sizeOf(preview.bytes)}</span>}
              </p>
              <pre className={styles.preview} tabIndex={0} aria-label="Preview" dir="ltr" data-testid="preview">
                {problem ?? preview?.head ?? 'Preparing the preview…'}
                {preview !== null && !preview.isWhole && '\n…'}
              </pre>
            </div>
          </div>
          <footer className={styles.foot}>
            <Button slot="close" className={styles.quiet!}>
              Cancel
            </Button>
            <Button className={styles.primary!} isDisabled={preview === null || isWriting} onPress={() => void write()}>
              Save as…
            </Button>
          </footer>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function FormatChoice({ format }: { format: FormatSummary }) {
  return (
    <Radio value={format.id} className={styles.format!}>
      <strong>
        {format.label} <small>.{format.extension}</small>
      </strong>
      <span>{format.description}</span>
    </Radio>
  );
}

function Losses({ preview, label }: { preview: ExportPreview | null; label: string }) {
  if (preview === null) return null;
  if (preview.losses.length === 0) {
    return <p className={styles.whole}>{label} carries all that is recorded in this article.</p>;
  }
  return (
    <div className={styles.losses} role="group" aria-label="What this format cannot carry">
      <p>{label} cannot carry:</p>
      <ul>
        {preview.losses.map(({ what, records }) => (
          <li key={what}>
            {what} <small>({count(records.length, 'record', 'records')})</small>
          </li>
        ))}
      </ul>
    </div>
  );
}

function usePreview(formatId: string): { preview: ExportPreview | null; problem: string | null } {
  const app = useApp();
  const [state, setState] = useState<{ preview: ExportPreview | null; problem: string | null }>({
    preview: null,
    problem: null,
  });
  useEffect(() => {
    let isCurrent = true;
    setState({ preview: null, problem: null });
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
    ? `${bytes} bytes`
    : bytes < 1_000_000
      ? `${(bytes / 1000).toFixed(1)} kB`
      : `${(bytes / 1_000_000).toFixed(1)} MB`;
