import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { markdown } from '../../../shared/formats/markdown.ts';
import { markdownCopy } from '../../../shared/formats/markdown-copy.ts';
import type { Article } from '../../../shared/model/article.ts';
import type { Block } from '../../../shared/model/block.ts';
import { annotatedArticle } from '../../builders/annotated-article.ts';
import { arbitraryText } from '../../builders/arbitrary-article.ts';
import { sampleArticle } from '../../builders/sample-article.ts';
import { fileOf, testServices } from '../../builders/services.ts';

const write = (article: Article) => markdownCopy.write!(article, testServices());
const linesOf = (article: Article) => write(article).split('\n');

/** The blocks that a parser of Markdown finds. */
function readBack(text: string): readonly Block[] {
  const read = markdown.read!(fileOf(text, 'copy.md'), testServices());
  if (!read.ok) throw new Error(read.problems[0].message);
  return read.value.article.blocks;
}

describe('the Markdown copy', () => {
  it('says what the article is in its front matter, and its text below', () => {
    expect(linesOf(sampleArticle()).slice(0, 12)).toEqual([
      '---',
      'title: "Council splits over the tram 🚋"',
      'author: "B. Writer, C. Editor"',
      'outlet: "The Example"',
      'date: "2024-05-17"',
      'url: "https://news.example/tram"',
      'lang: "en"',
      'licence: "CC BY 4.0"',
      'scheme: "News, wide"',
      '---',
      '',
      '# Council splits over the tram 🚋',
    ]);
  });

  it('has a reference behind each annotation and a footnote that tells all of it', () => {
    const text = write(sampleArticle());
    expect(text).toContain('“and we can pay for it.[^Q1]”');
    expect(text).toContain('will cost 40 million[^C1],');
    expect(text).toContain(
      '[^Q1]: **Q1 Quote** – Anna Novak, Mayor “The line will cost 40 million, and we can pay for it.” ' +
        '(Named in the text as: “Anna Novak” · Cue: “said” (Say) · Form: Direct · Source: Named)',
    );
  });

  it('defines each footnote it refers to, once', () => {
    const text = write(sampleArticle());
    const defined = [...text.matchAll(/^\[\^(.+?)\]: /gm)].map(([, label]) => label);
    const referred = [...text.matchAll(/\[\^(.+?)\](?!: )/g)].map(([, label]) => label);
    expect(new Set(defined)).toEqual(new Set(referred));
    expect(referred).toHaveLength(defined.length);
    expect(new Set(defined).size).toBe(defined.length);
  });

  it('lists quotes with their speakers, claims with their verdicts, the speakers, and what is gone from the text', () => {
    const text = write(sampleArticle());
    expect(text).toContain('- **Q2** Anna Novak, Mayor: “nobody had asked”');
    expect(text).toContain(
      '- **C1** The tram line in Exampleton will cost 40 million euros. – Anna Novak, Mayor – *Refuted*',
    );
    expect(text).toContain('- David \\<b\\>"Bold"\\</b\\> \\& Sons (group)');
    expect(text).toContain('## No longer in the text\n\n- **Q5 Quote** (No longer in the text: “We were never told”)');
  });

  it('takes nothing in the text for markup (X3)', () => {
    const lines = [
      '# no heading',
      '- no list',
      '1. no list',
      '    no code',
      '*no* _stress_ `code` ~~no~~ a_b',
      '<b>&amp;</b>',
      '[no](link) ![no](picture) [^1]: no',
      '| a | b |',
      '---',
      '===',
      '> no',
      'ends # #',
      ': no',
      '$x^2$',
      '\\*',
      '+ no',
      '```',
    ];
    const blocks = lines.map((text): Block => ({ type: 'paragraph', text }));
    expect(
      readBack(write({ ...annotatedArticle(''), metadata: { record: 'metadata', id: 'metadata', title: '' }, blocks })),
    ).toEqual(blocks);
  });

  it('nests lists as they are, no item deeper than its parent allows', () => {
    const items = ([1, 3, 3, 1] as const).map((level): Block => ({ type: 'list-item', level, text: `at ${level}` }));
    const text = write({ ...annotatedArticle(''), blocks: items });
    expect(text).toContain('- at 1\n  - at 3\n    - at 3\n- at 1');
  });

  it('gives every block’s words back, whatever they are', () => {
    const block = fc.record({ type: fc.constantFrom('paragraph' as const, 'quotation' as const), text: arbitraryText });
    fc.assert(
      fc.property(fc.array(block, { minLength: 1, maxLength: 5 }), (blocks) => {
        const article = {
          ...annotatedArticle(''),
          blocks,
          metadata: { record: 'metadata', id: 'metadata', title: '' },
        } as const;
        const kept = blocks.map(({ text }) => text.replaceAll('\0', '\ufffd')).filter((text) => /\S/.test(text));
        fc.pre(kept.length > 0); // A file without text is refused.
        expect(readBack(write(article)).map(({ text }) => text)).toEqual(kept);
      }),
      { numRuns: 150 },
    );
  });
});
