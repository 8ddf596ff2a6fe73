import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react';
import { Button } from 'react-aria-components';
import { ruleOf } from '../../shared/analysis/lint/lint.ts';
import type { Kept } from '../../shared/analysis/lint/live.ts';
import {
  canBeIgnored,
  type EditorSnapshot,
  fixFinding,
  ignoreFinding,
  isKeyOf,
  openFindings,
  revealFinding,
  showIgnored,
} from '../editor/index.ts';
import { useApp } from '../store/app-context.ts';
import { KindBadge } from './KindBadge.tsx';
import styles from './Lint.module.css';
import { LintLevel } from './LintLevel.tsx';
import { attentionRows, type AttentionRow, heightOf } from './lint-rows.ts';
import { rowAfter } from './list-keys.ts';
import { useShortcuts } from './shortcuts.ts';
import { count, shortened, textOf } from './words.ts';

/**
 * What needs attention, by rule: what is broken first, then what is lacking and what a guide is against, hints last. Arrows
 * go along it and show each place, Enter goes there, and the keys that put right and ignore act on the row one is at.
 */
export function LintList({ snapshot, typed }: { readonly snapshot: EditorSnapshot; readonly typed: string }) {
  const app = useApp();
  const listId = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const { set, index, lint } = snapshot;
  const rows = useMemo(() => attentionRows(openFindings(lint), typed), [lint, typed]);
  const here = hereOf(rows, chosen);
  useFocusKept(rows.length === 0);
  // oxlint-disable-next-line react/incompatible-library -- the compiler is not used; nothing here is memoised by it
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: (row) => heightOf(rows[row]),
    getItemKey: (row) => rows[row]?.key ?? row,
    overscan: 6,
    initialRect: { width: 300, height: 600 },
  });
  useEffect(() => {
    if (here >= 0) virtualizer.scrollToIndex(here);
  }, [here, virtualizer]);

  const choose = (row: number) => {
    const wanted = rows[row];
    if (wanted === undefined) return;
    setChosen({ key: wanted.key, row });
    const id = wanted.finding?.annotation ?? null;
    const annotation = id === null ? null : set.findAnnotation(id);
    if (annotation !== null) app.perform((state) => revealFinding(state, annotation));
  };
  const fix = (row: AttentionRow) => {
    const { finding } = row;
    if (finding === null) app.fixAll(row.rule);
    else if (finding.goTo !== undefined) app.goToPlaceOf(finding.goTo);
    else if (finding.fixLabel === null) app.run('lint.fix');
    else app.perform((state, services) => fixFinding(state, finding, services));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const row = rows[here];
    const isKey = (id: string) => isKeyOf(id, event.nativeEvent, app.keys(), 'tag');
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 400) / heightOf(row)) - 1);
    const next = rowAfter(event.key, here, { page, last: rows.length - 1 });
    if (next !== null) choose(next);
    else if (event.key === 'Enter') app.focusArticle();
    else if (isKey('lint.fixAll') && row !== undefined) app.fixAll(row.rule);
    else if (isKey('lint.fix') && row !== undefined) fix(row);
    else if (isKey('lint.ignore') && row?.finding != null) ignore(row.finding);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const ignore = (finding: Kept) => {
    if (canBeIgnored(finding)) app.perform((state) => ignoreFinding(state, finding));
  };
  return (
    <>
      {lint.ignored.size > 0 && (
        <Button className={styles.ignored!} onPress={() => app.perform(showIgnored)}>
          Show {lint.ignored.size} ignored until the article is closed
        </Button>
      )}
      {rows.length === 0 ? (
        <p className={styles.empty}>{typed.trim() === '' ? 'Nothing needs attention.' : 'None of these.'}</p>
      ) : (
        <div
          ref={scroller}
          role="listbox"
          aria-label="What needs attention"
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
            {virtualizer.getVirtualItems().map(({ index: at, start }) => {
              const row = rows[at];
              return row === undefined ? null : (
                <div
                  key={row.key}
                  id={`${listId}-${at}`}
                  role="option"
                  aria-selected={at === here}
                  aria-posinset={at + 1}
                  aria-setsize={rows.length}
                  className={row.finding === null ? styles.head : styles.row}
                  style={{ transform: `translateY(${start}px)`, height: heightOf(row) }}
                  data-row={at}
                  tabIndex={-1}
                >
                  {row.finding === null ? (
                    <Head row={row} onFix={() => fix(row)} />
                  ) : (
                    <Found
                      finding={row.finding}
                      words={wordsAt(row.finding)}
                      onFix={() => fix(row)}
                      isHere={at === here}
                    />
                  )}
                </div>
              );
            })}
          </div>
        </div>
      )}
    </>
  );

  function wordsAt({ annotation: id, record }: Kept): { readonly kind: string | null; readonly words: string } {
    const annotation = id === null ? null : set.findAnnotation(id);
    if (annotation !== null) return { kind: annotation.kind, words: shortened(textOf(index, annotation), 60) };
    return { kind: null, words: set.findSpeaker(record)?.name ?? '' };
  }
}

/** The row that was chosen, and where it stood then. */
interface Chosen {
  readonly key: string;
  readonly row: number;
}

/** The row one is at; where it is gone, since it was put right, the one in its place. */
function hereOf(rows: readonly AttentionRow[], chosen: Chosen | null): number {
  const found = rows.findIndex(({ key }) => key === chosen?.key);
  return found !== -1 || chosen === null ? found : Math.min(chosen.row, rows.length - 1);
}

/** Where the last row goes, the list goes with it, and the keyboard goes back to the article. */
function useFocusKept(isEmpty: boolean): void {
  const app = useApp();
  const wasEmpty = useRef(isEmpty);
  useEffect(() => {
    if (isEmpty && !wasEmpty.current && document.activeElement === document.body) app.focusArticle();
    wasEmpty.current = isEmpty;
  }, [isEmpty, app]);
}

function Head({ row, onFix }: { readonly row: AttentionRow; readonly onFix: () => void }) {
  const { label, explanation, level } = ruleOf(row.rule);
  return (
    <>
      <LintLevel level={level} />
      <span className={styles.label} title={explanation}>
        {label} <small>{row.count}</small>
      </span>
      {row.fixable > 1 && (
        <button
          type="button"
          className={styles.fix}
          tabIndex={-1}
          onClick={(event) => {
            event.stopPropagation();
            onFix();
          }}
          aria-label={`Put right all ${count(row.fixable, 'place', 'places')}: ${label}`}
        >
          Fix all {row.fixable}
        </button>
      )}
    </>
  );
}

interface FoundProps {
  readonly finding: Kept;
  readonly words: { readonly kind: string | null; readonly words: string };
  readonly onFix: () => void;
  readonly isHere: boolean;
}

function Found({ finding, words: { kind, words }, onFix, isHere }: FoundProps) {
  const shortcutOf = useShortcuts();
  return (
    <>
      {kind === null ? <span /> : <KindBadge kind={kind} />}
      <bdi className={styles.words}>{words}</bdi>
      <span className={styles.about} title={finding.words}>
        {finding.words}
      </span>
      {finding.fixLabel !== null && (
        <button
          type="button"
          className={styles.fix}
          tabIndex={-1}
          title={finding.fixLabel}
          aria-label={finding.fixLabel}
          onClick={(event) => {
            event.stopPropagation();
            onFix();
          }}
        >
          Fix {isHere && <kbd>{shortcutOf('lint.fix')}</kbd>}
        </button>
      )}
    </>
  );
}
