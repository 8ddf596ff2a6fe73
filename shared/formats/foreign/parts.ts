import type { ForeignDocument, ForeignLink, ForeignSpan } from './foreign-document.ts';

/**
 * Formats whose annotations are one stretch of text each get one for each fragment: the first has the values, each
 * later one a link `continues` to it. Reading puts them together again.
 */
export const CONTINUES = 'continues';

/** Returns the document with spans of one fragment each; ids of later parts are derived. Spans without text go. */
export function inParts(document: ForeignDocument): ForeignDocument {
  const spans: ForeignSpan[] = [];
  const parts: ForeignLink[] = [];
  for (const span of document.spans) {
    for (const [index, fragment] of span.fragments.entries()) {
      const id = index === 0 ? span.id : `${span.id} ${index + 1}`;
      const { quoted: _, ...rest } = span;
      const attributes = index === 0 ? span.attributes : {};
      spans.push({ ...rest, id, fragments: [fragment], attributes });
      if (index > 0) parts.push({ id: `${id} part`, label: CONTINUES, from: id, to: span.id });
    }
  }
  const ids = new Set([...spans, ...document.speakers].map(({ id }) => id));
  const links = document.links.filter(({ from, to }) => ids.has(from) && ids.has(to));
  return { ...document, spans, links: [...links, ...parts] };
}

/** Returns the document with the parts of one annotation put together; links to any part lead to the whole. */
export function together(document: ForeignDocument): ForeignDocument {
  const spanById = new Map(document.spans.map((span) => [span.id, span]));
  const wholeOf = new Map<string, string>();
  for (const { label, from, to } of document.links) {
    const [part, whole] = [spanById.get(from), spanById.get(to)];
    if (label !== CONTINUES || part === undefined || whole === undefined || part === whole) continue;
    if (part.label === whole.label && !wholeOf.has(from)) wholeOf.set(from, to);
  }
  if (wholeOf.size === 0) return document;
  const rootOf = rootsOf(wholeOf);
  const partsById = new Map<string, ForeignSpan[]>();
  for (const span of document.spans) {
    const root = rootOf(span.id);
    const parts = partsById.get(root);
    if (parts === undefined) partsById.set(root, [span]);
    else parts.push(span);
  }
  const spans = document.spans
    .filter(({ id }) => rootOf(id) === id)
    .map((span) => whole(span, partsById.get(span.id) ?? [span]));
  const links = document.links
    .filter(({ label, from, to }) => !(label === CONTINUES && rootOf(from) === rootOf(to)))
    .map((link) => ({ ...link, from: rootOf(link.from), to: rootOf(link.to) }));
  return { ...document, spans, links };
}

/** Follows parts to the whole they belong to; of a circle the first one met is the whole. */
function rootsOf(wholeOf: ReadonlyMap<string, string>): (id: string) => string {
  const known = new Map<string, string>();
  return (id) => {
    const path: string[] = [];
    const seen = new Set<string>();
    let at = id;
    while (!known.has(at) && wholeOf.has(at) && !seen.has(at)) {
      path.push(at);
      seen.add(at);
      at = wholeOf.get(at)!;
    }
    const root = known.get(at) ?? at;
    for (const one of [...path, at]) known.set(one, root);
    return root;
  };
}

function whole(span: ForeignSpan, parts: readonly ForeignSpan[]): ForeignSpan {
  if (parts.length === 1) return span;
  const ordered = [...parts].sort((a, b) => (a.fragments[0]?.start ?? 0) - (b.fragments[0]?.start ?? 0));
  const { quoted: _, ...rest } = span;
  const words = ordered.map(({ quoted }) => quoted);
  const quoted = words.every((one) => one !== undefined) ? { quoted: words.join(' ') } : {};
  return { ...rest, ...quoted, fragments: ordered.flatMap(({ fragments }) => fragments) };
}
