import { describe, expect, test } from 'vitest';
import { htmlPage } from '../../../shared/formats/html-page.ts';
import { parsePage } from '../../../shared/formats/html-page/page.ts';
import { textOf } from '../../../shared/model/block.ts';
import { processorTime } from '../../builders/processor-time.ts';
import { fileOf, testServices } from '../../builders/services.ts';

const read = (markup: string) => {
  const reading = htmlPage.read!(fileOf(markup, 'page.html'), testServices());
  if (!reading.ok) throw new Error(reading.problems[0].message);
  return reading.value;
};

const textIn = (markup: string): string => textOf(read(markup).article.blocks);

const PAGE = `<!doctype html><html lang="pt"><head><title>Bridge opens | The Orm Post</title>
<meta property="og:title" content="Bridge opens"><meta name="author" content="Rui Melo">
<meta property="og:site_name" content="The Orm Post"><link rel="canonical" href="https://example.org/bridge"></head>
<body><nav><a href="/">Home</a><a href="/sport">Sport</a></nav>
<article><h1>Bridge opens</h1>
<p>The bridge is open, said <b>Ana</b>&nbsp;Pires. “It holds,” she added, after a day of tests with forty lorries.</p>
<blockquote>No day without a bridge, the ferryman used to say before the flood took the last of the old piers away.</blockquote>
<ul><li>Two lanes</li><li>One cycle path</li></ul>
<p>First line<br>Second line</p>
<table><tr><td>Cost</td><td>4 million</td></tr></table></article>
<aside>Read also: ten bridges</aside><footer>All rights reserved</footer><script>document.title = 'x'</script></body></html>`;

describe('a web page', () => {
  test('becomes the article on it, block by block', () => {
    expect(read(PAGE).article.blocks).toEqual([
      { type: 'heading', level: 1, text: 'Bridge opens' },
      {
        type: 'paragraph',
        text: 'The bridge is open, said Ana\u00a0Pires. “It holds,” she added, after a day of tests with forty lorries.',
      },
      {
        type: 'quotation',
        text: 'No day without a bridge, the ferryman used to say before the flood took the last of the old piers away.',
      },
      { type: 'list-item', level: 1, text: 'Two lanes' },
      { type: 'list-item', level: 1, text: 'One cycle path' },
      { type: 'paragraph', text: 'First line' },
      { type: 'paragraph', text: 'Second line' },
      { type: 'paragraph', text: 'Cost\t4 million' },
    ]);
  });

  test('tells its title, author, outlet, language and address, and what was left out', () => {
    const { article, notes } = read(PAGE);
    expect(article.metadata).toMatchObject({
      title: 'Bridge opens',
      authors: ['Rui Melo'],
      outlet: 'The Orm Post',
      language: 'pt',
      url: 'https://example.org/bridge',
    });
    expect(notes.join(' ')).toMatch(/Left out: .*script/);
  });

  const PROSE =
    '<p>The bridge is open again, said the mayor, after four weeks, two reports and a long night of tests.</p>';

  test('cuts the comments off a page that a publishing system made, and keeps lists of links in the article', () => {
    const list = '<ul><li><a href="/report">The report of the engineers</a></li></ul>';
    const article = `<div class="article">${PROSE.repeat(20)}${list}</div>`;
    const rest = '<div id="comments"><p>Nonsense, all of it, wrote a reader.</p></div><form><input name="q"></form>';
    const text = textIn(`<nav><a href="/">Home</a></nav>${article}${rest}`);
    expect(text).toContain('The report of the engineers');
    expect(text).not.toContain('Nonsense');
  });

  test.each([
    ['<p class="byline">By Ana Ruiz - Apr 16, 2015 8:02 pm</p>', ['Ana Ruiz']],
    ['<p class="byline">Sunday, Feb 1, 2015</p><a rel="author">Tom Hale</a>', ['Tom Hale']],
    ['<p class="author">16.04.2015</p>', undefined],
    ['<p class="author">Maria Mayer and Dieter Tuesdale —</p>', ['Maria Mayer and Dieter Tuesdale']],
  ])('takes the name from a byline and leaves the date: %s', (byline, authors) => {
    expect(read(`<body>${byline}${PROSE}`).article.metadata.authors).toEqual(authors);
  });

  test('prefers the title that its window shows to a headline that is a summary', () => {
    const json = '{"@type":"Article","name":"Hermitian matrix","headline":"matrix equal to its transpose"}';
    const head = `<title>Hermitian matrix - Wiki</title><script type="application/ld+json">${json}</script>`;
    expect(read(`<head>${head}</head><body>${PROSE}`).article.metadata.title).toBe('Hermitian matrix');
  });

  test('writes the marks that browsers draw around a quotation element', () => {
    expect(textIn('<p>She said: <q>He told me <q>no</q>.</q></p>')).toBe('She said: “He told me ‘no’.”');
  });

  test('keeps everything of a plain page that somebody wrote by hand', () => {
    expect(textIn('<html><body>Just words<p>and more</body></html>')).toBe('Just words\nand more');
  });
});

describe('a hostile page (H1)', () => {
  const CANARY = 'canary-4711';
  const VECTORS = [
    `<img src=x onerror="${CANARY}()">`,
    `<a href="javascript:${CANARY}()">read on</a>`,
    `<svg><script>${CANARY}()</script></svg>`,
    `<math><mtext><table><mglyph><style><img src=x onerror=${CANARY}()>`,
    `<template><script>${CANARY}()</script></template>`,
    `<iframe srcdoc="<script>${CANARY}()</script>"></iframe>`,
    `<form action="javascript:${CANARY}()"><input name=attributes value=${CANARY}></form>`,
    `<p __proto__="${CANARY}" constructor="${CANARY}">`,
    `<meta http-equiv="refresh" content="0;url=javascript:${CANARY}()">`,
    `<!--[if IE]><script>${CANARY}()</script><![endif]-->`,
    `<noscript><p title="</noscript><img src=x onerror=${CANARY}()>">`,
    `<div hidden>${CANARY}</div>`,
  ];

  test.each(VECTORS)('gives plain words and nothing of %s', (vector) => {
    const { article } = read(`<!doctype html><body><p>Words before.</p>${vector}<p>Words after.</p></body>`);
    expect(JSON.stringify(article)).not.toContain(CANARY);
    expect(textOf(article.blocks)).toContain('Words before.');
    expect(Object.prototype).not.toHaveProperty(CANARY);
  });

  test('shows escaped markup as the words it is', () => {
    expect(textIn('<p>&lt;script&gt;alert(1)&lt;/script&gt; is text</p>')).toBe('<script>alert(1)</script> is text');
  });

  test('survives tags nested a hundred thousand deep (H2)', () => {
    expect(textIn(`${'<div>'.repeat(100_000)}<p>deep</p>`)).toBe('deep');
  });

  test.each([
    '<div class=author>',
    '<div><h1>',
    '<table><tr><td>x',
    '<ul><li>x',
    '<b><p>x',
    '<section class=comment><p>x',
  ])('takes time in proportion to its length for %s nested in itself (H8)', (piece) => {
    let text = '';
    const milliseconds = processorTime(() => {
      text = textIn(`<p>canary</p>${piece.repeat(10_000)}<p>end`);
    });
    expect(text).toContain('end');
    expect(milliseconds).toBeLessThan(8000);
  });

  test('refuses more elements than the budget, with a way out (H4)', () => {
    const page = parsePage('<p>x'.repeat(50), 'many.html', 20);
    expect(page).toMatchObject({ ok: false, problems: [{ code: 'html/too-many-elements', where: 'many.html' }] });
  });

  test('refuses a page without a word', () => {
    const reading = htmlPage.read!(fileOf('<html><body><script>1</script></body></html>', 'x.html'), testServices());
    expect(reading).toMatchObject({ ok: false });
  });
});
