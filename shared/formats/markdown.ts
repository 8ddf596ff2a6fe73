import type { Token } from 'markdown-it';
import { markdownParser } from '../markdown/parser.ts';
import type { Block } from '../model/block.ts';
import type { Metadata } from '../model/records.ts';
import type { Result } from '../result.ts';
import { decodeText, firstWords, toReading } from './decode-text.ts';
import { budgetsOf } from './budgets.ts';
import type { PlainFormat, ReadInput, Reading, Services } from './format.ts';

/**
 * Markdown (CommonMark, tables, struck-out text): the words without the markup. Headings, paragraphs, block
 * quotations and list items become blocks; a hard line break begins a new one; a code block is a paragraph a line, a
 * table row a paragraph with a tab between its cells. Links keep their text, images their description, raw HTML is
 * text like any other. Front matter is read as `key: value` lines only: no YAML, so no anchors, tags or bombs.
 */
export const markdown: PlainFormat = {
  id: 'markdown',
  label: 'Markdown',
  description: 'Text with headings, lists and quotations marked by plain characters.',
  group: 'documents',
  extensions: ['md', 'markdown'],
  mediaType: 'text/markdown',
  loses: [],
  read: readMarkdown,
};

const parser = markdownParser();

function readMarkdown(input: ReadInput, services: Services): Result<Reading> {
  const decoded = decodeText(input.bytes, input.name, { mostUnits: budgetsOf(input.budgets).units });
  if (!decoded.ok) return decoded;
  const { fields, body } = splitFrontMatter(decoded.value.text);
  const { blocks, pictures } = blocksOf(parser.parse(body, {}));
  const heading = blocks.find(({ type }) => type === 'heading') ?? blocks[0];
  const metadata = metadataOf(fields, firstWords(heading?.text ?? ''));
  const notes =
    pictures === 0
      ? []
      : [`Left out: ${pictures === 1 ? '1 picture' : `${pictures} pictures`}; the descriptions stay.`];
  return toReading({ blocks, metadata, mediaType: 'text/markdown', notes }, decoded.value, input, services);
}

/** How many lines front matter may have; more is text between two rules. */
const LONGEST_FRONT_MATTER = 100;

/** Returns the `key: value` lines between `---` lines at the head of the file, keys in lower case, and the rest. */
function splitFrontMatter(text: string): { fields: ReadonlyMap<string, string>; body: string } {
  const fields = new Map<string, string>();
  const lines = text.startsWith('---') ? text.split('\n', LONGEST_FRONT_MATTER + 1) : [];
  const end = lines.findIndex((line, i) => i > 0 && /^(?:---|\.\.\.)\s*$/u.test(line.slice(0, 20)));
  if (end === -1 || !/^---\s*$/u.test(lines[0]!.slice(0, 20))) return { fields, body: text };
  const matter = lines.slice(1, end);
  if (matter.length > 0 && !matter.some((line) => FIELD.test(line.slice(0, 60)))) return { fields, body: text };
  for (const line of matter) {
    const name = FIELD.exec(line.slice(0, 60))?.[1]?.toLowerCase();
    const value = name === undefined ? '' : unquoted(line.slice(line.indexOf(':') + 1).trim());
    if (name !== undefined && value !== '' && !fields.has(name)) fields.set(name, value);
  }
  const length = lines.slice(0, end + 1).reduce((sum, line) => sum + line.length + 1, 0);
  return { fields, body: text.slice(length) };
}

const FIELD = /^([A-Za-z][\w-]{0,40})\s?:(?:\s|$)/u;

const unquoted = (value: string): string =>
  /^(["']).*\1$/su.test(value) && value.length > 1 ? value.slice(1, -1) : value;

function metadataOf(fields: ReadonlyMap<string, string>, heading: string): Omit<Metadata, 'record' | 'id'> {
  const first = (...names: string[]) => names.map((name) => fields.get(name)).find((value) => value !== undefined);
  const author = first('author', 'authors', 'byline');
  const authors = author
    ?.replace(/^\[|\]$/gu, '')
    .split(/,|;| and /u)
    .map((name) => unquoted(name.trim()))
    .filter((name) => name !== '');
  return withoutUndefined({
    title: first('title', 'headline') ?? heading,
    authors: authors?.length === 0 ? undefined : authors,
    published: first('date', 'published'),
    url: first('url', 'source', 'canonical'),
    outlet: first('outlet', 'publication', 'site'),
    language: first('lang', 'language'),
    licence: first('licence', 'license'),
  });
}

type Defined<T> = { [K in keyof T]: Exclude<T[K], undefined> };

/** Drops keys without a value, as the records' types ask. */
const withoutUndefined = <T extends object>(record: T): Defined<T> =>
  Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as Defined<T>;

/** Walks the tokens once; what a block is depends on the containers it stands in. */
function blocksOf(tokens: readonly Token[]): { blocks: Block[]; pictures: number } {
  const blocks: Block[] = [];
  let lists = 0;
  let quotations = 0;
  let heading = 0;
  let row: string[] | null = null;
  let pictures = 0;
  const add = (text: string) => {
    if (!/\S/u.test(text)) return;
    if (heading > 0) blocks.push({ type: 'heading', level: heading, text });
    else if (lists > 0) blocks.push({ type: 'list-item', level: Math.min(lists, 9), text });
    else blocks.push({ type: quotations > 0 ? 'quotation' : 'paragraph', text });
  };
  for (const token of tokens) {
    if (token.type === 'bullet_list_open' || token.type === 'ordered_list_open') lists += 1;
    else if (token.type === 'bullet_list_close' || token.type === 'ordered_list_close') lists -= 1;
    else if (token.type === 'blockquote_open') quotations += 1;
    else if (token.type === 'blockquote_close') quotations -= 1;
    else if (token.type === 'heading_open') heading = Number(token.tag.slice(1));
    else if (token.type === 'heading_close') heading = 0;
    else if (token.type === 'tr_open') row = [];
    else if (token.type === 'tr_close') {
      add((row ?? []).filter((cell) => cell !== '').join('\t'));
      row = null;
    } else if (token.type === 'fence' || token.type === 'code_block') token.content.split('\n').forEach(add);
    else if (token.type === 'inline') {
      const { lines, images } = linesOf(token.children ?? []);
      pictures += images;
      if (row === null) lines.forEach(add);
      else row.push(lines.join(' ').trim());
    }
  }
  return { blocks, pictures };
}

/** The words of one paragraph, cut at hard breaks; a line end inside it is a space. */
function linesOf(children: readonly Token[]): { lines: string[]; images: number } {
  const lines: string[][] = [[]];
  let images = 0;
  for (const child of children) {
    if (child.type === 'hardbreak') lines.push([]);
    else if (child.type === 'softbreak') lines.at(-1)!.push(' ');
    else if (child.type === 'image') {
      images += 1;
      lines.at(-1)!.push(child.content);
    } else lines.at(-1)!.push(child.content);
  }
  return { lines: lines.map((pieces) => pieces.join('').replaceAll('\n', ' ')), images };
}
