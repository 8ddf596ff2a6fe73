import { TOLD_IN_WORDS } from './copy-losses.ts';
import type { PlainFormat } from './format.ts';
import { pageToPrint } from './html-copy.ts';

/**
 * The reading copy on paper: what `write` returns is the page, and printing makes a tagged PDF of it, with the
 * annotations drawn, the notes beside the text, and the headings as outline. Each article begins on a page of its own,
 * being a file of its own.
 */
export const pdfCopy: PlainFormat = {
  id: 'pdf-copy',
  label: 'PDF reading copy',
  description: 'The reading copy as PDF, to hand on, to print and to keep: tagged, with an outline.',
  group: 'publications',
  extensions: ['pdf'],
  mediaType: 'application/pdf',
  prints: true,
  loses: TOLD_IN_WORDS.filter(({ id }) => id !== 'speakers.details'),
  write: (article, services) => pageToPrint(article, services),
};
