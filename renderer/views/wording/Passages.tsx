import type { VerbatimResult } from '../../../shared/analysis/verbatim/check-quote.ts';
import {
  type Passage,
  type PassagePiece,
  piecesOfQuote,
  type QuotePiece,
} from '../../../shared/analysis/verbatim/passages.ts';
import styles from './Wording.module.css';

/**
 * The quote and its source, one over the other. What is not the source's is underlined, what is not in the quote is struck
 * out; a reader of the screen hears which is which.
 */
export function QuoteView({ result, sourceText }: { result: VerbatimResult; sourceText: string }) {
  return (
    <blockquote className={styles.text} dir="auto" data-testid="quote-words">
      {piecesOfQuote(result, sourceText).map((piece, at) => (
        // oxlint-disable-next-line react/no-array-index-key -- pieces have no identity but their order
        <Piece key={at} piece={piece} />
      ))}
    </blockquote>
  );
}

const Hidden = ({ children }: { children: string }) => <span className="visually-hidden">{children}</span>;

function Piece({ piece: { kind, text, instead, isNegation } }: { piece: QuotePiece }) {
  if (kind === 'same') return text;
  if (kind === 'leap') {
    return (
      <span className={styles.leap}>
        <span aria-hidden="true">⇄</span>
        <Hidden> from another place: </Hidden>
      </span>
    );
  }
  if (kind === 'left-out') {
    return (
      <span className={styles.gap} data-negation={isNegation} title={`Left out: ${instead}`}>
        <span aria-hidden="true">‸</span>
        <Hidden>{` (left out: ${instead}) `}</Hidden>
      </span>
    );
  }
  return (
    <ins data-negation={isNegation} {...(kind === 'replaced' ? { title: `Instead of: ${instead}` } : {})}>
      <Hidden>{kind === 'replaced' ? ` (instead of ${instead}:) ` : ' (added:) '}</Hidden>
      {text}
    </ins>
  );
}

/** A passage of the source with what stands round it. */
export function PassageView({ passage: { before, pieces, after } }: { passage: Passage }) {
  return (
    <blockquote className={styles.text} dir="auto" data-testid="source-words">
      <small>{before}</small>
      {pieces.map((piece, at) => (
        // oxlint-disable-next-line react/no-array-index-key -- pieces have no identity but their order
        <SourcePiece key={at} piece={piece} />
      ))}
      <small>{after}</small>
    </blockquote>
  );
}

const TOLD = { replaced: ' (replaced:) ', 'left-out': ' (left out:) ', 'passed-over': ' (passed over:) ' };

function SourcePiece({ piece: { kind, text } }: { piece: PassagePiece }) {
  if (kind === 'same') return <mark>{text}</mark>;
  return (
    <del data-kind={kind}>
      <Hidden>{TOLD[kind]}</Hidden>
      {text}
    </del>
  );
}
