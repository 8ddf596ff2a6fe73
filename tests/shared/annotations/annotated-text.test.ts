import { exactOf } from '../../../shared/annotations/covered-text.ts';
import { textOf } from '../../../shared/model/block.ts';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { annotatedArticle } from '../../builders/annotated-article.ts';
import { annotatedText } from '../../builders/annotated-text.ts';

const written = [
  ['a quote in a paragraph', 'She said “{quote:We will win}”.'],
  ['one inside the other', '{quote#q1:We and {mention#m1:they} will {cue#u1:win}}'],
  ['the same words twice', '{claim#c1:{quote#q1:We will win}}'],
  ['fragments', '{quote#q1:We} said she {quote#q1:will win}'],
  ['crossing ones', '{(quote#q1}We {(claim#c1}will{q1)} win{c1)}'],
  ['kinds of block', '# {quote:Title}\n> quoted\n- listed\n\nlast'],
  ['an annotation over several blocks', '{quote:one\n# two\nthree}'],
  ['braces and what looks like a heading', '\\# not a heading, \\{not:an annotation\\} \\\\'],
];

it.each(written)('writes %s as it is read', (_what, text) => {
  expect(annotatedText(annotatedArticle(text))).toBe(text);
});

it('writes any stack of spans so that it reads back the same', () => {
  const spans = fc.array(fc.tuple(fc.nat(11), fc.integer({ min: 1, max: 8 })), { maxLength: 6 });
  fc.assert(
    fc.property(spans, (cuts) => {
      const text = 'ab{d\n# g\\i}k';
      const plain = annotatedArticle(text.replaceAll(/[{}\\]/g, '\\$&'));
      const length = plain.blocks.reduce((sum, block) => sum + block.text.length + 1, -1);
      const annotations = cuts
        .filter(([start]) => start < length)
        .map(([start, extent], i) => ({
          record: 'annotation' as const,
          id: `a${i}`,
          kind: 'quote',
          fragments: [{ start, end: Math.min(length, start + extent) }],
          attributes: {},
        }))
        .map((one) => ({ ...one, tagged: exactOf(textOf(plain.blocks), one.fragments) }));
      const article = { ...plain, annotations };
      const read = annotatedArticle(annotatedText(article));
      const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);
      expect(read.blocks).toEqual(article.blocks);
      expect([...read.annotations].sort(byId)).toEqual([...annotations].sort(byId));
    }),
  );
});
