import { Button, Checkbox, CheckboxGroup, Label } from 'react-aria-components';
import { idFrom, moved, without, withLinkType } from '../../shared/kinds/edit-scheme.ts';
import type { LinkType } from '../../shared/model/scheme.ts';
import { RowButtons } from './RowButtons.tsx';
import type { SchemeDraft } from './scheme-draft.ts';
import { SelectField } from './SelectField.tsx';
import styles from './SchemeDialog.module.css';
import { SchemeText } from './SchemeText.tsx';

/** The ties that may be drawn: between which kinds, and how many. */
export function LinkTypesForm({ draft: { scheme, fixed, edit, conflicts } }: { draft: SchemeDraft }) {
  const { linkTypes, kinds } = scheme;
  const set = (types: readonly LinkType[]) => edit({ ...scheme, linkTypes: types });
  const kindOptions = kinds.map(({ id, label }) => ({ id, label }));
  const add = () => {
    const id = idFrom(
      'New link',
      linkTypes.map((type) => type.id),
    );
    const ends = kinds.slice(0, 1).map((kind) => kind.id);
    set([...linkTypes, { id, label: 'New link', inverse: 'New link', from: ends, to: ends, each: 'many' }]);
  };
  return (
    <section aria-label="Links" className={styles.group}>
      <ul className={styles.conflicts} role="status">
        {conflicts
          .filter(({ kind }) => kind === null)
          .map(({ words }) => (
            <li key={words} data-grave="true">
              <bdi>{words}</bdi>
            </li>
          ))}
      </ul>
      <p className={styles.note}>
        Where several may run between the same two kinds, the first is meant unless one says otherwise.
      </p>
      {linkTypes.map((type, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- ids follow labels while one types
        <details key={index} className={styles.entry}>
          <summary>
            <bdi>{type.label}</bdi> <small>{type.each === 'one' ? 'one from each' : 'any number'}</small>
          </summary>
          <div className={styles.fields}>
            <div className={styles.row}>
              <SchemeText
                label="Label, read from where it starts"
                value={type.label}
                onChange={(label) => set(withLinkType(linkTypes, index, { ...type, label }, fixed))}
              />
              <SchemeText
                label="Read from its other end"
                value={type.inverse}
                onChange={(inverse) => set(withLinkType(linkTypes, index, { ...type, inverse }, fixed))}
              />
            </div>
            <Ends
              label="From"
              options={kindOptions}
              value={type.from}
              onChange={(from) => set(withLinkType(linkTypes, index, { ...type, from }, fixed))}
            />
            <Ends
              label="To"
              options={[...kindOptions, { id: 'speaker', label: 'Speaker (of the registry)' }]}
              value={type.to}
              onChange={(to) => set(withLinkType(linkTypes, index, { ...type, to }, fixed))}
            />
            <SelectField
              label="How many from each record"
              value={type.each}
              options={[
                { id: 'one', label: 'one: a second takes the place of the first' },
                { id: 'many', label: 'any number' },
              ]}
              onChange={(id) =>
                set(withLinkType(linkTypes, index, { ...type, each: id === 'one' ? 'one' : 'many' }, fixed))
              }
            />
          </div>
          <RowButtons
            what={`the link ${type.label}`}
            index={index}
            count={linkTypes.length}
            onMove={(by) => set(moved(linkTypes, index, by))}
            onRemove={() => set(without(linkTypes, index))}
          />
        </details>
      ))}
      <Button className={styles.deed!} onPress={add}>
        Add link type
      </Button>
    </section>
  );
}

interface EndsProps {
  readonly label: string;
  readonly options: readonly { readonly id: string; readonly label: string }[];
  readonly value: readonly string[];
  readonly onChange: (ids: readonly string[]) => void;
}

function Ends({ label, options, value, onChange }: EndsProps) {
  return (
    <CheckboxGroup className="choices" value={[...value]} onChange={onChange}>
      <Label>{label}</Label>
      <div className={styles.ends}>
        {options.map((option) => (
          <Checkbox key={option.id} value={option.id} className={styles.check!}>
            <span className={styles.box} aria-hidden="true" />
            <bdi>{option.label}</bdi>
          </Checkbox>
        ))}
      </div>
    </CheckboxGroup>
  );
}
