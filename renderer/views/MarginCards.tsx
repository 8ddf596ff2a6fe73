import { type RefObject, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { AnnotationSet } from '../../shared/annotations/annotation-set.ts';
import { startOf } from '../../shared/annotations/annotation-set.ts';
import { claimsOfQuote, quoteOfClaim } from '../../shared/annotations/attribution.ts';
import { type Annotation, isDetached } from '../../shared/model/records.ts';
import { reveal, whatIsMissing } from '../editor/index.ts';
import { useApp, useAppState } from '../store/app-context.ts';
import { KindBadge } from './KindBadge.tsx';
import styles from './MarginCards.module.css';
import { choiceLabel, frameWords, shortened, speakerOf, textOf } from './words.ts';

/** Space between two cards, in CSS pixels. */
const GAP = 6;

/** Width of the strip between text and cards in which the ties are drawn, in CSS pixels. */
const STRIP = 28;

interface Place {
  /** Where the annotation's line is, from the top of the page. */
  readonly line: number;
  readonly top: number;
}

/**
 * A card beside each quote that tells who says it and in which words, with the claims it holds; a card beside each
 * claim that stands in no quote. A card lies at its line, or below the card before it, and a line ties it to its text.
 */
export function MarginCards({
  page,
  scroller,
}: {
  page: RefObject<HTMLDivElement | null>;
  scroller: RefObject<HTMLDivElement | null>;
}) {
  const app = useApp();
  const snapshot = useAppState((state) => state.snapshot);
  const zoom = useAppState((state) => state.zoom);
  const column = useRef<HTMLDivElement>(null);
  const [places, setPlaces] = useState<ReadonlyMap<string, Place>>(new Map());
  const { width } = useSize(scroller);
  // Sections get their true height when they come near: the lines below them move, and the cards with them.
  const { height } = useSize(page);
  const shown = useMemo(
    () => (snapshot === null ? [] : cardsIn(snapshot.set, snapshot.window.start, snapshot.window.end)),
    [snapshot],
  );

  useLayoutEffect(() => {
    if (column.current === null || page.current === null || column.current.offsetWidth === 0) return;
    const origin = page.current.getBoundingClientRect().top;
    const heights = new Map(
      [...column.current.querySelectorAll<HTMLElement>('[data-card]')].map((card) => [
        card.dataset.card ?? '',
        card.offsetHeight,
      ]),
    );
    const next = new Map<string, Place>();
    let free = 0;
    for (const annotation of shown) {
      const at = app.lineOf(annotation);
      if (at === null) continue;
      const line = (at.top + at.bottom) / 2 - origin;
      const top = Math.max(line - 14, free);
      next.set(annotation.id, { line, top });
      free = top + (heights.get(annotation.id) ?? 0) + GAP;
    }
    setPlaces((before) => (isSame(before, next) ? before : next));
  }, [app, page, shown, width, height, zoom]);

  if (snapshot === null || width === 0) return null;
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
          const place = places.get(id);
          if (place === undefined) return null;
          const end = place.top + 14;
          return (
            <path
              key={id}
              className={`${styles.tie} kind-${kind}`}
              data-active={id === snapshot.focus.active}
              d={`M0 ${place.line} C ${STRIP / 2} ${place.line} ${STRIP / 2} ${end} ${STRIP} ${end}`}
            />
          );
        })}
      </svg>
      {shown.map((annotation) => (
        <Card key={annotation.id} annotation={annotation} top={places.get(annotation.id)?.top ?? null} />
      ))}
    </div>
  );
}

/** Quotes, and claims outside quotes, that begin in the window; in text order. */
function cardsIn(set: AnnotationSet, start: number, end: number): readonly Annotation[] {
  return set
    .touching(start, end)
    .filter((one) => !isDetached(one) && startOf(one) >= start && startOf(one) <= end)
    .filter((one) => one.kind === 'quote' || (one.kind === 'claim' && quoteOfClaim(set, one.id) === null))
    .sort((a, b) => startOf(a) - startOf(b) || (a.id < b.id ? -1 : 1));
}

function Card({ annotation, top }: { annotation: Annotation; top: number | null }) {
  const app = useApp();
  const set = useAppState((state) => state.snapshot!.set);
  const text = useAppState((state) => state.snapshot!.index.text);
  const active = useAppState((state) => state.snapshot!.focus.active);
  const speaker = speakerOf(set, annotation);
  const missing = whatIsMissing(set, annotation);
  const { mention, cue } =
    annotation.kind === 'quote' ? frameWords(set, text, annotation) : { mention: null, cue: null };
  const go = (to: Annotation) => {
    app.perform((state) => reveal(state, to));
    app.focusArticle();
  };
  return (
    <div
      className={`${styles.card} kind-${annotation.kind}`}
      data-card={annotation.id}
      data-active={
        annotation.id === active ||
        set.linksOf(annotation.id).some(({ from, to }) => from.id === active || to.id === active)
      }
      style={{ transform: `translateY(${top ?? 0}px)`, visibility: top === null ? 'hidden' : 'visible' }}
    >
      <button type="button" className={styles.main} onClick={() => go(annotation)} tabIndex={-1}>
        <KindBadge kind={annotation.kind} />
        <span className={styles.who}>
          {speaker === null ? <em>{missing === null ? 'No named speaker' : 'Who?'}</em> : <bdi>{speaker.name}</bdi>}
        </span>
        {annotation.kind === 'quote' && (mention !== null || cue !== null) && (
          <span className={styles.how}>
            {mention !== null && mention !== speaker?.name && <bdi>“{shortened(mention, 28)}”</bdi>}
            {cue !== null && (
              <i>
                <bdi>{shortened(cue, 24)}</bdi>
              </i>
            )}
          </span>
        )}
        {annotation.kind === 'claim' && <ClaimWords claim={annotation} text={text} />}
      </button>
      {annotation.kind === 'quote' &&
        claimsOfQuote(set, annotation.id).map((claim) => (
          <button
            type="button"
            key={claim.id}
            className={styles.claim}
            data-active={claim.id === active}
            onClick={() => go(claim)}
            tabIndex={-1}
          >
            <KindBadge kind="claim" />
            <ClaimWords claim={claim} text={text} />
          </button>
        ))}
    </div>
  );
}

function ClaimWords({ claim, text }: { claim: Annotation; text: string }) {
  const { normalised } = claim.attributes;
  const verdict = choiceLabel(claim, 'verdict');
  return (
    <span className={styles.how}>
      <bdi>{shortened(typeof normalised === 'string' ? normalised : textOf(text, claim), 70)}</bdi>
      {verdict !== null && (
        <b className={styles.verdict} data-verdict={String(claim.attributes.verdict)}>
          {verdict}
        </b>
      )}
    </span>
  );
}

function isSame(a: ReadonlyMap<string, Place>, b: ReadonlyMap<string, Place>): boolean {
  return a.size === b.size && [...b].every(([id, { line, top }]) => a.get(id)?.line === line && a.get(id)?.top === top);
}

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
