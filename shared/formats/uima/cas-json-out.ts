import type { CasOut, FeatureOut, StructureOut, TypeOut, ValueOut } from './cas-out.ts';

/** Returns the CAS in JSON, a feature structure a line, so that version control can tell two versions apart. */
export function writeCasJson({ types, structures }: CasOut): string {
  let next = (structures.at(-1)?.id ?? 0) + 1;
  const arrays: object[] = [];
  const addArray = (typeName: string, elements: readonly (string | number)[]): number => {
    const id = next++;
    arrays.push({ '%ID': id, '%TYPE': typeName, '%ELEMENTS': elements });
    return id;
  };
  const written = structures.map((structure) => structureJson(structure, addArray));
  const lines = [...written, ...arrays].map((one) => `    ${JSON.stringify(one)}`);
  const members = structures.filter(({ isMember }) => isMember).map(({ id }) => id);
  const views = { _InitialView: { '%SOFA': 1, '%MEMBERS': members } };
  return [
    '{',
    `  "%TYPES": ${indented(Object.fromEntries(types.map((type) => [type.name, typeJson(type)])))},`,
    '  "%FEATURE_STRUCTURES": [',
    lines.join(',\n'),
    '  ],',
    `  "%VIEWS": ${JSON.stringify(views)}`,
    '}',
    '',
  ].join('\n');
}

const indented = (value: unknown): string => JSON.stringify(value, null, 2).replaceAll('\n', '\n  ');

const typeJson = ({ name, superType, features }: TypeOut) => ({
  '%NAME': name,
  '%SUPER_TYPE': superType,
  ...Object.fromEntries(features.map((feature) => [feature.name, featureJson(feature)])),
});

const featureJson = ({ name, range, isArray }: FeatureOut) => ({
  '%NAME': name,
  '%RANGE': isArray ? `${range}[]` : range,
});

function structureJson(
  { id, typeName, values }: StructureOut,
  addArray: (typeName: string, elements: readonly (string | number)[]) => number,
): object {
  const entries = values.map(([name, value]) => entryOf(name, value, addArray));
  return { '%ID': id, '%TYPE': typeName, ...Object.fromEntries(entries) };
}

function entryOf(
  name: string,
  value: ValueOut,
  addArray: (typeName: string, elements: readonly (string | number)[]) => number,
): [string, string | number | boolean] {
  if (value.is === 'value') return [name, value.value];
  if (value.is === 'reference') return [`@${name}`, value.id];
  if (value.is === 'texts') return [`@${name}`, addArray('uima.cas.StringArray', value.texts)];
  return [`@${name}`, addArray('uima.cas.FSArray', value.ids)];
}
