import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AnnotationSet } from '../../../shared/annotations/annotation-set.ts';
import type { TextEdit } from '../../../shared/annotations/change.ts';
import { lossesOf } from '../../../shared/annotations/losses.ts';
import {
  isHit,
  mapFragments,
  mapOffset,
  mapRange,
  normaliseFragments,
} from '../../../shared/annotations/map-ranges.ts';
import { textOf } from '../../../shared/model/block.ts';
import type { Annotation, Fragment } from '../../../shared/model/records.ts';
import { annotatedArticle } from '../../builders/annotated-article.ts';
import { annotatedText } from '../../builders/annotated-text.ts';

const oppositeOf = ({ start, end, length }: TextEdit): TextEdit => ({
  start,
  end: start + length,
  length: end - start,
});

const annotationOn = (fragments: readonly Fragment[], id = 'a1'): Annotation => ({
  record: 'annotation',
  id,
  kind: 'quote',
  fragments,
  attributes: {},
});

/**
 * The laws every edit keeps with every annotation: fragments stay in order, apart from each other and inside the
 * text; and the opposite edit restores them, or `lossesOf` has named the annotation.
 */
function holdToLaws(fragments: readonly Fragment[], length: number, edit: TextEdit): readonly Fragment[] {
  const annotation = annotationOn(fragments);
  const moved = mapFragments(fragments, edit);
  const lengthAfter = length + edit.length - (edit.end - edit.start);
  expect(normaliseFragments(moved), 'in order and apart').toEqual(moved);
  expect(moved.every(({ start, end }) => 0 <= start && end <= lengthAfter)).toBe(true);
  const isLost = lossesOf(AnnotationSet.of([annotation]), edit).includes(annotation);
  if (!isLost) expect(mapFragments(moved, oppositeOf(edit)), 'restored, or named as lost').toEqual(fragments);
  return moved;
}

/**
 * Makes one edit, written into the annotated text: `[old|new]` replaces old by new, and `old` may hold annotations.
 * Returns the annotated text after it.
 */
function edited(written: string): string {
  const [, head, old, replacement, tail] = /^(.*)\[(.*)\|(.*)\](.*)$/s.exec(written)!;
  const article = annotatedArticle(head! + old! + tail!);
  const text = textOf(article.blocks);
  const bare = (piece: string) => piece.replaceAll(/\{\(?[a-z]+(#\w+)?[:}]|\{\w+\)\}|\}/g, '');
  const start = bare(head!).length;
  const edit = { start, end: start + bare(old!).length, length: replacement!.length };
  const annotations = article.annotations.flatMap((annotation) => {
    const fragments = holdToLaws(annotation.fragments, text.length, edit);
    return fragments.length === 0 ? [] : [{ ...annotation, fragments }];
  });
  const after = text.slice(0, edit.start) + replacement! + text.slice(edit.end);
  return annotatedText({ blocks: [{ type: 'paragraph', text: after }], annotations });
}

describe('mapFragments', () => {
  it.each([
    ['keeps a quote where words after it grow', '{quote:We win} now[|adays]', '{quote:We win} nowadays'],
    ['moves a quote along when words before it grow', 'She [|has ]said {quote:so}', 'She has said {quote:so}'],
    ['takes in what is typed inside', 'a {quote:We [|will ]win} b', 'a {quote:We will win} b'],
    ['does not grow at its end', 'a {quote:win}[|ner] b', 'a {quote:win}ner b'],
    ['does not grow at its start', 'a [|un]{quote:do} b', 'a un{quote:do} b'],
    ['does not grow between two that touch', '{quote:ab}[|x]{claim:cd}', '{quote:ab}x{claim:cd}'],
    ['keeps a correction inside it', '{quote:We [wil|will] win}', '{quote:We will win}'],
    ['keeps a correction of its first word', 'a {quote:[Wee|We] win}', 'a {quote:We win}'],
    ['keeps a correction of its last word', '{quote:We [wni|win]} b', '{quote:We win} b'],
    ['keeps a correction of all its words', 'a {quote:[teh|the]} b', 'a {quote:the} b'],
    ['is cut by a deletion over its end', 'a {(quote#q}We wi[nq{q)} so|] b', 'a {quote#q:We wi} b'],
    ['is cut by a deletion over its start', 'a[ so {(quote#q}W|]e win{q)} b', 'a{quote#q:e win} b'],
    ['leaves a replacement over its end outside', '{(quote#q}We [win{q)} so|XY] b', '{quote#q:We }XY b'],
    ['leaves a replacement over its start outside', 'a [so {(quote#q}We|XY] win{q)}', 'a XY{quote#q: win}'],
    ['goes when all its text goes', 'a [{quote:We win}|] b', 'a  b'],
    ['goes when more than its text is replaced', 'a[ {quote:We win}|XY] b', 'aXY b'],
    ['joins fragments that come to touch', '{quote#q:We}[ said|] {quote#q:win}', '{quote#q:We} {quote#q:win}'],
    ['joins fragments with nothing left between', '{quote#q:We}[ said |]{quote#q:win}', '{quote#q:Wewin}'],
    ['loses one fragment and keeps the other', '{quote#q:We} so [{quote#q:win}|]', '{quote#q:We} so '],
  ])('%s', (_what, before, after) => {
    expect(edited(before)).toBe(after);
  });

  it('answers with the very same fragments where nothing moved', () => {
    const fragments = [{ start: 2, end: 4 }];
    expect(mapFragments(fragments, { start: 4, end: 9, length: 1 })).toBe(fragments);
  });

  it('keeps its laws with any fragments under any edit', () => {
    const cuts = fc.uniqueArray(fc.nat(24), { minLength: 2, maxLength: 8 });
    const edits = fc.record({ start: fc.nat(24), extent: fc.nat(12), length: fc.nat(6) });
    fc.assert(
      fc.property(cuts, edits, (offsets, { start, extent, length }) => {
        const sorted = [...offsets].sort((a, b) => a - b);
        const fragments = sorted.flatMap((from, i) =>
          i % 2 === 0 && sorted[i + 1] !== undefined ? [{ start: from, end: sorted[i + 1]! }] : [],
        );
        holdToLaws(fragments, 24, { start, end: Math.min(24, start + extent), length });
      }),
      { numRuns: 2000 },
    );
  });

  it('covers after an edit the very characters that it covered before and that are left', () => {
    const fragment = fc.tuple(fc.nat(20), fc.integer({ min: 1, max: 10 }));
    fc.assert(
      fc.property(fragment, fc.nat(24), fc.nat(8), fc.nat(4), ([from, extent], start, cut, length) => {
        const range = { start: from, end: from + extent };
        const edit = { start, end: start + cut, length };
        const cells = Array.from({ length: 40 }, (_, i) => i);
        const after = cells.toSpliced(start, cut, ...Array<number>(length).fill(-1));
        const left = cells.slice(range.start, range.end).filter((cell) => cell < start || cell >= start + cut);
        const [moved] = mapFragments([range], edit);
        const covered = moved === undefined ? [] : after.slice(moved.start, moved.end);
        expect(covered.filter((cell) => cell !== -1)).toEqual(left);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('mapRange', () => {
  it('refuses an empty range, and names it', () => {
    expect(() => mapRange({ start: 3, end: 3 }, { start: 0, end: 0, length: 1 })).toThrow(
      new RangeError('Empty range 3 to 3'),
    );
  });
});

describe('mapOffset', () => {
  it.each([
    ['stays before an edit', 2, { start: 2, end: 4, length: 9 }, 2],
    ['stays before what is inserted at it', 2, { start: 2, end: 2, length: 9 }, 2],
    ['moves with what is behind the edit', 4, { start: 2, end: 4, length: 1 }, 3],
    ['falls to the start of a deletion around it', 3, { start: 2, end: 4, length: 0 }, 2],
  ])('%s', (_what, offset, edit, expected) => {
    expect(mapOffset(offset, edit)).toBe(expected);
  });
});

describe('isHit', () => {
  it('tells whether a character of the fragments is taken away', () => {
    const fragments = [{ start: 2, end: 4 }];
    const hits = (start: number, end: number) => isHit(fragments, { start, end, length: 0 });
    expect([hits(0, 2), hits(0, 3), hits(3, 3), hits(3, 9), hits(4, 9)]).toEqual([false, true, false, true, false]);
  });
});

describe('normaliseFragments', () => {
  it('sorts, joins what touches, overlaps or begins together, and drops what is empty', () => {
    const given = [
      { start: 9, end: 12 },
      { start: 2, end: 6 },
      { start: 2, end: 4 },
      { start: 6, end: 7 },
      { start: 8, end: 8 },
    ];
    expect(normaliseFragments(given)).toEqual([
      { start: 2, end: 7 },
      { start: 9, end: 12 },
    ]);
  });
});
