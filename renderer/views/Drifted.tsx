import { Button } from 'react-aria-components';
import { hasDrifted } from '../../shared/annotations/drift.ts';
import { commandOf } from '../../shared/commands/index.ts';
import { type Annotation, isDetached } from '../../shared/model/records.ts';
import { reattach, restoreWords } from '../editor/index.ts';
import { useApp, useAppState } from '../store/app-context.ts';
import { DriftedWords } from './DriftedWords.tsx';
import styles from './Drifted.module.css';
import { Suggestions } from './Suggestions.tsx';
import { useShortcuts } from './shortcuts.ts';
import { firstLine, lastLine, shortened } from './words.ts';

/** What became of the active annotation's words since they were tagged, and what can be done; nothing while all is well. */
export function Drifted({ annotation }: { annotation: Annotation }) {
  const text = useAppState((state) => state.snapshot!.index);
  if (isDetached(annotation)) return <Detached annotation={annotation} />;
  if (!hasDrifted(annotation, text)) return null;
  return (
    <div className={styles.note} role="group" aria-label="Its words changed">
      <p>Its words are not those that were tagged:</p>
      <p className={styles.words} dir="auto">
        <DriftedWords annotation={annotation} text={text} />
      </p>
      <div className={styles.buttons}>
        <Keep annotation={annotation} />
        <Restore annotation={annotation} />
      </div>
    </div>
  );
}

function Keep({ annotation }: { annotation: Annotation }) {
  const shortcutOf = useShortcuts();
  const app = useApp();
  return (
    <Button className={styles.button!} onPress={() => app.keepWords(annotation.id)}>
      {commandOf('drift.keep').label} <kbd>{shortcutOf('drift.keep')}</kbd>
    </Button>
  );
}

/** The text cannot change in Tag mode, so the way to Edit mode stands there first. */
function Restore({ annotation }: { annotation: Annotation }) {
  const shortcutOf = useShortcuts();
  const app = useApp();
  const isTagging = useAppState((state) => state.snapshot?.focus.mode === 'tag');
  if (annotation.fragments.length > 1) return <p>It has several fragments: its old words are put back by hand.</p>;
  if (isTagging) {
    return (
      <Button className={styles.button!} onPress={() => app.enterMode('edit')}>
        Edit the text, to put the old words back <kbd>{shortcutOf('mode.edit')}</kbd>
      </Button>
    );
  }
  const restore = () => {
    const isDone = app.perform((state, services) => restoreWords(state, annotation.id, services));
    if (!isDone) app.notify('information', 'Paragraphs came or went in it: its old words are put back by hand.');
    app.focusArticle();
  };
  return (
    <Button className={styles.button!} onPress={restore}>
      Put the old words back <kbd>{shortcutOf('drift.restore')}</kbd>
    </Button>
  );
}

/** What a detached annotation said, where its words may stand now, and how to attach it by hand. */
function Detached({ annotation }: { annotation: Annotation }) {
  const shortcutOf = useShortcuts();
  const app = useApp();
  const { prefix, exact, suffix } = annotation.detached!;
  return (
    <div className={styles.note} data-tone="danger" role="group" aria-label="Its words are gone">
      <p>Its words were deleted. They stood here:</p>
      <p className={styles.words} dir="auto">
        <small>{lastLine(prefix)}</small>
        <del>{shortened(exact, 280)}</del>
        <small>{firstLine(suffix)}</small>
      </p>
      <Suggestions annotation={annotation} />
      <div className={styles.buttons}>
        <Button className={styles.button!} onPress={() => app.run('tag.findAgain')}>
          {commandOf('tag.findAgain').label} <kbd>{shortcutOf('tag.findAgain')}</kbd>
        </Button>
        <Button
          className={styles.button!}
          onPress={() => app.perform((state, services) => reattach(state, annotation.id, services))}
        >
          Attach to the selection
        </Button>
        <Restore annotation={annotation} />
      </div>
    </div>
  );
}
