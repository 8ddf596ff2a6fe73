import { type ReactNode, useMemo } from 'react';
import { Button } from 'react-aria-components';
import type { QuoteCheck } from '../../../shared/analysis/verbatim/check-article.ts';
import { VERBATIM_FIELD, type WordingEvidence } from '../../../shared/annotations/wording.ts';
import type { Annotation } from '../../../shared/model/records.ts';
import { type SourceText, VERBATIM_STATES, type VerbatimState } from '../../../shared/model/source-text.ts';
import { useApp, useAppState } from '../../store/app-context.ts';
import { PassageView, QuoteView } from './Passages.tsx';
import { passagesOf, plainPassage } from '../../../shared/analysis/verbatim/passages.ts';
import { dateOf, stateOf, STATE_SIGNS } from './state-signs.ts';
import { StateSign } from './StateSign.tsx';
import styles from './Wording.module.css';

interface WordingDetailProps {
  readonly quote: Annotation;
  readonly check: QuoteCheck | null;
  /** What an earlier check left in the record. */
  readonly taken: WordingEvidence | null;
  readonly isReadOnly: boolean;
  readonly onDecide: (state: VerbatimState) => void;
}

/** One quote: what it came to in words, its own words and those of the source, and the states to choose from. */
export function WordingDetail({ quote, check, taken, isReadOnly, onDecide }: WordingDetailProps) {
  const source = useAppState((state) =>
    check === null ? null : (state.wording.texts.get(check.source.sha256) ?? null),
  );
  const decided = stateOf(quote.attributes[VERBATIM_FIELD]);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, so the keyboard must reach it
    <div className={styles.detail} tabIndex={0} role="region" aria-label="Result" data-testid="wording">
      {check === null || source === null ? (
        <Unchecked quote={quote} taken={taken} />
      ) : (
        <Checked quote={quote} check={check} source={source} />
      )}
      <div className={styles.decide} role="group" aria-label="Decide yourself">
        {VERBATIM_STATES.map((state, at) => (
          <Button
            key={state}
            className={styles.choice!}
            aria-pressed={decided === state}
            isDisabled={check === null || isReadOnly}
            onPress={() => onDecide(state)}
          >
            <kbd>{at + 1}</kbd> {STATE_SIGNS[state].label}
          </Button>
        ))}
      </div>
    </div>
  );
}

/** What it came to, in a line with the way to the quote. */
function Verdict({ quote, children }: { quote: Annotation; children: ReactNode }) {
  const app = useApp();
  return (
    <div className={styles.verdict}>
      <p>{children}</p>
      <Button className={`${styles.choice} ${styles.jump}`} onPress={() => app.showRecord(quote.id)}>
        Show in the article
      </Button>
    </div>
  );
}

function Unchecked({ quote, taken }: { quote: Annotation; taken: WordingEvidence | null }) {
  const isChecking = useAppState((state) => state.wording.share !== null);
  if (taken === null) {
    return (
      <Verdict quote={quote}>{isChecking ? 'Checking…' : 'There is no source to check this quote against.'}</Verdict>
    );
  }
  const { state, source, summary, spans, checked, speaker } = taken;
  return (
    <>
      <Verdict quote={quote}>
        <StateSign state={state} /> in <bdi>{source.name}</bdi>, checked {dateOf(checked)}
      </Verdict>
      <p>{summary}</p>
      {spans.map(({ start16, exact }) => (
        <blockquote key={start16} className={styles.text} dir="auto">
          {speaker !== undefined && <strong>{speaker}: </strong>}
          {exact}
        </blockquote>
      ))}
    </>
  );
}

function Checked({ quote, check, source }: { quote: Annotation; check: QuoteCheck; source: SourceText }) {
  const { result, form } = check;
  const passages = useMemo(() => passagesOf(result, source), [result, source]);
  return (
    <>
      <div role="status">
        <Verdict quote={quote}>
          <StateSign state={result.state} /> in <bdi>{source.name}</bdi>
        </Verdict>
        <ul className={styles.summary}>
          {result.summary.map((sentence) => (
            <li key={sentence}>
              <bdi>{sentence}</bdi>
            </li>
          ))}
          {form === 'indirect' && (
            <li>It stands in no quotation marks: nobody claims that these are the very words.</li>
          )}
          {form === 'mixed' && <li>Only the words in quotation marks were checked.</li>}
        </ul>
      </div>
      <h3>In the article</h3>
      <QuoteView result={result} sourceText={source.text} />
      {passages.map((passage, at) => (
        <section key={`${passage.before}${at.toString()}`}>
          <h3>
            In the source{passages.length > 1 ? `, place ${at + 1} of ${passages.length}` : ''}
            {passage.speaker !== null && (
              <>
                {': said by '}
                <bdi>{passage.speaker}</bdi>
              </>
            )}
          </h3>
          <PassageView passage={passage} />
        </section>
      ))}
      {result.others.length > 0 && <OtherPlaces check={check} source={source} />}
    </>
  );
}

/** So many other places are shown. */
const SHOWN = 5;

function OtherPlaces({ check: { result }, source }: { check: QuoteCheck; source: SourceText }) {
  const more = result.others.length - SHOWN;
  return (
    <details className={styles.more}>
      <summary>{result.others.length === 1 ? 'The other place' : `The ${result.others.length} other places`}</summary>
      {result.others.slice(0, SHOWN).map((range) => {
        const passage = plainPassage(source, range);
        return (
          <section key={range.start}>
            {passage.speaker !== null && (
              <h3>
                Said by <bdi>{passage.speaker}</bdi>
              </h3>
            )}
            <PassageView passage={passage} />
          </section>
        );
      })}
      {more > 0 && <p>And {more} more.</p>}
    </details>
  );
}
