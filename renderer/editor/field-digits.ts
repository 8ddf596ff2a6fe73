import { type EditorState, Plugin, PluginKey, type Transaction } from 'prosemirror-state';
import { choiceDigits } from '../../shared/kinds/choice-digits.ts';
import { visibleFields } from '../../shared/kinds/form.ts';
import type { Scheme } from '../../shared/kinds/scheme.ts';
import type { Annotation } from '../../shared/model/records.ts';
import type { Choice, Field } from '../../shared/model/scheme.ts';
import { annotationsOf } from './annotation-plugin.ts';
import { type KeySequence, withAwaited } from './awaited-keys.ts';
import { windowOf } from './drawing-plugin.ts';
import { activeOf } from './focus-plugin.ts';
import { setAttributes } from './linking.ts';
import type { Services } from './records.ts';

/**
 * Digits in the article give the **marked field** of the active annotation one of its values, without leaving the text.
 * Marked is the first field of choices that is still to be filled in; `0` marks the next one. Which field is marked is
 * neither saved nor undone.
 */

/** A field with one value out of a list. */
export type ChoiceField = Field & { readonly choices: readonly Choice[] };

/** A field that was marked by hand, or written last. */
interface Marked {
  readonly annotation: string;
  readonly field: string;
}

const key = new PluginKey<Marked | null>('marked-field');

/** Returns the plugin that remembers which field is marked. */
export const markedFieldPlugin = (): Plugin<Marked | null> =>
  new Plugin<Marked | null>({
    key,
    state: {
      init: () => null,
      apply: (tr, marked) => (tr.getMeta(key) as Marked | undefined) ?? marked,
    },
  });

/** Returns the field that digits fill in now; null where nothing is active, or it has no field of choices. */
export function markedFieldOf(state: EditorState): ChoiceField | null {
  const active = activeOf(state);
  if (active === null) return null;
  const fields = choiceFieldsOf(annotationsOf(state).scheme, active);
  const marked = key.getState(state);
  const chosen = marked?.annotation === active.id ? fields.find(({ id }) => id === marked.field) : undefined;
  return chosen ?? fields.find((field) => isDue(active, field)) ?? fields[0] ?? null;
}

/** The fields that the form shows now; a field may depend on the value of another one. */
function choiceFieldsOf(scheme: Scheme, { kind, attributes }: Annotation): readonly ChoiceField[] {
  const found = scheme.findKind(kind);
  const fields = found === null ? [] : visibleFields(found, attributes);
  return fields.filter((field): field is ChoiceField => field.type === 'choice');
}

/** Fields of the schemes that ship which are filled in where one wants to, and never asked for by the digits. */
const NEVER_DUE = new Set(['mode', 'polarity', 'verbatim', 'checkable', 'claimType']);

/** A verdict is due on what is worth checking only; any other field while it is empty. */
const isDue = ({ attributes }: Annotation, { id }: Field): boolean =>
  attributes[id] === undefined && !NEVER_DUE.has(id) && (id !== 'verdict' || attributes['checkWorthiness'] === 'CFS');

/** Marks the next field of choices of the active annotation. */
export function markNextField(state: EditorState): Transaction | null {
  const active = activeOf(state);
  const fields = active === null ? [] : choiceFieldsOf(annotationsOf(state).scheme, active);
  const here = fields.findIndex(({ id }) => id === markedFieldOf(state)?.id);
  const next = fields[(here + 1) % Math.max(fields.length, 1)];
  if (active === null || next === undefined || fields.length < 2) return null;
  return state.tr.setMeta(key, { annotation: active.id, field: next.id } satisfies Marked);
}

/**
 * Gives the marked field the value of the digit; the value it has already is taken away. Of more than nine values each
 * has two digits, and the second is awaited. Then the next field that is due is marked; with none the same one stays,
 * for a slip to be put right.
 */
export function chooseByDigit(state: EditorState, digit: number, services: Services): Transaction | null {
  const field = markedFieldOf(state);
  const digits = choiceDigits(field?.choices.length ?? 0);
  const typed = String(digit);
  const choice = field?.choices[digits.indexOf(typed)];
  if (choice !== undefined) return choose(state, choice.value, services);
  const isBegun = digits.some((one) => one.startsWith(typed));
  return isBegun ? withAwaited(state.tr, secondDigit, windowOf(state), typed) : null;
}

/** Waits for the second digit of a value of the marked field. */
const secondDigit: KeySequence = {
  id: 'value',
  prompt: (state) => markedFieldOf(state)?.label ?? '',
  keys(state) {
    const choices = markedFieldOf(state)?.choices ?? [];
    return choiceDigits(choices.length).map((letters, i) => {
      const { value, label, definition } = choices[i]!;
      return { letters, label, value, ...(definition === undefined ? {} : { detail: definition }) };
    });
  },
  outcome: ({ label }) => label,
  act: (state, { value }, services) => choose(state, value, services),
};

function choose(state: EditorState, chosen: string, services: Services): Transaction | null {
  const active = activeOf(state);
  const field = markedFieldOf(state);
  if (active === null || field === null) return null;
  const value = active.attributes[field.id] === chosen ? null : chosen;
  const tr = setAttributes(state, active.id, { [field.id]: value }, services);
  if (tr === null) return null;
  const { [field.id]: _before, ...others } = active.attributes;
  const after = { ...active, attributes: value === null ? others : { ...others, [field.id]: value } };
  const due =
    value === null ? undefined : choiceFieldsOf(annotationsOf(state).scheme, after).find((one) => isDue(after, one));
  return tr.setMeta(key, { annotation: active.id, field: due?.id ?? field.id } satisfies Marked);
}
