import { type KeyboardEvent, useEffect, useId, useRef } from 'react';
import type { Sliceable } from '../../shared/annotations/covered-text.ts';
import type { AnnotationSet } from '../../shared/annotations/annotation-set.ts';
import type { Annotation } from '../../shared/model/records.ts';
import { goToLayerCalled } from '../editor/index.ts';
import { useApp, useAppState } from '../store/app-context.ts';
import { KindBadge } from './KindBadge.tsx';
import styles from './Layers.module.css';
import { rowAfter } from './list-keys.ts';
import { useShortcuts } from './shortcuts.ts';
import { choiceLabel, count, shortened, speakerOf, textOf } from './words.ts';

/**
 * Every annotation under the caret or selection, smallest first: stacked ones are reached here, by mouse or by arrows, and
 * from the article by `I`. The caret stays where it is, and so does the list.
 */
export function Layers() {
  const snapshot = useAppState((state) => state.snapshot);
  const shortcutOf = useShortcuts();
  if (snapshot === null) return null;
  const { selection, set, focus, index } = snapshot;
  const here = set.touching(selection.start, selection.end);
  if (here.length < 2) return null;
  return (
    <div className={styles.layers} role="group" aria-label={`${count(here.length, 'annotation', 'annotations')} here`}>
      <p className={styles.head}>
        {here.length} here <kbd>{shortcutOf('go.layer')}</kbd>
      </p>
      <LayerList layers={here} active={focus.active} set={set} text={index} />
    </div>
  );
}

interface LayerListProps {
  readonly layers: readonly Annotation[];
  readonly active: string | null;
  readonly set: AnnotationSet;
  readonly text: Sliceable;
}

function LayerList({ layers, active, set, text }: LayerListProps) {
  const app = useApp();
  const listId = useId();
  const list = useRef<HTMLDivElement>(null);
  const here = layers.findIndex(({ id }) => id === active);
  useEffect(() => {
    list.current?.children[here]?.scrollIntoView({ block: 'nearest' });
  }, [here]);
  const choose = (row: number) => {
    const layer = layers[Math.min(Math.max(row, 0), layers.length - 1)];
    if (layer !== undefined) app.perform((state) => goToLayerCalled(state, layer.id));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const row = rowAfter(event.key, here, { page: layers.length, last: layers.length - 1 });
    if (row === null && event.key !== 'Enter') return;
    event.preventDefault();
    if (row === null) app.focusArticle();
    else choose(row);
  };
  return (
    <div
      ref={list}
      className={styles.list}
      role="listbox"
      aria-label="Annotations here"
      tabIndex={0}
      onKeyDown={onKeyDown}
      onClick={(event) => {
        const row = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-row]') : null;
        if (row !== null) choose(Number(row.dataset.row));
      }}
      onDoubleClick={app.focusArticle}
      {...(here >= 0 ? { 'aria-activedescendant': `${listId}-${here}` } : {})}
    >
      {layers.map((layer, i) => (
        <div
          key={layer.id}
          id={`${listId}-${i}`}
          role="option"
          aria-selected={i === here}
          className={styles.layer}
          data-row={i}
          tabIndex={-1}
        >
          <KindBadge kind={layer.kind} />
          <bdi className={styles.words}>{shortened(textOf(text, layer), 60)}</bdi>
          <bdi className={styles.about}>{aboutOf(set, layer)}</bdi>
        </div>
      ))}
    </div>
  );
}

/** What tells apart annotations of the same words: who speaks, and what was chosen. */
function aboutOf(set: AnnotationSet, annotation: Annotation): string {
  const speaker = speakerOf(set, annotation)?.name;
  const chosen = (set.scheme.findKind(annotation.kind)?.fields ?? [])
    .filter(({ type }) => type === 'choice')
    .map(({ id }) => choiceLabel(set.scheme, annotation, id));
  return [speaker, ...chosen].filter((part) => part !== null && part !== undefined).join(' · ');
}
