import 'pdfjs-dist/legacy/build/pdf.worker.min.mjs';
import { getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { done, refuse, type Problem, type Result } from '../../result.ts';
import { framesOf, type Page, type PlacedText } from './piece.ts';

/**
 * pdf.js, as far as text needs it. What it calls its worker is the module above, which runs in this very process and
 * is loaded by no address; it also brings what older engines lack, so it must be loaded before prototypes are frozen.
 * Nothing is drawn: no canvas, no fonts of the system, no pictures unpacked, no forms of XFA. What lies in files of its
 * own (tables of East Asian characters, standard fonts) is not fetched, and said to be missing.
 */
export interface PdfText {
  readonly pages: readonly Page[];
  readonly title: string;
  readonly author: string;
  /** As the document has it. */
  readonly language: string;
  /** Tables of characters that were asked for and are not there: some text may be missing. */
  readonly missingTables: readonly string[];
}

/**
 * Returns the text of a PDF with its places.
 *
 * Refuses `pdf/encrypted`, `pdf/too-many-pages`, and `pdf/damaged` for what pdf.js cannot open.
 *
 * @param name file name, for refusals
 */
export async function readPdfText(bytes: Uint8Array, name: string, mostPages: number): Promise<Result<PdfText>> {
  const missingTables = new Set<string>();
  const task = getDocument({
    data: bytes.slice(),
    verbosity: 0,
    stopAtErrors: false,
    maxImageSize: 0,
    useSystemFonts: false,
    disableFontFace: true,
    useWasm: false,
    useWorkerFetch: false,
    isOffscreenCanvasSupported: false,
    isImageDecoderSupported: false,
    enableXfa: false,
    disableWorkerRendering: true,
    // An address that is none: what would be fetched from there is asked of the class below instead.
    cMapUrl: 'none/',
    standardFontDataUrl: 'none/',
    BinaryDataFactory: factoryThatNotes(missingTables),
  });
  try {
    const document = await task.promise;
    if (document.numPages > mostPages) return refuse(tooManyPages(document.numPages, mostPages, name));
    return done({ ...(await readDocument(document)), missingTables: [...missingTables] });
  } catch (error) {
    return refuse(isPasswordWanted(error) ? encrypted(name) : damaged(name));
  } finally {
    await task.destroy();
  }
}

const factoryThatNotes = (missing: Set<string>) =>
  class {
    readonly fetch = ({ kind, filename }: { readonly kind: string; readonly filename: string }): Promise<never> => {
      if (kind === 'cMapUrl') missing.add(filename.replace(/\.bcmap$/u, ''));
      return Promise.reject(new Error('Nothing is fetched'));
    };
  };

const isPasswordWanted = (error: unknown): boolean => error instanceof Error && error.name === 'PasswordException';

async function readDocument(document: PDFDocumentProxy): Promise<Omit<PdfText, 'missingTables'>> {
  const { info } = await document.getMetadata();
  const known = info as Readonly<Record<string, unknown>>;
  const pages: Page[] = [];
  let language = textOf(known['Language']);
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const content = await page.getTextContent({ includeMarkedContent: true });
    language ||= content.lang ?? '';
    pages.push(framesOf(placedTexts(content.items), page.view));
    page.cleanup();
  }
  return { pages, title: textOf(known['Title']), author: textOf(known['Author']), language };
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');

type Item = Awaited<ReturnType<Awaited<ReturnType<PDFDocumentProxy['getPage']>>['getTextContent']>>['items'][number];

function placedTexts(items: readonly Item[]): PlacedText[] {
  const texts: PlacedText[] = [];
  const marks: boolean[] = [];
  let artifacts = 0;
  for (const item of items) {
    if ('type' in item) {
      if (item.type === 'endMarkedContent') artifacts -= marks.pop() === true ? 1 : 0;
      else {
        // The declarations of pdf.js leave the name of the mark out.
        const isArtifact = (item as { readonly tag?: string }).tag === 'Artifact';
        marks.push(isArtifact);
        if (isArtifact) artifacts += 1;
      }
      continue;
    }
    const last = texts.at(-1);
    if (item.str.trim() === '') {
      if (item.str !== '' && last !== undefined) texts[texts.length - 1] = { ...last, hasSpaceAfter: true };
      continue;
    }
    const isVertical = item.dir === 'ttb';
    texts.push({
      text: readable(item.str),
      matrix: item.transform as number[],
      length: isVertical ? item.height : item.width,
      isVertical,
      font: item.fontName,
      isRightToLeft: item.dir === 'rtl',
      hasSpaceAfter: false,
      isArtifact: artifacts > 0,
    });
  }
  return texts;
}

/** Ligatures and letters in their joined forms, which fonts have and texts should not. */
const PRESENTATION_FORMS = /[\ufb00-\ufdff\ufe70-\ufefe]+/gu;

/** Characters that stand for no text: controls, and those that a font numbers for itself. */
const UNREADABLE = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]/gu;

const readable = (text: string): string =>
  text
    .toWellFormed()
    .replace(UNREADABLE, '')
    .replace(PRESENTATION_FORMS, (forms) => forms.normalize('NFKC'));

const encrypted = (name: string): Problem => ({
  code: 'pdf/encrypted',
  message:
    'The PDF opens with a password only. Open it in a PDF reader, save it without the password, and import that.',
  where: name,
});

const tooManyPages = (pages: number, most: number, name: string): Problem => ({
  code: 'pdf/too-many-pages',
  message: `The PDF has ${pages.toLocaleString('en')} pages; the most that are read is ${most.toLocaleString('en')}. Split it and import the parts.`,
  where: name,
});

const damaged = (name: string): Problem => ({
  code: 'pdf/damaged',
  message:
    'The PDF is damaged: its parts cannot be found. Open it in a PDF reader and save it anew, or print it to a PDF.',
  where: name,
});
