import type { Article } from '../../shared/model/article.ts';

/**
 * A **hostile file** is a small program that makes a file somebody could send to do harm, and what must come of it:
 * a refusal with a code, or an article for which a condition holds. None is kept on disk; sizes that would take long
 * to make are declared in headers only (PROMISES §5).
 */
export interface HostileFile {
  /** Name of the file; its extension counts. Unique in the corpus. */
  readonly name: string;
  bytes(): Uint8Array;
  readonly outcome: Refused | Opened;
}

interface Refused {
  readonly is: 'refused';
  readonly code: RegExp;
}

interface Opened {
  readonly is: 'opened';
  /** True for the article that is meant. */
  check(article: Article): boolean;
}

type Content = () => string | Uint8Array;

/** A file that must be refused with such a code. */
export const refused = (name: string, code: RegExp, content: Content): HostileFile => ({
  name,
  bytes: () => toBytes(content()),
  outcome: { is: 'refused', code },
});

/** A file that must open as such an article. */
export const opened = (name: string, check: (article: Article) => boolean, content: Content): HostileFile => ({
  name,
  bytes: () => toBytes(content()),
  outcome: { is: 'opened', check },
});

const toBytes = (content: string | Uint8Array): Uint8Array =>
  typeof content === 'string' ? new TextEncoder().encode(content) : content;

/** The article's text, blocks joined by line feeds. */
export const textIn = ({ blocks }: Article): string => blocks.map(({ text }) => text).join('\n');

/** Condition: the text is exactly this. */
export const reads =
  (text: string) =>
  (article: Article): boolean =>
    textIn(article) === text;

/** Condition: the text holds this. */
export const holds =
  (text: string) =>
  (article: Article): boolean =>
    textIn(article).includes(text);

/** Bytes one after another. */
export const bytesOf = (...parts: readonly (string | readonly number[] | Uint8Array)[]): Uint8Array =>
  new Uint8Array(
    Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from(part)))),
  );
