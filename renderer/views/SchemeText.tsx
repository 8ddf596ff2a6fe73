import type { FocusEvent } from 'react';
import { Input, Label, TextArea, TextField } from 'react-aria-components';

interface SchemeTextProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly hint?: string;
  readonly rows?: number;
  readonly isFirst?: boolean;
  readonly isLabelHidden?: boolean;
  readonly maxLength?: number;
}

/** A line or, with rows, a text of a scheme. */
export function SchemeText({ label, value, onChange, hint = '', rows, ...rest }: SchemeTextProps) {
  const { isFirst = false, isLabelHidden = false, maxLength = rows === undefined ? 200 : 20_000 } = rest;
  return (
    // oxlint-disable-next-line jsx-a11y/no-autofocus -- only where the user has just asked for what it names
    <TextField className="field" value={value} onChange={onChange} autoFocus={isFirst} maxLength={maxLength}>
      <Label className={isLabelHidden ? 'visually-hidden' : ''}>{label}</Label>
      {rows === undefined ? (
        <Input placeholder={hint} {...(isFirst ? SELECTED : {})} />
      ) : (
        <TextArea rows={rows} placeholder={hint} />
      )}
    </TextField>
  );
}

/** What is there is a word to be replaced. */
const SELECTED = { onFocus: ({ target }: FocusEvent<HTMLInputElement>) => target.select() };
