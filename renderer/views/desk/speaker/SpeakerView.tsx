import { useCallback } from 'react';
import type { SpeakerRow } from '../../../../shared/model/project.ts';
import { useApp } from '../../../store/app-context.ts';
import { count } from '../../words.ts';
import styles from '../Desk.module.css';
import { type AskPage, usePages } from '../pages.ts';
import { PlainRows } from '../PlainRows.tsx';

/** Who speaks in the project, as the index tells it; Enter leads to their claims. */
export function SpeakerView() {
  const app = useApp();
  const rows = usePages<SpeakerRow>(
    useCallback<AskPage<Awaited<ReturnType<typeof app.listSpeakers>>>>((page) => app.listSpeakers(page), [app]),
  );
  return (
    <section className={styles.section} aria-label="Speakers of the project">
      <h2 className={styles.heading}>{count(rows.length, 'speaker', 'speakers')}</h2>
      <PlainRows
        label="Speakers of the project"
        rows={rows}
        height={50}
        keyOf={({ key }) => key}
        open={({ key }) => app.showDesk('claims', { claims: { speaker: key } })}
      >
        {({ name, quotes, words, claims }) => (
          <>
            <bdi className={styles.words}>{name}</bdi>
            <span className={styles.about}>
              {count(quotes, 'quote', 'quotes')} of {count(words, 'word', 'words')}, {count(claims, 'claim', 'claims')}
            </span>
          </>
        )}
      </PlainRows>
    </section>
  );
}
