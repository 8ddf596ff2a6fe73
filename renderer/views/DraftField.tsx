import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { Input, Label, TextArea, TextField } from 'react-aria-components';

/** How long after the last key a text is written into the article, in milliseconds. */
const COMMIT_AFTER = 500;

interface DraftFieldProps {
  readonly label: string;
  readonly value: string;
  readonly hint?: string | undefined;
  readonly isLong?: boolean;
  readonly onCommit: (value: string) => void;
  /** Ctrl+Enter, and Escape: what was typed is kept and the caret goes elsewhere. */
  readonly onDone?: () => void;
}

/**
 * A text field whose words become part of the article when typing pauses or the field is left: one undo step a
 * pause, not one a letter. A change from outside (undo, another field) shows at once unless one is typing.
 */
export function DraftField({ label, value, hint, isLong = false, onCommit, onDone }: DraftFieldProps) {
  const [draft, setDraft] = useState(value);
  const latest = useRef({ draft, value, onCommit });
  useEffect(() => {
    latest.current = { draft, value, onCommit };
  });
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);

  const commit = () => {
    if (timer.current !== null) clearTimeout(timer.current);
    timer.current = null;
    const now = latest.current;
    if (now.draft !== now.value) now.onCommit(now.draft);
  };
  useEffect(() => {
    if (timer.current === null) setDraft(value);
  }, [value]);
  useEffect(() => commit, []);

  const change = (text: string) => {
    setDraft(text);
    if (timer.current !== null) clearTimeout(timer.current);
    timer.current = setTimeout(commit, COMMIT_AFTER);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const isDone = event.key === 'Escape' || (event.key === 'Enter' && (event.ctrlKey || event.metaKey || !isLong));
    if (!isDone || event.nativeEvent.isComposing) return;
    event.preventDefault();
    commit();
    onDone?.();
  };
  return (
    <TextField className="field" value={draft} onChange={change} onBlur={commit} onKeyDown={onKeyDown}>
      <Label>{label}</Label>
      {isLong ? <TextArea rows={2} placeholder={hint ?? ''} /> : <Input placeholder={hint ?? ''} />}
    </TextField>
  );
}
