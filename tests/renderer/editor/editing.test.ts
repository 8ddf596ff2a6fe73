import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textOfSlice, withoutSections } from '../../../renderer/editor/editing.ts';
import { selectedRange } from '../../../renderer/editor/selection.ts';
import { TextIndex } from '../../../renderer/editor/text-index.ts';
import { Desk } from './desk.ts';

/** Sixty paragraphs: sections end after the 25th and the 50th. */
const LINES = Array.from({ length: 60 }, (_, i) => (i % 9 === 4 ? '' : `Line ${i + 1} é.`));
const textOf = (desk: Desk) => TextIndex.of(desk.state.doc).text;

/** Sections hold blocks, blocks hold text, and nothing else: whatever was done. */
function checkSections(desk: Desk): void {
  desk.state.doc.check();
  desk.state.doc.forEach((section) => {
    expect([section.type.name, section.childCount > 0]).toEqual(['section', true]);
    section.forEach((block) => expect([block.isTextblock, block.textContent.includes('\n')]).toEqual([true, false]));
  });
}

describe('across the border of sections', () => {
  it('Backspace at the start of a section joins it with the block before', () => {
    const desk = Desk.editing(LINES.join('\n')).caret('|Line 26').press('Backspace');
    expect(textOf(desk)).toBe(LINES.join('\n').replace('\nLine 26', 'Line 26'));
    checkSections(desk);
    expect(textOf(desk.undo())).toBe(LINES.join('\n'));
  });

  it('Delete at the end of a section joins it with the block after', () => {
    const desk = Desk.editing(LINES.join('\n')).caret('Line 25 é.|').press('Delete');
    expect(textOf(desk)).toBe(LINES.join('\n').replace('\nLine 26', 'Line 26'));
    checkSections(desk);
  });

  it('Backspace at the start of the article and Delete at its end do nothing', () => {
    const desk = Desk.editing(LINES.join('\n')).selectRange(0, 0).press('Backspace');
    desk.selectRange(LINES.join('\n').length, LINES.join('\n').length).press('Delete');
    expect(textOf(desk)).toBe(LINES.join('\n'));
  });

  it('a deletion over several sections joins what is left, annotations with it', () => {
    const written = LINES.with(1, 'Line {quote#q:two').with(51, 'Line fifty}two').join('\n');
    const desk = Desk.editing(written);
    const before = desk.picture;
    desk.selectRange(9, textOf(desk).indexOf('fifty') + 2).press('Delete');
    expect(desk.written.split('\n').slice(0, 2)).toEqual(['Line 1 é.{quote#q:fty}two', LINES[52]]);
    expect(desk.undo().picture).toEqual(before);
    checkSections(desk);
  });

  it('deleting everything leaves one empty paragraph, every annotation detached', () => {
    const desk = Desk.editing(LINES.with(30, '{quote#q:thirty}').join('\n'));
    const before = desk.picture;
    desk.press('Mod-a').press('Backspace');
    expect([textOf(desk), desk.state.doc.childCount, desk.now.annotations[0]?.detached?.exact]).toEqual([
      '',
      1,
      'thirty',
    ]);
    expect(desk.undo().picture).toEqual(before);
  });
});

describe('what is copied', () => {
  it('is the canonical text, over sections too', () => {
    const desk = Desk.editing(LINES.join('\n'));
    const { from } = desk.caret('|Line 24').state.selection;
    const { to } = desk.caret('Line 27| ').state.selection;
    expect(textOfSlice(desk.state.doc.slice(from, to))).toBe(LINES.slice(23, 26).join('\n') + '\nLine 27');
  });

  it('has no sections in it, and one that has none is left alone', () => {
    const { doc } = Desk.editing(LINES.join('\n')).state;
    const flat = withoutSections(doc.slice(4, doc.content.size - 4));
    expect(flat.content.content.every(({ isTextblock }) => isTextblock)).toBe(true);
    expect([flat.openStart, flat.openEnd]).toEqual([1, 1]);
    expect(withoutSections(flat)).toBe(flat);
  });

  it('pasted again where it stood gives the same text', () => {
    const desk = Desk.editing(LINES.join('\n'));
    const text = textOf(desk);
    const { start, end } = { start: text.indexOf('24'), end: text.indexOf('27') };
    desk.selectRange(start, end).paste(text.slice(start, end));
    expect(textOf(desk)).toBe(text);
    checkSections(desk);
  });
});

/** One act on a plain text with a caret: what sections must not be felt in. */
type Act =
  | { readonly act: 'select'; readonly at: number; readonly length: number }
  | { readonly act: 'type' | 'paste'; readonly text: string }
  | { readonly act: 'split' | 'backspace' | 'delete' | 'all' };

const arbitraryAct: fc.Arbitrary<Act> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ act: fc.constant('select'), at: fc.nat(600), length: fc.nat(400) }) },
  { weight: 4, arbitrary: fc.record({ act: fc.constant('select'), at: fc.nat(600), length: fc.constant(0) }) },
  { weight: 3, arbitrary: fc.record({ act: fc.constant('type'), text: fc.constantFrom('x', '🥳', 'ab') }) },
  {
    weight: 3,
    arbitrary: fc.record({
      act: fc.constant('paste'),
      text: fc.constantFrom('p', 'p\nq', '\np', 'p\n\nq', 'a\r\nb', '\n', '\n\n'),
    }),
  },
  { weight: 6, arbitrary: fc.record({ act: fc.constantFrom('split', 'backspace', 'delete') }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('all') }) },
);

interface Plain {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** The same act on nothing but a string. */
function onPlainText({ text, start, end }: Plain, act: Act): Plain {
  const replaced = (from: number, to: number, by: string): Plain => {
    const at = from + by.length;
    return { text: text.slice(0, from) + by + text.slice(to), start: at, end: at };
  };
  switch (act.act) {
    case 'select': {
      const from = wholeOffset(text, Math.min(act.at, text.length));
      return { text, start: from, end: wholeOffset(text, Math.min(from + act.length, text.length)) };
    }
    case 'type':
      return replaced(start, end, act.text);
    case 'paste':
      return replaced(start, end, act.text.replaceAll('\r\n', '\n'));
    case 'split':
      return replaced(start, end, '\n');
    case 'backspace':
      return start < end ? replaced(start, end, '') : replaced(start - lastLength(text.slice(0, start)), start, '');
    case 'delete':
      return start < end ? replaced(start, end, '') : replaced(start, start + firstLength(text.slice(start)), '');
    case 'all':
      return { text, start: 0, end: text.length };
  }
}

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });
const lastLength = (text: string) => [...segmenter.segment(text)].at(-1)?.segment.length ?? 0;
const firstLength = (text: string) => [...segmenter.segment(text)][0]?.segment.length ?? 0;
const wholeOffset = (text: string, offset: number) => (text.slice(0, offset).isWellFormed() ? offset : offset - 1);

function onDesk(desk: Desk, act: Act, plain: Plain): void {
  switch (act.act) {
    case 'select':
      desk.selectRange(onPlainText(plain, act).start, onPlainText(plain, act).end);
      break;
    case 'type':
      desk.type(act.text);
      break;
    case 'paste':
      desk.paste(act.text);
      break;
    case 'split':
      desk.press('Enter');
      break;
    case 'backspace':
      desk.press('Backspace');
      break;
    case 'delete':
      desk.press('Delete');
      break;
    case 'all':
      desk.press('Mod-a');
      break;
  }
}

it('edits the text as if there were no sections: it is a plain string to whoever types', () => {
  fc.assert(
    fc.property(fc.array(arbitraryAct, { minLength: 1, maxLength: 25 }), (acts) => {
      const desk = Desk.editing(LINES.join('\n'));
      let plain: Plain = { text: LINES.join('\n'), start: 0, end: 0 };
      for (const act of acts) {
        onDesk(desk, act, plain);
        plain = onPlainText(plain, act);
        expect(textOf(desk)).toBe(plain.text);
        expect(selectedRange(desk.state)).toEqual({ start: plain.start, end: plain.end });
        checkSections(desk);
      }
      while (desk.canUndo) desk.undo();
      expect(textOf(desk)).toBe(LINES.join('\n'));
    }),
    { numRuns: 100 },
  );
});

describe('corrections', () => {
  const parts = { attributes: { q: { note: 'x' } } };
  it.each<[string, (desk: Desk) => unknown, string]>([
    [
      'a whole annotated word retyped keeps its annotation',
      (d) => d.select('win').type('lose'),
      'We {quote#q:lose} it',
    ],
    [
      'the end of a quote deleted and retyped stays inside',
      (d) => d.caret('win|').press('Backspace', 2).type('ork'),
      'We {quote#q:work} it',
    ],
    [
      'the beginning of a quote deleted and retyped stays inside',
      (d) => d.caret('|win').press('Delete', 1).type('f'),
      'We {quote#q:fin} it',
    ],
    ['typing at the end of a quote does not grow it', (d) => d.caret('win|').type('ner'), 'We {quote#q:win}ner it'],
    ['typing at the start of a quote does not grow it', (d) => d.caret('|win').type('t'), 'We t{quote#q:win} it'],
    [
      'an edge is closed again once the caret was elsewhere',
      (d) => d.caret('win|').press('Backspace').caret('|We').caret('wi|').type('t'),
      'We {quote#q:wi}t it',
    ],
    [
      'a deletion that came from outside opens no edge',
      (d) => d.caret('win |').press('Backspace', 2).type('n'),
      'We {quote#q:win}it',
    ],
  ])('%s', (_what, act, expected) => {
    const desk = Desk.editing('We {quote#q:win} it', parts);
    const before = desk.picture;
    act(desk);
    expect(desk.written).toBe(expected);
    while (desk.canUndo) desk.undo();
    expect(desk.picture).toEqual(before);
  });

  it('the last part of a quote deleted and retyped is a part again, and what lies between stays outside', () => {
    const desk = Desk.editing('{quote#q:We} said {quote#q:win} it');
    desk.select('win').press('Backspace').type('lose');
    expect(desk.written).toBe('{quote#q:We} said {quote#q:lose} it');
  });

  it('a whole tagged paragraph pasted over by an empty one and another keeps its annotation', () => {
    const desk = Desk.editing('{quote#q:We win}\nIt');
    desk.select('We win').paste('\nWe lose');
    expect(desk.written).toBe('{quote#q:\nWe lose}\nIt');
  });
});

describe('whole paragraphs', () => {
  it('taken away where sections end take no line feed along that was not selected', () => {
    const written = LINES.with(23, '{(quote#q}Line 24 é.').with(24, '{q)}Line 25 é.').join('\n');
    const desk = Desk.editing(written);
    const before = desk.picture;
    const text = textOf(desk);
    desk.selectRange(text.indexOf('Line 25'), text.indexOf('Line 26')).press('Delete');
    const { start, end } = desk.now.annotations[0]!.fragments[0]!;
    expect(textOf(desk).slice(start, end)).toBe('Line 24 é.\n');
    expect(textOf(desk)).toBe(text.replace('Line 25 é.\n', ''));
    expect(desk.undo().picture).toEqual(before);
  });
});

describe('pasting line ends alone', () => {
  it.each([
    ['one', '\n', 'Ann {quote#q:will\n win} it'],
    ['one of another system', '\r\n', 'Ann {quote#q:will\n win} it'],
    ['several', '\n\n', 'Ann {quote#q:will\n\n win} it'],
  ])('parts paragraphs: %s', (_, pasted, expected) => {
    const desk = Desk.editing('Ann {quote#q:will win} it');
    desk.caret('will| win').paste(pasted);
    expect(desk.written).toBe(expected);
    desk.undo();
    expect(desk.written).toBe('Ann {quote#q:will win} it');
  });
});

describe('pasting line ends over line ends', () => {
  it('replaces the selected ones as it replaces words: a quote whose last words go with them covers none of the new', () => {
    const desk = Desk.editing('{quote#q:We win}\n');
    const before = desk.picture;
    desk.selectRange(0, 'We win\n'.length).paste('\n\n\n');
    expect(desk.written).toBe('\n\n\n');
    expect(desk.now.annotations.map(({ id, detached }) => [id, detached?.exact])).toEqual([['q', 'We win']]);
    expect(desk.undo().picture).toEqual(before);
  });

  it('goes on in a quote that covers them on both sides', () => {
    const desk = Desk.editing('{quote#q:We\n\nwin}');
    desk.selectRange('We'.length, 'We\n\n'.length).paste('\n');
    expect(desk.written).toBe('{quote#q:We\nwin}');
  });
});

describe('pasting several paragraphs', () => {
  it('T1: keeps annotations on both sides and round the place on their words', () => {
    const desk = Desk.editing('{cue#a:Ann} {quote#q:will win} it\n{claim#c:and more}');
    desk.caret('will| win').paste('not\nor perhaps\n');
    expect(desk.written).toBe('{cue#a:Ann} {quote#q:willnot\nor perhaps win} it\n{claim#c:and more}');
    desk.undo();
    desk.select('win} it'.slice(0, 3)).paste('lose,\nor so');
    expect(desk.written).toBe('{cue#a:Ann} {quote#q:will lose,\nor so} it\n{claim#c:and more}');
  });
});
