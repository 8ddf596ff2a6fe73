import { Plus, X } from 'lucide-react';
import { Button } from 'react-aria-components';
import type { ExternalId } from '../../../shared/model/records.ts';
import { DraftField } from '../DraftField.tsx';
import { isolated } from '../words.ts';
import styles from './Speakers.module.css';

interface IdRowsProps {
  readonly ids: readonly ExternalId[];
  readonly onPut: (ids: readonly ExternalId[]) => void;
}

/** Under which a speaker is known elsewhere: Wikidata, ORCID, VIAF, ISNI or another authority. */
export function IdRows({ ids, onPut }: IdRowsProps) {
  const put = (index: number, change: Partial<ExternalId>) =>
    onPut(ids.map((one, i) => (i === index ? { ...one, ...change } : one)));
  return (
    <fieldset className={styles.rows}>
      <legend>Known elsewhere</legend>
      {ids.map(({ authority, id }, i) => (
        // oxlint-disable-next-line react/no-array-index-key -- ids are edited in place, their place is who they are
        <div key={i} className={styles.dates} role="group" aria-label={isolated(`${authority} ${id}`)}>
          <DraftField
            label="By"
            hint="wikidata, orcid"
            value={authority}
            onCommit={(typed) => put(i, { authority: typed.trim() })}
          />
          <DraftField label="Id" hint="Q42" value={id} onCommit={(typed) => put(i, { id: typed.trim() })} />
          <Button
            className={styles.icon!}
            aria-label={`Remove the id ${isolated(id)}`}
            onPress={() => onPut(ids.filter((_, at) => at !== i))}
          >
            <X size={14} aria-hidden="true" />
          </Button>
        </div>
      ))}
      <Button className={styles.add!} onPress={() => onPut([...ids, { authority: 'wikidata', id: '' }])}>
        <Plus size={13} aria-hidden="true" /> Add an id
      </Button>
    </fieldset>
  );
}
