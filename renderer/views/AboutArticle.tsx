import type { Metadata } from '../../shared/model/records.ts';
import { setMetadata } from '../editor/index.ts';
import { useApp, useAppState } from '../store/app-context.ts';
import { DraftField } from './DraftField.tsx';
import styles from './AboutArticle.module.css';

const FIELDS = [
  ['title', 'Title', ''],
  ['outlet', 'Published by', 'Newspaper, agency, site'],
  ['authors', 'Authors', 'Names, separated by commas'],
  ['published', 'Published on', '2026-11-23'],
  ['url', 'Address', 'https://…'],
  ['language', 'Language', 'en, pt, ar'],
  ['licence', 'Licence', ''],
] as const;

/** What is known of the article as a publication: it goes into every export. */
export function AboutArticle() {
  const app = useApp();
  const metadata = useAppState((state) => state.snapshot!.set.metadata);
  const write = (field: (typeof FIELDS)[number][0], text: string) =>
    app.perform((state) => setMetadata(state, withField(metadata, field, text.trim())));
  return (
    <details className={styles.about}>
      <summary>About this article</summary>
      <div className={styles.fields}>
        {FIELDS.map(([field, label, hint]) => {
          const value = metadata[field];
          return (
            <DraftField
              key={field}
              label={label}
              hint={hint}
              value={Array.isArray(value) ? value.join(', ') : String(value ?? '')}
              onCommit={(text) => write(field, text)}
              onDone={app.focusArticle}
            />
          );
        })}
      </div>
    </details>
  );
}

/** An emptied field is taken away; the title alone always stays. */
function withField(metadata: Metadata, field: (typeof FIELDS)[number][0], text: string): Metadata {
  if (field === 'title') return text === '' ? metadata : { ...metadata, title: text };
  const { [field]: _old, ...rest } = metadata;
  if (text === '') return rest;
  const value =
    field === 'authors'
      ? text
          .split(',')
          .map((name) => name.trim())
          .filter(Boolean)
      : text;
  return { ...rest, [field]: value };
}
