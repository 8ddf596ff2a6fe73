import { useVirtualizer } from '@tanstack/react-virtual';
import { Fragment, type KeyboardEvent, useDeferredValue, useEffect, useId, useMemo, useRef, useState } from 'react';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import type { AnnotationSet } from '../../shared/annotations/annotation-set.ts';
import { type Annotation, isDetached } from '../../shared/model/records.ts';
import { reveal, whatIsMissing } from '../editor/index.ts';
import { useApp, useAppState } from '../store/app-context.ts';
import styles from './AnnotationList.module.css';
import { KindBadge } from './KindBadge.tsx';
import { rememberedByContents } from './remembered.ts';
import { choiceLabel, count, letterOf, shortened, type Sliceable, speakerOf, textOf } from './words.ts';

const UNFINISHED = 'unfinished';

/** Height of a row in CSS pixels. */
const ROW_HEIGHT = 52;

/** All annotations in document order, detached ones last; choosing one goes to its text. */
export function AnnotationList() {
  // Drawn after the article has been: a long list never keeps a key waiting.
  const snapshot = useDeferredValue(useAppState((state) => state.snapshot));
  const [filter, setFilter] = useState<string | null>(null);
  const set = snapshot?.set ?? null;
  const rows = useMemo(() => (set === null ? NO_ROWS : rowsOf(set, filter)), [set, filter]);
  if (snapshot === null) return null;
  return (
    <section className={styles.section} aria-label="All annotations">
      <header className={styles.head}>
        <h2>{count(rows.length, 'annotation', 'annotations')}</h2>
        <ToggleButtonGroup
          aria-label="Show only"
          selectionMode="single"
          selectedKeys={filter === null ? [] : [filter]}
          onSelectionChange={([next]) => setFilter(next === undefined ? null : String(next))}
          className={styles.filters!}
        >
          {snapshot.set.scheme.kinds.map(({ id, plural }) => (
            <ToggleButton key={id} id={id} aria-label={`Only ${plural.toLowerCase()}`}>
              {letterOf(snapshot.set.scheme, id)}
            </ToggleButton>
          ))}
          <ToggleButton id={UNFINISHED}>Unfinished</ToggleButton>
        </ToggleButtonGroup>
      </header>
      {rows.length === 0 ? (
        <p className={styles.empty}>{filter === null ? 'Nothing tagged yet.' : 'None of these.'}</p>
      ) : (
        <Rows rows={rows} set={snapshot.set} text={snapshot.index} active={snapshot.focus.active} />
      )}
    </section>
  );
}

/** The annotations that are listed, each asked for by its row: of fifty thousand a screenful is. */
interface Listed {
  readonly length: number;
  at(row: number): Annotation | null;
  /** The row of the annotation with this id, or -1. */
  rowOf(id: string): number;
}

const NO_ROWS: Listed = { length: 0, at: () => null, rowOf: () => -1 };

function rowsOf(set: AnnotationSet, filter: string | null): Listed {
  if (filter === null) {
    return { length: set.annotationCount, at: (row) => set.annotationAt(row), rowOf: (id) => set.placeOf(id) };
  }
  const ids = idsByFilter(set)(filter);
  return { length: ids.length, at: (row) => set.findAnnotation(ids[row] ?? ''), rowOf: (id) => ids.indexOf(id) };
}

/** Ids of the annotations that pass a filter, found once for as long as only places change. */
const idsByFilter = rememberedByContents((set) => {
  const known = new Map<string, readonly string[]>();
  return (filter: string): readonly string[] => {
    const passes = (one: Annotation) =>
      filter === UNFINISHED ? whatIsMissing(set, one) !== null : one.kind === filter;
    const ids = known.get(filter) ?? set.annotations.filter(passes).map(({ id }) => id);
    known.set(filter, ids);
    return ids;
  };
});

interface RowsProps {
  readonly rows: Listed;
  readonly set: AnnotationSet;
  readonly text: Sliceable;
  readonly active: string | null;
}

/**
 * A list box of which only the rows in view are in the page, however many there are. The keyboard stays on the list;
 * the row it is at is told by `aria-activedescendant`.
 */
function Rows({ rows, set, text, active }: RowsProps) {
  const app = useApp();
  const listId = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const here = active === null ? -1 : rows.rowOf(active);
  // oxlint-disable-next-line react/incompatible-library -- the compiler is not used; nothing here is memoised by it
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 6,
    initialRect: { width: 300, height: 600 },
  });
  useEffect(() => {
    if (here >= 0) virtualizer.scrollToIndex(here);
  }, [here, virtualizer]);

  const choose = (row: number) => {
    const annotation = rows.at(Math.min(Math.max(row, 0), rows.length - 1));
    if (annotation !== null) app.perform((state) => reveal(state, annotation));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? ROW_HEIGHT) / ROW_HEIGHT) - 1);
    const target: Readonly<Record<string, number>> = {
      ArrowDown: here + 1,
      ArrowUp: Math.max(here, 1) - 1,
      PageDown: here + page,
      PageUp: here - page,
      Home: 0,
      End: rows.length - 1,
    };
    const row = target[event.key];
    if (row === undefined && event.key !== 'Enter') return;
    event.preventDefault();
    if (row === undefined) app.focusArticle();
    else choose(row);
  };
  return (
    <div
      ref={scroller}
      role="listbox"
      aria-label="All annotations"
      tabIndex={0}
      className={styles.list}
      onKeyDown={onKeyDown}
      onClick={(event) => {
        const row = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-row]') : null;
        if (row !== null) choose(Number(row.dataset.row));
      }}
      onDoubleClick={app.focusArticle}
      {...(here >= 0 ? { 'aria-activedescendant': `${listId}-${here}` } : {})}
    >
      <div role="presentation" className={styles.rows} style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map(({ index, start }) => {
          const annotation = rows.at(index);
          return annotation === null ? null : (
            <div
              key={annotation.id}
              id={`${listId}-${index}`}
              role="option"
              aria-selected={index === here}
              aria-posinset={index + 1}
              aria-setsize={rows.length}
              className={styles.row}
              style={{ transform: `translateY(${start}px)`, height: ROW_HEIGHT }}
              data-detached={isDetached(annotation)}
              data-row={index}
              tabIndex={-1}
            >
              <Row annotation={annotation} set={set} text={text} />
            </div>
          );
        })}
      </div>
    </div>
  );
}

function Row({ annotation, set, text }: { annotation: Annotation; set: AnnotationSet; text: Sliceable }) {
  const words = textOf(text, annotation);
  const missing = whatIsMissing(set, annotation);
  const speaker = speakerOf(set, annotation);
  const verdict = choiceLabel(set.scheme, annotation, 'verdict');
  const about = [isDetached(annotation) ? 'detached' : null, speaker?.name, verdict].filter(
    (part) => part !== null && part !== undefined && part !== '',
  );
  return (
    <>
      <KindBadge kind={annotation.kind} />
      <bdi className={styles.words}>{shortened(words, 90)}</bdi>
      <span className={styles.about}>
        {about.map((part, i) => (
          <Fragment key={part}>
            {i > 0 && ' · '}
            <bdi>{part}</bdi>
          </Fragment>
        ))}
        {missing !== null && !isDetached(annotation) && <em>lacks {missing}</em>}
      </span>
    </>
  );
}
