import { Check } from 'lucide-react';
import { Button, Label, ListBox, ListBoxItem, Popover, Select, SelectValue } from 'react-aria-components';

interface ManyFieldProps {
  readonly label: string;
  readonly values: readonly string[];
  readonly options: readonly { readonly id: string; readonly label: string }[];
  /** What is said while none is chosen. */
  readonly none?: string;
  readonly onChange: (values: readonly string[]) => void;
}

/** Any number of a list that opens, and stays open while one chooses: arrows and Enter or Space, Escape closes it. */
export function ManyField({ label, values, options, none = 'Any', onChange }: ManyFieldProps) {
  const chosen = options.filter(({ id }) => values.includes(id));
  return (
    <Select
      className="field"
      selectionMode="multiple"
      value={[...values]}
      onChange={(ids) => onChange(options.filter(({ id }) => ids.includes(id)).map(({ id }) => id))}
    >
      <Label>{label}</Label>
      <Button className="select-button">
        <SelectValue>
          <bdi>{chosen.length === 0 ? none : chosen.map((option) => option.label).join(', ')}</bdi>
        </SelectValue>
        <span aria-hidden="true">▾</span>
      </Button>
      <Popover className="popover">
        <ListBox className="options">
          {options.map((option) => (
            <ListBoxItem key={option.id} id={option.id} textValue={option.label} className="option">
              {({ isSelected }) => (
                <>
                  <bdi>{option.label}</bdi>
                  {isSelected && <Check size={14} aria-hidden="true" />}
                </>
              )}
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </Select>
  );
}
