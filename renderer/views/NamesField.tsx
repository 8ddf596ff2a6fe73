import { DraftField } from './DraftField.tsx';

interface NamesFieldProps {
  readonly label: string;
  /** What is written in it while it is empty. */
  readonly hint?: string;
  readonly names: readonly string[];
  readonly onCommit: (names: readonly string[]) => void;
  readonly onDone?: () => void;
}

/** Several names in one text field, between commas; between semicolons where a name has a comma in it. */
export function NamesField({ label, hint = 'Names, separated by commas', names, onCommit, onDone }: NamesFieldProps) {
  return (
    <DraftField
      label={label}
      hint={hint}
      value={joined(names)}
      onCommit={(text) => onCommit(readNames(text))}
      {...(onDone === undefined ? {} : { onDone })}
    />
  );
}

function joined(names: readonly string[]): string {
  if (!names.some((name) => name.includes(','))) return names.join(', ');
  return names.length === 1 ? `${names[0]};` : names.join('; ');
}

const readNames = (text: string): readonly string[] =>
  text
    .split(text.includes(';') ? ';' : ',')
    .map((name) => name.trim())
    .filter(Boolean);
