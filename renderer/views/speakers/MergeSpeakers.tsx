import { Merge } from 'lucide-react';
import { useState } from 'react';
import { Button, Label, Radio, RadioGroup } from 'react-aria-components';
import type { Speaker } from '../../../shared/model/records.ts';
import { mergeInto } from '../../editor/index.ts';
import { useApp } from '../../store/app-context.ts';
import styles from './Speakers.module.css';

interface MergeSpeakersProps {
  /** Two or more. */
  readonly speakers: readonly Speaker[];
  readonly onMerged: (id: string) => void;
}

/** Several speakers are one: which of them stays is chosen, the others’ names become aliases. */
export function MergeSpeakers({ speakers, onMerged }: MergeSpeakersProps) {
  const app = useApp();
  const [wanted, setWanted] = useState<string | null>(null);
  const kept = speakers.find(({ id }) => id === wanted) ?? fullest(speakers);
  const merge = () => {
    const others = speakers.map(({ id }) => id).filter((id) => id !== kept.id);
    if (app.perform((state) => mergeInto(state, kept.id, others))) onMerged(kept.id);
  };
  return (
    <section className={styles.form} aria-label={`${speakers.length} speakers chosen`}>
      <RadioGroup className={styles.radios!} value={kept.id} onChange={setWanted}>
        <Label>{speakers.length} speakers are one. Who stays?</Label>
        {speakers.map(({ id, name, type, role }) => (
          <Radio key={id} value={id} className={styles.radio!}>
            <span>
              <bdi>{name}</bdi>
              <small>
                <bdi>{role ?? type}</bdi>
              </small>
            </span>
          </Radio>
        ))}
      </RadioGroup>
      <p className={styles.quiet}>The other names become aliases; quotes, claims and fields follow.</p>
      <Button className={styles.button!} onPress={merge}>
        <Merge size={14} aria-hidden="true" /> Merge into one
      </Button>
    </section>
  );
}

/** The longest name says the most. */
const fullest = (speakers: readonly Speaker[]): Speaker =>
  speakers.reduce((best, one) => (one.name.length > best.name.length ? one : best));
