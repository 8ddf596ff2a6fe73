import { Button } from 'react-aria-components';
import { bySuggestedPlace } from '../../shared/analysis/suggest/suggestion.ts';
import {
  type EditorSnapshot,
  type Ghost,
  openSuggestions,
  passingSuggestions,
  type Proposal,
  shownProposal,
} from '../editor/index.ts';
import { useApp, useAppState } from '../store/app-context.ts';
import styles from './GhostBar.module.css';
import { KindBadge } from './KindBadge.tsx';
import { useShortcuts } from './shortcuts.ts';
import { sureness } from './suggestion-words.ts';
import { isolated } from './words.ts';

/** What is proposed, in words, with what can be done with it; over the foot of the article, which stays put. */
export function GhostBar() {
  const ghost = useAppState((state) => state.snapshot?.ghost ?? null);
  const isAtEnd = useAppState((state) => state.snapshot?.isAtEndOfSuggestions ?? false);
  const shortcutOf = useShortcuts();
  const text = useAppState(({ snapshot }) => (snapshot?.ghost == null ? '' : snapshot.index.text));
  const queue = useQueue();
  const end = isAtEnd ? endOf(queue, shortcutOf) : null;
  return (
    <>
      <span className="visually-hidden" aria-live="polite" data-testid="proposal">
        {ghost === null ? end : spoken(ghost, text, queue, shortcutOf)}
      </span>
      {ghost !== null && <Bar ghost={ghost} text={text} queue={queue} />}
      {end !== null && (
        <section className={styles.bar} aria-label="End of the suggestions">
          {end}
        </section>
      )}
    </>
  );
}

/** Where one is among the suggestions. */
interface Queue {
  /** Counted from 1 in the order of the text; 0 while none is shown. */
  readonly place: number;
  /** All that pass the filter, decided or not. */
  readonly all: number;
  readonly open: number;
  /** How many claims are open while they are not looked at. */
  readonly claims: number;
  readonly taken: number;
  readonly rejected: number;
}

const NO_QUEUE: Queue = { place: 0, all: 0, open: 0, claims: 0, taken: 0, rejected: 0 };

/** Counted only while there is somebody to tell. */
function useQueue(): Queue {
  const snapshot = useAppState((state) => state.snapshot);
  const shown = snapshot?.ghost?.suggestion ?? null;
  if (snapshot === null || (shown === null && !snapshot.isAtEndOfSuggestions)) return NO_QUEUE;
  const { suggesting, index, set } = snapshot;
  const all = passingSuggestions(suggesting, index);
  return {
    place: shown === null ? 0 : all.findIndex((one) => bySuggestedPlace(one, shown) >= 0) + 1,
    all: all.length,
    open: openSuggestions(suggesting, index, set).length,
    claims: suggesting.filter.kinds.includes('claim') ? 0 : claimsIn(snapshot),
    taken: suggesting.deeds.filter(({ isTaken }) => isTaken).length,
    rejected: suggesting.deeds.filter(({ isTaken }) => !isTaken).length,
  };
}

function claimsIn({ suggesting, index, set }: EditorSnapshot): number {
  const filter = { ...suggesting.filter, kinds: ['claim'] as const };
  return openSuggestions({ ...suggesting, filter }, index, set).length;
}

function endOf({ open, claims, taken, rejected }: Queue, shortcutOf: (commandId: string) => string): string {
  const left = open === 0 ? 'none is left' : `${open} left, to which ${shortcutOf('go.unfinished')} goes back`;
  const more =
    claims === 0
      ? ''
      : ` ${shortcutOf('suggest.claims')} goes through ${claims === 1 ? 'one claim' : `${claims} claims`}.`;
  return `No suggestion comes behind this. ${taken} taken, ${rejected} rejected, ${left}.${more}`;
}

function Bar({ ghost, text, queue }: { ghost: Ghost; text: string; queue: Queue }) {
  const { suggestion } = ghost;
  const shown = shownProposal(ghost);
  const count = ghost.proposals.length + 1;
  return (
    <section className={styles.bar} aria-label="Proposed" data-foot="">
      <div className={styles.words} title={shown?.reason}>
        {ghost.quote === null && <KindBadge kind={suggestion?.kind ?? 'quote'} />}
        <What ghost={ghost} text={text} />
        {count > 2 && (
          <span className={styles.count}>
            {ghost.chosen + 1} of {count}
          </span>
        )}
      </div>
      <div className={styles.acts}>
        <Act id="ghost.take" label="take" isMain />
        <Act id="ghost.next" label="other" isOff={count < 2} />
        {suggestion !== null && <Act id="suggest.skip" label="skip" />}
        <Act id="ghost.drop" label={ghost.quote === null ? 'leave' : 'only the content'} />
        {ghost.quote === null && (
          <Act id="ghost.reject" label={suggestion?.kind === 'claim' ? 'no claim' : 'no quote'} />
        )}
      </div>
      {suggestion !== null && (
        <p className={styles.why} title={reasonOf(ghost)}>
          <span className={styles.count}>
            {queue.place} of {queue.all}
          </span>
          <span>{sureness(suggestion)}</span>
          <bdi className={styles.reason}>{reasonOf(ghost)}</bdi>
        </p>
      )}
    </section>
  );
}

/** Why the content, and why these words for who says it. */
function reasonOf(ghost: Ghost): string {
  const own = ghost.suggestion?.reason ?? '';
  const shown = shownProposal(ghost)?.reason ?? own;
  return own === '' || ghost.chosen > 0 ? shown : own;
}

function What({ ghost, text }: { ghost: Ghost; text: string }) {
  const { claimed } = ghost;
  if (claimed !== null) {
    const { who } = claimed;
    return who === null ? (
      <span className={styles.none}>claimed by the article</span>
    ) : (
      <Who who={who} isDocument={false} />
    );
  }
  const shown = shownProposal(ghost);
  return shown === null ? <span className={styles.none}>{NOTHING}</span> : <Words proposal={shown} text={text} />;
}

const NOTHING = 'no cue or source here';

function Words({ proposal: { cue, source, who }, text }: { proposal: Proposal; text: string }) {
  return (
    <>
      {cue !== null && (
        <span className={styles.part}>
          <KindBadge kind="cue" />
          <span>
            “<bdi>{text.slice(cue.start, cue.end)}</bdi>”
          </span>
        </span>
      )}
      {source !== null && (
        <span className={styles.part}>
          <KindBadge kind="mention" />
          <bdi>{text.slice(source.start, source.end)}</bdi>
          <span aria-hidden="true">→</span>
          <Who who={who} isDocument={source.form === 'document'} />
        </span>
      )}
      {source === null && who !== null && (
        <span className={styles.part}>
          <span aria-hidden="true">→</span>
          <Who who={who} isDocument={false} />
        </span>
      )}
    </>
  );
}

function Who({ who, isDocument }: Pick<Proposal, 'who'> & { isDocument: boolean }) {
  if (who === null) return <span className={styles.none}>{isDocument ? 'a document' : 'who that is, is open'}</span>;
  if ('known' in who) return <bdi className={styles.who}>{who.known.name}</bdi>;
  return (
    <span>
      <bdi className={styles.who}>{who.fresh.name}</bdi> <span className={styles.new}>new {TYPES[who.fresh.type]}</span>
    </span>
  );
}

const TYPES = { person: 'person', organisation: 'organisation', group: 'group', unnamed: 'unnamed speaker' } as const;

function Act({ id, label, isMain, isOff }: { id: string; label: string; isMain?: boolean; isOff?: boolean }) {
  const app = useApp();
  const shortcutOf = useShortcuts();
  if (isOff === true) return null;
  return (
    <Button
      className={`${styles.act} ${isMain === true ? styles.main : ''}`}
      preventFocusOnPress
      onPress={() => {
        app.run(id);
        app.focusArticle();
      }}
    >
      <kbd>{shortcutOf(id)}</kbd> {label}
    </Button>
  );
}

/** One sentence for a screen reader, with the keys. */
function spoken(ghost: Ghost, text: string, queue: Queue, shortcutOf: (commandId: string) => string): string {
  const { suggestion } = ghost;
  const parts = suggestion?.kind === 'claim' ? claimSpoken(ghost, text) : frameSpoken(ghost, text);
  const where =
    suggestion === null
      ? ''
      : ` Suggestion ${queue.place} of ${queue.all}, ${sureness(suggestion)}. ${reasonOf(ghost)}`;
  const keys = `${shortcutOf('ghost.take')} takes it, ${shortcutOf('ghost.next')} shows another, ${shortcutOf('ghost.drop')} leaves it.`;
  const count = suggestion?.kind === 'claim' ? '' : `; ${ghost.chosen + 1} of ${ghost.proposals.length + 1}`;
  return `Proposed: ${parts.filter(Boolean).join(', ')}${count}.${where} ${keys}`;
}

const contentSpoken = ({ fragments }: Ghost, text: string): string =>
  isolated(text.slice(fragments[0]!.start, fragments[0]!.end).slice(0, 80));

const claimSpoken = (ghost: Ghost, text: string): string[] => [
  `claim “${contentSpoken(ghost, text)}”`,
  ghost.claimed?.who == null ? 'by the article' : `by${whoSpoken(ghost.claimed.who).slice(1)}`,
];

function frameSpoken(ghost: Ghost, text: string): string[] {
  const shown = shownProposal(ghost);
  return [
    ghost.quote === null ? `quote “${contentSpoken(ghost, text)}”` : '',
    shown === null ? NOTHING : '',
    shown?.cue == null ? '' : `cue “${isolated(text.slice(shown.cue.start, shown.cue.end))}”`,
    shown?.source == null
      ? whoSpoken(shown?.who ?? null).slice(2)
      : `source ${isolated(text.slice(shown.source.start, shown.source.end))}${whoSpoken(shown.who)}`,
  ];
}

function whoSpoken(who: Proposal['who']): string {
  if (who === null) return '';
  return 'known' in who
    ? `, ${isolated(who.known.name)}`
    : `, new ${TYPES[who.fresh.type]} ${isolated(who.fresh.name)}`;
}
