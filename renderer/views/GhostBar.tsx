import { Button } from 'react-aria-components';
import { type Ghost, type Proposal, shownProposal } from '../editor/index.ts';
import { useApp, useAppState } from '../store/app-context.ts';
import styles from './GhostBar.module.css';
import { KindBadge } from './KindBadge.tsx';
import { useShortcuts } from './shortcuts.ts';
import { isolated } from './words.ts';

/** The frame that is proposed, in words, with what can be done with it; over the foot of the article, which stays put. */
export function GhostBar() {
  const ghost = useAppState((state) => state.snapshot?.ghost ?? null);
  const shortcutOf = useShortcuts();
  const text = useAppState((state) => state.snapshot?.index.text ?? '');
  return (
    <>
      <span className="visually-hidden" aria-live="polite" data-testid="proposal">
        {ghost !== null && spoken(ghost, text, shortcutOf)}
      </span>
      {ghost !== null && <Bar ghost={ghost} text={text} />}
    </>
  );
}

function Bar({ ghost, text }: { ghost: Ghost; text: string }) {
  const shown = shownProposal(ghost);
  const count = ghost.proposals.length + 1;
  return (
    <section className={styles.bar} aria-label="Proposed">
      <div className={styles.words} title={shown?.reason}>
        {ghost.quote === null && <KindBadge kind="quote" />}
        {shown === null ? <span className={styles.none}>{NOTHING}</span> : <Words proposal={shown} text={text} />}
        {count > 2 && (
          <span className={styles.count}>
            {ghost.chosen + 1} of {count}
          </span>
        )}
      </div>
      <div className={styles.acts}>
        <Act id="ghost.take" label="take" isMain />
        <Act id="ghost.next" label="other" isOff={count < 2} />
        <Act id="ghost.drop" label={ghost.quote === null ? 'leave' : 'only the content'} />
        {ghost.quote === null && <Act id="ghost.reject" label="no quote" />}
      </div>
    </section>
  );
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
function spoken(ghost: Ghost, text: string, shortcutOf: (commandId: string) => string): string {
  const shown = shownProposal(ghost);
  const content = text.slice(ghost.fragments[0]!.start, ghost.fragments[0]!.end).slice(0, 80);
  const parts = [
    ghost.quote === null ? `quote “${isolated(content)}”` : '',
    shown === null ? NOTHING : '',
    shown?.cue == null ? '' : `cue “${isolated(text.slice(shown.cue.start, shown.cue.end))}”`,
    shown?.source == null
      ? ''
      : `source ${isolated(text.slice(shown.source.start, shown.source.end))}${whoSpoken(shown.who)}`,
  ];
  const keys = `${shortcutOf('ghost.take')} takes it, ${shortcutOf('ghost.next')} shows another, ${shortcutOf('ghost.drop')} leaves it.`;
  return `Proposed: ${parts.filter(Boolean).join(', ')}; ${ghost.chosen + 1} of ${ghost.proposals.length + 1}. ${keys}`;
}

function whoSpoken(who: Proposal['who']): string {
  if (who === null) return '';
  return 'known' in who
    ? `, ${isolated(who.known.name)}`
    : `, new ${TYPES[who.fresh.type]} ${isolated(who.fresh.name)}`;
}
