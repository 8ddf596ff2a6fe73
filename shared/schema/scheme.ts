import { z } from 'zod';
import {
  CHOICE_FIELDS,
  COLOURS,
  EXPANSIONS,
  type Field,
  LINE_STYLES,
  PLAIN_FIELDS,
  PROFILES,
  SCHEME_LIMITS,
  type Kind,
  type LinkType,
  type SchemeRecord,
} from '../model/scheme.ts';

/**
 * The shape of a scheme, the same in memory, in files and between processes. Objects are open: keys that this version
 * does not know stay where they stand (promise D10).
 */

z.config({ jitless: true });

const id = (description: string) => z.string().min(1).max(SCHEME_LIMITS.id).meta({ description });
const line = (description: string) => z.string().max(SCHEME_LIMITS.line).meta({ description });
const text = (description: string) => z.string().max(SCHEME_LIMITS.text).meta({ description });

/** Holds a list to entries that differ in the value under the key. */
export const differ =
  <Key extends string>(key: Key, what: string) =>
  (entries: readonly { readonly [K in Key]: string }[], context: z.RefinementCtx): void => {
    const seen = new Set<string>();
    for (const [index, { [key]: value }] of entries.entries()) {
      if (seen.has(value)) context.addIssue({ code: 'custom', path: [index, key], message: `Two ${what} “${value}”` });
      seen.add(value);
    }
  };

const choice = z
  .looseObject({
    value: id('Stored in the annotation.'),
    label: line('The value in words.'),
    definition: text('When to choose it.').optional(),
    number: z
      .number()
      .meta({ description: 'Of a verdict: 1 absurdly false to 6 true, 0 unknown, -1 no statement.' })
      .optional(),
  })
  .meta({ description: 'One value of a choice.' });

const fieldKeys = {
  id: id('Key in the attributes of an annotation.'),
  label: line('The field in words.'),
  hint: line('What to write there.').optional(),
  required: z.boolean().meta({ description: 'An annotation is unfinished without it.' }).optional(),
  when: z
    .looseObject({ field: id('Id of another field of the kind.'), is: line('The value it must have.') })
    .meta({ description: 'The field is shown only while another one has this value.' })
    .optional(),
};

/** One field of a kind's form. */
export const fieldSchema = z
  .discriminatedUnion('type', [
    z.looseObject({
      ...fieldKeys,
      type: z.enum(CHOICE_FIELDS).meta({ description: 'One value, or several.' }),
      choices: z.array(choice).max(SCHEME_LIMITS.choices).superRefine(differ('value', 'choices have the value')),
    }),
    z.looseObject({ ...fieldKeys, type: z.enum(PLAIN_FIELDS).meta({ description: 'What it holds.' }) }),
  ])
  .meta({ description: 'One field of a kind.' }) as unknown as z.ZodType<Field>;

/** The keys of a kind. */
export const kindKeys = {
  id: id('Used as the kind of annotations; never changed once it is in use.'),
  label: line('The kind in words.'),
  plural: line('Several of them, in words.'),
  term: line('What the research literature calls it: content, source, cue, claim.'),
  definition: text('What belongs under it.'),
  letter: z.string().min(1).max(SCHEME_LIMITS.letter).meta({ description: 'Shown where an annotation begins.' }),
  key: z.string().max(SCHEME_LIMITS.key).meta({ description: 'The key that tags; empty for none.' }),
  line: z.enum(LINE_STYLES).meta({ description: 'The line under the words.' }),
  colour: z.enum(COLOURS).meta({ description: 'Name of its colour.' }),
  expandsTo: z.enum(EXPANSIONS).meta({ description: 'What its key takes when nothing is selected.' }),
  fields: z
    .array(fieldSchema)
    .max(SCHEME_LIMITS.fields)
    .superRefine(differ('id', 'fields have the id'))
    .meta({ description: 'Fields of its annotations.' }),
  rules: text('Rules for whoever annotates, in Markdown.').optional(),
  examples: z
    .array(text('A sentence, with the words to tag between braces.'))
    .max(SCHEME_LIMITS.examples)
    .meta({ description: 'Examples of it.' })
    .optional(),
};

/** A kind of annotation. */
export const kindSchema = z
  .looseObject(kindKeys)
  .meta({ description: 'A kind of annotation.' }) as unknown as z.ZodType<Kind>;

/** The keys of a type of link. */
export const linkTypeKeys = {
  id: id('Used as the type of links.'),
  label: line('Read from the from end: quote said by mention.'),
  inverse: line('Read from the to end.'),
  from: z.array(z.string()).max(SCHEME_LIMITS.kinds).meta({ description: 'Kinds it may start at.' }),
  to: z.array(z.string()).max(SCHEME_LIMITS.kinds).meta({ description: 'Kinds it may lead to, or “speaker”.' }),
  each: z.enum(['one', 'many']).meta({ description: 'How many of them one record may have.' }),
};

/** A type of link. */
export const linkTypeSchema = z
  .looseObject(linkTypeKeys)
  .meta({ description: 'A type of link.' }) as unknown as z.ZodType<LinkType>;

/** The keys that a scheme has wherever it stands. */
export const schemeKeys = {
  label: line('The scheme in words.'),
  profile: z.enum(PROFILES).meta({ description: 'Whose rules for boundaries hold.' }),
  kinds: z
    .array(kindSchema)
    .min(1)
    .max(SCHEME_LIMITS.kinds)
    .superRefine(differ('id', 'kinds have the id'))
    .meta({ description: 'The kinds of annotation, in the order of menus.' }),
  linkTypes: z
    .array(linkTypeSchema)
    .max(SCHEME_LIMITS.linkTypes)
    .superRefine(differ('id', 'link types have the id'))
    .meta({ description: 'The links that may be drawn.' }),
};

/** The record that carries the scheme of an article. */
export const schemeRecordSchema = z.strictObject({
  record: z.literal('scheme'),
  id: z.literal('scheme'),
  name: id('Names the scheme over articles.'),
  ...schemeKeys,
}) as unknown as z.ZodType<SchemeRecord>;
