import type { Block } from '../../model/block.ts';
import { unwrapText } from '../text.ts';

/**
 * The plain text of a mail. Lines behind `>` are quoted from an earlier mail and become quotations, without the marks.
 * Lines that the sender's program wrapped are joined: as it says itself (format=flowed, RFC 3676), else as in any
 * wrapped text.
 */
export interface MailTextOptions {
  readonly isFlowed: boolean;
  /** The space at which a flowed line was cut is none of the text. */
  readonly deletesSpace: boolean;
}

/** Returns the paragraphs and quotations of a mail's text, whose lines end with `\n`. */
export function blocksOfMail(text: string, options: MailTextOptions): Block[] {
  return stretchesOf(text).flatMap(({ depth, lines }) => {
    const paragraphs = options.isFlowed ? flowed(lines, options) : unwrapText(lines.join('\n')).paragraphs;
    const type = depth === 0 ? 'paragraph' : 'quotation';
    return paragraphs.filter((one) => /\S/u.test(one)).map((one): Block => ({ type, text: one }));
  });
}

interface Stretch {
  /** How many marks stand before its lines. */
  readonly depth: number;
  readonly lines: string[];
}

function stretchesOf(text: string): Stretch[] {
  const stretches: Stretch[] = [];
  for (const line of text.split('\n')) {
    const marks = /^(?:>[ ]?)*>/u.exec(line)?.[0] ?? '';
    const depth = marks.replace(/ /gu, '').length;
    // One space after the marks, or before a line that begins like a mark, is none of the text.
    const words = line.slice(marks.length).replace(/^ (?=.)/u, depth > 0 || /^ (?:>|From )/u.test(line) ? '' : ' ');
    const last = stretches.at(-1);
    if (last?.depth === depth) last.lines.push(words);
    else stretches.push({ depth, lines: [words] });
  }
  return stretches;
}

function flowed(lines: readonly string[], { deletesSpace }: MailTextOptions): string[] {
  const paragraphs: string[] = [];
  let open = '';
  for (const line of lines) {
    // The line before a signature is `-- `, which flows nowhere.
    const isSoft = line.endsWith(' ') && line !== '-- ';
    open += isSoft && deletesSpace ? line.slice(0, -1) : line;
    if (isSoft) continue;
    paragraphs.push(open);
    open = '';
  }
  return open === '' ? paragraphs : [...paragraphs, open];
}
