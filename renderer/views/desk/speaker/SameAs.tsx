import { Merge } from 'lucide-react';
import { useState } from 'react';
import { Button, Input, Label, SearchField } from 'react-aria-components';
import { likenessTo } from '../../../../shared/analysis/speakers/alias-hits.ts';
import type { SpeakerRow } from '../../../../shared/model/project.ts';
import { useApp } from '../../../store/app-context.ts';
import { isolated } from '../../words.ts';
import styles from './Speaker.module.css';
import { summaryOf, useSpeakers } from './project-speakers.ts';

interface SameAsProps {
  readonly row: SpeakerRow;
  readonly show: (key: string) => void;
}

/** How many others are offered at once. */
const MOST = 8;

/** Others of the project who are this speaker under another name: a merge goes through all articles, in one step. */
export function SameAs({ row, show }: SameAsProps) {
  const app = useApp();
  const surname = row.name.split(/\s+/u).at(-1) ?? row.name;
  const [words, setWords] = useState(surname);
  const found = useSpeakers(words);
  const speaker = { ...row, record: 'speaker' as const, id: row.key, role: row.role ?? '' };
  const others = Array.from({ length: Math.min(found.length, 40) }, (_, i) => found.at(i))
    .filter((one) => one !== null)
    .filter((one) => one.key !== row.key)
    .map((one) => ({ one, reason: likenessTo(speaker, one.name) }))
    .sort((a, b) => Number(a.reason === null) - Number(b.reason === null))
    .slice(0, MOST);
  const merge = async (other: SpeakerRow) => {
    const id = await app.mergeEverywhere(row, [other]);
    if (id !== null) show(id);
  };
  return (
    <fieldset className={styles.same}>
      <legend>The same as</legend>
      <SearchField className={styles.search!} value={words} onChange={setWords}>
        <Label className="visually-hidden">Find who is the same</Label>
        <Input placeholder="Another name" />
      </SearchField>
      {others.length === 0 && <p className={styles.soft}>Nobody else is called like this.</p>}
      {others.map(({ one, reason }) => (
        <div key={one.key} className={styles.other}>
          <span>
            <bdi>{one.name}</bdi>
            <small>
              <bdi>
                {reason === null ? '' : `${reason} · `}
                {summaryOf(one)}
              </bdi>
            </small>
          </span>
          <Button
            className={styles.button!}
            aria-label={`Merge ${isolated(one.name)} into ${isolated(row.name)}`}
            onPress={() => void merge(one)}
          >
            <Merge size={14} aria-hidden="true" /> Merge
          </Button>
        </div>
      ))}
    </fieldset>
  );
}
