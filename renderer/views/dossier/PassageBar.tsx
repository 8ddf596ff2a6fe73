import { type KeyboardEvent, useEffect, useRef } from 'react';
import { Button } from 'react-aria-components';
import { useApp, useAppState } from '../../store/app-context.ts';
import { shortened } from '../words.ts';
import styles from './Dossier.module.css';
import { STANCE_KEYS } from './dossier-words.ts';
import { StancePicker } from './EvidenceEntry.tsx';

/** Words that were selected as evidence wait here for what they say to the claim: a letter, Enter for neither, Esc drops them. */
export function PassageBar() {
  const app = useApp();
  const waiting = useAppState((state) => state.passage);
  const isWanted = useAppState((state) => state.wantedFocus?.target === 'stance');
  const root = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!isWanted || root.current === null) return;
    app.store.setState({ wantedFocus: null });
    root.current.focus();
  }, [isWanted, app]);
  if (waiting === null) return null;
  const { claim, passage } = waiting;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const stance = STANCE_KEYS.get(event.key.toLowerCase());
    const isBar = event.target === root.current;
    if (event.key === 'Escape') app.dossier.dropPassage();
    else if (stance !== undefined) void app.dossier.takePassage(stance);
    else if (event.key === 'Enter' && isBar) void app.dossier.takePassage(null);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <section
      ref={root}
      className={styles.bar}
      aria-label="Evidence from the text"
      tabIndex={-1}
      onKeyDownCapture={onKeyDown}
    >
      <p dir="auto">
        Evidence for: <strong>{claim.words}</strong>
      </p>
      <p className={styles.quote} dir="auto">
        “{shortened(passage.exact, 280)}”
      </p>
      <StancePicker stance={null} onPick={(stance) => void app.dossier.takePassage(stance)} />
      <div className={styles.buttons}>
        <Button className={styles.button!} onPress={() => void app.dossier.takePassage(null)}>
          Take it without <kbd>Enter</kbd>
        </Button>
        <Button className={styles.button!} onPress={app.dossier.dropPassage}>
          Drop it <kbd>Esc</kbd>
        </Button>
      </div>
    </section>
  );
}
