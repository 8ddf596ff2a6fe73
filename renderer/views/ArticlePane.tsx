import { useEffect, useRef } from 'react';
import { Button, Toolbar } from 'react-aria-components';
import { commandOf, tagCommandId } from '../../shared/commands/index.ts';
import type { ProjectState } from '../../shared/ipc/project-calls.ts';
import { useApp, useAppState, useScheme } from '../store/app-context.ts';
import styles from './ArticlePane.module.css';
import { GhostBar } from './GhostBar.tsx';
import { AwaitedKeys } from './AwaitedKeys.tsx';
import { FindBar } from './FindBar.tsx';
import { KindBadge } from './KindBadge.tsx';
import { MarginCards } from './MarginCards.tsx';
import { useShortcuts } from './shortcuts.ts';
import { PrintLegend } from './PrintLegend.tsx';

/** The article on its page, with the cards of its quotes and claims in the margin. */
export function ArticlePane() {
  const app = useApp();
  const opened = useAppState((state) => state.opened);
  const isOpening = useAppState((state) => state.isOpening);
  const isBehind = useAppState((state) => state.deskView !== null);
  const zoom = useAppState((state) => state.zoom);
  const mode = useAppState((state) => state.snapshot?.focus.mode ?? 'tag');
  const scroller = useRef<HTMLDivElement>(null);
  const mount = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (opened === null || mount.current === null || scroller.current === null) return undefined;
    scroller.current.scrollTop = 0;
    return app.mountEditor(mount.current, scroller.current, opened);
  }, [app, opened]);

  return (
    <main className={styles.pane} data-mode={mode} data-behind={isBehind}>
      {opened !== null && <TagBar />}
      <div className={styles.scroller} ref={scroller} data-pane="article">
        {opened === null ? (
          <EmptyPage isOpening={isOpening} />
        ) : (
          <div className={styles.page} style={{ '--zoom': zoom } as React.CSSProperties}>
            <PrintLegend />
            <div className={styles.text} ref={mount} />
            <MarginCards key={opened.serial} page={mount} scroller={scroller} />
          </div>
        )}
      </div>
      {opened !== null && <GhostBar />}
      <AwaitedKeys />
      {opened !== null && <FindBar />}
    </main>
  );
}

function EmptyPage({ isOpening }: { isOpening: boolean }) {
  const app = useApp();
  const shortcutOf = useShortcuts();
  const project = useAppState((state) => state.project);
  const isEmpty = useAppState((state) => state.articles.length === 0);
  if (isOpening) return null;
  return (
    <div className={styles.empty}>
      <p>No article is open.</p>
      {project !== null && isEmpty && (
        <p>
          The project <bdi>“{titleOf(project)}”</bdi> has none yet. What you open and work on is kept in it.
        </p>
      )}
      <Button className={styles.openButton!} onPress={() => app.run('file.open')}>
        Open… <kbd>{shortcutOf('file.open')}</kbd>
      </Button>
      <Button className={styles.quietButton!} onPress={() => app.run('file.importFolder')}>
        {commandOf('file.importFolder').label}
      </Button>
      <Button className={styles.quietButton!} onPress={() => app.run('help.sample')}>
        Show the sample article
      </Button>
      <p>Text, Markdown, HTML and Saidwho files can be dropped on the window.</p>
    </div>
  );
}

const titleOf = ({ project, folder }: ProjectState): string => (project.title === '' ? folder : project.title);

/** The tag keys as buttons, for the mouse and for whoever does not know them yet. */
function TagBar() {
  const app = useApp();
  const shortcutOf = useShortcuts();
  const mode = useAppState((state) => state.snapshot?.focus.mode ?? 'tag');
  const scheme = useScheme();
  const press = (id: string) => {
    app.run(id);
    if (id !== 'tag.claim') app.focusArticle();
  };
  if (mode === 'edit') {
    return (
      <div className={styles.bar}>
        <p className={styles.editing}>
          You are editing the text. Annotations follow; <kbd>{shortcutOf('mode.tag')}</kbd> goes back to tagging.
        </p>
      </div>
    );
  }
  return (
    <Toolbar aria-label="Tag" className={styles.bar!}>
      {scheme.kinds.map(({ id, label, letter, definition }) => (
        <Button key={id} className={styles.tag!} onPress={() => press(tagCommandId(id))} preventFocusOnPress>
          <KindBadge kind={id} />
          <span className={styles.label} title={definition}>
            {label}
          </span>
          <KeyHint shortcut={shortcutOf(tagCommandId(id))} letter={letter} />
        </Button>
      ))}
      <Button className={styles.tag!} onPress={() => press('tag.addFragment')} preventFocusOnPress>
        <KeyHint shortcut={shortcutOf('tag.addFragment')} />{' '}
        <span className={styles.label} title={commandOf('tag.addFragment').label}>
          Fragment
        </span>
      </Button>
      <Button className={styles.tag!} onPress={() => app.run('tag.speaker')} preventFocusOnPress>
        <KeyHint shortcut={shortcutOf('tag.speaker')} />{' '}
        <span className={styles.label} title={commandOf('tag.speaker').label}>
          Who
        </span>
      </Button>
    </Toolbar>
  );
}

/** A key as keyboards print it, or nothing: for a command without one, and where a badge says the same letter already. */
function KeyHint({ shortcut, letter = '' }: { shortcut: string; letter?: string }) {
  return shortcut === letter || shortcut === '' ? null : <kbd>{shortcut}</kbd>;
}
