import { Regex, Search } from 'lucide-react';
import { type KeyboardEvent, useId } from 'react';
import { Checkbox, ToggleButton } from 'react-aria-components';
import { SEARCHED_PARTS, type SearchQuery } from '../../../../shared/model/project.ts';
import { useApp } from '../../../store/app-context.ts';
import { PART_LABELS } from './HitRow.tsx';
import styles from './Search.module.css';
import { SpeakerPick } from './SpeakerPick.tsx';

interface SearchFormProps {
  readonly query: SearchQuery;
  /** Why the query cannot be asked. */
  readonly problem: string | null;
}

/** What to look for: words or a pattern, where, of whom, and whether only what is unchecked. Asked while one types. */
export function SearchForm({ query, problem }: SearchFormProps) {
  const app = useApp();
  const problemId = useId();
  const put = (change: Partial<SearchQuery>) => app.lookInProject({ ...query, ...change });
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.nativeEvent.isComposing || (event.key !== 'ArrowDown' && event.key !== 'Enter')) return;
    event.preventDefault();
    event.currentTarget.closest('section')?.querySelector<HTMLElement>('[role=listbox]')?.focus();
  };
  return (
    <form role="search" className={styles.form} onSubmit={(event) => event.preventDefault()}>
      <div className={styles.line}>
        <div className={`field ${styles.find}`}>
          <Search size={15} aria-hidden="true" />
          <input
            data-first
            type="text"
            aria-label="Look for"
            placeholder={query.isPattern ? 'Regular expression' : 'Words, or “words that stand together”'}
            spellCheck={false}
            maxLength={2000}
            value={query.words}
            onChange={({ target }) => put({ words: target.value })}
            onFocus={({ target }) => target.select()}
            onKeyDown={onKeyDown}
            aria-invalid={problem !== null}
            {...(problem === null ? {} : { 'aria-describedby': problemId })}
          />
        </div>
        <ToggleButton
          className={styles.toggle!}
          aria-label="Pattern (regular expression)"
          isSelected={query.isPattern}
          onChange={(isPattern) => put({ isPattern })}
        >
          <span title="Pattern (regular expression)">
            <Regex size={15} aria-hidden="true" />
          </span>
        </ToggleButton>
      </div>
      {problem !== null && (
        <p id={problemId} className={styles.problem} role="alert">
          {problem}
        </p>
      )}
      <div className={styles.line}>
        <div role="group" aria-label="Where; everywhere when none is pressed" className={styles.parts}>
          {SEARCHED_PARTS.map((part) => (
            <ToggleButton
              key={part}
              className={styles.toggle!}
              isSelected={query.in.includes(part)}
              onChange={(isOn) =>
                put({ in: SEARCHED_PARTS.filter((one) => (one === part ? isOn : query.in.includes(one))) })
              }
            >
              {PART_LABELS[part][1]}
            </ToggleButton>
          ))}
        </div>
        <SpeakerPick query={query} />
        <Checkbox
          className={styles.check!}
          isSelected={query.unchecked === true}
          onChange={(isOn) => {
            const { unchecked: _before, ...rest } = query;
            app.lookInProject(isOn ? { ...rest, unchecked: true } : rest);
          }}
        >
          <span className={styles.box} aria-hidden="true" />
          <span title="Claims without a verdict; quotes that are not done">Unchecked only</span>
        </Checkbox>
      </div>
    </form>
  );
}
