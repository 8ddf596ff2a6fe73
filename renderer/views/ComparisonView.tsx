import type { Comparison, RecordDifference, TextDifference } from '../../shared/merge/compare.ts';
import styles from './ComparisonView.module.css';
import { count } from './words.ts';

/**
 * What differs between a version and the article as it is. Shown as the way **back** to the version: what the
 * version has and the article lacks is *brought back*, what only the article has would be *gone*.
 */
export function ComparisonView({ comparison }: { comparison: Comparison }) {
  const { isSame, text, records, counts } = comparison;
  if (isSame) return <p data-testid="comparison">This version is the article as it is now.</p>;
  const all = counts.added + counts.removed + counts.changed;
  const more = all - records.length;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, so the keyboard must reach it
    <div className={styles.all} tabIndex={0} role="group" aria-label="Differences" data-testid="comparison">
      {text.length > 0 && (
        <section>
          <h3>Text, {count(counts.text, 'place', 'places')}</h3>
          {text.map((difference) => (
            <TextPlace
              key={`${difference.paragraph} ${difference.pieces.map(({ text }) => text).join('|')}`}
              difference={difference}
            />
          ))}
        </section>
      )}
      {records.length > 0 && (
        <section>
          <h3>{count(all, 'record', 'records')}</h3>
          <ul className={styles.records}>
            {records.map((record) => (
              <RecordRow key={record.id} record={record} />
            ))}
          </ul>
          {more > 0 && <p>And {count(more, 'record', 'records')} more.</p>}
        </section>
      )}
    </div>
  );
}

function TextPlace({ difference: { paragraph, pieces, sort } }: { difference: TextDifference }) {
  return (
    <p className={styles.place} dir="auto">
      <small>Paragraph {paragraph}</small>{' '}
      {sort !== undefined && (
        <>
          <ins>{sort.before}</ins> <del>{sort.after}</del>{' '}
        </>
      )}
      {pieces.map(({ kind, text }, index) => {
        const key = `${index} ${kind}`;
        if (kind === 'removed') return <ins key={key}>{text}</ins>;
        if (kind === 'added') return <del key={key}>{text}</del>;
        return <span key={key}>{text}</span>;
      })}
    </p>
  );
}

/** Named from the way back: what the article has and the version lacks would go. */
const WORDS = { removed: 'brought back', added: 'gone', changed: 'as it was' } as const;

function RecordRow({ record }: { record: RecordDifference }) {
  return (
    <li data-change={record.change}>
      <small>{WORDS[record.change]}</small> <strong>{record.kind}</strong> <bdi>{record.words}</bdi>
      {record.fields?.map(({ name, before, after }) => (
        <p key={name}>
          {name}: <ins>{before === '' ? 'nothing' : before}</ins> <del>{after === '' ? 'nothing' : after}</del>
        </p>
      ))}
    </li>
  );
}
