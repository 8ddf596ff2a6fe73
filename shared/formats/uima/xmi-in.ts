import { childOf, childrenOf, isElement, textIn, type XmlElement } from '../xml.ts';
import { SOFA, type Cas, type CasValue, type FeatureStructure } from './cas.ts';

/**
 * Reads XMI. Attributes are texts: whether one is a number, a reference or a list stands in the type system beside the
 * file. Without it what everybody calls alike is known (`sofa`, `Governor`, `target`…), and the rest stays text.
 */
export interface TypeSystem {
  readonly superTypes: ReadonlyMap<string, string>;
  /** Range by type and feature: `a.B f`. */
  readonly ranges: ReadonlyMap<string, string>;
}

export const NO_TYPES: TypeSystem = { superTypes: new Map(), ranges: new Map() };

/** Returns what a type system's XML says. */
export function readTypeSystem(root: XmlElement): TypeSystem {
  const superTypes = new Map<string, string>();
  const ranges = new Map<string, string>();
  const types = childOf(root, 'types');
  for (const type of types === null ? [] : childrenOf(types, 'typeDescription')) {
    const name = textAt(type, 'name');
    superTypes.set(name, textAt(type, 'supertypeName'));
    const features = childOf(type, 'features');
    for (const feature of features === null ? [] : childrenOf(features, 'featureDescription')) {
      ranges.set(`${name} ${textAt(feature, 'name')}`, textAt(feature, 'rangeTypeName'));
    }
  }
  return { superTypes, ranges };
}

function textAt(element: XmlElement, name: string): string {
  const child = childOf(element, name);
  return child === null ? '' : textIn(child).trim();
}

/** Returns the CAS in the XMI. */
export function readXmi(root: XmlElement, types: TypeSystem): Cas {
  const structures = childrenOf(root)
    .filter(({ name, namespace }) => !(namespace === CAS && (name === 'NULL' || name === 'View')))
    .map((element) => structureOf(element, types));
  return { structures, superTypes: types.superTypes };
}

const CAS = 'http:///uima/cas.ecore';

const NO_PACKAGE = /^(?:uima\.)?noNamespace$/u;

function structureOf(element: XmlElement, types: TypeSystem): FeatureStructure {
  const typeName = typeNameOf(element);
  const values = new Map<string, CasValue>();
  for (const [name, text] of Object.entries(element.attributes)) {
    if (name === 'xmi:id' || (name === 'id' && element.attributes['xmi:id'] === undefined)) continue;
    values.set(name, valueOf(typeName, name, text, types));
  }
  // Lists of texts are elements inside.
  const lists = new Map<string, string[]>();
  for (const child of element.children.filter(isElement)) {
    const list = lists.get(child.name);
    if (list === undefined) lists.set(child.name, [textIn(child)]);
    else list.push(textIn(child));
  }
  for (const [name, value] of lists) values.set(name, { is: 'value', value });
  return { id: element.attributes['xmi:id'] ?? element.attributes['id'] ?? '', typeName, values };
}

function typeNameOf({ name, namespace }: XmlElement): string {
  const packageName = /^http:\/\/\/(.+)\.ecore$/u.exec(namespace)?.[1]?.replaceAll('/', '.') ?? '';
  return packageName === '' || NO_PACKAGE.test(packageName) ? name : `${packageName}.${name}`;
}

/** References that every type system calls so. */
const REFERENCES = new Set(['sofa', 'Governor', 'Dependent', 'target', 'first', 'next', 'head', 'tail']);

function valueOf(typeName: string, name: string, text: string, types: TypeSystem): CasValue {
  if (REFERENCES.has(name) && typeName !== SOFA) return { is: 'reference', id: text };
  if (typeName === 'uima.cas.FSArray') return { is: 'references', ids: idsIn(text) };
  if (/^uima\.cas\.\w+Array$/u.test(typeName)) return { is: 'value', value: idsIn(text) };
  const range = rangeOf(typeName, name, types);
  return range === undefined ? guessed(name, text) : asRange(range, text);
}

/** The range that the type, or one that it descends from, gives the feature. */
function rangeOf(typeName: string, feature: string, { superTypes, ranges }: TypeSystem): string | undefined {
  let name: string | undefined = typeName;
  for (let steps = 0; name !== undefined && steps < 100; steps += 1) {
    const range = ranges.get(`${name} ${feature}`);
    if (range !== undefined) return range;
    name = superTypes.get(name);
  }
  return undefined;
}

/** Without a type: offsets are numbers, and so that links are found, a row of ids is a row of references. */
function guessed(name: string, text: string): CasValue {
  if (name === 'begin' || name === 'end') return { is: 'value', value: Number(text) };
  return { is: 'value', value: text };
}

function asRange(range: string, text: string): CasValue {
  const simple = /^uima\.cas\.(\w+)$/u.exec(range)?.[1];
  if (simple === undefined) return { is: 'reference', id: text };
  if (simple === 'String') return { is: 'value', value: text };
  if (simple === 'Boolean') return { is: 'value', value: text === 'true' };
  if (/^(?:Byte|Short|Integer|Long|Float|Double)$/u.test(simple)) return { is: 'value', value: numberOrText(text) };
  if (simple === 'FSArray' || simple === 'FSList') return { is: 'references', ids: idsIn(text) };
  if (/Array$|List$/u.test(simple)) return { is: 'value', value: idsIn(text) };
  return simple === 'TOP' || simple === 'AnnotationBase' ? { is: 'reference', id: text } : { is: 'value', value: text };
}

/** A number that is none as JavaScript writes it stays as it stands there. */
const numberOrText = (text: string): number | string => {
  const number = Number(text);
  return text.trim() !== '' && Number.isFinite(number) ? number : text;
};

const idsIn = (text: string): string[] => text.split(/\s+/u).filter((one) => one !== '');
