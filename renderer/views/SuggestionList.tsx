import { useEffect, useId, useRef, useState } from 'react';
import { Button, ToggleButton } from 'react-aria-components';
import { bySuggestedPlace, type Suggestion } from '../../shared/analysis/suggest/suggestion.ts';
import type { Scheme } from '../../shared/kinds/scheme.ts';
import {
  type EditorSnapshot,
  openSuggestions,
  passingSuggestions,
  rejectionsOf,
  showSuggestion,
  type SuggestionFilter,
  withSuggestionFilter,
} from '../editor/index.ts';
import { useApp, useAppState } from '../store/app-context.ts';
import listStyles from './AnnotationList.module.css';
import { ListedRows } from './AnnotationRows.tsx';
import { KindBadge } from './KindBadge.tsx';
import { LearnedLines } from './LearnedLines.tsx';
import { useShortcuts } from './shortcuts.ts';
import styles from './SuggestionList.module.css';
import { shortSureness, sureness } from './suggestion-words.ts';
import { count, shortened } from './words.ts';

/** Height of a row in CSS pixels. */
const ROW_HEIGHT = 52;

/** The text has rested so long when places are looked up again, milliseconds. */
const REST = 400;

/**
 * What is suggested and not decided yet, with the filter by kind and confidence that the queue and the text obey too, what
 * can be done with all of it, and what decisions have taught.
 */
export function SuggestionList({ snapshot: present }: { snapshot: EditorSnapshot }) {
  const app = useApp();
  const snapshot = useRestedPlaces(present);
  const { suggesting, index, set, ghost } = snapshot;
  const open = openSuggestions(suggesting, index, set);
  const shown = ghost?.suggestion ?? null;
  const here = shown === null ? -1 : open.findIndex((one) => bySuggestedPlace(one, shown) === 0);
  return (
    <>
      <Tools snapshot={snapshot} open={open} />
      {open.length === 0 ? (
        <p className={listStyles.empty}>{suggesting.hasRun ? whyNone(snapshot) : 'The text is being read.'}</p>
      ) : (
        <ListedRows
          label="Suggestions"
          rows={{ length: open.length, at: (row) => open[row] }}
          here={here}
          height={ROW_HEIGHT}
          keyOf={({ kind, fragments: [first] }) => `${kind} ${first!.start} ${first!.end}`}
          isStruck={() => false}
          choose={(one) => app.perform((state) => showSuggestion(state.tr, one))}
        >
          {(one) => <Row suggestion={one} snapshot={snapshot} />}
        </ListedRows>
      )}
      <LearnedLines />
    </>
  );
}

function whyNone({ suggesting, index }: EditorSnapshot): string {
  const { suggestions } = suggesting.placed;
  if (suggestions.length === 0) return 'Nothing in this text looks like a quotation or a claim.';
  return passingSuggestions(suggesting, index).length === 0
    ? 'None passes the filter.'
    : 'All suggestions are decided.';
}

/** The state at the last pause in typing: places are moved when somebody has stopped, and not for every key. */
function useRestedPlaces(present: EditorSnapshot): EditorSnapshot {
  const [rested, setRested] = useState(present);
  const isTyping = present.suggesting.placed.edits.length > 0;
  useEffect(() => {
    if (!isTyping) return undefined;
    const timer = setTimeout(() => setRested(present), REST);
    return () => clearTimeout(timer);
  }, [isTyping, present]);
  const isSameArticle = rested.set.metadata === present.set.metadata;
  return isTyping && isSameArticle ? rested : present;
}

const KINDS = ['quote', 'claim'] as const;

function Tools({ snapshot, open }: { snapshot: EditorSnapshot; open: readonly Suggestion[] }) {
  const app = useApp();
  const sliderId = useId();
  // The slider shows what it was set to at once, though the list is drawn later.
  const filter = useAppState((state) => state.snapshot?.suggesting.filter ?? snapshot.suggesting.filter);
  const counts = countsByKind(snapshot);
  const set = (change: Partial<SuggestionFilter>) =>
    app.perform((state) => withSuggestionFilter(state.tr, { ...filter, ...change }));
  const { scheme } = snapshot.set;
  const least = Math.round(filter.least * 100);
  return (
    <div className={styles.tools}>
      <div className={styles.row} role="group" aria-label="Suggested kinds">
        {KINDS.filter((kind) => scheme.findKind(kind) !== null).map((kind) => (
          <ToggleButton
            key={kind}
            className={styles.kind!}
            isSelected={filter.kinds.includes(kind)}
            onChange={(isOn) =>
              set({ kinds: KINDS.filter((one) => (one === kind ? isOn : filter.kinds.includes(one))) })
            }
          >
            {pluralOf(scheme, kind)} {counts[kind]}
          </ToggleButton>
        ))}
      </div>
      <div className={styles.row}>
        <label htmlFor={sliderId}>At least</label>
        <input
          id={sliderId}
          className={styles.slider}
          type="range"
          min={0}
          max={95}
          step={5}
          value={least}
          aria-valuetext={`${least} of 100 right`}
          onChange={({ target }) => set({ least: Number(target.value) / 100 })}
        />
        <span className={styles.number}>{least} of 100 right</span>
      </div>
      <Acts snapshot={snapshot} open={open.length} least={least} />
      <Run />
    </div>
  );
}

/** How many are open of each kind, those included that are not looked at. */
function countsByKind({ suggesting, index, set }: EditorSnapshot): Record<Suggestion['kind'], number> {
  const filter = { ...suggesting.filter, kinds: KINDS };
  const open = openSuggestions({ ...suggesting, filter }, index, set);
  const quote = open.filter(({ kind }) => kind === 'quote').length;
  return { quote, claim: open.length - quote };
}

const pluralOf = (scheme: Scheme, kind: string): string => scheme.findKind(kind)?.plural ?? kind;

function Acts({ snapshot, open, least }: { snapshot: EditorSnapshot; open: number; least: number }) {
  const app = useApp();
  const shortcutOf = useShortcuts();
  const button = useRef<HTMLButtonElement>(null);
  const wanted = useAppState((state) => state.wantedFocus);
  useEffect(() => {
    if (wanted?.target !== 'take-all') return;
    app.store.setState({ wantedFocus: null });
    button.current?.focus();
  }, [wanted, app]);
  const rejected = rejectionsOf(snapshot.suggesting, snapshot.index).length;
  const { isShown } = snapshot.suggesting;
  const takeAll = () => {
    app.takeListedSuggestions();
    app.focusArticle();
  };
  return (
    <div className={styles.row}>
      <Button ref={button} className={styles.act!} isDisabled={open === 0} onPress={takeAll}>
        Take {open === 1 ? 'the one' : open === 0 ? 'all' : `all ${open}`}
        {least > 0 && ` above ${least}`}
      </Button>
      <ToggleButton className={styles.act!} isSelected={isShown} onChange={() => app.run('suggest.show')}>
        In the text <kbd>{shortcutOf('suggest.show')}</kbd>
      </ToggleButton>
      {rejected > 0 && (
        <Button className={styles.act!} onPress={() => app.suggestions.forgive()}>
          Bring back {count(rejected, 'rejected', 'rejected')}
        </Button>
      )}
    </div>
  );
}

/** How far the reading is, what came in its way, and to do it again. */
function Run() {
  const app = useApp();
  const { share, problem } = useAppState((state) => state.suggesting);
  return (
    <div className={styles.row} role="status">
      {share === null ? (
        <Button className={styles.act!} onPress={() => app.run('suggest.run')}>
          Suggest anew
        </Button>
      ) : (
        <>
          <progress className={styles.progress} value={share} aria-label="Reading the text" />
          <span className={styles.number}>{Math.round(share * 100)} %</span>
          <Button className={styles.act!} onPress={() => app.run('suggest.run')}>
            Stop
          </Button>
        </>
      )}
      {problem !== null && (
        <span className={styles.problem}>The text could not be read for suggestions: {problem}. Suggest anew.</span>
      )}
    </div>
  );
}

function Row({ suggestion, snapshot }: { suggestion: Suggestion; snapshot: EditorSnapshot }) {
  const { kind, fragments, candidates, assertedBy, reason } = suggestion;
  const words = fragments.map(({ start, end }) => snapshot.index.slice(start, end)).join(' … ');
  const [first] = candidates;
  const source = first?.source ?? null;
  const named = first?.speaker?.name ?? (source === null ? null : snapshot.index.slice(source.start, source.end));
  const who = kind === 'claim' ? (assertedBy?.name ?? null) : named;
  return (
    <>
      <KindBadge kind={kind} />
      <bdi className={listStyles.words}>{shortened(words, 90)}</bdi>
      <span className={listStyles.about} title={reason}>
        <bdi>{who ?? (kind === 'claim' ? 'the article' : 'nobody named')}</bdi>
        <span className={styles.sure} title={sureness(suggestion)}>
          {shortSureness(suggestion)}
        </span>
      </span>
    </>
  );
}
