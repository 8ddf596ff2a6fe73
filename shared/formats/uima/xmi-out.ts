import { block, el, writeXml, type XmlOut } from '../xml.ts';
import type { CasOut, FeatureOut, StructureOut, TypeOut, ValueOut } from './cas-out.ts';

/** Returns the CAS as XMI: an element a feature structure, named by its type; namespaces are packages. */
export function writeXmi({ structures }: CasOut): string {
  const prefixes = new Map<string, string>([
    ['http:///uima/cas.ecore', 'cas'],
    ['http://www.omg.org/XMI', 'xmi'],
  ]);
  const elements = structures.map((structure) => elementOf(structure, prefixes));
  const members = structures.filter(({ isMember }) => isMember).map(({ id }) => id);
  const namespaces = [...prefixes].map(([uri, prefix]) => [`xmlns:${prefix}`, uri]);
  // Not as arguments: there may be more elements than a call can take.
  const view = el('cas:View', { sofa: 1, members: members.join(' ') });
  return writeXml({
    name: 'xmi:XMI',
    attributes: { ...Object.fromEntries(namespaces), 'xmi:version': '2.0' },
    children: [el('cas:NULL', { 'xmi:id': 0 }), ...elements, view],
    isBlock: true,
  });
}

function elementOf({ id, typeName, values }: StructureOut, prefixes: Map<string, string>): XmlOut {
  const attributes = values.flatMap(([name, value]) => attributeOf(name, value));
  const children = values.flatMap(([name, value]) =>
    value.is === 'texts' ? value.texts.map((text) => el(name, {}, text)) : [],
  );
  const name = qualified(typeName, prefixes);
  return { name, attributes: { 'xmi:id': id, ...Object.fromEntries(attributes) }, children };
}

function attributeOf(name: string, value: ValueOut): [string, string | number][] {
  if (value.is === 'texts') return value.texts.length === 0 ? [[name, '']] : [];
  if (value.is === 'references') return [[name, value.ids.join(' ')]];
  return [[name, value.is === 'reference' ? value.id : String(value.value)]];
}

/** The name with a prefix for its package; the last part of the package, numbered where others have it. */
function qualified(typeName: string, prefixes: Map<string, string>): string {
  const dot = typeName.lastIndexOf('.');
  const packageName = dot === -1 ? 'uima.noNamespace' : typeName.slice(0, dot);
  const uri = `http:///${packageName.replaceAll('.', '/')}.ecore`;
  const known = prefixes.get(uri);
  if (known !== undefined) return `${known}:${typeName.slice(dot + 1)}`;
  const last = packageName.slice(packageName.lastIndexOf('.') + 1);
  const taken = new Set(prefixes.values());
  let prefix = last;
  for (let n = 2; taken.has(prefix); n += 1) prefix = `${last}${n}`;
  prefixes.set(uri, prefix);
  return `${prefix}:${typeName.slice(dot + 1)}`;
}

/** Returns the type system that stands beside the XMI: without it no program knows what its attributes are. */
export function writeTypeSystem({ types }: CasOut): string {
  return writeXml(
    block(
      'typeSystemDescription',
      { xmlns: 'http://uima.apache.org/resourceSpecifier' },
      block('types', {}, ...types.map(typeElement)),
    ),
  );
}

const typeElement = ({ name, superType, features }: TypeOut): XmlOut =>
  block(
    'typeDescription',
    {},
    el('name', {}, name),
    el('description'),
    el('supertypeName', {}, superType),
    ...(features.length === 0 ? [] : [block('features', {}, ...features.map(featureElement))]),
  );

const featureElement = ({ name, range, isArray }: FeatureOut): XmlOut =>
  block('featureDescription', {}, el('name', {}, name), el('description'), ...rangeElements(range, isArray));

function rangeElements(range: string, isArray: boolean): XmlOut[] {
  if (!isArray) return [el('rangeTypeName', {}, range)];
  if (range === 'uima.cas.String') return [el('rangeTypeName', {}, 'uima.cas.StringArray')];
  return [el('rangeTypeName', {}, 'uima.cas.FSArray'), el('elementType', {}, range)];
}
