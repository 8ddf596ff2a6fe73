import { byPlace } from '../../shared/annotations/annotation-set.ts';
import type { Article, Source } from '../../shared/model/article.ts';
import { exactOf } from '../../shared/annotations/covered-text.ts';
import { textOf, type Block } from '../../shared/model/block.ts';
import type {
  Annotation,
  Attributes,
  Extra,
  Fragment,
  LastPlace,
  Link,
  Metadata,
  Speaker,
} from '../../shared/model/records.ts';

/** What stands beside the annotated text. */
export interface ArticleParts {
  readonly id?: string;
  readonly metadata?: Partial<Omit<Metadata, 'record' | 'id'>>;
  readonly source?: Source;
  /** A bare name makes a person. */
  readonly speakers?: Readonly<Record<string, string | Partial<Omit<Speaker, 'record' | 'id'>>>>;
  /** `'q1 said-by m1'`; ids are `link-01`, `link-02`, … */
  readonly links?: readonly string[];
  /** By annotation id. */
  readonly attributes?: Readonly<Record<string, Attributes>>;
  /** By annotation id: a kind and the place it lost. */
  readonly detached?: Readonly<Record<string, LastPlace & { readonly kind: string }>>;
  readonly extra?: Extra;
}

const OPENING = /^\{\(?([a-z-]+)(?:#([A-Za-z0-9-]+))?([:}])/;
const CLOSING = /^\{([A-Za-z0-9-]+)\)\}/;

/**
 * Builds an article from text in which annotations are written as they read:
 *
 * - `{quote#q1:We will win}`; without `#q1` the id is `quote1`, `quote2`, …
 * - nested: `{quote#q1:We and {mention#m1:they} will win}`
 * - in fragments, by saying the id again: `{quote#q1:We} said she {quote#q1:will win}`
 * - overlapping, with separate ends: `{(quote#q1}We {(claim#c1}will{q1)} win{c1)}`
 * - a line is a block: `# ` to `###### ` headings, `> ` quotations, `- ` list items, anything else a paragraph
 * - `\{` is a brace
 */
export function annotatedArticle(annotated: string, parts: ArticleParts = {}): Article {
  const { blocks, annotations } = parse(annotated, parts.attributes ?? {});
  const lost = Object.entries(parts.detached ?? {}).map(([id, { kind, ...detached }]): Annotation => ({
    record: 'annotation',
    id,
    kind,
    fragments: [],
    detached,
    tagged: detached.exact,
    attributes: parts.attributes?.[id] ?? {},
  }));
  const speakers = Object.entries(parts.speakers ?? {}).map(toSpeaker);
  const speakerIds = new Set(speakers.map(({ id }) => id));
  return {
    id: parts.id ?? 'article-1',
    metadata: { record: 'metadata', id: 'metadata', title: 'A title', ...parts.metadata },
    ...(parts.source === undefined ? {} : { source: parts.source }),
    blocks,
    annotations: [...annotations, ...lost].sort(byPlace),
    links: (parts.links ?? []).map((line, index) => toLink(line, index, speakerIds)),
    speakers: speakers.sort((a, b) => (a.id < b.id ? -1 : 1)),
    ...(parts.extra === undefined ? {} : { extra: parts.extra }),
  };
}

function toSpeaker([id, given]: [string, string | Partial<Omit<Speaker, 'record' | 'id'>>]): Speaker {
  const rest = typeof given === 'string' ? { name: given } : given;
  return { record: 'speaker', id, name: id, type: 'person', aliases: [], ...rest };
}

function toLink(line: string, index: number, speakerIds: ReadonlySet<string>): Link {
  const [from, type, to] = line.split(' ');
  if (from === undefined || type === undefined || to === undefined) throw new RangeError(`Not a link: ${line}`);
  const end = (id: string) => ({ record: speakerIds.has(id) ? ('speaker' as const) : ('annotation' as const), id });
  return { record: 'link', id: `link-${String(index + 1).padStart(2, '0')}`, type, from: end(from), to: end(to) };
}

interface OpenSpan {
  readonly id: string;
  readonly start: number;
}

function parse(annotated: string, attributes: Readonly<Record<string, Attributes>>) {
  const blocks: Block[] = [];
  const kinds = new Map<string, string>();
  const fragments = new Map<string, Fragment[]>();
  const nested: OpenSpan[] = [];
  const crossing = new Map<string, number>();
  const counts = new Map<string, number>();
  let lineStart = 0;
  for (const line of annotated.split('\n')) {
    const { block, rest } = blockOf(line);
    let text = '';
    for (let at = 0; at < rest.length;) {
      const here = lineStart + text.length;
      const ahead = rest.slice(at);
      const closing = CLOSING.exec(ahead);
      const opening = closing === null ? OPENING.exec(ahead) : null;
      if (closing !== null) {
        const id = closing[1]!;
        fragments.get(id)!.push({ start: crossing.get(id)!, end: here });
        at += closing[0].length;
      } else if (opening !== null) {
        const kind = opening[1]!;
        const count = (counts.get(kind) ?? 0) + 1;
        if (opening[2] === undefined) counts.set(kind, count);
        const id = opening[2] ?? `${kind}${count}`;
        kinds.set(id, kind);
        if (!fragments.has(id)) fragments.set(id, []);
        if (opening[3] === ':') nested.push({ id, start: here });
        else crossing.set(id, here);
        at += opening[0].length;
      } else if (ahead[0] === '}' && nested.length > 0) {
        const { id, start } = nested.pop()!;
        fragments.get(id)!.push({ start, end: here });
        at += 1;
      } else {
        if (ahead[0] === '\\') at += 1;
        text += rest[at] ?? '';
        at += 1;
      }
    }
    blocks.push({ ...block, text });
    lineStart += text.length + 1;
  }
  const text = textOf(blocks);
  const { length } = text;
  const annotations = [...kinds].map(([id, kind]): Annotation => {
    const own = fragments.get(id)!;
    if (own.length === 0 || own.some(({ start, end }) => start >= end || end > length)) {
      throw new RangeError(`${id} covers no text or does not end`);
    }
    return {
      record: 'annotation',
      id,
      kind,
      fragments: own,
      tagged: exactOf(text, own),
      attributes: attributes[id] ?? {},
    };
  });
  return { blocks, annotations };
}

function blockOf(line: string): { block: Omit<Block, 'text'>; rest: string } {
  const heading = /^(#{1,6}) /.exec(line);
  if (heading !== null)
    return { block: { type: 'heading', level: heading[1]!.length }, rest: line.slice(heading[0].length) };
  if (line.startsWith('> ')) return { block: { type: 'quotation' }, rest: line.slice(2) };
  if (line.startsWith('- ')) return { block: { type: 'list-item', level: 1 }, rest: line.slice(2) };
  return { block: { type: 'paragraph' }, rest: line };
}
