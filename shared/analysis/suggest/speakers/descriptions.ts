import { Figure } from './figures.ts';
import type { Mention } from './mention.ts';
import type { Seen } from './reading.ts';

/**
 * **Descriptions** (“the minister”, “a neighbour”, “officials”) stand for a figure that the text has given that role,
 * for somebody whom it has described so before, or for somebody new. What is new is remembered by its noun.
 */
export class Descriptions {
  /** The last figures that were described by a noun, or have it in their role. */
  readonly #byNoun = new Map<string, Figure[]>();
  readonly #byWords = new Map<string, Figure>();
  /** Descriptions beside a name: “Ann Berg, *a teacher*,”. */
  readonly tied: ReadonlyMap<Mention, Figure>;
  readonly #own: Map<Mention, Figure>;
  /** In a dialogue “the parson” is rather Parson Tringham than somebody who was called “a parson” before. */
  readonly isDialogue: boolean;

  /** @param own figures of earlier readings by the mention that introduced them; new ones are put there */
  constructor(
    named: readonly Figure[],
    tied: ReadonlyMap<Mention, Figure>,
    own: Map<Mention, Figure>,
    isDialogue: boolean,
  ) {
    this.isDialogue = isDialogue;
    this.tied = tied;
    this.#own = own;
    for (const figure of named) for (const noun of figure.nouns) this.remember(noun, figure);
  }

  remember(noun: string, figure: Figure): void {
    const last = this.#byNoun.get(noun) ?? [];
    if (last.at(-1) === figure) return;
    this.#byNoun.set(noun, [...last.filter((one) => one !== figure).slice(1 - MOST_REMEMBERED), figure]);
  }

  withNoun(noun: string): readonly Figure[] {
    return this.#byNoun.get(noun) ?? [];
  }

  withWords(words: string): Figure | null {
    return this.#byWords.get(words.toLowerCase()) ?? null;
  }

  /** Returns a figure for somebody new; the same one whenever it is asked for the same mention. */
  fresh(mention: Mention): Figure {
    const figure = this.#own.get(mention) ?? new Figure(mention.words);
    this.#byWords.set(mention.words.toLowerCase(), figure);
    if (this.#own.has(mention)) return figure;
    if (mention.noun !== null) figure.nouns.add(mention.noun);
    figure.add(mention);
    this.#own.set(mention, figure);
    return figure;
  }
}

/** How many figures are remembered for one noun. */
const MOST_REMEMBERED = 6;

/** Returns whom the description stands for. @param recent what was seen before it, in text order */
export function describedFigure(mention: Mention, recent: readonly Seen[], descriptions: Descriptions): Figure {
  const figure =
    descriptions.tied.get(mention) ?? knownByNoun(mention, recent, descriptions) ?? descriptions.fresh(mention);
  if (mention.noun !== null) descriptions.remember(mention.noun, figure);
  return figure;
}

/** “The man”, “the woman”: nouns that fit anybody. */
const ANYBODY = new Set('man woman boy girl person child lady gentleman youth teenager politician leader'.split(' '));

/** “The company”, “the group”: nouns that fit any body that the text has named. */
const ANY_BODY = new Set('company firm group organisation organization agency body corporation charity'.split(' '));

function knownByNoun(mention: Mention, recent: readonly Seen[], descriptions: Descriptions): Figure | null {
  const { noun, kind } = mention;
  if (noun === null) return null;
  if (mention.isPlural || kind === 'group' || kind === 'document') return descriptions.withWords(mention.words);
  if (!mention.isDefinite) return null;
  const fits = (figure: Figure): boolean =>
    figure.kind !== 'place' &&
    !isToldApart(figure, mention) &&
    (mention.gender === null || figure.gender === null || figure.gender === mention.gender) &&
    isAlike(figure, mention);
  const known = descriptions.withNoun(noun).filter(fits);
  const named = known.filter(({ isNamed }) => isNamed);
  if (descriptions.isDialogue && named.length === 1 && !ANYBODY.has(noun)) return named[0]!;
  const near = recent.findLast(({ figure }) => known.includes(figure))?.figure;
  if (near !== undefined) return near;
  if (kind === 'person' && ANYBODY.has(noun)) return nearestPerson(mention, recent) ?? known.at(-1) ?? null;
  if (kind === 'organisation') return nearestBody(mention, noun, recent) ?? known.at(-1) ?? null;
  return known.at(-1) ?? null;
}

/** “The old woman” is not “a young woman”. */
function isToldApart({ description }: Figure, { words }: Mention): boolean {
  const own = modifiersOf(words);
  const theirs = description === null ? [] : modifiersOf(description);
  return own.length > 0 && theirs.length > 0 && !own.some((word) => theirs.includes(word));
}

const modifiersOf = (words: string): readonly string[] =>
  words
    .toLowerCase()
    .split(/[\s-]+/u)
    .slice(0, -1);

const isAlike = (figure: Figure, { kind }: Mention): boolean =>
  kind === 'organisation'
    ? figure.kind === 'organisation' || figure.kind === 'thing'
    : figure.kind !== 'organisation' && figure.kind !== 'group';

/** The last person who is known to be such a one: “the woman” after a woman’s name. */
function nearestPerson(mention: Mention, recent: readonly Seen[]): Figure | null {
  const fits = ({ figure, paragraph, isQuoted }: Seen): boolean =>
    figure.kind === 'person' &&
    !isQuoted &&
    paragraph >= (recent.at(-1)?.paragraph ?? 0) - 2 &&
    (mention.gender === null || figure.gender === mention.gender);
  return recent.findLast(fits)?.figure ?? null;
}

function nearestBody(mention: Mention, noun: string, recent: readonly Seen[]): Figure | null {
  const bodies = recent.filter(({ figure }) => figure.kind === 'organisation' && figure.isNamed);
  const own = bodies.findLast(({ figure }) => figure.name.toLowerCase().includes(noun));
  if (own !== undefined) return own.figure;
  if (!ANY_BODY.has(noun)) return null;
  const mayBe = ({ figure, mention: { sentence } }: Seen): boolean =>
    mention.sentence - sentence < 8 &&
    figure.isNamed &&
    (figure.kind === 'organisation' || (figure.kind === null && !figure.name.includes(' ')));
  return recent.findLast(mayBe)?.figure ?? null;
}

/** Returns the descriptions that stand beside a name or are said to be it: “Ann Berg, *a teacher*,”, “Berg is *a teacher*”. */
export function tiedToNames(
  text: string,
  mentions: readonly Mention[],
  figureOf: (mention: Mention) => Figure | null,
): Map<Mention, Figure> {
  const tied = new Map<Mention, Figure>();
  for (const [i, mention] of mentions.entries()) {
    const figure = mention.form === 'name' ? figureOf(mention) : null;
    if (figure === null || mention.role === null) continue;
    const role = mention.role.toLowerCase();
    for (const other of mentions.slice(Math.max(0, i - 4), i + 4)) {
      const isNear = other.form === 'description' && other.sentence === mention.sentence && other.noun !== null;
      if (!isNear || other.isPlural || other.kind !== 'person' || !role.includes(other.noun)) continue;
      const between =
        other.start < mention.start ? text.slice(other.end, mention.start) : text.slice(mention.end, other.start);
      if (/^[^.;:!?“”"]{0,80}$/u.test(between) && role.includes(other.words.toLowerCase().split(' ').at(-1)!))
        tied.set(other, figure);
    }
  }
  return tied;
}
