import type { KeyboardEvent, ReactNode } from 'react';
import {
  Button,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  Radio,
  RadioGroup,
  Select,
  SelectValue,
} from 'react-aria-components';
import type { Choice } from '../../shared/model/scheme.ts';

interface ChoiceButtonsProps {
  readonly label: ReactNode;
  readonly choices: readonly Choice[];
  readonly value: string | null;
  readonly onChange: (value: string | null) => void;
  /** True for the field that digits in the article fill in. */
  readonly isMarked?: boolean;
}

/** More choices than this become a list that opens. */
const MOST_BUTTONS = 12;

/**
 * One value out of a few, as buttons in a row, or as a list where there are many. Digits choose by number;
 * choosing the present value again takes it away.
 */
export function ChoiceButtons(props: ChoiceButtonsProps) {
  return props.choices.length > MOST_BUTTONS ? <ChoiceList {...props} /> : <ChoiceRow {...props} />;
}

function ChoiceRow({ label, choices, value, onChange, isMarked = false }: ChoiceButtonsProps) {
  const onKeyDown = (event: KeyboardEvent) => {
    const choice = digitChoice(event, choices);
    if (choice === null) return;
    event.preventDefault();
    // The chosen one holds the group's place in the tab order, so the keyboard goes there with it.
    event.currentTarget.querySelectorAll('input')[choices.indexOf(choice)]?.focus();
    onChange(choice.value === value ? null : choice.value);
  };
  return (
    <RadioGroup className="choices" data-marked={isMarked} value={value} onChange={onChange} orientation="horizontal">
      <Label>{label}</Label>
      <div className="choice-row" onKeyDown={onKeyDown} role="presentation">
        {choices.map((choice, i) => (
          <Radio
            key={choice.value}
            value={choice.value}
            className="choice"
            onPress={() => choice.value === value && onChange(null)}
          >
            {i < 9 && <kbd aria-hidden="true">{i + 1}</kbd>} <span title={choice.definition}>{choice.label}</span>
          </Radio>
        ))}
      </div>
    </RadioGroup>
  );
}

function digitChoice(event: KeyboardEvent, choices: readonly Choice[]): Choice | null {
  if (event.ctrlKey || event.metaKey || event.altKey || !/^[1-9]$/.test(event.key)) return null;
  return choices[Number(event.key) - 1] ?? null;
}

const NOTHING = 'nothing';

function ChoiceList({ label, choices, value, onChange }: ChoiceButtonsProps) {
  return (
    <Select
      className="field"
      value={value}
      placeholder="Not said"
      onChange={(key) => onChange(key === NOTHING || key === null ? null : String(key))}
    >
      <Label>{label}</Label>
      <Button className="select-button">
        <SelectValue />
        <span aria-hidden="true">▾</span>
      </Button>
      <Popover className="popover">
        <ListBox className="options">
          <ListBoxItem id={NOTHING} className="option is-quiet">
            Not said
          </ListBoxItem>
          {choices.map((choice) => (
            <ListBoxItem key={choice.value} id={choice.value} textValue={choice.label} className="option">
              <span>{choice.label}</span>
              {choice.definition !== undefined && <small>{choice.definition}</small>}
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </Select>
  );
}
