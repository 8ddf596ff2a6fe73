import { type RefObject, useDeferredValue, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { AnnotationSet } from '../../shared/annotations/annotation-set.ts';
import { startOf } from '../../shared/annotations/annotation-set.ts';
import { quoteOfClaim } from '../../shared/annotations/attribution.ts';
import { countWhile } from '../../shared/model/count-while.ts';
import { type Annotation, isDetached } from '../../shared/model/records.ts';
import { type EditorSnapshot, toneOf } from '../editor/index.ts';
import { useApp, useAppState, useScheme } from '../store/app-context.ts';
import { FIRST_ROW, layOutCards, type PlacedCard } from './lay-out-cards.ts';
import { MarginCard } from './MarginCard.tsx';
import styles from './MarginCards.module.css';
import { count } from './words.ts';

/** Width of the strip between text and cards in which the ties are drawn, in CSS pixels. */
const STRIP = 28;

/** What the borders of a card add to its content, in CSS pixels. */
const BORDERS = 2;

/** More cards than this near the viewport help nobody and cost every key its time. */
const MOST_CARDS = 80;

/**
 * A card beside each quote that tells who says it and in which words, with the claims it holds; a card beside each
 * claim that stands in no quote. `layOutCards` says where; a curve ties each to its text.
 */
export function MarginCards({
  page,
  scroller,
}: {
  page: RefObject<HTMLDivElement | null>;
  scroller: RefObject<HTMLDivElement | null>;
}) {
  const app = useApp();
  const scheme = useScheme();
  // Laid out after the article has been drawn: measuring where the cards go never keeps a key waiting.
  const present = useAppState((state) => state.snapshot);
  const drawn = useDeferredValue(present);
  // While another article is opened there is none: what was drawn of the last one has no cards any more.
  const snapshot = present === null ? null : drawn;
  const zoom = useAppState((state) => state.zoom);
  const column = useRef<HTMLDivElement>(null);
  const [places, setPlaces] = useState<readonly PlacedCard[]>([]);
  const { width } = useSize(scroller);
  // Sections get their true height when they come near: the lines below them move, and the cards with them.
  const { height } = useSize(page);
  const all = useMemo(
    () => (snapshot === null ? [] : cardsIn(snapshot.set, snapshot.window.start, snapshot.window.end)),
    [snapshot],
  );
  const active = useMemo(() => (snapshot === null ? null : activeCard(all, snapshot)), [all, snapshot]);
  const first = useFirstShown(all, scroller);
  const shown = useMemo(
    () =>
      all.length <= MOST_CARDS
        ? all
        : all.filter((one, i) => (i >= first && i < first + MOST_CARDS) || one.id === active),
    [all, active, first],
  );

  useLayoutEffect(() => {
    if (column.current === null || page.current === null || column.current.offsetWidth === 0) return;
    const origin = page.current.getBoundingClientRect().top;
    const heights = new Map(
      [...column.current.querySelectorAll<HTMLElement>('[data-card]')].map((card) => [
        card.dataset['card'] ?? '',
        (card.firstElementChild as HTMLElement).offsetHeight + BORDERS,
      ]),
    );
    const wanted = shown.flatMap(({ id }, i) => {
      const at = app.lineOf(shown[i]!);
      const line = at === null ? 0 : (at.top + at.bottom) / 2 - origin;
      return at === null ? [] : [{ id, line, height: heights.get(id) ?? 0, isActive: id === active }];
    });
    const next = layOutCards(wanted);
    setPlaces((before) => (isSame(before, next) ? before : next));
  }, [app, page, shown, active, width, height, zoom]);

  if (snapshot === null || width === 0) return null;
  const placeOf = new Map(places.map((place) => [place.id, place]));
  return (
    <div
      className={styles.column}
      ref={column}
      role="group"
      aria-label="Quotes and claims beside the text"
      data-zoom={zoom}
    >
      <svg className={styles.ties} aria-hidden="true">
        {shown.map(({ id, kind }) => {
          const place = placeOf.get(id);
          if (place === undefined) return null;
          const end = place.top + FIRST_ROW;
          return (
            <path
              key={id}
              className={`${styles.tie} ${toneOf(scheme.findKind(kind))}`}
              data-active={id === active}
              d={`M0 ${place.line} C ${STRIP / 2} ${place.line} ${STRIP / 2} ${end} ${STRIP} ${end}`}
            />
          );
        })}
      </svg>
      {shown.map((annotation) => (
        <MarginCard
          key={annotation.id}
          annotation={annotation}
          place={placeOf.get(annotation.id) ?? null}
          gathered={gatheredBehind(annotation, shown, placeOf)}
        />
      ))}
      {shown.length < all.length && (
        <p className={styles.more} style={{ transform: `translateY(${(places.at(-1)?.top ?? 0) + 60}px)` }}>
          and {count(all.length - shown.length, 'card', 'cards')} more here: the list below the inspector has them all
        </p>
      )}
    </div>
  );
}

/** Index of the first of the cards to draw where there are too many: as many stand above the viewport as below. */
function useFirstShown(all: readonly Annotation[], scroller: RefObject<HTMLDivElement | null>): number {
  const app = useApp();
  const [first, setFirst] = useState(0);
  useEffect(() => {
    const pane = scroller.current;
    if (pane === null || all.length <= MOST_CARDS) return undefined;
    let frame = 0;
    const look = () => {
      frame = 0;
      const { top, height } = pane.getBoundingClientRect();
      const middle = indexAtLine(all, top + height / 2, (one) => app.lineOf(one)?.top ?? 0);
      // By steps, so that scrolling does not draw the cards anew with each line.
      setFirst(Math.max(0, Math.round((middle - MOST_CARDS / 2) / STEP) * STEP));
    };
    const schedule = () => {
      if (frame === 0) frame = requestAnimationFrame(look);
    };
    schedule();
    pane.addEventListener('scroll', schedule, { passive: true });
    return () => {
      cancelAnimationFrame(frame);
      pane.removeEventListener('scroll', schedule);
    };
  }, [all, app, scroller]);
  return first;
}

/** By how many cards those that are drawn change while one scrolls. */
const STEP = 10;

/** How many of the annotations, which are in text order, begin above the line; looks at a few of them only. */
function indexAtLine(all: readonly Annotation[], line: number, topOf: (annotation: Annotation) => number): number {
  return countWhile(all.length, (i) => topOf(all[i]!) < line);
}

/** Quotes, and claims outside quotes, that begin in the window; in text order. */
function cardsIn(set: AnnotationSet, start: number, end: number): readonly Annotation[] {
  return set
    .touching(start, end)
    .filter((one) => !isDetached(one) && startOf(one) >= start && startOf(one) <= end)
    .filter((one) => one.kind === 'quote' || (one.kind === 'claim' && quoteOfClaim(set, one.id) === null))
    .sort((a, b) => startOf(a) - startOf(b) || (a.id < b.id ? -1 : 1));
}

/** The annotations whose cards stand behind this one's, in text order. */
const gatheredBehind = (
  { id }: Annotation,
  shown: readonly Annotation[],
  placeOf: ReadonlyMap<string, PlacedCard>,
): readonly Annotation[] => shown.filter((one) => placeOf.get(one.id)?.behind === id);

/** The card of what is active: its own, or that of the quote it belongs to. */
function activeCard(cards: readonly Annotation[], { set, focus }: EditorSnapshot): string | null {
  if (focus.active === null) return null;
  const ends = set.linksOf(focus.active).flatMap(({ from, to }) => [from.id, to.id]);
  const own = cards.find(({ id }) => id === focus.active) ?? cards.find(({ id }) => ends.includes(id));
  return own?.id ?? null;
}

const isSame = (a: readonly PlacedCard[], b: readonly PlacedCard[]): boolean =>
  a.length === b.length &&
  a.every((one, i) => {
    const other = b[i]!;
    return (
      one.id === other.id &&
      one.line === other.line &&
      one.top === other.top &&
      one.isFolded === other.isFolded &&
      one.behind === other.behind
    );
  });

/** The element's size, so that the cards are laid out anew when it changes. Whole CSS pixels. */
function useSize(element: RefObject<HTMLElement | null>): { readonly width: number; readonly height: number } {
  const [size, setSize] = useState({ width: 0, height: 0 });
  // After the layout phase: the element belongs to a parent, whose reference is not set earlier.
  useEffect(() => {
    if (element.current === null) return undefined;
    const observer = new ResizeObserver(([entry]) => {
      const { width = 0, height = 0 } = entry?.contentRect ?? {};
      setSize({ width: Math.round(width), height: Math.round(height) });
    });
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [element]);
  return size;
}
