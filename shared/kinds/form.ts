import type { Attributes, AttributeValue } from '../model/records.ts';
import type { Field, Kind } from '../model/scheme.ts';

/**
 * What the **form** of a kind asks of an annotation: which of its fields are to be seen, what a value must be, and which
 * required ones are still open. A value that does not fit its field (another program wrote it, or the scheme has changed)
 * is kept and told; it only does not count.
 */

/** Returns the fields to be seen, in order: a field with a condition is hidden until another one has the value it asks for. */
export const visibleFields = (kind: Kind, attributes: Attributes): readonly Field[] =>
  kind.fields.filter((field) => isVisible(kind, field, attributes));

/** Returns the required fields that are seen and hold no value that counts, in order. */
export const missingFields = (kind: Kind, attributes: Attributes): readonly Field[] =>
  requiredFieldsOf(kind).filter(
    (field) => isVisible(kind, field, attributes) && !counts(field, valueOf(attributes, field.id)),
  );

/** Returns the value of a field, or null; keys that every object has are no fields. */
export const valueOf = (attributes: Attributes, fieldId: string): AttributeValue | null =>
  Object.hasOwn(attributes, fieldId) ? (attributes[fieldId] ?? null) : null;

/** Returns in a few words why a value does not fit its field, or null when it does; an empty one always fits. */
export function misfitOf(field: Field, value: AttributeValue | null): string | null {
  if (value === null || isEmpty(value)) return null;
  switch (field.type) {
    case 'choice':
      return typeof value === 'string' ? strangers(field, [value]) : 'is not one of the choices';
    case 'choices':
      return Array.isArray(value) ? strangers(field, value as readonly string[]) : 'is not a list of choices';
    case 'number':
      return typeof value === 'number' ? null : 'is not a number';
    case 'date':
      return typeof value === 'string' && isDate(value) ? null : 'is not a date such as 2026-11-23, 2026-11 or 2026';
    case 'flag':
      return typeof value === 'boolean' ? null : 'is neither yes nor no';
    default:
      return typeof value === 'string' ? null : `is ${sortOf(value)}, not text`;
  }
}

/** Returns the value as one reads and types it: lists are joined by “; ”. */
export function textOfValue(value: AttributeValue | null): string {
  if (value === null) return '';
  return typeof value === 'object' ? value.join('; ') : String(value);
}

/**
 * Returns what was typed as the value of its field: a number where one is asked for and typed, else the text as it is,
 * so that nothing typed is lost. Dates are brought to ISO 8601; null takes the value away.
 */
export function readTyped(field: Field, typed: string): AttributeValue | null {
  if (typed === '') return null;
  if (field.type === 'number') return readNumber(typed) ?? typed;
  if (field.type === 'date') return readDate(typed) ?? typed;
  return typed;
}

/** True when the field is a note: it is written in Markdown and shown as what it says. */
export const isNote = (field: Field): boolean => field.type === 'long-text' && field.id === 'note';

function isVisible(kind: Kind, field: Field, attributes: Attributes, asking: readonly string[] = []): boolean {
  const { when } = field;
  if (when === undefined) return true;
  const asked = [...asking, field.id];
  const other = kind.fields.find(({ id }) => id === when.field);
  // A condition on nothing, or in a circle, can never come true: then the field had better be seen.
  if (other === undefined || asked.includes(other.id)) return true;
  return isVisible(kind, other, attributes, asked) && has(valueOf(attributes, other.id), when.is);
}

const has = (value: AttributeValue | null, wanted: string): boolean =>
  typeof value === 'object' && value !== null ? value.includes(wanted) : value !== null && String(value) === wanted;

const counts = (field: Field, value: AttributeValue | null): boolean =>
  !isEmpty(value) && misfitOf(field, value) === null;

const isEmpty = (value: AttributeValue | null): boolean =>
  value === null || (typeof value === 'string' && value.trim() === '') || (Array.isArray(value) && value.length === 0);

function strangers(field: Field & { type: 'choice' | 'choices' }, values: readonly string[]): string | null {
  const isKnown = (value: string) => field.choices.some((choice) => choice.value === value);
  const unknown = values.filter((value) => !isKnown(value));
  if (unknown.length === 0) return null;
  return unknown.length === 1 ? 'is not one of the choices' : 'are not among the choices';
}

const sortOf = (value: AttributeValue): string =>
  typeof value === 'object' ? 'a list' : typeof value === 'number' ? 'a number' : 'yes or no';

/** A decimal number as people and programs write it; no hexadecimal, no blanks inside. */
const NUMBER = /^[+\u2212-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;

function readNumber(typed: string): number | null {
  const trimmed = typed.trim();
  if (!NUMBER.test(trimmed)) return null;
  const value = Number(trimmed.replace('\u2212', '-'));
  return Number.isFinite(value) ? value + 0 : null;
}

/** `23.11.2026`, `23. 11. 2026`: the one common way of writing dates whose order is not in doubt. */
const WITH_DOTS = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})$/;

function readDate(typed: string): string | null {
  const trimmed = typed.trim();
  const [, day, month, year] = WITH_DOTS.exec(trimmed) ?? [];
  const iso =
    year === undefined
      ? trimmed.replaceAll('/', '-').replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3')
      : `${year}-${month!.padStart(2, '0')}-${day!.padStart(2, '0')}`;
  return isDate(iso) ? iso : null;
}

/** Year, month or day of ISO 8601, of a day that there is; an instant begins with one. */
function isDate(value: string): boolean {
  const parts = /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T[\d:.,]+(?:Z|[+-]\d{2}:?\d{2})?)?)?)?$/.exec(value);
  if (parts === null) return false;
  const [year, month, day] = [Number(parts[1]), Number(parts[2] ?? 1), Number(parts[3] ?? 1)];
  return month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);
}

const daysIn = (year: number, month: number): number =>
  month === 2 ? (isLeapYear(year) ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;

const isLeapYear = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

/** Asked of every annotation whenever something changes; kinds never change, so each is looked at once. */
const requiredByKind = new WeakMap<Kind, readonly Field[]>();

function requiredFieldsOf(kind: Kind): readonly Field[] {
  const known = requiredByKind.get(kind);
  if (known !== undefined) return known;
  const required = kind.fields.filter((field) => field.required === true);
  requiredByKind.set(kind, required);
  return required;
}

/** Returns the date so many days later, or null where the value is no whole day. ISO 8601. */
export function daysLater(value: string, days: number): string | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value) || !isDate(value)) return null;
  const at = new Date(`${value}T00:00:00Z`);
  at.setUTCDate(at.getUTCDate() + days);
  const later = at.toISOString().slice(0, 10);
  return isDate(later) ? later : null;
}
