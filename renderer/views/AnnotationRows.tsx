import { useVirtualizer } from '@tanstack/react-virtual';
import { Fragment, type KeyboardEvent, type ReactNode, useEffect, useId, useRef } from 'react';
import { type Annotation, isDetached } from '../../shared/model/records.ts';
import { reveal } from '../editor/index.ts';
import { useApp } from '../store/app-context.ts';
import styles from './AnnotationList.module.css';
import { rowAfter } from './list-keys.ts';

/** What is listed, each asked for by its row: of fifty thousand a screenful is. */
export interface Listed<One = Annotation> {
  readonly length: number;
  at(row: number): One | null | undefined;
  /** The row of the annotation with this id, or -1. */
  rowOf(id: string): number;
}

/** Returns a list of few annotations as one that can be asked by row. */
export const listedOf = (annotations: readonly Annotation[]): Listed => ({
  length: annotations.length,
  at: (row) => annotations[row],
  rowOf: (id) => annotations.findIndex((one) => one.id === id),
});

interface RowsProps {
  readonly rows: Listed;
  readonly active: string | null;
  /** Of a row, CSS pixels. */
  readonly height: number;
  readonly children: (annotation: Annotation) => ReactNode;
}

/** The annotations as rows; choosing one goes to it. */
export function AnnotationRows({ rows, active, height, children }: RowsProps) {
  const app = useApp();
  return (
    <ListedRows
      label="All annotations"
      rows={rows}
      here={active === null ? -1 : rows.rowOf(active)}
      height={height}
      keyOf={({ id }) => id}
      isStruck={isDetached}
      choose={(annotation) => app.perform((state) => reveal(state, annotation))}
    >
      {children}
    </ListedRows>
  );
}

interface ListedRowsProps<One> {
  readonly label: string;
  readonly rows: Pick<Listed<One>, 'length' | 'at'>;
  /** The row one is at, or -1. */
  readonly here: number;
  /** When another comes, the row one is at is brought into view; the row itself where it is left out. */
  readonly follow?: unknown;
  /** Of a row, CSS pixels. */
  readonly height: number;
  /** Headings above the rows that begin a group, by row. */
  readonly heads?: ReadonlyMap<number, string>;
  readonly children: (one: One) => ReactNode;
  keyOf(one: One): string;
  /** True for what is not in the text any more. */
  isStruck(one: One): boolean;
  /** True for what is on the screen already, wherever in the list one is. */
  isCurrent?(one: One): boolean;
  /** Told what the keyboard or the pointer came to. */
  choose?(one: One, row: number): void;
  /** Told the row they came to, which may not have come itself. */
  move?(row: number): void;
  /** What Enter and a double click do; without it they lead into the article. */
  open?(one: One): void;
  /** One click opens, as it does what is looked for. */
  readonly isOpenedByClick?: boolean;
}

/**
 * A list box of which only the rows in view are in the page, however many there are. The keyboard stays on the list;
 * the row it is at is told by `aria-activedescendant`.
 */
export function ListedRows<One>({
  label,
  rows,
  here,
  height,
  children,
  keyOf,
  isStruck,
  choose: onChoice,
  move,
  follow = here,
  isOpenedByClick = false,
  isCurrent,
  open,
  heads = NO_HEADS,
}: ListedRowsProps<One>) {
  const app = useApp();
  const listId = useId();
  const scroller = useRef<HTMLDivElement>(null);
  // oxlint-disable-next-line react/incompatible-library -- the compiler is not used; nothing here is memoised by it
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: (row) => height + (heads.has(row) ? HEAD : 0),
    overscan: 6,
    initialRect: { width: 300, height: 600 },
  });
  useEffect(() => {
    if (here >= 0) virtualizer.scrollToIndex(here);
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- where rows move of themselves, nothing scrolls under the reader
  }, [follow, virtualizer]);

  useEffect(() => virtualizer.measure(), [heads, height, virtualizer]);

  const choose = (row: number) => {
    const bounded = Math.min(Math.max(row, 0), rows.length - 1);
    const one = rows.at(bounded) ?? null;
    if (rows.length > 0) move?.(bounded);
    if (one !== null) onChoice?.(one, bounded);
  };
  const openRow = (row: number) => {
    const one = rows.at(row) ?? null;
    if (open === undefined) app.focusArticle();
    else if (one !== null) open(one);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? height) / height) - 1);
    const row = rowAfter(event.key, here, { page, last: rows.length - 1 });
    if (row === null && event.key !== 'Enter') return;
    event.preventDefault();
    if (row === null) openRow(here);
    else choose(row);
  };
  return (
    <div
      ref={scroller}
      role="listbox"
      aria-label={label}
      tabIndex={0}
      className={styles.list}
      onKeyDown={onKeyDown}
      onClick={(event) => {
        const row = rowAt(event.target);
        if (row === null) return;
        choose(row);
        if (isOpenedByClick) openRow(row);
      }}
      onDoubleClick={(event) => openRow(rowAt(event.target) ?? here)}
      {...(here >= 0 ? { 'aria-activedescendant': `${listId}-${here}` } : {})}
    >
      <div role="presentation" className={styles.rows} style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map(({ index, start }) => {
          const one = rows.at(index) ?? null;
          const head = heads.get(index);
          const top = head === undefined ? start : start + HEAD;
          return one === null ? null : (
            <Fragment key={keyOf(one)}>
              {head !== undefined && (
                <div role="presentation" className={styles.groupHead} style={{ transform: `translateY(${start}px)` }}>
                  <bdi>{head}</bdi>
                </div>
              )}
              <div
                id={`${listId}-${index}`}
                role="option"
                aria-selected={index === here}
                aria-posinset={index + 1}
                aria-setsize={rows.length}
                {...(isCurrent?.(one) === true ? { 'aria-current': 'true' } : {})}
                className={styles.row}
                style={{ transform: `translateY(${top}px)`, height }}
                data-detached={isStruck(one)}
                data-row={index}
                tabIndex={-1}
              >
                {children(one)}
              </div>
            </Fragment>
          );
        })}
      </div>
    </div>
  );
}

/** Of a heading, CSS pixels. */
const HEAD = 28;
const NO_HEADS: ReadonlyMap<number, string> = new Map();

/** The row that something in the list belongs to. */
function rowAt(target: EventTarget): number | null {
  const row = target instanceof Element ? target.closest<HTMLElement>('[data-row]') : null;
  return row === null ? null : Number(row.dataset.row);
}
