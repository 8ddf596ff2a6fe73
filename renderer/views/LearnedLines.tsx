import { X } from 'lucide-react';
import { useId, useState } from 'react';
import { Button } from 'react-aria-components';
import { learnedInWords } from '../../shared/analysis/suggest/learned.ts';
import { useApp, useAppState } from '../store/app-context.ts';
import styles from './SuggestionList.module.css';
import { count } from './words.ts';

/** What decisions on suggestions have taught, line by line; each can be forgotten, and what was forgotten brought back. */
export function LearnedLines() {
  const app = useApp();
  const { learned, forgotten } = useAppState((state) => state.suggesting);
  const [isShown, setShown] = useState(false);
  const listId = useId();
  const lines = learnedInWords(learned);
  if (lines.length === 0 && forgotten === null) return null;
  return (
    <div className={styles.learned}>
      <div className={styles.row}>
        <Button
          className={styles.act!}
          aria-expanded={isShown}
          aria-controls={listId}
          onPress={() => setShown(!isShown)}
        >
          {count(lines.length, 'thing', 'things')} learned
        </Button>
        {lines.length > 0 && isShown && (
          <Button className={styles.act!} onPress={() => app.suggestions.forget(null)}>
            Forget all
          </Button>
        )}
        {forgotten !== null && (
          <Button className={styles.act!} onPress={() => app.suggestions.recallForgotten()}>
            Bring back what was forgotten
          </Button>
        )}
      </div>
      {isShown && (
        <ul id={listId} className={styles.lines}>
          {lines.map((line) => (
            <li key={`${line.of} ${line.key}`}>
              <bdi>{line.sentence}</bdi>
              <Button
                className={styles.forget!}
                aria-label={`Forget: ${line.sentence}`}
                onPress={() => app.suggestions.forget(line)}
              >
                <X size={12} aria-hidden="true" />
              </Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
