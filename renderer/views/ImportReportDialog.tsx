import { useState } from 'react';
import { Button, Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import {
  readingInWords,
  type ImportReport,
  type LabelReport,
  type OffsetProof,
} from '../../shared/model/import-report.ts';
import type { Scheme } from '../../shared/kinds/scheme.ts';
import { useApp, useAppState } from '../store/app-context.ts';
import styles from './Dialog.module.css';
import { RecordRow } from './RecordRow.tsx';
import reportStyles from './ImportReport.module.css';
import { SelectField } from './SelectField.tsx';
import { count } from './words.ts';

/**
 * What the reader of the file found out: what was left out, how its offsets were proved, and what its labels became.
 * Labels can be tied to other kinds; the file is then read once more.
 */
export function ImportReportDialog() {
  const app = useApp();
  const article = useAppState((state) => state.opened?.article ?? null);
  const scheme = useAppState((state) => state.snapshot?.set.scheme ?? null);
  const report = article?.source?.report;
  const labels = useAppState((state) => state.start?.formatLabels ?? {});
  const [choices, setChoices] = useState<Readonly<Record<string, string>>>({});
  const isChanged = Object.keys(choices).length > 0;
  return (
    <ModalOverlay className={styles.overlay!} isOpen isDismissable onOpenChange={app.closeDialog}>
      <Modal className={`${styles.modal} ${styles.export}`}>
        <Dialog className={styles.dialog!} aria-labelledby="report-heading">
          <header className={styles.head}>
            <Heading slot="title" id="report-heading">
              Import report
            </Heading>
            {article?.source !== undefined && (
              <p>
                <bdi>{article.source.name}</bdi>
                {report !== undefined && <>, read as {labels[report.format] ?? report.format}</>}
              </p>
            )}
          </header>
          <div className={reportStyles.body} tabIndex={0} role="region" aria-label="What was found">
            {report === undefined || scheme === null ? (
              <p>This article was not imported, or by a version that kept no report.</p>
            ) : (
              <>
                <Notes report={report} />
                {report.offsets !== undefined && <Offsets proof={report.offsets} />}
                {report.labels !== undefined && report.labels.length > 0 && (
                  <Labels labels={report.labels} scheme={scheme} choices={choices} onChoose={setChoices} />
                )}
              </>
            )}
          </div>
          <footer className={styles.foot}>
            <Button slot="close" className={styles.quiet!} autoFocus>
              Close
            </Button>
            {report?.labels !== undefined && report.labels.length > 0 && (
              <Button
                className={styles.primary!}
                isDisabled={!isChanged}
                onPress={() => void app.readAgain(mappingOf(report.labels ?? [], choices))}
              >
                Read the file again
              </Button>
            )}
          </footer>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function Notes({ report }: { report: ImportReport }) {
  if (report.notes.length === 0) return <p className={reportStyles.good}>Nothing was left out, replaced or guessed.</p>;
  return (
    <ul className={reportStyles.notes}>
      {report.notes.map((note) => (
        <li key={note}>
          <bdi>{note}</bdi>
        </li>
      ))}
    </ul>
  );
}

function Offsets({ proof }: { proof: OffsetProof }) {
  const { checked, fitting, unchecked, misfits, reading, differsFromStandard } = proof;
  return (
    <section>
      <h3>Offsets</h3>
      <p>
        Read as {readingInWords(reading)}
        {differsFromStandard === true
          ? ', which is not what the format prescribes'
          : ', as the format prescribes'}.{' '}
        {checked === 0
          ? `The file gives no words to check them by (${count(unchecked, 'annotation', 'annotations')}).`
          : `${fitting} of ${checked} annotations stand where the file’s own words are (${share(fitting, checked)}).`}
      </p>
      {misfits.length > 0 && (
        <table className={reportStyles.table}>
          <thead>
            <tr>
              <th>Label</th>
              <th>The file says</th>
              <th>Found at its place</th>
              <th>Became</th>
            </tr>
          </thead>
          <tbody>
            {misfits.map(({ id, label, quoted, found, became }) => (
              <tr key={id}>
                <td>
                  <bdi>{label}</bdi>
                </td>
                <td>
                  <bdi>{quoted}</bdi>
                </td>
                <td>
                  <bdi>{found}</bdi>
                </td>
                <td>
                  {became === 'moved' ? 'moved to its words: ' : 'kept without a place: '}
                  <RecordRow id={id} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

/** Never rounded up to all of them. */
const share = (part: number, whole: number): string => `${Math.floor((part / whole) * 1000) / 10} %`;

interface LabelsProps {
  readonly labels: readonly LabelReport[];
  readonly scheme: Scheme;
  readonly choices: Readonly<Record<string, string>>;
  readonly onChoose: (choices: Readonly<Record<string, string>>) => void;
}

function Labels({ labels, scheme, choices, onChoose }: LabelsProps) {
  return (
    <section>
      <h3>Labels</h3>
      <p>
        Each label of the file became a kind of annotation or a link here. Choose others and read the file again: it
        becomes a new article, this one stays, and the choice is kept for the next file.
      </p>
      <table className={reportStyles.table}>
        <thead>
          <tr>
            <th>Label in the file</th>
            <th>How many</th>
            <th>Became</th>
          </tr>
        </thead>
        <tbody>
          {labels.map((label) => (
            <tr key={keyOf(label)}>
              <td>
                <bdi>{label.label === '' ? '(none)' : label.label}</bdi>
                {label.of === 'link' && <small> link</small>}
              </td>
              <td>{label.count}</td>
              <td>
                <SelectField
                  label={`What “${label.label}” becomes`}
                  isLabelHidden
                  value={choices[keyOf(label)] ?? label.became ?? LEFT_OUT}
                  options={optionsFor(label, scheme)}
                  onChange={(value) => onChoose({ ...choices, [keyOf(label)]: value })}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

const keyOf = ({ of, label }: LabelReport): string => `${of} ${label}`;

/** No kind or link type has such an id. */
const LEFT_OUT = ' left out';

function optionsFor({ of, label, became }: LabelReport, scheme: Scheme) {
  const known = of === 'annotation' ? scheme.kinds : scheme.linkTypes;
  const options = known.map(({ id, label: words }) => ({ id, label: words }));
  const own = label === '' || options.some(({ id }) => id === label) ? [] : [{ id: label, label: `${label} (new)` }];
  const present =
    became === null || [...options, ...own].some(({ id }) => id === became) ? [] : [{ id: became, label: became }];
  return [...options, ...own, ...present, { id: LEFT_OUT, label: 'Left out' }];
}

/** Everything that was chosen, and what the others are already. */
function mappingOf(labels: readonly LabelReport[], choices: Readonly<Record<string, string>>) {
  const chosen = (of: LabelReport['of']) =>
    Object.fromEntries(
      labels
        .filter((label) => label.of === of)
        .map((label): [string, string | null] => {
          const choice = choices[keyOf(label)];
          return [label.label, choice === undefined ? label.became : choice === LEFT_OUT ? null : choice];
        }),
    );
  return { kinds: chosen('annotation'), links: chosen('link') };
}
