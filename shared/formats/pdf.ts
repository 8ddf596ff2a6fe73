import type { Block } from '../model/block.ts';
import type { Metadata } from '../model/records.ts';
import { done, refuse, type Problem, type Result } from '../result.ts';
import { budgetsOf } from './budgets.ts';
import { firstWords, nameWithoutExtension } from './decode-text.ts';
import { toDocumentReading } from './document-reading.ts';
import type { Format, ReadInput, Reading, Services } from './format.ts';
import { blocksOf, type PdfBlocks } from './pdf/blocks.ts';
import type { PdfText } from './pdf/engine.ts';
import { linesOf } from './pdf/lines.ts';
import { findRunningHeads, type RunningHeads } from './pdf/running-heads.ts';
import { languageTag } from './language-tag.ts';

/**
 * PDF says where glyphs stand, not what is a paragraph. `pdf/engine` gets the glyphs from pdf.js, which is large and
 * loaded only when a PDF comes; the rest is found from the places alone: `running-heads` what pages repeat around the
 * text, `columns` the order of reading, `lines`, `paragraphs` and `blocks` the rest, `hyphens` the words broken at line
 * ends.
 */
export const pdf: Format = {
  id: 'pdf',
  label: 'PDF',
  description: 'A PDF with text: paragraphs and headings, without what its pages repeat around them.',
  group: 'documents',
  extensions: ['pdf'],
  mediaType: 'application/pdf',
  loses: [],
  // The standard wants the mark at the very start; readers take it within the first kilobyte, behind what is no text.
  sniffs: (head) => /^(?:[\s\ufeff]|ï»¿){0,99}%PDF-\d/u.test(new TextDecoder('latin1').decode(head.subarray(0, 1024))),
  load: async () => void (await loadEngine()),
  read: readPdf,
};

const loadEngine = () => import('./pdf/engine.ts');

async function readPdf(input: ReadInput, services: Services): Promise<Result<Reading>> {
  const { readPdfText } = await loadEngine();
  const read = await readPdfText(input.bytes, input.name, budgetsOf(input.budgets).pages);
  if (!read.ok) return read;
  const found = articleIn(read.value, input.name);
  return found.ok ? toDocumentReading(found.value, input, services) : found;
}

function articleIn(text: PdfText, name: string) {
  const heads = findRunningHeads(text.pages);
  const lines = linesOf(text.pages, heads.pieces);
  if (lines.length === 0) return refuse(withoutText(text, name));
  const found = blocksOf(lines);
  return done({
    blocks: found.blocks,
    metadata: metadataOf(text, found.blocks, name),
    mediaType: 'application/pdf',
    notes: notesOf(text, heads, found),
  });
}

function withoutText({ pages, missingTables }: PdfText, name: string): Problem {
  if (missingTables.length > 0) {
    const message = `The letters of the PDF can be told only by the tables ${missingTables.join(', ')}, which are not carried along. Open it in a PDF reader, copy the text and import that.`;
    return { code: 'pdf/unknown-letters', message, where: name };
  }
  const what = pages.length === 1 ? 'The page of the PDF holds' : `The ${number(pages.length)} pages of the PDF hold`;
  const message = `${what} no text: it is a scan or a drawing. Run text recognition (OCR) on it first and import the result.`;
  return { code: 'pdf/no-text', message, where: name };
}

/** What programs write where nobody gave a title. */
const NO_TITLE =
  /^(?:microsoft word\b|untitled\b|unbenannt\b|document\d*$|subject:?\s*$)|\.(?:docx?|pdf|indd|qxd|tex|odt|rtf)$/iu;

function metadataOf(
  { title, author, language }: PdfText,
  blocks: readonly Block[],
  name: string,
): Omit<Metadata, 'record' | 'id'> {
  const given = title.length > 3 && !NO_TITLE.test(title) ? title : '';
  const heading = blocks.slice(0, 12).find(({ type, level }) => type === 'heading' && level === 1)?.text;
  const tag = languageTag(language);
  return {
    title: firstWords(given || (heading ?? blocks[0]?.text ?? '')) || nameWithoutExtension(name),
    ...(author === '' || author.length > 200 ? {} : { authors: [author] }),
    ...(tag === null ? {} : { language: tag }),
  };
}

const number = (value: number): string => value.toLocaleString('en');

const counted = (count: number, one: string, more: string): string =>
  count === 1 ? `1 ${one}` : `${number(count)} ${more}`;

/** How many examples a note gives. */
const MOST_EXAMPLES = 12;

const examples = (texts: readonly string[]): string =>
  texts
    .slice(0, MOST_EXAMPLES)
    .map((text) => `“${firstWords(text)}”`)
    .join(', ') + (texts.length > MOST_EXAMPLES ? ', …' : '');

function notesOf({ pages, missingTables }: PdfText, heads: RunningHeads, found: PdfBlocks): string[] {
  const notes: string[] = [];
  if (heads.heads.size > 0) notes.push(`Left out, as pages repeat it: ${examples([...heads.heads.keys()])}.`);
  if (heads.pageNumbers > 0) notes.push(`Left out: the numbers of ${counted(heads.pageNumbers, 'page', 'pages')}.`);
  if (found.joined > 0) {
    notes.push(`${counted(found.joined, 'word', 'words')} broken at the end of a line joined again.`);
  }
  if (found.doubtful.length > 0) {
    const which = `${counted(found.doubtful.length, 'broken word keeps its', 'broken words keep their')} hyphen`;
    notes.push(`${which}, since nothing else in the text tells whether it belongs there: ${examples(found.doubtful)}.`);
  }
  const empty = pages.length - found.pageStarts.length;
  if (empty > 0) notes.push(`${counted(empty, 'page holds', 'pages hold')} no text: blank, a picture, or a scan.`);
  if (missingTables.length > 0) {
    notes.push(
      `Some letters may be missing: they are told by tables that are not carried along (${missingTables.join(', ')}).`,
    );
  }
  return [...notes, ...pageNotes(found)];
}

/** Lines of a note about pages; as many notes as it takes, for a report has sentences of bounded length. */
const PAGES_A_NOTE = 100;

/** Says where each page begins, by the number of the paragraph and its first words. */
function pageNotes({ pageStarts, blocks }: PdfBlocks): string[] {
  if (pageStarts.length < 2) return [];
  const places = pageStarts.map(({ page, block, isInside }) => {
    const words = firstWords(blocks[block]!.text).slice(0, 24).toWellFormed();
    return `page ${page} ${isInside ? 'inside' : 'at'} paragraph ${block + 1} (“${words}”)`;
  });
  const notes: string[] = [];
  for (let at = 0; at < places.length; at += PAGES_A_NOTE) {
    notes.push(`Where pages begin: ${places.slice(at, at + PAGES_A_NOTE).join(', ')}.`);
  }
  return notes;
}
