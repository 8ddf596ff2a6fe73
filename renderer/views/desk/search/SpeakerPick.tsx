import { X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button, ComboBox, Input, Label, ListBox, ListBoxItem, Popover } from 'react-aria-components';
import type { SearchQuery, SpeakerRow } from '../../../../shared/model/project.ts';
import { useApp, useAppState } from '../../../store/app-context.ts';
import { nameOfKey } from '../../../store/searches.ts';
import { count } from '../../words.ts';
import styles from './Search.module.css';

/** How many speakers are offered at once. */
const OFFERED = 30;

/** Whose quotes and claims are meant: picked by typing, taken away by its button. */
export function SpeakerPick({ query }: { query: SearchQuery }) {
  const app = useApp();
  const project = useAppState((state) => state.project?.project ?? null);
  const { speaker, ...rest } = query;
  if (speaker === undefined) {
    return <Picker onPick={(key) => app.lookInProject({ ...query, speaker: key })} />;
  }
  return (
    <span className={styles.picked}>
      By <bdi>{project === null ? speaker : nameOfKey(project, speaker)}</bdi>
      <Button className={styles.drop!} aria-label="Any speaker" onPress={() => app.lookInProject(rest)}>
        <X size={13} aria-hidden="true" />
      </Button>
    </span>
  );
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
