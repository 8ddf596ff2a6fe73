import { ArrowDownUp, Search, SlidersHorizontal } from 'lucide-react';
import { type KeyboardEvent, useId, useState } from 'react';
import { Button, Input, SearchField, ToggleButton } from 'react-aria-components';
import {
  ARTICLE_GROUPS,
  ARTICLE_SORTS,
  type ArticleFilter,
  type ArticleGroup,
  type ArticleSort,
} from '../../../shared/model/project.ts';
import { ARTICLE_STATES } from '../../../shared/model/records.ts';
import { useApp, useAppState } from '../../store/app-context.ts';
import { STATE_LABELS } from '../../store/article-states.ts';
import { ManyField } from '../ManyField.tsx';
import { SelectField } from '../SelectField.tsx';
import { counted } from '../words.ts';
import styles from './ArticleList.module.css';

const SORT_LABELS: Readonly<Record<ArticleSort, string>> = {
  modified: 'Changed',
  title: 'Title',
  outlet: 'Outlet',
  published: 'Published',
  state: 'State',
  progress: 'Progress',
};

const GROUP_LABELS: Readonly<Record<ArticleGroup, string>> = {
  none: 'Nothing',
  outlet: 'Outlet',
  state: 'State',
  tag: 'Tag',
  month: 'Month',
};

/** Which articles are listed and how: words at once, the rest behind a button. */
export function ArticleFilters({ total }: { total: number | null }) {
  const app = useApp();
  const panelId = useId();
  const [isOpen, setOpen] = useState(false);
  const { filter } = useAppState((state) => state.listing);
  const { words = '', ...others } = filter;
  const isFiltered = Object.keys(others).length > 0;
  const setWords = (typed: string) =>
    app.setListing({ filter: typed === '' ? others : { ...others, words: typed.slice(0, 1000) } });
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape' && words !== '') {
      event.preventDefault();
      setWords('');
    }
    if (event.key !== 'ArrowDown' && event.key !== 'Enter') return;
    event.preventDefault();
    event.currentTarget.closest('[role=tabpanel]')?.querySelector<HTMLElement>('[role=listbox]')?.focus();
  };
  return (
    <div className={styles.filters}>
      <div className={styles.row}>
        <SearchField
          aria-label="Find articles by title, outlet or tag"
          className={`field ${styles.find}`}
          value={words}
          onChange={setWords}
          onKeyDown={onKeyDown}
        >
          <Search size={13} aria-hidden="true" />
          <Input placeholder="Title, outlet, tag" />
        </SearchField>
        <ToggleButton
          className={styles.tool!}
          aria-label="Sort, group and filter"
          aria-expanded={isOpen}
          aria-controls={panelId}
          isSelected={isOpen}
          onChange={setOpen}
        >
          <span title="Sort, group and filter">
            <SlidersHorizontal size={15} aria-hidden="true" />
          </span>
        </ToggleButton>
      </div>
      {isOpen && <Choices id={panelId} />}
      <p className={styles.total}>
        <span role="status">{total === null ? 'Looking…' : counted(total, 'article', 'articles')}</span>
        {isFiltered && (
          <Button className={styles.clear!} onPress={() => app.setListing({ filter: words === '' ? {} : { words } })}>
            Clear filter
          </Button>
        )}
      </p>
    </div>
  );
}

function Choices({ id }: { id: string }) {
  const app = useApp();
  const { filter, sort, isDescending, group } = useAppState((state) => state.listing);
  const tags = useAppState((state) => state.project?.tags ?? NONE);
  const outlets = useAppState((state) => state.project?.outlets ?? NONE);
  const set = (change: Partial<Record<keyof ArticleFilter, readonly string[]>>) =>
    app.setListing({ filter: withoutEmpty({ ...filter, ...change }) });
  return (
    <div className={styles.choices} id={id}>
      <ManyField
        label="State"
        values={filter.states ?? NONE}
        options={ARTICLE_STATES.map((state) => ({ id: state, label: STATE_LABELS[state] }))}
        onChange={(states) => set({ states })}
      />
      <ManyField
        label="Tag"
        values={filter.tags ?? NONE}
        options={wordsAsOptions(tags)}
        onChange={(chosen) => set({ tags: chosen })}
      />
      <ManyField
        label="Outlet"
        values={filter.outlets ?? NONE}
        options={wordsAsOptions(outlets)}
        onChange={(chosen) => set({ outlets: chosen })}
      />
      <div className={styles.row}>
        <SelectField
          label="Sort by"
          value={sort}
          options={ARTICLE_SORTS.map((one) => ({ id: one, label: SORT_LABELS[one] }))}
          onChange={(chosen) => {
            const next = ARTICLE_SORTS.find((one) => one === chosen);
            if (next !== undefined)
              app.setListing({ sort: next, isDescending: next === 'modified' || next === 'published' });
          }}
        />
        <ToggleButton
          className={styles.tool!}
          aria-label="Last first"
          isSelected={isDescending}
          onChange={(isOn) => app.setListing({ isDescending: isOn })}
        >
          <span title={isDescending ? 'Last first' : 'First first'}>
            <ArrowDownUp size={15} aria-hidden="true" />
          </span>
        </ToggleButton>
      </div>
      <SelectField
        label="Group by"
        value={group}
        options={ARTICLE_GROUPS.map((one) => ({ id: one, label: GROUP_LABELS[one] }))}
        onChange={(chosen) => {
          const next = ARTICLE_GROUPS.find((one) => one === chosen);
          if (next !== undefined) app.setListing({ group: next });
        }}
      />
    </div>
  );
}

const NONE: readonly string[] = [];

const wordsAsOptions = (words: readonly string[]) => words.map((word) => ({ id: word, label: word }));

/** Nothing chosen is no filter. */
const withoutEmpty = (filter: Readonly<Record<string, unknown>>): ArticleFilter =>
  Object.fromEntries(Object.entries(filter).filter(([, value]) => !(Array.isArray(value) && value.length === 0)));
