import { type KeyboardEvent, useEffect, useRef } from 'react';
import { Input, Label, Radio, RadioGroup, SearchField } from 'react-aria-components';
import type { FormatSummary } from '../../shared/ipc/contract.ts';
import styles from './Dialog.module.css';

/** The formats that can be written, by group; typing narrows them, and the arrows choose from where the typing is. */
interface FormatListProps {
  /** In the order in which they are shown: see `inGroups`. */
  readonly formats: readonly FormatSummary[];
  readonly typed: string;
  readonly onType: (typed: string) => void;
  /** Empty where none is chosen. */
  readonly chosen: string;
  readonly onChoose: (id: string) => void;
  readonly onLeave: () => void;
}

export function FormatList({ formats, typed, onType, chosen, onChoose, onLeave }: FormatListProps) {
  const shown = formatsFor(formats, typed);
  const pane = useRef<HTMLDivElement>(null);
  // From the search field nothing scrolls by itself.
  useEffect(() => {
    pane.current?.querySelector('label[data-selected]')?.scrollIntoView({ block: 'nearest' });
  }, [chosen, typed]);
  const type = (next: string) => {
    onType(next);
    const left = formatsFor(formats, next);
    if (!left.some(({ id }) => id === chosen)) onChoose(left[0]?.id ?? '');
  };
  const step = (event: KeyboardEvent) => {
    // The field keeps Escape to itself even when there is nothing left to clear.
    if (event.key === 'Escape' && typed === '') onLeave();
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    const at = shown.findIndex(({ id }) => id === chosen);
    const next = shown[Math.min(shown.length - 1, Math.max(0, at + by))];
    if (next !== undefined) onChoose(next.id);
  };
  return (
    <div ref={pane} className={styles.formatPane}>
      <SearchField className={styles.search!} value={typed} onChange={type} onKeyDown={step} autoFocus>
        <Label className="visually-hidden">Find a format</Label>
        <Input placeholder="Find a format" />
      </SearchField>
      <RadioGroup className={styles.formats!} value={chosen} onChange={onChoose}>
        <Label className="visually-hidden">Format</Label>
        {GROUPS.map(([group, heading]) => (
          <FormatGroup key={group} heading={heading} formats={shown.filter((one) => one.group === group)} />
        ))}
        {shown.length === 0 && <p className={styles.none}>No format is called so.</p>}
      </RadioGroup>
    </div>
  );
}

/** Groups in the order of the list, with what stands above them. */
const GROUPS: readonly (readonly [FormatSummary['group'], string])[] = [
  ['own', 'Saidwho'],
  ['annotations', 'Annotation tools'],
  ['tables', 'Tables'],
  ['publications', 'For readers'],
  ['documents', 'Documents'],
];

/** Returns the formats group by group, as they are shown. */
export const inGroups = (formats: readonly FormatSummary[]): readonly FormatSummary[] =>
  GROUPS.flatMap(([group]) => formats.filter((one) => one.group === group));

/** Those that have every word that was typed in name, ending, description or group. */
function formatsFor(formats: readonly FormatSummary[], typed: string): readonly FormatSummary[] {
  const words = typed.toLowerCase().split(/\s+/u).filter(Boolean);
  const headings = new Map(GROUPS);
  return formats.filter(({ label, extension, description, group }) => {
    const said = `${label} .${extension} ${description} ${headings.get(group)}`.toLowerCase();
    return words.every((word) => said.includes(word));
  });
}

function FormatGroup({ heading, formats }: { heading: string; formats: readonly FormatSummary[] }) {
  if (formats.length === 0) return null;
  return (
    <>
      <p className={styles.group} aria-hidden="true">
        {heading}
      </p>
      {formats.map((one) => (
        <FormatChoice key={one.id} format={one} />
      ))}
    </>
  );
}

function FormatChoice({ format: { id, label, extension } }: { format: FormatSummary }) {
  return (
    <Radio value={id} className={styles.format!}>
      {label} <small>.{extension}</small>
    </Radio>
  );
}
