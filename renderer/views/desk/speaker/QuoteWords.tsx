import type { QuoteRow } from '../../../../shared/model/project.ts';
import { firstLine, lastLine, shortened } from '../../words.ts';
import styles from './Speaker.module.css';

/** Of the text on either side of a quote, and of the quote itself, UTF-16 code units. */
const BESIDE = 50;
const LONGEST = 220;

/** A quote in its context, and where it stands. */
export function QuoteWords({ row }: { readonly row: QuoteRow }) {
  const { before, text, after, title, published, cue, words, speaker } = row;
  return (
    <div className={styles.quote}>
      <bdi className={styles.quoteWords}>
        <span className={styles.soft}>{lastLine(before).slice(-BESIDE).toWellFormed()}</span>
        <strong>{shortened(text, LONGEST)}</strong>
        <span className={styles.soft}>{firstLine(after).slice(0, BESIDE).toWellFormed()}</span>
      </bdi>
      <bdi className={styles.place}>
        {[title, published?.slice(0, 10), cue === null ? null : `“${cue}”`, `${words} words`, speaker?.name]
          .filter((one) => one !== null && one !== undefined && one !== '')
          .join(' · ')}
      </bdi>
    </div>
  );
}
