import type { ClaimFilter, ClaimRow } from '../../../../shared/model/project.ts';
import { useApp, useAppState, useScheme } from '../../../store/app-context.ts';
import { STATE_LABELS } from '../../dossier/dossier-words.ts';
import styles from './Claims.module.css';

/** Names a row: ids of claims are those of their article. */
export const keyOfClaim = ({ fileId, id }: ClaimRow): string => `${fileId} ${id}`;

/** What is known of a claim, as the cells of its row. */
export function ClaimCells({ claim }: { readonly claim: ClaimRow }) {
  const words = useWords(claim);
  return (
    <div className={styles.cells}>
      <bdi className={styles.words} title={claim.text}>
        {claim.normalised ?? claim.text}
      </bdi>
      <span className={styles.state} data-state={words.state}>
        {STATE_LABELS[words.state]}
      </span>
      <span>
        <bdi>{words.verdict}</bdi>
        {words.type !== '' && (
          <small>
            <bdi>{words.type}</bdi>
          </small>
        )}
      </span>
      <bdi>{claim.speaker?.name ?? ''}</bdi>
      <bdi>{claim.title}</bdi>
      <span className={styles.due}>
        <Due claim={claim} />
      </span>
    </div>
  );
}

/** A claim on the board. */
export function ClaimCard({ claim, column }: { readonly claim: ClaimRow; readonly column: ClaimRow['state'] }) {
  const words = useWords(claim);
  return (
    <div className={styles.card} data-moved={words.state !== column}>
      <bdi className={styles.words} title={claim.text}>
        {claim.normalised ?? claim.text}
      </bdi>
      <small>
        {words.state !== column && <strong>now {STATE_LABELS[words.state].toLowerCase()} </strong>}
        <bdi>{words.verdict}</bdi> <Due claim={claim} /> <bdi>{claim.speaker?.name ?? ''}</bdi>
      </small>
    </div>
  );
}

/** The deadline, with its urgency and whether something is amiss. */
function Due({ claim }: { readonly claim: ClaimRow }) {
  const late = isLate(claim);
  return (
    <>
      {claim.deadline !== null && (
        <span className={late ? styles.late : ''}>
          {claim.deadline} {late && <small>late</small>}
        </span>
      )}{' '}
      {claim.priority !== null && <small title="Priority, 0 to 100">P{claim.priority}</small>}{' '}
      {claim.attention.length > 0 && (
        <small className={styles.late} title={claim.attention.join('\n')}>
          ⚠ {claim.attention.length}
          <span className="visually-hidden"> need attention: {claim.attention.join(' ')}</span>
        </small>
      )}
    </>
  );
}

const isLate = ({ deadline }: ClaimRow): boolean =>
  deadline !== null && deadline < new Date().toISOString().slice(0, 10);

/** State, verdict and type in words; of the article on the screen as it stands there. */
function useWords(claim: ClaimRow) {
  const app = useApp();
  const scheme = useScheme();
  useAppState(({ snapshot }) => snapshot?.set.dossierOf(claim.id) ?? null);
  const state = app.claims.stateOf(claim);
  const label = (field: string, value: string | null) =>
    value === null ? '' : scheme.valueLabel('claim', field, value);
  return {
    state,
    // A second reader is to come to their own.
    verdict: state === 'second-read' ? '' : label('verdict', claim.verdict),
    type: label('claimType', claim.claimType),
  };
}

interface NothingProps {
  readonly isAsking: boolean;
  readonly problem: string | null;
  readonly filter: ClaimFilter;
}

/** Said in place of rows where there are none. */
export function Nothing({ isAsking, problem, filter }: NothingProps) {
  const isFiltered = Object.keys(filter).length > 0;
  return (
    <p className={styles.nothing} role={problem === null ? 'status' : 'alert'}>
      {problem ??
        (isAsking
          ? 'Looking…'
          : isFiltered
            ? 'No claim of the project is like this.'
            : 'No claim is tagged in this project yet. Press C on a sentence of an article: it is listed here with how far its check is.')}
    </p>
  );
}
