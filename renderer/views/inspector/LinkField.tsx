import { Link2 } from 'lucide-react';
import { commandOf } from '../../../shared/commands/index.ts';
import type { Annotation } from '../../../shared/model/records.ts';
import { legalLinkType, linkTo } from '../../editor/index.ts';
import { useApp, useAppState } from '../../store/app-context.ts';
import { PickField } from '../PickField.tsx';
import { linkPicks } from '../picks.ts';
import { useShortcuts } from '../shortcuts.ts';
import { withKey } from '../words.ts';
import styles from './InspectorPane.module.css';

/** Links the annotation to another one: the legal ones, nearest first. */
export function LinkField({ annotation }: { annotation: Annotation }) {
  const app = useApp();
  const shortcutOf = useShortcuts();
  const set = useAppState((state) => state.snapshot!.set);
  const text = useAppState((state) => state.snapshot!.index);
  const picksFor = (typed: string) => linkPicks(set, text, annotation, typed);
  if (picksFor('').length === 0) return null;
  return (
    <div className={styles.link}>
      <Link2 size={14} aria-hidden="true" />
      <PickField
        key={set.linksOf(annotation.id).length}
        name="link"
        label={commandOf('tag.linkByList').label}
        placeholder={withKey('Another annotation', shortcutOf('tag.linkByList'))}
        initial=""
        picksFor={picksFor}
        onPick={({ id }) => {
          app.perform((state, services) =>
            legalLinkType(set, annotation.id, { record: 'annotation', id }) === null
              ? linkTo(state, id, { record: 'annotation', id: annotation.id }, services)
              : linkTo(state, annotation.id, { record: 'annotation', id }, services),
          );
          app.focusArticle();
        }}
        onLeave={app.focusArticle}
      />
    </div>
  );
}
