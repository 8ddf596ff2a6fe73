import type { EvidenceChange } from '../../../shared/annotations/dossier-changes.ts';
import { readTyped } from '../../../shared/kinds/form.ts';
import {
  ANSWER_TYPES,
  type Evidence,
  EVIDENCE_MEDIA,
  INDEPENDENCES,
  type Question,
} from '../../../shared/model/dossier.ts';
import { useApp } from '../../store/app-context.ts';
import { DraftField } from '../DraftField.tsx';
import { NoteField } from '../NoteField.tsx';
import { SelectField } from '../SelectField.tsx';
import { shortened } from '../words.ts';
import styles from './Dossier.module.css';
import { ANSWER_OPTIONS, INDEPENDENCE_OPTIONS, MEDIUM_OPTIONS } from './dossier-words.ts';

interface EvidenceFormProps {
  readonly evidence: Evidence;
  readonly questions: readonly Question[];
  readonly alter: (change: EvidenceChange) => void;
}

const NOT_SAID = { id: '', label: 'Not said' };

/** All that is known of a piece of evidence. */
export function EvidenceForm({ evidence, questions, alter }: EvidenceFormProps) {
  const app = useApp();
  const text = (key: 'answer' | 'quote' | 'sourceName' | 'url' | 'archivedUrl', label: string, isLong = false) => (
    <DraftField
      label={label}
      isLong={isLong}
      value={evidence[key] ?? ''}
      onCommit={(value) => alter({ [key]: value })}
      onDone={app.focusArticle}
    />
  );
  const { file, passage } = evidence;
  return (
    <div className={styles.section}>
      {text('answer', 'Answer', true)}
      {passage === undefined && text('quote', 'Words or figure it rests on', true)}
      {text('sourceName', 'Source')}
      {text('url', 'Address')}
      {evidence.url !== undefined && text('archivedUrl', 'Archived copy')}
      <div className={styles.pair}>
        <SelectField
          label="Medium"
          value={evidence.medium ?? ''}
          options={[NOT_SAID, ...MEDIUM_OPTIONS]}
          onChange={(id) => alter({ medium: EVIDENCE_MEDIA.find((one) => one === id) ?? null })}
        />
        <SelectField
          label="Independence"
          value={evidence.independence ?? ''}
          options={[NOT_SAID, ...INDEPENDENCE_OPTIONS]}
          onChange={(id) => alter({ independence: INDEPENDENCES.find((one) => one === id) ?? null })}
        />
        <SelectField
          label="Answer type"
          value={evidence.answerType ?? ''}
          options={[NOT_SAID, ...ANSWER_OPTIONS]}
          onChange={(id) => alter({ answerType: ANSWER_TYPES.find((one) => one === id) ?? null })}
        />
        <DraftField
          label="Captured on"
          hint="2026-11-23"
          value={evidence.captured ?? ''}
          tidy={(typed) => String(readTyped(DATE, typed) ?? '')}
          onCommit={(captured) => alter({ captured })}
          onDone={app.focusArticle}
        />
      </div>
      {questions.length > 0 && (
        <SelectField
          label="Answers"
          value={evidence.question ?? ''}
          options={[
            { id: '', label: 'No question' },
            ...questions.map(({ id, text: asked }) => ({ id, label: shortened(asked, 60) })),
          ]}
          onChange={(id) => alter({ question: id === '' ? null : id })}
        />
      )}
      {file !== undefined && (
        <p className={styles.soft}>
          <bdi>{file.name}</bdi>, {Math.ceil(file.bytes / 1000)} kB, kept in the project under SHA-256{' '}
          {file.sha256.slice(0, 12)}…
        </p>
      )}
      {passage !== undefined && (
        <p className={styles.context} dir="auto">
          …{passage.prefix}
          <mark>{shortened(passage.exact, 400)}</mark>
          {passage.suffix}…
        </p>
      )}
      <NoteField
        label="Note"
        editLabel="Edit the note on this evidence"
        value={evidence.note ?? ''}
        onCommit={(note) => alter({ note })}
        onDone={app.focusArticle}
      />
    </div>
  );
}

/** So that a date is brought to ISO 8601 as in every other field. */
const DATE = { type: 'date', id: 'captured', label: 'Captured on' } as const;
