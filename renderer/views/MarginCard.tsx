import { isVerdictHidden } from '../../shared/annotations/dossier-changes.ts';
import { claimsOfQuote, cueOfQuote, mentionOfQuote } from '../../shared/annotations/attribution.ts';
import type { Annotation } from '../../shared/model/records.ts';
import { reveal, toneOf, whatIsMissing } from '../editor/index.ts';
import { useApp, useAppState, useScheme } from '../store/app-context.ts';
import { HintLetters } from './HintLetters.tsx';
import { KindBadge } from './KindBadge.tsx';
import { LintMark } from './LintLevel.tsx';
import type { PlacedCard } from './lay-out-cards.ts';
import styles from './MarginCards.module.css';
import { NoteMark } from './NoteMark.tsx';
import { choiceLabel, count, shortened, speakerOf, textOf } from './words.ts';

interface MarginCardProps {
  readonly annotation: Annotation;
  /** Null until it has been measured. */
  readonly place: PlacedCard | null;
  /** What has its card behind this one, for want of room. */
  readonly gathered: readonly Annotation[];
}

/** One card in the margin. Whatever it names (quote, mention, cue, claim) is gone to by a click on it. */
export function MarginCard({ annotation, place, gathered }: MarginCardProps) {
  const set = useAppState((state) => state.snapshot!.set);
  const active = useAppState((state) => state.snapshot!.focus.active);
  const isActive =
    annotation.id === active ||
    set.linksOf(annotation.id).some(({ from, to }) => from.id === active || to.id === active);
  return (
    <div
      className={`${styles.card} ${toneOf(set.scheme.findKind(annotation.kind))}`}
      data-card={annotation.id}
      data-active={isActive}
      data-folded={place?.isFolded ?? false}
      style={{
        transform: `translateY(${place?.top ?? 0}px)`,
        visibility: place === null || place.behind !== null ? 'hidden' : 'visible',
      }}
    >
      <div>
        <Attribution annotation={annotation} />
        {annotation.kind === 'quote' &&
          claimsOfQuote(set, annotation.id).map((claim) => <ClaimRow key={claim.id} claim={claim} />)}
      </div>
      {gathered.length > 0 && <More gathered={gathered} />}
    </div>
  );
}

/** How many cards stand behind this one; a click goes to the first of them, whose card then opens. */
function More({ gathered }: { gathered: readonly Annotation[] }) {
  const go = useGo();
  const label = `${count(gathered.length, 'more card', 'more cards')} here: go to the next`;
  return (
    <button
      type="button"
      className={styles.behind}
      onClick={() => go(gathered[0]!)}
      aria-label={label}
      title={label}
      tabIndex={-1}
    >
      +{gathered.length}
    </button>
  );
}

/** Who says it, in which words; of a claim what it says. */
function Attribution({ annotation }: { annotation: Annotation }) {
  const set = useAppState((state) => state.snapshot!.set);
  const text = useAppState((state) => state.snapshot!.index);
  const go = useGo();
  const speaker = speakerOf(set, annotation);
  const isQuote = annotation.kind === 'quote';
  const mention = isQuote ? mentionOfQuote(set, annotation.id) : null;
  const cue = isQuote ? cueOfQuote(set, annotation.id) : null;
  const mentioned = mention === null ? null : textOf(text, mention);
  return (
    <div className={styles.main}>
      <button type="button" className={styles.whole} onClick={() => go(annotation)} tabIndex={-1}>
        <KindBadge kind={annotation.kind} />
        <HintLetters id={annotation.id} />
        <span className={styles.who}>
          {speaker === null ? (
            <em>{whatIsMissing(set, annotation) === null ? 'No named speaker' : 'Who?'}</em>
          ) : (
            <bdi>{speaker.name}</bdi>
          )}
        </span>
        {speaker !== null && (
          <span className={styles.atEnd}>
            <HintLetters id={speaker.id} />
          </span>
        )}
        <LintMark ids={[annotation, mention, cue].flatMap((one) => one?.id ?? [])} />
        <NoteMark annotation={annotation} />
      </button>
      {(mention !== null || cue !== null) && (
        <span className={styles.how}>
          {mention !== null && mentioned !== speaker?.name && (
            <button type="button" className={styles.end} onClick={() => go(mention)} tabIndex={-1}>
              <HintLetters id={mention.id} />
              <bdi>“{shortened(mentioned ?? '', 28)}”</bdi>
            </button>
          )}
          {cue !== null && (
            <button type="button" className={`${styles.end} ${styles.cue}`} onClick={() => go(cue)} tabIndex={-1}>
              <HintLetters id={cue.id} />
              <bdi>{shortened(textOf(text, cue), 24)}</bdi>
            </button>
          )}
        </span>
      )}
      {annotation.kind === 'claim' && (
        <span className={styles.how}>
          <ClaimWords claim={annotation} />
        </span>
      )}
    </div>
  );
}

function ClaimRow({ claim }: { claim: Annotation }) {
  const active = useAppState((state) => state.snapshot!.focus.active);
  const go = useGo();
  return (
    <button
      type="button"
      className={styles.claim}
      data-active={claim.id === active}
      onClick={() => go(claim)}
      tabIndex={-1}
    >
      <KindBadge kind={claim.kind} />
      <HintLetters id={claim.id} />
      <span className={styles.how}>
        <ClaimWords claim={claim} />
      </span>
      <NoteMark annotation={claim} />
    </button>
  );
}

function ClaimWords({ claim }: { claim: Annotation }) {
  const text = useAppState((state) => state.snapshot!.index);
  const { normalised } = claim.attributes;
  const given = choiceLabel(useScheme(), claim, 'verdict');
  const isHidden = useAppState(({ snapshot, person }) => isVerdictHidden(snapshot!.set.dossierOf(claim.id), person));
  const verdict = isHidden ? null : given;
  return (
    <>
      <bdi>{shortened(typeof normalised === 'string' ? normalised : textOf(text, claim), 70)}</bdi>
      {verdict !== null && (
        <b className={styles.verdict} data-verdict={String(claim.attributes['verdict'])}>
          {verdict}
        </b>
      )}
    </>
  );
}

/** Returns what brings an annotation into view and the keyboard to the article. */
function useGo(): (to: Annotation) => void {
  const app = useApp();
  return (to) => {
    app.perform((state) => reveal(state, to));
    app.focusArticle();
  };
}
