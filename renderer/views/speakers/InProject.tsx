import { BookUser } from 'lucide-react';
import { Button } from 'react-aria-components';
import { joinedSpeaker } from '../../../shared/analysis/speakers/speaker-names.ts';
import { officeInWords } from '../../../shared/analysis/speakers/offices.ts';
import { standingsOf } from '../../../shared/analysis/speakers/registry.ts';
import type { Speaker } from '../../../shared/model/records.ts';
import { setSpeakerRecord } from '../../editor/index.ts';
import { useApp, useAppState } from '../../store/app-context.ts';
import styles from './Speakers.module.css';

/** What the project’s registry knows of a speaker of the open article; a question only where two entries fit. */
export function InProject({ speaker }: { readonly speaker: Speaker }) {
  const app = useApp();
  const project = useAppState((state) => state.project?.project ?? null);
  const article = useAppState((state) => state.opened?.article.id ?? '');
  if (project === null) return null;
  const standing = standingsOf(project, article, [speaker]).get(speaker.id)!;
  if (standing.standing === 'question') {
    const tie = (entry: string | null) => void app.tieSpeaker(article, speaker.id, entry);
    return (
      <div className={styles.standing} role="group" aria-label="Who is it in the project?">
        <p>Who is it in the project?</p>
        {standing.entries.map((entry) => (
          <Button key={entry.id} className={styles.answer!} onPress={() => tie(entry.id)}>
            <bdi>{entry.name}</bdi>
            <small>
              <bdi>{particularsOf(entry)}</bdi>
            </small>
          </Button>
        ))}
        <Button className={styles.answer!} onPress={() => tie(null)}>
          None of them
        </Button>
      </div>
    );
  }
  if (standing.standing === 'unknown') {
    if (!standing.canTakeIn) return null;
    return (
      <div className={styles.standing}>
        <p>Not in the project’s registry.</p>
        <Button className={styles.button!} onPress={() => void app.takeIntoRegistry([speaker])}>
          <BookUser size={14} aria-hidden="true" /> Take into the registry
        </Button>
      </div>
    );
  }
  const { entry, isBehind } = standing;
  const level = () => {
    app.perform((state) => setSpeakerRecord(state, joinedSpeaker(speaker, [entry])));
    void app.putEntry(joinedSpeaker(entry, [speaker]));
  };
  return (
    <div className={styles.standing}>
      <p>
        In the registry as <bdi>{entry.name}</bdi>.
      </p>
      <div className={styles.buttons}>
        <Button className={styles.button!} onPress={() => app.showDesk('speaker', { speaker: entry.id })}>
          <BookUser size={14} aria-hidden="true" /> Show in the project
        </Button>
        {isBehind && (
          <Button className={styles.button!} onPress={level}>
            Bring both up to date
          </Button>
        )}
      </div>
    </div>
  );
}

const particularsOf = ({ role, offices = [], type, aliases }: Speaker): string =>
  [role ?? type, ...offices.slice(0, 2).map(officeInWords), ...aliases.slice(0, 2)]
    .filter((one) => one !== '')
    .join(' · ');
