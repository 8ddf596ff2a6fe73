import { X } from 'lucide-react';
import { Button, Input, Label, SearchField, ToggleButton } from 'react-aria-components';
import { readTyped } from '../../../../shared/kinds/form.ts';
import { CLAIM_SORTS, type ClaimFilter, type ClaimRow, type ClaimSort } from '../../../../shared/model/project.ts';
import { useScheme } from '../../../store/app-context.ts';
import { DraftField } from '../../DraftField.tsx';
import { SelectField } from '../../SelectField.tsx';
import styles from './Claims.module.css';
import type { Look } from './ClaimsView.tsx';

interface ClaimsFilterProps {
  readonly look: Look;
  readonly setLook: (look: Look) => void;
  readonly here: ClaimRow | null;
}

const SORT_LABELS: Readonly<Record<ClaimSort['by'], string>> = {
  priority: 'Priority',
  deadline: 'Deadline',
  state: 'State',
  published: 'Date of the article',
  speaker: 'Speaker',
  article: 'Article',
};

const ANY = { id: '', label: 'Any' };

/** Which claims are shown, and in which order. */
export function ClaimsFilter({ look, setLook, here }: ClaimsFilterProps) {
  const scheme = useScheme();
  const { filter, sort } = look;
  const narrow = (change: ClaimFilter) => setLook({ ...look, filter: withoutEmpty({ ...filter, ...change }) });
  const choicesOf = (id: string) => {
    const field = scheme.findKind('claim')?.fields.find((one) => one.id === id);
    const choices = field !== undefined && 'choices' in field ? field.choices : [];
    return [ANY, ...choices.map(({ value, label }) => ({ id: value, label }))];
  };
  return (
    <div className={styles.filter} role="search" aria-label="Filter the claims">
      <SearchField
        className={`field ${styles.search}`}
        value={filter.words ?? ''}
        onChange={(words) => narrow({ words })}
      >
        <Label>Words</Label>
        <Input placeholder="in the claim or its wording" data-first />
      </SearchField>
      <SelectField
        label="Type"
        value={filter.types?.[0] ?? ''}
        options={choicesOf('claimType')}
        onChange={(id) => narrow({ types: id === '' ? [] : [id] })}
      />
      <SelectField
        label="Verdict"
        value={filter.verdicts?.[0] ?? ''}
        options={choicesOf('verdict')}
        onChange={(id) => narrow({ verdicts: id === '' ? [] : [id] })}
      />
      <DraftField
        label="Due by"
        hint="2026-11-30"
        value={filter.dueBy ?? ''}
        tidy={(typed) => String(readTyped(DATE, typed) ?? '')}
        onCommit={(dueBy) => narrow({ dueBy })}
      />
      <SelectField
        label="Sorted by"
        value={sort.by}
        options={CLAIM_SORTS.map((id) => ({ id, label: SORT_LABELS[id] }))}
        onChange={(id) => setLook({ ...look, sort: { ...sort, by: CLAIM_SORTS.find((one) => one === id) ?? sort.by } })}
      />
      <Button
        className={styles.button!}
        aria-label={sort.isDescending ? 'Highest first; turn round' : 'Lowest first; turn round'}
        onPress={() => setLook({ ...look, sort: { ...sort, isDescending: !sort.isDescending } })}
      >
        {sort.isDescending ? '↓' : '↑'}
      </Button>
      <ToggleButton
        className={styles.toggle!}
        isSelected={filter.needsAttention === true}
        onChange={(isWanted) => narrow({ needsAttention: isWanted })}
      >
        Needs attention
      </ToggleButton>
      <SpeakerChip filter={filter} here={here} narrow={narrow} />
    </div>
  );
}

interface SpeakerChipProps {
  readonly filter: ClaimFilter;
  readonly here: ClaimRow | null;
  readonly narrow: (change: ClaimFilter) => void;
}

/** The speaker whose claims alone are shown; S on a claim takes its speaker. */
function SpeakerChip({ filter, here, narrow }: SpeakerChipProps) {
  const speaker = here?.speaker ?? null;
  if (filter.speaker === undefined) {
    return speaker === null ? null : (
      <Button className={styles.button!} onPress={() => narrow({ speaker: speaker.key })}>
        Only <bdi>{speaker.name}</bdi> <kbd>S</kbd>
      </Button>
    );
  }
  const name = speaker?.key === filter.speaker ? speaker.name : filter.speaker.replace(/^name /u, '');
  return (
    <Button
      className={styles.toggle!}
      data-selected="true"
      aria-label={`Only ${name}; show all speakers`}
      onPress={() => narrow({ speaker: '' })}
    >
      <bdi>{name}</bdi> <X size={13} aria-hidden="true" />
    </Button>
  );
}

/** What says nothing is no part of the filter. */
function withoutEmpty(filter: ClaimFilter): ClaimFilter {
  const told = Object.entries(filter).filter(
    ([, value]) => value !== '' && value !== false && !(Array.isArray(value) && value.length === 0),
  );
  return Object.fromEntries(told);
}

const DATE = { type: 'date', id: 'dueBy', label: 'Due by' } as const;
