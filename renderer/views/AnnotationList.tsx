import { Search } from 'lucide-react';
import {
  Fragment,
  type KeyboardEvent,
  type RefObject,
  useDeferredValue,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { Input, SearchField, ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { isVerdictHidden } from '../../shared/annotations/dossier-changes.ts';
import type { Sliceable } from '../../shared/annotations/covered-text.ts';
import type { AnnotationSet } from '../../shared/annotations/annotation-set.ts';
import { type Annotation, isDetached } from '../../shared/model/records.ts';
import { whatIsMissing } from '../editor/index.ts';
import { useApp, useAppState } from '../store/app-context.ts';
import { LISTS } from '../store/app-state.ts';
import styles from './AnnotationList.module.css';
import { DriftList } from './DriftList.tsx';
import { AnnotationRows, type Listed, listedOf } from './AnnotationRows.tsx';
import { KindBadge } from './KindBadge.tsx';
import { LintList } from './LintList.tsx';
import { rowsOf as foundIn, valuesOf } from './list-rows.ts';
import { NoteMark } from './NoteMark.tsx';
import { rememberedByContents } from './remembered.ts';
import { useShortcuts } from './shortcuts.ts';
import { SuggestionList } from './SuggestionList.tsx';
import { choiceLabel, count, letterOf, shortened, speakerOf, textOf, withKey } from './words.ts';

/** Height of a row in CSS pixels. */
const ROW_HEIGHT = 52;

/** All annotations in document order, detached ones last; choosing one goes to its text. */
export function AnnotationList() {
  // Drawn after the article has been: a long list never keeps a key waiting.
  const snapshot = useDeferredValue(useAppState((state) => state.snapshot));
  const app = useApp();
  const filter = useAppState((state) => state.listed);
  const setFilter = (listed: string | null) => app.store.setState({ listed });
  const [typed, setTyped] = useState('');
  const wanted = useDeferredValue(typed);
  const set = snapshot?.set ?? null;
  const index = snapshot?.index ?? null;
  const rows = useMemo(() => {
    if (set === null || index === null) return listedOf([]);
    return wanted.trim() === '' ? rowsOf(set, filter) : listedOf(foundIn(set, index.text, filter, wanted));
  }, [set, index, filter, wanted]);
  const section = useWantedList();
  if (snapshot === null) return null;
  return (
    <section
      ref={section}
      className={filter === LISTS.suggested ? `${styles.section} ${styles.tall}` : styles.section}
      aria-label="All annotations"
    >
      <header className={styles.head}>
        <h2>{HEADS.get(filter ?? '') ?? count(rows.length, 'annotation', 'annotations')}</h2>
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
          <ToggleButton id={LISTS.attention} aria-label="What needs attention">
            Attention
          </ToggleButton>
          <ToggleButton id={LISTS.drifted}>Drifted</ToggleButton>
          <ToggleButton id={LISTS.suggested}>Suggested</ToggleButton>
        </ToggleButtonGroup>
        {snapshot.set.annotationCount > 0 && filter !== LISTS.suggested && (
          <FilterField value={typed} onChange={setTyped} section={section} />
        )}
      </header>
      {filter === LISTS.suggested ? (
        <SuggestionList snapshot={snapshot} />
      ) : filter === LISTS.drifted ? (
        <DriftList snapshot={snapshot} />
      ) : filter === LISTS.attention ? (
        <LintList snapshot={snapshot} typed={wanted} />
      ) : rows.length === 0 ? (
        <p className={styles.empty}>
          {filter === null && wanted.trim() === '' ? 'Nothing tagged yet.' : 'None of these.'}
        </p>
      ) : (
        <AnnotationRows rows={rows} active={snapshot.focus.active} height={ROW_HEIGHT}>
          {(annotation) => <Row annotation={annotation} set={snapshot.set} text={snapshot.index} />}
        </AnnotationRows>
      )}
    </section>
  );
}

/** What stands over the lists that are of no kind of annotation. */
const HEADS: ReadonlyMap<string, string> = new Map([
  [LISTS.attention, 'Needs attention'],
  [LISTS.drifted, 'What drifted'],
  [LISTS.suggested, 'What is suggested'],
]);

interface FilterFieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly section: RefObject<HTMLElement | null>;
}

/** What is typed here must occur in the words, the speaker's names or the note; down and Enter lead into the list. */
function FilterField({ value, onChange, section }: FilterFieldProps) {
  const app = useApp();
  const shortcutOf = useShortcuts();
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
      <Input ref={field} placeholder={withKey('Words, speaker, note', shortcutOf('view.findAnnotation'))} />
    </SearchField>
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
    const { current } = section;
    const target = current?.querySelector<HTMLElement>('[role=listbox]') ?? current?.querySelector('button');
    target?.focus();
  }, [wanted, app]);
  return section;
}

function rowsOf(set: AnnotationSet, filter: string | null): Listed {
  if (filter === LISTS.drifted || filter === LISTS.attention || filter === LISTS.suggested) return listedOf([]);
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
    const ids = known.get(filter) ?? set.annotations.filter(({ kind }) => kind === filter).map(({ id }) => id);
    known.set(filter, ids);
    return ids;
  };
});

function Row({ annotation, set, text }: { annotation: Annotation; set: AnnotationSet; text: Sliceable }) {
  const words = textOf(text, annotation);
  const missing = whatIsMissing(set, annotation);
  const speaker = speakerOf(set, annotation);
  const person = useAppState((state) => state.person);
  const isHidden = isVerdictHidden(set.dossierOf(annotation.id), person);
  const verdict = isHidden ? null : choiceLabel(set.scheme, annotation, 'verdict');
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
