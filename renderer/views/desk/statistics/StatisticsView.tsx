import { useCallback } from 'react';
import type { SpeakerRow } from '../../../../shared/model/project.ts';
import { useApp } from '../../../store/app-context.ts';
import { count } from '../../words.ts';
import styles from '../Desk.module.css';
import { type AskPage, usePages } from '../pages.ts';
import { PlainRows } from '../PlainRows.tsx';

/** How many words each speaker of the project is given, as the index counts them. */
export function StatisticsView() {
  const app = useApp();
  const rows = usePages<SpeakerRow>(
    useCallback<AskPage<Awaited<ReturnType<typeof app.listSpeakers>>>>((page) => app.listSpeakers(page), [app]),
  );
  return (
    <section className={styles.section} aria-label="Statistics of the project">
      <h2 className={styles.heading}>Words quoted</h2>
      <PlainRows
        label="Words quoted by speaker"
        rows={rows}
        height={50}
        keyOf={({ key }) => key}
        open={({ key }) => app.showDesk('speaker', { speaker: key })}
      >
        {({ name, words, articles }) => (
          <>
            <bdi className={styles.words}>{name}</bdi>
            <span className={styles.about}>
              {count(words, 'word', 'words')} in {count(articles, 'article', 'articles')}
            </span>
          </>
        )}
      </PlainRows>
    </section>
  );
}
