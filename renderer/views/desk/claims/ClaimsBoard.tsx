import { type KeyboardEvent, useRef, useState } from 'react';
import { CLAIM_STATES, type ClaimState } from '../../../../shared/model/dossier.ts';
import type { ClaimRow } from '../../../../shared/model/project.ts';
import { useApp } from '../../../store/app-context.ts';
import { ListedRows } from '../../AnnotationRows.tsx';
import { STATE_LABELS } from '../../dossier/dossier-words.ts';
import { ClaimCard, keyOfClaim, Nothing } from './ClaimCells.tsx';
import styles from './Claims.module.css';
import type { ClaimsProps } from './ClaimsView.tsx';
import { useClaims } from './use-claims.ts';

/** Height of a card in CSS pixels: two lines of words, one of what is known of them. */
const CARD_HEIGHT = 72;

/** The claims in columns by state, all of them or those that were chosen: arrows go up and down a column and from one to the next. */
export function ClaimsBoard(props: ClaimsProps) {
  const board = useRef<HTMLDivElement>(null);
  const { filter, sort, version } = props;
  const all = useClaims({ filter, sort, version });
  const onKeyDown = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (by === 0 || event.altKey || event.ctrlKey || event.metaKey) return;
    const columns = [...(board.current?.querySelectorAll<HTMLElement>('[role=listbox]') ?? [])];
    const at = columns.findIndex((column) => column.contains(event.target as Node));
    const next = columns[at + by];
    if (at === -1 || next === undefined) return;
    event.preventDefault();
    next.focus();
  };
  if (all.length === 0 && !all.isAsking) return <Nothing isAsking={false} problem={all.problem} filter={filter} />;
  return (
    <div ref={board} className={styles.board} role="presentation" onKeyDown={onKeyDown}>
      {(props.filter.states ?? CLAIM_STATES).map((state) => (
        <Column key={state} state={state} {...props} />
      ))}
    </div>
  );
}

function Column({ state, filter, sort, version, here, setHere }: ClaimsProps & { readonly state: ClaimState }) {
  const app = useApp();
  const rows = useClaims({ filter: { ...filter, states: [state] }, sort, version });
  const [row, setRow] = useState(-1);
  const at = Math.min(row, rows.length - 1);
  const current = at < 0 ? null : rows.at(at);
  const isHere = here !== null && current !== null && keyOfClaim(here) === keyOfClaim(current);
  return (
    <section className={styles.column} aria-label={STATE_LABELS[state]}>
      <h3>
        {STATE_LABELS[state]} <small>{rows.length.toLocaleString('en')}</small>
      </h3>
      <div
        className={styles.cards}
        role="presentation"
        onFocus={({ target }) => {
          const first = rows.at(Math.max(at, 0));
          // A pointer comes to a card of its own: nothing scrolls under it.
          if (isHere || first === null || !target.matches(':focus-visible')) return;
          setRow(Math.max(at, 0));
          setHere(first);
        }}
      >
        <ListedRows<ClaimRow>
          label={`Claims: ${STATE_LABELS[state]}`}
          rows={rows}
          here={isHere ? at : -1}
          height={CARD_HEIGHT}
          keyOf={keyOfClaim}
          isStruck={() => false}
          choose={(claim, index) => {
            setRow(index);
            setHere(claim);
          }}
          open={(claim) => void app.claims.open(claim)}
        >
          {(claim) => <ClaimCard claim={claim} column={state} />}
        </ListedRows>
      </div>
    </section>
  );
}
