import { X } from 'lucide-react';
import { useState } from 'react';
import { Button, Input, Label, SearchField, ToggleButton } from 'react-aria-components';
import { readTyped } from '../../../../shared/kinds/form.ts';
import {
  CLAIM_SORTS,
  type ClaimFilter,
  type ClaimRow,
  type ClaimSort,
  speakersMeant,
} from '../../../../shared/model/project.ts';
import { useAppState, useScheme } from '../../../store/app-context.ts';
import { nameOfKey } from '../../../store/searches.ts';
import { DraftField } from '../../DraftField.tsx';
import { ManyField } from '../../ManyField.tsx';
import { SelectField } from '../../SelectField.tsx';
import { isolated } from '../../words.ts';
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

/** Which claims are shown, and in which order. */
export function ClaimsFilter({ look, setLook, here }: ClaimsFilterProps) {
  const scheme = useScheme();
  const { filter, sort } = look;
  const narrow = (change: ClaimFilter) => setLook({ ...look, filter: withoutEmpty({ ...filter, ...change }) });
  const choicesOf = (id: string) => {
    const field = scheme.findKind('claim')?.fields.find((one) => one.id === id);
    const choices = field !== undefined && 'choices' in field ? field.choices : [];
    return choices.map(({ value, label }) => ({ id: value, label }));
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
      <ManyField
        label="Type"
        values={filter.types ?? []}
        options={choicesOf('claimType')}
        onChange={(types) => narrow({ types })}
      />
      <ManyField
        label="Verdict"
        values={filter.verdicts ?? []}
        options={choicesOf('verdict')}
        onChange={(verdicts) => narrow({ verdicts })}
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
      <SpeakerChips look={look} setLook={setLook} here={here} />
    </div>
  );
}

/** The speakers whose claims alone are shown, each taken away by a press; S on a claim takes its speaker in or out. */
function SpeakerChips({ look, setLook, here }: ClaimsFilterProps) {
  const [names, setNames] = useState<ReadonlyMap<string, string>>(new Map());
  const speaker = here?.speaker ?? null;
  const meant = speakersMeant(look.filter);
  // Keys of the registry name nobody: what a claim has told once is remembered.
  if (speaker !== null && names.get(speaker.key) !== speaker.name)
    setNames(new Map(names).set(speaker.key, speaker.name));
  const project = useAppState((state) => state.project?.project ?? null);
  const nameOf = (key: string) => names.get(key) ?? (project === null ? key : nameOfKey(project, key));
  return (
    <>
      {meant.map((key) => (
        <Button
          key={key}
          className={styles.toggle!}
          data-selected="true"
          aria-label={`Only ${isolated(nameOf(key))}; take away`}
          onPress={() => setLook(withSpeaker(look, key))}
        >
          <bdi>{nameOf(key)}</bdi> <X size={13} aria-hidden="true" />
        </Button>
      ))}
      {speaker !== null && !meant.includes(speaker.key) && (
        <Button className={styles.button!} onPress={() => setLook(withSpeaker(look, speaker.key))}>
          {meant.length === 0 ? 'Only' : 'Also'} <bdi>{speaker.name}</bdi> <kbd>S</kbd>
        </Button>
      )}
    </>
  );
}

/** Returns the look with the speaker among those that are meant, or without them where they were. */
export function withSpeaker(look: Look, key: string): Look {
  const meant = speakersMeant(look.filter);
  const { speaker: _one, speakers: _all, ...rest } = look.filter;
  const speakers = meant.includes(key) ? meant.filter((one) => one !== key) : [...meant, key];
  return { ...look, filter: speakers.length === 0 ? rest : { ...rest, speakers } };
}

/** What says nothing is no part of the filter. */
function withoutEmpty(filter: ClaimFilter): ClaimFilter {
  const told = Object.entries(filter).filter(
    ([, value]) => value !== '' && value !== false && !(Array.isArray(value) && value.length === 0),
  );
  return Object.fromEntries(told);
}

const DATE = { type: 'date', id: 'dueBy', label: 'Due by' } as const;
