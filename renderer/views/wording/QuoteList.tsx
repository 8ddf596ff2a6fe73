import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useEffect, useId, useRef } from 'react';
import { VERBATIM_FIELD } from '../../../shared/annotations/wording.ts';
import type { Annotation } from '../../../shared/model/records.ts';
import { VERBATIM_STATES, type VerbatimState } from '../../../shared/model/source-text.ts';
import { useAppState } from '../../store/app-context.ts';
import { rowAfter } from '../list-keys.ts';
import { shortened, speakerOf, textOf } from '../words.ts';
import { stateOf, STATE_SIGNS } from './state-signs.ts';
import { StateSign } from './StateSign.tsx';
import styles from './Wording.module.css';

/** Height of a row in CSS pixels: two lines of words, one of what they came to. */
const ROW_HEIGHT = 72;

interface QuoteListProps {
  readonly quotes: readonly Annotation[];
  readonly chosen: string | null;
  readonly onChoose: (id: string) => void;
  readonly onTake: () => void;
  readonly onTakeAll: () => void;
  readonly onDecide: (state: VerbatimState) => void;
}

/** The quotes in a list box of which only the rows in view are in the page; the keyboard stays on the list. */
export function QuoteList({ quotes, chosen, onChoose, onTake, onTakeAll, onDecide }: QuoteListProps) {
  const list = useRef<HTMLDivElement>(null);
  const listId = useId();
  const here = quotes.findIndex(({ id }) => id === chosen);
  // oxlint-disable-next-line react/incompatible-library -- the compiler is not used; nothing here is memoised by it
  const virtualizer = useVirtualizer({
    count: quotes.length,
    getScrollElement: () => list.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 6,
    initialRect: { width: 300, height: 600 },
  });
  useEffect(() => {
    if (here >= 0) virtualizer.scrollToIndex(here);
  }, [here, virtualizer]);
  const hasSources = useAppState((state) => state.wording.texts.size > 0);
  useEffect(() => {
    if (hasSources) list.current?.focus();
  }, [hasSources]);
  const onKeyDown = (event: KeyboardEvent) => {
    const isAll = event.key === 'Enter' && (event.ctrlKey || event.metaKey);
    if (!isAll && (event.ctrlKey || event.metaKey || event.altKey)) return;
    const page = Math.max(1, Math.floor((list.current?.clientHeight ?? ROW_HEIGHT) / ROW_HEIGHT) - 1);
    const row = rowAfter(event.key, here, { page, last: quotes.length - 1 });
    const decided = /^[1-5]$/.test(event.key) ? VERBATIM_STATES[Number(event.key) - 1] : undefined;
    if (row === null && event.key !== 'Enter' && decided === undefined) return;
    event.preventDefault();
    if (row !== null) onChoose(quotes[row]!.id);
    else if (decided !== undefined) onDecide(decided);
    else if (isAll) onTakeAll();
    else onTake();
  };
  return (
    <div
      ref={list}
      className={styles.list}
      role="listbox"
      aria-label="Quotes"
      tabIndex={0}
      onKeyDown={onKeyDown}
      onClick={(event) => {
        const row = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-quote]') : null;
        if (row?.dataset.quote !== undefined) onChoose(row.dataset.quote);
      }}
      {...(here >= 0 ? { 'aria-activedescendant': `${listId}-${here}` } : {})}
    >
      <div role="presentation" className={styles.rows} style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map(({ index, start }) => (
          <div
            key={quotes[index]!.id}
            id={`${listId}-${index}`}
            role="option"
            aria-selected={index === here}
            aria-posinset={index + 1}
            aria-setsize={quotes.length}
            className={styles.row}
            style={{ transform: `translateY(${start}px)`, height: ROW_HEIGHT }}
            data-quote={quotes[index]!.id}
            tabIndex={-1}
          >
            <Row quote={quotes[index]!} />
          </div>
        ))}
      </div>
    </div>
  );
}

function Row({ quote }: { quote: Annotation }) {
  const text = useAppState((state) => state.snapshot!.index);
  const set = useAppState((state) => state.snapshot!.set);
  const check = useAppState((state) => state.wording.checks.get(quote.id));
  const taken = stateOf(quote.attributes[VERBATIM_FIELD]);
  const speaker = speakerOf(set, quote);
  return (
    <>
      <span className={styles.words} dir="auto">
        {shortened(textOf(text, quote), 160)}
      </span>
      <span className={styles.about}>
        {check === undefined ? <span>Not checked</span> : <StateSign state={check.result.state} />}
        {check?.form === 'indirect' && <span>indirect</span>}
        {check?.result.isOthers === true && <strong>other speaker</strong>}
        {taken !== null && (
          <span>
            ✓ {check !== undefined && taken === check.result.state ? 'taken' : STATE_SIGNS[taken].label.toLowerCase()}
          </span>
        )}
        {speaker !== null && <bdi>{speaker.name}</bdi>}
      </span>
    </>
  );
}
