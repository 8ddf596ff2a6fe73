import type { AttributeValue } from '../model/records.ts';
import type { Choice, Field } from '../model/scheme.ts';

/**
 * Whether a value **fits** a field of a scheme, and what it becomes where it does not: the same thing in the field's own
 * form, as long as nothing of it is lost on the way.
 */

/** True when the field could have written this value. */
export function fitsField(field: Field, value: AttributeValue): boolean {
  switch (field.type) {
    case 'choice':
      return typeof value === 'string' && hasChoice(field.choices, value);
    case 'choices':
      return isList(value) && value.every((one) => hasChoice(field.choices, one));
    case 'number':
      return typeof value === 'number';
    case 'flag':
      return typeof value === 'boolean';
    case 'date':
      return typeof value === 'string' && DATE.test(value);
    case 'text':
    case 'long-text':
    case 'speaker':
      return typeof value === 'string';
  }
}

/** A year, a month or a day, with or without a time of it. */
const DATE = /^\d{4}(-\d{2}(-\d{2}(T.+)?)?)?$/;

/** Returns the value as the field writes it, or null when that would lose something. The same one when it fits. */
export function convertToField(field: Field, value: AttributeValue): AttributeValue | null {
  if (fitsField(field, value)) return value;
  switch (field.type) {
    case 'choice':
      return isList(value)
        ? value.length === 1
          ? choiceOf(field.choices, value[0]!)
          : null
        : choiceOf(field.choices, wordsOf(value));
    case 'choices':
      return listOf(field.choices, isList(value) ? value : [wordsOf(value)]);
    case 'number':
      return typeof value === 'string' ? numberOf(value) : null;
    case 'flag':
      return typeof value === 'string' ? (FLAGS.get(value.trim().toLowerCase()) ?? null) : null;
    case 'text':
    case 'long-text':
      return wordsOf(value);
    case 'date':
    case 'speaker':
      return null;
  }
}

/** Values of a choice field that are not among its choices, or none where the value is no matter of choices. */
export function valuesOutside(field: Field, value: AttributeValue): readonly string[] {
  if (!('choices' in field)) return [];
  const values = isList(value) ? value : typeof value === 'string' ? [value] : [];
  return values.filter((one) => choiceOf(field.choices, one) === null);
}

/** True for a value of several choices. */
export const isList = (value: AttributeValue): value is readonly string[] => typeof value === 'object';

const FLAGS = new Map([
  ['yes', true],
  ['true', true],
  ['no', false],
  ['false', false],
]);

const hasChoice = (choices: readonly Choice[], value: string): boolean => choices.some((one) => one.value === value);

/** The choice that has this value, else this label, whatever its case. */
export function choiceOf(choices: readonly Choice[], words: string): string | null {
  if (hasChoice(choices, words)) return words;
  const wanted = words.trim().toLowerCase();
  return choices.find(({ label }) => label.trim().toLowerCase() === wanted)?.value ?? null;
}

function listOf(choices: readonly Choice[], values: readonly string[]): readonly string[] | null {
  const found = values.map((one) => choiceOf(choices, one));
  return found.every((one) => one !== null) ? [...new Set(found)] : null;
}

/** Only a number that is written as we would write it: “007” and “1,5” are more than their value. */
function numberOf(text: string): number | null {
  const number = Number(text);
  return Number.isFinite(number) && String(number) === text.trim() ? number : null;
}

function wordsOf(value: AttributeValue): string {
  if (isList(value)) return value.join('; ');
  return typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value);
}
