import { Button } from 'react-aria-components';
import { type AwaitedKey, type Awaiting, keysLeft, typeAwaited } from '../editor/index.ts';
import { useApp, useAppState } from '../store/app-context.ts';
import styles from './AwaitedKeys.module.css';
import { useShortcuts } from './shortcuts.ts';
import { count, isolated, shortened } from './words.ts';

/**
 * What a command of several keys waits for: at the foot of the article, over it, so that nothing moves. Targets in the
 * text have their letters there; everything else is listed here, to be typed or pressed. A screen reader hears it all.
 */
export function AwaitedKeys() {
  const app = useApp();
  const shortcutOf = useShortcuts();
  const awaiting = useAppState((state) => state.snapshot?.awaiting ?? null);
  const outcome = useAppState((state) => state.snapshot?.outcome ?? null);
  return (
    <>
      <span className="visually-hidden" aria-live="polite" data-testid="awaited">
        {awaiting === null ? outcome : announcementOf(awaiting)}
      </span>
      {awaiting !== null && (
        <div className={styles.strip} role="group" aria-label={awaiting.prompt}>
          <p className={styles.prompt}>
            {awaiting.prompt}
            {awaiting.typed !== '' && <kbd>{awaiting.typed.toUpperCase()}…</kbd>}
          </p>
          <ul className={styles.keys}>
            {keysLeft(awaiting)
              .filter(({ place }) => place === undefined)
              .map((key) => (
                <li key={key.letters}>
                  <Button
                    className={styles.key!}
                    preventFocusOnPress
                    onPress={() => {
                      const rest = key.letters.slice(awaiting.typed.length);
                      app.perform((state, services) => typeAwaited(state, rest, services));
                    }}
                  >
                    <kbd>{key.letters.toUpperCase()}</kbd>
                    <bdi>{shortened(key.label, 40)}</bdi>
                  </Button>
                </li>
              ))}
          </ul>
          <p className={styles.ways}>{waysOut(awaiting, shortcutOf('tag.linkByList'))}</p>
        </div>
      )}
    </>
  );
}

function waysOut({ sequence, keys }: Awaiting, keyOfList: string): string {
  if (sequence.id === 'value') return 'Backspace shows all, Esc leaves it';
  if (sequence.id !== 'link') return 'Esc leaves it';
  const list = `${keyOfList} lists all, Esc leaves it`;
  if (keys.length === 0) return `Nothing in view or in the registry may be linked to it. ${list}`;
  return keys.some(({ place }) => place !== undefined) ? `Type the letters in the text or here. ${list}` : list;
}

/** How many are read out: the rest is heard once a letter is typed. */
const MOST_READ = 12;

function announcementOf(awaiting: Awaiting): string {
  const left = keysLeft(awaiting);
  const read = left.slice(0, MOST_READ).map(spoken);
  const more = left.length > read.length ? [`and ${left.length - read.length} more`] : [];
  const { sequence, prompt, typed } = awaiting;
  const head =
    sequence.id === 'link'
      ? `${prompt}: ${count(left.length, 'target', 'targets')}${typed === '' ? '' : ` with ${typed}`}`
      : prompt;
  return [head, ...read, ...more].join('; ');
}

const spoken = ({ letters, label, detail }: AwaitedKey): string =>
  `${letters}: ${isolated(shortened(label, 40))}${detail === undefined ? '' : `, ${isolated(detail)}`}`;
