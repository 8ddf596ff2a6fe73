import { type ReactElement, useEffect, useState } from 'react';
import { Group, Panel, Separator } from 'react-resizable-panels';
import { windowKeyHandler } from '../editor/index.ts';
import { useApp, useAppState } from '../store/app-context.ts';
import type { App as Store } from '../store/app-store.ts';
import type { DialogId } from '../store/app-state.ts';
import styles from './App.module.css';
import { ArticlePane } from './ArticlePane.tsx';
import { DeskView } from './desk/DeskView.tsx';
import { ExportDialog } from './ExportDialog.tsx';
import { ImportReportDialog } from './ImportReportDialog.tsx';
import { ImportedDialog } from './ImportedDialog.tsx';
import { CommandPalette } from './CommandPalette.tsx';
import { GuidelinesPane } from './GuidelinesPane.tsx';
import { InspectorPane } from './inspector/InspectorPane.tsx';
import { KeysDialog } from './KeysDialog.tsx';
import { LibraryPane } from './LibraryPane.tsx';
import { Notices } from './Notices.tsx';
import { ScaleDialog } from './ScaleDialog.tsx';
import { SchemeDialog } from './SchemeDialog.tsx';
import { StatusBar } from './StatusBar.tsx';
import { TopBar } from './TopBar.tsx';
import { TutorialCard } from './TutorialCard.tsx';
import { VersionsDialog } from './VersionsDialog.tsx';
import { WordingDialog } from './wording/WordingDialog.tsx';

const DIALOGS: Readonly<Record<DialogId, ReactElement>> = {
  export: <ExportDialog />,
  'import-report': <ImportReportDialog />,
  imported: <ImportedDialog />,
  keys: <KeysDialog />,
  scale: <ScaleDialog />,
  scheme: <SchemeDialog />,
  palette: <CommandPalette />,
  verbatim: <WordingDialog />,
  versions: <VersionsDialog />,
};

/** The whole window: menus above, library, article and inspector side by side, the status line below. */
export function App() {
  const theme = useAppState((state) => state.theme);
  const isLibraryShown = useAppState((state) => state.isLibraryShown);
  const areGuidelinesBeside = useAppState((state) => state.isGuidelinesPaneShown && state.snapshot !== null);
  const isAtDesk = useAppState((state) => state.deskView !== null);
  const dialog = useAppState((state) => state.dialog);
  const isDropping = useFileDrops();
  useWindowKeys();
  useEffect(() => {
    document.documentElement.dataset.theme = theme;
  }, [theme]);

  return (
    <div className={styles.app}>
      <TopBar />
      <Notices />
      <Group orientation="horizontal" className={styles.panes} data-desk={isAtDesk}>
        {(isLibraryShown || areGuidelinesBeside) && (
          <>
            <Panel id="library" defaultSize="16%" minSize="11rem" maxSize="30%">
              <div className={styles.start}>
                {isLibraryShown && <LibraryPane />}
                {areGuidelinesBeside && <GuidelinesPane />}
              </div>
            </Panel>
            <Separator
              className={styles.separator}
              aria-label={areGuidelinesBeside ? 'Width of the guidelines' : 'Width of the library'}
            />
          </>
        )}
        <Panel id="article" minSize="20rem">
          <div className={styles.middle}>
            <ArticlePane />
            {isAtDesk && <DeskView />}
          </div>
        </Panel>
        <Separator className={styles.separator} aria-label="Width of the inspector" />
        <Panel id="inspector" defaultSize="25%" minSize="16rem" maxSize="45%">
          <div className={styles.side}>
            <TutorialCard />
            <InspectorPane />
          </div>
        </Panel>
      </Group>
      <StatusBar />
      {dialog !== null && DIALOGS[dialog]}
      {isDropping && (
        <div className={styles.dropping} aria-hidden="true">
          <p>Drop to open</p>
        </div>
      )}
    </div>
  );
}

/** Keys that act anywhere in the window, unless a dialog is open or a text field has a better use for them. */
function useWindowKeys(): void {
  const app = useApp();
  useEffect(() => {
    const handle = windowKeyHandler((id) => app.run(id), app.keys);
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || app.store.getState().dialog !== null) return;
      if (event.key === 'Escape') leave(app, event.target);
      if (isTextField(event.target) && isTextFieldKey(event)) return;
      if (handle(event)) event.preventDefault();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [app]);
}

/** Escape leads back to the article from anywhere in the panes beside it, and from a view of the desk to where one was. */
function leave(app: Store, target: EventTarget | null): void {
  const pane = target instanceof Element ? (target.closest<HTMLElement>('[data-pane]')?.dataset.pane ?? null) : null;
  if (pane === null || pane === 'desk') app.leaveDesk();
  else if (pane !== 'article') app.focusArticle();
}

const isTextField = (target: EventTarget | null): boolean =>
  target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;

/** Undo and redo belong to the text field one is typing in. */
const isTextFieldKey = (event: KeyboardEvent): boolean => (event.ctrlKey || event.metaKey) && /^[zy]$/i.test(event.key);

/** Where no text can be typed, a link that is dropped would be followed or opened in a window of its own. */
function refuseLink(event: DragEvent): void {
  const isForText =
    isTextField(event.target) || (event.target instanceof HTMLElement && event.target.isContentEditable);
  if (isForText) return;
  event.preventDefault();
  if (event.dataTransfer !== null) event.dataTransfer.dropEffect = 'none';
}

/** Opens the first file that is dropped on the window; true while one hovers over it. */
function useFileDrops(): boolean {
  const app = useApp();
  const [depth, setDepth] = useState(0);
  useEffect(() => {
    const holdsFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') === true;
    const onEnter = (event: DragEvent) => holdsFiles(event) && setDepth((now) => now + 1);
    const onLeave = (event: DragEvent) => holdsFiles(event) && setDepth((now) => Math.max(0, now - 1));
    const onOver = (event: DragEvent) => {
      if (holdsFiles(event)) event.preventDefault();
      else refuseLink(event);
    };
    const onDrop = (event: DragEvent) => {
      if (!holdsFiles(event)) {
        refuseLink(event);
        return;
      }
      event.preventDefault();
      setDepth(0);
      const [file] = event.dataTransfer?.files ?? [];
      if (file !== undefined) void app.openDropped(file);
    };
    window.addEventListener('dragenter', onEnter);
    window.addEventListener('dragleave', onLeave);
    window.addEventListener('dragover', onOver);
    window.addEventListener('drop', onDrop, true);
    return () => {
      window.removeEventListener('dragenter', onEnter);
      window.removeEventListener('dragleave', onLeave);
      window.removeEventListener('dragover', onOver);
      window.removeEventListener('drop', onDrop, true);
    };
  }, [app]);
  return depth > 0;
}
