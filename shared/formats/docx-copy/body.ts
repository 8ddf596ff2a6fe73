import { segmentsOf } from '../../annotations/segments.ts';
import type { Article } from '../../model/article.ts';
import type { Block } from '../../model/block.ts';
import type { Annotation } from '../../model/records.ts';
import type { Readings } from '../readings.ts';
import { block, el, type XmlOut } from '../xml.ts';
import type { Comment } from './comments.ts';
import { OFFICE, W } from './names.ts';
import { piecesOf, readsRightToLeft } from './runs.ts';
import { kindStyles, OTHER_KIND } from './styles.ts';

/**
 * The text of the Word copy: the article's blocks and nothing else, cut into runs at every edge of an annotation and of a
 * comment, so that each comment stands on exactly its words. Where annotations overlap, the smallest decides the look of
 * a run; the ranges of comments may overlap as they like.
 */
export function documentPart(article: Article, readings: Readings, comments: readonly Comment[]): XmlOut {
  const styles = kindStyles(readings.set.scheme);
  const marks = marksOf(comments);
  let start = 0;
  let next = 0;
  const blocks: readonly Block[] = article.blocks.length > 0 ? article.blocks : [{ type: 'paragraph', text: '' }];
  const paragraphs = blocks.map((one) => {
    const end = start + one.text.length;
    const first = next;
    while (next < marks.length && marks[next]!.at <= end) next += 1;
    const written = paragraphOf(one, runsOf(start, end, marks.slice(first, next), readings, styles));
    start = end + 1;
    return written;
  });
  return block(
    'w:document',
    { 'xmlns:w': W, 'xmlns:r': OFFICE },
    { name: 'w:body', isBlock: true, children: [...paragraphs, SECTION] },
  );
}

/** A4 with wide margins; header and footer are the first two relations of the document. */
export const SECTION: XmlOut = block(
  'w:sectPr',
  {},
  el('w:headerReference', { 'w:type': 'default', 'r:id': 'rId1' }),
  el('w:footerReference', { 'w:type': 'default', 'r:id': 'rId2' }),
  el('w:pgSz', { 'w:w': 11906, 'w:h': 16838 }),
  el('w:pgMar', {
    'w:top': 1417,
    'w:right': 1417,
    'w:bottom': 1417,
    'w:left': 1417,
    'w:header': 709,
    'w:footer': 709,
    'w:gutter': 0,
  }),
);

/** A place in the text at which a comment begins or ends. UTF-16 offset. */
interface Mark {
  readonly at: number;
  readonly element: XmlOut;
}

/** In text order; at one place ends come before beginnings, and points last, so that no range holds a foreign word. */
function marksOf(comments: readonly Comment[]): Mark[] {
  const ranges = comments.filter(({ start, end }) => start < end);
  const points = comments.filter(({ start, end }) => start === end);
  const endsOf = ({ id, end }: Comment) => [
    { at: end, rank: 0, element: el('w:commentRangeEnd', { 'w:id': id }) },
    { at: end, rank: 0, element: referenceTo(id) },
  ];
  const startOf = ({ id, start }: Comment, rank: number) => ({
    at: start,
    rank,
    element: el('w:commentRangeStart', { 'w:id': id }),
  });
  return [
    ...ranges.flatMap(endsOf),
    ...points.flatMap((point) => [startOf(point, 1), ...endsOf(point).map((end) => ({ ...end, rank: 1 }))]),
    ...ranges.map((range) => startOf(range, 2)),
  ].sort((a, b) => a.at - b.at || a.rank - b.rank);
}

const referenceTo = (id: number): XmlOut =>
  el(
    'w:r',
    {},
    el('w:rPr', {}, el('w:rStyle', { 'w:val': 'CommentReference' })),
    el('w:commentReference', { 'w:id': id }),
  );

function paragraphOf({ type, level, text }: Block, runs: readonly XmlOut[]): XmlOut {
  const style = {
    heading: `Heading${Math.min(6, Math.max(1, level ?? 1))}`,
    quotation: 'Quote',
    'list-item': 'ListParagraph',
    paragraph: undefined,
  }[type];
  const depth = Math.min(8, Math.max(0, (level ?? 1) - 1));
  const layout = [
    ...(style === undefined ? [] : [el('w:pStyle', { 'w:val': style })]),
    ...(type === 'list-item'
      ? [el('w:numPr', {}, el('w:ilvl', { 'w:val': depth }), el('w:numId', { 'w:val': 1 }))]
      : []),
    ...(readsRightToLeft(text) ? [el('w:bidi')] : []),
  ];
  return {
    name: 'w:p',
    children: [...(layout.length === 0 ? [] : [el('w:pPr', {}, ...layout)]), ...runs],
  };
}

/** The runs of the block, with the marks of comments between them. */
function runsOf(
  start: number,
  end: number,
  marks: readonly Mark[],
  { set, text }: Readings,
  styles: ReadonlyMap<string, string>,
): XmlOut[] {
  const segments = segmentsOf(set.touching(start, end), start, end);
  const edges = [start, end, ...segments.flatMap((one) => [one.start, one.end]), ...marks.map(({ at }) => at)];
  const cuts = [...new Set(edges)].sort((a, b) => a - b);
  const runs: XmlOut[] = [];
  let mark = 0;
  let segment = 0;
  for (const [i, at] of cuts.entries()) {
    while (mark < marks.length && marks[mark]!.at <= at) runs.push(marks[mark++]!.element);
    const to = cuts[i + 1];
    if (to === undefined) break;
    while (segment < segments.length && segments[segment]!.end <= at) segment += 1;
    const here = segments[segment];
    const covering = here !== undefined && here.start <= at ? here.covering : [];
    runs.push(runOf(text.slice(at, to), styleFor(covering, styles)));
  }
  return runs;
}

/** The look of the smallest: they are sorted by size, larger first. */
function styleFor(covering: readonly Annotation[], styles: ReadonlyMap<string, string>): string | null {
  const smallest = covering.at(-1);
  return smallest === undefined ? null : (styles.get(smallest.kind) ?? OTHER_KIND);
}

function runOf(text: string, style: string | null): XmlOut {
  const look = [
    ...(style === null ? [] : [el('w:rStyle', { 'w:val': style })]),
    ...(readsRightToLeft(text) ? [el('w:rtl')] : []),
  ];
  return el('w:r', {}, ...(look.length === 0 ? [] : [el('w:rPr', {}, ...look)]), ...piecesOf(text));
}
