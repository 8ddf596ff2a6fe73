import { useMemo, useState } from 'react';
import { Button } from 'react-aria-components';
import { type Drift, driftsOf, standingsIn } from '../../shared/annotations/drift-list.ts';
import type { EditorSnapshot } from '../editor/index.ts';
import { useAppState } from '../store/app-context.ts';
import styles from './AnnotationList.module.css';
import { AnnotationRows, listedOf } from './AnnotationRows.tsx';
import { DriftedWords } from './DriftedWords.tsx';
import { KindBadge } from './KindBadge.tsx';
import { count, firstLine, lastLine, shortened } from './words.ts';

/** Height of a row in CSS pixels: two lines of words and one of what became of them. */
const ROW_HEIGHT = 78;

/**
 * The annotations whose words changed or are gone since they were tagged, in document order; those that only moved
 * since the article was opened are told on request, for a new paragraph moves all that follow. What can be done about
 * one stands in the form above the list.
 */
export function DriftList({ snapshot }: { snapshot: EditorSnapshot }) {
  const article = useAppState((state) => state.opened?.article ?? null);
  const [isMovedShown, setMovedShown] = useState(false);
  const before = useMemo(() => (article === null ? new Map() : standingsIn(article)), [article]);
  const { set, index, focus } = snapshot;
  const drifts = useMemo(() => driftsOf(set.annotations, index.text, before), [set, index, before]);
  const moved = drifts.filter(({ became }) => became === 'moved').length;
  const shown = isMovedShown ? drifts : drifts.filter(({ became }) => became !== 'moved');
  const byId = new Map(shown.map((drift) => [drift.annotation.id, drift]));
  return (
    <>
      {moved > 0 && (
        <Button className={styles.moved!} aria-pressed={isMovedShown} onPress={() => setMovedShown(!isMovedShown)}>
          {isMovedShown ? 'Leave out' : 'Show'} {count(moved, 'annotation', 'annotations')} that only moved
        </Button>
      )}
      {shown.length === 0 ? (
        <p className={styles.empty}>Every annotation stands on the words that were tagged.</p>
      ) : (
        <AnnotationRows
          rows={listedOf(shown.map(({ annotation }) => annotation))}
          active={focus.active}
          height={ROW_HEIGHT}
        >
          {({ id }) => <Row drift={byId.get(id)!} snapshot={snapshot} />}
        </AnnotationRows>
      )}
    </>
  );
}

function Row({ drift, snapshot }: { drift: Drift; snapshot: EditorSnapshot }) {
  const { annotation } = drift;
  return (
    <>
      <KindBadge kind={annotation.kind} />
      <span className={styles.drifted}>
        {drift.became === 'detached' ? (
          <Gone drift={drift} />
        ) : (
          <DriftedWords annotation={annotation} text={snapshot.index.text} />
        )}
      </span>
      <span className={styles.about}>
        <em>{wordsOn(drift)}</em>
      </span>
    </>
  );
}

/** What stood there, between what stood round it. */
function Gone({ drift: { annotation } }: { drift: Drift }) {
  const { exact, prefix, suffix } = annotation.detached!;
  return (
    <bdi>
      <small>{lastLine(prefix)}</small>
      <del>{shortened(exact, 120)}</del>
      <small>{firstLine(suffix)}</small>
    </bdi>
  );
}

function wordsOn(drift: Drift): string {
  if (drift.became === 'detached') return 'detached: words deleted';
  if (drift.became !== 'moved') return 'words changed';
  const { from, to } = drift;
  if (from.paragraph !== to.paragraph) return `moved from paragraph ${from.paragraph} to ${to.paragraph}`;
  const by = to.character - from.character;
  return `moved by ${count(Math.abs(by), 'character', 'characters')} ${by > 0 ? 'onwards' : 'back'} in its paragraph`;
}
