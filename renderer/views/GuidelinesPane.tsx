import { BookMarked, X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { Button } from 'react-aria-components';
import type { Kind } from '../../shared/model/scheme.ts';
import { useApp, useAppState, useScheme } from '../store/app-context.ts';
import styles from './GuidelinesPane.module.css';
import { EveryKind } from './inspector/Guidelines.tsx';
import { KindGuide } from './inspector/KindGuide.tsx';
import { KindBadge } from './KindBadge.tsx';
import { useShortcuts } from './shortcuts.ts';

/**
 * The rules and examples of the kind in hand, in a pane beside the text. Arrows and page keys scroll it while it has
 * the keyboard; Escape closes it, the key that goes from pane to pane leaves it open.
 */
export function GuidelinesPane() {
  const app = useApp();
  const shortcutOf = useShortcuts();
  const kind = useKindInHand();
  const [isAll, setAll] = useState(false);
  const scroller = useRef<HTMLDivElement>(null);
  const wanted = useAppState((state) => state.wantedFocus);
  useEffect(() => {
    if (wanted?.target !== 'guidelines') return;
    app.store.setState({ wantedFocus: null });
    scroller.current?.focus();
  }, [app, wanted]);
  useEffect(() => {
    scroller.current?.scrollTo(0, 0);
  }, [kind]);
  const close = () => {
    app.store.setState({ isGuidelinesPaneShown: false });
    app.focusArticle();
  };
  return (
    <aside aria-label="Guidelines beside the text">
      <div
        className={styles.pane}
        role="presentation"
        onKeyDown={(event) => {
          if (event.key === 'Escape') close();
        }}
      >
        <header className={styles.head}>
          <BookMarked size={14} aria-hidden="true" />
          <h2>Guidelines</h2>
          {kind !== null && (
            <Button className={styles.which!} onPress={() => setAll(!isAll)}>
              {isAll ? <bdi>{kind.label}</bdi> : 'All kinds'}
            </Button>
          )}
          <Button className={styles.close!} aria-label="Close the guidelines" onPress={close}>
            <X size={14} aria-hidden="true" />
          </Button>
        </header>
        <div
          ref={scroller}
          className={styles.scroller}
          data-pane="guidelines"
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, so the keyboard must reach it
          tabIndex={0}
          role="group"
          aria-label={kind === null || isAll ? 'Rules of every kind' : `Rules: ${kind.label}`}
        >
          {kind === null || isAll ? (
            <EveryKind />
          ) : (
            <>
              <h3 className={styles.kind}>
                <KindBadge kind={kind.id} /> <bdi>{kind.label}</bdi>
              </h3>
              <KindGuide kind={kind} />
            </>
          )}
        </div>
        <p className={styles.ways}>
          <kbd>Esc</kbd> closes, <kbd>{shortcutOf('view.nextPane')}</kbd> leaves it open
        </p>
      </div>
    </aside>
  );
}

/** The kind of the active annotation; that of the last one while none is active, so that the rules stay to be read. */
function useKindInHand(): Kind | null {
  const scheme = useScheme();
  const active = useAppState(({ snapshot }) =>
    snapshot === null ? null : (snapshot.set.findAnnotation(snapshot.focus.active ?? '')?.kind ?? null),
  );
  const [last, setLast] = useState(active);
  if (active !== null && active !== last) setLast(active);
  return scheme.findKind(active ?? last ?? '');
}
