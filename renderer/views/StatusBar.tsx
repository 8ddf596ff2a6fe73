import { useDeferredValue, useMemo } from 'react';
import { CircleAlert, CircleCheck, CircleDashed, GitFork, History, LoaderCircle, Lock } from 'lucide-react';
import { Button } from 'react-aria-components';
import type { Suggestion } from '../../shared/analysis/suggest/suggestion.ts';
import type { SaveState } from '../../shared/ipc/contract.ts';
import { hasDrifted } from '../../shared/annotations/drift.ts';
import { startOf } from '../../shared/annotations/annotation-set.ts';
import { type Annotation, isDetached } from '../../shared/model/records.ts';
import { canBeIgnored, type EditorSnapshot, openFindings, openSuggestions, whatIsMissing } from '../editor/index.ts';
import { rememberedByContents, useIsRested, useRested } from './remembered.ts';
import { useShortcuts } from './shortcuts.ts';
import { useApp, useAppState } from '../store/app-context.ts';
import { articleStateOf, STATE_LABELS } from '../store/article-states.ts';
import styles from './StatusBar.module.css';
import { count, isolated, noteOf, shortened, speakerOf, textOf, withKey } from './words.ts';

/** Whether the work is safe, what was counted, which mode letters act in, and the keys that work here. */
export function StatusBar() {
  const saveState = useAppState((state) => state.saveState);
  const snapshot = useAppState((state) => state.snapshot);
  const start = useAppState((state) => state.start);
  const mode = snapshot?.focus.mode ?? 'tag';
  const shortcutOf = useShortcuts();
  return (
    <footer className={styles.bar} aria-label="Status">
      <SaveStateLine state={saveState} />
      <span className={styles.counts} data-testid="counts">
        {snapshot !== null && <Counts />}
      </span>
      {snapshot !== null && <ArticleStateLine />}
      {snapshot !== null && <SuggestionsLine />}
      <span className={styles.mode} data-mode={mode}>
        {mode === 'tag' ? 'Tag mode' : 'Edit mode'} <kbd>{shortcutOf('mode.edit')}</kbd>
        {snapshot?.awaiting != null && `: ${snapshot.awaiting.prompt} ${snapshot.awaiting.typed.toUpperCase()}…`}
      </span>
      <span className={styles.keys}>
        <span>
          <kbd>{shortcutOf('help.keys')}</kbd> keys
        </span>
        <span>
          <kbd>{shortcutOf('help.palette')}</kbd> commands
        </span>
      </span>
      {start?.runtime === 'chromium-host' && <span className={styles.runtime}>Chromium host</span>}
      <Announcement />
    </footer>
  );
}

/** How far the work on the article is; pressing it goes one state on. */
function ArticleStateLine() {
  const app = useApp();
  const shortcutOf = useShortcuts();
  const state = useAppState(({ snapshot }) => articleStateOf(snapshot!.set.metadata));
  return (
    <Button className={styles.article!} onPress={() => app.run('file.nextState')}>
      <span title={withKey('State of the article: press for the next', shortcutOf('file.nextState'))} role="status">
        <span className="visually-hidden">State of the article: </span>
        {STATE_LABELS[state]}
      </span>
    </Button>
  );
}

/** How many suggestions are open, or how far the reading is; leads to their list. */
function SuggestionsLine() {
  const app = useApp();
  const shortcutOf = useShortcuts();
  const share = useAppState((state) => state.suggesting.share);
  const open = useOpenCount();
  if (share === null && open === 0) return null;
  return (
    <Button className={styles.suggested!} onPress={() => app.run('suggest.list')} data-testid="suggestions">
      <span title={`List the suggestions (${shortcutOf('suggest.list')})`}>
        {share === null ? count(open, 'suggestion', 'suggestions') : `Suggesting… ${Math.round(share * 100)} %`}
      </span>
    </Button>
  );
}

/** Typing moves suggestions, and their number stays: it is counted anew when something else happens. */
function useOpenCount(): number {
  return useAppState(({ snapshot }) => (snapshot === null ? 0 : openCount(snapshot)));
}

function openCount({ suggesting, index, set }: EditorSnapshot): number {
  const { suggestions, edits } = suggesting.placed;
  const known = countBySuggestions.get(suggestions);
  if (edits.length > 0 && known !== undefined) return known;
  const open = openSuggestions(suggesting, index, set).length;
  countBySuggestions.set(suggestions, open);
  return open;
}

const countBySuggestions = new WeakMap<readonly Suggestion[], number>();

/** Quotes and claims are counted from the first; mentions and cues come with their quotes, other kinds when there are any. */
const COUNTED = new Set(['quote', 'claim']);
const UNCOUNTED = new Set(['mention', 'cue']);

function Counts() {
  const shortcutOf = useShortcuts();
  const app = useApp();
  const snapshot = useRested(useAppState((state) => state.snapshot!));
  const { set, index, lint } = snapshot;
  const { ofKind, speakers, detached } = countsOf(set);
  const isRested = useIsRested(snapshot);
  const unfinished = isRested ? unfinishedOf(set) : 0;
  // What is unfinished has a count of its own, and hints may well be right.
  const wrong = useMemo(
    () => openFindings(lint).filter((one) => canBeIgnored(one) && one.level !== 'hint').length,
    [lint],
  );
  const changed = useMemo(
    () => (isRested ? set.annotations.filter((one) => !isDetached(one) && hasDrifted(one, index)).length : 0),
    [set, index, isRested],
  );
  return (
    <>
      {ofKind.map(({ id, words }) => (
        <span key={id}>{words}</span>
      ))}
      <span>{count(speakers, 'speaker', 'speakers')}</span>
      {unfinished + wrong > 0 && (
        <Button className={styles.open!} onPress={() => app.run('lint.list')}>
          <span title={`List what needs attention (${shortcutOf('lint.list')})`}>
            {[unfinished > 0 ? `${unfinished} unfinished` : '', wrong > 0 ? `${wrong} to check` : '']
              .filter(Boolean)
              .join(', ')}
          </span>
        </Button>
      )}
      {changed + detached > 0 && (
        <Button className={styles.drifted!} onPress={() => app.run('view.drifted')}>
          <span title={`List what drifted (${shortcutOf('view.drifted')})`}>
            {[changed > 0 ? `${changed} changed` : '', detached > 0 ? `${detached} detached` : '']
              .filter(Boolean)
              .join(', ')}
          </span>
        </Button>
      )}
    </>
  );
}

const countsOf = rememberedByContents((set) => ({
  ofKind: set.scheme.kinds
    .filter(({ id }) => COUNTED.has(id) || (!UNCOUNTED.has(id) && set.countOfKind(id) > 0))
    .map(({ id, label, plural }) => ({
      id,
      words: count(set.countOfKind(id), label.toLowerCase(), plural.toLowerCase()),
    })),
  speakers: set.speakers.length,
  detached: set.detached.length,
}));

const unfinishedOf = rememberedByContents(
  (set) => set.annotations.filter((one) => whatIsMissing(set, one) !== null).length,
);

const ICONS = {
  untouched: CircleDashed,
  unsaved: CircleDashed,
  recovered: History,
  conflict: GitFork,
  saving: LoaderCircle,
  saved: CircleCheck,
  failed: CircleAlert,
  'read-only': Lock,
} as const;

function SaveStateLine({ state }: { state: SaveState | null }) {
  if (state === null) return <span className={styles.save}>No article</span>;
  const Icon = ICONS[state.state];
  return (
    <span className={styles.save} data-state={state.state} data-testid="save-state" role="status">
      <Icon size={14} aria-hidden="true" />
      <bdi title={wordsOf(state)}>{wordsOf(state)}</bdi>
    </span>
  );
}

function wordsOf(state: SaveState): string {
  switch (state.state) {
    case 'untouched':
      return state.name === undefined ? 'Nothing to save yet' : `Saved in ${isolated(state.name)}`;
    case 'unsaved':
      return 'Not saved yet';
    case 'saving':
      return 'Saving…';
    case 'saved':
      return `Saved in ${isolated(state.name)}${state.warning === undefined ? '' : `; ${state.warning}`}`;
    case 'failed':
      return `Not saved: ${state.problem.message}${state.journalled ? ' Your changes are kept in the journal.' : ''}`;
    case 'recovered':
      return `Recovered ${count(state.count, 'change', 'changes')}, not saved yet`;
    case 'conflict':
      return `Saved in ${state.name}, beside another version: ${state.problem.message}`;
    case 'read-only':
      return `Read-only: ${state.reason}`;
  }
}

/** Tells a screen reader what the caret came to: its kind, its words, who says them, and where among the others it is. */
function Announcement() {
  const active = useAppState(({ snapshot }) => snapshot?.focus.active ?? null);
  const snapshot = useDeferredValue(useAppState(({ snapshot }) => (active === null ? null : snapshot)));
  const annotation = active === null ? null : (snapshot?.set.findAnnotation(active) ?? null);
  return (
    <span className="visually-hidden" aria-live="polite" data-testid="announcement">
      {snapshot !== null && annotation !== null && announcementOf(snapshot, annotation)}
    </span>
  );
}

function announcementOf({ set, index }: EditorSnapshot, annotation: Annotation): string {
  const speaker = speakerOf(set, annotation);
  const missing = whatIsMissing(set, annotation);
  const fragments = annotation.fragments.length;
  return [
    set.scheme.labelOf(annotation.kind),
    shortened(textOf(index, annotation), 80),
    fragments > 1 ? `in ${fragments} fragments` : '',
    speaker === null ? '' : `by ${speaker.name}`,
    missing === null ? '' : `lacks ${missing}`,
    noteOf(annotation) === null ? '' : 'has a note',
    `paragraph ${index.blockIndexAt(startOf(annotation)) + 1}`,
    `${set.placeOf(annotation.id) + 1} of ${set.annotationCount}`,
  ]
    .filter(Boolean)
    .join(', ');
}
