import { describe, expect, it } from 'vitest';
import { markdown } from '../../../shared/formats/markdown.ts';
import { processorTime } from '../../builders/processor-time.ts';
import { fileOf, testServices } from '../../builders/services.ts';

function read(written: string) {
  const result = markdown.read!(fileOf(written, 'a.md'), testServices());
  if (!result.ok) throw new Error(result.problems[0].message);
  return result.value;
}

/** Blocks in one line each: `h2 text`, `li1 text`, `> text`, `text`. */
const outline = (written: string) =>
  read(written).article.blocks.map(({ type, level, text }) => {
    const mark = { paragraph: '', heading: `h${level} `, quotation: '> ', 'list-item': `li${level} ` }[type];
    return mark + text;
  });

describe('Markdown', () => {
  it('becomes headings, paragraphs, quotations and list items', () => {
    expect(
      outline(
        '# Bridge\n\nIt is *closed*,\nshe **said**.\n\n> Not `now`.\n\n- one\n  - two\n\nUnder\n-----\n\n1. three\n',
      ),
    ).toEqual(['h1 Bridge', 'It is closed, she said.', '> Not now.', 'li1 one', 'li2 two', 'h2 Under', 'li1 three']);
  });

  it('keeps the text of links and the descriptions of pictures, and decodes entities', () => {
    expect(outline('See [the report](https://example.org "x") &amp; ![a cracked pier](pier.png).')).toEqual([
      'See the report & a cracked pier.',
    ]);
    expect(read('![pier](a.png) ![pier](b.png)').notes).toEqual(['Left out: 2 pictures; the descriptions stay.']);
  });

  it('splits at hard breaks, and code by lines', () => {
    expect(outline('one  \ntwo\\\nthree\n\n```js\nfour\n\nfive\n```')).toEqual(['one', 'two', 'three', 'four', 'five']);
  });

  it('writes a table row as one paragraph', () => {
    expect(outline('| Year | Cars |\n|---|---|\n| 1999 | 8,000 |\n| 2024 | |')).toEqual([
      'Year\tCars',
      '1999\t8,000',
      '2024',
    ]);
  });

  it('reads front matter by plain lines and nothing else of YAML', () => {
    const { article } = read(
      '---\ntitle: "The bridge: closed"\nauthor: Ana Ruiz and Tom Hale\ndate: 2026-01-05\nurl: https://example.org/a\nbomb: &a [*a, *a]\n__proto__: x\n---\n\nText.',
    );
    expect(article.metadata).toMatchObject({
      title: 'The bridge: closed',
      authors: ['Ana Ruiz', 'Tom Hale'],
      published: '2026-01-05',
      url: 'https://example.org/a',
    });
    expect(article.blocks).toEqual([{ type: 'paragraph', text: 'Text.' }]);
    expect(outline('---\n\nA rule, no front matter.\n\n---\n')).toEqual(['A rule, no front matter.']);
  });

  it('takes HTML and javascript: links for text (H1)', () => {
    expect(outline('<b onclick="x">Anna</b> [go](javascript:alert(1))')).toEqual([
      '<b onclick="x">Anna</b> [go](javascript:alert(1))',
    ]);
  });

  it.each(['[', '![', '*', '`', '_ ', '> ', '(', '[a]: [a]\n', '[a][b]\n', '*a **a ', '- ', '|a', '&amp;'])(
    'survives fifty thousand of %j (H2, H8)',
    (piece) => {
      let first: unknown;
      const milliseconds = processorTime(() => {
        const result = markdown.read!(fileOf(`canary\n\n${piece.repeat(50_000)}`, 'a.md'), testServices());
        first = result.ok && result.value.article.blocks[0]!.text;
      });
      expect(first).toBe('canary');
      expect(milliseconds).toBeLessThan(8000);
    },
  );
});
