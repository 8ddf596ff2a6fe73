import type { ForeignDocument, ForeignFragment, ForeignSpan } from '../foreign/foreign-document.ts';

/** Returns the document with annotations trimmed to what has rows: no white space at edges, none that is all white space. */
export function onTokens(document: ForeignDocument): ForeignDocument {
  const { text } = document;
  const spans = document.spans.flatMap((span): ForeignSpan[] => {
    const fragments = span.fragments.flatMap((fragment) => trimmed(text, fragment));
    return fragments.length === 0 ? [] : [{ ...span, fragments }];
  });
  return { ...document, spans };
}

function trimmed(text: string, { start, end }: ForeignFragment): ForeignFragment[] {
  const words = text.slice(start, end);
  const from = words.search(/\S/u);
  return from === -1 ? [] : [{ start: start + from, end: start + words.trimEnd().length }];
}
