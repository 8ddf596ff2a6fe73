import type { AnnotationSet } from '../../shared/annotations/annotation-set.ts';
import type { Command } from '../../shared/commands/command.ts';
import type { ArticleSummary } from '../../shared/ipc/contract.ts';
import { type Annotation, isDetached } from '../../shared/model/records.ts';
import { shortened, speakerOf, textOf } from './words.ts';

/** What the command palette finds for the words typed: commands by name, and places to go to. */

/**
 * Returns how well a name fits what was typed: 0 not at all. Each word typed begins a word of the name, or all of it in one
 * piece are the first letters of its words (`nsk`: next of the same kind); the earlier and the fuller, the better.
 */
export function fitOf(name: string, typed: string): number {
  const words = wordsOf(name);
  const wanted = wordsOf(typed);
  if (wanted.length === 0) return 1;
  const text = words.join(' ');
  const together = wanted.join(' ');
  if (text === together) return 100;
  if (text.startsWith(together)) return 90;
  if (beginInOrder(words, wanted)) return 80 - words.indexOf(words.find((word) => word.startsWith(wanted[0]!))!);
  if (wanted.every((part) => words.some((word) => word.startsWith(part)))) return 60;
  const initials = words.map((word) => word[0]).join('');
  if (wanted.length === 1 && together.length > 1 && isWithin(initials, together)) {
    return initials.startsWith(together) ? 50 : 40;
  }
  return wanted.every((part) => part.length > 2 && text.includes(part)) ? 20 : 0;
}

const wordsOf = (text: string): readonly string[] =>
  text
    .toLocaleLowerCase()
    .split(/[^\p{L}\p{N}\p{M}]+/u)
    .filter((word) => word !== '');

/** True when words of the first list begin with those of the second, in their order. */
function beginInOrder(words: readonly string[], wanted: readonly string[]): boolean {
  let at = 0;
  return wanted.every((part) => {
    const found = words.findIndex((word, index) => index >= at && word.startsWith(part));
    at = found + 1;
    return found !== -1;
  });
}

/** True when all letters stand in the text, in their order. */
function isWithin(text: string, letters: string): boolean {
  let at = -1;
  return [...letters].every((letter) => (at = text.indexOf(letter, at + 1)) !== -1);
}

/** Something that Enter does, or goes to. */
export interface Entry {
  /** `command:go.next`, `annotation:a1`, `speaker:s1`, `article:f1`. */
  readonly id: string;
  readonly label: string;
  readonly detail: string;
  /** Why it cannot be done now. */
  readonly reason?: string;
}

export interface EntryGroup {
  readonly id: 'recent' | 'commands' | 'annotations' | 'speakers' | 'articles';
  readonly label: string;
  readonly entries: readonly Entry[];
}

/** All that can be found. */
export interface Findable {
  readonly commands: readonly Command[];
  /** Ids of those found last, the last one first. */
  readonly recent: readonly string[];
  readonly can: (id: string) => boolean;
  readonly reasonFor: (command: Command) => string;
  readonly menuOf: (command: Command) => string;
  readonly set: AnnotationSet | null;
  readonly text: string;
  readonly articles: readonly ArticleSummary[];
}

/** How many places of one kind are shown; who looks for more types more. */
const MOST_PLACES = 8;

/** Returns what fits, best first; without a word all commands, those found last before the others. */
export function findEntries(all: Findable, typed: string): readonly EntryGroup[] {
  const wanted = typed.trim();
  const recent = wanted === '' ? commandEntries(all, wanted, (id) => all.recent.includes(id)) : [];
  const byTime = [...recent].sort((a, b) => placeIn(all.recent, a) - placeIn(all.recent, b));
  const others = commandEntries(all, wanted, (id) => wanted !== '' || !all.recent.includes(id));
  const places = wanted.length < 2 ? [] : placeGroups(all, wanted);
  const groups: readonly EntryGroup[] = [
    { id: 'recent', label: 'Found before', entries: byTime },
    { id: 'commands', label: 'Commands', entries: others },
    ...places,
  ];
  return groups.filter(({ entries }) => entries.length > 0);
}

const placeIn = (recent: readonly string[], { id }: Entry): number => recent.indexOf(id.slice('command:'.length));

/** Commands that fit; those that would do nothing now come last and say why. */
function commandEntries(all: Findable, wanted: string, takes: (id: string) => boolean): Entry[] {
  return all.commands
    .filter(({ id }) => takes(id))
    .map((command) => ({ command, fit: commandFit(all, command, wanted), isOpen: all.can(command.id) }))
    .filter(({ fit }) => fit > 0)
    .sort((a, b) => Number(b.isOpen) - Number(a.isOpen) || b.fit - a.fit || nearness(a.command) - nearness(b.command))
    .map(({ command, isOpen }) => ({
      id: `command:${command.id}`,
      label: command.label,
      detail: all.menuOf(command),
      ...(isOpen ? {} : { reason: all.reasonFor(command) }),
    }));
}

/** What acts at the caret comes before what acts anywhere. */
const nearness = ({ scope }: Command): number => (scope === 'window' ? 1 : 0);

/** Its own name counts for more than the name of its menu with it. */
const commandFit = (all: Findable, command: Command, wanted: string): number =>
  Math.max(fitOf(command.label, wanted), fitOf(`${all.menuOf(command)} ${command.label}`, wanted) / 2);

function placeGroups({ set, text, articles }: Findable, wanted: string): EntryGroup[] {
  return [
    { id: 'annotations', label: 'Annotations', entries: set === null ? [] : annotationEntries(set, text, wanted) },
    { id: 'speakers', label: 'Speakers', entries: set === null ? [] : speakerEntries(set, wanted) },
    { id: 'articles', label: 'Articles', entries: articleEntries(articles, wanted) },
  ];
}

function annotationEntries(set: AnnotationSet, text: string, wanted: string): Entry[] {
  const key = wanted.toLocaleLowerCase();
  const entries: Entry[] = [];
  for (const annotation of set.annotations) {
    const words = textOf(text, annotation);
    if (!words.toLocaleLowerCase().includes(key)) continue;
    entries.push({ id: `annotation:${annotation.id}`, label: shortened(words, 70), detail: detailOf(set, annotation) });
    if (entries.length === MOST_PLACES) break;
  }
  return entries;
}

function detailOf(set: AnnotationSet, annotation: Annotation): string {
  const speaker = speakerOf(set, annotation);
  return speaker === null
    ? set.scheme.labelOf(annotation.kind)
    : `${set.scheme.labelOf(annotation.kind)} by ${speaker.name}`;
}

const speakerEntries = (set: AnnotationSet, wanted: string): Entry[] =>
  best(
    set.speakers.map((speaker) => ({
      fit: Math.max(...[speaker.name, ...speaker.aliases].map((name) => fitOf(name, wanted))),
      entry: { id: `speaker:${speaker.id}`, label: speaker.name, detail: speaker.role ?? speaker.type },
    })),
  );

const articleEntries = (articles: readonly ArticleSummary[], wanted: string): Entry[] =>
  best(
    articles.map(({ fileId, title, name }) => ({
      fit: Math.max(fitOf(title, wanted), fitOf(name, wanted)),
      entry: { id: `article:${fileId}`, label: title, detail: name },
    })),
  );

const best = (all: readonly { readonly fit: number; readonly entry: Entry }[]): Entry[] =>
  all
    .filter(({ fit }) => fit > 0)
    .sort((a, b) => b.fit - a.fit)
    .slice(0, MOST_PLACES)
    .map(({ entry }) => entry);

/** Returns the first place in the text where this speaker is: what they say, or where they are named; null where none is. */
export const firstOf = (set: AnnotationSet, speakerId: string): Annotation | null =>
  set.annotations.find((one) => !isDetached(one) && speakerOf(set, one)?.id === speakerId) ?? null;
