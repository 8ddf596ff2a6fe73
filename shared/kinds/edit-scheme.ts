import type { Choice, Field, Kind, LinkType, SchemeRecord } from '../model/scheme.ts';
import { COLOURS, LINE_STYLES } from '../model/scheme.ts';
import { SHIPPED_SCHEMES } from './index.ts';

/**
 * How a scheme is edited: each edit gives a new record. Ids are what annotations are stored under, so they stand still once
 * they may be in use; those of what was just added follow its label until then.
 */

/** True for a scheme that ships with the program: it is copied, never edited. */
export const isShipped = ({ name }: SchemeRecord): boolean => SHIPPED_SCHEMES.some((scheme) => scheme.name === name);

/** True for a kind on whose id meaning hangs: who said what is known by it. */
export const isShippedKind = (id: string): boolean =>
  SHIPPED_SCHEMES.some(({ kinds }) => kinds.some((kind) => kind.id === id));

/** Returns a copy under a name of its own. @param id makes the name unlike any other */
export const ownCopyOf = (scheme: SchemeRecord, id: string): SchemeRecord => ({
  ...scheme,
  name: `own/${id}`,
  label: isShipped(scheme) ? `Own copy of ${scheme.label}` : `Copy of ${scheme.label}`,
});

/** Ids that may be in use, by path: `kind`, `kind/field`, `kind/field/value`, `->link`. */
export type FixedIds = ReadonlySet<string>;

/** Returns the ids of all that these schemes have. */
export const fixedIds = (schemes: readonly SchemeRecord[]): FixedIds =>
  new Set(
    schemes.flatMap(({ kinds, linkTypes }) => [
      ...linkTypes.map(({ id }) => `->${id}`),
      ...kinds.flatMap((kind) => [
        kind.id,
        ...kind.fields.flatMap((field) => [
          `${kind.id}/${field.id}`,
          ...('choices' in field ? field.choices.map(({ value }) => `${kind.id}/${field.id}/${value}`) : []),
        ]),
      ]),
    ]),
  );

/** Returns an id made of the label that is not among those that are taken: `fact-box`, `fact-box-2`. */
export function idFrom(label: string, taken: Iterable<string>): string {
  const words = label
    .toLowerCase()
    .normalize('NFC')
    .replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    .replaceAll(/^-+|-+$/g, '');
  const slug = [...words].slice(0, 40).join('') || 'unnamed';
  const all = new Set(taken);
  let id = slug;
  for (let count = 2; all.has(id); count += 1) id = `${slug}-${count}`;
  return id;
}

/** Returns the list with one entry put in the place of another. */
export const replaced = <T>(list: readonly T[], index: number, entry: T): readonly T[] =>
  list.map((one, i) => (i === index ? entry : one));

/** Returns the list without the entry. */
export const without = <T>(list: readonly T[], index: number): readonly T[] => list.filter((_, i) => i !== index);

/** Returns the list with the entry moved up or down; the same list at its ends. */
export function moved<T>(list: readonly T[], index: number, by: 1 | -1): readonly T[] {
  const [one, other] = [list[index], list[index + by]];
  if (one === undefined || other === undefined) return list;
  return replaced(replaced(list, index, other), index + by, one);
}

/** Returns the scheme with the kind in the place of the one at the index; links follow its id. */
export function withKind(scheme: SchemeRecord, index: number, kind: Kind, fixed: FixedIds): SchemeRecord {
  const before = scheme.kinds[index];
  if (before === undefined) throw new RangeError(`No kind has the index ${index}`);
  const others = without(scheme.kinds, index).map(({ id }) => id);
  const id = fixed.has(before.id) ? before.id : idFrom(kind.label, others.concat('speaker', ...fixed));
  const rename = (ids: readonly string[]) => ids.map((one) => (one === before.id ? id : one));
  return {
    ...scheme,
    kinds: replaced(scheme.kinds, index, { ...kind, id }),
    linkTypes: scheme.linkTypes.map((type) => ({ ...type, from: rename(type.from), to: rename(type.to) })),
  };
}

/** Returns the scheme without the kind; link types lose that end, and are gone when they have no other. */
export function withoutKind(scheme: SchemeRecord, index: number): SchemeRecord {
  const id = scheme.kinds[index]?.id;
  const linkTypes = scheme.linkTypes
    .map((type) => ({ ...type, from: type.from.filter((one) => one !== id), to: type.to.filter((one) => one !== id) }))
    .filter(({ from, to }) => from.length > 0 && to.length > 0);
  return { ...scheme, kinds: without(scheme.kinds, index), linkTypes };
}

/** Returns a new kind, drawn as no other is, under the first letter that neither a kind nor a command has. */
export function newKind(scheme: SchemeRecord, takenKeys: ReadonlySet<string>, like?: Kind): Kind {
  const { kinds } = scheme;
  const label = like === undefined ? 'New kind' : `Copy of ${like.label.toLowerCase()}`;
  const keys = new Set([...takenKeys, ...kinds.map(({ key }) => key)]);
  const key = [...'pgtvwbdfhjkmorx'].find((one) => !keys.has(one)) ?? 'p';
  const looks = COLOURS.flatMap((colour) => LINE_STYLES.map((line) => ({ line, colour })));
  const isFree = ({ line, colour }: Pick<Kind, 'line' | 'colour'>) =>
    !kinds.some((kind) => kind.line === line && kind.colour === colour);
  const isFreshColour = ({ colour }: Pick<Kind, 'colour'>) => !kinds.some((kind) => kind.colour === colour);
  const { line, colour } = looks.find(isFreshColour) ?? looks.find(isFree) ?? looks[0]!;
  return {
    ...(like ?? { fields: [], expandsTo: 'word', definition: '' }),
    id: idFrom(label, kinds.map(({ id }) => id).concat('speaker')),
    label,
    plural: `${label}s`,
    term: like?.term ?? '',
    letter: key.toUpperCase(),
    key,
    line,
    colour,
  };
}

/** Returns the kind with the field in the place of the one at the index; conditions on it follow its id. */
export function withField(kind: Kind, index: number, field: Field, fixed: FixedIds): Kind {
  const before = kind.fields[index];
  if (before === undefined) throw new RangeError(`No field has the index ${index}`);
  const others = without(kind.fields, index).map((one) => one.id);
  const id = fixed.has(`${kind.id}/${before.id}`) ? before.id : idFrom(field.label, others);
  const fields = replaced(kind.fields, index, { ...field, id }).map((one) =>
    one.when?.field === before.id ? { ...one, when: { ...one.when, field: id } } : one,
  );
  return { ...kind, fields };
}

/** Returns the kind without the field; what was shown only on one of its values is always shown. */
export function withoutField(kind: Kind, index: number): Kind {
  const id = kind.fields[index]?.id;
  const fields = without(kind.fields, index).map((field): Field => {
    if (field.when?.field !== id) return field;
    const { when: _gone, ...rest } = field;
    return rest;
  });
  return { ...kind, fields };
}

/** Returns a field of another type with all that both types have. */
export function asType(field: Field, type: Field['type']): Field {
  const { choices = [], ...rest } = 'choices' in field ? field : { ...field, choices: [] };
  return type === 'choice' || type === 'choices' ? { ...rest, type, choices } : { ...rest, type };
}

/** Returns the choices with other words for one; what may be in use keeps its value. */
export function withChoice(
  choices: readonly Choice[],
  index: number,
  choice: Choice,
  isFixed: boolean,
): readonly Choice[] {
  const others = without(choices, index).map(({ value }) => value);
  const value = isFixed ? choice.value : idFrom(choice.label, others);
  return replaced(choices, index, { ...choice, value });
}

/** Returns the link types with one in the place of another. */
export function withLinkType(
  types: readonly LinkType[],
  index: number,
  type: LinkType,
  fixed: FixedIds,
): readonly LinkType[] {
  const others = without(types, index).map(({ id }) => id);
  const id = fixed.has(`->${type.id}`) ? type.id : idFrom(type.label, others);
  return replaced(types, index, { ...type, id });
}
