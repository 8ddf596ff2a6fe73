import { DESK_FACTS } from './desk-facts.ts';
import type { Article } from '../model/article.ts';
import { textOf, type Block } from '../model/block.ts';
import { offsetTable } from '../model/offsets.ts';
import { isSameValue } from '../model/same-value.ts';
import type { Fragment } from '../model/records.ts';
import type { Format, NamedArticle } from './format.ts';
import type { ForeignDocument, ForeignFragment, ForeignSpan } from './foreign/foreign-document.ts';
import { foreignOf, UNWRITABLE } from './foreign/foreign-of.ts';
import { JSON_LOSSES } from './foreign/json-losses.ts';
import { withTheirLinks } from './foreign/losses.ts';
import { ownPartOf } from './foreign/own-part.ts';
import { readProdigy } from './prodigy/read.ts';
import { alignedTo, tokensIn, tokensOf } from './prodigy/tokens.ts';

/**
 * Prodigy’s JSON Lines, a text a line, with its tokens, the spans over them and the relations between these. Offsets
 * count code points, half-open; `token_end` is the last token itself. What cuts a token in two is widened to it. Each
 * piece of an annotation is a span; values and speakers, which it has no words for, are in `saidwho`.
 */
export const prodigy: Format = {
  id: 'prodigy',
  label: 'Prodigy (JSON Lines)',
  description: 'Tokens, spans and relations for Prodigy and spaCy, one text a line.',
  group: 'annotations',
  extensions: ['jsonl'],
  mediaType: 'application/x-ndjson',
  desk: { keeps: DESK_FACTS },
  loses: [
    ...JSON_LOSSES,
    {
      id: 'annotations.tokens',
      what: 'Annotations that begin or end inside a word or at a blank: they are made to fit whole words',
      treatment: 'changed',
      aspects: ['place', 'history'],
      strikes: ({ annotations, blocks }) => {
        const tokens = tokensOf(writableText(blocks));
        const fits = ({ fragments }: { fragments: readonly Fragment[] }) =>
          isSameValue(fragments, alignedTo(tokens, fragments));
        return annotations.filter((one) => !fits(one)).map(({ id }) => id);
      },
    },
    withTheirLinks({
      id: 'annotations.blank',
      what: 'Annotations of nothing but white space',
      strikes: ({ annotations, blocks }) => {
        const tokens = tokensOf(writableText(blocks));
        const isBlank = (fragments: readonly Fragment[]) =>
          fragments.length > 0 && alignedTo(tokens, fragments).length === 0;
        return annotations.filter(({ fragments }) => isBlank(fragments)).map(({ id }) => id);
      },
    }),
  ],
  sniffs: (head) =>
    /^\s*(?:\[\s*)?\{[^]*"(?:_task_hash|_input_hash|token_start|tokens)"\s*:/u.test(new TextDecoder().decode(head)),
  read: readProdigy,
  write: (article) => rowOf(article),
  writeMany: (documents: readonly NamedArticle[]) => documents.map(({ article }) => rowOf(article)).join(''),
};

/** A span as it is written; its number tells it from another of the same label at the same place. */
interface PieceOfProdigy extends ForeignFragment {
  readonly token_start: number;
  readonly token_end: number;
  readonly label: string;
  readonly piece: number;
}

/** As `foreignOf` has it. */
const writableText = (blocks: readonly Block[]): string =>
  textOf(blocks).toWellFormed().replaceAll(UNWRITABLE, '\ufffd');

function rowOf(article: Article): string {
  const { document, tokens } = alignedDocument(article);
  const table = offsetTable(document.text);
  const count = ({ start, end }: Fragment): ForeignFragment => ({
    start: table.toCodePoints(start),
    end: table.toCodePoints(end),
  });
  const firstById = new Map<string, PieceOfProdigy>();
  const pieces = document.spans
    .flatMap(({ id, label, fragments }) => fragments.map((place) => ({ id, label, place })))
    .map(({ id, label, place }, piece): PieceOfProdigy => {
      const range = tokensIn(tokens, place)!;
      const written = { ...count(place), token_start: range.first, token_end: range.last, label, piece };
      if (!firstById.has(id)) firstById.set(id, written);
      return written;
    });
  const relations = document.links.flatMap(({ label, from, to }) => {
    const [head, child] = [firstById.get(from), firstById.get(to)];
    if (head === undefined || child === undefined) return [];
    return [{ head: head.token_end, child: child.token_end, label, head_span: head, child_span: child }];
  });
  const counted = {
    ...document,
    spans: document.spans.map(({ detached, ...span }) => ({
      ...span,
      fragments: span.fragments.map(count),
      ...(detached && { detached: { ...detached, at: table.toCodePoints(detached.at ?? 0) } }),
    })),
  };
  const row = {
    tokens: tokens.map((token, id) => ({
      text: document.text.slice(token.start, token.end),
      ...count(token),
      id,
      ws: document.text[token.end] === ' ',
    })),
    spans: pieces,
    relations,
    text: document.text,
    answer: 'accept',
    saidwho: ownPartOf(counted),
  };
  return `${JSON.stringify(row)}\n`;
}

/** The document with every annotation on whole tokens, in UTF-16 code units; those that touch none are gone. */
function alignedDocument(article: Article): {
  readonly document: ForeignDocument;
  readonly tokens: readonly Fragment[];
} {
  const document = foreignOf(article, 'utf-16');
  const tokens = tokensOf(document.text);
  const spans = document.spans.flatMap((span): ForeignSpan[] => {
    const fragments = alignedTo(tokens, span.fragments);
    if (span.fragments.length > 0 && fragments.length === 0) return [];
    if (isSameValue(fragments, span.fragments)) return [span];
    const quoted = fragments.map(({ start, end }) => document.text.slice(start, end)).join(' ');
    return [{ ...span, fragments, quoted }];
  });
  const ids = new Set([...spans, ...document.speakers].map(({ id }) => id));
  const links = document.links.filter(({ from, to }) => ids.has(from) && ids.has(to));
  return { document: { ...document, spans, links }, tokens };
}
