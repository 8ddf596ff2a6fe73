import { describe, expect, it } from 'vitest';
import { decodeText, findBudgetProblem, type DecodedText } from '../../../shared/formats/decode-text.ts';

const latin1 = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));
const utf8 = (text: string) => new TextEncoder().encode(text);

function utf16(text: string, bigEndian: boolean): Uint8Array {
  const bytes = new Uint8Array(text.length * 2);
  const view = new DataView(bytes.buffer);
  for (let i = 0; i < text.length; i += 1) view.setUint16(i * 2, text.charCodeAt(i), !bigEndian);
  return bytes;
}

function decoded(bytes: Uint8Array, declared?: string): DecodedText {
  const result = decodeText(bytes, 'a.txt', { declared: declared ?? null });
  if (!result.ok) throw new Error(result.problems[0].message);
  return result.value;
}

function refused(bytes: Uint8Array, mostUnits?: number): string {
  const result = decodeText(bytes, 'a.txt', mostUnits === undefined ? {} : { mostUnits });
  return result.ok ? 'read' : result.problems[0].code;
}

describe('the encoding', () => {
  const french =
    'Le caf\xe9 na\xefve \xe0 No\xebl, \x93vite\x94, dit-elle, d\xe9j\xe0 \xe9puis\xe9e par la journ\xe9e. O\xf9 \xeates-vous all\xe9s, apr\xe8s la f\xeate ?';
  it.each([
    ['a mark wins: UTF-8', utf8('\ufeffAnna’s é'), 'utf-8', 'Anna’s é'],
    ['a mark wins: UTF-16LE', utf16('\ufeffAnna’s é', false), 'utf-16le', 'Anna’s é'],
    ['a mark wins: UTF-16BE', utf16('\ufeffAnna’s é', true), 'utf-16be', 'Anna’s é'],
    ['UTF-16LE without a mark', utf16('Anna said so.\nTwice.', false), 'utf-16le', 'Anna said so.\nTwice.'],
    ['UTF-16BE without a mark', utf16('Anna said so.\nTwice.', true), 'utf-16be', 'Anna said so.\nTwice.'],
    ['well-formed UTF-8', utf8('Zoë 👩‍👩‍👧 said'), 'utf-8', 'Zoë 👩‍👩‍👧 said'],
    ['plain ASCII', utf8('Anna said'), 'utf-8', 'Anna said'],
    ['statistics: windows-1252', latin1(french), 'windows-1252', undefined],
  ])('%s', (_, bytes, encoding, text) => {
    const result = decoded(bytes);
    expect(result.encoding).toBe(encoding);
    if (text !== undefined) expect(result.text).toBe(text);
  });

  it('takes what the document declares before it guesses, but never over well-formed UTF-8', () => {
    const koi8 = latin1('\xf0\xd2\xc9\xd7\xc5\xd4');
    expect(decoded(koi8, 'KOI8-R')).toMatchObject({ text: 'Привет', encoding: 'koi8-r' });
    expect(decoded(utf8('Привет'), 'koi8-r').text).toBe('Привет');
    expect(decoded(latin1('caf\xe9'), 'no-such-charset').text).toBe('café');
    expect(decoded(latin1('caf\xe9'), 'utf-16').text).toBe('café');
  });

  it('takes one byte order mark off and keeps a second (T9)', () => {
    expect(decoded(utf8('\ufeff\ufeffAnna')).text).toBe('\ufeffAnna');
  });
});

describe('what is ill-formed (T9)', () => {
  it('becomes U+FFFD and is counted, apart from those that the file held', () => {
    const bytes = new Uint8Array([...utf8('Zoë, Übung, “so”, “so” \ufffd '), 0xff, 0x41, 0xc3]);
    expect(decoded(bytes)).toMatchObject({
      text: 'Zoë, Übung, “so”, “so” \ufffd \ufffdA\ufffd',
      replacedCharacters: 2,
    });
  });

  it('replaces lone surrogates of UTF-16 and of WTF-8', () => {
    expect(decoded(utf16('\ufeffa\ud800b', false))).toMatchObject({ text: 'a\ufffdb', replacedCharacters: 1 });
    const wtf8 = new Uint8Array([...utf8('“Zoë” “Zoë” “Zoë” “Zoë” '), 0xed, 0xa0, 0x80]);
    expect(decoded(wtf8).text.isWellFormed()).toBe(true);
    expect(decoded(wtf8).replacedCharacters).toBe(3);
  });

  it('survives UTF-16 of odd length', () => {
    const odd = utf16('\ufeffAnna said', false).slice(0, -1);
    expect(decoded(odd).text).toBe('Anna sai\ufffd');
  });
});

describe('line ends (T8)', () => {
  it.each([
    ['a\nb', 'lf'],
    ['a\r\nb', 'crlf'],
    ['a\rb', 'cr'],
    ['a\r\nb\nc', 'mixed'],
    ['a b', 'none'],
  ])('%j: %s', (written, lineEnds) => {
    expect(decoded(utf8(written))).toMatchObject({ lineEnds, text: written.replaceAll(/\r\n?/g, '\n') });
  });

  it('keeps NEL, U+2028 and decomposed letters as they are (T7)', () => {
    const text = 'a\u0085b\u2028c e\u0301 \ufb01 so\u00adft';
    expect(decoded(utf8(text)).text).toBe(text);
  });
});

describe('refusals', () => {
  it.each([
    ['nothing', new Uint8Array(), 'text/empty'],
    ['spaces only', utf8(' \n\t\u00a0 '), 'text/empty'],
    ['NUL in text', latin1('abc\0def'), 'text/binary'],
    ['all NUL', new Uint8Array(5000), 'text/binary'],
    ['a program', Uint8Array.from({ length: 4000 }, (_, i) => (i * 7919) % 251), 'text/binary'],
    ['UTF-32', new Uint8Array([0xff, 0xfe, 0, 0, 0x41, 0, 0, 0]), 'text/unsupported-encoding'],
  ])('%s', (_, bytes, code) => {
    expect(refused(bytes)).toBe(code);
  });

  it('names the numbers of a budget that is passed', () => {
    expect(refused(utf8('abcdef'), 5)).toBe('text/too-long');
    const blocks = Array.from({ length: 100_001 }, () => ({ type: 'paragraph' as const, text: 'x' }));
    expect(findBudgetProblem(blocks, 'a.txt')?.message).toContain('100,001 paragraphs; an article may have 100,000');
    expect(findBudgetProblem(blocks.slice(1), 'a.txt')).toBe(null);
  });
});
