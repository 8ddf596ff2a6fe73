import { Button } from 'react-aria-components';
import { useApp } from '../../store/app-context.ts';
import { useShortcuts } from '../shortcuts.ts';
import type { PartProps } from './parts.ts';
import styles from './Dossier.module.css';
import { EvidenceEntry } from './EvidenceEntry.tsx';
import { AnswerField } from './Questions.tsx';

/** Evidence that answers no question of its own, and the ways to add some. */
export function EvidenceList({ claim, check }: PartProps) {
  const app = useApp();
  const shortcutOf = useShortcuts();
  const asked = new Set(check.questions.map(({ id }) => id));
  const free = check.evidence.filter(({ question }) => question === undefined || !asked.has(question));
  return (
    <section className={styles.section} aria-label="Evidence">
      <h3>
        Evidence
        <small>
          select words in any article, <kbd>{shortcutOf('dossier.evidence')}</kbd> takes them
        </small>
      </h3>
      {free.length > 0 && (
        <ul className={styles.list}>
          {free.map((evidence) => (
            <EvidenceEntry key={evidence.id} claim={claim} evidence={evidence} questions={check.questions} />
          ))}
        </ul>
      )}
      <AnswerField claim={claim} question={null} isOpen />
      <div className={styles.buttons}>
        <Button className={styles.button!} onPress={() => app.run('dossier.file')}>
          Copy a file in…
        </Button>
      </div>
    </section>
  );
}
