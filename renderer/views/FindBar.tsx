import { ArrowDown, ArrowUp, CaseSensitive, Regex, Replace, WholeWord, X } from 'lucide-react';
import {
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
  useDeferredValue,
  useEffect,
  useMemo,
  useRef,
} from 'react';
import { Button, ToggleButton } from 'react-aria-components';
import type { FindQuery } from '../../shared/analysis/find-text.ts';
import { countHit } from '../editor/index.ts';
import type { Find } from '../store/app-state.ts';
import { useApp, useAppState } from '../store/app-context.ts';
import styles from './FindBar.module.css';
import { useShortcuts } from './shortcuts.ts';
import { count } from './words.ts';

/**
 * Finding and replacing, below the article so that no line of it moves when it opens. Nothing waits for it: the
 * article can be read, tagged and edited meanwhile.
 */
export function FindBar() {
  const isShown = useAppState((state) => state.find.isShown);
  return isShown ? <Bar /> : null;
}

function Bar() {
  const shortcutOf = useShortcuts();
  const app = useApp();
  const find = useAppState((state) => state.find);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, [find.asked]);
  const bar = useRef<HTMLDivElement>(null);
  useEscape(bar, app.closeFind);
  const onFieldKey = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
    event.preventDefault();
    app.run(event.shiftKey ? 'find.previous' : 'find.next');
  };
  return (
    <div role="search" className={styles.bar} ref={bar} aria-label="Find in the article">
      <div className={styles.row}>
        <input
          ref={field}
          className={styles.field}
          aria-label="Find"
          placeholder="Find"
          spellCheck={false}
          value={find.query.words}
          aria-invalid={find.found.problem !== null}
          onChange={({ target }) => app.lookFor({ ...find.query, words: target.value })}
          onKeyDown={onFieldKey}
        />
        <Options query={find.query} />
        <span className={styles.found} role="status" data-testid="found">
          {foundIn(find)}
        </span>
        <Tool label={`Previous (${shortcutOf('find.previous')})`} onPress={() => app.run('find.previous')}>
          <ArrowUp size={15} aria-hidden="true" />
        </Tool>
        <Tool label={`Next (${shortcutOf('find.next')})`} onPress={() => app.run('find.next')}>
          <ArrowDown size={15} aria-hidden="true" />
        </Tool>
        {!find.isReplacing && (
          <Tool label={`Replace (${shortcutOf('find.replace')})`} onPress={() => app.run('find.replace')}>
            <Replace size={15} aria-hidden="true" />
          </Tool>
        )}
        <Tool label="Close (Esc)" onPress={app.closeFind}>
          <X size={15} aria-hidden="true" />
        </Tool>
      </div>
      {find.isReplacing && <ReplaceRow find={find} />}
      {find.found.problem !== null && (
        <p className={styles.problem} role="alert">
          {find.found.problem}
        </p>
      )}
    </div>
  );
}

/** Escape closes the bar from wherever in it the keyboard is. */
function useEscape(within: RefObject<HTMLElement | null>, close: () => void): void {
  useEffect(() => {
    const element = within.current;
    const onKeyDown = (event: globalThis.KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      event.stopPropagation();
      close();
    };
    element?.addEventListener('keydown', onKeyDown);
    return () => element?.removeEventListener('keydown', onKeyDown);
  }, [within, close]);
}

function foundIn({ query, found }: Find): string {
  const { matches, current, isSearching, problem } = found;
  if (query.words === '') return '';
  if (isSearching) return matches.length === 0 ? 'Searching…' : `${matches.length.toLocaleString('en')} so far`;
  if (matches.length === 0) return problem === null ? 'Not found' : '';
  const all = `${matches.length.toLocaleString('en')}${problem === null ? '' : ' and more'}`;
  return current === null ? `${all} found` : `${(current + 1).toLocaleString('en')} of ${all}`;
}

const OPTIONS = [
  { id: 'isCaseMatched', label: 'Match case', Icon: CaseSensitive },
  { id: 'isWholeWords', label: 'Whole words', Icon: WholeWord },
  { id: 'isPattern', label: 'Pattern (regular expression)', Icon: Regex },
] as const;

function Options({ query }: { query: FindQuery }) {
  const app = useApp();
  return (
    <div className={styles.options} role="group" aria-label="How to find">
      {OPTIONS.map(({ id, label, Icon }) => (
        <ToggleButton
          key={id}
          className={styles.option!}
          aria-label={label}
          isSelected={query[id]}
          onChange={(isOn) => app.lookFor({ ...query, [id]: isOn })}
        >
          <span title={label}>
            <Icon size={16} aria-hidden="true" />
          </span>
        </ToggleButton>
      ))}
    </div>
  );
}

function ReplaceRow({ find }: { find: Find }) {
  const shortcutOf = useShortcuts();
  const app = useApp();
  const mode = useAppState((state) => state.snapshot?.focus.mode ?? 'tag');
  const { matches, current, isSearching, problem } = find.found;
  const isTagging = mode === 'tag';
  const canReplace = !isTagging && !isSearching && matches.length > 0;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
    event.preventDefault();
    if (event.ctrlKey || event.metaKey) app.replaceAll();
    else app.replaceCurrent();
  };
  return (
    <div className={styles.row}>
      <input
        className={styles.field}
        aria-label="Replace with"
        placeholder="Replace with"
        spellCheck={false}
        value={find.replacement}
        onChange={({ target }) => app.setReplacement(target.value)}
        onKeyDown={onKeyDown}
      />
      <Button className={styles.button!} isDisabled={!canReplace || current === null} onPress={app.replaceCurrent}>
        <span title="Enter">Replace</span>
      </Button>
      <Button className={styles.button!} isDisabled={!canReplace || problem !== null} onPress={app.replaceAll}>
        <span title="Ctrl+Enter">Replace all</span>
      </Button>
      {isTagging ? (
        <span className={styles.note}>
          The text cannot change in Tag mode.{' '}
          <Button className={styles.button!} onPress={() => app.enterMode('edit')}>
            Edit the text <kbd>{shortcutOf('mode.edit')}</kbd>
          </Button>
        </span>
      ) : (
        <Hit find={find} />
      )}
    </div>
  );
}

/** How many annotations would have other words; counted after the bar has been drawn. */
function Hit({ find }: { find: Find }) {
  const matches = useDeferredValue(find.found.matches);
  const set = useDeferredValue(useAppState((state) => state.snapshot?.set ?? null));
  const hit = useMemo(() => (set === null ? 0 : countHit(set.annotations, matches)), [set, matches]);
  if (matches.length === 0) return null;
  return (
    <span className={styles.note} data-testid="hit">
      {hit === 0 ? 'in no annotation' : `in ${count(hit, 'annotation', 'annotations')}, which follow`}
    </span>
  );
}

function Tool({ label, onPress, children }: { label: string; onPress: () => void; children: ReactNode }) {
  return (
    <Button className={styles.tool!} aria-label={label} onPress={onPress}>
      <span title={label}>{children}</span>
    </Button>
  );
}
