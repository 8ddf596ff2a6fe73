import { BookmarkPlus, Pencil, Trash2 } from 'lucide-react';
import { type KeyboardEvent, useState } from 'react';
import { Button } from 'react-aria-components';
import type { SavedSearch, SearchQuery } from '../../../../shared/model/project.ts';
import { useApp, useAppState } from '../../../store/app-context.ts';
import { isAsked, nameFor, nameOfKey, savedAs } from '../../../store/searches.ts';
import styles from './Search.module.css';

/** Searches that are kept in the project under a name: run by their button, and named, renamed and deleted in place. */
export function SavedSearches({ query }: { query: SearchQuery }) {
  const app = useApp();
  const project = useAppState((state) => state.project?.project ?? null);
  /** The search whose name is being written; one that is not kept yet has a new id. */
  const [naming, setNaming] = useState<SavedSearch | null>(null);
  const [deleted, setDeleted] = useState<SavedSearch | null>(null);
  if (project === null) return null;
  const present = savedAs(project, query);
  const keep = (name: string) => {
    if (naming !== null && name.trim() !== '') void app.keepSearch({ ...naming, name: name.trim() });
    setNaming(null);
  };
  const drop = (search: SavedSearch) => {
    setDeleted(search);
    void app.dropSearch(search.id);
  };
  const isEmpty = project.searches.length === 0 && present === null && !isAsked(query) && deleted === null;
  if (isEmpty) return null;
  return (
    <div className={styles.saved} role="group" aria-label="Saved searches">
      {project.searches.map((search) => (
        <Button
          key={search.id}
          className={styles.chip!}
          aria-pressed={search.id === present?.id}
          onPress={() => app.lookInProject(search.query)}
        >
          <bdi>{search.name}</bdi>
        </Button>
      ))}
      {naming !== null && <NameField key={naming.id} initial={naming.name} onDone={keep} />}
      {naming === null && present !== null && (
        <>
          <Button className={styles.tool!} onPress={() => setNaming(present)}>
            <Pencil size={13} aria-hidden="true" /> Rename
          </Button>
          <Button className={styles.tool!} onPress={() => drop(present)}>
            <Trash2 size={13} aria-hidden="true" /> Delete
          </Button>
        </>
      )}
      {naming === null && present === null && isAsked(query) && (
        <Button
          className={styles.tool!}
          onPress={() => {
            const speaker = query.speaker === undefined ? null : nameOfKey(project, query.speaker);
            setNaming({ id: crypto.randomUUID(), name: nameFor(query, speaker), query });
          }}
        >
          <BookmarkPlus size={13} aria-hidden="true" /> Save this search
        </Button>
      )}
      {deleted !== null && !project.searches.some(({ id }) => id === deleted.id) && (
        <span className={styles.told} role="status">
          Deleted “<bdi>{deleted.name}</bdi>”.{' '}
          <Button
            className={styles.tool!}
            onPress={() => {
              setDeleted(null);
              void app.keepSearch(deleted);
            }}
          >
            Bring it back
          </Button>
        </span>
      )}
    </div>
  );
}

/** Enter keeps the name, Escape leaves it as it was. */
function NameField({ initial, onDone }: { initial: string; onDone: (name: string) => void }) {
  const [name, setName] = useState(initial);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || (event.key !== 'Enter' && event.key !== 'Escape')) return;
    event.preventDefault();
    onDone(event.key === 'Enter' ? name : '');
  };
  return (
    <span className={`field ${styles.naming}`}>
      <input
        aria-label="Name of the search"
        maxLength={200}
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- the button that asked for it is gone
        autoFocus
        value={name}
        onFocus={({ target }) => target.select()}
        onChange={({ target }) => setName(target.value)}
        onKeyDown={onKeyDown}
      />
      <Button className={styles.tool!} onPress={() => onDone(name)}>
        Keep
      </Button>
    </span>
  );
}
