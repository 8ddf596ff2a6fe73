import { findQuote } from '../../anchoring/find-quote.ts';
import { offsetTable, type OffsetTable } from '../../model/offsets.ts';
import type { AttributeValue } from '../../model/records.ts';
import type { ForeignDocument, ForeignFragment, ForeignLink, ForeignSpan } from '../foreign/foreign-document.ts';
import { excerpt, type ImportNotes } from '../foreign/import-notes.ts';
import { passagesOf, type Quoted } from './passages.ts';
import type { Quote, Selection } from './selectors.ts';
import type { WebAnnotation, WebTarget } from './web-annotation.ts';

/** What is annotated about one resource. */
interface Resource {
  readonly source: string;
  readonly annotations: WebAnnotation[];
}

/**
 * Returns a document for each resource that the annotations are about. Its text is the one that lies beside the file;
 * where there is none, it is what the annotations quote. Annotations that link two others are links.
 *
 * @param text that lies beside the file, or null
 * @param name of the file without its ending, for a document whose source is not named
 */
export function documentsFrom(
  annotations: readonly WebAnnotation[],
  text: string | null,
  name: string,
  notes: ImportNotes,
): ForeignDocument[] {
  const ids = new Set(annotations.map(({ id }) => id));
  const isLink = ({ targets }: WebAnnotation) =>
    targets.length === 2 && targets.every(({ source, selection }) => selection === undefined && ids.has(source));
  const resources = resourcesOf(annotations.filter((one) => !isLink(one)));
  const resourceOf = new Map(resources.flatMap((one) => one.annotations.map(({ id }) => [id, one] as const)));
  const links = Map.groupBy(annotations.filter(isLink), ({ targets }) => resourceOf.get(targets[0]!.source));
  if (text !== null && resources.length > 1) {
    notes.add(`The text beside the file was taken for the first of ${resources.length} resources that it is about.`);
  }
  return resources.map((resource, index) => {
    const beside = index === 0 ? text : null;
    const spans = beside === null ? fromQuotes(resource, notes) : fromText(resource, beside, notes);
    const isWebPage = /^https?:\/\/\S+$/iu.test(resource.source);
    return {
      title: resources.length === 1 || resource.source === '' ? name : resource.source,
      ...(isWebPage ? { metadata: { url: resource.source } } : {}),
      ...spans,
      speakers: [],
      links: (links.get(resource) ?? []).map(linkOf),
    };
  });
}

function resourcesOf(annotations: readonly WebAnnotation[]): Resource[] {
  const resources = new Map<string, Resource>();
  for (const annotation of annotations) {
    const source = mainTarget(annotation)?.source ?? '';
    const resource = resources.get(source) ?? { source, annotations: [] };
    resources.set(source, resource);
    resource.annotations.push(annotation);
  }
  return [...resources.values()];
}

const mainTarget = ({ targets }: WebAnnotation): WebTarget | undefined =>
  targets.find(({ selection }) => selection !== undefined) ?? targets[0];

const linkOf = ({ id, tags, comments, targets }: WebAnnotation): ForeignLink => ({
  id,
  label: tags[0] ?? 'linking',
  from: targets[0]!.source,
  to: targets[1]!.source,
  ...(comments.length === 0 ? {} : { note: comments.join('\n') }),
});

/** The selections of an annotation in this resource; those in others are told. */
function selectionsIn({ source }: Resource, { id, targets }: WebAnnotation, notes: ImportNotes): Selection[] {
  const here = targets.filter((target) => target.source === source);
  if (here.length < targets.length) {
    notes.add(`${excerpt(id)} is about ${targets.length} resources; only ${excerpt(source)} was kept.`);
  }
  return here.flatMap(({ selection }) => selection ?? []);
}

/** A document of nothing but what is quoted. */
function fromQuotes(resource: Resource, notes: ImportNotes): Pick<ForeignDocument, 'text' | 'spans'> {
  const found = resource.annotations.map((annotation) => ({
    annotation,
    quotes: selectionsIn(resource, annotation, notes).flatMap(({ quote, position }): Quoted[] =>
      quote === undefined ? [] : [{ ...quote, start: position?.start ?? null }],
    ),
  }));
  const { text, count, places } = passagesOf(found.flatMap(({ quotes }) => quotes));
  const about = resource.source === '' ? 'The text' : `The text of ${excerpt(resource.source)}`;
  notes.add(
    count === 0
      ? `${about} is not in the file, and nothing of it is quoted: its annotations are kept without a place.`
      : `${about} is not in the file: the article is made of the ${count} passages that it quotes, with the words around them; what lies between is missing.`,
  );
  let at = 0;
  const spans = found.map(({ annotation, quotes }): ForeignSpan => {
    const own = quotes.map((quote, i) => ({ quote, place: places[at + i]! }));
    at += quotes.length;
    const ordered = own.sort((a, b) => a.place.start - b.place.start);
    const fragments = ordered.map(({ place }) => place);
    if (fragments.length === 0) return { ...spanOf(annotation), ...NOWHERE };
    return { ...spanOf(annotation), fragments, quoted: ordered.map(({ quote }) => quote.exact).join(' ') };
  });
  return { text, spans };
}

const NOWHERE = { fragments: [], detached: { exact: '', prefix: '', suffix: '' } } as const;

/** At most so many UTF-16 code units of text are gone through for words without a position. */
const MOST_SEARCHED = 1_000_000_000;

function fromText(resource: Resource, text: string, notes: ImportNotes): Pick<ForeignDocument, 'text' | 'spans'> {
  const table = offsetTable(text);
  let searches = Math.max(100, Math.floor(MOST_SEARCHED / (text.length + 1)));
  const spans = resource.annotations.map((annotation): ForeignSpan => {
    const selections = selectionsIn(resource, annotation, notes);
    const places = selections.map((selection) => {
      if (selection.position !== undefined) return selection.position;
      searches -= 1;
      return searches < 0 ? null : placeIn(text, table, selection);
    });
    const quotes = selections.flatMap(({ quote }) => quote ?? []);
    const isWhole = quotes.length === selections.length;
    const [first] = quotes;
    if (places.length > 0 && places.every((place) => place !== null)) {
      const order = places.map((_, i) => i).sort((a, b) => places[a]!.start - places[b]!.start);
      const quoted = isWhole ? { quoted: order.map((i) => quotes[i]!.exact).join(' ') } : {};
      return { ...spanOf(annotation), fragments: order.map((i) => places[i]!), ...quoted };
    }
    return { ...spanOf(annotation), fragments: [], detached: first ?? NOWHERE.detached };
  });
  return { text, spans };
}

/** Where the words stand, in code points; null where that is not certain. */
function placeIn(text: string, table: OffsetTable, { quote, range }: Selection): ForeignFragment | null {
  const from = quote ?? range?.from;
  if (from === undefined) return null;
  const first = findOnce(text, from);
  const last = range === undefined || quote !== undefined ? null : findOnce(text, range.to);
  const end = quote === undefined ? last?.start : first?.end;
  if (first === null || end === undefined || end <= first.start) return null;
  return { start: table.toCodePoints(first.start), end: table.toCodePoints(end) };
}

/** Returns the one place with the words and what the file says of their surroundings, or null. */
function findOnce(
  text: string,
  { exact, prefix, suffix }: Quote,
): { readonly start: number; readonly end: number } | null {
  const whole = `${prefix}${exact}${suffix}`;
  const at = text.indexOf(whole);
  if (at !== -1 && text.indexOf(whole, at + 1) === -1) {
    return { start: at + prefix.length, end: at + prefix.length + exact.length };
  }
  const finding = findQuote(text, { exact, prefix, suffix, at: 0 });
  return finding.found === 'unique' || finding.found === 'by-context' ? finding : null;
}

/** The first tag says what it is, or else why it was made; further tags, comments and resources are its values. */
function spanOf(annotation: WebAnnotation): Omit<ForeignSpan, 'fragments'> {
  const { id, motivations, tags, comments, resources, targets, created, modified, creator } = annotation;
  const others = new Set(targets.flatMap(({ selection }) => selection?.others ?? []));
  const attributes: Record<string, AttributeValue> = {
    ...(comments.length === 0 ? {} : { note: comments.join('\n') }),
    ...(tags.length < 2 ? {} : { tags: tags.slice(1) }),
    ...(resources.length === 0 ? {} : { resources }),
    ...(others.size === 0 ? {} : { selectors: [...others] }),
  };
  return {
    id,
    label: tags[0] ?? motivations[0] ?? 'annotation',
    attributes,
    ...(created === undefined ? {} : { created }),
    ...(modified === undefined ? {} : { modified }),
    ...(creator === undefined ? {} : { creator }),
  };
}
