import { useEffect, useState } from 'react';
import { Input, SearchField } from 'react-aria-components';
import { count } from '../../words.ts';
import type { DeskViewProps } from '../DeskView.tsx';
import styles from '../Desk.module.css';
import { PlainRows } from '../PlainRows.tsx';
import { summaryOf, useSpeakers } from './project-speakers.ts';
import { SpeakerPage } from './SpeakerPage.tsx';
import own from './Speaker.module.css';

/** Who speaks in the project: a list to search, and a page for each of them. */
export function SpeakerView({ about }: DeskViewProps) {
  const [shown, setShown] = useState<string | null>(about.speaker ?? null);
  useEffect(() => setShown(about.speaker ?? null), [about]);
  return shown === null ? (
    <SpeakerList open={setShown} />
  ) : (
    <SpeakerPage key={shown} speakerKey={shown} leave={() => setShown(null)} show={setShown} />
  );
}

function SpeakerList({ open }: { readonly open: (key: string) => void }) {
  const [words, setWords] = useState('');
  const rows = useSpeakers(words);
  return (
    <section className={styles.section} aria-label="Speakers of the project">
      <div className={own.head}>
        <SearchField className={own.search!} aria-label="Find a speaker" value={words} onChange={setWords}>
          <Input data-first placeholder="Name, alias or role" />
        </SearchField>
        <p role="status">{count(rows.length, 'speaker', 'speakers')}</p>
      </div>
      {rows.problem !== null && <p className={styles.quiet}>{rows.problem}</p>}
      {rows.length === 0 && !rows.isAsking && rows.problem === null && (
        <p className={styles.quiet}>
          {words.trim() === ''
            ? 'Nobody speaks in this project yet. Say who speaks in an article, or take its speakers into the registry.'
            : 'Nobody is called so.'}
        </p>
      )}
      <PlainRows
        label="Speakers of the project"
        rows={rows}
        height={50}
        keyOf={({ key }) => key}
        open={({ key }) => open(key)}
      >
        {(row) => (
          <>
            <bdi className={styles.words}>{row.name}</bdi>
            <bdi className={styles.about}>{summaryOf(row)}</bdi>
          </>
        )}
      </PlainRows>
    </section>
  );
}
