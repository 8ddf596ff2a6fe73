import { Plus, X } from 'lucide-react';
import { Button } from 'react-aria-components';
import { dayOf, isHeldOn, officeInWords } from '../../../shared/analysis/speakers/offices.ts';
import type { Office } from '../../../shared/model/records.ts';
import { DraftField } from '../DraftField.tsx';
import { isolated } from '../words.ts';
import styles from './Speakers.module.css';

interface OfficeRowsProps {
  readonly offices: readonly Office[];
  readonly published: string | null;
  readonly onPut: (offices: readonly Office[]) => void;
}

/** Offices with their times: a description in the text is resolved by them, on the day the article was published. */
export function OfficeRows({ offices, published, onPut }: OfficeRowsProps) {
  const day = dayOf(published);
  const put = (index: number, change: Partial<Office>) =>
    onPut(offices.map((office, i) => (i === index ? withoutEmpty({ ...office, ...change }) : office)));
  return (
    <fieldset className={styles.rows}>
      <legend>Offices</legend>
      {offices.map((office, i) => (
        // oxlint-disable-next-line react/no-array-index-key -- offices have no identity but their place
        <div key={i} className={styles.office} role="group" aria-label={isolated(officeInWords(office))}>
          <DraftField
            label="Title"
            hint="Minister of Justice"
            value={office.title}
            onCommit={(title) => put(i, { title })}
          />
          <DraftField
            label="Of"
            hint="Norway"
            value={office.organisation ?? ''}
            onCommit={(organisation) => put(i, { organisation })}
          />
          <div className={styles.dates}>
            <DateField label="From" value={office.from} onCommit={(from) => put(i, { from })} />
            <DateField label="To" value={office.to} onCommit={(to) => put(i, { to })} />
            <Button
              className={styles.icon!}
              aria-label={`Remove the office ${isolated(office.title)}`}
              onPress={() => onPut(offices.filter((_, at) => at !== i))}
            >
              <X size={14} aria-hidden="true" />
            </Button>
          </div>
          {day !== null && office.title !== '' && (
            <p className={styles.quiet}>
              {isHeldOn(office, day) ? 'Held' : 'Not held'} on {day}, when this article was published.
            </p>
          )}
        </div>
      ))}
      <Button className={styles.add!} onPress={() => onPut([...offices, { title: '' }])}>
        <Plus size={13} aria-hidden="true" /> Add an office
      </Button>
    </fieldset>
  );
}

interface DateFieldProps {
  readonly label: string;
  readonly value: string | undefined;
  readonly onCommit: (value: string) => void;
}

/** A day as exact as is known. */
function DateField({ label, value = '', onCommit }: DateFieldProps) {
  const misfit = value === '' || dayOf(value) === value ? null : 'Year, month or day: 2021, 2021-06, 2021-06-15';
  return (
    <DraftField
      label={label}
      hint="2021-06"
      value={value}
      misfit={misfit}
      onCommit={(typed) => onCommit(typed.trim())}
    />
  );
}

function withoutEmpty({ title, organisation = '', from = '', to = '' }: Office): Office {
  return {
    title,
    ...(organisation === '' ? {} : { organisation }),
    ...(from === '' ? {} : { from }),
    ...(to === '' ? {} : { to }),
  };
}
