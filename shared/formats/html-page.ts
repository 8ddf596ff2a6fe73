import type { Block } from '../model/block.ts';
import { isCapsule } from './capsule.ts';
import { done, type Result } from '../result.ts';
import { budgetsOf, DEFAULT_BUDGETS, type Budgets } from './budgets.ts';
import { decodeText, nameWithoutExtension, toReading, type DecodedText, type Imported } from './decode-text.ts';
import type { PlainFormat, ReadInput, Reading, Services } from './format.ts';
import { findContent } from './html-page/find-content.ts';
import { blocksOfPage } from './html-page/page-blocks.ts';
import { lettersOf, metadataOfPage, textBetween } from './html-page/page-metadata.ts';
import { parsePage, type Page } from './html-page/page.ts';

/**
 * A saved web page: the article on it becomes blocks, the rest is left out and named in the report. The markup is
 * parsed and converted by an allow-list, never rendered: nothing of it runs, loads or keeps its address (promise
 * H1). See `html-page/`: `page` lays it flat, `find-content` finds the article, `page-blocks` makes blocks of it.
 */
export const htmlPage: PlainFormat = {
  id: 'html-page',
  label: 'Web page',
  description: 'A saved page: the article without menus, scripts and pictures.',
  group: 'documents',
  extensions: ['html', 'htm', 'xhtml'],
  mediaType: 'text/html',
  loses: [],
  sniffs: (head) =>
    !isCapsule(head) &&
    /^\uFEFF?\s{0,99}(?:<\?xml[^>]{0,99}>\s{0,9})?<(?:!doctype html|html)[\s>]/iu.test(asLatin(head.subarray(0, 400))),
  read: readHtmlPage,
};

function readHtmlPage(input: ReadInput, services: Services): Result<Reading> {
  const page = readPageBytes(input.bytes, input.name, budgetsOf(input.budgets));
  return page.ok ? toReading(page.value.imported, page.value.decoded, input, services) : page;
}

/** A page out of bytes: what was found on it, and what the bytes were. */
export interface DecodedPage {
  readonly imported: Imported;
  readonly decoded: DecodedText;
}

/**
 * Returns the article on a page that lies in these bytes.
 *
 * @param charset what the page's envelope calls its encoding; counts more than what the page itself says
 */
export function readPageBytes(
  bytes: Uint8Array,
  name: string,
  budgets: Budgets,
  charset?: string,
): Result<DecodedPage> {
  const declared = charset ?? declaredCharset(bytes);
  const decoded = decodeText(bytes, name, { declared, mostUnits: budgets.markupUnits });
  if (!decoded.ok) return decoded;
  const imported = readMarkup(decoded.value.text, name, budgets);
  return imported.ok ? done({ imported: imported.value, decoded: decoded.value }) : imported;
}

/**
 * Returns the article in the markup; also for pages inside other files.
 *
 * @param name file name, for refusals and for pages without a title
 */
export function readMarkup(source: string, name: string, budgets: Budgets = DEFAULT_BUDGETS): Result<Imported> {
  const parsed = parsePage(source.replaceAll('\0', '\ufffd'), name, budgets.elements);
  if (!parsed.ok) return parsed;
  const page = parsed.value;
  const content = findContent(page);
  const found = metadataOfPage(page);
  const body = blocksOfPage(page, content.roots, content.isDropped);
  const title = found.title || (body.find(({ type }) => type === 'heading')?.text ?? nameWithoutExtension(name));
  const blocks = content.isPart ? withHeadline(page, body, title) : body;
  return done({ blocks, metadata: { ...found, title }, mediaType: 'text/html', notes: notesOf(page, content.isPart) });
}

const asLatin = (bytes: Uint8Array): string => new TextDecoder('latin1').decode(bytes);

/** Where a declaration of the charset is looked for, in bytes; the standard says 1,024, pages say otherwise. */
const DECLARATION_WITHIN = 8192;

/** Returns the charset that the markup names itself, as it stands there, or null. */
export function declaredCharset(bytes: Uint8Array): string | null {
  const head = asLatin(bytes.subarray(0, DECLARATION_WITHIN));
  return (
    /<(?:meta|\?xml)\b[^>]{0,300}?(?:charset|encoding)\s{0,9}=\s{0,9}["']?\s{0,9}([\w:.-]{2,40})/iu.exec(head)?.[1] ??
    null
  );
}

/** Puts the page's headline first when it stands outside the article's own element. */
function withHeadline(page: Page, blocks: readonly Block[], title: string): readonly Block[] {
  const letters = lettersOf(title);
  const isHeadline = (text: string) => {
    const own = lettersOf(text);
    return own.length > 3 && (letters.includes(own) || (letters !== '' && own.includes(letters)));
  };
  if (blocks.slice(0, 5).some(({ type, text }) => type === 'heading' && isHeadline(text))) return blocks;
  for (const [at, { tag, end }] of page.nodes.entries()) {
    if (tag !== 'h1') continue;
    const text = textBetween(page, at, end);
    if (isHeadline(text)) return [{ type: 'heading', level: 1, text }, ...blocks];
  }
  return blocks;
}

function notesOf(page: Page, isPart: boolean): string[] {
  const kinds = [...page.leftOut].map(([what, count]) =>
    count === 1 ? `1 ${what}` : `${count.toLocaleString('en')} ${pluralOf(what)}`,
  );
  const list = [...(isPart ? ['what stands around the article'] : []), ...kinds];
  return list.length === 0 ? [] : [`Left out: ${list.join(', ')}.`];
}

const PLURALS: Readonly<Record<string, string>> = {
  'fallback for browsers without scripts': 'fallbacks for browsers without scripts',
  navigation: 'navigation bars',
  sound: 'sounds',
};

const pluralOf = (what: string): string => PLURALS[what] ?? `${what}s`;
