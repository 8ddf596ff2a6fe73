import { type KeyboardEvent, useCallback, useDeferredValue, useRef, useState } from 'react';
import { Button, ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { CLAIM_STATES } from '../../../../shared/model/dossier.ts';
import type { ClaimFilter, ClaimRow, ClaimSort } from '../../../../shared/model/project.ts';
import { useApp, useAppState } from '../../../store/app-context.ts';
import type { AskedMove } from '../../../store/claims.ts';
import { STATE_LABELS } from '../../dossier/dossier-words.ts';
import { ReasonField } from '../../dossier/ReasonField.tsx';
import { counted } from '../../words.ts';
import type { DeskViewProps } from '../DeskView.tsx';
import { ClaimsBoard } from './ClaimsBoard.tsx';
import styles from './Claims.module.css';
import { ClaimsFilter, withSpeaker } from './ClaimsFilter.tsx';
import { ClaimsTable } from './ClaimsTable.tsx';
import { SavedViews } from './SavedViews.tsx';
import { useClaims } from './use-claims.ts';

/** How the claims are looked at. */
export interface Look {
  readonly filter: ClaimFilter;
  readonly sort: ClaimSort;
  readonly isBoard: boolean;
}

const FIRST_LOOK: Look = { filter: {}, sort: { by: 'priority', isDescending: true }, isBoard: false };

/** What both ways to look at the claims are given. */
export interface ClaimsProps extends Look {
  /** Asked anew when it changes. */
  readonly version: number;
  readonly here: ClaimRow | null;
  readonly setHere: (row: ClaimRow) => void;
}

/** The claims of the project, as a table or a board of the same rows, to be filtered, sorted and moved on by keys. */
export function ClaimsView({ about }: DeskViewProps) {
  const app = useApp();
  const [look, setLook] = useState<Look>(() => ({ ...FIRST_LOOK, filter: about.claims ?? {} }));
  const [asked, setAsked] = useState(about);
  const [here, setHere] = useState<ClaimRow | null>(null);
  const [version, setVersion] = useState(0);
  const [moved, setMoved] = useState('');
  const [unreasoned, setUnreasoned] = useState<Unreasoned | null>(null);
  const view = useRef<HTMLElement>(null);
  // Whoever asks for the view again with claims in mind wants those; what was looked at before stays otherwise.
  if (asked !== about) {
    setAsked(about);
    if (about.claims !== undefined) setLook({ ...look, filter: about.claims });
  }
  const deferred = useDeferredValue(look);
  const move = useCallback(
    async (row: ClaimRow | null, by: 1 | -1, reason?: string) => {
      if (row === null) return;
      const state = await app.claims.move(row, by, reason);
      if (state === null) return;
      if (typeof state === 'object') {
        setUnreasoned({ ...state, row, by });
        return;
      }
      setMoved(`${STATE_LABELS[state]}: ${row.normalised ?? row.text}`);
      setVersion((now) => now + 1);
    },
    [app],
  );
  const leaveReason = () => {
    setUnreasoned(null);
    view.current?.querySelector<HTMLElement>('[role=listbox]')?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const isInList = event.target instanceof Element && event.target.closest('[role=listbox]') !== null;
    if (!isInList && event.key === 'ArrowDown' && isInWords(event)) {
      event.preventDefault();
      event.currentTarget.querySelector<HTMLElement>('[role=listbox]')?.focus();
      return;
    }
    if (!isInList || event.ctrlKey || event.metaKey) return;
    if (event.altKey && (event.key === 'ArrowRight' || event.key === 'ArrowLeft')) {
      event.preventDefault();
      event.stopPropagation();
      void move(here, event.key === 'ArrowRight' ? 1 : -1);
    } else if (!event.altKey && event.key.toLowerCase() === 's' && here?.speaker != null) {
      event.preventDefault();
      setLook(withSpeaker(look, here.speaker.key));
    }
  };
  const props = { ...deferred, version, here, setHere };
  return (
    <section ref={view} className={styles.view} aria-label="Claims of the project" onKeyDownCapture={onKeyDown}>
      <ClaimsFilter look={look} setLook={setLook} here={here} />
      <div className={styles.tools}>
        <Counts look={look} setLook={setLook} version={version} />
        <SavedViews look={look} setLook={setLook} />
        <span className={styles.moves}>
          <Button className={styles.button!} isDisabled={here === null} onPress={() => void move(here, -1)}>
            ← Move back <kbd>Alt+←</kbd>
          </Button>
          <Button className={styles.button!} isDisabled={here === null} onPress={() => void move(here, 1)}>
            Move on → <kbd>Alt+→</kbd>
          </Button>
        </span>
      </div>
      {unreasoned !== null && (
        <div className={styles.asked}>
          <ReasonField
            key={unreasoned.row.id}
            from={unreasoned.from}
            to={unreasoned.to}
            onTake={(reason) => {
              void move(unreasoned.row, unreasoned.by, reason);
              leaveReason();
            }}
            onLeave={leaveReason}
          />
        </div>
      )}
      <p className="visually-hidden" role="status">
        {moved}
      </p>
      {deferred.isBoard ? <ClaimsBoard {...props} /> : <ClaimsTable {...props} />}
    </section>
  );
}

/** A move of a published check that waits for its reason. */
interface Unreasoned extends AskedMove {
  readonly row: ClaimRow;
  readonly by: 1 | -1;
}

/** In the field from which the arrow down leads into the list. */
const isInWords = ({ target, altKey, ctrlKey, metaKey }: KeyboardEvent): boolean =>
  target instanceof HTMLElement && target.matches('[data-first]') && !altKey && !ctrlKey && !metaKey;

interface LookProps {
  readonly look: Look;
  readonly setLook: (look: Look) => void;
}

/** How many claims each state has; states that are pressed narrow the table or are the columns of the board. */
function Counts({ look, setLook, version }: LookProps & { readonly version: number }) {
  const { states: _states, ...rest } = look.filter;
  const all = useClaims({ filter: rest, sort: look.sort, version });
  const byState = all.latest?.byState ?? {};
  const isBusy = useAppState(({ project }) => project?.indexing ?? null);
  return (
    <>
      <ToggleButtonGroup
        aria-label="Shown as"
        className={styles.toggles!}
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[look.isBoard ? 'board' : 'table']}
        onSelectionChange={(keys) => setLook({ ...look, isBoard: keys.has('board') })}
      >
        <ToggleButton id="table" className={styles.toggle!}>
          Table
        </ToggleButton>
        <ToggleButton id="board" className={styles.toggle!}>
          Board
        </ToggleButton>
      </ToggleButtonGroup>
      <ToggleButtonGroup
        aria-label="Only these states"
        className={styles.toggles!}
        selectionMode="multiple"
        selectedKeys={look.filter.states ?? []}
        onSelectionChange={(keys) => setLook({ ...look, filter: withStates(rest, keys) })}
      >
        {CLAIM_STATES.map((state) => (
          <ToggleButton key={state} id={state} className={styles.toggle!}>
            {STATE_LABELS[state]} <small>{(byState[state] ?? 0).toLocaleString('en')}</small>
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      <span className={styles.soft} role="status">
        {all.latest !== null && counted(all.length, 'claim', 'claims')}
        {isBusy !== null && `, index ${isBusy.done} of ${isBusy.total}`}
      </span>
    </>
  );
}

function withStates(filter: ClaimFilter, keys: ReadonlySet<unknown>): ClaimFilter {
  const states = CLAIM_STATES.filter((state) => keys.has(state));
  return states.length === 0 ? filter : { ...filter, states };
}
