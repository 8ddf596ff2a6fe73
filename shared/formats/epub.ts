import type { Block } from '../model/block.ts';
import { done, refuse, type Result } from '../result.ts';
import { budgetsOf } from './budgets.ts';
import { decodeText, nameWithoutExtension, toReading, type DecodedText } from './decode-text.ts';
import { asHtml } from './epub/as-html.ts';
import { openBook, textsOf } from './epub/package.ts';
import type { Format, ReadInput, Reading, Services } from './format.ts';
import { declaredCharset } from './html-page.ts';
import { blocksOfPage } from './html-page/page-blocks.ts';
import { attribute, parsePage } from './html-page/page.ts';
import { counted, leftOut } from './word-processing/sentences.ts';
import { languageTag } from './language-tag.ts';
import { lineOf } from './word-processing/to-article.ts';
import type { XmlElement } from './xml.ts';
import { isZip } from './zip.ts';

const MEDIA_TYPE = 'application/epub+zip';

/**
 * Books in EPUB: the chapters in reading order become one article, with the headings that stand in them. Contents
 * pages, pictures and page numbers are left out; nothing of a chapter is run, loaded or fetched.
 */
export const epub: Format = {
  id: 'epub',
  label: 'EPUB book',
  description: 'The chapters of a book in reading order, with their headings.',
  group: 'documents',
  extensions: ['epub'],
  mediaType: MEDIA_TYPE,
  loses: [],
  sniffs: (head, name) =>
    isZip(head) && (/\.epub$/iu.test(name) || new TextDecoder('latin1').decode(head).includes(`mimetype${MEDIA_TYPE}`)),
  read: readEpub,
};

interface Chapters {
  readonly blocks: readonly Block[];
  readonly decoded: DecodedText;
  readonly pictures: number;
  readonly unread: number;
}

function readEpub(input: ReadInput, services: Services): Result<Reading> {
  const opened = openBook(input);
  if (!opened.ok) return opened;
  const { chapters, missing, metadata } = opened.value;
  const read = readChapters(chapters, input);
  if (!read.ok) return read;
  const { blocks, decoded, pictures, unread } = read.value;
  const lost = missing + unread;
  const notes = [
    ...leftOut([pictures, 'picture']),
    ...(lost === 0 ? [] : [`${counted(lost, 'chapter')} of the book’s list could not be read.`]),
  ];
  const imported = { blocks, metadata: metadataOf(metadata, blocks, input.name), mediaType: MEDIA_TYPE, notes };
  return toReading(imported, decoded, input, services);
}

/** Reads the chapters one after the other; one that is damaged is left out, one over a budget ends it all. */
function readChapters(chapters: readonly { readonly bytes: Uint8Array }[], input: ReadInput): Result<Chapters> {
  const budgets = budgetsOf(input.budgets);
  const blocks: Block[] = [];
  const texts: string[] = [];
  let [pictures, unread, replacedCharacters, units] = [0, 0, 0, 0];
  let [encoding, lineEnds]: [string, DecodedText['lineEnds']] = ['utf-8', 'none'];
  for (const { bytes } of chapters) {
    const declared = declaredCharset(bytes);
    const decoded = decodeText(bytes, input.name, { declared, mostUnits: budgets.markupUnits });
    if (!decoded.ok) {
      unread += decoded.problems[0].code === 'text/empty' ? 0 : 1;
      continue;
    }
    units += decoded.value.text.length;
    if (units > budgets.markupUnits) return refuse(tooLong(input.name));
    const page = parsePage(asHtml(decoded.value.text).replaceAll('\0', '\ufffd'), input.name, budgets.elements);
    if (!page.ok) return page;
    const isPageNumber = (at: number) =>
      /(?:^|\s)pagebreak(?:\s|$)/u.test(attribute(page.value.nodes[at]!.element, 'epub:type') ?? '');
    if (page.value.nodes.length > 0) for (const one of blocksOfPage(page.value, [0], isPageNumber)) blocks.push(one);
    pictures += page.value.leftOut.get('picture') ?? 0;
    replacedCharacters += decoded.value.replacedCharacters;
    texts.push(decoded.value.text);
    // What is more than an article may have is refused as a whole, later on.
    if (blocks.length > budgets.paragraphs) break;
    ({ encoding, lineEnds } = decoded.value);
  }
  return done({ blocks, pictures, unread, decoded: { text: texts.join(''), encoding, lineEnds, replacedCharacters } });
}

function metadataOf(metadata: XmlElement | null, blocks: readonly Block[], name: string) {
  const first = (element: string) => lineOf(textsOf(metadata, element).find((text) => lineOf(text) !== null));
  const authors = textsOf(metadata, 'creator')
    .map(lineOf)
    .filter((one) => one !== null);
  const [outlet, published, licence] = ['publisher', 'date', 'rights'].map(first);
  const language = languageTag(first('language'));
  const heading = blocks.find(({ type }) => type === 'heading')?.text;
  return {
    title: first('title') ?? lineOf(heading) ?? nameWithoutExtension(name),
    ...(authors.length === 0 ? {} : { authors }),
    ...(outlet ? { outlet } : {}),
    ...(published ? { published } : {}),
    ...(language === null ? {} : { language }),
    ...(licence ? { licence } : {}),
  };
}

const tooLong = (where: string) => ({
  code: 'text/too-long',
  message: 'The chapters of the book are longer together than what can be opened. Open it in parts.',
  where,
});
