import { hasDrifted } from '../annotations/drift.ts';
import { byPlace } from '../annotations/annotation-set.ts';
import { Scheme } from '../kinds/scheme.ts';
import type { Article } from '../model/article.ts';
import { textOf } from '../model/block.ts';
import type { Annotation, AttributeValue, Link, Speaker } from '../model/records.ts';
import type { FileAnnotation } from '../schema/file-records.ts';
import { withoutUndefined } from './extra-keys.ts';
import { DESK_FACTS } from './desk-facts.ts';
import { deskPartOf, fileDossiersOf } from './foreign/desk-part.ts';
import { UNWRITABLE } from './foreign/foreign-of.ts';
import { JSON_LOSSES } from './foreign/json-losses.ts';
import { readWebAnnotations, textBeside } from './web-annotations/read.ts';
import { isUuid, uuidOf } from './uuid.ts';
import { byId, measure, toFileAnnotation, type MeasuredText } from './file-records.ts';
import type { Format, Services } from './format.ts';
import { attributeText, choiceLabel } from './readings.ts';

/**
 * W3C Web Annotation Data Model (Recommendation of 23 February 2017): one `AnnotationCollection` with its one page
 * inside. An annotation classifies its text, a claim with a verdict assesses it; each fragment is a target with a
 * quote selector and a position selector, which counts Unicode code points of the canonical text, as the
 * Recommendation demands. A link is an annotation that links two others (first target: where it starts, as Recogito
 * has it); its direction stands in our own terms `linkFrom` and `linkTo` too.
 *
 * Ids become `urn:uuid:`; one that is no UUID gets one made of its hash, and stays in `recordId`.
 */
export const w3cJsonld: Format = {
  id: 'w3c-jsonld',
  label: 'W3C Web Annotation (JSON-LD)',
  description: 'The web’s standard for annotations, for Hypothesis, Recogito, triple stores and archives.',
  group: 'annotations',
  extensions: ['jsonld'],
  mediaType: 'application/ld+json;profile="http://www.w3.org/ns/anno.jsonld"',
  loses: JSON_LOSSES,
  desk: { keeps: DESK_FACTS },
  sniffs: (head) => /^\s*[[{][^]*"http:\/\/www\.w3\.org\/ns\/anno\.jsonld"/u.test(new TextDecoder().decode(head)),
  companions: (name) => [textBeside(name)],
  read: readWebAnnotations,
  write: (article, services) => `${JSON.stringify(webAnnotations(article, services, true), null, 2)}\n`,
};

const ANNO_CONTEXT = 'http://www.w3.org/ns/anno.jsonld';

/** Our own terms, so that nothing beyond the Recommendation is left to guessing. */
const OWN_CONTEXT = {
  saidwho: 'urn:saidwho:ns:',
  recordId: 'saidwho:recordId',
  kind: 'saidwho:kind',
  field: 'saidwho:field',
  fieldValue: 'saidwho:fieldValue',
  isDetached: 'saidwho:isDetached',
  detachedAt: 'saidwho:detachedAt',
  tagged: 'saidwho:tagged',
  linkType: 'saidwho:linkType',
  linkFrom: { '@id': 'saidwho:linkFrom', '@type': '@id' },
  linkTo: { '@id': 'saidwho:linkTo', '@type': '@id' },
  desk: { '@id': 'saidwho:desk', '@type': '@json' },
  speakers: { '@id': 'saidwho:speakers', '@container': '@list' },
  speakerType: 'saidwho:speakerType',
  aliases: 'saidwho:aliases',
  role: 'saidwho:role',
  note: 'saidwho:note',
  document: 'saidwho:document',
  title: 'saidwho:title',
  url: 'saidwho:url',
  outlet: 'saidwho:outlet',
  authors: 'saidwho:authors',
  published: 'saidwho:published',
  textLanguage: 'saidwho:textLanguage',
  licence: 'saidwho:licence',
  textSha256: 'saidwho:textSha256',
  offsetUnit: 'saidwho:offsetUnit',
  text: 'saidwho:text',
  blocks: { '@id': 'saidwho:blocks', '@container': '@list' },
};

/** What every annotation of one article is made with. */
interface Making {
  readonly measured: MeasuredText;
  readonly scheme: Scheme;
  readonly document: string;
  readonly speakersById: ReadonlyMap<string, Speaker>;
  /** Speakers a record is tied to, by the record's id. */
  readonly speakersOf: ReadonlyMap<string, readonly string[]>;
  iri(id: string): string;
}

/**
 * Returns the article's annotations as an `AnnotationCollection`, ready for `JSON.stringify`.
 *
 * @param isWithText the text goes along, and what the desk keeps, so that everything can come back
 * @throws RangeError when a fragment lies outside the text or cuts a character in two
 */
export function webAnnotations(
  article: Article,
  services: Services,
  isWithText = false,
): Readonly<Record<string, unknown>> {
  const text = textOf(article.blocks).toWellFormed().replaceAll(UNWRITABLE, '\ufffd');
  const iri = (id: string) => `urn:uuid:${isUuid(id) ? id.toLowerCase() : uuidOf(`${article.id}\n${id}`, services)}`;
  const document = iri(article.id);
  const speakersOf = new Map<string, string[]>();
  const links = [...article.links].sort(byId);
  for (const { from, to } of links) {
    if (to.record === 'speaker') speakersOf.set(from.id, [...(speakersOf.get(from.id) ?? []), to.id]);
  }
  const speakers = [...article.speakers].sort(byId);
  const speakersById = new Map(speakers.map((speaker) => [speaker.id, speaker]));
  const making: Making = {
    measured: measure(text),
    scheme: Scheme.of(article.scheme),
    document,
    speakersById,
    speakersOf,
    iri,
  };
  const items = [
    ...[...article.annotations].sort(byPlace).map((annotation) => webAnnotation(annotation, making)),
    ...links.map((link) => webLink(link, making)),
  ];
  const { title, url, outlet, authors, published, language, licence, note } = article.metadata;
  return {
    '@context': [ANNO_CONTEXT, OWN_CONTEXT],
    id: iri(`${article.id} collection`),
    type: 'AnnotationCollection',
    label: title.toWellFormed(),
    generator: { type: 'Software', name: `${services.generator.name} ${services.generator.version}` },
    document: withoutUndefined({
      id: document,
      recordId: article.id,
      title,
      url,
      outlet,
      authors,
      published,
      textLanguage: language,
      licence,
      note,
      textSha256: services.sha256(text),
      offsetUnit: 'Unicode code points of the article’s blocks joined by one line feed',
      ...(isWithText && {
        text,
        blocks: article.blocks.map(({ type, level }) => (level === undefined ? type : `${type} ${level}`)),
      }),
    }),
    speakers: speakers.map((speaker) => webSpeaker(speaker, iri)),
    ...(isWithText && withoutUndefined({ desk: deskPartOf({ ...article, dossiers: fileDossiersOf(article) }) })),
    total: items.length,
    first: {
      id: iri(`${article.id} page 1`),
      type: 'AnnotationPage',
      partOf: iri(`${article.id} collection`),
      startIndex: 0,
      items,
    },
  };
}

function webSpeaker({ id, name, type, aliases, role, note }: Speaker, iri: Making['iri']) {
  return withoutUndefined({ id: iri(id), recordId: id, name, speakerType: type, aliases, role, note });
}

function webAnnotation(annotation: Annotation, making: Making) {
  const { id, kind, created, modified, creator } = annotation;
  const isAssessed = attributeText(annotation, 'verdict') !== null;
  const file = toFileAnnotation(annotation, making.measured);
  const targets = targetsOf(file, making);
  return withoutUndefined({
    id: making.iri(id),
    type: 'Annotation',
    recordId: id,
    kind,
    motivation: isAssessed ? 'assessing' : 'classifying',
    created,
    modified,
    creator: creator === undefined ? undefined : { type: 'Person', name: creator },
    isDetached: annotation.detached === undefined ? undefined : true,
    detachedAt: file.detached?.at,
    tagged: hasDrifted(annotation, making.measured.text) ? annotation.tagged : undefined,
    body: [
      textualBody(making.scheme.labelOf(kind), 'tagging'),
      ...Object.entries(annotation.attributes)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([field, value]) => attributeBody(making, annotation, field, value)),
      ...(making.speakersOf.get(id) ?? []).map((speaker) => identifyingBody(speaker, making)),
    ],
    target: targets.length === 1 ? targets[0] : targets,
  });
}

const textualBody = (value: string, purpose: string) => ({ type: 'TextualBody', value, purpose, format: 'text/plain' });

const noteBody = (value: string) => ({
  type: 'TextualBody',
  value,
  purpose: 'commenting',
  format: 'text/markdown',
});

const PURPOSES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    note: 'commenting',
    verdict: 'assessing',
    normalised: 'describing',
  }),
);

function attributeBody({ scheme }: Making, annotation: Annotation, field: string, value: AttributeValue) {
  const text = choiceLabel(scheme, annotation, field) ?? '';
  return { ...textualBody(text, PURPOSES.get(field) ?? 'classifying'), field, fieldValue: value };
}

const identifyingBody = (speakerId: string, { iri }: Making) => ({
  type: 'SpecificResource',
  source: iri(speakerId),
  purpose: 'identifying',
});

function targetsOf({ fragments, detached }: FileAnnotation, { document }: Making) {
  const quote = ({ exact, prefix, suffix }: { exact: string; prefix: string; suffix: string }) => ({
    type: 'TextQuoteSelector',
    exact,
    prefix,
    suffix,
  });
  if (detached !== undefined) {
    return [{ type: 'SpecificResource', source: document, selector: [quote(detached)] }];
  }
  return fragments.map(({ start, end, ...texts }) => ({
    type: 'SpecificResource',
    source: document,
    selector: [quote(texts), { type: 'TextPositionSelector', start, end }],
  }));
}

function webLink({ id, type, from, to, note }: Link, { iri, scheme }: Making) {
  return {
    id: iri(id),
    type: 'Annotation',
    recordId: id,
    motivation: 'linking',
    linkType: type,
    linkFrom: iri(from.id),
    linkTo: iri(to.id),
    body: [
      textualBody(scheme.findLinkType(type)?.label ?? type, 'tagging'),
      ...(note === undefined ? [] : [noteBody(note)]),
    ],
    target: [iri(from.id), iri(to.id)],
  };
}
