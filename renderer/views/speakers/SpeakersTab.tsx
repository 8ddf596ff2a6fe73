import { useState } from 'react';
import { Input, SearchField } from 'react-aria-components';
import type { AnnotationSet } from '../../../shared/annotations/annotation-set.ts';
import { useAppState } from '../../store/app-context.ts';
import { HiddenFlag } from '../HiddenWarning.tsx';
import { HintLetters } from '../HintLetters.tsx';
import { rememberedByContents, useRested } from '../remembered.ts';
import { useShortcuts } from '../shortcuts.ts';
import { count, speakerOf } from '../words.ts';
import { ManyRows } from './ManyRows.tsx';
import { MergeSpeakers } from './MergeSpeakers.tsx';
import { RegistryBar } from './RegistryBar.tsx';
import { SpeakerForm } from './SpeakerForm.tsx';
import styles from './Speakers.module.css';

/** The speakers of the open article: one chosen is edited, several chosen are merged. */
export function SpeakersTab() {
  const hasArticle = useAppState((state) => state.snapshot !== null);
  return hasArticle ? <SpeakerList /> : null;
}

/** From so many speakers on there is a field to find one by. */
const MANY = 12;

/** Height of a row, CSS pixels. */
const ROW = 46;

function SpeakerList() {
  const shortcutOf = useShortcuts();
  const { set } = useRested(useAppState((state) => state.snapshot!));
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [words, setWords] = useState('');
  const rows = speakerRows(set);
  const wanted = words.trim().toLocaleLowerCase();
  const shown = wanted === '' ? rows : rows.filter(({ names }) => names.includes(wanted));
  const speakers = [...chosen].flatMap((id) => set.findSpeaker(id) ?? []);
  const [first] = speakers;
  return (
    <>
      {rows.length > MANY && (
        <SearchField className={styles.search!} aria-label="Find a speaker" value={words} onChange={setWords}>
          <Input placeholder={`Find one of ${rows.length}`} />
        </SearchField>
      )}
      <ManyRows
        label="Speakers"
        rows={shown}
        chosen={chosen}
        height={ROW}
        idOf={({ id }) => id}
        choose={setChosen}
        empty={
          <p className={styles.empty}>
            {rows.length > 0 ? (
              'Nobody here is called so.'
            ) : (
              <>
                Nobody yet. Tag a speaker mention with <kbd>{shortcutOf('tag.mention')}</kbd>, then press{' '}
                <kbd>{shortcutOf('tag.speaker')}</kbd> to say who it is.
              </>
            )}
          </p>
        }
      >
        {({ id, name, aliases, type, quotes, claims }) => (
          <div className={styles.speaker}>
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
          </div>
        )}
      </ManyRows>
      {speakers.length === 0 && rows.length > 0 && <RegistryBar set={set} />}
      {speakers.length === 1 && first !== undefined && (
        <SpeakerForm key={first.id} speaker={first} choose={(id) => setChosen(new Set([id]))} />
      )}
      {speakers.length > 1 && <MergeSpeakers speakers={speakers} onMerged={(id) => setChosen(new Set([id]))} />}
    </>
  );
}

/** Made once: thousands of names are sorted in half the time. */
const byName = new Intl.Collator();

const speakerRows = rememberedByContents((set) => {
  const { quotes, claims } = spokenCounts(set);
  return [...set.speakers]
    .sort((a, b) => byName.compare(a.name, b.name))
    .map(({ id, name, aliases, type }) => ({
      id,
      name,
      aliases,
      type,
      names: [name, ...aliases].join('\n').toLocaleLowerCase(),
      quotes: quotes.get(id) ?? 0,
      claims: claims.get(id) ?? 0,
    }));
});

function spokenCounts(set: AnnotationSet) {
  const quotes = new Map<string, number>();
  const claims = new Map<string, number>();
  for (const annotation of set.annotations) {
    const counts = annotation.kind === 'quote' ? quotes : annotation.kind === 'claim' ? claims : null;
    const id = counts === null ? null : (speakerOf(set, annotation)?.id ?? null);
    if (counts !== null && id !== null) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return { quotes, claims };
}
