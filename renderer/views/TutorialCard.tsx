import { X } from 'lucide-react';
import { Fragment, useEffect } from 'react';
import { Button } from 'react-aria-components';
import { useApp, useAppState } from '../store/app-context.ts';
import type { TutorialState } from '../store/tutorial.ts';
import { LESSONS, scoreOf } from '../store/lessons.ts';
import styles from './TutorialCard.module.css';
import { useShortcuts } from './shortcuts.ts';
import { count } from './words.ts';

/** The lesson of the tutorial, above what the caret is in; nothing while there is no tutorial. */
export function TutorialCard() {
  const tutorial = useAppState((state) => state.tutorial);
  return tutorial === null ? null : <Card tutorial={tutorial} />;
}

function Card({ tutorial }: { tutorial: TutorialState }) {
  const app = useApp();
  const lesson = LESSONS[tutorial.lesson];
  useStrokes();
  return (
    <section className={styles.card} aria-label="Tutorial">
      <header className={styles.head}>
        <span className={styles.step}>
          {lesson === undefined ? 'Done' : `${tutorial.lesson + 1} of ${LESSONS.length}`}
        </span>
        <h2>{lesson?.title ?? 'That is the whole job'}</h2>
        <Button className={styles.close!} aria-label="End the tutorial" onPress={app.tutorial.end}>
          <X size={14} aria-hidden="true" />
        </Button>
      </header>
      <p aria-live="polite" data-testid="lesson">
        {lesson === undefined ? <Ending strokes={tutorial.strokes} /> : <WithKeys text={lesson.text} />}
      </p>
      <footer className={styles.foot}>
        <span data-testid="strokes">{count(tutorial.strokes, 'key', 'keys')} so far</span>
        {tutorial.lesson > 0 && (
          <Button className={styles.act!} onPress={app.tutorial.back}>
            Back
          </Button>
        )}
        {lesson !== undefined && (
          <Button className={styles.act!} onPress={app.tutorial.skip}>
            Skip
          </Button>
        )}
      </footer>
    </section>
  );
}

/** Counts key strokes: all but those that only hold another key's meaning, and prose that is typed into fields. */
function useStrokes(): void {
  const app = useApp();
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const isModifier = ['Shift', 'Control', 'Alt', 'Meta', 'AltGraph', 'CapsLock'].includes(event.key);
      const isInField = event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement;
      const isProse =
        isInField && (event.key.length === 1 || event.key === 'Backspace') && !event.ctrlKey && !event.metaKey;
      if (!isModifier && !isProse && !event.repeat) app.tutorial.stroke();
    };
    window.addEventListener('keydown', onKeyDown, true);
    return () => window.removeEventListener('keydown', onKeyDown, true);
  }, [app]);
}

/** The text of a lesson, each `{command}` as the key that runs it. */
function WithKeys({ text }: { text: string }) {
  const shortcutOf = useShortcuts();
  return text.split(/[{}]/).map((part, i) =>
    // oxlint-disable-next-line react/no-array-index-key -- the parts of one text never change places
    i % 2 === 0 ? <Fragment key={i}>{part}</Fragment> : <kbd key={i}>{shortcutOf(part)}</kbd>,
  );
}

function Ending({ strokes }: { strokes: number }) {
  const shortcutOf = useShortcuts();
  const set = useAppState((state) => state.snapshot?.set ?? null);
  if (set === null) return null;
  const { attributions, claims } = scoreOf(set);
  return (
    <>
      You finished {count(attributions, 'attribution', 'attributions')} and {count(claims, 'claim', 'claims')}, with{' '}
      {count(strokes, 'key', 'keys')} in all and no mouse. Open an article of your own with{' '}
      <kbd>{shortcutOf('file.open')}</kbd>.
    </>
  );
}
