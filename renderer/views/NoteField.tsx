import { Pencil } from 'lucide-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { Button } from 'react-aria-components';
import { DraftField } from './DraftField.tsx';
import styles from './NoteField.module.css';
import { NoteText } from './NoteText.tsx';

interface NoteFieldProps {
  readonly label: ReactNode;
  /** Names the button that edits, where the label alone does not say of what. */
  readonly editLabel: string;
  /** Markdown. */
  readonly value: string;
  readonly hint?: string | undefined;
  /** True when it was asked for: the keyboard goes there at once. */
  readonly isOpen?: boolean;
  readonly onCommit: (value: string) => void;
  /** Ctrl+Enter, and Escape: what was typed is kept and the caret goes elsewhere. */
  readonly onDone: () => void;
}

/**
 * A note in Markdown: written in a text field, and shown as what it says while the keyboard is elsewhere. An empty one
 * is a text field from the start; Enter or a click on the words of another opens it.
 */
export function NoteField({ label, editLabel, value, hint, isOpen = false, onCommit, onDone }: NoteFieldProps) {
  const [isEditing, setEditing] = useState(isOpen);
  const root = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const field = isEditing ? root.current?.querySelector('textarea') : null;
    if (field == null || document.activeElement === field) return;
    field.focus();
    field.setSelectionRange(field.value.length, field.value.length);
  }, [isEditing]);
  if (!isEditing && value !== '') {
    return <Shown label={label} editLabel={editLabel} value={value} onEdit={() => setEditing(true)} />;
  }
  return (
    <div
      ref={root}
      onFocus={() => setEditing(true)}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) setEditing(false);
      }}
    >
      <DraftField
        label={label}
        isLong
        hint={hint ?? 'Markdown: *so*, **so**, # heading, - list, > quote'}
        value={value}
        onCommit={onCommit}
        onDone={onDone}
      />
    </div>
  );
}

function Shown({
  label,
  editLabel,
  value,
  onEdit,
}: Pick<NoteFieldProps, 'label' | 'editLabel' | 'value'> & { readonly onEdit: () => void }) {
  /** Words that are being selected are to be copied, not edited. */
  const onClick = () => {
    if (getSelection()?.isCollapsed !== false) onEdit();
  };
  return (
    <div className={styles.note}>
      <div className={styles.head}>
        <span>{label}</span>
        <Button className={`note-edit ${styles.edit}`} aria-label={editLabel} onPress={onEdit}>
          <Pencil size={13} aria-hidden="true" />
        </Button>
      </div>
      <div className={styles.words} role="presentation" onClick={onClick}>
        <NoteText markdown={value} />
      </div>
    </div>
  );
}
