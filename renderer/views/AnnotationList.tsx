import { Fragment, type RefObject, useDeferredValue, useEffect, useMemo, useRef } from 'react';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import type { AnnotationSet } from '../../shared/annotations/annotation-set.ts';
import { type Annotation, isDetached } from '../../shared/model/records.ts';
import { whatIsMissing } from '../editor/index.ts';
import { useApp, useAppState } from '../store/app-context.ts';
import { LISTS } from '../store/app-state.ts';
import styles from './AnnotationList.module.css';
import { DriftList } from './DriftList.tsx';
import { AnnotationRows, type Listed, listedOf } from './AnnotationRows.tsx';
import { KindBadge } from './KindBadge.tsx';
import { rememberedByContents } from './remembered.ts';
import { choiceLabel, count, letterOf, shortened, type Sliceable, speakerOf, textOf } from './words.ts';

/** Height of a row in CSS pixels. */
const ROW_HEIGHT = 52;

/** All annotations in document order, detached ones last; choosing one goes to its text. */
export function AnnotationList() {
  // Drawn after the article has been: a long list never keeps a key waiting.
  const snapshot = useDeferredValue(useAppState((state) => state.snapshot));
  const app = useApp();
  const filter = useAppState((state) => state.listed);
  const setFilter = (listed: string | null) => app.store.setState({ listed });
  const set = snapshot?.set ?? null;
  const rows = useMemo(() => (set === null ? listedOf([]) : rowsOf(set, filter)), [set, filter]);
  const section = useWantedList();
  if (snapshot === null) return null;
  return (
    <section ref={section} className={styles.section} aria-label="All annotations">
      <header className={styles.head}>
        <h2>{filter === LISTS.drifted ? 'What drifted' : count(rows.length, 'annotation', 'annotations')}</h2>
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
          <ToggleButton id={LISTS.unfinished}>Unfinished</ToggleButton>
          <ToggleButton id={LISTS.drifted}>Drifted</ToggleButton>
        </ToggleButtonGroup>
      </header>
      {filter === LISTS.drifted ? (
        <DriftList snapshot={snapshot} />
      ) : rows.length === 0 ? (
        <p className={styles.empty}>{filter === null ? 'Nothing tagged yet.' : 'None of these.'}</p>
      ) : (
        <AnnotationRows rows={rows} active={snapshot.focus.active} height={ROW_HEIGHT}>
          {(annotation) => <Row annotation={annotation} set={snapshot.set} text={snapshot.index} />}
        </AnnotationRows>
      )}
    </section>
  );
}

/** Brings the keyboard to the list where a command asked for it. */
function useWantedList(): RefObject<HTMLElement | null> {
  const app = useApp();
  const section = useRef<HTMLElement>(null);
  const wanted = useAppState((state) => state.wantedFocus);
  useEffect(() => {
    if (wanted?.target !== 'list') return;
    app.store.setState({ wantedFocus: null });
    section.current?.querySelector<HTMLElement>('[role=listbox]')?.focus();
  }, [wanted, app]);
  return section;
}

function rowsOf(set: AnnotationSet, filter: string | null): Listed {
  if (filter === LISTS.drifted) return listedOf([]);
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
      filter === LISTS.unfinished ? whatIsMissing(set, one) !== null : one.kind === filter;
    const ids = known.get(filter) ?? set.annotations.filter(passes).map(({ id }) => id);
    known.set(filter, ids);
    return ids;
  };
});

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
