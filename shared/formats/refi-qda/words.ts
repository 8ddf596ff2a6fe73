import { NEWS_WIDE } from '../../kinds/news-wide.ts';
import { SPEAKER_TYPES, type SpeakerType } from '../../model/records.ts';

/** The words by which what REFI-QDA has no place for is written in codes, notes and variables, and read again. */

/** Kinds and link types that ship are called by their labels, all others by their ids. */
export const codeOfKind = (id: string): string => NEWS_WIDE.kinds.find((kind) => kind.id === id)?.label ?? id;

export const nameOfLinkType = (id: string): string => NEWS_WIDE.linkTypes.find((type) => type.id === id)?.label ?? id;

/** A value of a choice is a sub-code of the kind: `quoteType: direct`. */
export const codeOfValue = (key: string, value: string): string => `${key}: ${value}`;

/** Longer values, and those of several lines, are notes. UTF-16 code units. */
const LONGEST_CODE = 60;

/** True when the value may be the name of a code. */
export const fitsCode = (key: string, value: string): boolean =>
  /^[\w-]+$/u.test(key) &&
  value.length <= LONGEST_CODE &&
  value !== '' &&
  value === value.trim() &&
  !/\s{2}|[^\S ]|\p{Cc}|\p{Cn}/u.test(value);

/** Returns the field and value that the name of a code says, or null. */
export function valueOfCode(name: string): { readonly key: string; readonly value: string } | null {
  const [, key, value] = /^([\w-]+): (.+)$/su.exec(name) ?? [];
  return key === undefined || value === undefined ? null : { key, value };
}

export const noteOfValue = (key: string): string => `value of ${key}`;

/** Returns the field whose value is in a note of this name, or null for a note of another sort. */
export const keyOfNote = (name: string): string | null => /^value of (.+)$/su.exec(name)?.[1] ?? null;

/** What is known of the article stands in variables of its source. */
export const METADATA_KEYS = ['url', 'outlet', 'published', 'language', 'licence'] as const;

export const variableOf = (key: string): string => `article ${key}`;

export const keyOfVariable = (name: string): (typeof METADATA_KEYS)[number] | null => {
  const key = /^article (\w+)$/u.exec(name)?.[1];
  return METADATA_KEYS.find((one) => one === key) ?? null;
};

export const readSpeakerType = (written: string | undefined): SpeakerType | null =>
  SPEAKER_TYPES.find((type) => type === written) ?? null;

/** Aliases stand in one variable, one a line. */
export const aliasesInOne = (aliases: readonly string[]): string => aliases.join('\n');

export const readAliases = (written: string | undefined): readonly string[] =>
  written === undefined ? [] : written.split('\n');

/** True for a time as the schema has it, in UTC. */
export const isTime = (time: string): boolean => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/u.test(time);
