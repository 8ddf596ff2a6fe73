import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef } from 'react';
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
  /** Of a row, CSS pixels. */
  readonly height: number;
  readonly children: (one: One) => ReactNode;
  keyOf(one: One): string;
  /** True for what is not in the text any more. */
  isStruck(one: One): boolean;
  /** Told where the keyboard or the pointer came to. */
  choose(one: One, row: number): void;
  /** What Enter and a double click do; without it they lead into the article. */
  open?(one: One): void;
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
  open,
}: ListedRowsProps<One>) {
  const app = useApp();
  const listId = useId();
  const scroller = useRef<HTMLDivElement>(null);
  // oxlint-disable-next-line react/incompatible-library -- the compiler is not used; nothing here is memoised by it
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    overscan: 6,
    initialRect: { width: 300, height: 600 },
  });
  useEffect(() => {
    if (here >= 0) virtualizer.scrollToIndex(here);
  }, [here, virtualizer]);

  const choose = (row: number) => {
    const bounded = Math.min(Math.max(row, 0), rows.length - 1);
    const one = rows.at(bounded) ?? null;
    if (one !== null) onChoice(one, bounded);
  };
  const openHere = () => {
    const one = rows.at(here) ?? null;
    if (open === undefined) app.focusArticle();
    else if (one !== null) open(one);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? height) / height) - 1);
    const row = rowAfter(event.key, here, { page, last: rows.length - 1 });
    if (row === null && event.key !== 'Enter') return;
    event.preventDefault();
    if (row === null) openHere();
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
        const row = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-row]') : null;
        if (row !== null) choose(Number(row.dataset.row));
      }}
      onDoubleClick={openHere}
      {...(here >= 0 ? { 'aria-activedescendant': `${listId}-${here}` } : {})}
    >
      <div role="presentation" className={styles.rows} style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map(({ index, start }) => {
          const one = rows.at(index) ?? null;
          return one === null ? null : (
            <div
              key={keyOf(one)}
              id={`${listId}-${index}`}
              role="option"
              aria-selected={index === here}
              aria-posinset={index + 1}
              aria-setsize={rows.length}
              className={styles.row}
              style={{ transform: `translateY(${start}px)`, height }}
              data-detached={isStruck(one)}
              data-row={index}
              tabIndex={-1}
            >
              {children(one)}
            </div>
          );
        })}
      </div>
    </div>
  );
}
