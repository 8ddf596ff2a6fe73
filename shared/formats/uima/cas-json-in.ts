import { done, refuse, type Result } from '../../result.ts';
import { propertyOf } from '../read-json.ts';
import { SOFA, type Cas, type CasValue, type FeatureStructure } from './cas.ts';

/**
 * Reads the JSON of a CAS. Feature structures stand in a list with their ids inside, or in an object under them. A feature
 * whose key begins with `@` is a reference, one with `#` a number that JSON has no word for; keys with `%` are the
 * notation's own. Refuses `uima/shape` where it is none of that.
 */
export function readCasJson(value: unknown, where: string): Result<Cas> {
  const views = propertyOf(value, '%VIEWS');
  const structures = structuresIn(propertyOf(value, '%FEATURE_STRUCTURES'));
  if (structures === null || !(isRecord(views) || structures.length > 0)) {
    const message =
      'The file is JSON, but no UIMA CAS (it has no “%FEATURE_STRUCTURES”). Export it as “UIMA CAS JSON 0.4.0”.';
    return refuse({ code: 'uima/shape', message, where });
  }
  return done({ structures: uniquely(structures), superTypes: superTypesIn(propertyOf(value, '%TYPES')) });
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function structuresIn(value: unknown): readonly FeatureStructure[] | null {
  if (value === undefined) return [];
  if (Array.isArray(value)) return value.filter(isRecord).map((one) => structureOf(idOf(one['%ID']), one));
  return isRecord(value)
    ? Object.entries(value).flatMap(([id, one]) => (isRecord(one) ? [structureOf(id, one)] : []))
    : null;
}

/**
 * Ids that stand twice lead to the sofa where one of the two is that, since annotations need it most (a file of the
 * suite has such a pair).
 */
function uniquely(structures: readonly FeatureStructure[]): readonly FeatureStructure[] {
  const byId = new Map<string, FeatureStructure>();
  for (const one of structures) if (byId.get(one.id)?.typeName !== SOFA) byId.set(one.id, one);
  return structures.map((one, i) => (byId.get(one.id) === one ? one : { ...one, id: `${one.id} again ${i}` }));
}

const idOf = (value: unknown): string => (typeof value === 'number' || typeof value === 'string' ? String(value) : '');

function structureOf(id: string, keys: Readonly<Record<string, unknown>>): FeatureStructure {
  const typeName = keys['%TYPE'];
  const values = new Map<string, CasValue>();
  for (const [key, value] of Object.entries(keys)) {
    const read = valueOf(key, value);
    if (read !== null) values.set(...read);
  }
  const elements = keys['%ELEMENTS'];
  if (elements !== undefined) values.set('elements', elementsOf(String(typeName), elements));
  return { id, typeName: typeof typeName === 'string' ? typeName : 'uima.cas.TOP', values };
}

function valueOf(key: string, value: unknown): [string, CasValue] | null {
  if (key.startsWith('%')) return null;
  if (key.startsWith('@')) {
    if (Array.isArray(value)) return [key.slice(1), { is: 'references', ids: value.map(idOf) }];
    return value === null ? null : [key.slice(1), { is: 'reference', id: idOf(value) }];
  }
  const name = key.startsWith('#') ? key.slice(1) : key;
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
    return [name, { is: 'value', value }];
  }
  return Array.isArray(value) ? [name, { is: 'value', value: value.filter(isPlain).map(String) }] : null;
}

const isPlain = (value: unknown): boolean => typeof value !== 'object';

function elementsOf(typeName: string, elements: unknown): CasValue {
  const list: readonly unknown[] = Array.isArray(elements) ? elements : [];
  const areTexts = /^uima\.cas\.(?:String|Boolean|Byte|Short|Integer|Long|Float|Double)(?:Array|\[\])$/u.test(typeName);
  return areTexts
    ? { is: 'value', value: list.filter(isPlain).map(String) }
    : { is: 'references', ids: list.filter((one) => one !== null).map(idOf) };
}

function superTypesIn(types: unknown): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const [name, type] of isRecord(types) ? Object.entries(types) : []) {
    const superType = propertyOf(type, '%SUPER_TYPE');
    if (typeof superType === 'string') found.set(name, superType);
  }
  return found;
}
