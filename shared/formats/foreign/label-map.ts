import { idFrom, isShipped } from '../../kinds/edit-scheme.ts';
import { COLOURS, LINE_STYLES, type Field, type Kind, type LinkType, type SchemeRecord } from '../../model/scheme.ts';
import type { AttributeValue } from '../../model/records.ts';
import type { LabelReport } from '../../model/import-report.ts';
import type { LabelMapping } from '../format.ts';
import { type LabelUse, SPEAKER_END } from './label-use.ts';

/**
 * What the labels of a foreign file become. A label that says a kind of the scheme by id, by name or by a word that the
 * field uses for it is that kind; any other becomes a kind of the article's own, so that nothing is left behind and
 * nothing is guessed. Who opens the file may say otherwise (`LabelMapping`).
 */
export interface LabelMap {
  /** Id of the kind, or null where what has the label is left out. */
  kindOf(label: string): string | null;
  linkTypeOf(label: string): string | null;
  /** The scheme with all that the labels brought; the one given where they brought nothing. */
  readonly scheme: SchemeRecord;
  readonly reports: readonly LabelReport[];
}

/** Words that guides, corpora and tools use for what the shipped schemes call by these ids. */
const WORDS_FOR_KINDS: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    quote: ['content', 'quotation', 'direct quote', 'direct quotation', 'indirect quote', 'speech', 'said', 'q'],
    mention: ['source', 'speaker', 'speaker mention', 'source mention', 'quote source', 'speakers'],
    cue: ['attribution cue', 'verb cue', 'reporting verb', 'speech verb', 'quote cue', 'quote verb'],
    claim: ['check-worthy claim', 'factual claim', 'claims'],
  }),
);

const WORDS_FOR_LINKS: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    'said-by': ['source', 'has source', 'speaker', 'spoken by', 'who'],
    'cued-by': ['cue', 'has cue', 'verb'],
    'refers-to': ['refers to', 'corefers with', 'is'],
    'attributed-to': ['attributed to'],
    'claimed-by': ['claimed by', 'claimant'],
    'claimed-in': ['claimed in'],
    'addressed-to': ['addressed to', 'addressee', 'towhom', 'to whom'],
  }),
);

/** A scheme holds a hundred kinds and a kind a hundred fields (`shared/schema/scheme.ts`); labels beyond share one. */
const MOST_KINDS = 90;
const MOST_FIELDS = 90;
const MOST_LINK_TYPES = 190;

/** So many labels are told; a file with more has no scheme of labels. */
const MOST_REPORTS = 1000;

/** @param name of the file, for the label of the scheme; @param id makes the name of the scheme unlike any other */
export function mapLabels(
  uses: { readonly annotations: readonly LabelUse[]; readonly links: readonly LabelUse[] },
  base: SchemeRecord,
  mapping: LabelMapping,
  { name, id }: { readonly name: string; readonly id: string },
): LabelMap {
  const kinds = new Map(base.kinds.map((kind) => [kind.id, kind]));
  const reports: LabelReport[] = [];
  const kindIds = new Map<string, string | null>();
  for (const use of uses.annotations) {
    const found = givenOr(mapping.kinds, use.label, () => knownKind(base, use.label));
    const became = found === undefined ? newKindId(use.label, kinds, kindIds) : found;
    kindIds.set(use.label, became);
    const isNew = became !== null && !base.kinds.some((kind) => kind.id === became);
    if (became !== null) kinds.set(became, withFields(kinds.get(became) ?? kindFor(use.label, became, kinds), use));
    reports.push({
      of: 'annotation',
      label: reported(use.label),
      count: use.count,
      became,
      ...(isNew && { isNew: true }),
    });
  }
  const linkTypes = new Map(base.linkTypes.map((type) => [type.id, type]));
  const typeIds = new Map<string, string | null>();
  for (const use of uses.links) {
    const found = givenOr(mapping.links, use.label, () => knownLinkType(base, use.label));
    const became = found === undefined ? newTypeId(use.label, linkTypes) : found;
    typeIds.set(use.label, became);
    const isNew = became !== null && !base.linkTypes.some((type) => type.id === became);
    if (became !== null && isNew) linkTypes.set(became, linkTypeFor(use, became, linkTypes.get(became), kindIds));
    reports.push({ of: 'link', label: reported(use.label), count: use.count, became, ...(isNew && { isNew: true }) });
  }
  const isSame =
    [...kinds.values()].every((kind, i) => kind === base.kinds[i]) && linkTypes.size === base.linkTypes.length;
  const made = { ...base, kinds: [...kinds.values()], linkTypes: [...linkTypes.values()] };
  const own = isShipped(base) ? { ...made, name: `own/${id}`, label: `Scheme of ${name}`.slice(0, 200) } : made;
  return {
    kindOf: (label) => kindIds.get(label) ?? null,
    linkTypeOf: (label) => typeIds.get(label) ?? null,
    scheme: isSame ? base : own,
    reports: reports.slice(0, MOST_REPORTS),
  };
}

/** The longest label that a report has a place for. UTF-16 code units. */
const LONGEST_LABEL = 1000;

const reported = (label: string): string => label.slice(0, LONGEST_LABEL).toWellFormed();

/** What somebody said, else what is known; undefined where neither is there. */
function givenOr(
  given: Readonly<Record<string, string | null>>,
  label: string,
  known: () => string | undefined,
): string | null | undefined {
  return Object.hasOwn(given, label) ? given[label] : known();
}

function knownKind({ kinds }: SchemeRecord, label: string): string | undefined {
  const exact = kinds.find(({ id }) => id === label);
  const word = plainly(label);
  const named = (kind: Kind) => [kind.id, kind.label, kind.plural, kind.term].some((name) => plainly(name) === word);
  const found = exact ?? kinds.find(named) ?? kinds.find(({ id }) => WORDS_FOR_KINDS.get(id)?.includes(word) === true);
  return found?.id;
}

function knownLinkType({ linkTypes }: SchemeRecord, label: string): string | undefined {
  const exact = linkTypes.find(({ id }) => id === label);
  const word = plainly(label);
  const named = (type: LinkType) => [type.id, type.label].some((name) => plainly(name) === word);
  return (exact ?? linkTypes.find(named) ?? linkTypes.find(({ id }) => WORDS_FOR_LINKS.get(id)?.includes(word)))?.id;
}

/** `Direct_Quote`, `direct-quote` and `DirectQuote` are one word. */
const plainly = (label: string): string =>
  label
    .replaceAll(/(?<=\p{Ll})(?=\p{Lu})/gu, ' ')
    .toLowerCase()
    .replaceAll(/[\s_-]+/gu, ' ')
    .trim();

/** Link ends name kinds by id, or the registry by this word, which no kind may have. */
const SPEAKER = 'speaker';

const isId = (label: string): boolean => label !== '' && label.length <= 200 && label.isWellFormed();

/** Ids as long as the schema lets them be stay as the file has them, so that the file comes back as it was. */
function newKindId(label: string, kinds: ReadonlyMap<string, Kind>, taken: ReadonlyMap<string, unknown>): string {
  if (kinds.size >= MOST_KINDS) return [...kinds.keys()].at(-1)!;
  const isFree = isId(label) && label !== SPEAKER && !kinds.has(label);
  return isFree ? label : idFrom(label, [...kinds.keys(), ...taken.keys(), SPEAKER]);
}

function newTypeId(label: string, types: ReadonlyMap<string, LinkType>): string {
  if (types.size >= MOST_LINK_TYPES) return [...types.keys()].at(-1)!;
  return isId(label) && !types.has(label) ? label : idFrom(label, types.keys());
}

function kindFor(label: string, id: string, kinds: ReadonlyMap<string, Kind>): Kind {
  const words = label === '' ? 'Without a label' : label.slice(0, 200);
  const present = [...kinds.values()];
  const looks = COLOURS.flatMap((colour) => LINE_STYLES.map((line) => ({ line, colour })));
  const isFree = ({ line, colour }: Pick<Kind, 'line' | 'colour'>) =>
    !present.some((kind) => kind.line === line && kind.colour === colour);
  const { line, colour } = looks.filter(isFree)[0] ?? looks[present.length % looks.length]!;
  const letter = [...words].find((one) => /[\p{L}\p{N}]/u.test(one)) ?? '?';
  return {
    id,
    label: words,
    plural: words,
    term: '',
    definition: '',
    letter: letter.toUpperCase().slice(0, 8),
    key: '',
    line,
    colour,
    expandsTo: 'word',
    fields: [],
  };
}

/** The kind with a field for every attribute that it has none for, so that what the file says can be seen and edited. */
function withFields(kind: Kind, { attributes }: LabelUse): Kind {
  const known = new Set(kind.fields.map(({ id }) => id));
  const added = [...attributes]
    .filter(([id]) => !known.has(id) && id !== '' && id.length <= 200)
    .slice(0, Math.max(0, MOST_FIELDS - known.size))
    .map(([id, values]) => fieldFor(id, [...values]));
  return added.length === 0 ? kind : { ...kind, fields: [...kind.fields, ...added] };
}

function fieldFor(id: string, values: readonly AttributeValue[]): Field {
  const common = { id, label: id };
  if (values.every((value) => typeof value === 'boolean')) return { ...common, type: 'flag' };
  if (values.every((value) => typeof value === 'number')) return { ...common, type: 'number' };
  if (values.every((value) => typeof value === 'object')) {
    const choices = [...new Set(values.flat().map(String))].filter(isChoiceValue).slice(0, 100);
    return { ...common, type: 'choices', choices: choices.map((value) => ({ value, label: value })) };
  }
  const isLong = values.some((value) => String(value).length > 80 || String(value).includes('\n'));
  return { ...common, type: isLong ? 'long-text' : 'text' };
}

const isChoiceValue = (value: string): boolean => value !== '' && value.length <= 200;

function linkTypeFor(
  { label, from, to }: LabelUse,
  id: string,
  present: LinkType | undefined,
  kindIds: ReadonlyMap<string, string | null>,
): LinkType {
  const ends = (labels: ReadonlySet<string>, before: readonly string[]) => [
    ...new Set([
      ...before,
      ...[...labels].flatMap((one) => (one === SPEAKER_END ? [SPEAKER] : (kindIds.get(one) ?? []))),
    ]),
  ];
  const words = (label === '' ? 'linked to' : label).slice(0, 200);
  return {
    id,
    label: words,
    inverse: present?.inverse ?? `${words} of`,
    from: ends(from, present?.from ?? []).slice(0, 100),
    to: ends(to, present?.to ?? []).slice(0, 100),
    each: 'many',
  };
}
