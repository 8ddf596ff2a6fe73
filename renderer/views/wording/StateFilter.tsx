import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import type { QuoteCheck } from '../../../shared/analysis/verbatim/check-article.ts';
import { VERBATIM_STATES, type VerbatimState } from '../../../shared/model/source-text.ts';
import { stateOf, STATE_SIGNS } from './state-signs.ts';
import styles from './Wording.module.css';

interface StateFilterProps {
  readonly checks: ReadonlyMap<string, QuoteCheck>;
  readonly only: VerbatimState | null;
  readonly onFilter: (only: VerbatimState | null) => void;
}

/** How many quotes came to each state; one of them narrows the list. */
export function StateFilter({ checks, only, onFilter }: StateFilterProps) {
  const counts = VERBATIM_STATES.map(
    (state) => [...checks.values()].filter(({ result }) => result.state === state).length,
  );
  return (
    <ToggleButtonGroup
      aria-label="Show only"
      className={styles.filter!}
      selectionMode="single"
      selectedKeys={only === null ? [] : [only]}
      onSelectionChange={([next]) => onFilter(stateOf(next))}
    >
      {VERBATIM_STATES.map((state, at) => (
        <ToggleButton
          key={state}
          id={state}
          isDisabled={counts[at] === 0}
          className={styles.toggle!}
          aria-label={`${STATE_SIGNS[state].label}: ${counts[at]}`}
        >
          <span className={styles.state} data-state={state} title={STATE_SIGNS[state].label}>
            <span className={styles.sign}>{STATE_SIGNS[state].sign}</span>
            {counts[at]}
          </span>
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
