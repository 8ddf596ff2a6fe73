import { Info, LoaderCircle, TriangleAlert, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button } from 'react-aria-components';
import { useApp, useAppState } from '../store/app-context.ts';
import styles from './Notices.module.css';

/** Opening is spoken of only when it takes longer than this, in milliseconds. */
const SOON = 400;

/** True once opening has taken a while. */
function useSlowOpening(): boolean {
  const isOpening = useAppState((state) => state.isOpening);
  const [isSlow, setSlow] = useState(false);
  useEffect(() => {
    if (!isOpening) return undefined;
    const timer = setTimeout(() => setSlow(true), SOON);
    return () => {
      clearTimeout(timer);
      setSlow(false);
    };
  }, [isOpening]);
  return isSlow;
}

/** What the reader should know about the file; each line can be put away. Opening that takes long can be cancelled. */
export function Notices() {
  const app = useApp();
  const isSlow = useSlowOpening();
  const notices = useAppState((state) => state.notices);
  const progress = useAppState((state) => state.progress);
  return (
    <div role="status" aria-live="polite" className={styles.notices}>
      {isSlow && (
        <div className={styles.notice}>
          <LoaderCircle size={16} aria-hidden="true" />
          <p>Opening…</p>
          <Button className={styles.cancel!} onPress={app.cancelOpening}>
            Cancel
          </Button>
        </div>
      )}
      {progress !== null && (
        <div className={styles.notice}>
          <LoaderCircle size={16} aria-hidden="true" />
          <p>
            {progress.done + 1} of {progress.total}: <bdi>{progress.name}</bdi>
          </p>
          <Button className={styles.cancel!} onPress={app.cancelOpening}>
            Stop
          </Button>
        </div>
      )}
      {notices.map(({ id, tone, text, actions }) => (
        <div key={id} className={styles.notice} data-tone={tone}>
          {tone === 'problem' ? (
            <TriangleAlert size={16} aria-label="Problem:" />
          ) : (
            <Info size={16} aria-label="Note:" />
          )}
          <p>
            <bdi>{text}</bdi>
          </p>
          {actions.map((action) => (
            <Button key={action.label} className={styles.action!} onPress={() => app.act(id, action)}>
              {action.label}
            </Button>
          ))}
          <Button aria-label="Put this note away" className={styles.close!} onPress={() => app.dismiss(id)}>
            <X size={15} aria-hidden="true" />
          </Button>
        </div>
      ))}
    </div>
  );
}
