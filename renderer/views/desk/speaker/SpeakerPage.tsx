import { ArrowLeft, BookUser } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button, Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import { renamedSpeaker } from '../../../../shared/analysis/speakers/speaker-names.ts';
import type { SpeakerRow } from '../../../../shared/model/project.ts';
import { useApp, useAppState } from '../../../store/app-context.ts';
import { SpeakerFields } from '../../speakers/SpeakerFields.tsx';
import deskStyles from '../Desk.module.css';
import { ClaimsOfSpeaker } from './ClaimsOfSpeaker.tsx';
import { QuotesOfSpeaker } from './QuotesOfSpeaker.tsx';
import { SameAs } from './SameAs.tsx';
import styles from './Speaker.module.css';
import { summaryOf } from './project-speakers.ts';

interface SpeakerPageProps {
  readonly speakerKey: string;
  readonly leave: () => void;
  /** Shows the page of another speaker. */
  readonly show: (key: string) => void;
}

/** One speaker of the project: what they said and claimed, with its context, and what is known of them. */
export function SpeakerPage({ speakerKey, leave, show }: SpeakerPageProps) {
  const app = useApp();
  const entry = useAppState((state) => state.project?.project.speakers.find(({ id }) => id === speakerKey) ?? null);
  const row = useRow(speakerKey, entry?.name ?? speakerKey.replace(/^name /u, ''));
  const name = entry?.name ?? row?.name ?? '';
  const register = async () => {
    const made = row === null ? null : await app.registerRow(row);
    if (made !== null) show(made.id);
  };
  return (
    <section className={deskStyles.section} aria-label={`Speaker ${name}`}>
      <div className={styles.head}>
        <Button className={styles.back!} data-first onPress={leave}>
          <ArrowLeft size={14} aria-hidden="true" /> All speakers
        </Button>
        <h2 className={styles.name}>
          <bdi>{name}</bdi>
        </h2>
      </div>
      {row !== null && (
        <p className={styles.summary}>
          <bdi>{summaryOf(row)}</bdi>
          {row.first !== null && ` · ${row.first === row.last ? row.first : `${row.first} to ${row.last}`}`}
        </p>
      )}
      <Tabs className={styles.tabs!}>
        <TabList aria-label={`About ${name}`} className={styles.tabList!}>
          <Tab id="quotes">Quotes{row !== null && ` (${row.quotes})`}</Tab>
          <Tab id="claims">Claims{row !== null && ` (${row.claims})`}</Tab>
          <Tab id="about">About</Tab>
        </TabList>
        <TabPanel id="quotes" className={styles.panel!}>
          <QuotesOfSpeaker speakerKey={speakerKey} />
        </TabPanel>
        <TabPanel id="claims" className={styles.panel!}>
          <ClaimsOfSpeaker speakerKey={speakerKey} />
        </TabPanel>
        <TabPanel id="about" className={styles.panel!}>
          <div className={styles.fields}>
            {entry === null ? (
              <>
                <p>Not in the registry: all speakers of this name are listed as one.</p>
                <Button className={styles.button!} isDisabled={row === null} onPress={() => void register()}>
                  <BookUser size={14} aria-hidden="true" /> Take into the registry
                </Button>
              </>
            ) : (
              <SpeakerFields
                speaker={entry}
                published={null}
                onRename={(next) => void app.renameEverywhere(renamedSpeaker(entry, next))}
                onPut={(next) => void app.putEntry(next)}
                onDone={app.focusArticle}
              />
            )}
            {row !== null && <SameAs row={row} show={show} />}
          </div>
        </TabPanel>
      </Tabs>
    </section>
  );
}

/** The row of a speaker as the index tells it now; null until it has. */
function useRow(key: string, name: string): SpeakerRow | null {
  const app = useApp();
  const project = useAppState((state) => state.project);
  const [row, setRow] = useState<SpeakerRow | null>(null);
  useEffect(() => {
    let isWanted = true;
    app.listSpeakers({ words: name, offset: 0, limit: 500 }).then(
      ({ rows }) => isWanted && setRow(rows.find((one) => one.key === key) ?? null),
      () => undefined, // The lists below say why nothing comes.
    );
    return () => {
      isWanted = false;
    };
  }, [app, key, name, project]);
  return row;
}
