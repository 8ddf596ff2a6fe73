import { SelectField } from './SelectField.tsx';
import type { SchemeDraft } from './scheme-draft.ts';
import styles from './SchemeDialog.module.css';

/** What the draft would do to the article, before it does: what is asked, and what happens by the answers. */
export function SchemeChanges({ draft }: { draft: Pick<SchemeDraft, 'migration' | 'conflicts' | 'answer'> }) {
  const { questions, outcomes } = draft.migration;
  const grave = draft.conflicts.filter(({ isGrave }) => isGrave);
  if (grave.length + questions.length + outcomes.length === 0) return null;
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
            <bdi>{words}</bdi>
          </li>
        ))}
      </ul>
    </section>
  );
}
