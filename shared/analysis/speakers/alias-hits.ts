import type { Speaker } from '../../model/records.ts';
import { personIn, surnameOf } from '../person-names.ts';
import { PRONOUNS } from '../words.ts';
import { foldedName } from '../who-is-who.ts';

/**
 * An **alias hit** is a name that may be another name of a speaker: of somebody else in the registry, of a mention, or
 * in the text. Each has its reason, and a person takes or leaves it: nothing is joined by likeness alone.
 */
export interface AliasHit {
  readonly name: string;
  /** Who has the name; null where it stands in the text alone. */
  readonly speaker: Speaker | null;
  /** Why, for people: “surname alone”. */
  readonly reason: string;
  /** Names of other speakers that it would fit as well. */
  readonly alsoFits: readonly string[];
}

/** Where names are looked for. */
export interface AliasSources {
  readonly speakers: readonly Speaker[];
  /** Words of mentions that are tied to the speaker. */
  readonly tied: readonly string[];
  /** Words of mentions that are tied to nobody. */
  readonly loose: readonly string[];
  readonly text: string;
}

/** How many hits are told. */
const MOST_HITS = 12;

/** Returns names that may be the speaker's too: of the registry first, then of mentions, then of the text. */
export function aliasHits(speaker: Speaker, { speakers, tied, loose, text }: AliasSources): readonly AliasHit[] {
  const others = speakers.filter(({ id }) => id !== speaker.id);
  const own = new Set(formsOf(speaker).map(({ folded }) => folded));
  const seen = new Set(own);
  const taken = new Set(others.flatMap((one) => formsOf(one).map(({ folded }) => folded)));
  const isNew = (name: string) => {
    const folded = foldedName(name);
    if (folded === '' || seen.has(folded) || taken.has(folded) || PRONOUNS.has(folded)) return false;
    seen.add(folded);
    return true;
  };
  const alsoFits = (name: string) => {
    const form = formOf(name);
    return others.filter((one) => likenessToForm(one, form) !== null).map((one) => one.name);
  };

  const registered = others.flatMap((one): AliasHit[] => {
    const reason = formsOf(one)
      .map((form) => likenessToForm(speaker, form))
      .find((why) => why !== null);
    return reason === undefined ? [] : [{ name: one.name, speaker: one, reason, alsoFits: [] }];
  });
  const mentioned = [...tied.map((name) => [name, true] as const), ...loose.map((name) => [name, false] as const)];
  const written = [...mentioned, ...namesLike(speaker, text).map((name) => [name, false] as const)].flatMap(
    ([words, isTied]): AliasHit[] => {
      const name = words.replaceAll(/\s+/gu, ' ').trim();
      const reason = likenessTo(speaker, name) ?? (isTied && isNameLike(name) ? 'mentioned so in the text' : null);
      return reason === null || !isNew(name) ? [] : [{ name, speaker: null, reason, alsoFits: alsoFits(name) }];
    },
  );
  return [...registered, ...written].slice(0, MOST_HITS);
}

/** A description is no name: it begins small, and says nothing in another article. */
const isNameLike = (name: string): boolean => /^\p{Lu}/u.test(name) && name.length <= 60 && !/[.!?]\s/u.test(name);

/** Returns why the name may be one of the speaker's, or null. */
export const likenessTo = (speaker: Speaker, name: string): string | null => likenessToForm(speaker, formOf(name));

function likenessToForm(speaker: Speaker, other: Form): string | null {
  for (const own of formsOf(speaker)) {
    const reason = speaker.type === 'person' ? personLikeness(own, other) : bodyLikeness(own, other);
    if (reason !== null) return reason;
  }
  return null;
}

/** A name, made ready to be compared with thousands of others. */
interface Form {
  readonly name: string;
  readonly folded: string;
  readonly plain: string;
  /** Of the name without its titles. */
  readonly parts: readonly string[];
  readonly isTitled: boolean;
}

const known = new WeakMap<Speaker, readonly Form[]>();

function formsOf(speaker: Speaker): readonly Form[] {
  const forms = known.get(speaker) ?? [speaker.name, ...speaker.aliases].map(formOf);
  known.set(speaker, forms);
  return forms;
}

/** The same words are held against one speaker after the other. Cleared before it is large. */
const formByName = new Map<string, Form>();
const MOST_FORMS = 50_000;

function formOf(name: string): Form {
  const present = formByName.get(name);
  if (present !== undefined) return present;
  if (formByName.size >= MOST_FORMS) formByName.clear();
  const folded = foldedName(name);
  const bare = personIn(name).name;
  const form = { name, folded, plain: plain(folded), parts: partsOf(bare), isTitled: foldedName(bare) !== folded };
  formByName.set(name, form);
  return form;
}

function personLikeness(own: Form, other: Form): string | null {
  if (own.folded === '' || other.folded === '') return null;
  if (own.folded === other.folded) return 'the same name';
  if (own.plain === other.plain) return 'the same name, spelled otherwise';
  const between = partsLikeness(own.parts, other.parts);
  if (between === null) return null;
  if (!other.isTitled) return between === '' ? null : between;
  return between === '' ? 'with a title' : `with a title, ${between}`;
}

/** Returns why two names may be one person's, empty for equal parts, null for different people. */
function partsLikeness(mine: readonly string[], theirs: readonly string[]): string | null {
  const [longer, shorter] = mine.length >= theirs.length ? [mine, theirs] : [theirs, mine];
  if (shorter.length === 0) return null;
  if (longer.length > 1 && shorter.length === 1) {
    if (longer.at(-1) === shorter[0]) return 'surname alone';
    return longer[0] === shorter[0] ? 'first name alone' : null;
  }
  if (longer.at(-1) !== shorter.at(-1)) return null;
  if (longer.length === shorter.length && longer.every((part, i) => part === shorter[i])) return '';
  const [first = '', second = ''] = [longer[0], shorter[0]];
  if (first === second) return longer.length === shorter.length ? initialsOf(longer, shorter) : 'without a middle name';
  return isInitial(first, second) ? 'initials' : null;
}

const initialsOf = (a: readonly string[], b: readonly string[]): string | null =>
  a.every((part, i) => part === b[i] || isInitial(part, b[i] ?? '')) ? 'initials' : null;

/** “A” and “AM” are initials of “Anna”: the shorter has one or two letters, the first of which is the same. */
const isInitial = (a: string, b: string): boolean => {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  return /^\p{L}{1,2}$/u.test(short) && long.length > short.length && long[0] === short[0];
};

/** Abbreviations are the first letters of the words that count, in any number of words above one. */
function bodyLikeness(own: Form, other: Form): string | null {
  if (own.folded === '' || other.folded === '') return null;
  if (own.folded === other.folded) return 'the same name';
  if (own.plain === other.plain) return 'the same name, spelled otherwise';
  return isAbbreviation(own.name, other.name) || isAbbreviation(other.name, own.name) ? 'its abbreviation' : null;
}

function isAbbreviation(short: string, long: string): boolean {
  const letters = short.replaceAll('.', '');
  if (!/^\p{Lu}{2,8}$/u.test(letters)) return false;
  const words = long.split(/[\s-]+/u).filter((word) => /^\p{L}/u.test(word));
  const every = words.map((word) => word[0]!.toUpperCase()).join('');
  const capitals = words
    .filter((word) => /^\p{Lu}/u.test(word))
    .map((word) => word[0])
    .join('');
  return words.length > 1 && (letters === every || letters === capitals);
}

/** Without accents and signs: “Müller-Lüdenscheidt” is “muller ludenscheidt”. */
const plain = (folded: string): string =>
  folded
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/^(?:the|der|die|das|le|la|les|el) /gu, '')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

const partsOf = (name: string): readonly string[] => plain(foldedName(name)).split(' ').filter(Boolean);

/** How many places of a surname are looked at. */
const MOST_PLACES = 500;

/** Words with capitals in front of a surname, at most five. UTF-16 code units of the text. */
const BEFORE = /(?:\p{Lu}[\p{L}\p{M}’'.-]{0,30} ){1,5}$/u;

/** Returns the names in the text that end in a surname of the speaker. */
function namesLike(speaker: Speaker, text: string): readonly string[] {
  if (speaker.type !== 'person') return [];
  const surname = surnameOf(personIn(speaker.name).name);
  if (surname.length < 3) return [];
  const found = new Set<string>();
  let at = text.indexOf(surname);
  for (let places = 0; at !== -1 && places < MOST_PLACES; places += 1) {
    const behind = text[at + surname.length] ?? ' ';
    const before = text[at - 1] ?? ' ';
    if (!/[\p{L}\p{N}\p{M}]/u.test(behind) && !/[\p{L}\p{N}\p{M}-]/u.test(before)) {
      found.add(`${BEFORE.exec(text.slice(Math.max(0, at - 120), at))?.[0] ?? ''}${surname}`);
    }
    at = text.indexOf(surname, at + surname.length);
  }
  return [...found];
}
