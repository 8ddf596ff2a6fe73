import { Button, Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import type { ImportedRow } from '../../shared/ipc/contract.ts';
import { useApp, useAppState } from '../store/app-context.ts';
import styles from './Dialog.module.css';
import reportStyles from './ImportReport.module.css';
import { count } from './words.ts';

/** What became of each of many files that were imported: a row each, with a way to open what came of it. */
export function ImportedDialog() {
  const app = useApp();
  const rows = useAppState((state) => state.imported);
  const of = (state: ImportedRow['state']) => rows.filter((row) => row.state === state).length;
  const words = [
    count(of('imported'), 'article imported', 'articles imported'),
    of('known') > 0 ? `${of('known')} there already` : '',
    of('refused') > 0 ? `${of('refused')} refused` : '',
  ];
  return (
    <ModalOverlay className={styles.overlay!} isOpen isDismissable onOpenChange={app.closeDialog}>
      <Modal className={`${styles.modal} ${styles.export}`}>
        <Dialog className={styles.dialog!} aria-labelledby="imported-heading">
          <header className={styles.head}>
            <Heading slot="title" id="imported-heading">
              Imported
            </Heading>
            <p>{words.filter(Boolean).join(', ')}. What was imported is in the library; the files are as they were.</p>
          </header>
          <div className={reportStyles.body} tabIndex={0} role="region" aria-label="Files">
            <table className={`${reportStyles.table} ${reportStyles.three}`}>
              <thead>
                <tr>
                  <th>File</th>
                  <th>Article</th>
                  <th>What became of it</th>
                </tr>
              </thead>
              <tbody>
                {rows.map((row, i) => (
                  // oxlint-disable-next-line react/no-array-index-key -- a file of many articles has many rows, which never move
                  <Row key={i} row={row} />
                ))}
              </tbody>
            </table>
          </div>
          <footer className={styles.foot}>
            <Button slot="close" className={styles.primary!} autoFocus>
              Close
            </Button>
          </footer>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function Row({ row: { name, state, title = '', fileId, annotations = 0, notes = 0, problem } }: { row: ImportedRow }) {
  const app = useApp();
  const open = (id: string) => {
    app.closeDialog();
    void app.openArticle(id);
  };
  return (
    <tr>
      <td>
        <bdi>{name}</bdi>
      </td>
      <td>
        {fileId === undefined ? (
          <bdi>{title}</bdi>
        ) : (
          <Button className={reportStyles.open!} onPress={() => open(fileId)}>
            <bdi>{title}</bdi>
          </Button>
        )}
      </td>
      <td data-state={state}>
        <bdi>
          {problem ??
            (state === 'known'
              ? 'You had it already: this is your copy.'
              : count(annotations, 'annotation', 'annotations'))}
        </bdi>
        {notes > 0 && `; ${count(notes, 'note', 'notes')} in its import report`}
      </td>
    </tr>
  );
}
