import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CaretMove, moveCaret } from '../../../renderer/editor/caret-moves.ts';
import { TextIndex } from '../../../renderer/editor/text-index.ts';
import { Desk } from './desk.ts';

const ARTICLE = [
  'Dr. Novak spoke. “We will win,” she said. Nobody asked.',
  '',
  'It rained. “A hope, not a plan,” he noted, “and a poor one.”',
].join('\n');

/** The text with the selection in it: `|` for the caret; `[` and `]` round what is selected. */
function shown({ state }: Desk): string {
  const index = TextIndex.of(state.doc);
  const [start, end] = [index.offsetOf(state.selection.from), index.offsetOf(state.selection.to)];
  const { text } = index;
  if (start === end) return `${text.slice(0, start)}|${text.slice(start)}`;
  return `${text.slice(0, start)}[${text.slice(start, end)}]${text.slice(end)}`;
}

/** What is round the selection: enough to know the place by. */
const places = (desk: Desk, move: CaretMove, times: number): string[] =>
  Array.from({ length: times }, () => {
    desk.perform(moveCaret(desk.state, move));
    const text = shown(desk).replaceAll('\n', '¶');
    const from = text.search(/[|[]/);
    const to = text.search(/[|\]]/);
    return text.slice(Math.max(0, from - 6), to + 7);
  });

const move = (unit: CaretMove['unit'], by: 1 | -1, isExtending = false): CaretMove => ({ unit, by, isExtending });

describe('the caret', () => {
  it('goes to the next and the previous sentence, over paragraphs and abbreviations, to the very ends', () => {
    const desk = new Desk(ARTICLE).selectRange(0, 0);
    expect(places(desk, move('sentence', 1), 5)).toEqual([
      'poke. |“We wi',
      'said. |Nobody',
      'ked.¶¶|It rai',
      'ined. |“A hop',
      ' one.”|',
    ]);
    expect(moveCaret(desk.state, move('sentence', 1))).toBeNull();
    expect(places(desk, move('sentence', -1), 5)).toEqual([
      'ined. |“A hop',
      'ked.¶¶|It rai',
      'said. |Nobody',
      'poke. |“We wi',
      '|Dr. No',
    ]);
    expect(moveCaret(desk.state, move('sentence', -1))).toBeNull();
  });

  it('goes to the start of its paragraph, then of the one before, and to the start of the next', () => {
    const desk = new Desk(ARTICLE).caret('she |said');
    expect(places(desk, move('paragraph', 1), 3)).toEqual(['sked.¶|¶It ra', 'ked.¶¶|It rai', ' one.”|']);
    expect(places(desk, move('paragraph', -1), 3)).toEqual(['ked.¶¶|It rai', 'sked.¶|¶It ra', '|Dr. No']);
  });

  it('goes to the quotations, and stays where no more follow', () => {
    const desk = new Desk(ARTICLE).caret('It |rained');
    expect(places(desk, move('quotation', 1), 2)).toEqual(['ned. “|A hope', 'ted, “|and a ']);
    expect(moveCaret(desk.state, move('quotation', 1))).toBeNull();
  });
});

describe('a selection', () => {
  it('is extended to the ends of sentences, paragraphs and quotations, without the space behind them', () => {
    const select = (unit: CaretMove['unit'], times: number) =>
      places(new Desk(ARTICLE).caret('|Nobody'), move(unit, 1, true), times).at(-1);
    expect(select('sentence', 1)).toBe('said. [Nobody asked.]¶¶It r');
    expect(select('sentence', 2)).toBe('said. [Nobody asked.¶¶It rained.] “A ho');
    expect(select('paragraph', 1)).toBe('said. [Nobody asked.]¶¶It r');
    expect(select('quotation', 1)).toBe('said. [Nobody asked.¶¶It rained. “A hope, not a plan,]” he n');
  });

  it('is extended back from where it was begun, and made smaller again', () => {
    const desk = new Desk(ARTICLE).caret('she |said');
    expect(places(desk, move('sentence', -1, true), 2).at(-1)).toBe('[Dr. Novak spoke. “We will win,” she ]said. ');
    desk.perform(moveCaret(desk.state, move('sentence', 1, true)));
    expect(shown(desk)).toContain('spoke.[ “We will win,” she ]said');
  });
});

describe('moving', () => {
  const written = fc
    .array(fc.constantFrom('He said. ', '“Yes.” ', 'No', ' ', '', '\n', 'Mr. X ', '“open ', '😀. '), { maxLength: 14 })
    .map((parts) => parts.join(''));
  const unit = fc.constantFrom<CaretMove['unit']>('sentence', 'paragraph', 'quotation');

  it('leads on or nowhere, comes to an end, keeps the anchor, and changes no text', () => {
    fc.assert(
      fc.property(written, unit, fc.constantFrom<1 | -1>(1, -1), fc.boolean(), (text, unit, by, isExtending) => {
        const desk = new Desk(text);
        const length = TextIndex.of(desk.state.doc).length;
        const start = by === 1 ? 0 : length;
        desk.selectRange(start, start);
        for (let steps = 0; ; steps += 1) {
          const before = desk.state.selection;
          const tr = moveCaret(desk.state, { unit, by, isExtending });
          if (tr === null) break;
          expect(tr.docChanged).toBe(false);
          expect(Math.sign(tr.selection.head - before.head)).toBe(by);
          expect(tr.selection.anchor).toBe(isExtending ? before.anchor : tr.selection.head);
          desk.dispatch(tr);
          expect(steps).toBeLessThanOrEqual(length);
        }
      }),
    );
  });
});
