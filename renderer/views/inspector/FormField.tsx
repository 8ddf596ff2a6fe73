import { Fragment, type ReactNode } from 'react';
import type { FilledWords } from '../../../shared/analysis/claim-wording/fill.ts';
import { isNote, misfitOf, missingFields, readTyped, textOfValue, valueOf } from '../../../shared/kinds/form.ts';
import type { Annotation, AttributeValue } from '../../../shared/model/records.ts';
import type { Choice, Field } from '../../../shared/model/scheme.ts';
import { setAttributes } from '../../editor/index.ts';
import { useApp, useAppState, useScheme } from '../../store/app-context.ts';
import { ChoiceButtons } from '../ChoiceButtons.tsx';
import { DraftField } from '../DraftField.tsx';
import { FieldLabel } from '../FieldLabel.tsx';
import { ManyChoices } from '../ManyChoices.tsx';
import { NoteField } from '../NoteField.tsx';
import styles from './InspectorPane.module.css';
import { KeptValue } from './KeptValue.tsx';
import { SpeakerAttribute } from './SpeakerAttribute.tsx';
import { keyLabel } from '../words.ts';
import { stepperOf } from './steppers.ts';
import { type OfferedWording, useWordingOffer } from './wording-offer.ts';

export interface FieldProps {
  readonly field: Field;
  readonly annotation: Annotation;
}

/** What the control of one field draws and writes. */
interface ControlProps {
  /** Digits in the article fill it in. */
  readonly isMarked: boolean;
  readonly field: Field;
  readonly label: ReactNode;
  readonly value: AttributeValue | null;
  readonly misfit: string | null;
  /** What the field would have if it were taken. */
  readonly offer: OfferedWording | null;
  readonly write: (value: AttributeValue | null) => void;
}

/**
 * One field of a kind's form. A value that does not fit it is shown as it is, with a word, and stays until one writes
 * another.
 */
export function FormField({ field, annotation }: FieldProps) {
  const app = useApp();
  const isMarked = useAppState((state) => state.snapshot!.markedField === field.id);
  const kind = useScheme().findKind(annotation.kind);
  const value = valueOf(annotation.attributes, field.id);
  const isMissing = kind !== null && missingFields(kind, annotation.attributes).includes(field);
  const label = <FieldLabel label={field.label} isRequired={field.required === true} isMissing={isMissing} />;
  const write = (next: AttributeValue | null) =>
    void app.perform((state, services) => setAttributes(state, annotation.id, { [field.id]: next }, services));
  const misfit = misfitOf(field, value);
  const offer = useWordingOffer(field, annotation);
  return (
    <div className={styles.field} data-attribute={field.id} data-type={field.type}>
      {field.type === 'speaker' ? (
        <SpeakerAttribute field={field} annotation={annotation} label={label} />
      ) : (
        <Control
          field={field}
          isMarked={isMarked}
          label={label}
          value={value}
          misfit={misfit}
          offer={offer}
          write={write}
        />
      )}
      {!isTyped(field) && misfit !== null && value !== null && (
        <KeptValue value={value} misfit={misfit} onRemove={() => write(withoutStrangers(field, value))} />
      )}
      {!isTyped(field) && field.type !== 'speaker' && field.hint !== undefined && (
        <p className={styles.fieldHint} dir="auto">
          {field.hint}
        </p>
      )}
    </div>
  );
}

/** The value of these is what is typed, so that one which does not fit stands in the field itself. */
const isTyped = ({ type }: Field): boolean => ['text', 'long-text', 'number', 'date'].includes(type);

const YES_OR_NO: readonly Choice[] = [
  { value: 'true', label: 'Yes' },
  { value: 'false', label: 'No' },
];

function Control(props: ControlProps) {
  const { field, isMarked, label, value, misfit, write } = props;
  switch (field.type) {
    case 'choice':
      return (
        <ChoiceButtons
          label={label}
          choices={field.choices}
          isMarked={isMarked}
          value={misfit === null && typeof value === 'string' ? value : null}
          onChange={write}
        />
      );
    case 'choices':
      return (
        <ManyChoices
          label={label}
          choices={field.choices}
          values={Array.isArray(value) ? (value as readonly string[]) : []}
          onChange={write}
        />
      );
    case 'flag':
      return (
        <ChoiceButtons
          label={label}
          choices={YES_OR_NO}
          value={typeof value === 'boolean' ? String(value) : null}
          onChange={(next) => write(next === null ? null : next === 'true')}
        />
      );
    default:
      return <TypedField {...props} />;
  }
}

const HINTS: Partial<Record<Field['type'], string>> = { date: '2026-11-23', number: '12' };

function TypedField({ field, label, value, misfit, offer, write }: ControlProps) {
  const app = useApp();
  const text = textOfValue(value);
  if (isNote(field)) {
    const editLabel = `Edit: ${field.label}`;
    return (
      <NoteField
        label={label}
        editLabel={editLabel}
        hint={field.hint}
        value={text}
        onCommit={write}
        onDone={app.focusArticle}
      />
    );
  }
  const step = stepperOf(field);
  return (
    <DraftField
      label={label}
      hint={field.hint ?? HINTS[field.type]}
      // A line end in it would be lost in a field of one line.
      isLong={field.type === 'long-text' || (field.type === 'text' && text.includes('\n'))}
      isRequired={field.required === true}
      misfit={misfit === null ? null : `Kept as it is: it ${misfit}.`}
      value={text}
      offer={
        offer === null ? null : { text: offer.words.text, note: <OfferNote offer={offer.words} />, take: offer.take }
      }
      tidy={(typed) => textOfValue(readTyped(field, typed))}
      {...(step === null ? {} : { step })}
      onCommit={(typed) => write(readTyped(field, typed))}
      onDone={app.focusArticle}
    />
  );
}

/** What was filled in for which words, and how the wording is taken. */
function OfferNote({ offer: { filled } }: { readonly offer: FilledWords }) {
  return (
    <>
      {filled.length === 0 ? 'Offered as it stands' : 'Offered, with '}
      {filled.map(({ start, words, put }, index) => (
        <Fragment key={start}>
          {index > 0 && ', '}
          <b>
            <bdi>{put}</bdi>
          </b>{' '}
          for “<bdi>{words}</bdi>”
        </Fragment>
      ))}
      . <kbd>{keyLabel('Mod-Enter')}</kbd> takes it, typing replaces it.
    </>
  );
}

/** What is left of a value without what does not fit its field. */
function withoutStrangers(field: Field, value: AttributeValue): AttributeValue | null {
  if (field.type !== 'choices' || !Array.isArray(value)) return null;
  return (value as readonly string[]).filter((one) => field.choices.some((choice) => choice.value === one));
}
