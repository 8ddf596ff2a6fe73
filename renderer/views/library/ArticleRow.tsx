import { Circle, CircleCheck, CircleDot, Eye, TriangleAlert } from 'lucide-react';
import type { ProjectRow } from '../../../shared/ipc/project-calls.ts';
import type { ArticleState } from '../../../shared/model/records.ts';
import { STATE_LABELS } from '../../store/article-states.ts';
import { HiddenFlag } from '../HiddenWarning.tsx';
import { count } from '../words.ts';
import styles from './ArticleList.module.css';

const STATE_ICONS = { open: Circle, 'in-work': CircleDot, review: Eye, done: CircleCheck } as const;

/** The sign of a state: each has a shape of its own. */
export function StateIcon({ state }: { state: ArticleState }) {
  const Icon = STATE_ICONS[state];
  return (
    <span className={styles.state} data-state={state} title={STATE_LABELS[state]}>
      <Icon size={14} aria-hidden="true" />
      <span className="visually-hidden">{STATE_LABELS[state]}: </span>
    </span>
  );
}

/** An article in the list: state and title, where and when it was published, how far it is, and its tags. */
export function ArticleRow({ row }: { row: ProjectRow }) {
  const { title, name, state, problem, outlet, published, tags } = row;
  const origin = [outlet, published?.slice(0, 10)].filter((part) => part !== null && part !== undefined && part !== '');
  return (
    <>
      {problem === undefined ? (
        <StateIcon state={state} />
      ) : (
        <TriangleAlert className={styles.broken} size={14} aria-label="Cannot be opened: " />
      )}
      <span className={styles.title} title={title}>
        <bdi>{title}</bdi>
        <HiddenFlag texts={[title, name]} />
      </span>
      {problem === undefined ? (
        <>
          <span className={styles.about}>
            {origin.map((part, index) => (
              <bdi key={part} className={styles.part}>
                {index > 0 && ' · '}
                {part}
              </bdi>
            ))}
            {origin.length === 0 && <span className={styles.part}>{count(row.words, 'word', 'words')}</span>}
            {tags.map((tag) => (
              <bdi key={tag} className={styles.tag}>
                {tag}
              </bdi>
            ))}
          </span>
          <Progress row={row} />
        </>
      ) : (
        <span className={styles.why} title={problem}>
          <bdi>{problem}</bdi>
        </span>
      )}
    </>
  );
}

function Progress({ row: { quotes, attributed, claims, checked } }: { row: ProjectRow }) {
  if (quotes + claims === 0) return <span className={styles.progress}>nothing tagged yet</span>;
  return (
    <span className={styles.progress}>
      <Share part={attributed} of={quotes} words={`${count(quotes, 'quote', 'quotes')} attributed`} short="quotes" />
      <Share part={checked} of={claims} words={`${count(claims, 'claim', 'claims')} checked`} short="claims" />
    </span>
  );
}

interface ShareProps {
  readonly part: number;
  readonly of: number;
  /** “19 quotes attributed”, behind “17 of”. */
  readonly words: string;
  readonly short: string;
}

/** How much of something is done: in numbers, and as a bar. */
function Share({ part, of, words, short }: ShareProps) {
  if (of === 0) return null;
  return (
    <span className={styles.share} title={`${part} of ${words}`}>
      <span className="visually-hidden">{`${part} of ${words}. `}</span>
      <span aria-hidden="true">
        {part}/{of} <span className={styles.short}>{short}</span>
      </span>
      <span className={styles.bar} aria-hidden="true">
        <span style={{ width: `${(100 * part) / of}%` }} />
      </span>
    </span>
  );
}
