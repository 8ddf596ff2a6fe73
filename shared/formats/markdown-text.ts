/**
 * Text as Markdown: what would be markup gets a backslash, what Markdown would swallow (blanks at the ends, line ends
 * that are no line feed) becomes a character reference. Read by a parser of CommonMark, GitHub or pandoc, the words are
 * the same again (promise X3).
 */
export function markdownText(text: string): string {
  return text
    .toWellFormed()
    .replaceAll('\0', '\uFFFD')
    .replace(/[\\`*[\]<>&~^$|{}]/g, '\\$&')
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_')
    .replace(/(?<!\S)#|#(?!\S)/g, '\\#')
    .replace(/[\r\n\t\u000b\u000c\u0085\u2028\u2029]/g, reference);
}

/** The same for a whole line. */
export const markdownLine = (text: string): string => protectedEnd(protectedStart(markdownText(text)));

/** Returns the text as it may begin a line: no list, rule, definition or code block begins with it. */
export const protectedStart = (text: string): string =>
  text
    .replace(/^\p{Zs}+/u, references)
    .replace(/^([-+=:%!@])/u, '\\$1')
    .replace(/^(\d{1,9})([.)])/u, '$1\\$2');

/** Returns the text as it may end a line: its blanks stay. */
export const protectedEnd = (text: string): string => text.replace(/\p{Zs}+$/u, references);

const reference = (character: string): string => `&#${character.codePointAt(0)!};`;

const references = (blanks: string): string => [...blanks].map(reference).join('');
