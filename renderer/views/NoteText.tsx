import { createElement, type ReactNode, useMemo } from 'react';
import { type NoteNode, type NoteTag, readNote } from '../../shared/markdown/read-note.ts';
import styles from './NoteText.module.css';

/** A note or a rule as it reads: elements made of its tree, no markup of its own, and links that are words to be read. */
export function NoteText({ markdown }: { readonly markdown: string }) {
  const nodes = useMemo(() => readNote(markdown), [markdown]);
  return (
    <div className={styles.text} dir="auto">
      {drawn(nodes)}
    </div>
  );
}

/** Headings of a note stand below those of the pane. */
const DRAWN_AS: Partial<Record<NoteTag, string>> = {
  h1: 'h4',
  h2: 'h5',
  h3: 'h6',
  h4: 'h6',
  h5: 'h6',
  address: 'span',
};

const EMPTY: readonly NoteTag[] = ['br', 'hr'];

const drawn = (nodes: readonly NoteNode[]): readonly ReactNode[] =>
  nodes.map((node, index) => {
    if (typeof node === 'string') return node;
    const { tag, children, start } = node;
    const attributes = { key: index, className: tag === 'address' ? styles.address : undefined, start };
    const element = DRAWN_AS[tag] ?? tag;
    return EMPTY.includes(tag)
      ? createElement(element, { key: index })
      : createElement(element, attributes, ...drawn(children));
  });
