import { useCallback, useEffect, useState } from 'react';
import { Input, SearchField } from 'react-aria-components';
import type { SpeakerRow } from '../../../../shared/model/project.ts';
import { useApp, useAppState } from '../../../store/app-context.ts';
import { count } from '../../words.ts';
import type { DeskViewProps } from '../DeskView.tsx';
import styles from '../Desk.module.css';
import { type AskPage, usePages } from '../pages.ts';
import { PlainRows } from '../PlainRows.tsx';
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

/** Returns the speakers that fit the words, as pages that come when they are looked at. */
export function useSpeakers(words: string) {
  const app = useApp();
  const project = useAppState((state) => state.project);
  return usePages<SpeakerRow>(
    // A project that has changed is another list.
    // oxlint-disable-next-line react/exhaustive-deps -- what is asked for is the project as it is now
    useCallback<AskPage<Awaited<ReturnType<typeof app.listSpeakers>>>>(
      (page) => app.listSpeakers({ ...(words.trim() === '' ? {} : { words }), ...page }),
      [app, words, project],
    ),
  );
}

/** What a speaker comes to, in a line. */
export const summaryOf = ({ type, role, quotes, words, claims, articles, isRegistered }: SpeakerRow): string =>
  [
    role ?? type,
    `${count(quotes, 'quote', 'quotes')} of ${count(words, 'word', 'words')}`,
    ...(claims === 0 ? [] : [count(claims, 'claim', 'claims')]),
    count(articles, 'article', 'articles'),
    ...(isRegistered ? [] : ['not in the registry']),
  ].join(' · ');
