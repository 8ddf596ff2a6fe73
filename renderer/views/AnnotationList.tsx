import { useVirtualizer } from '@tanstack/react-virtual';
import { Search } from 'lucide-react';
import {
  Fragment,
  type KeyboardEvent,
  type RefObject,
  useDeferredValue,
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
} from 'react';
import { Input, SearchField, ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import type { AnnotationSet } from '../../shared/annotations/annotation-set.ts';
import { type Annotation, isDetached } from '../../shared/model/records.ts';
import { reveal, whatIsMissing } from '../editor/index.ts';
import { useApp, useAppState } from '../store/app-context.ts';
import styles from './AnnotationList.module.css';
import { KindBadge } from './KindBadge.tsx';
import { rowsOf, UNFINISHED, valuesOf } from './list-rows.ts';
import { NoteMark } from './NoteMark.tsx';
import { choiceLabel, count, letterOf, shortcutOf, shortened, speakerOf, textOf } from './words.ts';

/** Height of a row in CSS pixels. */
const ROW_HEIGHT = 52;

/** All annotations in document order, detached ones last; choosing one goes to its text. */
export function AnnotationList() {
  // Drawn after the article has been: a long list never keeps a key waiting.
  const snapshot = useDeferredValue(useAppState((state) => state.snapshot));
  const [filter, setFilter] = useState<string | null>(null);
  const [typed, setTyped] = useState('');
  const wanted = useDeferredValue(typed);
  const section = useRef<HTMLElement>(null);
  const set = snapshot?.set ?? null;
  const text = snapshot?.index.text ?? '';
  const rows = useMemo(() => (set === null ? [] : rowsOf(set, text, filter, wanted)), [set, text, filter, wanted]);
  if (snapshot === null) return null;
  return (
    <section ref={section} className={styles.section} aria-label="All annotations">
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
        {snapshot.set.annotations.length > 0 && <FilterField value={typed} onChange={setTyped} section={section} />}
      </header>
      {rows.length === 0 ? (
        <p className={styles.empty}>
          {filter === null && wanted.trim() === '' ? 'Nothing tagged yet.' : 'None of these.'}
        </p>
      ) : (
        <Rows rows={rows} set={snapshot.set} text={snapshot.index.text} active={snapshot.focus.active} />
      )}
    </section>
  );
}

interface FilterFieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly section: RefObject<HTMLElement | null>;
}

/** What is typed here must occur in the words, the speaker's names or the note; down and Enter lead into the list. */
function FilterField({ value, onChange, section }: FilterFieldProps) {
  const app = useApp();
  const field = useRef<HTMLInputElement>(null);
  const wanted = useAppState((state) => state.wantedFocus);
  useEffect(() => {
    if (wanted?.target !== 'filter') return;
    app.store.setState({ wantedFocus: null });
    field.current?.select();
    field.current?.focus();
  }, [wanted, app]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape' && value !== '') {
      event.preventDefault();
      onChange('');
    }
    if (event.key !== 'ArrowDown' && event.key !== 'Enter') return;
    event.preventDefault();
    section.current?.querySelector<HTMLElement>('[role=listbox]')?.focus();
  };
  return (
    <SearchField
      aria-label="Find in words, speakers and notes"
      className={`field ${styles.find}`}
      value={value}
      onChange={onChange}
      onKeyDown={onKeyDown}
    >
      <Search size={13} aria-hidden="true" />
      <Input ref={field} placeholder={`Words, speaker, note (${shortcutOf('view.findAnnotation')})`} />
    </SearchField>
  );
}

interface RowsProps {
  readonly rows: readonly Annotation[];
  readonly set: AnnotationSet;
  readonly text: string;
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
  const here = active === null ? -1 : rows.findIndex(({ id }) => id === active);
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
    const annotation = rows[Math.min(Math.max(row, 0), rows.length - 1)];
    if (annotation !== undefined) app.perform((state) => reveal(state, annotation));
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
        {virtualizer.getVirtualItems().map(({ index, start }) => (
          <div
            key={rows[index]!.id}
            id={`${listId}-${index}`}
            role="option"
            aria-selected={index === here}
            aria-posinset={index + 1}
            aria-setsize={rows.length}
            className={styles.row}
            style={{ transform: `translateY(${start}px)`, height: ROW_HEIGHT }}
            data-detached={isDetached(rows[index]!)}
            data-row={index}
            tabIndex={-1}
          >
            <Row annotation={rows[index]!} set={set} text={text} />
          </div>
        ))}
      </div>
    </div>
  );
}

function Row({ annotation, set, text }: { annotation: Annotation; set: AnnotationSet; text: string }) {
  const words = textOf(text, annotation);
  const missing = whatIsMissing(set, annotation);
  const speaker = speakerOf(set, annotation);
  const verdict = choiceLabel(set.scheme, annotation, 'verdict');
  const values = valuesOf(set, annotation).map(({ label, words }) => `${label}: ${words}`);
  const about = [isDetached(annotation) ? 'detached' : null, speaker?.name, verdict, ...values].filter(
    (part) => part !== null && part !== undefined && part !== '',
  );
  return (
    <>
      <KindBadge kind={annotation.kind} />
      <bdi className={styles.words}>{shortened(words, 90)}</bdi>
      <span className={styles.about}>
        {about.map((part, i) => (
          <Fragment key={`${i} ${part}`}>
            {i > 0 && ' · '}
            <bdi>{part}</bdi>
          </Fragment>
        ))}
        {missing !== null && !isDetached(annotation) && (
          <em>
            lacks <bdi>{missing}</bdi>
          </em>
        )}
        <NoteMark annotation={annotation} />
      </span>
    </>
  );
}
