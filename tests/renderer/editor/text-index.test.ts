import fc from 'fast-check';
import { Slice } from 'prosemirror-model';
import { describe, expect, it } from 'vitest';
import { docOf, schema } from '../../../renderer/editor/schema.ts';
import { TextIndex } from '../../../renderer/editor/text-index.ts';
import { arbitraryText } from '../../builders/arbitrary-article.ts';

/** A document of sections of any size, as edits leave them, with its lines. */
const arbitraryDoc = fc
  .array(fc.array(fc.oneof(arbitraryText, fc.constant('')), { minLength: 1, maxLength: 5 }), {
    minLength: 1,
    maxLength: 6,
  })
  .map((sections) => ({
    lines: sections.flat(),
    doc: schema.node(
      'doc',
      null,
      sections.map((lines) =>
        schema.node(
          'section',
          null,
          lines.map((line) => schema.node('paragraph', null, line === '' ? [] : [schema.text(line)])),
        ),
      ),
    ),
  }));

describe('TextIndex', () => {
  it('reads the lines joined by one line feed', () => {
    fc.assert(
      fc.property(arbitraryDoc, ({ doc, lines }) => {
        const index = TextIndex.of(doc);
        expect([index.text, index.length]).toEqual([lines.join('\n'), lines.join('\n').length]);
        expect(index.blocks.map(({ text }) => text)).toEqual(lines);
      }),
    );
  });

  it('goes from every offset to a position in text and back', () => {
    fc.assert(
      fc.property(arbitraryDoc, ({ doc }) => {
        const index = TextIndex.of(doc);
        for (let offset = 0; offset <= index.length; offset += 1) {
          const pos = index.posOf(offset);
          const $pos = doc.resolve(pos);
          expect([index.offsetOf(pos), $pos.parent.isTextblock]).toEqual([offset, true]);
          if (offset === index.length || index.text[offset] === '\n') {
            expect($pos.parentOffset, 'the end of a block').toBe($pos.parent.content.size);
          } else {
            expect($pos.parent.textContent[$pos.parentOffset]).toBe(index.text[offset]);
          }
        }
      }),
    );
  });

  it('goes from every position to an offset that never decreases, and from places in text back', () => {
    fc.assert(
      fc.property(arbitraryDoc, ({ doc }) => {
        const index = TextIndex.of(doc);
        let before = 0;
        for (let pos = 0; pos <= doc.content.size; pos += 1) {
          const offset = index.offsetOf(pos);
          expect(offset).toBeGreaterThanOrEqual(before);
          if (doc.resolve(pos).parent.isTextblock) expect(index.posOf(offset)).toBe(pos);
          before = offset;
        }
        expect(before).toBe(index.length);
      }),
    );
  });

  it('counts blocks over the whole article; a line feed belongs to the block before it', () => {
    fc.assert(
      fc.property(arbitraryDoc, ({ doc, lines }) => {
        const index = TextIndex.of(doc);
        const counted = lines.flatMap((line, i) => Array<number>(line.length + 1).fill(i));
        expect(counted.map((_, offset) => index.blockIndexAt(offset))).toEqual(counted);
      }),
    );
  });

  it('takes places outside the text for its ends', () => {
    const index = TextIndex.of(docOf([{ type: 'paragraph', text: 'one' }]));
    expect([index.posOf(-5), index.posOf(99), index.blockIndexAt(-1), index.blockIndexAt(99)]).toEqual([2, 5, 0, 0]);
  });

  it('is the same for the same document, and shares the blocks of sections that an edit left alone', () => {
    const doc = docOf(Array.from({ length: 60 }, (_, i) => ({ type: 'paragraph', text: `line ${i}` })));
    const other = doc.replace(2, 3, Slice.empty);
    expect(TextIndex.of(doc)).toBe(TextIndex.of(doc));
    expect(TextIndex.of(other).blocks[0]).not.toBe(TextIndex.of(doc).blocks[0]);
    expect(TextIndex.of(other).blocks[30]).toBe(TextIndex.of(doc).blocks[30]);
  });
});
