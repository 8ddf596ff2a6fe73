import { type Kind, type LinkType, SCHEME_LIMITS, type SchemeRecord } from '../model/scheme.ts';

/** Something in a scheme that is more than a file can hold. */
export interface PastLimit {
  /** Index of the kind it is about, or null for the scheme as a whole. */
  readonly kind: number | null;
  readonly words: string;
}

/** Returns whatever in the scheme is past its limit (`SCHEME_LIMITS`), in words on what to do. */
export function pastLimits({ label, kinds, linkTypes }: SchemeRecord): readonly PastLimit[] {
  const whole = [
    tooMany('The scheme', kinds, 'kinds', SCHEME_LIMITS.kinds),
    tooMany('The scheme', linkTypes, 'link types', SCHEME_LIMITS.linkTypes),
    tooLong('The name of the scheme', label, SCHEME_LIMITS.line),
    ...linkTypes.flatMap(ofLinkType),
  ];
  return [
    ...told(whole).map((words) => ({ kind: null, words })),
    ...kinds.flatMap((kind, index) => told(ofKind(kind)).map((words) => ({ kind: index, words }))),
  ];
}

const told = (words: readonly (string | null)[]): string[] => words.filter((one) => one !== null);

function ofLinkType({ label, inverse, from, to }: LinkType): (string | null)[] {
  const name = called(label);
  return [
    tooLong(`The label of the link ${name}`, label, SCHEME_LIMITS.line),
    tooLong(`The label of the link ${name} from its other end`, inverse, SCHEME_LIMITS.line),
    tooMany(`The link ${name}`, from, 'kinds to start at', SCHEME_LIMITS.kinds),
    tooMany(`The link ${name}`, to, 'kinds to lead to', SCHEME_LIMITS.kinds),
  ];
}

function ofKind(kind: Kind): (string | null)[] {
  const { label, plural, letter, key, definition, rules = '', examples = [], fields } = kind;
  const name = called(label);
  return [
    tooLong(`The label of ${name}`, label, SCHEME_LIMITS.line),
    tooLong(`The plural of ${name}`, plural, SCHEME_LIMITS.line),
    tooLong(`The letter of ${name}`, letter, SCHEME_LIMITS.letter),
    tooLong(`The key of ${name}`, key, SCHEME_LIMITS.key),
    tooLong(`The definition of ${name}`, definition, SCHEME_LIMITS.text),
    tooLong(`The text of the rules of ${name}`, rules, SCHEME_LIMITS.text),
    tooMany(name, examples, 'examples', SCHEME_LIMITS.examples),
    ...examples.map((example) => tooLong(`An example of ${name}`, example, SCHEME_LIMITS.text)),
    tooMany(name, fields, 'fields', SCHEME_LIMITS.fields),
    ...fields.flatMap((field) => ofField(field, name)),
  ];
}

function ofField(field: Kind['fields'][number], kind: string): (string | null)[] {
  const name = `${called(field.label)} of ${kind}`;
  const choices = 'choices' in field ? field.choices : [];
  return [
    tooLong(`The label of the field ${name}`, field.label, SCHEME_LIMITS.line),
    tooLong(`The hint of the field ${name}`, field.hint ?? '', SCHEME_LIMITS.line),
    tooMany(`The field ${name}`, choices, 'values', SCHEME_LIMITS.choices),
    ...choices.flatMap(({ label, definition = '' }) => [
      tooLong(`The value ${called(label)} of ${name}`, label, SCHEME_LIMITS.line),
      tooLong(`The definition of ${called(label)} of ${name}`, definition, SCHEME_LIMITS.text),
    ]),
  ];
}

const tooMany = (what: string, list: readonly unknown[], things: string, most: number): string | null =>
  list.length <= most ? null : `${what} has ${list.length} ${things}; a file holds ${most}. Take some away.`;

const tooLong = (what: string, text: string, most: number): string | null =>
  text.length <= most ? null : `${what} is ${text.length} characters long; a file holds ${most}. Shorten it.`;

/** The label between quotation marks, as much of it as a sentence bears. */
const called = (label: string): string => `“${label.length > 40 ? `${label.slice(0, 40)}…` : label}”`;
