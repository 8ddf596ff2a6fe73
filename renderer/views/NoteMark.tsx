import { StickyNote } from 'lucide-react';
import { firstWordsOf } from '../../shared/markdown/read-note.ts';
import type { Annotation } from '../../shared/model/records.ts';
import { noteOf } from './words.ts';

/** How much of a note its mark tells. UTF-16 code units. */
const TOLD = 160;

/** A small mark on what carries a note; pointing at it tells the first words. */
export function NoteMark({ annotation }: { readonly annotation: Annotation }) {
  const note = noteOf(annotation);
  if (note === null) return null;
  return (
    <span className="note-mark" title={firstWordsOf(note, TOLD)}>
      <StickyNote size={12} aria-hidden="true" />
      <span className="visually-hidden">has a note</span>
    </span>
  );
}
