import { holds, opened, reads, refused, textIn, type HostileFile } from './hostile-file.ts';

/** How often a mark is repeated (PROMISES §5, md). */
const MANY = 50_000;

const RUNS = [
  '[',
  '](',
  '![',
  '[a](',
  '[]',
  '(',
  '<',
  '<a ',
  '*',
  '**a ',
  '*a_ ',
  '_',
  'a_b',
  '`',
  '`a',
  '~',
  '~~a ',
  '"',
  "'",
];
const MORE_RUNS = [
  '“',
  '\\',
  '&',
  '&#x',
  '&amp',
  '#',
  '> ',
  '- ',
  '1. ',
  '+\n',
  '>\n',
  '|',
  '---\n',
  '```\n',
  '\t',
  'http://',
  '<http:',
  '<!--',
  '<?',
  ']:',
  '[a]:\n',
];

/** The mark, spelt so that it can stand in a name. */
const spelt = (mark: string): string => [...mark].map((c) => c.codePointAt(0)!.toString(16)).join('-');

const times = (length: number, make: (index: number) => string): string =>
  Array.from({ length }, (_, index) => make(index)).join('');

/** Bounded, and nothing of it became a link or an element. */
const isText = (article: Parameters<typeof textIn>[0]): boolean => textIn(article).length <= 10_000_000;

/** Markdown: marks without an end, references in circles, markup inside, front matter (PROMISES §5, md). */
export const markdownFiles: readonly HostileFile[] = [
  ...[...RUNS, ...MORE_RUNS].map((mark) =>
    opened(`run of ${spelt(mark)}.md`, isText, () => `canary\n\n${mark.repeat(MANY)} end`),
  ),
  opened('backticks of every length.md', isText, () => times(600, (i) => `${'`'.repeat(i + 1)}a `)),
  opened('stars of every length.md', isText, () => times(600, (i) => `${'*'.repeat(i + 1)}a${'_'.repeat(i)} `)),
  opened('quotations nested.md', holds('deep'), () => `${'> '.repeat(20_000)}deep`),
  opened('lists nested.md', holds('item'), () => times(400, (i) => `${'  '.repeat(i)}- item\n`)),
  opened('lists and quotations by turns.md', isText, () => `${'> - '.repeat(10_000)}x`),
  opened('references to themselves.md', holds('end'), () => `${'[a]: [a]\n'.repeat(MANY)}\nend [a][a]`),
  opened('references in a circle.md', holds('end'), () => `${times(9000, (i) => `[a${i}]: <a${i + 1}>\n`)}\nend [a0]`),
  opened('references that are never used.md', holds('end'), () => `${times(30_000, (i) => `[a${i}]: b\n`)}\nend`),
  opened(
    'uses of one reference.md',
    holds('a a'),
    () => `[a]: http://e.org/${'x'.repeat(20_000)}\n\n${'[a] '.repeat(20_000)}`,
  ),
  opened('a title without end.md', isText, () => `[a]: b "${'x\n'.repeat(MANY)}`),
  opened('a table of a million cells.md', isText, () => `|a|\n|-|\n${'|b|c|d|e\n'.repeat(20_000)}`),
  opened('a row of many cells.md', isText, () => `${'|a'.repeat(20_000)}|\n${'|-'.repeat(20_000)}|\n|b|`),
  opened(
    'many columns and short rows.md',
    isText,
    () => `${'|a'.repeat(2000)}|\n${'|-'.repeat(2000)}|\n${'|b|\n'.repeat(2000)}`,
  ),
  refused('many paragraphs.md', /^text\/too-many-paragraphs$/, () => 'a\n\n'.repeat(100_001)),
  opened('one long word.md', isText, () => 'a'.repeat(3_000_000)),
  opened('spaces at line ends.md', isText, () => `a${' '.repeat(200_000)}\nb${' '.repeat(200_000)}`),

  opened('markup.md', holds('<script>alert(1)</script>'), () => 'Before <script>alert(1)</script> after'),
  opened('markup of a block.md', holds('onerror'), () => '<img src=x onerror=alert(1)>\n\n<iframe srcdoc="x">'),
  opened(
    'links that run.md',
    reads('one two three four [five](vbscript:x) <javascript:alert(1)>'),
    () =>
      '[one](http://e.org/#javascript:alert(1)) [two](<http://e.org>) [three](&#106;avascript.html) ' +
      '[four](/x "javascript:alert(1)") [five](vbscript:x) <javascript:alert(1)>',
  ),
  opened('pictures that call home.md', holds('seen'), () => '![seen](http://tracker.example/p.gif)'),

  opened(
    'front matter of aliases.md',
    (a) => JSON.stringify(a.metadata).length < 2000,
    () => `---\na: &a [x,x]\n${times(60, (i) => `k${i}: &k${i} [*a,*a,*a]\n`)}---\nWords.`,
  ),
  opened(
    'front matter of prototypes.md',
    (a) => Object.keys(a.metadata).every((key) => ['record', 'id', 'title', 'authors'].includes(key)),
    () => '---\n__proto__: x\nconstructor: y\nprototype.polluted: z\nauthor: !!js/function "alert"\n---\nWords.',
  ),
  opened('front matter without end.md', holds('a: b'), () => `---\n${'a: b\n'.repeat(MANY)}`),
  opened('front matter of one long line.md', reads('Words.'), () => `---\ntitle: ${'['.repeat(500_000)}\n---\nWords.`),
  opened('front matter of authors.md', reads('Words.'), () => `---\nauthor: ${' and '.repeat(100_000)}x\n---\nWords.`),
];
