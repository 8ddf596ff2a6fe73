import { describe, expect, test } from 'vitest';
import { eml } from '../../../shared/formats/eml.ts';
import type { Reading } from '../../../shared/formats/format.ts';
import { FORMATS } from '../../../shared/formats/index.ts';
import { pickReader } from '../../../shared/formats/pick-format.ts';
import { testServices } from '../../builders/services.ts';

const bytesOf = (text: string): Uint8Array => new Uint8Array(Buffer.from(text.replaceAll('\n', '\r\n'), 'latin1'));

const HEADERS = 'From: Anna Berg <anna@example.org>\nMessage-ID: <1@example.org>\nMIME-Version: 1.0\n';

function readingOf(text: string): Reading {
  const reading = eml.read!({ bytes: bytesOf(text), name: 'a mail.eml' }, testServices());
  if (!reading.ok) throw new Error(reading.problems[0].message);
  return reading.value;
}

const blocksOf = (text: string): string[] =>
  readingOf(text).article.blocks.map((block) =>
    block.type === 'paragraph' ? block.text : `${block.type}: ${block.text}`,
  );

const multipart = (kind: string, ...parts: readonly string[]): string =>
  `${HEADERS}Content-Type: multipart/${kind}; boundary="b"\n\nNot read.\n${parts.map((part) => `--b\n${part}\n`).join('')}--b--\nNor this.\n`;

describe('the headers of a mail', () => {
  test('give title, author and date, encoded words decoded', () => {
    const { article, notes } = readingOf(
      '\
From: =?utf-8?B?QW5uYSBCw7hyZw==?= <anna@example.org>\n\
To: Bo <bo@example.org>, cleo@example.org\n\
Subject: =?iso-8859-1?Q?Br=FCcke?= bleibt\n zu\n\
Date: Fri, 30 Aug 2024 20:54:29 +0200\n\
Message-ID: <1@example.org>\n\n\
Die Br\xfccke bleibt zu.\n',
    );
    expect(article.metadata).toEqual({
      record: 'metadata',
      id: 'metadata',
      title: 'Brücke bleibt zu',
      authors: ['Anna Børg'],
      published: '2024-08-30T18:54:29Z',
    });
    expect(notes).toEqual(['The mail went to Bo, cleo@example.org.']);
    expect(article.blocks).toEqual([{ type: 'paragraph', text: 'Die Brücke bleibt zu.' }]);
  });

  test('tell a mail from a letter in a text file', () => {
    const formatOf = (text: string, name: string) => {
      const format = pickReader({ bytes: bytesOf(text), name }, FORMATS);
      return format.ok ? format.value.id : null;
    };
    expect(formatOf(`${HEADERS}\nWords.`, 'mail')).toBe('eml');
    expect(formatOf('From: Anna\nTo: Bo\nSubject: x\n\nWords.', 'letter.txt')).toBe('text');
    expect(formatOf('From: Anna\nTo: Bo\nSubject: x\n\nWords.', 'letter.eml')).toBe('eml');
  });
});

describe('the text of a mail', () => {
  test('has what it quotes as quotations, without the marks', () => {
    expect(
      blocksOf(`${HEADERS}\nNo.\n\nBo wrote:\n> Will you come?\n>> Are you there?\n> Please say.\n\nAnna\n`),
    ).toEqual([
      'No.',
      'Bo wrote:',
      'quotation: Will you come?',
      'quotation: Are you there?',
      'quotation: Please say.',
      'Anna',
    ]);
  });

  test('has its flowed lines joined, in quotations too', () => {
    const flowed = `${HEADERS}Content-Type: text/plain; format=flowed\n\nThe bridge \nstays closed.\nSo.\n> A long \n> question.\n`;
    expect(blocksOf(flowed)).toEqual(['The bridge stays closed.', 'So.', 'quotation: A long question.']);
  });

  test('is decoded from quoted-printable and base64', () => {
    const coded = (encoding: string, body: string) =>
      blocksOf(
        `${HEADERS}Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: ${encoding}\n\n${body}\n`,
      );
    expect(coded('quoted-printable', 'Br=C3=BCcke bleibt=\n zu.  ')).toEqual(['Brücke bleibt zu.']);
    expect(coded('base64', 'QnLDvGNrZSBi\nbGVpYnQgenUu')).toEqual(['Brücke bleibt zu.']);
  });

  test('is the plain one of two, unless that is a stub', () => {
    const html = 'Content-Type: text/html\n\n<p>The bridge stays closed until the spring, the mayor said.</p>';
    expect(
      blocksOf(multipart('alternative', 'Content-Type: text/plain\n\nThe bridge stays closed until the spring.', html)),
    ).toEqual(['The bridge stays closed until the spring.']);
    expect(blocksOf(multipart('alternative', 'Content-Type: text/plain\n\nSee HTML.', html))).toEqual([
      'The bridge stays closed until the spring, the mayor said.',
    ]);
  });

  test('leaves attachments out and names them, without folders', () => {
    const { article, notes } = readingOf(
      multipart(
        'mixed',
        'Content-Type: text/plain\n\nSee the report.',
        'Content-Type: application/pdf; name="C:\\\\x\\\\report.pdf"\nContent-Disposition: attachment\n\nxx',
        "Content-Type: image/png\nContent-Disposition: attachment; filename*0*=utf-8''%C3%9Cber;\n filename*1*=sicht.png\n\nxx",
        'Content-Type: text/plain; name=notes.txt\nContent-Disposition: attachment; filename=notes.txt\n\nNot this.',
      ),
    );
    expect(article.blocks.map(({ text }) => text)).toEqual(['See the report.']);
    expect(notes).toEqual(['Left out: 3 attachments (report.pdf, Übersicht.png, notes.txt).']);
  });

  test('is found in parts of parts, and where the last boundary is missing', () => {
    const inner = 'Content-Type: multipart/alternative; boundary=c\n\n--c\nContent-Type: text/plain\n\nInside.\n--c--';
    expect(blocksOf(multipart('mixed', inner))).toEqual(['Inside.']);
    expect(blocksOf(multipart('mixed', 'Content-Type: text/plain\n\nCut off').replace(/\n--b--[\s\S]*/u, ''))).toEqual([
      'Cut off',
    ]);
  });
});

test('a mail of attachments only is refused with the way out', () => {
  const bytes = bytesOf(multipart('mixed', 'Content-Type: application/pdf\nContent-Disposition: attachment\n\nxx'));
  const reading = eml.read!({ bytes, name: 'a.eml' }, testServices());
  expect(reading).toMatchObject({ ok: false, problems: [{ code: 'eml/no-text' }] });
});
