import { useVirtualizer } from '@tanstack/react-virtual';
import { X } from 'lucide-react';
import { type KeyboardEvent, useEffect, useId, useRef } from 'react';
import { Button, Input, Label, TextField, ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { inContext, MOST_OCCURRENCES } from '../../shared/analysis/occurrences.ts';
import { commandOf } from '../../shared/commands/index.ts';
import {
  askRepeat,
  directSpeakerLink,
  finishRepeat,
  leaveRepeat,
  lookAtPlace,
  type Operation,
  type Repeat,
  type RepeatAsked,
  type RepeatPlace,
  toggleAllPlaces,
  togglePlace,
} from '../editor/index.ts';
import { useApp, useAppState } from '../store/app-context.ts';
import { KindBadge } from './KindBadge.tsx';
import styles from './RepeatPanel.module.css';
import { rowAfter } from './list-keys.ts';
import { count } from './words.ts';

/** Height of a row in CSS pixels. */
const ROW_HEIGHT = 44;

/** What is shown of the line before and after the words, UTF-16 code units: so little that the words are always seen. */
const REACH = { before: 20, after: 60 } as const;

/** Every place where the same words stand, each to be taken or skipped; nothing is tagged until the button says so. */
export function RepeatPanel() {
  const app = useApp();
  const repeat = useAppState((state) => state.snapshot!.repeat!);
  const set = useAppState((state) => state.snapshot!.set);
  const list = useRef<HTMLDivElement>(null);
  const taken = repeat.places.filter(({ state }) => state === 'taken').length;
  const leave = (operation: Operation) => {
    app.perform(operation);
    app.focusArticle();
  };
  useEffect(() => list.current?.focus(), []);
  const onKeyDown = (event: KeyboardEvent) => {
    const isFinish = event.key === 'Enter' && (event.ctrlKey || event.metaKey);
    if (event.key !== 'Escape' && !isFinish) return;
    event.preventDefault();
    if (isFinish && taken === 0) return;
    leave(isFinish ? finishRepeat : leaveRepeat);
  };
  return (
    <section
      className={styles.panel}
      aria-label={commandOf('tag.repeat').label.replace('…', '')}
      onKeyDownCapture={onKeyDown}
    >
      <header className={styles.head}>
        <KindBadge kind={repeat.asked.kind} />
        <h2>The same words</h2>
        <Button className={styles.close!} aria-label="Leave without tagging (Esc)" onPress={() => leave(leaveRepeat)}>
          <X size={15} aria-hidden="true" />
        </Button>
      </header>
      <Question repeat={repeat} />
      <p className={styles.found} role="status">
        {foundSentence(repeat, taken, set.scheme.labelOf(repeat.asked.kind).toLowerCase())}
      </p>
      <Places repeat={repeat} list={list} />
      <footer className={styles.foot}>
        <span className={styles.keys}>
          <kbd>Space</kbd> skip <kbd>A</kbd> all <kbd>Esc</kbd> leave
        </span>
        <Button className={styles.finish!} isDisabled={taken === 0} onPress={() => leave(finishRepeat)}>
          Tag {taken} <kbd>Ctrl+Enter</kbd>
        </Button>
      </footer>
    </section>
  );
}

function foundSentence({ places, problem, isComplete }: Repeat, taken: number, ofKind: string): string {
  if (problem !== null) return problem;
  const tagged = places.filter(({ state }) => state === 'tagged').length;
  const open = places.length - tagged;
  const limit =
    places.length >= MOST_OCCURRENCES
      ? ` These are the first ${MOST_OCCURRENCES.toLocaleString('en')}.`
      : ' The pattern takes too long: there may be more.';
  const rest = isComplete ? '' : limit;
  if (open === 0 && tagged === 0) return `Found nowhere.${rest}`;
  if (open === 0 && tagged === 1) return `They stand nowhere else.${rest}`;
  if (open === 0) return `All ${tagged} are tagged as ${ofKind} already.${rest}`;
  const left = tagged === 0 ? '' : `; ${tagged} tagged already`;
  return `${taken} of ${count(open, 'place', 'places')} to be tagged as ${ofKind}${left}.${rest}`;
}

/** What is looked for, how nearly, and what is copied. */
function Question({ repeat: { asked } }: { repeat: Repeat }) {
  const app = useApp();
  const set = useAppState((state) => state.snapshot!.set);
  const ask = (change: Partial<RepeatAsked>) => app.perform((state) => askRepeat(state, change));
  const { search, source, kind } = asked;
  const annotation = source === null ? null : set.findAnnotation(source);
  const link = annotation === null ? null : directSpeakerLink(set, annotation);
  const speaker = link === null ? null : set.findSpeaker(link.to.id);
  return (
    <div className={styles.question}>
      <TextField
        className="field"
        value={search.words}
        onChange={(words) => ask({ search: { ...search, words } })}
        validationBehavior="aria"
      >
        <Label>{search.isPattern ? 'Pattern' : 'Words'}</Label>
        <Input />
      </TextField>
      <div className={styles.toggles}>
        <Toggle
          label="Whole words"
          isOn={search.isWholeWords}
          onTurn={(isWholeWords) => ask({ search: { ...search, isWholeWords } })}
        />
        <Toggle
          label="Case"
          isOn={search.isCaseMatched}
          onTurn={(isCaseMatched) => ask({ search: { ...search, isCaseMatched } })}
        />
        <Toggle
          label="Pattern"
          isOn={search.isPattern}
          onTurn={(isPattern) => ask({ search: { ...search, isPattern } })}
        />
        {annotation !== null && (
          <Toggle
            label="Copy details"
            isOn={asked.copiesAttributes}
            onTurn={(copiesAttributes) => ask({ copiesAttributes })}
          />
        )}
        {speaker !== null && (
          <Toggle
            label={`Copy speaker ${speaker.name}`}
            isOn={asked.copiesSpeaker}
            onTurn={(copiesSpeaker) => ask({ copiesSpeaker })}
          />
        )}
      </div>
      {source === null && (
        <ToggleButtonGroup
          aria-label="Tag as"
          className={styles.toggles!}
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={[kind]}
          onSelectionChange={([next]) => next !== undefined && ask({ kind: String(next) })}
        >
          {set.scheme.kinds.map(({ id, label, letter }) => (
            <ToggleButton key={id} id={id} aria-label={label} className={styles.toggle!}>
              {letter}
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
      )}
    </div>
  );
}

function Toggle({ label, isOn, onTurn }: { label: string; isOn: boolean; onTurn: (isOn: boolean) => void }) {
  return (
    <ToggleButton className={styles.toggle!} isSelected={isOn} onChange={onTurn}>
      <bdi>{label}</bdi>
    </ToggleButton>
  );
}

/**
 * The places that are open, in a list box of which only the rows in view are in the page; the keyboard stays on the list.
 * What is tagged already is seen in the text.
 */
function Places({ repeat, list }: { repeat: Repeat; list: React.RefObject<HTMLDivElement | null> }) {
  const app = useApp();
  const listId = useId();
  const text = useAppState((state) => state.snapshot!.index.text);
  const open = repeat.places.flatMap((place, which) => (place.state === 'tagged' ? [] : [{ place, which }]));
  const here = open.findIndex(({ which }) => which === repeat.current);
  // oxlint-disable-next-line react/incompatible-library -- the compiler is not used; nothing here is memoised by it
  const virtualizer = useVirtualizer({
    count: open.length,
    getScrollElement: () => list.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 6,
    initialRect: { width: 300, height: 600 },
  });
  useEffect(() => {
    if (here >= 0) virtualizer.scrollToIndex(here);
  }, [here, virtualizer]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const page = Math.max(1, Math.floor((list.current?.clientHeight ?? ROW_HEIGHT) / ROW_HEIGHT) - 1);
    const row = rowAfter(event.key, here, { page, last: open.length - 1 });
    const which = row === null ? repeat.current : (open[row]?.which ?? -1);
    const isToggle = event.key === ' ' || event.key === 'Enter';
    if (row === null && !isToggle && event.key.toLowerCase() !== 'a') return;
    event.preventDefault();
    app.perform((state) => {
      if (row !== null) return lookAtPlace(state, which);
      return isToggle ? togglePlace(state, which) : toggleAllPlaces(state);
    });
  };
  return (
    <div
      ref={list}
      className={styles.list}
      role="listbox"
      aria-label="Places"
      aria-multiselectable="true"
      tabIndex={0}
      onKeyDown={onKeyDown}
      onClick={(event) => {
        const row = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-which]') : null;
        if (row !== null) app.perform((state) => togglePlace(state, Number(row.dataset.which)));
      }}
      {...(here >= 0 ? { 'aria-activedescendant': `${listId}-${here}` } : {})}
    >
      <div role="presentation" className={styles.rows} style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map(({ index, start }) => {
          const { place, which } = open[index]!;
          return (
            <div
              key={place.range.start}
              id={`${listId}-${index}`}
              role="option"
              aria-selected={place.state === 'taken'}
              aria-posinset={index + 1}
              aria-setsize={open.length}
              className={styles.place}
              style={{ transform: `translateY(${start}px)`, height: ROW_HEIGHT }}
              data-state={place.state}
              data-current={index === here}
              data-which={which}
              tabIndex={-1}
            >
              <Place place={place} text={text} />
            </div>
          );
        })}
      </div>
    </div>
  );
}

function Place({ place, text }: { place: RepeatPlace; text: string }) {
  const { before, words, after } = inContext(text, place.range, REACH);
  return (
    <>
      <span className={styles.mark} aria-hidden="true">
        {place.state === 'taken' ? '✓' : ''}
      </span>
      <span className={styles.line} dir="auto">
        {before}
        <mark>{words}</mark>
        {after}
      </span>
    </>
  );
}
