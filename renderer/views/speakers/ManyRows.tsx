import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type MouseEvent, type ReactNode, useId, useRef, useState } from 'react';
import { rowAfter } from '../list-keys.ts';
import styles from './Speakers.module.css';

interface ManyRowsProps<One> {
  readonly label: string;
  readonly rows: readonly One[];
  readonly chosen: ReadonlySet<string>;
  /** Of a row, CSS pixels. */
  readonly height: number;
  /** How many rows are seen at most; all there is room for where it is left out. */
  readonly most?: number;
  /** True where a click or an arrow adds to what is chosen, false where it chooses that one alone. */
  readonly isAdding?: boolean;
  readonly children: (one: One, isChosen: boolean) => ReactNode;
  idOf(one: One): string;
  choose(chosen: ReadonlySet<string>): void;
  /** What Enter and a double click do. */
  open?(one: One): void;
  readonly empty?: ReactNode;
}

/**
 * A list box of which several rows can be chosen, and only those in view are in the page: arrows move, with Shift they
 * choose on, Space and Ctrl+click choose one more or one less, Ctrl+A all.
 */
export function ManyRows<One>(props: ManyRowsProps<One>) {
  const { label, rows, chosen, height, most, isAdding = false, children, idOf, choose, open, empty } = props;
  const listId = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const [here, setHere] = useState(-1);
  const [anchor, setAnchor] = useState(0);
  // oxlint-disable-next-line react/incompatible-library -- the compiler is not used; nothing here is memoised by it
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    overscan: 6,
    initialRect: { width: 300, height: 600 },
  });
  const idAt = (row: number): string | null => (rows[row] === undefined ? null : idOf(rows[row]));
  const toggled = (id: string) => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    return next;
  };
  const between = (a: number, b: number) => new Set(rows.slice(Math.min(a, b), Math.max(a, b) + 1).map(idOf));

  const goTo = (row: number, how: 'alone' | 'on' | 'more' | 'only-there') => {
    const id = idAt(row);
    if (id === null) return;
    setHere(row);
    virtualizer.scrollToIndex(row);
    if (how !== 'on') setAnchor(row);
    if (how === 'alone') choose(new Set([id]));
    else if (how === 'on') choose(between(anchor, row));
    else if (how === 'more') choose(toggled(id));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? height) / height) - 1);
    const row = rowAfter(event.key, here, { page, last: rows.length - 1 });
    const one = rows[here];
    if (row !== null)
      goTo(row, event.shiftKey ? 'on' : isAdding || event.ctrlKey || event.metaKey ? 'only-there' : 'alone');
    else if (event.key === ' ') goTo(here, 'more');
    else if (event.key === 'a' && (event.ctrlKey || event.metaKey)) choose(new Set(rows.map(idOf)));
    else if (event.key === 'Enter' && open !== undefined && one !== undefined) open(one);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const onClick = (event: MouseEvent) => {
    const element = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-row]') : null;
    if (element === null) return;
    const isMore = isAdding || event.ctrlKey || event.metaKey;
    goTo(Number(element.dataset.row), event.shiftKey ? 'on' : isMore ? 'more' : 'alone');
  };
  if (rows.length === 0) return <div className={styles.list}>{empty}</div>;
  const active = Math.min(here, rows.length - 1);
  return (
    <div
      ref={scroller}
      role="listbox"
      aria-label={label}
      aria-multiselectable="true"
      tabIndex={0}
      className={styles.list}
      onKeyDown={onKeyDown}
      onClick={onClick}
      onDoubleClick={() => rows[here] !== undefined && open?.(rows[here])}
      {...(most === undefined
        ? {}
        : { style: { flex: 'none', minHeight: 0, height: Math.min(rows.length, most) * height + 8 } })}
      {...(active >= 0 ? { 'aria-activedescendant': `${listId}-${active}` } : {})}
    >
      <div role="presentation" className={styles.spread} style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map(({ index, start }) => {
          const one = rows[index];
          if (one === undefined) return null;
          const id = idOf(one);
          return (
            <div
              key={id}
              id={`${listId}-${index}`}
              role="option"
              aria-selected={chosen.has(id)}
              aria-posinset={index + 1}
              aria-setsize={rows.length}
              className={styles.row}
              style={{ transform: `translateY(${start}px)`, height }}
              data-here={index === active}
              data-row={index}
              tabIndex={-1}
            >
              {children(one, chosen.has(id))}
            </div>
          );
        })}
      </div>
    </div>
  );
}
