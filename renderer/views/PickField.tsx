import { type KeyboardEvent, type ReactNode, use, useState } from 'react';
import {
  Button,
  ComboBox,
  ComboBoxStateContext,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
} from 'react-aria-components';

/** One thing that can be picked. */
export interface Pick {
  readonly id: string;
  readonly label: string;
  readonly detail?: string | undefined;
}

interface PickFieldProps {
  readonly label: ReactNode;
  /** What is written in the field when it is entered. */
  readonly initial: string;
  readonly placeholder: string;
  /** Returns what fits the words typed so far, best first; the first is taken by Enter. */
  readonly picksFor: (typed: string) => readonly Pick[];
  readonly onPick: (pick: Pick) => void;
  readonly onLeave: () => void;
  /** Takes the present pick away; offered first when the field was emptied. */
  readonly onClear?: (() => void) | undefined;
  /** For the keys that bring the keyboard here. */
  readonly name: string;
}

const NOBODY: Pick = { id: 'nobody', label: 'Nobody', detail: 'as before anybody was named' };

/** A field with completion: type a few letters, Enter takes the first that fits, arrows choose another. */
export function PickField({ label, initial, placeholder, picksFor, onPick, onLeave, onClear, name }: PickFieldProps) {
  const [typed, setTyped] = useState(initial);
  const [isUntouched, setUntouched] = useState(true);
  const isEmptied = onClear !== undefined && !isUntouched && typed.trim() === '';
  const picks = [...(isEmptied ? [NOBODY] : []), ...picksFor(isUntouched ? '' : typed)];
  const pick = (id: unknown) => {
    if (id === NOBODY.id) {
      onClear?.();
      return;
    }
    const chosen = picks.find((one) => one.id === id);
    if (chosen === undefined) return;
    setUntouched(true);
    onPick(chosen);
  };
  return (
    <ComboBox
      className="field"
      data-field={name}
      inputValue={typed}
      onInputChange={(text) => {
        setTyped(text);
        setUntouched(false);
      }}
      items={picks}
      defaultFilter={() => true}
      value={null}
      onChange={pick}
      menuTrigger="focus"
      allowsEmptyCollection
      allowsCustomValue
    >
      <Label>{label}</Label>
      <div className="pick-row">
        <PickInput placeholder={placeholder} onEnter={() => pick(picks[0]?.id)} onLeave={onLeave} />
        <Button aria-label="Show all">▾</Button>
      </div>
      <Popover className="popover" isNonModal>
        <ListBox<Pick> className="options" renderEmptyState={() => <p className="option is-quiet">Nothing fits</p>}>
          {(one) => (
            <ListBoxItem id={one.id} textValue={one.label} className="option">
              <bdi>{one.label}</bdi>
              {one.detail !== undefined && (
                <small>
                  <bdi>{one.detail}</bdi>
                </small>
              )}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}

function PickInput({
  placeholder,
  onEnter,
  onLeave,
}: {
  placeholder: string;
  onEnter: () => void;
  onLeave: () => void;
}) {
  const combo = use(ComboBoxStateContext);
  const onKeyDownCapture = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      combo?.close();
      onLeave();
    }
    if (event.key === 'Enter' && combo?.selectionManager.focusedKey == null) {
      event.preventDefault();
      event.stopPropagation();
      combo?.close();
      onEnter();
    }
  };
  return (
    <span className="pick-input" onKeyDownCapture={onKeyDownCapture} role="presentation">
      <Input placeholder={placeholder} onFocus={(event) => event.target.select()} />
    </span>
  );
}
