import { Trash2 } from 'lucide-react';
import { Button } from 'react-aria-components';
import type { Speaker } from '../../../shared/model/records.ts';
import { removeSpeaker, rename, setSpeakerRecord } from '../../editor/index.ts';
import { useApp, useAppState } from '../../store/app-context.ts';
import { AliasHits } from './AliasHits.tsx';
import { InProject } from './InProject.tsx';
import { Spoken } from './Spoken.tsx';
import { SpeakerFields } from './SpeakerFields.tsx';
import styles from './Speakers.module.css';

interface SpeakerFormProps {
  readonly speaker: Speaker;
  /** Chooses another speaker of the list. */
  readonly choose: (id: string) => void;
}

/** One speaker of the open article: what is known of them, who may be the same, and what they say. */
export function SpeakerForm({ speaker, choose }: SpeakerFormProps) {
  const app = useApp();
  const published = useAppState((state) => state.snapshot!.set.metadata.published ?? null);
  return (
    <section className={styles.form} aria-label={`Speaker ${speaker.name}`}>
      <InProject speaker={speaker} />
      <AliasHits speaker={speaker} />
      <SpeakerFields
        speaker={speaker}
        published={published}
        onRename={(name) => app.perform((state) => rename(state, speaker.id, name))}
        onPut={(next) => app.perform((state) => setSpeakerRecord(state, next))}
        onDone={app.focusArticle}
      />
      <Spoken speaker={speaker} choose={choose} />
      <Button className={styles.remove!} onPress={() => app.perform((state) => removeSpeaker(state, speaker.id))}>
        <Trash2 size={14} aria-hidden="true" /> Remove from the registry
      </Button>
    </section>
  );
}
