import type { EditorState, Transaction } from 'prosemirror-state';
import type { Scheme } from '../../shared/kinds/scheme.ts';
import type { Annotation } from '../../shared/model/records.ts';
import type { Choice } from '../../shared/model/scheme.ts';
import { annotationsOf } from './annotation-plugin.ts';
import { type AwaitedKey, type KeySequence, withAwaited } from './awaited-keys.ts';
import { windowOf } from './drawing-plugin.ts';
import { activeOf, focusOf } from './focus-plugin.ts';
import { setAttributes } from './linking.ts';
import { linksTo } from './records.ts';

/**
 * A quote without a speaker, and why: two keys say what kind of source it has instead. Only the quote's source status is
 * written; whatever it is tied to stays.
 */
export const noSource: KeySequence = {
  id: 'source',
  prompt: () => 'The quote’s source is',
  keys(state) {
    const quote = quoteInHand(state);
    return quote === null
      ? []
      : keysFor(statusesOf(annotationsOf(state).scheme, quote), quote.attributes[STATUS] !== undefined);
  },
  outcome: ({ label }) => `Source: ${label}`,
  act(state, { value }, services) {
    const quote = quoteInHand(state);
    return quote === null ? null : setAttributes(state, quote.id, { [STATUS]: value === '' ? null : value }, services);
  },
};

/** Asks why the quote in hand has no speaker. */
export function startNoSource(state: EditorState): Transaction | null {
  const quote = quoteInHand(state);
  return quote === null || statusesOf(annotationsOf(state).scheme, quote).length === 0
    ? null
    : withAwaited(state.tr, noSource, windowOf(state));
}

const STATUS = 'sourceStatus';

/** Says that there is a name to be had: the one status that explains nothing. */
const NAMED = 'named';

/** Letters that people of the trade know; another status has the first letter of its label that is free. */
const LETTERS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    anonymous: 'a',
    collective: 'c',
    implicit: 'i',
    none: 'n',
    document: 'd',
    described: 's',
    author: 'u',
  }),
);

/** Takes the status away again. */
const NOTHING: AwaitedKey = { letters: '-', label: 'Not said', value: '' };

function keysFor(statuses: readonly Choice[], isSet: boolean): AwaitedKey[] {
  const keys: AwaitedKey[] = [];
  const taken = new Set(statuses.flatMap(({ value }) => LETTERS.get(value) ?? []));
  for (const { value, label, definition } of statuses) {
    const free = [...label.toLowerCase()].find((letter) => /[a-z0-9]/.test(letter) && !taken.has(letter));
    const letters = LETTERS.get(value) ?? free;
    if (letters === undefined) continue; // The form has it.
    taken.add(letters);
    keys.push({ letters, label, value, ...(definition === undefined ? {} : { detail: definition }) });
  }
  return isSet ? [...keys, NOTHING] : keys;
}

function statusesOf(scheme: Scheme, quote: Annotation): readonly Choice[] {
  const field = scheme.findKind(quote.kind)?.fields.find(({ id }) => id === STATUS);
  return field?.type === 'choice' ? field.choices.filter(({ value }) => value !== NAMED) : [];
}

/** The quote that the annotator is at: the active one, that of the active mention or cue, else the frame. */
export function quoteInHand(state: EditorState): Annotation | null {
  const set = annotationsOf(state);
  const active = activeOf(state);
  if (active?.kind === 'quote') return active;
  if (active !== null) {
    const [own] = ['said-by', 'cued-by'].flatMap((type) => linksTo(set, active.id, type));
    if (own !== undefined) return set.findAnnotation(own.from.id);
  }
  const { frame } = focusOf(state);
  return active?.kind === 'claim' || frame === null ? null : set.findAnnotation(frame);
}
