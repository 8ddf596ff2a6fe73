import type { Article } from '../../shared/model/article.ts';
import { textOf, type Block } from '../../shared/model/block.ts';
import type { Annotation } from '../../shared/model/records.ts';

/** One fragment on its way to paper; it **crosses** when another one overlaps it and neither holds the other. */
interface Span {
  readonly id: string;
  readonly kind: string;
  readonly start: number;
  readonly end: number;
  readonly isOnly: boolean;
}

/**
 * Writes an article's text with its annotations in it, as `annotatedArticle` reads it: nested where one span holds
 * the other, with separate ends where two cross, ids left out where counting gives the same. Detached annotations
 * have no place in the text and are left out.
 */
export function annotatedText({ blocks, annotations }: Pick<Article, 'blocks' | 'annotations'>): string {
  const text = textOf(blocks);
  const spans = annotations.flatMap(spansOf);
  const crossing = new Set(spans.filter((one) => spans.some((other) => cross(one, other))));
  const marks = new Map<number, string>();
  const mark = (offset: number, written: string) => marks.set(offset, (marks.get(offset) ?? '') + written);
  for (const { id, end } of spans.filter((span) => crossing.has(span))) mark(end, `{${id})}`);
  for (const span of spans.filter((span) => !crossing.has(span))) mark(span.end, '}');
  const counts = new Map<string, number>();
  for (const span of [...spans].sort((a, b) => a.start - b.start || b.end - a.end || (a.id < b.id ? -1 : 1))) {
    const name = nameOf(span, counts);
    mark(span.start, crossing.has(span) ? `{(${name}}` : `{${name}:`);
  }
  const starts = new Map<number, Block>();
  blocks.reduce((start, block) => {
    starts.set(start, block);
    return start + block.text.length + 1;
  }, 0);
  let written = '';
  for (let offset = 0; offset <= text.length; offset += 1) {
    const block = starts.get(offset);
    if (block !== undefined) written += prefixOf(block);
    const unit = text[offset] ?? '';
    written += (marks.get(offset) ?? '') + (/[{}\\]/.test(unit) ? `\\${unit}` : unit);
  }
  return written;
}

const spansOf = ({ id, kind, fragments }: Annotation): Span[] =>
  fragments.map(({ start, end }) => ({ id, kind, start, end, isOnly: fragments.length === 1 }));

const cross = (a: Span, b: Span): boolean =>
  (a.start < b.start && b.start < a.end && a.end < b.end) || (b.start < a.start && a.start < b.end && b.end < a.end);

function nameOf({ id, kind, isOnly }: Span, counts: Map<string, number>): string {
  const next = (counts.get(kind) ?? 0) + 1;
  if (!isOnly || id !== `${kind}${next}`) return `${kind}#${id}`;
  counts.set(kind, next);
  return kind;
}

/** @throws RangeError for what the notation cannot say: a list item below the first level */
function prefixOf({ type, level, text }: Block): string {
  switch (type) {
    case 'heading':
      return `${'#'.repeat(level ?? 2)} `;
    case 'quotation':
      return '> ';
    case 'list-item':
      if (level !== undefined && level > 1) throw new RangeError(`A list item of level ${level} cannot be written`);
      return '- ';
    case 'paragraph':
      return /^(#{1,6} |> |- )/.test(text) ? '\\' : '';
  }
}
