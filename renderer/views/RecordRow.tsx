import { Button } from 'react-aria-components';
import { useApp, useAppState } from '../store/app-context.ts';
import styles from './LossLedger.module.css';
import { shortened, textOf } from './words.ts';

/** A record of the article in a few words, with a jump to it where it is an annotation, or the check of one. */
export function RecordRow({ id }: { id: string }) {
  const words = useAppState(({ snapshot, opened }) => {
    if (snapshot === null) return id;
    const { set, index } = snapshot;
    const annotation = set.findAnnotation(id);
    if (annotation !== null) {
      return `${set.scheme.labelOf(annotation.kind)}: ${shortened(textOf(index, annotation), 80)}`;
    }
    const record = set.find(id);
    if (record?.record === 'dossier') {
      const claim = set.findAnnotation(record.claim);
      return `Check of: ${claim === null ? record.claim : shortened(textOf(index, claim), 80)}`;
    }
    if (record?.record === 'speaker') return `Speaker: ${record.name}`;
    if (record?.record === 'link') return `Link: ${set.scheme.findLinkType(record.type)?.label ?? record.type}`;
    if (record?.record === 'metadata') return 'About the article';
    return id === opened?.article.id ? 'The article itself' : id;
  });
  return <JumpButton id={id}>{words}</JumpButton>;
}

/** Closes the dialog and goes there. */
function JumpButton({ id, children }: { id: string; children: string }) {
  const app = useApp();
  const target = useAppState(({ snapshot }) => {
    const record = snapshot?.set.find(id);
    const annotation = record?.record === 'dossier' ? record.claim : id;
    return snapshot?.set.findAnnotation(annotation) == null ? null : annotation;
  });
  if (target === null) return <span>{children}</span>;
  return (
    <Button className={styles.jump!} onPress={() => app.showRecord(target)}>
      {children}
    </Button>
  );
}
