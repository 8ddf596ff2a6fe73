import { StickyNote, Unlink } from 'lucide-react';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import type { Annotation, Link } from '../../../shared/model/records.ts';
import { reveal, setLinkNote, unlink } from '../../editor/index.ts';
import { useApp, useAppState } from '../../store/app-context.ts';
import { KindBadge } from '../KindBadge.tsx';
import { NoteField } from '../NoteField.tsx';
import { isolated, shortened, textOf } from '../words.ts';
import styles from './InspectorPane.module.css';

/** The links of the annotation, each with a way to jump along it and to cut it. */
export function Ties({ annotation }: { annotation: Annotation }) {
  const set = useAppState((state) => state.snapshot!.set);
  const links = set
    .linksOf(annotation.id)
    .filter(({ from, to }) => from.record === 'annotation' && to.record === 'annotation');
  if (links.length === 0) return null;
  return (
    <ul className={styles.ties} aria-label="Links">
      {links.map((link) => (
        <Tie key={link.id} link={link} annotation={annotation} />
      ))}
    </ul>
  );
}

function Tie({ link, annotation }: { link: Link; annotation: Annotation }) {
  const app = useApp();
  const set = useAppState((state) => state.snapshot!.set);
  const text = useAppState((state) => state.snapshot!.index);
  const [isNoting, setNoting] = useState(false);
  const isFrom = link.from.id === annotation.id;
  const other = set.findAnnotation(isFrom ? link.to.id : link.from.id);
  const type = set.scheme.findLinkType(link.type);
  if (other === null) return null;
  const words = shortened(textOf(text, other), 30);
  return (
    <li>
      <div className={styles.tie}>
        <span className={styles.tieType}>{(isFrom ? type?.label : type?.inverse) ?? link.type}</span>
        <Button className={styles.jump!} onPress={() => app.perform((state) => reveal(state, other))}>
          <KindBadge kind={other.kind} />
          <bdi>{shortened(textOf(text, other), 40)}</bdi>
        </Button>
        {link.note === undefined && (
          <Button
            className={styles.icon!}
            aria-label={`Note on the link to “${isolated(words)}”`}
            aria-expanded={isNoting}
            onPress={() => setNoting(!isNoting)}
          >
            <StickyNote size={14} aria-hidden="true" />
          </Button>
        )}
        <Button
          className={styles.icon!}
          aria-label={`Cut the link to “${isolated(words)}”`}
          onPress={() => app.perform((state) => unlink(state, link.id))}
        >
          <Unlink size={14} aria-hidden="true" />
        </Button>
      </div>
      {(isNoting || link.note !== undefined) && (
        <NoteField
          label="Note on this link"
          editLabel={`Edit the note on the link to “${isolated(words)}”`}
          value={link.note ?? ''}
          isOpen={isNoting}
          onCommit={(note) => app.perform((state) => setLinkNote(state, link.id, note))}
          onDone={app.focusArticle}
        />
      )}
    </li>
  );
}
