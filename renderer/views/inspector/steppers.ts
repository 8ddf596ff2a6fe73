import { daysLater, readTyped } from '../../../shared/kinds/form.ts';
import type { Field } from '../../../shared/model/scheme.ts';

/** What the arrows up and down make of what is typed in a field, or null where they do nothing. */
export type Stepper = (typed: string, by: 1 | -1) => string | null;

/** Returns the stepper of a field: a number goes by one, a date by a day; null for a field that has none. */
export function stepperOf(field: Field): Stepper | null {
  if (field.type === 'number') return (typed, by) => numberLater(readTyped(field, typed), by);
  if (field.type === 'date') return (typed, by) => daysLater(String(readTyped(field, typed) ?? ''), by);
  return null;
}

function numberLater(value: unknown, by: number): string | null {
  if (typeof value !== 'number') return null;
  const next = value + by;
  // Beyond this the next number is the same one.
  return Number.isSafeInteger(Math.trunc(next)) ? String(Math.round(next * 1e9) / 1e9) : null;
}
