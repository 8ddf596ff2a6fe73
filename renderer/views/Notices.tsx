import { Info, TriangleAlert, X } from 'lucide-react';
import { Button } from 'react-aria-components';
import { useApp, useAppState } from '../store/app-context.ts';
import styles from './Notices.module.css';

/** What the reader should know about the file; each line can be put away. */
export function Notices() {
  const app = useApp();
  const notices = useAppState((state) => state.notices);
  return (
    <div role="status" aria-live="polite" className={styles.notices}>
      {notices.map(({ id, tone, text }) => (
        <div key={id} className={styles.notice} data-tone={tone}>
          {tone === 'problem' ? (
            <TriangleAlert size={16} aria-label="Problem:" />
          ) : (
            <Info size={16} aria-label="Note:" />
          )}
          <p>
            <bdi>{text}</bdi>
          </p>
          <Button aria-label="Put this note away" className={styles.close!} onPress={() => app.dismiss(id)}>
            <X size={15} aria-hidden="true" />
          </Button>
        </div>
      ))}
    </div>
  );
}
