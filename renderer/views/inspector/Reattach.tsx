import { Button } from 'react-aria-components';
import { commandOf } from '../../../shared/commands/index.ts';
import type { Annotation } from '../../../shared/model/records.ts';
import { reattach } from '../../editor/index.ts';
import { useApp } from '../../store/app-context.ts';
import { shortcutOf } from '../words.ts';
import styles from './InspectorPane.module.css';

/** What can be done for an annotation whose text is gone. */
export function Reattach({ annotation }: { annotation: Annotation }) {
  const app = useApp();
  return (
    <div className={styles.detached}>
      <p>Its text was deleted. Select where it belongs now, then attach it.</p>
      <Button className={styles.button!} onPress={() => app.run('tag.findAgain')}>
        {commandOf('tag.findAgain').label} <kbd>{shortcutOf('tag.findAgain')}</kbd>
      </Button>
      <Button
        className={styles.button!}
        onPress={() => app.perform((state, services) => reattach(state, annotation.id, services))}
      >
        Attach to the selection
      </Button>
    </div>
  );
}
