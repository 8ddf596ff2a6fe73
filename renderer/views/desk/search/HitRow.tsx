import type { SearchedPart, SearchHit } from '../../../../shared/model/project.ts';
import styles from './Search.module.css';

/** What the parts of an article are called, one and many. */
export const PART_LABELS: Readonly<Record<SearchedPart, readonly [one: string, many: string]>> = {
  text: ['Text', 'Text'],
  quote: ['Quote', 'Quotes'],
  claim: ['Claim', 'Claims'],
  speaker: ['Speaker', 'Speakers'],
  note: ['Note', 'Notes'],
};

/** A hit on one line: what it stands in, and the words before, found and after, the found ones below each other. */
export function HitRow({ hit: { part, speaker, before, match, after } }: { hit: SearchHit }) {
  return (
    <span className={styles.hit}>
      <span className={styles.part}>
        {PART_LABELS[part][0]}
        {speaker !== null && (
          <>
            {' · '}
            <bdi title={speaker}>{speaker}</bdi>
          </>
        )}
        <span className="visually-hidden">: </span>
      </span>
      <span className={styles.context} dir="auto">
        <span className={styles.before}>
          <span>{onOneLine(before)}</span>
        </span>
        <mark className={styles.match}>{onOneLine(match)}</mark>
        <span className={styles.after}>{onOneLine(after)}</span>
      </span>
    </span>
  );
}

const onOneLine = (text: string): string => text.replaceAll(/\s+/g, ' ');
