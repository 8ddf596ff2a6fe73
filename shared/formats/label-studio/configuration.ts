import type { Scheme } from '../../kinds/scheme.ts';
import type { Field } from '../../model/scheme.ts';
import type { ForeignDocument } from '../foreign/foreign-document.ts';
import { BACKGROUNDS } from '../foreign/kind-colours.ts';
import { block, el, writeXml, type XmlOut } from '../xml.ts';

/** Name of the tag that labels stand in, and of the text that they are about. */
export const LABELS_TAG = 'label';
export const TEXT_TAG = 'text';

/** How a field is asked for: `choices` with a list, `textarea` in words. */
export type Control = 'choices' | 'textarea' | 'number';

/** A field as the configuration has it, for all kinds that have one of its name. */
interface Asked {
  readonly kinds: Set<string>;
  readonly control: Control;
  readonly isMany: boolean;
  readonly choices: Map<string, string>;
}

/** Returns how each field of the schemes is asked for, by its id. */
export function controlsOf(schemes: readonly Scheme[]): ReadonlyMap<string, Control> {
  return new Map([...askedIn(schemes)].map(([id, { control }]) => [id, control]));
}

function askedIn(schemes: readonly Scheme[]): Map<string, Asked> {
  const asked = new Map<string, Asked>();
  for (const { kinds } of schemes) {
    for (const kind of kinds) for (const field of kind.fields) ask(field, kind.id, asked);
  }
  return asked;
}

function ask(field: Field, kind: string, asked: Map<string, Asked>): void {
  const isChoice = 'choices' in field;
  const control = isChoice || field.type === 'flag' ? 'choices' : field.type === 'number' ? 'number' : 'textarea';
  const known = asked.get(field.id);
  const one = known ?? { kinds: new Set(), control, isMany: field.type === 'choices', choices: new Map() };
  asked.set(field.id, one);
  one.kinds.add(kind);
  const choices = isChoice ? field.choices : [{ value: 'true', label: 'Yes' }];
  if (one.control === 'choices') for (const { value, label } of choices) one.choices.set(value, label);
}

/** Returns the labelling interface for these schemes and documents, as XML. */
export function labelConfiguration(schemes: readonly Scheme[], documents: readonly ForeignDocument[]): string {
  const kinds = new Map(schemes.flatMap((scheme) => scheme.kinds).map((kind) => [kind.id, kind]));
  const labels = new Set([...kinds.keys(), ...documents.flatMap(({ spans }) => spans.map(({ label }) => label))]);
  const linkTypes = new Set([
    ...schemes.flatMap((scheme) => scheme.linkTypes).map(({ id }) => id),
    ...documents.flatMap(({ links }) => links.map(({ label }) => label)),
    'continues',
  ]);
  const asked = askedIn(schemes);
  for (const { spans } of documents) {
    for (const { label, attributes } of spans) {
      for (const id of Object.keys(attributes)) {
        if (!asked.has(id)) ask({ id, label: id, type: 'text' }, label, asked);
      }
    }
  }
  const label = (id: string): XmlOut => {
    const kind = kinds.get(id);
    const hotkey = kind?.key === '' ? undefined : kind?.key;
    const background = kind && BACKGROUNDS[kind.colour];
    return el('Label', { value: id, alias: undefined, background, hotkey });
  };
  return writeXml(
    block(
      'View',
      {},
      block('Labels', { name: LABELS_TAG, toName: TEXT_TAG }, ...[...labels].map(label)),
      block('Relations', {}, ...[...linkTypes].map((value) => el('Relation', { value }))),
      el('Text', { name: TEXT_TAG, value: '$text' }),
      ...[...asked].map(([id, one]) => control(id, one)),
    ),
    '',
  ).trimStart();
}

function control(id: string, { kinds, control, isMany, choices }: Asked): XmlOut {
  const attributes = {
    name: id,
    toName: TEXT_TAG,
    perRegion: 'true',
    whenTagName: LABELS_TAG,
    whenLabelValue: [...kinds].join(','),
    visibleWhen: 'region-selected',
  };
  if (control === 'number') return el('Number', attributes);
  if (control === 'textarea') return el('TextArea', { ...attributes, editable: 'true', maxSubmissions: 1 });
  const all = [...choices].map(([value, words]) => el('Choice', { value, hint: words === value ? undefined : words }));
  return block('Choices', { ...attributes, choice: isMany ? 'multiple' : 'single' }, ...all);
}
