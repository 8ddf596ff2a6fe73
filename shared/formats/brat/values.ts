import type { Attributes, AttributeValue } from '../../model/records.ts';

/**
 * Attributes as brat has them. One that is set, a number or a single word is an `A` line; words in a sentence are a
 * note (`#`), whose type names the field: brat shows both at the span. A list has a line for each entry, a text of
 * several lines a note for each.
 */
export interface Value {
  readonly mark: 'A' | '#';
  /** Name of the attribute, type of the note. */
  readonly name: string;
  /** Null for an attribute that is simply set. */
  readonly value: string | null;
}

/** The type of brat's own notes. */
export const NOTE_TYPE = 'AnnotatorNotes';

/** Returns the lines for the attributes, by name. */
export const valuesOf = (attributes: Attributes): Value[] =>
  Object.entries(attributes)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([name, value]) => valuesOfOne(name, value));

function valuesOfOne(name: string, value: AttributeValue): Value[] {
  const attribute = (text: string | null): Value => ({ mark: 'A', name: wordOf(name), value: text });
  if (value === true) return [attribute(null)];
  if (typeof value === 'object' && value.every(isPhrase)) return value.map(attribute);
  if (typeof value === 'object') return notes(name, value.join('; '));
  const text = String(value);
  return name !== 'note' && /^\S+$/u.test(text) ? [attribute(text)] : notes(name, text);
}

/** Words that one `A` line can hold and give back. */
const isPhrase = (text: string): boolean => /^\S(?:[^\r\n\t]*\S)?$/u.test(text);

function notes(name: string, text: string): Value[] {
  const type = name === 'note' ? NOTE_TYPE : wordOf(name);
  return text.split('\n').map((line) => ({ mark: '#', name: type, value: lineOf(line) }));
}

/** Returns text that ends no line: carriage returns become spaces. */
export const lineOf = (text: string): string => text.toWellFormed().replace(/[\r\n]/gu, ' ');

/** Returns a name that brat takes for one: white space and the signs of its syntax become `_`. */
export const wordOf = (name: string): string => name.toWellFormed().replace(/[\s:;,|<>]/gu, '_') || '_';

/** Returns the attributes that the lines of one annotation give. */
export function attributesOf(values: readonly Value[]): Record<string, AttributeValue> {
  const attributes = new Map<string, AttributeValue>();
  const named = Map.groupBy(values, ({ mark, name }) => (mark === '#' && name === NOTE_TYPE ? 'note' : name));
  for (const [name, all] of named) {
    const notes = all.filter(({ mark }) => mark === '#').map(({ value }) => value ?? '');
    const set = all.filter(({ mark }) => mark === 'A').map(({ value }) => value);
    const texts = [...set.map((value) => value ?? 'true'), ...(notes.length === 0 ? [] : [notes.join('\n')])];
    attributes.set(name, texts.length > 1 ? texts : valueOf(texts[0]!, set.length > 0, set[0] === null));
  }
  return Object.fromEntries(attributes);
}

function valueOf(text: string, isAttribute: boolean, isSet: boolean): AttributeValue {
  if (!isAttribute) return text;
  return isSet || (Number.isFinite(Number(text)) && String(Number(text)) === text)
    ? isSet
      ? true
      : Number(text)
    : text;
}
