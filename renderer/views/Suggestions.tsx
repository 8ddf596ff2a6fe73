import { type KeyboardEvent, useEffect, useId, useState } from 'react';
import { Button } from 'react-aria-components';
import { type PlaceSuggestion, suggestPlaces } from '../../shared/anchoring/suggest-places.ts';
import type { Annotation } from '../../shared/model/records.ts';
import { attachAt } from '../editor/index.ts';
import { useApp, useAppState } from '../store/app-context.ts';
import styles from './Drifted.module.css';
import { rowAfter } from './list-keys.ts';
import { shortened } from './words.ts';

/** The text has rested so long when places are looked for again, in milliseconds. */
const REST = 250;

/** Text shown on either side of a place, UTF-16 code units. */
const CONTEXT = 24;

/**
 * Where the words of a detached annotation may stand now, the likeliest first. Going along the list shows each place in
 * the article; Enter attaches. Nothing is attached unasked (promise T10).
 */
export function Suggestions({ annotation }: { annotation: Annotation }) {
  const app = useApp();
  const listId = useId();
  const [text, places] = usePlaces(annotation);
  const [here, setHere] = useState<number | null>(null);
  useEffect(() => () => app.preview(null), [app]);
  useEffect(() => {
    if (here !== null) document.getElementById(`${listId}-${here}`)?.scrollIntoView({ block: 'nearest' });
  }, [here, listId]);
  if (places.length === 0) return <p>No place in the text is like it.</p>;

  const show = (index: number) => {
    const at = Math.min(Math.max(index, 0), places.length - 1);
    setHere(at);
    app.preview(places[at]!);
  };
  const attach = (index: number) => {
    const place = places[index];
    if (place === undefined) return;
    app.preview(null);
    app.perform((state, services) => attachAt(state, annotation.id, place, services));
    app.focusArticle();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const next = rowAfter(event.key, here ?? -1, { page: places.length, last: places.length - 1 });
    if (next === null && event.key !== 'Enter') return;
    event.preventDefault();
    if (next === null) attach(here ?? 0);
    else show(next);
  };
  return (
    <div data-field="places">
      <p id={`${listId}-label`}>Places like it; arrow keys show them, Enter attaches:</p>
      <div
        role="listbox"
        aria-labelledby={`${listId}-label`}
        tabIndex={0}
        className={styles.places}
        onKeyDown={onKeyDown}
        onFocus={() => here === null && show(0)}
        {...(here === null ? {} : { 'aria-activedescendant': `${listId}-${here}` })}
      >
        {places.map((place, i) => (
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the keys of the list are the list's
          <div
            key={`${place.start} ${place.end}`}
            id={`${listId}-${i}`}
            role="option"
            aria-selected={i === here}
            tabIndex={-1}
            className={styles.place}
            onClick={() => show(i)}
            onDoubleClick={() => attach(i)}
          >
            <PlaceWords text={text} place={place} />
          </div>
        ))}
      </div>
      <Button className={styles.button!} onPress={() => attach(here ?? 0)}>
        Attach {here === null ? 'to the first' : 'here'}
      </Button>
    </div>
  );
}

function PlaceWords({ text, place: { start, end, score, reason } }: { text: string; place: PlaceSuggestion }) {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const feed = text.indexOf('\n', end);
  const lineEnd = feed === -1 ? text.length : feed;
  const before = text.slice(Math.max(lineStart, start - CONTEXT), start);
  const after = text.slice(end, Math.min(lineEnd, end + CONTEXT));
  return (
    <>
      <bdi>
        <small>{start - CONTEXT > lineStart ? before.replace(/^\S*/u, '…') : before}</small>
        <mark>{shortened(text.slice(start, end), 140)}</mark>
        <small>{end + CONTEXT < lineEnd ? after.replace(/\S*$/u, '…') : after}</small>
      </bdi>
      <small className={styles.reason}>
        {reason}, {Math.round(score * 100)} %
      </small>
    </>
  );
}

/** The places, with the text they are places in: found at once, and again when the text has rested. */
function usePlaces({ detached }: Annotation): readonly [text: string, places: readonly PlaceSuggestion[]] {
  const text = useAppState((state) => state.snapshot!.index.text);
  const find = () => [text, detached === undefined ? [] : suggestPlaces(text, detached)] as const;
  const [found, setFound] = useState(find);
  useEffect(() => {
    if (found[0] === text) return undefined;
    const timer = setTimeout(() => setFound(find()), REST);
    return () => clearTimeout(timer);
  });
  return found;
}
