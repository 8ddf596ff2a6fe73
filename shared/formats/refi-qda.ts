import { refuse, done, type Problem, type Result } from '../result.ts';
import { budgetsOf } from './budgets.ts';
import { decodeText } from './decode-text.ts';
import { CODE_POINTS } from './foreign/foreign-document.ts';
import type { Tries } from './foreign/offset-proof.ts';
import { toReadings } from './foreign/to-reading.ts';
import type { Format, ReadInput, Reading, Services } from './format.ts';
import { QDA_LOSSES } from './refi-qda/losses.ts';
import { readProject, type QdaProject, type QdaSource } from './refi-qda/project.ts';
import { documentsOf, type TextOfSource } from './refi-qda/to-documents.ts';
import { writeProject } from './refi-qda/write-project.ts';
import { readXmlSource } from './uima/xml-source.ts';
import { pack, unpack, type Archive } from './zip.ts';

/**
 * REFI-QDA 1.5, the exchange of ATLAS.ti, MAXQDA, NVivo, QualCoder and others: an archive of a project in XML and its
 * sources. Offsets should count code points; programs differ (NVivo counts UTF-16 and two for a line end), so what the
 * file's own words and the edges of words say is believed. Each source with a text is an article.
 */
export const refiQda: Format = {
  id: 'refi-qda',
  label: 'REFI-QDA project',
  description: 'For ATLAS.ti, MAXQDA, NVivo, QualCoder: codes, codings, cases and links with the texts.',
  group: 'annotations',
  extensions: ['qdpx', 'qde'],
  mediaType: 'application/vnd.qdpx+zip',
  loses: QDA_LOSSES,
  sniffs: isProject,
  read: readFile,
  write: (article, services, name = 'article') => pack(writeProject([{ article, name }], services)),
  writeMany: (documents, services) => pack(writeProject(documents, services)),
};

function isProject(head: Uint8Array, name: string): boolean {
  const start = new TextDecoder('latin1').decode(head);
  if (start.startsWith('PK')) return /\.qdpx$/iu.test(name) || /project\.qde/iu.test(start);
  return /<(?:\w+:)?Project\s[^>]*urn:QDA-XML:project/u.test(start);
}

function readFile(input: ReadInput, services: Services): Result<readonly Reading[]> {
  const opened = openProject(input);
  if (!opened.ok) return opened;
  const { project, archive } = opened.value;
  const { texts, missing } = textsOf(project, archive, input);
  if (texts.length === 0)
    return refuse(noText(project, input.name), ...missing.slice(0, 99).map((one) => missingProblem(one, input.name)));
  const notes = [
    ...missing.map(
      ({ name, path }) => `The text of “${excerpt(name)}” is not in the archive (${excerpt(path ?? '')}).`,
    ),
    ...notesOf(project),
  ];
  // What we wrote ourselves keeps to the standard.
  const tries: Tries = project.origin.startsWith(`${services.generator.name} `) ? 'none' : 'all';
  const file = { mediaType: refiQda.mediaType, standard: CODE_POINTS, tries, notes };
  return toReadings(documentsOf(project, texts), file, input, services);
}

/** The project in an archive, or by itself, where its texts may stand in it. */
export function openProject(input: ReadInput): Result<{ readonly project: QdaProject; readonly archive: Archive }> {
  const isArchive = input.bytes[0] === 0x50 && input.bytes[1] === 0x4b;
  const archive = isArchive ? unpack(input, isWanted) : done<Archive>(new Map());
  if (!archive.ok) return archive;
  const bytes = isArchive ? findEntry(archive.value, (name) => /(?:^|\/)project\.qde$/iu.test(name)) : input.bytes;
  if (bytes === null) {
    const message =
      'The archive holds no project.qde, so it is no REFI-QDA project. Export it again as “REFI-QDA project”.';
    return refuse({ code: 'qda/no-project', message, where: input.name });
  }
  const root = readXmlSource({ ...input, bytes });
  if (!root.ok) return root;
  if (root.value.name !== 'Project') {
    const message =
      'The file is XML, but no REFI-QDA project. A codebook alone has no texts; export the whole project.';
    return refuse({ code: 'qda/no-project', message, where: input.name });
  }
  return done({ project: readProject(root.value), archive: archive.value });
}

/** Texts and the project; pictures and recordings are not unpacked. */
const isWanted = (name: string): boolean => /(?:^|\/)project\.qde$|\.txt$/iu.test(name);

function findEntry(archive: Archive, is: (name: string) => boolean): Uint8Array | null {
  for (const [name, bytes] of archive) if (is(name.replaceAll('\\', '/'))) return bytes;
  return null;
}

/** The texts of the sources, and the sources whose text is nowhere. */
function textsOf(
  project: QdaProject,
  archive: Archive,
  input: ReadInput,
): { texts: TextOfSource[]; missing: QdaSource[] } {
  const byName = new Map([...archive].map(([name, bytes]) => [lastPart(name), bytes]));
  const texts: TextOfSource[] = [];
  const missing: QdaSource[] = [];
  for (const source of project.sources) {
    const bytes = source.path === null ? undefined : byName.get(lastPart(source.path));
    const text = bytes === undefined ? source.content : rawText(bytes, input);
    if (text === null) missing.push(source);
    else if (/\S/u.test(text)) texts.push({ source, text });
  }
  return { texts, missing };
}

/** The name of a file without its folders, in lower case: vendors disagree about `sources/` and capitals. */
const lastPart = (path: string): string => path.replaceAll('\\', '/').split('/').at(-1)!.toLowerCase();

/** The text with its line ends as they are, which offsets may count; null for what is no text. */
function rawText(bytes: Uint8Array, { name, budgets }: ReadInput): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const decoded = decodeText(bytes, name, { mostUnits: budgetsOf(budgets).units });
    return decoded.ok ? new TextDecoder(decoded.value.encoding).decode(bytes) : null;
  }
}

function notesOf({ sources, others }: QdaProject): string[] {
  const codings = sources.reduce((sum, one) => sum + one.codings, 0);
  return [
    ...(codings === 0
      ? []
      : [`${codings} ${codings === 1 ? 'coding of a whole text was' : 'codings of whole texts were'} passed over.`]),
    ...(others === 0
      ? []
      : [`${others} ${others === 1 ? 'picture or recording was' : 'pictures and recordings were'} passed over.`]),
  ];
}

function noText({ sources }: QdaProject, where: string): Problem {
  const what =
    sources.length === 0 ? 'The project has no text' : `None of the project’s ${sources.length} texts is in the file`;
  return {
    code: 'qda/no-text',
    message: `${what}, so there is nothing to annotate. Export the project with its sources, and open the .qdpx.`,
    where,
  };
}

const missingProblem = ({ name, path }: QdaSource, file: string): Problem => ({
  code: 'qda/missing-text',
  message: `The text of “${excerpt(name)}” is missing; export the project with its sources.`,
  where: `${file}, ${excerpt(path ?? name)}`,
});

const excerpt = (words: string): string => words.slice(0, 80).toWellFormed();
