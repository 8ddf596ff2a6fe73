import { type KeyboardEvent, type ReactNode, useRef } from 'react';
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
import { choiceDigits } from '../../shared/kinds/choice-digits.ts';
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
 * One value out of a few, as buttons in a row, or as a list where there are many. Digits choose: one, or two where
 * there are more than nine; choosing the present value again takes it away.
 */
export function ChoiceButtons(props: ChoiceButtonsProps) {
  return props.choices.length > MOST_BUTTONS ? <ChoiceList {...props} /> : <ChoiceRow {...props} />;
}

function ChoiceRow({ label, choices, value, onChange, isMarked = false }: ChoiceButtonsProps) {
  const digits = choiceDigits(choices.length);
  const typed = useRef('');
  const onKeyDown = (event: KeyboardEvent) => {
    const before = typed.current;
    typed.current = '';
    if (event.ctrlKey || event.metaKey || event.altKey || !/^[1-9]$/.test(event.key)) return;
    event.preventDefault();
    // What begins nothing together with the digit before it is the first of another pair.
    const [wanted] = [before + event.key, event.key].filter((one) => digits.some((all) => all.startsWith(one)));
    const choice = choices[digits.indexOf(wanted ?? '')];
    if (choice === undefined) {
      typed.current = wanted ?? '';
      return;
    }
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
            <kbd aria-hidden="true">{digits[i]}</kbd> <span title={choice.definition}>{choice.label}</span>
          </Radio>
        ))}
      </div>
    </RadioGroup>
  );
}

const NOTHING = 'nothing';

function ChoiceList({ label, choices, value, onChange, isMarked = false }: ChoiceButtonsProps) {
  const digits = choiceDigits(choices.length);
  return (
    <Select
      className="field"
      data-marked={isMarked}
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
          {choices.map((choice, i) => (
            <ListBoxItem key={choice.value} id={choice.value} textValue={choice.label} className="option">
              <span>
                {digits[i] !== undefined && <kbd aria-hidden="true">{digits[i]}</kbd>} {choice.label}
              </span>
              {choice.definition !== undefined && <small>{choice.definition}</small>}
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </Select>
  );
}
