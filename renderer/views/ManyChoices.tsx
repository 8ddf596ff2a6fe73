import { type KeyboardEvent, type ReactNode, useId } from 'react';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import type { Choice } from '../../shared/model/scheme.ts';

interface ManyChoicesProps {
  readonly label: ReactNode;
  readonly choices: readonly Choice[];
  /** May hold values that are none of the choices: they stay. */
  readonly values: readonly string[];
  readonly onChange: (values: readonly string[]) => void;
}

/** Several values out of a list, as buttons in a row: arrows go along it, digits and Enter take and give back. */
export function ManyChoices({ label, choices, values, onChange }: ManyChoicesProps) {
  const labelId = useId();
  const strangers = values.filter((value) => !choices.some((choice) => choice.value === value));
  /** In the order of the scheme, whatever was pressed first. */
  const put = (chosen: ReadonlySet<unknown>) =>
    onChange([...choices.map(({ value }) => value).filter((value) => chosen.has(value)), ...strangers]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !/^[1-9]$/.test(event.key)) return;
    const choice = choices[Number(event.key) - 1];
    if (choice === undefined) return;
    event.preventDefault();
    const chosen = new Set(values);
    if (!chosen.delete(choice.value)) chosen.add(choice.value);
    put(chosen);
  };
  return (
    <div className="choices">
      <span id={labelId}>{label}</span>
      <div onKeyDown={onKeyDown} role="presentation">
        <ToggleButtonGroup
          className="choice-row"
          aria-labelledby={labelId}
          selectionMode="multiple"
          selectedKeys={values}
          onSelectionChange={put}
        >
          {choices.map((choice, i) => (
            <ToggleButton key={choice.value} id={choice.value} className="choice">
              {i < 9 && <kbd aria-hidden="true">{i + 1}</kbd>} <span title={choice.definition}>{choice.label}</span>
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
      </div>
    </div>
  );
}
