import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { text } from '../../../shared/formats/text.ts';
import { fileOf, testServices } from '../../builders/services.ts';

function read(written: string, name = 'a.txt') {
  const result = text.read!(fileOf(written, name), testServices());
  if (!result.ok) throw new Error(result.problems[0].message);
  return result.value;
}

const texts = (written: string) => read(written).article.blocks.map((block) => block.text);

const sentence =
  'The harbour bridge was closed on Monday after an engineer found a crack in the second of its four piers.';

describe('plain text', () => {
  it('is a paragraph a line, blank lines dropped, spaces kept (T7)', () => {
    expect(texts('One \n\n  Two\nThree\n\n\n')).toEqual(['One ', '  Two', 'Three']);
  });

  it('joins the lines of a file that is clearly hard-wrapped, and says so', () => {
    const wrapped = [
      'The harbour bridge was closed on Monday after an engineer found a',
      'crack in the second of its four piers. Nobody was hurt, and no car',
      'was on the bridge when the alarm went off.',
      '',
      'The mayor said the ferry would run every ten minutes from Tuesday,',
      'and that nobody would have to pay for it until the bridge is safe',
      'again. She could not say when that will be.',
    ].join('\n');
    const { article, notes } = read(wrapped);
    expect(article.blocks).toHaveLength(2);
    expect(article.blocks[0]!.text).toMatch(/^The harbour bridge .* found a crack in .* went off\.$/);
    expect(notes).toEqual(['The lines were wrapped at 66 characters; each paragraph is one line now.']);
  });

  it('keeps verse and short turns of speech line by line', () => {
    const verse =
      'Half a league, half a league,\nHalf a league onward,\nAll in the valley\nRode they on\n\nForward they went\nto the end of it all\nand nobody came\nback home again';
    expect(texts(verse)).toHaveLength(8);
  });

  it('takes a short line without end punctuation between long paragraphs for a heading', () => {
    const { article } = read(`Bridge closed\n${sentence}\nA long wait\n${sentence}\n“Never again”\n${sentence}`);
    expect(article.blocks.map(({ type, level }) => [type, level])).toEqual([
      ['heading', 1],
      ['paragraph', undefined],
      ['heading', 2],
      ['paragraph', undefined],
      ['paragraph', undefined],
      ['paragraph', undefined],
    ]);
    expect(article.metadata.title).toBe('Bridge closed');
  });

  it('takes the first words for a title when the first line is long', () => {
    expect(read(sentence.repeat(3)).article.metadata.title).toBe(
      'The harbour bridge was closed on Monday after an engineer found a crack in the…',
    );
  });

  it('records where it came from (T8, T9)', () => {
    expect(read('\ufeffOne\r\nTwo').article.source).toMatchObject({
      name: 'a.txt',
      mediaType: 'text/plain',
      encoding: 'utf-8',
      lineEnds: 'crlf',
      replacedCharacters: 0,
    });
  });

  it('refuses more paragraphs than an article may have, with the numbers', () => {
    const result = text.read!(fileOf('x\n'.repeat(100_001), 'a.txt'), testServices());
    expect(result).toMatchObject({ ok: false, problems: [{ code: 'text/too-many-paragraphs', where: 'a.txt' }] });
  });
});

const standoff = resolve(import.meta.dirname, '../../../../shared/article/ukraine-standoff.txt');

it.skipIf(!existsSync(standoff))('reads the article this product was first asked to handle', () => {
  const { article, notes } = read(readFileSync(standoff, 'utf8'));
  expect(article.blocks).toHaveLength(28);
  expect(article.blocks.filter(({ type }) => type !== 'paragraph')).toEqual([
    { type: 'heading', level: 2, text: 'Large gulf' },
  ]);
  expect(notes).toEqual([]);
});
