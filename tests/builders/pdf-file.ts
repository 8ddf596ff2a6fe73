/**
 * A small writer of PDFs for tests: words at places, in Helvetica or its bold, nothing packed. What is written is what
 * a page says and no more, so that tests can tell what was read from what was meant.
 */
export interface Words {
  readonly text: string;
  /** Points from the left and from the top of the page. */
  readonly x: number;
  readonly y: number;
  readonly size?: number;
  readonly isBold?: boolean;
}

export interface PdfOptions {
  readonly title?: string;
  /** More of the catalog: `/OpenAction …`. */
  readonly catalog?: string;
  /** More of each page. */
  readonly page?: string;
  /** More objects, from number 6 on, as they stand between `obj` and `endobj`. */
  readonly objects?: readonly string[];
  /** More of the trailer: `/Encrypt 6 0 R`. */
  readonly trailer?: string;
}

/** Pages are 600 points wide and 800 high. */
export const PAGE_HEIGHT = 800;

/** Returns a PDF with these pages. */
export function pdfFile(pages: readonly (readonly Words[])[], options: PdfOptions = {}): Uint8Array {
  const { title = '', catalog = '', page = '', objects = [], trailer = '' } = options;
  const firstPage = 6 + objects.length;
  const kids = pages.map((_, i) => `${firstPage + i * 2} 0 R`).join(' ');
  const all = [
    `<</Type/Catalog/Pages 2 0 R ${catalog}>>`,
    `<</Type/Pages/Kids[${kids}]/Count ${pages.length}>>`,
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>',
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica-Bold/Encoding/WinAnsiEncoding>>',
    `<</Title(${title})>>`,
    ...objects,
    ...pages.flatMap((words, i) => [
      `<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 ${PAGE_HEIGHT}]/Contents ${firstPage + i * 2 + 1} 0 R/Resources<</Font<</F1 3 0 R/F2 4 0 R>>>>${page}>>`,
      streamOf(words),
    ]),
  ];
  return assembled(all, `/Info 5 0 R ${trailer}`);
}

function streamOf(words: readonly Words[]): string {
  const drawn = words.map(
    ({ text, x, y, size = 10, isBold = false }) =>
      `BT /${isBold ? 'F2' : 'F1'} ${size} Tf 1 0 0 1 ${x} ${PAGE_HEIGHT - y} Tm (${text.replace(/[()\\]/g, '\\$&')}) Tj ET`,
  );
  const content = drawn.join('\n');
  return `<</Length ${content.length}>>stream\n${content}\nendstream`;
}

function assembled(objects: readonly string[], trailer: string): Uint8Array {
  let file = '%PDF-1.7\n';
  const offsets = objects.map((object, i) => {
    const at = file.length;
    file += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const table = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer<</Size ${objects.length + 1}/Root 1 0 R ${trailer}>>\nstartxref\n${file.length}\n%%EOF`;
  return new Uint8Array(Buffer.from(file, 'latin1'));
}

/** Returns lines of one column as words: the first one at `y`, each `leading` points below the one before. */
export const column = (lines: readonly string[], x: number, y: number, leading = 12): Words[] =>
  lines.map((text, i) => ({ text, x, y: y + i * leading }));
