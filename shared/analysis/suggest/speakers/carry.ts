import type { Figure } from './figures.ts';
import type { Seen } from './reading.ts';
import type { Named, Turn } from './turns.ts';
import { WEIGHTS } from './weights.ts';

/**
 * Who says a quotation that **has no source**: whoever acts in its paragraph, whoever spoke before in the paragraph, and
 * beyond that the last speaker in news, the other one of two in dialogue. Every sign weighs for or against a figure;
 * the figure with the most wins.
 */
export interface Carried {
  readonly figure: Figure;
  readonly other: Figure | null;
  readonly sign: Sign;
  /** The mention that acts, where one does. */
  readonly seen: Seen | null;
  readonly weight: number;
}

export type Sign = 'acts' | 'goes-on' | 'answers' | 'addressed' | 'near' | 'before-last' | 'after-next';

export interface Scene {
  readonly turns: readonly Turn[];
  readonly isDialogue: boolean;
  readonly namedIn: (turn: Turn) => Named;
  /** What is told, not said, between two offsets. */
  readonly toldBetween: (start: number, end: number) => readonly Seen[];
  readonly paragraphStart: (paragraph: number) => number;
  readonly paragraphEnd: (paragraph: number) => number;
}

/** What speaks for figures, by figure, with the strongest sign. */
export class Weights {
  readonly #all = new Map<Figure, { weight: number; sign: Sign; most: number; seen: Seen | null }>();

  add(figure: Figure | null, weight: number, sign: Sign, seen: Seen | null = null): void {
    if (figure === null) return;
    const now = this.#all.get(figure) ?? { weight: 0, sign, most: 0, seen: null };
    const isStronger = weight > now.most;
    this.#all.set(figure, {
      weight: now.weight + weight,
      sign: isStronger ? sign : now.sign,
      most: Math.max(now.most, weight),
      seen: isStronger ? seen : now.seen,
    });
  }

  of(figure: Figure): number {
    return this.#all.get(figure)?.weight ?? 0;
  }

  get ranked(): readonly (readonly [Figure, { weight: number; sign: Sign; seen: Seen | null }])[] {
    return [...this.#all].sort((a, b) => b[1].weight - a[1].weight);
  }
}

/** Below this nobody is named. */
const LEAST = 0.4;

/** Returns how much speaks for each figure that it says the turn. */
export function weightsAt(index: number, scene: Scene): Weights {
  const weights = new Weights();
  weighParagraph(weights, index, scene);
  if (scene.isDialogue) weighDialogue(weights, index, scene);
  else weighNews(weights, index, scene);
  const { addressed, named } = scene.namedIn(scene.turns[index]!);
  for (const figure of addressed) weights.add(figure, WEIGHTS.addressed, 'near');
  for (const figure of named) weights.add(figure, WEIGHTS.named, 'near');
  return weights;
}

/** Returns who says the turn; null where nothing tells. */
export function carriedSpeaker(index: number, scene: Scene): Carried | null {
  const weights = weightsAt(index, scene);
  const [best, second] = weights.ranked.filter(([figure]) => maySpeak(figure));
  if (best === undefined || best[1].weight < LEAST) return null;
  const other = second !== undefined && second[1].weight > 0 ? second[0] : null;
  return { figure: best[0], other, sign: best[1].sign, seen: best[1].seen, weight: best[1].weight };
}

const maySpeak = ({ kind }: Figure): boolean => kind !== 'place' && kind !== 'document';

/** Others who speak in the same paragraph, and those who act in it. */
function weighParagraph(weights: Weights, index: number, scene: Scene): void {
  const turn = scene.turns[index]!;
  const before = neighbour(scene.turns, index, -1);
  const after = neighbour(scene.turns, index, 1);
  const isSame = (other: Turn | null): other is Turn =>
    other !== null && other.lastParagraph >= turn.paragraph && other.paragraph <= turn.lastParagraph;
  if (isSame(before)) weights.add(before.speaker, WEIGHTS.sameBefore, 'goes-on');
  if (isSame(after) && after.isExplicit)
    weights.add(after.speaker, isSame(before) ? WEIGHTS.sameBehindToo : WEIGHTS.sameBehind, 'goes-on');
  const start = Math.max(scene.paragraphStart(turn.paragraph), isSame(before) ? before.end : 0);
  const end = Math.min(scene.paragraphEnd(turn.lastParagraph), isSame(after) ? after.start : Infinity);
  const weight = scene.isDialogue ? WEIGHTS.actsBefore : WEIGHTS.actsInNews;
  weighActors(weights, scene.toldBetween(start, turn.start), weight);
  if (scene.isDialogue) weighActors(weights, scene.toldBetween(turn.end, end), WEIGHTS.actsBehind);
}

/** The subject of the last sentence that is told. */
function weighActors(weights: Weights, told: readonly Seen[], weight: number): void {
  const actors = told.filter(
    ({ mention, figure }) =>
      mention.isSubject && mention.governor === null && (figure.kind === 'person' || figure.kind === null),
  );
  const last = actors.at(-1);
  if (last !== undefined) weights.add(last.figure, weight, 'acts', last);
  for (const one of new Set(actors.map(({ figure }) => figure)))
    if (one !== last?.figure) weights.add(one, weight * WEIGHTS.othersActing, 'acts');
  for (const one of new Set(told.map(({ figure }) => figure)))
    if (one.kind === 'person') weights.add(one, WEIGHTS.about, 'near');
}

/** The turn before or after that stands in marks and outside this one. */
function neighbour(turns: readonly Turn[], index: number, step: number): Turn | null {
  const own = turns[index]!;
  for (let at = index + step; at >= 0 && at < turns.length && Math.abs(at - index) < 6; at += step) {
    const other = turns[at]!;
    if (other.end <= own.start || other.start >= own.end) return other;
  }
  return null;
}

/** How many paragraphs on a speaker is still remembered. */
const FAR = 3;

function weighNews(weights: Weights, index: number, { turns, toldBetween, paragraphStart }: Scene): void {
  const turn = turns[index]!;
  for (let at = index - 1; at >= Math.max(0, index - 4); at -= 1) {
    const other = turns[at]!;
    const distance = turn.paragraph - other.lastParagraph;
    if (distance > FAR || other.end > turn.start) continue;
    weights.add(
      other.speaker,
      (WEIGHTS.newsLast - WEIGHTS.newsFade * distance) * (index - at === 1 ? 1 : 0.4),
      'goes-on',
    );
  }
  const told = toldBetween(paragraphStart(Math.max(0, turn.paragraph - 1)), turn.start);
  weighActors(weights, told, WEIGHTS.newsBefore);
}

/** How many turns on either side are asked. */
const TURNS_AROUND = 4;

function weighDialogue(weights: Weights, index: number, scene: Scene): void {
  const { turns } = scene;
  const own = turns[index]!;
  const before = conversation(turns, index, -1);
  const after = conversation(turns, index, 1);
  const sameAsBefore = [WEIGHTS.before1, WEIGHTS.before2, WEIGHTS.before3, WEIGHTS.before4];
  const sameAsAfter = [WEIGHTS.behind1, WEIGHTS.behind2, WEIGHTS.behind3, WEIGHTS.behind4];
  before.forEach(({ turn, gap }, i) =>
    weights.add(turn.speaker, sameAsBefore[i]! * fade(gap), i % 2 === 1 ? 'before-last' : 'answers'),
  );
  after.forEach(({ turn, gap }, i) =>
    weights.add(turn.speaker, sameAsAfter[i]! * fade(gap) * (turn.isExplicit ? 1 : WEIGHTS.behindUnsure), 'after-next'),
  );
  const [previous] = before;
  const [next] = after;
  if (previous !== undefined)
    for (const figure of scene.namedIn(previous.turn).addressed)
      weights.add(figure, WEIGHTS.addressedBefore * fade(previous.gap), 'addressed');
  if (next !== undefined)
    for (const figure of scene.namedIn(next.turn).addressed)
      weights.add(figure, WEIGHTS.addressedBehind * fade(next.gap), 'addressed');
  weighScene(weights, own, previous?.turn ?? null, scene);
}

/** People who are about: those in the paragraphs told since the turn before, and just before that. */
function weighScene(weights: Weights, own: Turn, previous: Turn | null, scene: Scene): void {
  const start = scene.paragraphStart(own.paragraph);
  const from = scene.paragraphStart(Math.max(0, own.paragraph - 4));
  const since = Math.max(from, previous?.end ?? 0);
  weighActors(weights, scene.toldBetween(since, start), WEIGHTS.actsSince);
  const around = scene
    .toldBetween(from, start)
    .filter(({ figure }) => figure.kind === 'person' || figure.kind === null);
  const people = [...new Set(around.map(({ figure }) => figure))].reverse();
  people.slice(0, 4).forEach((figure, i) => weights.add(figure, WEIGHTS.people - WEIGHTS.peopleStep * i, 'near'));
}

/** A paragraph told between two turns loosens what they have to do with each other. */
const fade = (gap: number): number => (gap <= 1 ? 1 : gap === 2 ? WEIGHTS.fade2 : WEIGHTS.fade3);

/** The turns before or after, one for each paragraph, with how many paragraphs lie between one and the next. */
function conversation(turns: readonly Turn[], index: number, step: number): { turn: Turn; gap: number }[] {
  const found: { turn: Turn; gap: number }[] = [];
  let last = turns[index]!;
  for (let at = index + step; at >= 0 && at < turns.length && found.length < TURNS_AROUND; at += step) {
    const turn = turns[at]!;
    if (!turn.isMarked) continue;
    const gap = step < 0 ? last.paragraph - turn.lastParagraph : turn.paragraph - last.lastParagraph;
    if (gap <= 0) continue;
    if (gap > 4) break;
    found.push({ turn, gap });
    last = turn;
  }
  return found;
}
