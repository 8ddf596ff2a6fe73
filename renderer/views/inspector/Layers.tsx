import { Button } from 'react-aria-components';
import { reveal } from '../../editor/index.ts';
import { useApp, useAppState } from '../../store/app-context.ts';
import { KindBadge } from '../KindBadge.tsx';
import { count, shortened, textOf } from '../words.ts';
import styles from './InspectorPane.module.css';

/** Every annotation under the caret or selection, smallest first: stacked ones are reached here. */
export function Layers() {
  const app = useApp();
  const snapshot = useAppState((state) => state.snapshot);
  if (snapshot === null) return null;
  const { selection, set, focus } = snapshot;
  const here = set.touching(selection.start, selection.end);
  if (here.length < 2) return null;
  return (
    <div className={styles.layers} role="group" aria-label={`${count(here.length, 'annotation', 'annotations')} here`}>
      {here.map((annotation) => (
        <Button
          key={annotation.id}
          className={styles.layer!}
          aria-pressed={annotation.id === focus.active}
          onPress={() => app.perform((state) => reveal(state, annotation))}
        >
          <KindBadge kind={annotation.kind} />
          <bdi>{shortened(textOf(snapshot.index.text, annotation), 24)}</bdi>
        </Button>
      ))}
    </div>
  );
}
