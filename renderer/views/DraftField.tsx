import { type FocusEvent, type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { Button, Input, Label, Text, TextArea, TextField } from 'react-aria-components';

/** How long after the last key a text is written into the article, in milliseconds. */
const COMMIT_AFTER = 500;

interface DraftFieldProps {
  readonly label: ReactNode;
  readonly value: string;
  readonly hint?: string | undefined;
  readonly isLong?: boolean;
  readonly isRequired?: boolean;
  /** Why the value does not fit the field: it stays, and this is said below it. */
  readonly misfit?: string | null;
  /** Brings what was typed to the form in which it is kept: `23.11.2026` to `2026-11-23`. */
  readonly tidy?: (typed: string) => string;
  /** What the arrows up (1) and down (-1) make of what was typed; null where they do nothing. */
  readonly step?: (typed: string, by: 1 | -1) => string | null;
  /** What is shown in an empty field until it is taken by Ctrl+Enter or typed over; nothing of it is written before. */
  readonly offer?: { readonly text: string; readonly note: ReactNode; readonly take: () => void } | null;
  readonly onCommit: (value: string) => void;
  /** Ctrl+Enter, and Escape: what was typed is kept and the caret goes elsewhere. */
  readonly onDone?: () => void;
}

const asTyped = (typed: string): string => typed;

/**
 * A text field whose words become part of the article when typing pauses or the field is left: one undo step a
 * pause, not one a letter. A change from outside (undo, another field) shows at once unless one is typing. What was
 * not edited is never written, however it reads.
 */
export function DraftField(props: DraftFieldProps) {
  const { label, value, hint, isLong = false, isRequired = false, misfit = null, tidy = asTyped, step, onDone } = props;
  const [draft, setDraft] = useState(value);
  // Once something was typed the offer is gone, also where all of it was deleted, until the field is left.
  const [isTyping, setTyping] = useState(false);
  const offer = value === '' && draft === '' && !isTyping ? (props.offer ?? null) : null;
  const latest = useRef({ draft, ...props, tidy });
  useEffect(() => {
    latest.current = { draft, ...props, tidy };
  });
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);

  const commit = () => {
    if (timer.current !== null) clearTimeout(timer.current);
    timer.current = null;
    const now = latest.current;
    if (now.draft !== now.value && now.tidy(now.draft) !== now.value) now.onCommit(now.tidy(now.draft));
  };
  useEffect(() => {
    if (timer.current === null) setDraft((now) => (latest.current.tidy(now) === value ? now : value));
  }, [value]);
  useEffect(() => commit, []);

  const change = (text: string) => {
    setDraft(text);
    setTyping(true);
    if (timer.current !== null) clearTimeout(timer.current);
    timer.current = setTimeout(commit, COMMIT_AFTER);
  };
  const leave = () => {
    commit();
    setTyping(false);
    if (draft !== value) setDraft(tidy(draft));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const by = event.key === 'ArrowUp' ? 1 : event.key === 'ArrowDown' ? -1 : null;
    const stepped = by === null ? null : (step?.(draft, by) ?? null);
    if (stepped !== null) {
      event.preventDefault();
      change(stepped);
    }
    if (event.key !== 'Escape' && !(event.key === 'Enter' && (event.ctrlKey || event.metaKey || !isLong))) return;
    event.preventDefault();
    if (offer !== null && event.key === 'Enter') offer.take();
    commit();
    onDone?.();
  };
  return (
    <TextField
      className="field"
      value={offer?.text ?? draft}
      onChange={change}
      {...(offer === null ? {} : { 'data-offered': true, onFocus: selectAll })}
      onBlur={leave}
      onKeyDown={onKeyDown}
      isInvalid={misfit !== null}
      isRequired={isRequired}
      validationBehavior="aria"
    >
      <Label>{label}</Label>
      {isLong ? <TextArea rows={2} placeholder={hint ?? ''} /> : <Input placeholder={hint ?? ''} />}
      {offer !== null && (
        <div className="offer">
          <Text slot="description">{offer.note}</Text>
          <Button
            onPress={() => {
              offer.take();
              onDone?.();
            }}
          >
            Take it
          </Button>
        </div>
      )}
      {misfit !== null && (
        <Text slot="description" className="misfit">
          {misfit}
        </Text>
      )}
    </TextField>
  );
}

/** What is typed next takes the place of what is offered; a click puts the caret into it. */
function selectAll({ target }: FocusEvent<Element>): void {
  if (target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement) target.select();
}
