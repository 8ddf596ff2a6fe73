import { useState } from 'react';
import { ListBox, ListBoxItem, ListLayout, ToggleButton, ToggleButtonGroup, Virtualizer } from 'react-aria-components';
import { KINDS } from '../../shared/kinds/index.ts';
import { isDetached } from '../../shared/model/records.ts';
import { reveal, whatIsMissing } from '../editor/index.ts';
import { useApp, useAppState } from '../store/app-context.ts';
import styles from './AnnotationList.module.css';
import { KindBadge } from './KindBadge.tsx';
import { choiceLabel, count, letterOf, shortened, speakerOf, textOf } from './words.ts';

const UNFINISHED = 'unfinished';

/** Height of a row in CSS pixels; the list draws only the rows in view. */
const ROW_HEIGHT = 52;

/** All annotations in document order, detached ones last; choosing one goes to its text. */
export function AnnotationList() {
  const app = useApp();
  const snapshot = useAppState((state) => state.snapshot);
  const [filter, setFilter] = useState<string | null>(null);
  if (snapshot === null) return null;
  const { set, index, focus } = snapshot;
  const rows = set.annotations
    .map((annotation) => ({ id: annotation.id, annotation, missing: whatIsMissing(set, annotation) }))
    .filter(({ annotation, missing }) =>
      filter === null ? true : filter === UNFINISHED ? missing !== null : annotation.kind === filter,
    );
  return (
    <section className={styles.section} aria-label="All annotations">
      <header className={styles.head}>
        <h2>{count(rows.length, 'annotation', 'annotations')}</h2>
        <ToggleButtonGroup
          aria-label="Show only"
          selectionMode="single"
          selectedKeys={filter === null ? [] : [filter]}
          onSelectionChange={([next]) => setFilter(next === undefined ? null : String(next))}
          className={styles.filters!}
        >
          {KINDS.map(({ id, plural }) => (
            <ToggleButton key={id} id={id} aria-label={`Only ${plural.toLowerCase()}`}>
              {letterOf(id)}
            </ToggleButton>
          ))}
          <ToggleButton id={UNFINISHED}>Unfinished</ToggleButton>
        </ToggleButtonGroup>
      </header>
      <Virtualizer layout={ListLayout} layoutOptions={{ rowSize: ROW_HEIGHT }}>
        <ListBox
          aria-label="All annotations"
          className={styles.list!}
          items={rows}
          dependencies={[set, index]}
          selectionMode="single"
          selectionBehavior="replace"
          selectedKeys={focus.active === null ? [] : [focus.active]}
          onSelectionChange={(keys) => {
            const [id] = keys === 'all' ? [] : [...keys];
            const chosen = id === undefined ? null : set.findAnnotation(String(id));
            if (chosen !== null && chosen.id !== focus.active) app.perform((state) => reveal(state, chosen));
          }}
          onAction={() => app.focusArticle()}
          renderEmptyState={() => (
            <p className={styles.empty}>{filter === null ? 'Nothing tagged yet.' : 'None of these.'}</p>
          )}
        >
          {({ id, annotation, missing }) => {
            const words = shortened(textOf(index.text, annotation), 90);
            const speaker = speakerOf(set, annotation);
            const verdict = choiceLabel(annotation, 'verdict');
            const about = [isDetached(annotation) ? 'detached' : null, speaker?.name, verdict]
              .filter(Boolean)
              .join(' · ');
            return (
              <ListBoxItem id={id} textValue={words} className={styles.row!} data-detached={isDetached(annotation)}>
                <KindBadge kind={annotation.kind} />
                <bdi className={styles.words}>{words}</bdi>
                <span className={styles.about}>
                  {about !== '' && <bdi>{about}</bdi>}
                  {missing !== null && !isDetached(annotation) && <em>lacks {missing}</em>}
                </span>
              </ListBoxItem>
            );
          }}
        </ListBox>
      </Virtualizer>
    </section>
  );
}
