import { BookMarked, ChevronDown, ChevronRight } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { Button } from 'react-aria-components';
import type { Kind } from '../../../shared/model/scheme.ts';
import { useApp, useAppState, useScheme } from '../../store/app-context.ts';
import { KindBadge } from '../KindBadge.tsx';
import { useShortcuts } from '../shortcuts.ts';
import styles from './Guidelines.module.css';
import { KindGuide } from './KindGuide.tsx';

/**
 * The rules in the inspector, folded until they are asked for: those of the kind in hand, with a way to all of them; of
 * every kind, each folded, where none is in hand.
 */
export function Guidelines({ kind }: { readonly kind: Kind | null }) {
  const app = useApp();
  const shortcutOf = useShortcuts();
  const isShown = useAppState((state) => state.areGuidelinesShown);
  const [isAll, setAll] = useState(false);
  const [hasAll, one] = [kind === null || isAll, kind];
  const section = useRef<HTMLElement>(null);
  const wasShown = useRef(isShown);
  useEffect(() => {
    // A key may have asked for them while the form was scrolled away from here.
    if (isShown && !wasShown.current) section.current?.scrollIntoView({ block: 'nearest' });
    wasShown.current = isShown;
  }, [isShown]);
  return (
    <section ref={section} className={styles.guidelines} aria-label="Guidelines">
      <div className={styles.head}>
        <Button className={styles.toggle!} aria-expanded={isShown} onPress={() => app.run('view.guidelines')}>
          {isShown ? <ChevronDown size={14} aria-hidden="true" /> : <ChevronRight size={14} aria-hidden="true" />}
          <BookMarked size={14} aria-hidden="true" />
          Guidelines <kbd aria-hidden="true">{shortcutOf('view.guidelines')}</kbd>
        </Button>
        {isShown && one !== null && (
          <Button className={styles.which!} onPress={() => setAll(!isAll)}>
            {isAll ? (
              <>
                Only <bdi>{one.plural.toLowerCase()}</bdi>
              </>
            ) : (
              'All kinds'
            )}
          </Button>
        )}
      </div>
      {isShown && hasAll && kind === null && <EveryKind />}
      {isShown && one !== null && (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, so the keyboard must reach it
        <div className={styles.scroller} tabIndex={0} role="group" aria-label="What the guidelines say">
          {hasAll ? <EveryKind /> : <KindGuide kind={one} />}
        </div>
      )}
    </section>
  );
}

/** What the guidelines say of every kind, each folded. */
export function EveryKind() {
  const { kinds } = useScheme();
  return kinds.map((kind) => (
    <details key={kind.id} className={styles.kind}>
      <summary>
        <KindBadge kind={kind.id} /> <bdi>{kind.label}</bdi>
      </summary>
      <KindGuide kind={kind} />
    </details>
  ));
}
