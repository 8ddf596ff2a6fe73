import { SHIPPED_SCHEMES } from '../../kinds/index.ts';
import type { Extra } from '../../model/records.ts';

/**
 * What kinds, link types and fields are called in the world of UIMA, where a **type** has a dotted name, a **feature** an
 * identifier, and both are letters and digits. Ids of the schemes that ship come back from their names; other names
 * come back as they stand there. A type that is not called as we would call it is kept in the record's `extra`, so that
 * the file is written with it again.
 */

/** Types that projects of INCEpTION make for themselves. */
const OWN = 'webanno.custom.';

/** Any stretch of text: the end of a relation whose ends are of several types. */
export const ANY_ANNOTATION = 'uima.tcas.Annotation';

const SHIPPED_IDS: ReadonlyMap<string, string> = new Map(
  SHIPPED_SCHEMES.flatMap(({ kinds, linkTypes }) => [...kinds, ...linkTypes].map(({ id }) => [pascal(id), id])),
);

/** Returns the name of the type for a kind or link type: `said-by` is `webanno.custom.SaidBy`. */
export const typeNameOf = (id: string): string => `${OWN}${pascal(id)}`;

/** Returns the label that a type stands for: the id of what ships, else the last part of the name. */
export function labelOfType(typeName: string): string {
  const last = typeName.slice(typeName.lastIndexOf('.') + 1);
  return labelOfName(last);
}

/** True when the type is called as we would call its label, so that nothing of its name needs to be remembered. */
export const isOwnType = (typeName: string): boolean => typeNameOf(labelOfType(typeName)) === typeName;

/** Returns the label that an identifier in Pascal case stands for. */
export const labelOfName = (name: string): string => SHIPPED_IDS.get(name) ?? name;

/** Returns the words of an id as one identifier, each with a capital: letters and digits, no digit first. */
export function pascal(id: string): string {
  const words = id
    .toWellFormed()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
  const name = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
  return /^\p{L}/u.test(name) ? name : `Type${name}`;
}

/** Returns an identifier for a field that is none of those taken, and takes it. */
export function featureNameOf(field: string, taken: Set<string>): string {
  const plain = field.toWellFormed().replace(/[^\p{L}\p{N}_]+/gu, '_');
  const base = /^\p{L}/u.test(plain) && linkOfSpeakerFeature(plain) === null ? plain : `field_${plain}`;
  let name = base;
  for (let n = 2; taken.has(name) || RESERVED.has(name); n += 1) name = `${base}_${n}`;
  taken.add(name);
  return name;
}

/** Features that every annotation and every relation has. */
const RESERVED = new Set(['begin', 'end', 'sofa', 'Governor', 'Dependent', 'role', 'target']);

/** Returns the feature that names the speakers to whom links of this type lead. */
export const speakerFeature = (linkType: string): string => `speaker${pascal(linkType)}`;

/** Returns the label of the links to speakers that the feature names, or null for any other feature. */
export function linkOfSpeakerFeature(feature: string): string | null {
  const name = /^speaker(\p{Lu}.*)$/u.exec(feature)?.[1];
  return name === undefined ? null : labelOfName(name);
}

/** What a record remembers of the file it was read from, where that is not what we would write unasked. */
export interface UimaExtra {
  readonly type?: string;
  /** Values of a relation's features. */
  readonly features?: Readonly<Record<string, string>>;
  /** Declarations of the slot that the link fills: feature, type of the link, type of its targets. */
  readonly slot?: readonly [feature: string, linkType: string, targetType: string];
  readonly role?: string;
  /** The link is a step of a chain of this type. */
  readonly chain?: string;
}

/** Returns what the extra values say for UIMA; nothing of it is taken on trust. */
export function uimaExtraOf(extra: Extra | undefined): UimaExtra {
  const given = extra?.['uima'];
  if (typeof given !== 'object' || given === null) return {};
  const { type, features, slot, role, chain } = given as Readonly<Record<string, unknown>>;
  return {
    ...(isTypeName(type) ? { type } : {}),
    ...(isTexts(features) ? { features } : {}),
    ...(Array.isArray(slot) && slot.length === 3 && slot.every(isTypeName)
      ? { slot: slot as unknown as readonly [string, string, string] }
      : {}),
    ...(typeof role === 'string' ? { role } : {}),
    ...(isTypeName(chain) ? { chain } : {}),
  };
}

const isTypeName = (value: unknown): value is string =>
  typeof value === 'string' && value.length < 1000 && /^\p{L}[\p{L}\p{N}_.]*$/u.test(value);

const isTexts = (value: unknown): value is Readonly<Record<string, string>> =>
  typeof value === 'object' &&
  value !== null &&
  Object.entries(value).every(([key, text]) => isTypeName(key) && typeof text === 'string' && text.isWellFormed());

/** Returns extra values that remember this, or nothing where there is nothing to remember. */
export const withUima = (uima: UimaExtra): { readonly extra?: Extra } =>
  Object.keys(uima).length === 0 ? {} : { extra: { uima } };
