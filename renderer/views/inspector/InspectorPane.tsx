import { Button } from 'react-aria-components';
import { commandOf } from '../../../shared/commands/index.ts';
import { useApp, useAppState } from '../../store/app-context.ts';
import { AboutArticle } from '../AboutArticle.tsx';
import { AnnotationList } from '../AnnotationList.tsx';
import { AnnotationForm } from './AnnotationForm.tsx';
import { Guidelines } from './Guidelines.tsx';
import styles from './InspectorPane.module.css';
import { PassageBar } from '../dossier/PassageBar.tsx';
import { Layers } from '../Layers.tsx';
import { RepeatPanel } from '../RepeatPanel.tsx';
import { useShortcuts } from '../shortcuts.ts';

/** What the caret is in, with its form and its ties; below it the list of all annotations. */
export function InspectorPane() {
  const isRepeating = useAppState(({ snapshot }) => snapshot !== null && snapshot.repeat !== null);
  return (
    <aside
      className={isRepeating ? styles.pane : `${styles.pane} ${styles.whole}`}
      aria-label="Inspector"
      data-pane="inspector"
      tabIndex={-1}
    >
      {isRepeating ? (
        <RepeatPanel />
      ) : (
        <>
          <PassageBar />
          <Layers />
          <Details />
          <ListUnlessChecking />
        </>
      )}
    </aside>
  );
}

/** The check of a claim has the room of the list. */
function ListUnlessChecking() {
  const isChecking = useAppState(
    ({ snapshot, isDossierShown }) =>
      isDossierShown && snapshot?.set.findAnnotation(snapshot.focus.active ?? '')?.kind === 'claim',
  );
  return isChecking ? null : <AnnotationList />;
}

function Details() {
  const annotation = useAppState(({ snapshot }) => {
    const id = snapshot?.focus.active ?? null;
    return id === null ? null : (snapshot?.set.findAnnotation(id) ?? null);
  });
  const isAboutShown = useAppState((state) => state.isAboutShown);
  if (annotation === null) return <Invitation />;
  return (
    <>
      {isAboutShown && <AboutArticle />}
      <AnnotationForm key={annotation.id} annotation={annotation} />
    </>
  );
}

/** What to do when nothing is active: shown to the newcomer, out of the way of everyone else. */
function Invitation() {
  const isEmpty = useAppState(({ snapshot }) => snapshot !== null && snapshot.set.annotationCount === 0);
  const hasArticle = useAppState(({ snapshot }) => snapshot !== null);
  const app = useApp();
  const shortcutOf = useShortcuts();
  if (!hasArticle) return <p className={styles.hint}>Open an article, or drop a file on the window.</p>;
  return (
    <>
      <div className={styles.hint}>
        <p>
          {isEmpty
            ? `Press ${shortcutOf('suggest.start')}: the first suggestion is shown with its speaker. ${shortcutOf('ghost.take')} takes it, ${shortcutOf('ghost.reject')} rejects it, ${shortcutOf('suggest.skip')} skips it. Or put the caret in a quotation and press ${shortcutOf('tag.quote')}.`
            : 'Put the caret in an annotation to see it here, or tag something new:'}
        </p>
        <p>
          <kbd>{shortcutOf('tag.quote')}</kbd> quote, <kbd>{shortcutOf('tag.mention')}</kbd> who says it,{' '}
          <kbd>{shortcutOf('tag.cue')}</kbd> the cue (“said”), <kbd>{shortcutOf('tag.claim')}</kbd> a claim. Without a
          selection each takes what it needs: the quotation, the name, the word, the sentence.
        </p>
        {isEmpty && (
          <Button className={styles.begin!} onPress={() => app.run('help.tutorial')}>
            {commandOf('help.tutorial').label}
          </Button>
        )}
      </div>
      <AboutArticle />
      <div className={styles.rules}>
        <Guidelines kind={null} />
      </div>
    </>
  );
}
