import { Button, Checkbox } from 'react-aria-components';
import {
  asType,
  type FixedIds,
  idFrom,
  moved,
  replaced,
  withChoice,
  withField,
  without,
  withoutField,
} from '../../shared/kinds/edit-scheme.ts';
import {
  CHOICE_FIELDS,
  type Choice,
  type Field,
  type FieldType,
  type Kind,
  PLAIN_FIELDS,
} from '../../shared/model/scheme.ts';
import { VERDICT } from '../../shared/kinds/verdict-scales.ts';
import { RowButtons } from './RowButtons.tsx';
import { SelectField } from './SelectField.tsx';
import styles from './SchemeDialog.module.css';
import { SchemeText } from './SchemeText.tsx';

const TYPE_WORDS: Readonly<Record<FieldType, string>> = {
  choice: 'One value of a list',
  choices: 'Several values of a list',
  text: 'A line of text',
  'long-text': 'A text',
  number: 'A number',
  date: 'A date',
  flag: 'Yes or no',
  speaker: 'A speaker',
};

interface FieldsFormProps {
  readonly kind: Kind;
  readonly fixed: FixedIds;
  readonly onChange: (kind: Kind) => void;
}

/** The form that annotations of a kind get: its fields in order, each folded up. */
export function FieldsForm({ kind, fixed, onChange }: FieldsFormProps) {
  const { fields } = kind;
  const add = () => {
    const id = idFrom(
      'New field',
      fields.map((field) => field.id),
    );
    onChange({ ...kind, fields: [...fields, { id, label: 'New field', type: 'text' }] });
  };
  return (
    <section aria-label="Fields" className={styles.group}>
      <h3>Fields</h3>
      {fields.map((field, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- ids follow labels while one types
        <details key={index} className={styles.entry}>
          <summary>
            <bdi>{field.label}</bdi> <small>{TYPE_WORDS[field.type].toLowerCase()}</small>
          </summary>
          <FieldForm
            field={field}
            kind={kind}
            fixed={fixed}
            onChange={(next) => onChange(withField(kind, index, next, fixed))}
          />
          <RowButtons
            what={`the field ${field.label}`}
            index={index}
            count={fields.length}
            onMove={(by) => onChange({ ...kind, fields: moved(fields, index, by) })}
            onRemove={() => onChange(withoutField(kind, index))}
          />
        </details>
      ))}
      <Button className={styles.deed!} onPress={add}>
        Add field
      </Button>
    </section>
  );
}

interface FieldFormProps extends FieldsFormProps {
  readonly field: Field;
}

function FieldForm({
  field,
  kind,
  fixed,
  onChange,
}: Omit<FieldFormProps, 'onChange'> & { onChange: (field: Field) => void }) {
  const types = [...CHOICE_FIELDS, ...PLAIN_FIELDS];
  return (
    <div className={styles.fields}>
      <div className={styles.row}>
        <SchemeText
          label="Label of the field"
          value={field.label}
          onChange={(label) => onChange({ ...field, label })}
        />
        <SelectField
          label="Type"
          value={field.type}
          options={types.map((id) => ({ id, label: TYPE_WORDS[id] }))}
          onChange={(id) => onChange(asType(field, types.find((type) => type === id) ?? field.type))}
        />
      </div>
      <SchemeText label="Hint" value={field.hint ?? ''} onChange={(hint) => onChange({ ...field, hint })} />
      <Checkbox
        className={styles.check!}
        isSelected={field.required === true}
        onChange={(required) => onChange({ ...field, required })}
      >
        <span className={styles.box} aria-hidden="true" />
        An annotation is unfinished without it
      </Checkbox>
      <Condition field={field} kind={kind} onChange={onChange} />
      {'choices' in field && (
        <Values
          field={field}
          isFixed={(value) => fixed.has(`${kind.id}/${field.id}/${value}`)}
          onChange={(choices) => onChange({ ...field, choices })}
        />
      )}
    </div>
  );
}

/** On which value of another field it is shown. */
function Condition({ field, kind, onChange }: { field: Field; kind: Kind; onChange: (field: Field) => void }) {
  const conditions = kind.fields
    .filter((other) => other.id !== field.id)
    .flatMap((other) =>
      'choices' in other
        ? other.choices.map(({ value, label }) => ({
            id: JSON.stringify([other.id, value]),
            label: `while “${other.label}” is “${label}”`,
          }))
        : [],
    );
  if (conditions.length === 0 && field.when === undefined) return null;
  const choose = (id: string) => {
    const { when: _before, ...rest } = field;
    if (id === ALWAYS) return onChange(rest);
    const [other = '', is = ''] = JSON.parse(id) as string[];
    return onChange({ ...rest, when: { field: other, is } });
  };
  return (
    <SelectField
      label="Shown"
      value={field.when === undefined ? ALWAYS : JSON.stringify([field.when.field, field.when.is])}
      options={[{ id: ALWAYS, label: 'always' }, ...conditions]}
      onChange={choose}
    />
  );
}

const ALWAYS = 'always';

/** What is typed for a number that is none takes it away. */
function withNumber({ number: _before, ...choice }: Choice, typed: string): Choice {
  const number = Number(typed);
  return typed.trim() === '' || !Number.isFinite(number) ? choice : { ...choice, number };
}

interface ValuesProps {
  readonly field: Field & { readonly choices: readonly Choice[] };
  /** True for a value that annotations may have. */
  isFixed(value: string): boolean;
  onChange(choices: readonly Choice[]): void;
}

function Values({ field, isFixed, onChange }: ValuesProps) {
  const { choices } = field;
  const isScale = field.id === VERDICT.field;
  const add = () => {
    const value = idFrom(
      'New value',
      choices.map((choice) => choice.value),
    );
    onChange([...choices, { value, label: 'New value' }]);
  };
  return (
    <section aria-label={`Values of ${field.label}`} className={styles.values}>
      {choices.map((choice, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- values follow labels while one types
        <div key={index} className={styles.value}>
          <SchemeText
            label={`Value ${index + 1}`}
            isLabelHidden
            value={choice.label}
            onChange={(label) => onChange(withChoice(choices, index, { ...choice, label }, isFixed(choice.value)))}
          />
          <SchemeText
            label={`Definition of value ${index + 1}`}
            isLabelHidden
            hint="When to choose it"
            value={choice.definition ?? ''}
            maxLength={2_000}
            onChange={(definition) => onChange(replaced(choices, index, { ...choice, definition }))}
          />
          {isScale && (
            <SchemeText
              label={`Number of value ${index + 1}`}
              isLabelHidden
              hint="Number, 1 to 6"
              value={choice.number === undefined ? '' : String(choice.number)}
              onChange={(typed) => onChange(replaced(choices, index, withNumber(choice, typed)))}
            />
          )}
          <RowButtons
            what={`the value ${choice.label}`}
            index={index}
            count={choices.length}
            onMove={(by) => onChange(moved(choices, index, by))}
            onRemove={() => onChange(without(choices, index))}
          />
        </div>
      ))}
      <Button className={styles.deed!} onPress={add}>
        Add value
      </Button>
    </section>
  );
}
