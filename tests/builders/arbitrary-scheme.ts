import fc from 'fast-check';
import {
  CHOICE_FIELDS,
  COLOURS,
  EXPANSIONS,
  type Field,
  type Kind,
  LINE_STYLES,
  PLAIN_FIELDS,
  PROFILES,
  type SchemeRecord,
} from '../../shared/model/scheme.ts';

/** Schemes that people may make, with all that their model allows. */

const name = fc.string({ minLength: 1, maxLength: 12 });

const field = (id: string): fc.Arbitrary<Field> =>
  fc.oneof(
    fc
      .record({
        type: fc.constantFrom(...CHOICE_FIELDS),
        label: name,
        required: fc.boolean(),
        choices: fc.uniqueArray(fc.record({ value: name, label: name }), {
          selector: ({ value }) => value,
          maxLength: 4,
        }),
      })
      .map((rest): Field => ({ id, ...rest })),
    fc
      .record({ type: fc.constantFrom(...PLAIN_FIELDS), label: name, hint: name })
      .map((rest): Field => ({ id, ...rest })),
  );

const kind = (id: string, index: number): fc.Arbitrary<Kind> =>
  fc
    .record({
      label: name,
      plural: name,
      term: name,
      definition: name,
      line: fc.constantFrom(...LINE_STYLES),
      colour: fc.constantFrom(...COLOURS),
      expandsTo: fc.constantFrom(...EXPANSIONS),
      fields: fc.tuple(field('one'), field('two')),
      rules: name,
      examples: fc.array(name, { maxLength: 2 }),
    })
    .map((rest) => ({ id, letter: 'ABCD'[index]!, key: 'abcd'[index]!, ...rest }));

export const arbitraryScheme: fc.Arbitrary<SchemeRecord> = fc
  .record({
    name,
    label: name,
    profile: fc.constantFrom(...PROFILES),
    kinds: fc
      .subarray(['quote', 'mention', 'place', 'constructor'], { minLength: 1 })
      .chain((ids) => fc.tuple(...ids.map((id, index) => kind(id, index)))),
    linkTypes: fc.subarray([
      {
        id: 'said-by',
        label: 'said by',
        inverse: 'speaker of',
        from: ['quote'],
        to: ['mention'],
        each: 'one' as const,
      },
      { id: 'near', label: 'near', inverse: 'near', from: ['place'], to: ['place', 'speaker'], each: 'many' as const },
    ]),
  })
  .map((rest) => ({ record: 'scheme', id: 'scheme', ...rest }));
