import { BookUser } from 'lucide-react';
import { useDeferredValue, useMemo } from 'react';
import { Button } from 'react-aria-components';
import type { AnnotationSet } from '../../../shared/annotations/annotation-set.ts';
import { standingsOf } from '../../../shared/analysis/speakers/registry.ts';
import { useApp, useAppState } from '../../store/app-context.ts';
import { count } from '../words.ts';
import styles from './Speakers.module.css';

/** How the speakers of the article stand to the project’s registry, all together; one press takes in who is new. */
export function RegistryBar({ set }: { readonly set: AnnotationSet }) {
  const app = useApp();
  const project = useAppState((state) => state.project?.project ?? null);
  const article = useAppState((state) => state.opened?.article.id ?? '');
  // Thousands are held against the registry once the list of them is on the screen.
  const asked = useDeferredValue<AnnotationSet | null>(set, null);
  const speakers = asked?.speakers ?? null;
  const standings = useMemo(
    () => (project === null || speakers === null ? null : standingsOf(project, article, speakers)),
    [project, article, speakers],
  );
  if (standings === null || speakers === null) return null;
  const fresh = speakers.filter(({ id }) => {
    const one = standings.get(id);
    return one?.standing === 'unknown' && one.canTakeIn;
  });
  const questions = speakers.filter(({ id }) => standings.get(id)?.standing === 'question');
  const known = speakers.filter(({ id }) => standings.get(id)?.standing === 'known').length;
  return (
    <div className={styles.bar}>
      <p>
        {count(known, 'speaker is', 'speakers are')} known to the project.
        {questions.length > 0 && (
          <>
            {' '}
            {count(questions.length, 'name fits', 'names fit')} several entries: choose <bdi>{questions[0]!.name}</bdi>{' '}
            to say who it is.
          </>
        )}
      </p>
      {fresh.length > 0 && (
        <Button className={styles.button!} onPress={() => void app.takeIntoRegistry(fresh)}>
          <BookUser size={14} aria-hidden="true" /> Take {count(fresh.length, 'speaker', 'speakers')} into the registry
        </Button>
      )}
    </div>
  );
}
