import { parseFragment, type DefaultTreeAdapterTypes } from 'parse5';
import type { ForeignFragment } from '../foreign/foreign-document.ts';

/**
 * A task that is a web page. Label Studio counts the characters of its text nodes, one after the other; we read the page
 * as paragraphs, so line feeds come in between, and offsets move by those before them.
 */
export interface HtmlTask {
  readonly text: string;
  /** Returns where a stretch of the text nodes stands in the text. UTF-16 code units, half-open. */
  place(stretch: ForeignFragment): ForeignFragment;
}

/** Elements whose text is a paragraph, or several, of its own. */
const BLOCKS = new Set(
  'address article aside blockquote body dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table td th tr ul'.split(
    ' ',
  ),
);

const UNSEEN = new Set(['script', 'style', 'template', 'head', 'title', 'noscript']);

/** True for text that is marked up as a page, or a part of one. */
export const isHtml = (text: string): boolean =>
  /<(?:p|div|br|body|html|h[1-6]|ul|ol|table)\b[^<>]*>/iu.test(text.slice(0, 100_000));

export function readHtmlTask(source: string): HtmlTask {
  let text = '';
  let given = 0;
  let isAfterBlock = false;
  /** How many characters of text nodes stand before each line feed. */
  const lineFeeds: number[] = [];
  const waiting: (DefaultTreeAdapterTypes.Node | 'end of block')[] = [parseFragment(source)];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (node === 'end of block') isAfterBlock = true;
    else if ('value' in node) {
      const words = node.value.replace(/[\r\n]/gu, ' ');
      if (isAfterBlock && text !== '' && words !== '') {
        text += '\n';
        lineFeeds.push(given);
      }
      isAfterBlock &&= words === '';
      text += words;
      given += words.length;
    } else if ('childNodes' in node && !UNSEEN.has(node.nodeName)) {
      const isBlock = BLOCKS.has(node.nodeName) || node.nodeName === 'br';
      isAfterBlock ||= isBlock;
      if (isBlock) waiting.push('end of block');
      for (let i = node.childNodes.length - 1; i >= 0; i -= 1) waiting.push(node.childNodes[i]!);
    }
  }
  const before = (offset: number, isEnd: boolean) => {
    let [low, high] = [0, lineFeeds.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      const at = lineFeeds[middle]!;
      if (isEnd ? at < offset : at <= offset) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return { text, place: ({ start, end }) => ({ start: start + before(start, false), end: end + before(end, true) }) };
}
