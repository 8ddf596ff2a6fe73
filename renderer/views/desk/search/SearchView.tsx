import { useCallback, useState } from 'react';
import type { Page } from '../../../../shared/ipc/project-calls.ts';
import type { SearchHit } from '../../../../shared/model/project.ts';
import { useApp } from '../../../store/app-context.ts';
import styles from '../Desk.module.css';
import { type AskPage, usePages } from '../pages.ts';
import { PlainRows } from '../PlainRows.tsx';

/** Looks for words in all articles of the project. */
export function SearchView() {
  const app = useApp();
  const [words, setWords] = useState('');
  const ask = useCallback<AskPage<Page<SearchHit>>>(
    async (page) => {
      const answer = await app.searchProject({ query: { words, isPattern: false, in: [] }, ...page });
      if (!answer.ok) throw new Error(answer.problems[0].message);
      return answer.value;
    },
    [app, words],
  );
  const rows = usePages<SearchHit>(words.trim() === '' ? null : ask);
  return (
    <section className={styles.section} aria-label="Search the project">
      <div className={styles.heading}>
        <div className="field">
          <label htmlFor="desk-search">Words</label>
          <input id="desk-search" data-first value={words} onChange={({ target }) => setWords(target.value)} />
        </div>
      </div>
      {rows.problem !== null && <p className={styles.quiet}>{rows.problem}</p>}
      <PlainRows
        label="What was found"
        rows={rows}
        height={50}
        keyOf={({ fileId, part, record, start }) => `${fileId} ${part} ${record} ${start}`}
        open={({ fileId, articleId, record, start, match }) =>
          void app.openAt({ fileId, articleId, record, start, length: match.length })
        }
      >
        {({ before, match, after, title }) => (
          <>
            <bdi className={styles.words}>
              {before}
              <mark>{match}</mark>
              {after}
            </bdi>
            <bdi className={styles.about}>{title}</bdi>
          </>
        )}
      </PlainRows>
    </section>
  );
}
