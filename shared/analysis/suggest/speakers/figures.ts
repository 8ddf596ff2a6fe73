import { isAcronym, isBodyName, isNational, isPlaceName } from './bodies-and-places.ts';
import { isFirstName } from './first-names.ts';
import { genderOfName, type Mention } from './mention.ts';
import { type FigureKind, type Gender, genderOfNoun, isAddress, singularOf, standsBeforeFirstNames } from './nouns.ts';

/**
 * A **figure** is whom or what several mentions stand for: “Victoria Nuland”, “Ms. Nuland”, “she”. Names are tied to
 * figures by their words: full names first, then surnames, first names and abbreviations to the figure that has them
 * and was named last. What mentions tell of gender and kind is counted; the figure is what most of them say.
 */
export class Figure {
  readonly mentions: Mention[] = [];
  /** How often the text writes each form of the name. */
  readonly forms = new Map<string, number>();
  /** Nouns by which the text describes the figure, in lower case and in the singular. */
  readonly nouns = new Set<string>();
  /** True where the text calls them Mr., Mrs. or Miss. */
  isAddressed = false;
  role: string | null = null;
  affiliation: string | null = null;
  readonly #genders: Record<Gender, number> = { female: 0, male: 0 };
  readonly #kinds = new Map<FigureKind, number>();
  #kind: FigureKind | null = null;
  /** “I” of the narrator, or a group or somebody without a name: what the text calls them. */
  readonly description: string | null;

  constructor(description: string | null = null) {
    this.description = description;
  }

  get isNamed(): boolean {
    return this.forms.size > 0;
  }

  /** What most mentions say; null where they say nothing or contradict each other. */
  get gender(): Gender | null {
    const { female, male } = this.#genders;
    if (female === male) return null;
    return female > male ? 'female' : 'male';
  }

  /** What most mentions say that it is; null where they do not tell. */
  get kind(): FigureKind | null {
    return this.#kind;
  }

  /** The fullest form of the name, without a title. */
  get name(): string {
    let best = '';
    let score = -1;
    for (const [form, count] of this.forms) {
      const words = form.split(' ').length;
      const own = Math.min(words, 5) * 100 + (words > 5 ? -300 : 0) + Math.min(count, 50) + form.length / 100;
      if (own > score) [best, score] = [form, own];
    }
    return best === '' ? (this.description ?? '') : best;
  }

  addGender(gender: Gender | null, weight: number): void {
    if (gender !== null) this.#genders[gender] += weight;
  }

  addKind(kind: FigureKind | null, weight: number): void {
    if (kind === null) return;
    const sum = (this.#kinds.get(kind) ?? 0) + weight;
    this.#kinds.set(kind, sum);
    if (sum > (this.#kind === null ? 0 : (this.#kinds.get(this.#kind) ?? 0))) this.#kind = kind;
  }

  add(mention: Mention): void {
    this.mentions.push(mention);
    this.addKind(mention.kind, mention.certainty + (mention.form === 'pronoun' ? 0 : 0.1));
    this.addGender(mention.gender, mention.form === 'pronoun' ? 1 : 3);
    if (mention.form === 'name') {
      this.forms.set(mention.words, (this.forms.get(mention.words) ?? 0) + 1);
      this.addGender(mention.titles.length === 0 ? genderOfName(mention.name) : null, 1);
      if (mention.titles.some((title) => /^(?:mrs?|miss)\.?$/u.test(title))) this.isAddressed = true;
      for (const title of mention.titles) if (!isAddress(title)) this.nouns.add(singularOf(title));
    }
    if (mention.role !== null) {
      if (this.role === null || this.role.length < mention.role.length) this.role = mention.role;
      for (const word of mention.role.toLowerCase().split(/[^\p{L}-]+/u))
        if (word.length > 2) this.nouns.add(singularOf(word));
      for (const word of mention.role.toLowerCase().split(/\s+/u)) this.addGender(genderOfNoun(word), 2);
    }
    this.affiliation ??= mention.affiliation;
  }
}

const plain = (word: string): string =>
  word
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '');

interface Named {
  readonly figure: Figure;
  readonly name: readonly string[];
  readonly isPerson: boolean;
  lastSeen: number;
}

/** The figures that the names of a text stand for. */
export class NamedFigures {
  readonly figures: Figure[] = [];
  readonly #byLast = new Map<string, Named[]>();
  readonly #byFirst = new Map<string, Named[]>();
  /** The last words of full names by their first two letters. */
  readonly #surnames = new Map<string, string[]>();
  readonly #byAcronym = new Map<string, Named>();
  readonly #byMention = new Map<Mention, Figure>();

  /** How often the text calls somebody by one word alone. */
  readonly #alone = new Map<string, number>();

  constructor(mentions: readonly Mention[]) {
    const names = mentions.filter(({ form }) => form === 'name');
    for (const { name, titles } of names) {
      const word = plain(name[0] ?? '');
      if (name.length === 1 && titles.length === 0) this.#alone.set(word, (this.#alone.get(word) ?? 0) + 1);
    }
    const full = new Map<Mention, Named>();
    for (const mention of names) if (mention.name.length > 1) full.set(mention, this.#withFullName(mention));
    for (const [i, mention] of names.entries()) {
      const named = full.get(mention) ?? this.#withShortName(mention);
      named.lastSeen = i;
      named.figure.add(mention);
      this.#byMention.set(mention, named.figure);
    }
    for (const figure of this.figures) if (figure.kind === null && !mayAct(figure)) figure.addKind('place', 0.1);
  }

  of(mention: Mention): Figure | null {
    return this.#byMention.get(mention) ?? null;
  }

  #add(mention: Mention, isPerson: boolean): Named {
    const name = mention.name.map(plain).filter((word) => word !== '');
    const named = { figure: new Figure(), name, isPerson, lastSeen: -1 };
    this.figures.push(named.figure);
    put(this.#byLast, name.at(-1) ?? '', named);
    put(this.#byFirst, name[0] ?? '', named);
    if (isPerson && name.length > 1) this.#rememberSurname(name.at(-1)!);
    if (!isPerson) {
      const letters = acronymOf(mention.name);
      if (letters.length > 1 && !this.#byAcronym.has(letters)) this.#byAcronym.set(letters, named);
    }
    return named;
  }

  #rememberSurname(surname: string): void {
    const key = surname.slice(0, 2);
    const known = this.#surnames.get(key);
    if (known === undefined) this.#surnames.set(key, [surname]);
    else if (known.length < MOST_SURNAMES && !known.includes(surname)) known.push(surname);
  }

  #withFullName(mention: Mention): Named {
    const name = mention.name.map(plain).filter((word) => word !== '');
    const isPerson = mention.kind === 'person' || (mention.kind === null && !isBodyName(mention.name));
    const same = (this.#byLast.get(name.at(-1) ?? '') ?? []).filter(
      (one) =>
        one.name.length > 1 &&
        (one.isPerson && isPerson ? isSamePerson(one.name, name) : one.name.join(' ') === name.join(' ')),
    );
    return same.sort((a, b) => b.lastSeen - a.lastSeen)[0] ?? this.#add(mention, isPerson);
  }

  #withShortName(mention: Mention): Named {
    const [word = ''] = mention.name.map(plain);
    const raw = mention.name[0] ?? '';
    const fits = (one: Named): boolean => isCompatible(one.figure, mention);
    if (isAcronym(raw)) {
      const body = this.#byAcronym.get(word.toUpperCase());
      if (body !== undefined) return body;
    }
    const isAddressed = mention.titles.some((title) => /^(?:mrs?|miss|mme|madame)\.?$/u.test(title));
    const bySurname = (this.#byLast.get(word) ?? [])
      .filter((one) => fits(one) && !(isAddressed && this.#isCalledByFirstName(one)))
      .filter((one) => one.isPerson || one.name.length === 1);
    const surname = likeliest(bySurname);
    if (surname !== null) return surname;
    const mayBeFirst = mention.titles.length === 0 || mention.titles.some(standsBeforeFirstNames);
    const byFirst = (this.#byFirst.get(word) ?? [])
      .filter(fits)
      .filter((one) => mayBeFirst && this.#mayShorten(one, raw));
    const first = likeliest(byFirst);
    const similar = first ?? likeliest(this.#misspelt(word).filter(fits));
    return similar ?? this.#add(mention, mention.kind === 'person' || mention.kind === null);
  }

  /** Persons whose surname is written with one letter more, less or other than this word, which nobody else has. */
  #misspelt(word: string): readonly Named[] {
    if (word.length < SHORTEST_MISSPELT) return [];
    const similar = (this.#surnames.get(word.slice(0, 2)) ?? []).filter((surname) => isMisspelt(surname, word));
    return similar.flatMap((surname) =>
      (this.#byLast.get(surname) ?? []).filter(({ isPerson, name }) => isPerson && name.length > 1),
    );
  }

  /** “Mrs. Lennox” is not Mary Lennox whom the text calls Mary. */
  #isCalledByFirstName({ figure, name }: Named): boolean {
    return name.length > 1 && !figure.isAddressed && (this.#alone.get(name[0]!) ?? 0) > 1;
  }

  /** “Mary” for “Mary Lennox”, “Microsoft” for “Microsoft Corp.”; not “American” for “American Airlines”. */
  #mayShorten({ isPerson, name }: Named, word: string): boolean {
    if (name.length < 2) return true;
    if (isPerson) return !isPlaceName([word]);
    return !isNational(word) && !isPlaceName([word]) && !isFirstName(word.toLowerCase()) && word.length > 3;
  }
}

/** False for a name that only ever hangs on another word: “of Blackmoor”, “at the Trois Couronnes”. */
const mayAct = ({ mentions }: Figure): boolean =>
  mentions.some(({ governor, isSubject }) => isSubject || governor === null);

/** Of several, the one that was named most, or else last; before any was named, the first of the text. */
function likeliest(all: readonly Named[]): Named | null {
  let best: Named | null = null;
  for (const one of all) if (best === null || weightOf(one) > weightOf(best)) best = one;
  return best;
}

/** How many mentions outweigh having been named last. */
const MOST_COUNTED = 12;

const weightOf = ({ figure, lastSeen }: Named): number =>
  Math.min(MOST_COUNTED, figure.mentions.length) * 1e6 + lastSeen;

function put(map: Map<string, Named[]>, key: string, named: Named): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [named]);
  else list.push(named);
}

/** “J. Smith”, “John Smith” and “John Peter Smith” are one; “Carl Berg” and “Ann Berg” are not. */
function isSamePerson(a: readonly string[], b: readonly string[]): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  const given = short.slice(0, -1);
  const others = long.slice(0, -1);
  const isFirstAlike = given[0] === others[0] || isInitial(given[0], others[0]) || isMisspelt(given[0]!, others[0]!);
  if (a.length === 2 && b.length === 2) return isFirstAlike;
  return isFirstAlike && given.every((word) => others.some((other) => word === other || isInitial(word, other)));
}

const isInitial = (a = '', b = ''): boolean => (a.length === 1 || b.length === 1) && a[0] === b[0];

/** “Kristin” and “Kristen”, “Mauer” and “Maurer”: one letter differs behind the first, in a name that is long enough. */
function isMisspelt(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (short.length < SHORTEST_MISSPELT || long.length - short.length > 1 || a[0] !== b[0]) return false;
  let same = 0;
  while (same < short.length && short[same] === long[same]) same += 1;
  const rest = short.length === long.length ? short.slice(same + 1) : short.slice(same);
  return same < short.length && rest === long.slice(same + 1);
}

/** How many surnames with the same two letters are held against a misspelt one. */
const MOST_SURNAMES = 50;

/** Shorter names that differ in a letter are two names. */
const SHORTEST_MISSPELT = 5;

/** “Mr. Bennet” is not Elizabeth Bennet. */
function isCompatible(figure: Figure, mention: Mention): boolean {
  const gender = figure.gender;
  if (mention.gender !== null && gender !== null && mention.gender !== gender) return false;
  const [first = ''] = figure.mentions[0]?.name ?? [];
  const suggested = figure.mentions.length === 0 ? null : genderOfName([first]);
  if (mention.gender !== null && gender === null && suggested !== null && suggested !== mention.gender) return false;
  const isBody = figure.kind === 'organisation' || figure.kind === 'place';
  return !(isBody && mention.kind === 'person' && mention.certainty > 1);
}

const acronymOf = (name: readonly string[]): string =>
  name
    .filter((word) => /^\p{Lu}/u.test(word))
    .map((word) => plain(word)[0]?.toUpperCase() ?? '')
    .join('');
