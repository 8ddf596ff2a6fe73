import { Button } from 'react-aria-components';
import { BETWEEN_PIECES } from '../../../shared/analysis/verbatim/check-quote.ts';
import { wordsOf } from '../../../shared/annotations/covered-text.ts';
import { VERBATIM_FIELD, type WordingEvidence, wordingOf } from '../../../shared/annotations/wording.ts';
import { commandOf } from '../../../shared/commands/index.ts';
import type { Annotation } from '../../../shared/model/records.ts';
import { useApp, useAppState } from '../../store/app-context.ts';
import { useShortcuts } from '../shortcuts.ts';
import { shortened } from '../words.ts';
import { dateOf, stateOf } from './state-signs.ts';
import { StateSign } from './StateSign.tsx';
import styles from './Wording.module.css';

/** What the check of its words came to, for a quote and for a claim that it was said; and the way to check. */
export function WordingNote({ annotation }: { annotation: Annotation }) {
  const app = useApp();
  const shortcutOf = useShortcuts();
  const wording = wordingOf(annotation);
  const isQuote = annotation.kind === 'quote';
  const isOnWording = annotation.kind === 'claim' && annotation.attributes['claimType'] === 'quote';
  if (!isQuote && !isOnWording && wording === null) return null;
  return (
    <div className={styles.evidence} data-testid="wording-note">
      {wording !== null && <Evidence annotation={annotation} wording={wording} />}
      <Button className={styles.choice!} onPress={() => app.run('verbatim.check')}>
        {commandOf('verbatim.check').label} <kbd>{shortcutOf('verbatim.check')}</kbd>
      </Button>
    </div>
  );
}

function Evidence({ annotation, wording }: { annotation: Annotation; wording: WordingEvidence }) {
  const app = useApp();
  const text = useAppState((state) => state.snapshot!.index);
  const { state, source, spans, summary, checked, speaker, quote, byHand, quoted } = wording;
  const present = stateOf(annotation.attributes[VERBATIM_FIELD]);
  const today = lettersOf(wordsOf(text, annotation));
  const isStale =
    annotation.kind === 'quote' && !quoted.split(BETWEEN_PIECES).every((piece) => today.includes(lettersOf(piece)));
  return (
    <>
      <p>
        <StateSign state={state} /> in <bdi>{source.name}</bdi>{' '}
        <small>
          {byHand === true ? 'decided by hand' : 'checked'} {dateOf(checked)}
        </small>
      </p>
      {present !== state && <small>The field says otherwise since.</small>}
      {isStale && <small>The words have changed since: check them again.</small>}
      <p>{summary}</p>
      {spans.map(({ start16, exact }) => (
        <blockquote key={start16} className={styles.text} dir="auto">
          {speaker !== undefined && (
            <strong>
              <bdi>{speaker}</bdi>:{' '}
            </strong>
          )}
          {shortened(exact, 280)}
        </blockquote>
      ))}
      {quote !== undefined && (
        <Button className={styles.choice!} onPress={() => app.showRecord(quote)}>
          Go to the quote
        </Button>
      )}
    </>
  );
}

const lettersOf = (words: string): string => words.replaceAll(/[^\p{L}\p{N}]/gu, '');
