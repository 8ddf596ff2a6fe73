import { useState } from 'react';
import type { ClaimRow } from '../../../../shared/model/project.ts';
import { useApp } from '../../../store/app-context.ts';
import { ListedRows } from '../../AnnotationRows.tsx';
import { ClaimCells, keyOfClaim, Nothing } from './ClaimCells.tsx';
import styles from './Claims.module.css';
import type { ClaimsProps } from './ClaimsView.tsx';
import { useClaims } from './use-claims.ts';

/** Height of a row in CSS pixels: two lines of words, or words over what is known of them in a narrow window. */
const ROW_HEIGHT = 54;

/** The claims one under the other, with what is known of each in columns. */
export function ClaimsTable({ filter, sort, version, setHere }: ClaimsProps) {
  const app = useApp();
  const rows = useClaims({ filter, sort, version });
  const [row, setRow] = useState(-1);
  if (rows.length === 0) return <Nothing isAsking={rows.isAsking} problem={rows.problem} filter={filter} />;
  return (
    <div
      className={styles.table}
      role="presentation"
      onFocus={({ target }) => {
        const first = rows.at(0);
        // A pointer comes to a row of its own: nothing scrolls under it.
        if (row >= 0 || first === null || !target.matches(':focus-visible')) return;
        setRow(0);
        setHere(first);
      }}
    >
      <div className={styles.head} aria-hidden="true">
        <span>Claim</span>
        <span>State</span>
        <span>Verdict, type</span>
        <span>Speaker</span>
        <span>Article</span>
        <span>Deadline</span>
      </div>
      <ListedRows<ClaimRow>
        label="Claims"
        rows={rows}
        here={Math.min(row, rows.length - 1)}
        height={ROW_HEIGHT}
        keyOf={keyOfClaim}
        isStruck={() => false}
        choose={(claim, at) => {
          setRow(at);
          setHere(claim);
        }}
        open={(claim) => void app.claims.open(claim)}
      >
        {(claim) => <ClaimCells claim={claim} />}
      </ListedRows>
    </div>
  );
}
