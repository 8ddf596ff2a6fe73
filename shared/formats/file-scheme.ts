import { SHIPPED_SCHEMES } from '../kinds/index.ts';
import { NEWS_WIDE } from '../kinds/news-wide.ts';
import { isSameValue } from '../model/same-value.ts';
import type { Extra } from '../model/records.ts';
import type { SchemeRecord } from '../model/scheme.ts';
import { type FileScheme, fileScheme } from '../schema/file-records.ts';
import { kindKeys, linkTypeKeys } from '../schema/scheme.ts';
import { withExtra } from './extra-keys.ts';

/**
 * The scheme as it stands in a working file: by its id alone where everybody who has the program has it, else whole,
 * one kind and one link type a line.
 */

/** Returns the scheme as JSON. @param extra keys that this version does not know */
export function writeScheme(
  { name, label, profile, kinds, linkTypes }: SchemeRecord,
  extra: Extra | undefined,
): string {
  const whole = { id: name, label, profile, kinds, linkTypes };
  const isBare = isSameValue(whole, wholeOf(schemeCalled(name)));
  const head = isBare ? { id: name } : { id: name, label, profile };
  const json = JSON.stringify(withExtra(head, Object.keys(fileScheme.shape), extra));
  if (isBare) return json;
  const ordered = inOrder({ kinds, linkTypes });
  return `${json.slice(0, -1)},"kinds":${lines(ordered.kinds)},"linkTypes":${lines(ordered.linkTypes)}}`;
}

/**
 * Returns kinds and link types with their keys in the order in which our readers hand them over, unknown ones last, so
 * that what was read is written to the same bytes wherever it was made.
 */
export const inOrder = ({ kinds, linkTypes }: Pick<SchemeRecord, 'kinds' | 'linkTypes'>) => ({
  kinds: kinds.map((kind) => ({
    ...ordered(kind, KIND_KEYS),
    fields: kind.fields.map((field) =>
      'choices' in field
        ? { ...ordered(field, FIELD_KEYS), choices: field.choices.map((choice) => ordered(choice, CHOICE_KEYS)) }
        : ordered(field, FIELD_KEYS),
    ),
  })),
  linkTypes: linkTypes.map((type) => ordered(type, LINK_TYPE_KEYS)),
});

const KIND_KEYS = Object.keys(kindKeys);
const LINK_TYPE_KEYS = Object.keys(linkTypeKeys);
const FIELD_KEYS = ['id', 'label', 'hint', 'required', 'when', 'type', 'choices'];
const CHOICE_KEYS = ['value', 'label', 'definition'];

function ordered<T extends object>(value: T, keys: readonly string[]): T {
  const known = keys.filter((key) => Object.hasOwn(value, key));
  const unknown = Object.keys(value).filter((key) => !keys.includes(key));
  return Object.fromEntries([...known, ...unknown].map((key) => [key, value[key as keyof T]])) as T;
}

/** Returns the record of a file's scheme; undefined for the one that an article has unless it says otherwise. */
export function fromFileScheme({ id, label, profile, kinds, linkTypes }: FileScheme): SchemeRecord | undefined {
  const called = schemeCalled(id);
  if (kinds === undefined || linkTypes === undefined) return called === NEWS_WIDE ? undefined : called;
  const record = { ...called, label: label ?? id, profile: profile ?? called.profile, kinds, linkTypes };
  return isSameValue(record, NEWS_WIDE) ? undefined : record;
}

/** The scheme that ships under this name; an unknown name without kinds is read by those that every article knows. */
const schemeCalled = (name: string): SchemeRecord =>
  SHIPPED_SCHEMES.find((scheme) => scheme.name === name) ?? { ...NEWS_WIDE, name, label: name };

const wholeOf = ({ name, label, profile, kinds, linkTypes }: SchemeRecord) => ({
  id: name,
  label,
  profile,
  kinds,
  linkTypes,
});

/** Returns the entries as JSON, one a line. */
export const lines = (entries: readonly object[]): string =>
  entries.length === 0 ? '[]' : `[\n${entries.map((entry) => JSON.stringify(entry)).join(',\n')}\n]`;
