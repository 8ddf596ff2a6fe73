import { Files, FolderOpen, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { Button, ListBox, ListBoxItem, Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import { SPEAKER_TYPES, type Speaker } from '../../shared/model/records.ts';
import { removeSpeaker, setSpeakerRecord } from '../editor/index.ts';
import { useApp, useAppState } from '../store/app-context.ts';
import { ChoiceButtons } from './ChoiceButtons.tsx';
import { DraftField } from './DraftField.tsx';
import { HintLetters } from './HintLetters.tsx';
import { HiddenFlag, HiddenWarning } from './HiddenWarning.tsx';
import { ArticleList } from './library/ArticleList.tsx';
import { IndexLine, ProjectSwitcher } from './library/ProjectSwitcher.tsx';
import styles from './LibraryPane.module.css';
import { NamesField } from './NamesField.tsx';
import { NoteField } from './NoteField.tsx';
import { rememberedByContents, useRested } from './remembered.ts';
import { useShortcuts } from './shortcuts.ts';
import { count, isolated, speakerOf } from './words.ts';

/** The articles of the library, and the speakers of the one that is open. */
export function LibraryPane() {
  return (
    <nav className={styles.pane} aria-label="Library" data-pane="library" tabIndex={-1}>
      <Tabs className={styles.tabs!}>
        <TabList aria-label="Library" className={styles.tabList!}>
          <Tab id="articles">Articles</Tab>
          <Tab id="speakers">Speakers</Tab>
        </TabList>
        <TabPanel id="articles" className={styles.panel!}>
          <Articles />
        </TabPanel>
        <TabPanel id="speakers" className={styles.panel!}>
          <Speakers />
        </TabPanel>
      </Tabs>
    </nav>
  );
}

function Articles() {
  const app = useApp();
  return (
    <>
      <ProjectSwitcher />
      <Away />
      <ArticleList />
      <IndexLine />
      <div className={styles.buttons}>
        <Button className={styles.open!} onPress={() => app.run('file.open')}>
          <FolderOpen size={15} aria-hidden="true" /> Open a file…
        </Button>
        <Button className={styles.open!} onPress={() => app.run('file.import')}>
          <Files size={15} aria-hidden="true" /> Import many…
        </Button>
      </div>
    </>
  );
}

/** Many articles gone at once: nothing is forgotten before the user says so. */
function Away() {
  const app = useApp();
  const away = useAppState((state) => state.away);
  if (away === 0) return null;
  return (
    <div className={styles.away} role="alert">
      <p>
        {count(away, 'article is', 'articles are')} not in {away === 1 ? 'its' : 'their'} place. Is a drive not
        connected, or a sync not done?
      </p>
      <Button className={styles.open!} onPress={app.lookAgain}>
        Look again
      </Button>
      <Button className={styles.open!} onPress={() => void app.forgetAway()}>
        They are gone: take them off the list
      </Button>
    </div>
  );
}

function Speakers() {
  const hasArticle = useAppState((state) => state.snapshot !== null);
  return hasArticle ? <SpeakerList /> : null;
}

function SpeakerList() {
  const shortcutOf = useShortcuts();
  const { set } = useRested(useAppState((state) => state.snapshot!));
  const [chosen, setChosen] = useState<string | null>(null);
  const rows = speakerRows(set);
  const speaker = chosen === null ? null : set.findSpeaker(chosen);
  return (
    <>
      <ListBox
        aria-label="Speakers"
        className={styles.list!}
        items={rows}
        selectionMode="single"
        selectedKeys={chosen === null ? [] : [chosen]}
        onSelectionChange={(keys) => setChosen(keys === 'all' ? null : String([...keys][0] ?? '') || null)}
        renderEmptyState={() => (
          <p className={styles.empty}>
            Nobody yet. Tag a speaker mention with <kbd>{shortcutOf('tag.mention')}</kbd>, then press{' '}
            <kbd>{shortcutOf('tag.speaker')}</kbd> to say who it is.
          </p>
        )}
      >
        {({ id, name, aliases, type, quotes, claims }) => (
          <ListBoxItem id={id} textValue={name} className={styles.speaker!}>
            <span className={styles.hint}>
              <HintLetters id={id} />
            </span>
            <span className={styles.label}>
              <bdi>{name}</bdi>
              <HiddenFlag texts={[name, ...aliases]} />
            </span>
            <span className={styles.description}>
              {type} · {count(quotes, 'quote', 'quotes')}
              {claims > 0 && `, ${count(claims, 'claim', 'claims')}`}
            </span>
          </ListBoxItem>
        )}
      </ListBox>
      {speaker !== null && <SpeakerForm key={speaker.id} speaker={speaker} />}
    </>
  );
}

const speakerRows = rememberedByContents((set) => {
  const quotes = new Map<string, number>();
  const claims = new Map<string, number>();
  for (const annotation of set.annotations) {
    const counts = annotation.kind === 'quote' ? quotes : annotation.kind === 'claim' ? claims : null;
    const id = counts === null ? null : (speakerOf(set, annotation)?.id ?? null);
    if (counts !== null && id !== null) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return [...set.speakers]
    .sort((a, b) => a.name.localeCompare(b.name))
    .map(({ id, name, aliases, type }) => ({
      id,
      name,
      aliases,
      type,
      quotes: quotes.get(id) ?? 0,
      claims: claims.get(id) ?? 0,
    }));
});

/** An emptied role or note is taken away. */
function withoutEmpty({ role = '', note = '', ...rest }: Speaker): Speaker {
  return { ...rest, ...(role === '' ? {} : { role }), ...(note === '' ? {} : { note }) };
}

/** One entry of the registry: name, what sort of speaker, role, aliases, note. */
function SpeakerForm({ speaker }: { speaker: Speaker }) {
  const app = useApp();
  const put = (change: Partial<Speaker>) =>
    app.perform((state) => setSpeakerRecord(state, withoutEmpty({ ...speaker, ...change })));
  return (
    <section className={styles.form} aria-label={`Speaker ${speaker.name}`}>
      <DraftField
        label="Name"
        value={speaker.name}
        onCommit={(name) => name.trim() !== '' && put({ name: name.trim() })}
      />
      <HiddenWarning of="the names" texts={[speaker.name, ...speaker.aliases]} />
      <ChoiceButtons
        label="Sort"
        choices={SPEAKER_TYPES.map((type) => ({ value: type, label: type[0]!.toUpperCase() + type.slice(1) }))}
        value={speaker.type}
        onChange={(type) => {
          const next = SPEAKER_TYPES.find((one) => one === type);
          if (next !== undefined) put({ type: next });
        }}
      />
      <DraftField label="Role" value={speaker.role ?? ''} onCommit={(role) => put({ role })} />
      <NamesField label="Also called" names={speaker.aliases} onCommit={(aliases) => put({ aliases })} />
      <NoteField
        label="Note"
        editLabel={`Edit the note on ${isolated(speaker.name)}`}
        value={speaker.note ?? ''}
        onCommit={(note) => put({ note })}
        onDone={app.focusArticle}
      />
      <Button className={styles.remove!} onPress={() => app.perform((state) => removeSpeaker(state, speaker.id))}>
        <Trash2 size={14} aria-hidden="true" /> Remove from the registry
      </Button>
    </section>
  );
}
