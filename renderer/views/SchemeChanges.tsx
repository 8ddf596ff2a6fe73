import type { Outcome } from '../../shared/annotations/scheme-questions.ts';
import { SelectField } from './SelectField.tsx';
import type { SchemeDraft } from './scheme-draft.ts';
import styles from './SchemeDialog.module.css';
import { count } from './words.ts';

const TONES: Readonly<Record<Outcome['tone'], string>> = { lost: 'Lost', changed: 'Changes', kept: 'Stays' };

/** What the draft would do to the article, before it does: what is asked, and what happens by the answers. */
export function SchemeChanges({ draft }: { draft: SchemeDraft }) {
  const { questions, outcomes } = draft.migration;
  const grave = draft.conflicts.filter(({ isGrave }) => isGrave);
  const touched = new Set(outcomes.filter(({ tone }) => tone !== 'kept').flatMap(({ records }) => records)).size;
  return (
    <section className={styles.changes} aria-label="What changes in the article">
      {grave.length > 0 && (
        <ul className={styles.conflicts} role="alert">
          {grave.map(({ words }) => (
            <li key={words} data-grave="true">
              <bdi>{words}</bdi>
            </li>
          ))}
        </ul>
      )}
      {questions.length > 0 && (
        <div className={styles.questions}>
          {questions.map(({ id, words, answers, answer }) => (
            <div key={id} className={styles.question}>
              <bdi>{words}</bdi>
              <SelectField
                label={`${words}: what becomes of them?`}
                isLabelHidden
                value={answer}
                options={answers.map((one) => ({ id: one.answer, label: one.label }))}
                onChange={(chosen) => draft.answer(id, chosen)}
              />
            </div>
          ))}
        </div>
      )}
      <ul className={styles.outcomes}>
        {outcomes.map(({ tone, words }) => (
          <li key={`${tone} ${words}`} data-tone={tone}>
            <strong>{TONES[tone]}:</strong> <bdi>{words}</bdi>
          </li>
        ))}
      </ul>
      <p className={styles.sum} role="status">
        {draft.isChanged
          ? `${touched === 0 ? 'No annotation changes' : `${count(touched, 'record changes', 'records change')}`} in this article. One undo takes all of it back.`
          : 'This is the scheme that the article has.'}
      </p>
    </section>
  );
}
