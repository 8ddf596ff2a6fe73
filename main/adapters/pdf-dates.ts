/**
 * PDF as Chromium prints it says when it was made and by which browser on which system. Both are taken out, so that
 * the same page makes the same bytes (promise X5) and nothing tells of the machine (X7).
 */

/** Where Chromium writes it: at the head of the file, uncompressed. Bytes. */
const HEAD = 16_384;

/** Returns the file with blanks in place of the entries, so that no offset in it changes. */
export function withoutDates(pdf: Uint8Array): Uint8Array {
  const head = String.fromCharCode(...pdf.subarray(0, HEAD));
  const cleaned = pdf.slice();
  for (const { index, 0: entry } of head.matchAll(/\/(?:CreationDate|ModDate|Creator) \((?:\\.|[^\\)])*\)/g)) {
    cleaned.fill(BLANK, index, index + entry.length);
  }
  return cleaned;
}

const BLANK = 0x20;
