import { Button, Label, ListBox, ListBoxItem, Popover, Select, SelectValue } from 'react-aria-components';

interface SelectFieldProps {
  readonly label: string;
  readonly value: string | null;
  readonly options: readonly { readonly id: string; readonly label: string }[];
  readonly onChange: (id: string) => void;
  /** The label is for screen readers alone: the words beside it say the same. */
  readonly isLabelHidden?: boolean;
}

/** One of a list that opens. */
export function SelectField({ label, value, options, onChange, isLabelHidden = false }: SelectFieldProps) {
  return (
    <Select className="field" value={value} onChange={(id) => id !== null && onChange(String(id))}>
      <Label className={isLabelHidden ? 'visually-hidden' : ''}>{label}</Label>
      <Button className="select-button">
        <SelectValue />
        <span aria-hidden="true">▾</span>
      </Button>
      <Popover className="popover">
        <ListBox className="options">
          {options.map((option) => (
            <ListBoxItem key={option.id} id={option.id} textValue={option.label} className="option">
              {option.label}
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </Select>
  );
}
