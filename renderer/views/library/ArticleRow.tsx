import { Circle, CircleCheck, CircleDot, Eye, TriangleAlert } from 'lucide-react';
import type { ProjectRow } from '../../../shared/ipc/project-calls.ts';
import { Scheme } from '../../../shared/kinds/scheme.ts';
import type { ArticleState } from '../../../shared/model/records.ts';
import { toneOf } from '../../editor/index.ts';
import { STATE_LABELS } from '../../store/article-states.ts';
import { HiddenFlag } from '../HiddenWarning.tsx';
import { count, letterOf } from '../words.ts';
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
            {origin.map((part) => (
              <bdi key={part} className={styles.part}>
                {part}
              </bdi>
            ))}
            {origin.length === 0 && <span className={styles.part}>{count(row.words, 'word', 'words')}</span>}
          </span>
          <span className={styles.progress}>
            <Progress row={row} />
            {tags.length > 0 && (
              <span className={styles.tags} title={tags.join(', ')}>
                {tags.map((tag) => (
                  <bdi key={tag}>{tag} </bdi>
                ))}
              </span>
            )}
          </span>
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
  if (quotes + claims === 0) return <span>nothing tagged yet</span>;
  return (
    <>
      <Share kind="quote" part={attributed} of={quotes} words={`${count(quotes, 'quote', 'quotes')} attributed`} />
      <Share kind="claim" part={checked} of={claims} words={`${count(claims, 'claim', 'claims')} checked`} />
    </>
  );
}

interface ShareProps {
  readonly kind: string;
  readonly part: number;
  readonly of: number;
  /** “19 quotes attributed”, behind “17 of”. */
  readonly words: string;
}

/** How much of something is done: in numbers, and as a bar below them. */
function Share({ kind, part, of, words }: ShareProps) {
  if (of === 0) return null;
  return (
    <span className={styles.share} title={`${part} of ${words}`}>
      <span className="visually-hidden">{`${part} of ${words}. `}</span>
      <span className={`${styles.letter} ${toneOf(KINDS_SHIPPED.findKind(kind))}`} aria-hidden="true">
        {letterOf(KINDS_SHIPPED, kind)}
      </span>
      <span aria-hidden="true">
        {part}/{of}
        <span className={styles.bar}>
          <span style={{ width: `${(100 * part) / of}%` }} />
        </span>
      </span>
    </span>
  );
}

/** Other articles may have other schemes; their quotes and claims are counted alike. */
const KINDS_SHIPPED = Scheme.of(null);
