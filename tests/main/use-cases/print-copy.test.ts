import { describe, expect, it } from 'vitest';
import type { Printer } from '../../../main/ports.ts';
import { asPrinted } from '../../../main/use-cases/print-copy.ts';
import { htmlCopy } from '../../../shared/formats/html-copy.ts';
import { pdfCopy } from '../../../shared/formats/pdf-copy.ts';
import { done, refuse } from '../../../shared/result.ts';

const pdf = new TextEncoder().encode('%PDF');
const files = [{ name: 'a.pdf', content: '<p>a' }];

/** A printer that keeps what it was given. */
function fakePrinter(): Printer & { readonly given: string[] } {
  const given: string[] = [];
  return { given, print: async (html) => (given.push(html), done(pdf)) };
}

describe('what a format makes, on its way to disk', () => {
  it('is printed where it is a page to print', async () => {
    const printer = fakePrinter();
    expect(await asPrinted(pdfCopy, files, printer)).toEqual(done([{ name: 'a.pdf', content: pdf }]));
    expect(printer.given).toEqual(['<p>a']);
  });

  it('stays as it is where it is not, printer or none', async () => {
    const printer = fakePrinter();
    expect(await asPrinted(htmlCopy, files, printer)).toEqual(done(files));
    expect(await asPrinted(htmlCopy, files, null)).toEqual(done(files));
    expect(printer.given).toEqual([]);
  });

  it('is refused with the way out where there is no window to print with', async () => {
    expect(await asPrinted(pdfCopy, files, null)).toMatchObject({
      ok: false,
      problems: [{ code: 'print/unavailable', message: expect.stringContaining('html-copy') as string }],
    });
  });

  it('is refused with what the printer says', async () => {
    const problem = { code: 'print/failed', message: 'The PDF could not be made.' };
    expect(await asPrinted(pdfCopy, files, { print: async () => refuse(problem) })).toEqual(refuse(problem));
  });
});
