import { refuse, type Result } from '../result.ts';
import { readXmlSource } from './uima/xml-source.ts';
import { nameWithoutExtension } from './decode-text.ts';
import { foreignOf } from './foreign/foreign-of.ts';
import { toReadings } from './foreign/to-reading.ts';
import type { Format, NamedArticle, OutFile, ReadInput, Reading, Services } from './format.ts';
import { emptyNotes, noText } from './uima-cas-json.ts';
import { casOut } from './uima/cas-out.ts';
import { countingOf, viewsOf } from './uima/cas.ts';
import { foreignOfFound } from './uima/from-uima.ts';
import { XMI_LOSSES } from './uima/losses.ts';
import { uimaOf } from './uima/uima-document.ts';
import { NO_TYPES, readTypeSystem, readXmi, type TypeSystem } from './uima/xmi-in.ts';
import { writeTypeSystem, writeXmi } from './uima/xmi-out.ts';

/**
 * UIMA XMI, the older notation of a CAS, with its type system in a file beside it: INCEpTION calls that
 * `TypeSystem.xml`, others add to the name of the document. Offsets are UTF-16 code units.
 */
export const uimaXmi: Format = {
  id: 'uima-xmi',
  label: 'UIMA CAS XMI',
  description: 'For INCEpTION, DKPro, cTAKES and other UIMA programs: XMI with the type system beside it.',
  group: 'annotations',
  extensions: ['xmi'],
  mediaType: 'application/vnd.xmi+xml',
  loses: XMI_LOSSES,
  sniffs: (head) => /<(?:\w+:)?XMI\s[^>]*http:\/\/www\.omg\.org\/XMI/u.test(new TextDecoder().decode(head)),
  companions: typeSystemsOf,
  read: readFile,
  write: (article, _, name = 'article') => filesFor({ article, name }),
};

function typeSystemsOf(name: string): readonly string[] {
  const base = nameWithoutExtension(name);
  return [`${base}-typesystem.xml`, 'TypeSystem.xml', 'typesystem.xml', `${base}.typesystem.xml`];
}

function readFile(input: ReadInput, services: Services): Result<readonly Reading[]> {
  const root = readXmlSource(input);
  if (!root.ok) return root;
  const notes: string[] = [];
  const cas = readXmi(root.value, typesOf(input, notes));
  const { views, empty } = viewsOf(cas, nameWithoutExtension(input.name));
  if (views.length === 0) return refuse(noText(input.name));
  notes.push(...views.flatMap((view) => view.notes), ...emptyNotes(empty));
  const file = { mediaType: uimaXmi.mediaType, ...countingOf(views), notes };
  return toReadings(views.map(foreignOfFound), file, input, services);
}

/** The type system beside the file, or none, which is told. */
function typesOf(input: ReadInput, notes: string[]): TypeSystem {
  const wanted = typeSystemsOf(input.name);
  const byName = new Map(input.companions?.map((one) => [one.name, one]));
  const companion = wanted.map((name) => byName.get(name)).find((one) => one !== undefined);
  if (companion === undefined) {
    notes.push('There is no type system beside the file (TypeSystem.xml): all values were read as text.');
    return NO_TYPES;
  }
  const root = readXmlSource({ ...input, ...companion });
  if (root.ok) return readTypeSystem(root.value);
  notes.push(`The type system ${companion.name} cannot be read: all values were read as text.`);
  return NO_TYPES;
}

function filesFor({ article, name }: NamedArticle): readonly OutFile[] {
  const cas = casOut(uimaOf(foreignOf(article, 'utf-16')));
  return [
    { name: `${name}.xmi`, content: writeXmi(cas) },
    { name: `${name}-typesystem.xml`, content: writeTypeSystem(cas) },
  ];
}
