import { describe, expect, test } from 'vitest';
import { isAppAddress, isPageAddress } from '../../../main/adapters/app-origin.ts';
import { PagesToPrint } from '../../../main/adapters/pages-to-print.ts';
import { withoutDates } from '../../../main/adapters/pdf-dates.ts';

const get = (pages: PagesToPrint, url: string, method = 'GET') => pages.respond({ url, method });

describe('a page that is about to be printed', () => {
  test('is answered once, under an address of its own', async () => {
    const pages = new PagesToPrint();
    const address = pages.offer('<p>one', 'id-1');
    expect(address).toBe('app://bundle/print/id-1');
    expect([isAppAddress(address), isPageAddress(address)]).toEqual([true, false]);
    expect(await get(pages, address)!.text()).toBe('<p>one');
    expect(get(pages, address)).toBeNull();
  });

  test('is answered to nobody who asks otherwise', () => {
    const pages = new PagesToPrint();
    pages.offer('<p>one', 'id-1');
    expect(get(pages, 'app://bundle/print/id-2')).toBeNull();
    expect(get(pages, 'app://bundle/print/')).toBeNull();
    expect(get(pages, 'app://evil/print/id-1')).toBeNull();
    expect(get(pages, 'app://bundle/print/id-1', 'POST')).toBeNull();
  });

  test('is forgotten when it is withdrawn', () => {
    const pages = new PagesToPrint();
    const address = pages.offer('<p>one', 'id-1');
    pages.withdraw(address);
    expect(get(pages, address)).toBeNull();
  });

  test('comes with a policy that lets in its own styles and nothing else', () => {
    const pages = new PagesToPrint();
    const { headers } = get(pages, pages.offer('', 'a'))!;
    expect(headers.get('content-security-policy')).toBe(
      "sandbox; default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    );
    expect(headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  });
});

describe('the dates in a PDF', () => {
  const bytes = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'));
  const text = (pdf: Uint8Array) => Buffer.from(pdf).toString('latin1');

  test('become blanks, and every byte stays in its place', () => {
    const pdf =
      '%PDF-1.4\n<</Title (a)\n/Creator (Mozilla \\(X11; Linux\\) Chrome)\n/CreationDate (D:20261127)\n/ModDate (D:1)>>\nend';
    const cleaned = text(withoutDates(bytes(pdf)));
    expect(cleaned).toHaveLength(pdf.length);
    expect(cleaned.replace(/ +/g, ' ')).toBe('%PDF-1.4\n<</Title (a)\n \n \n >>\nend');
  });

  test('are looked for at the head of the file alone', () => {
    const pdf = `%PDF${' '.repeat(20_000)}/ModDate (words of the article)`;
    expect(text(withoutDates(bytes(pdf)))).toBe(pdf);
  });
});
