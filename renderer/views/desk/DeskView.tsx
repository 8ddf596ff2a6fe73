import { ArrowLeft } from 'lucide-react';
import { type ComponentType, useEffect, useRef, useState } from 'react';
import { Button } from 'react-aria-components';
import { useApp, useAppState } from '../../store/app-context.ts';
import type { DeskAbout, DeskViewId } from '../../store/app-state.ts';
import { useShortcuts } from '../shortcuts.ts';
import { withKey } from '../words.ts';
import { ClaimsView } from './claims/ClaimsView.tsx';
import styles from './DeskView.module.css';
import { SearchView } from './search/SearchView.tsx';
import { SpeakerView } from './speaker/SpeakerView.tsx';
import { StatisticsView } from './statistics/StatisticsView.tsx';

/** What a view of the desk is given. */
export interface DeskViewProps {
  /** What it was asked to show; a new object each time it is asked for. */
  readonly about: DeskAbout;
}

/** The views there are; `id` is that of the command `desk.<id>`. */
const VIEWS: readonly {
  readonly id: DeskViewId;
  readonly label: string;
  readonly View: ComponentType<DeskViewProps>;
}[] = [
  { id: 'search', label: 'Search', View: SearchView },
  { id: 'claims', label: 'Claims', View: ClaimsView },
  { id: 'speaker', label: 'Speakers', View: SpeakerView },
  { id: 'statistics', label: 'Statistics', View: StatisticsView },
];

/**
 * A view of the project in the article's place. The keyboard goes to what is marked `data-first` in it, or to the view
 * itself; when it is left, to where it was before.
 */
export function DeskView() {
  const app = useApp();
  const shortcutOf = useShortcuts();
  const id = useAppState((state) => state.deskView);
  const about = useAppState((state) => state.deskAbout);
  const pane = useRef<HTMLElement>(null);
  useFocusBack();
  useEffect(() => {
    const first = pane.current?.querySelector<HTMLElement>('[data-first]') ?? pane.current;
    first?.focus();
  }, [id, about]);
  const view = VIEWS.find((one) => one.id === id);
  if (view === undefined) return null;
  return (
    <main ref={pane} className={styles.pane} aria-label={view.label} data-pane="desk" tabIndex={-1}>
      <header className={styles.head}>
        <Button className={styles.back!} aria-label="Back to the article" onPress={() => app.focusArticle()}>
          <span title="Back to the article (Esc)">
            <ArrowLeft size={16} aria-hidden="true" />
          </span>
        </Button>
        <nav className={styles.views} aria-label="Desk">
          {VIEWS.map((one) => (
            <Button
              key={one.id}
              className={styles.view!}
              {...(one.id === id ? { 'aria-current': 'page' } : {})}
              onPress={() => app.showDesk(one.id)}
            >
              <span title={withKey(one.label, shortcutOf(`desk.${one.id}`))}>{one.label}</span>
            </Button>
          ))}
        </nav>
      </header>
      <div className={styles.body}>
        <view.View key={view.id} about={about} />
      </div>
    </main>
  );
}

/** Once the view is gone the keyboard goes into the article where that was asked for, or back to where it was. */
function useFocusBack(): void {
  const app = useApp();
  const [before] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      const { deskView, wantedFocus } = app.store.getState();
      if (deskView !== null) return;
      const isForArticle = wantedFocus?.target === 'article';
      if (isForArticle) app.store.setState({ wantedFocus: null });
      else if (wantedFocus !== null || document.activeElement !== document.body) return;
      const isThere = before instanceof HTMLElement && before.isConnected && before !== document.body;
      if (isForArticle || !isThere) app.focusArticle();
      else if (before.closest('[data-pane=article] .article') !== null) app.focusArticle();
      else before.focus({ preventScroll: true });
    },
    [app, before],
  );
}
