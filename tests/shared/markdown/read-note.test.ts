import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readExample } from '../../../shared/markdown/read-example.ts';
import { firstWordsOf, NOTE_TAGS, type NoteNode, readNote } from '../../../shared/markdown/read-note.ts';

/** The tree as one writes it down: `p(words em(more))`. */
const written = (nodes: readonly NoteNode[]): string =>
  nodes
    .map((node) =>
      typeof node === 'string'
        ? node
        : `${node.tag}${node.start === undefined ? '' : node.start}(${written(node.children)})`,
    )
    .join('');

const walk = (nodes: readonly NoteNode[], see: (node: NoteNode) => void): void => {
  for (const node of nodes) {
    see(node);
    if (typeof node !== 'string') walk(node.children, see);
  }
};

describe('a note', () => {
  it.each([
    ['plain words', 'p(plain words)'],
    ['one line\nand another', 'p(one linebr()and another)'],
    ['# Head\n\n*so* and **so** and ~~no~~', 'h1(Head)p(em(so) and strong(so) and s(no))'],
    ['- one\n- two\n\n3. three', 'ul(li(one)li(two))ol3(li(three))'],
    ['- one\n\n- two', 'ul(li(p(one))li(p(two)))'],
    ['> said *she*', 'blockquote(p(said em(she)))'],
    ['`a < b`\n\n```\nx\n  y\n```', 'p(code(a < b))pre(x\n  y)'],
    ['a\n\n---\n\nb', 'p(a)hr()p(b)'],
    ['|a|b|\n|-|-|\n|1|2|', 'table(thead(tr(th(a)th(b)))tbody(tr(td(1)td(2))))'],
    ['', ''],
  ])('%j says %s', (markdown, tree) => {
    expect(written(readNote(markdown))).toBe(tree);
  });

  it.each([
    ['[words](https://example.org/a)', 'p(words address(https://example.org/a))'],
    ['<https://example.org>', 'p(https://example.org)'],
    ['![a cat](https://example.org/cat.png)', 'p(a cat address(https://example.org/cat.png))'],
    ['[words](javascript:alert(1))', 'p([words](javascript:alert(1)))'],
  ])('shows where %j leads, and leads nowhere', (markdown, tree) => {
    expect(written(readNote(markdown))).toBe(tree);
  });

  it.each(['<script>alert(1)</script>', '<img src=x onerror=alert(1)>', 'a <b>bold</b> word'])(
    'takes the markup of %j for words',
    (markdown) => {
      expect(written(readNote(markdown))).toBe(`p(${markdown})`);
    },
  );

  it('holds nothing but the elements it names, whatever it is made of', () => {
    const piece = fc.constantFrom(
      ...[
        '#',
        '*',
        '**',
        '`',
        '```',
        '~~',
        '> ',
        '- ',
        '1. ',
        '\n',
        '\n\n',
        '[',
        '](',
        ')',
        '<',
        '>',
        '|',
        '-',
        ' ',
        'x',
        '\\',
        '&amp;',
        '!',
        '\u202e',
      ],
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        walk(readNote(pieces.join('')), (node) => {
          if (typeof node !== 'string') expect(NOTE_TAGS).toContain(node.tag);
        });
      }),
    );
  });

  it('keeps the words of what is nested too deep', () => {
    expect(written(readNote(`${'> '.repeat(200)}deep`))).toContain('deep');
  });

  it('is shown as it was typed where it is as long as a book', () => {
    const book = '*word* '.repeat(10_000);
    expect(readNote(book)).toEqual([{ tag: 'pre', children: [book] }]);
  });

  it('is told on one line by its first words', () => {
    expect(firstWordsOf('# Check this\n\nwith *the ministry*, and soon', 24)).toBe('Check this with the mini…');
    expect(firstWordsOf('- one\n- two', 24)).toBe('one two');
    expect(firstWordsOf('', 24)).toBe('');
  });
});

describe('an example', () => {
  it.each([
    [
      'She said {We will win}',
      [
        ['She said ', false],
        ['We will win', true],
      ],
    ],
    [
      '{We}, she said, {will win}.',
      [
        ['We', true],
        [', she said, ', false],
        ['will win', true],
        ['.', false],
      ],
    ],
    [
      'a \\{ brace \\} and {one \\} more}',
      [
        ['a { brace } and ', false],
        ['one } more', true],
      ],
    ],
    ['no { other half', [['no { other half', false]]],
    ['', []],
  ])('%j is read with its tagged words', (example, pieces) => {
    expect(readExample(example).map(({ text, isTagged }) => [text, isTagged])).toEqual(pieces);
  });
});
