import { useEffect, useRef } from 'react';
import { ARTICLE_STATES, type Metadata } from '../../shared/model/records.ts';
import { setMetadata } from '../editor/index.ts';
import { useApp, useAppState } from '../store/app-context.ts';
import { articleStateOf, STATE_LABELS, withState } from '../store/article-states.ts';
import { ChoiceButtons } from './ChoiceButtons.tsx';
import { DraftField } from './DraftField.tsx';
import styles from './AboutArticle.module.css';
import { NamesField } from './NamesField.tsx';
import { NoteField } from './NoteField.tsx';

const FIELDS = [
  ['title', 'Headline', ''],
  ['outlet', 'Published by', 'Newspaper, agency, site'],
  ['published', 'Published on', '2026-11-23'],
  ['url', 'Address', 'https://…'],
  ['language', 'Language', 'en, pt, ar'],
  ['licence', 'Licence', ''],
] as const;

/** What is known of the article as a publication: it goes into every export. */
export function AboutArticle() {
  const app = useApp();
  const isShown = useAppState((state) => state.isAboutShown);
  const isWanted = useAppState((state) => state.wantedFocus?.target === 'about');
  const details = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    if (!isWanted) return;
    app.store.setState({ wantedFocus: null });
    details.current?.querySelector('input')?.focus();
  }, [app, isWanted]);
  return (
    <details
      ref={details}
      className={styles.about}
      open={isShown}
      onToggle={(event) => app.store.setState({ isAboutShown: event.currentTarget.open })}
    >
      <summary>About this article</summary>
      {isShown && <AboutFields />}
    </details>
  );
}

function AboutFields() {
  const app = useApp();
  const metadata = useAppState((state) => state.snapshot!.set.metadata);
  const write = (field: keyof Metadata, value: string | readonly string[]) =>
    app.perform((state) => setMetadata(state, withField(metadata, field, value)));
  const leave = () => {
    app.store.setState({ isAboutShown: false });
    app.focusArticle();
  };
  return (
    <div className={styles.fields}>
      {FIELDS.map(([field, label, hint]) => (
        <DraftField
          key={field}
          label={label}
          hint={hint}
          value={metadata[field] ?? ''}
          onCommit={(text) => write(field, text.trim())}
          onDone={leave}
        />
      ))}
      <ChoiceButtons
        label="State"
        choices={ARTICLE_STATES.map((state) => ({ value: state, label: STATE_LABELS[state] }))}
        value={articleStateOf(metadata)}
        onChange={(chosen) => {
          const next = ARTICLE_STATES.find((state) => state === chosen);
          if (next !== undefined) app.perform((state) => setMetadata(state, withState(metadata, next)));
        }}
      />
      <NamesField
        label="Tags"
        hint="Words to find it by, separated by commas"
        names={metadata.tags ?? []}
        onCommit={(tags) => write('tags', [...new Set(tags)])}
        onDone={leave}
      />
      <NamesField
        label="Authors"
        names={metadata.authors ?? []}
        onCommit={(names) => write('authors', names)}
        onDone={leave}
      />
      <NoteField
        label="Note"
        editLabel="Edit the note on the article"
        value={metadata.note ?? ''}
        onCommit={(note) => write('note', note)}
        onDone={leave}
      />
    </div>
  );
}

/** An emptied field is taken away; the headline alone always stays. */
function withField(metadata: Metadata, field: keyof Metadata, value: string | readonly string[]): Metadata {
  if (field === 'title') return value === '' ? metadata : { ...metadata, title: String(value) };
  const { [field]: _old, ...rest } = metadata;
  return value.length === 0 ? (rest as Metadata) : ({ ...rest, [field]: value } as Metadata);
}
