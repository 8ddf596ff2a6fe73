import type { Token } from 'markdown-it';
import { markdownParser } from './parser.ts';

/**
 * A **note** is what people write beside the text, in Markdown. It is read into a tree of a few named elements, never
 * into HTML; whoever draws it makes its own elements of them. A link is its words and its address to be read, since
 * nothing in a note is ever opened or fetched; so is a picture.
 */
export interface NoteElement {
  readonly tag: NoteTag;
  readonly children: readonly NoteNode[];
  /** Number of the first item of an ordered list, where that is not 1. */
  readonly start?: number;
}

export type NoteNode = string | NoteElement;

/** The elements of a note, named as in HTML; `address` is where a link leads. */
export const NOTE_TAGS = [
  'p',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'ul',
  'ol',
  'li',
  'blockquote',
  'pre',
  'code',
  'em',
  'strong',
  's',
  'br',
  'hr',
  'table',
  'thead',
  'tbody',
  'tr',
  'th',
  'td',
  'address',
] as const;
export type NoteTag = (typeof NOTE_TAGS)[number];

/** A longer note is shown as it was typed: it is drawn while one waits. UTF-16 code units. */
const LONGEST = 50_000;

const parser = markdownParser({ hasLineBreaks: true });

/** Returns what the note says, as a tree. */
export function readNote(markdown: string): readonly NoteNode[] {
  if (markdown.length > LONGEST) return [{ tag: 'pre', children: [markdown] }];
  return treeOf(parser.parse(markdown, {}));
}

/** Returns the first words of the note without its marks, on one line. */
export function firstWordsOf(markdown: string, length: number): string {
  // The marks of a line are few: what is cut off here cannot be among the first words.
  const words = wordsOf(readNote(markdown.slice(0, length * 4)))
    .replaceAll(/\s+/g, ' ')
    .trim();
  if (words.length <= length) return words;
  return `${words
    .slice(0, length)
    .replace(/[\ud800-\udbff]$/, '')
    .trimEnd()}…`;
}

const wordsOf = (nodes: readonly NoteNode[]): string =>
  nodes
    .map((node) => (typeof node === 'string' ? node : `${wordsOf(node.children)}${isBlock(node) ? ' ' : ''}`))
    .join('');

const isBlock = ({ tag }: NoteElement): boolean => !['em', 'strong', 's', 'code', 'address'].includes(tag);

interface Open {
  readonly tag: NoteTag | null;
  readonly start?: number;
  readonly children: NoteNode[];
  /** Where a link leads, told behind its words. */
  readonly address?: string;
}

function treeOf(tokens: readonly Token[]): readonly NoteNode[] {
  const open: Open[] = [{ tag: null, children: [] }];
  for (const token of tokens) {
    const here = open.at(-1)!.children;
    if (token.nesting === 1) open.push(openingOf(token));
    else if (token.nesting === -1) close(open);
    else here.push(...leavesOf(token));
  }
  return open[0]!.children;
}

function openingOf(token: Token): Open {
  if (token.type === 'link_open') return { tag: null, children: [], address: String(token.attrGet('href') ?? '') };
  // Paragraphs of a tight list are there for the parser alone.
  const tag = token.hidden ? null : tagOf(token.tag);
  const start = Number(token.attrGet('start') ?? 1);
  return { tag, children: [], ...(tag === 'ol' && start !== 1 ? { start } : {}) };
}

function close(open: Open[]): void {
  const { tag, start, children, address } = open.pop()!;
  const into = open.at(-1)!.children;
  if (tag === null) into.push(...children);
  else into.push({ tag, children, ...(start === undefined ? {} : { start }) });
  const isToldAlready = children.length === 1 && children[0] === address;
  if (address !== undefined && address !== '' && !isToldAlready) {
    into.push(' ', { tag: 'address', children: [address] });
  }
}

function leavesOf(token: Token): readonly NoteNode[] {
  switch (token.type) {
    case 'inline':
      // What is nested too deep has no children of its own.
      return (token.children ?? []).length === 0 ? [token.content] : treeOf(token.children ?? []);
    case 'softbreak':
    case 'hardbreak':
      return [{ tag: 'br', children: [] }];
    case 'hr':
      return [{ tag: 'hr', children: [] }];
    case 'code_inline':
      return [{ tag: 'code', children: [token.content] }];
    case 'fence':
    case 'code_block':
      return [{ tag: 'pre', children: [token.content.replace(/\n$/, '')] }];
    case 'image':
      return [token.content, ' ', { tag: 'address', children: [String(token.attrGet('src') ?? '')] }];
    default:
      return [token.content];
  }
}

const tagOf = (tag: string): NoteTag | null => NOTE_TAGS.find((one) => one === tag) ?? null;
