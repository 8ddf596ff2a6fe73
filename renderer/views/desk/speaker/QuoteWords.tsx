import type { QuoteRow } from '../../../../shared/model/project.ts';
import { count, firstLine, lastLine, shortened } from '../../words.ts';
import styles from './Speaker.module.css';

/** Of the text on either side of a quote, and of the quote itself, UTF-16 code units. */
const BESIDE = 50;
const LONGEST = 220;

/** A quote in its context, and where it stands. */
export function QuoteWords({ row, namesSpeaker = false }: { readonly row: QuoteRow; readonly namesSpeaker?: boolean }) {
  const { before, text, after, title, published, cue, words, speaker } = row;
  return (
    <div className={styles.quote}>
      <bdi className={styles.quoteWords}>
        <span className={styles.soft}>{endOf(lastLine(before))}</span>
        <strong>{shortened(text, LONGEST)}</strong>
        <span className={styles.soft}>{beginningOf(firstLine(after))}</span>
      </bdi>
      <bdi className={styles.place}>
        {[
          title,
          published?.slice(0, 10),
          cue === null ? null : `“${cue}”`,
          count(words, 'word', 'words'),
          namesSpeaker ? speaker?.name : null,
        ]
          .filter((one) => one !== null && one !== undefined && one !== '')
          .join(' · ')}
      </bdi>
    </div>
  );
}

/** Whole words alone, where the text has spaces. */
const endOf = (text: string): string =>
  text.length <= BESIDE
    ? text
    : `…${text
        .slice(-BESIDE)
        .replace(/^\S*\s/u, '')
        .toWellFormed()}`;
const beginningOf = (text: string): string =>
  text.length <= BESIDE
    ? text
    : `${text
        .slice(0, BESIDE)
        .replace(/\s\S*$/u, '')
        .toWellFormed()}…`;
