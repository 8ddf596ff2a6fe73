import type { Article } from '../model/article.ts';
import { firstLine, refuse, type Problem, type Result } from '../result.ts';
import { nameWithoutExtension } from './decode-text.ts';
import { DESK_FACTS } from './desk-facts.ts';
import { UTF_16, type ForeignDocument, type ForeignSpeaker } from './foreign/foreign-document.ts';
import { ARTICLE_ID, EXTRA, SOURCE_AND_SCHEME, XML_CHARACTERS } from './foreign/losses.ts';
import { foreignOf } from './foreign/foreign-of.ts';
import { toReadings } from './foreign/to-reading.ts';
import type { Format, LossDeclaration, ReadInput, Reading, Services } from './format.ts';
import { readXml } from './read-xml.ts';
import { withDesk } from './tei/desk.ts';
import { readAnnotations } from './tei/read-annotations.ts';
import { readHeader, readPersons } from './tei/read-header.ts';
import { readTeiText } from './tei/read-text.ts';
import { TEXT_ID, placed, standOffOf } from './tei/write-annotations.ts';
import { headerOf } from './tei/write-header.ts';
import { isOwnId } from './tei/values.ts';
import { bodyOf } from './tei/write-text.ts';
import { notesAtEnd } from './word-processing/sentences.ts';
import { languageTag } from './language-tag.ts';
import { block, childOf, descendantsOf, hasForbiddenInXml, writeXml, type XmlElement } from './xml.ts';

const MEDIA_TYPE = 'application/tei+xml';
const NAMESPACE = 'http://www.tei-c.org/ns/1.0';

/** Control characters in values, which XML forbids as it does in the text. */
const VALUE_CHARACTERS: LossDeclaration = {
  id: 'values.controls',
  what: 'Control characters in names, notes and other values, which XML forbids: they become U+FFFD',
  treatment: 'changed',
  aspects: ['record', 'attributes', 'note', 'history', 'details'],
  strikes: ({ metadata, annotations, links, speakers }) =>
    [
      { ...metadata, tags: undefined },
      ...annotations,
      ...links,
      ...speakers.map((speaker) => ({ ...speaker, offices: undefined, ids: undefined })),
    ]
      .filter((record) => hasForbiddenInXml(record))
      .map(({ id }) => id),
};

/** No authors and none known are the same in a header. */
const NO_AUTHORS: LossDeclaration = {
  id: 'metadata.authors',
  what: 'A list of authors that names nobody: none is written',
  treatment: 'dropped',
  aspects: ['details'],
  strikes: ({ metadata }) => (metadata.authors?.length === 0 ? [metadata.id] : []),
};

/**
 * TEI P5, the standard of the humanities for texts in XML. Annotations are elements around their words where all of
 * them nest (`said`, `rs`, `seg`), else pointers to them; what is said of each stands off from the text in any case.
 */
export const tei: Format = {
  id: 'tei',
  label: 'TEI (XML)',
  description: 'Text and annotations in the standard of the digital humanities, for archives and editions.',
  group: 'annotations',
  extensions: ['xml', 'tei'],
  mediaType: MEDIA_TYPE,
  loses: [ARTICLE_ID, SOURCE_AND_SCHEME, XML_CHARACTERS, VALUE_CHARACTERS, NO_AUTHORS, EXTRA],
  desk: { keeps: DESK_FACTS },
  sniffs: (head) => {
    const text = new TextDecoder('utf-8').decode(head);
    return /<(?:\w{1,20}:)?(?:TEI|teiCorpus)[\s>]/u.test(text) && text.includes(NAMESPACE);
  },
  read: readTei,
  write: writeTei,
};

function readTei(input: ReadInput, services: Services): Result<readonly Reading[]> {
  const parsed = readXml(input.bytes, input);
  if (!parsed.ok) return parsed;
  const roots = [...descendantsOf(parsed.value)].filter(
    (element) => element.name === 'TEI' && childOf(element, 'text') !== null,
  );
  if (roots.length === 0) return refuse(noText(input.name));
  const notes: string[] = [];
  const corpus = parsed.value.name === 'teiCorpus' ? childOf(parsed.value, 'teiHeader') : null;
  const known = corpus === null ? [] : readPersons(corpus);
  const documents = roots.map((root) => {
    const document = documentOf(root, nameWithoutExtension(input.name), known, notes);
    const whole = withDesk(document, root, input);
    if (!whole.ok) notes.push(`The checks of claims in the header could not be read: ${firstLine(whole.problems)}`);
    return whole.ok ? whole.value : document;
  });
  return toReadings(
    documents,
    { mediaType: MEDIA_TYPE, standard: UTF_16, notes, keepsIds: isOwn(parsed.value) },
    input,
    services,
  );
}

function documentOf(
  root: XmlElement,
  name: string,
  known: readonly ForeignSpeaker[],
  notes: string[],
): ForeignDocument {
  const { title, metadata } = readHeader(root);
  const text = readTeiText(childOf(root, 'text')!);
  const own = readPersons(root);
  const ids = new Set(own.map(({ id }) => id));
  const persons = [...own, ...known.filter(({ id }) => !ids.has(id))];
  const annotations = readAnnotations(root, text, persons);
  notes.push(...notesAtEnd(text.notes), ...annotations.notes);
  return {
    title: title ?? name,
    text: text.written.text,
    blocks: text.written.blocks,
    metadata,
    speakers: [...persons, ...annotations.speakers],
    spans: annotations.spans,
    links: annotations.links,
  };
}

function writeTei(article: Article, services: Services): string {
  const document = foreignOf(article, 'utf-16');
  const place = placed(document);
  return writeXml(
    block(
      'TEI',
      { xmlns: NAMESPACE },
      headerOf(document, services),
      block(
        'text',
        { 'xml:id': TEXT_ID, 'xml:lang': languageTag(document.metadata?.language) ?? undefined },
        bodyOf(document.blocks ?? [], place.contents),
      ),
      ...standOffOf(document, place),
    ),
  );
}

/** True for a file that we wrote: its ids are ours. */
function isOwn(root: XmlElement): boolean {
  for (const { attributes } of descendantsOf(root)) if (isOwnId(attributes['xml:id'] ?? '')) return true;
  return false;
}

const noText = (where: string): Problem => ({
  code: 'tei/no-text',
  message: 'The file is XML but holds no TEI document with a text, so there is nothing to annotate.',
  where,
});
