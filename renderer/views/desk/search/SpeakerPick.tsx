import { X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button, ComboBox, Input, Label, ListBox, ListBoxItem, Popover } from 'react-aria-components';
import type { SearchQuery, SpeakerName, SpeakerRow } from '../../../../shared/model/project.ts';
import { useApp, useAppState } from '../../../store/app-context.ts';
import { isNameKey, nameOfKey } from '../../../store/searches.ts';
import { count } from '../../words.ts';
import styles from './Search.module.css';

/** How many speakers are offered at once. */
const OFFERED = 30;

/** Whose quotes and claims are meant: picked by typing, taken away by its button. */
export function SpeakerPick({ query }: { query: SearchQuery }) {
  const app = useApp();
  const { speaker, ...rest } = query;
  const name = useNameOf(speaker ?? null);
  if (speaker === undefined) {
    return <Picker onPick={(key) => app.lookInProject({ ...query, speaker: key })} />;
  }
  return (
    <span className={styles.picked}>
      By <bdi>{name}</bdi>
      <Button className={styles.drop!} aria-label="Any speaker" onPress={() => app.lookInProject(rest)}>
        <X size={13} aria-hidden="true" />
      </Button>
    </span>
  );
}

/** The registry knows its own; of the others the key has the name as it is compared, and the index as it is written. */
function useNameOf(key: string | null): string {
  const app = useApp();
  const project = useAppState((state) => state.project?.project ?? null);
  const [written, setWritten] = useState<SpeakerName | null>(null);
  const known = key === null ? '' : project === null ? key : nameOfKey(project, key);
  useEffect(() => {
    if (key === null || !isNameKey(key)) return undefined;
    let isWanted = true;
    app.listSpeakers({ words: known, offset: 0, limit: OFFERED }).then(
      ({ rows }) => isWanted && setWritten(rows.find((row) => row.key === key) ?? null),
      () => undefined, // The name as it is compared will do.
    );
    return () => {
      isWanted = false;
    };
  }, [app, key, known]);
  return written?.key === key && key !== null ? written.name : known;
}

function Picker({ onPick }: { onPick: (key: string) => void }) {
  const app = useApp();
  const [typed, setTyped] = useState('');
  const [found, setFound] = useState<readonly SpeakerRow[]>([]);
  useEffect(() => {
    let isWanted = true;
    app.listSpeakers({ ...(typed === '' ? {} : { words: typed }), offset: 0, limit: OFFERED }).then(
      ({ rows }) => isWanted && setFound(rows),
      () => undefined, // Without an index nobody is offered; the search itself tells why.
    );
    return () => {
      isWanted = false;
    };
  }, [app, typed]);
  return (
    <ComboBox
      className={`field ${styles.speaker}`}
      inputValue={typed}
      onInputChange={setTyped}
      items={found.map(({ key, ...row }) => ({ id: key, ...row }))}
      defaultFilter={() => true}
      value={null}
      onChange={(key) => key !== null && onPick(String(key))}
      menuTrigger="focus"
    >
      <Label className="visually-hidden">By which speaker</Label>
      <div className="pick-row">
        <span className="pick-input">
          <Input placeholder="By any speaker" />
        </span>
        <Button aria-label="Show speakers">▾</Button>
      </div>
      <Popover className="popover" isNonModal>
        <ListBox<Omit<SpeakerRow, 'key'> & { readonly id: string }> className="options">
          {({ id, name, role, quotes, claims }) => (
            <ListBoxItem id={id} textValue={name} className="option">
              <bdi>{name}</bdi>
              <small>
                {role !== null && (
                  <>
                    <bdi>{role}</bdi>,{' '}
                  </>
                )}
                {count(quotes, 'quote', 'quotes')}, {count(claims, 'claim', 'claims')}
              </small>
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}
