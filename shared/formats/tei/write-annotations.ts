import type { Block } from '../../model/block.ts';
import { offsetTable } from '../../model/offsets.ts';
import type { AttributeValue } from '../../model/records.ts';
import type {
  ForeignDocument,
  ForeignFragment,
  ForeignLink,
  ForeignSpan,
  ForeignSpeaker,
} from '../foreign/foreign-document.ts';
import { block, el, type XmlOut } from '../xml.ts';
import type { BlockContent, InlinePiece } from './write-text.ts';
import { isToken, valueElement, xmlId } from './values.ts';

/** Where the annotations stand: what goes into the blocks, and what each annotation points to. */
export interface Placed {
  readonly contents: readonly BlockContent[];
  /** Pointers by the id of the span. */
  readonly targets: ReadonlyMap<string, readonly string[]>;
}

interface PlacedFragment extends ForeignFragment {
  readonly span: ForeignSpan;
  readonly index: number;
}

/** A block with where it begins, in UTF-16 code units of the article's text. */
interface PlacedBlock {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Places the annotations around their words where all of them nest inside blocks, else by pointers. */
export function placed(document: ForeignDocument): Placed {
  const starts = blocksWithPlaces(document.blocks ?? []);
  const fragments = document.spans
    .flatMap((span) => span.fragments.map((fragment, index): PlacedFragment => ({ ...fragment, span, index })))
    .sort((a, b) => a.start - b.start || b.end - a.end);
  return inline(starts, fragments, document) ?? standOff(starts, document.spans);
}

function blocksWithPlaces(blocks: readonly Block[]): readonly PlacedBlock[] {
  let at = 0;
  return blocks.map(({ text }) => {
    const start = at;
    at += text.length + 1;
    return { start, end: start + text.length, text };
  });
}

/** Elements in one another beyond this depth would be read by nobody. */
const DEEPEST = 50;

/** Elements around the words; null when some reach over a block's end or overlap without nesting. */
function inline(
  blocks: readonly PlacedBlock[],
  fragments: readonly PlacedFragment[],
  document: ForeignDocument,
): Placed | null {
  const pieces: InlinePiece[][] = blocks.map(() => []);
  const open: number[] = [];
  let index = 0;
  const links = linksByStart(document.links);
  const endsOf = (id: string, label: string) =>
    (links.get(id) ?? []).filter((link) => link.label === label).map(({ to }) => to);
  for (const fragment of fragments) {
    while (index + 1 < blocks.length && fragment.start >= blocks[index + 1]!.start) index += 1;
    const { start: from, end } = blocks[index]!;
    while (open.length > 0 && open.at(-1)! <= fragment.start) open.pop();
    if (fragment.end > end || (open.length > 0 && open.at(-1)! < fragment.end)) return null;
    if (open.push(fragment.end) > DEEPEST) return null;
    const element = elementOf(fragment, endsOf);
    pieces[index]!.push({ start: fragment.start - from, end: fragment.end - from, element });
  }
  const targets = document.spans.map(
    (span) => [span.id, span.fragments.map((_, i) => `#${pieceId(span, i)}`)] as const,
  );
  return { contents: pieces.map((all) => ({ pieces: all })), targets: new Map(targets) };
}

const pieceId = ({ id }: ForeignSpan, index: number): string => `${xmlId(id)}.${index + 1}`;

function linksByStart(links: readonly ForeignLink[]): ReadonlyMap<string, readonly ForeignLink[]> {
  const byStart = new Map<string, ForeignLink[]>();
  for (const link of links) {
    const known = byStart.get(link.from);
    if (known === undefined) byStart.set(link.from, [link]);
    else known.push(link);
  }
  return byStart;
}

/** How other programs know whether words are reported word for word. */
const DIRECT: ReadonlyMap<AttributeValue | undefined, string> = new Map([
  ['direct', 'true'],
  ['indirect', 'false'],
  ['mixed', 'unknown'],
]);

/** Ids at the other ends of a record's links of one label. */
type EndsOf = (id: string, label: string) => readonly string[];

function elementOf({ span, index }: PlacedFragment, endsOf: EndsOf): InlinePiece['element'] {
  const pointers = (ids: readonly string[]) => ids.map((id) => `#${xmlId(id)}`).join(' ') || undefined;
  const last = span.fragments.length - 1;
  const chain = {
    'xml:id': pieceId(span, index),
    next: index < last ? `#${pieceId(span, index + 1)}` : undefined,
    prev: index > 0 ? `#${pieceId(span, index - 1)}` : undefined,
  };
  if (span.label === 'quote') {
    const direct = DIRECT.get(span.attributes['quoteType']);
    const who = pointers(speakersOf(span.id, endsOf));
    const toWhom = pointers(endsOf(span.id, 'addressed-to'));
    return { name: 'said', attributes: { ...chain, who, toWhom, direct } };
  }
  if (span.label === 'mention')
    return { name: 'rs', attributes: { ...chain, ref: pointers(endsOf(span.id, 'refers-to')) } };
  return { name: 'seg', attributes: { ...chain, type: isToken(span.label) ? span.label : 'annotation' } };
}

/** Whom a quote is attributed to, or whom the words refer to that say who speaks. */
function speakersOf(id: string, endsOf: EndsOf): readonly string[] {
  const named = endsOf(id, 'attributed-to');
  return named.length > 0 ? named : endsOf(id, 'said-by').flatMap((mention) => endsOf(mention, 'refers-to'));
}

/** Pointers into the blocks; each block gets an id. */
function standOff(blocks: readonly PlacedBlock[], spans: readonly ForeignSpan[]): Placed {
  const tables = blocks.map(({ text }) => offsetTable(text));
  const find = (offset: number): number => {
    let [low, high] = [0, blocks.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (blocks[middle]!.start <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  };
  const pointer = ({ start, end }: ForeignFragment): string => {
    const [from, to] = [find(start), find(end)];
    const first = tables[from]!.toCodePoints(start - blocks[from]!.start);
    const last = tables[to]!.toCodePoints(end - blocks[to]!.start);
    if (from === to) return `#string-range(${blockId(from)},${first},${last - first})`;
    return `#range(string-index(${blockId(from)},${first}),string-index(${blockId(to)},${last}))`;
  };
  return {
    contents: blocks.map((_, index) => ({ id: blockId(index), pieces: [] })),
    targets: new Map(spans.map((span) => [span.id, span.fragments.map(pointer)])),
  };
}

const blockId = (index: number): string => `block.${index + 1}`;

/** The id of the element `text`, which annotations without words of their own point to. */
export const TEXT_ID = 'text';

/** Returns the element `standOff` with persons, annotations, their features and relations; none where there are none. */
export function standOffOf({ speakers, spans, links }: ForeignDocument, { targets }: Placed): XmlOut[] {
  const lists = [
    ...(speakers.length === 0 ? [] : [block('listPerson', {}, ...speakers.map(personElement))]),
    ...(spans.length === 0
      ? []
      : [block('listAnnotation', {}, ...spans.map((span) => annotationElement(span, targets)))]),
    ...spans.map(featuresElement),
    ...(links.length === 0 ? [] : [block('listRelation', {}, ...links.map(relationElement))]),
  ];
  return lists.length === 0 ? [] : [block('standOff', {}, ...lists)];
}

function personElement({ id, name, type, aliases = [], role, note }: ForeignSpeaker): XmlOut {
  const element = type === 'organisation' ? 'org' : type === 'group' ? 'personGrp' : 'person';
  const nameElement = type === 'organisation' ? 'orgName' : 'persName';
  return block(
    element,
    { 'xml:id': xmlId(id) },
    valueElement(nameElement, name),
    ...aliases.map((alias) => valueElement(nameElement, alias, { type: 'alias' })),
    ...(type === 'unnamed' ? [valueElement('note', 'unnamed', { type: 'type' })] : []),
    ...(role === undefined ? [] : [valueElement('note', role, { type: 'role' })]),
    ...(note === undefined ? [] : [valueElement('note', note)]),
  );
}

/** Instants as TEI takes them; other ones stand among the features. */
const isInstant = (text: string | undefined): boolean =>
  text !== undefined && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/u.test(text);

function annotationElement(span: ForeignSpan, targets: ReadonlyMap<string, readonly string[]>): XmlOut {
  const { id, creator, created, modified, attributes } = span;
  const pointers = targets.get(id) ?? [];
  const { note } = attributes;
  const changes = [
    ...(isInstant(created) ? [el('change', { type: 'created', when: created })] : []),
    ...(isInstant(modified) ? [el('change', { type: 'modified', when: modified })] : []),
  ];
  return block(
    'annotation',
    {
      'xml:id': xmlId(id),
      motivation: 'classifying',
      target: pointers.length === 0 ? `#${TEXT_ID}` : pointers.join(' '),
      ana: `#${featuresId(id)}`,
    },
    ...(creator === undefined
      ? []
      : [block('respStmt', {}, el('resp', {}, 'annotation'), valueElement('name', creator))]),
    ...(changes.length === 0 ? [] : [block('revisionDesc', {}, ...changes)]),
    ...(typeof note === 'string' ? [valueElement('note', note)] : []),
  );
}

const featuresId = (id: string): string => `${xmlId(id)}.features`;

function featuresElement({
  id,
  label,
  attributes,
  fragments,
  created,
  modified,
  tagged,
  detached,
}: ForeignSpan): XmlOut {
  const fields = Object.entries(attributes).filter(([key, value]) => key !== 'note' || typeof value !== 'string');
  const text = (name: string, value: string | undefined): XmlOut[] =>
    value === undefined ? [] : [el('f', { name }, valueElement('string', value))];
  return block(
    'fs',
    { 'xml:id': featuresId(id) },
    ...text('label', label),
    ...(isInstant(created) ? [] : text('created', created)),
    ...(isInstant(modified) ? [] : text('modified', modified)),
    ...text('tagged', tagged),
    ...(fragments.length === 0 && detached === undefined ? text('wholeText', '') : []),
    ...(detached === undefined
      ? []
      : [
          el(
            'f',
            { name: 'detached' },
            block(
              'fs',
              {},
              ...text('exact', detached.exact),
              ...text('prefix', detached.prefix),
              ...text('suffix', detached.suffix),
              el('f', { name: 'at' }, el('numeric', { value: detached.at ?? 0 })),
            ),
          ),
        ]),
    ...(fields.length === 0 ? [] : [el('f', { name: 'attributes' }, block('fs', {}, ...fields.map(fieldElement)))]),
  );
}

function fieldElement([key, value]: readonly [string, AttributeValue]): XmlOut {
  const names = /^[A-Za-z_][\w.-]*$/u.test(key) ? { name: key } : { name: 'field', n: key };
  return el('f', names, featureElement(value));
}

function featureElement(value: AttributeValue): XmlOut {
  if (typeof value === 'number') return el('numeric', { value: String(value) });
  if (typeof value === 'boolean') return el('binary', { value: String(value) });
  if (typeof value === 'string') return valueElement('string', value);
  return el('vColl', { org: 'list' }, ...value.map((one) => valueElement('string', one)));
}

function relationElement({ id, label, from, to, note }: ForeignLink): XmlOut {
  const names = isToken(label) ? { name: label } : { key: label };
  return el(
    'relation',
    { 'xml:id': xmlId(id), ...names, active: `#${xmlId(from)}`, passive: `#${xmlId(to)}` },
    ...(note === undefined ? [] : [valueElement('desc', note)]),
  );
}
