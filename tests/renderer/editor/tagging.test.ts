import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { KINDS } from '../../../shared/kinds/index.ts';
import { annotationsOf } from '../../../renderer/editor/annotation-plugin.ts';
import { activeOf, focusOf } from '../../../renderer/editor/focus-plugin.ts';
import { moveEdge } from '../../../renderer/editor/edges.ts';
import { addFragment, removeActive, tagAs } from '../../../renderer/editor/tagging.ts';
import { TextIndex } from '../../../renderer/editor/text-index.ts';
import { arbitraryText } from '../../builders/arbitrary-article.ts';
import { Desk } from './desk.ts';

const TEXT = '“We will win,” Anna Novak said. She smiled.\nBen said “no”. Taxes fell by half.';
const activeId = (desk: Desk) => activeOf(desk.state)?.id;

describe('a tag key with words selected', () => {
  it.each(KINDS)('tags just them as a $id', ({ id }) => {
    const desk = new Desk('She was there today').select('was there');
    expect(desk.tag(id)).toBe(true);
    expect(desk.written).toBe(`She {${id}#n1:was there} today`);
    expect(activeId(desk)).toBe('n1');
  });

  it('leaves out the white space at their ends', () => {
    const desk = new Desk('She was  there today').select(' was  there ');
    desk.tag('claim');
    expect(desk.written).toBe('She {claim#n1:was  there} today');
  });

  it('finds nothing to do on white space alone', () => {
    const desk = new Desk('She  was').select('  ');
    expect(desk.tag('claim')).toBe(false);
  });

  it('takes in several paragraphs', () => {
    const desk = new Desk('“One\ntwo” three').select('One\ntwo');
    desk.tag('quote');
    expect(desk.written).toBe('“{quote#n1:One\ntwo}” three');
  });

  it('T2: takes in the whole of a character that the selection cuts', () => {
    const desk = new Desk('a 👩‍👩‍👧‍👦 b').selectRange(4, 7);
    desk.tag('claim');
    expect(desk.written).toBe('a {claim#n1:👩‍👩‍👧‍👦} b');
  });

  it('T2: keeps a space that carries an accent', () => {
    const desk = new Desk('a  \u0301b c').selectRange(1, 5);
    desk.tag('claim');
    expect(desk.written).toBe('a {claim#n1: \u0301b} c');
  });

  it('T2: never begins or ends inside a character, whatever is selected', () => {
    // A carriage return is never in an article: line ends are line feeds from import on (T8).
    const text = arbitraryText.map((any) => `${any.replaceAll('\r', '')}x`);
    fc.assert(
      fc.property(text, fc.nat(200), fc.nat(200), (line, a, b) => {
        const desk = new Desk('x');
        desk.setMode('edit');
        desk.selectRange(0, 1).paste(line);
        desk.setMode('tag');
        // A byte order mark at its start is not pasted (T9): what counts is what stands there now.
        const pasted = TextIndex.of(desk.state.doc).text;
        const [start, end] = [Math.min(a, b, pasted.length), Math.min(Math.max(a, b), pasted.length)];
        desk.selectRange(start, end);
        if (start === end || !desk.tag('claim')) return;
        const edges = new Set([
          0,
          ...[...new Intl.Segmenter('en').segment(pasted)].map(({ index, segment }) => index + segment.length),
        ]);
        const [fragment] = desk.now.annotations[0]!.fragments;
        expect([edges.has(fragment!.start), edges.has(fragment!.end)]).toEqual([true, true]);
      }),
      { numRuns: 300, examples: [['\ufeffe\u0301x', 1, 0]] },
    );
  });
});

describe('a tag key with nothing selected', () => {
  it.each([
    ['quote', 'will| win', '“{quote#n1:We will win,}” Anna Novak said. She smiled.'],
    ['mention', 'Anna| Novak', '“We will win,” {mention#n1:Anna Novak} said. She smiled.'],
    ['cue', 'sa|id', '“We will win,” Anna Novak {cue#n1:said}. She smiled.'],
    ['claim', 'smi|led', '“We will win,” Anna Novak said. {claim#n1:She smiled.}'],
  ])('takes what a %s is made of at “%s”', (kind, place, expected) => {
    const desk = new Desk(TEXT).caret(place);
    desk.tag(kind);
    expect(desk.written.split('\n')[0]).toBe(expected);
  });

  it('finds no quote outside quotation marks', () => {
    expect(new Desk(TEXT).caret('smi|led').tag('quote')).toBe(false);
  });

  it('cuts the sentence of a claim at the marks of its quotation', () => {
    const desk = new Desk('He said “prices rose by a third” today.').caret('ri|ces');
    desk.tag('claim');
    expect(desk.written).toBe('He said “{claim#n1:prices rose by a third}” today.');
  });
});

describe('the same words tagged twice', () => {
  it('as one kind are made active again, not stacked, with nothing to undo', () => {
    const desk = new Desk('She {quote#q:won} today').select('won');
    desk.tag('quote');
    expect([desk.written, activeId(desk), desk.canUndo]).toEqual(['She {quote#q:won} today', 'q', false]);
  });

  it('as another kind carry both', () => {
    const desk = new Desk('She {quote#q:won} today').select('won');
    desk.tag('claim');
    expect(desk.now.annotations.map(({ kind }) => kind)).toEqual(['claim', 'quote']);
  });
});

describe('a new annotation is tied to what it plainly belongs to', () => {
  it('a mention and a cue to the quote in hand', () => {
    const desk = new Desk(TEXT).caret('will| win');
    desk.tag('quote');
    desk.caret('Anna| Novak').tag('mention');
    desk.caret('sa|id').tag('cue');
    expect(desk.links).toEqual(['n1 cued-by n4', 'n1 said-by n2']);
  });

  it('a mention to the nearest quote of its paragraph that has none, when no quote is in hand', () => {
    const desk = new Desk('“{quote#q:No},” said Ann. “{quote#r:Yes},” she said.\n“{quote#s:Ha}.”', {
      links: ['q said-by q'],
    });
    desk.caret('said |Ann').tag('mention');
    expect(desk.links).toEqual(['q said-by q', 'r said-by n1']);
  });

  it('a mention not to a quote in another paragraph that was never in hand', () => {
    const desk = new Desk('“{quote#q:No}.”\nAnn left.').caret('|Ann');
    desk.tag('mention');
    expect(desk.links).toEqual([]);
  });

  it('a second mention not to a quote that has one', () => {
    const desk = new Desk('“{quote#q:No},” said {mention#m:Ann} to Ben.', { links: ['q said-by m'] }).caret('|Ben');
    desk.tag('mention');
    expect(desk.links).toEqual(['q said-by m']);
  });

  it('a quote to the free mention and cue beside it', () => {
    const desk = new Desk('“We will win,” {mention#m:Ann} {cue#u:said}.').caret('We| will');
    desk.tag('quote');
    expect(desk.links).toEqual(['n1 cued-by u', 'n1 said-by m']);
  });

  it('a claim to the quote it stands in', () => {
    const desk = new Desk('“{quote#q:We will win},” she said.').select('win');
    desk.tag('claim');
    expect(desk.links).toEqual(['n1 claimed-in q']);
  });

  it('a claim to no quote that it only touches', () => {
    const desk = new Desk('{quote#q:We}will').select('will');
    desk.tag('claim');
    expect(desk.links).toEqual([]);
  });

  it('a mention to the speaker of exactly that name or alias, whatever the case', () => {
    const desk = new Desk('NOVAK left. Anna stayed.', {
      speakers: { s: { name: 'Anna Novak', aliases: ['Novak'] }, t: 'Anna Berg' },
    });
    desk.select('NOVAK').tag('mention');
    desk.select('Anna').tag('mention');
    expect(desk.links).toEqual(['n1 refers-to s']);
  });

  it('a mention to nobody when two speakers have its name', () => {
    const desk = new Desk('Anna left.', { speakers: { s: 'Anna', t: 'Anna' } }).select('Anna');
    desk.tag('mention');
    expect(desk.links).toEqual([]);
  });

  it('in the same undo step', () => {
    const desk = new Desk('“{quote#q:We will win},” Anna said.', { speakers: { s: 'Anna' } });
    const before = desk.picture;
    desk.select('Anna').tag('mention');
    expect(desk.links).toEqual(['n1 refers-to s', 'q said-by n1']);
    expect(desk.undo().picture).toEqual(before);
    expect(desk.redo().links).toEqual(['n1 refers-to s', 'q said-by n1']);
  });
});

describe('a further fragment', () => {
  const add = (desk: Desk) => desk.perform(addFragment(desk.state, desk.services));

  it('is added to the annotation in hand', () => {
    const desk = new Desk('“{quote#q:We will},” she said, “win it”.').caret('We| will').select('win it');
    expect(add(desk)).toBe(true);
    expect(desk.written).toBe('“{quote#q:We will},” she said, “{quote#q:win it}”.');
  });

  it('is the quotation at the caret when nothing is selected', () => {
    const desk = new Desk('“{quote#q:We will},” she said, “win it”.').caret('We| will').caret('win| it');
    add(desk);
    expect(desk.written).toBe('“{quote#q:We will},” she said, “{quote#q:win it}”.');
  });

  it('that runs into the annotation makes it longer', () => {
    const desk = new Desk('{quote#q:We} will win').caret('W|e').select('e will');
    add(desk);
    expect(desk.written).toBe('{quote#q:We will} win');
  });

  it('that is in the annotation already, or without any annotation in hand, is nothing to do', () => {
    expect(add(new Desk('{quote#q:We will} win').caret('W|e').select('will'))).toBe(false);
    expect(add(new Desk('We will win').select('will'))).toBe(false);
  });
});

describe('the edges of the active annotation', () => {
  const move = (desk: Desk, edge: 'start' | 'end', by: 1 | -1) =>
    desk.perform(moveEdge(desk.state, { edge, by }, desk.services));

  it.each([
    ['end', 1, 'She {quote#q:won t}oday'],
    ['end', -1, 'She {quote#q:wo}n today'],
    ['start', 1, 'She w{quote#q:on} today'],
    ['start', -1, 'She{quote#q: won} today'],
  ] as const)('move by one character: %s by %d', (edge, by, expected) => {
    const desk = new Desk('She {quote#q:won} today').caret('w|on');
    move(desk, edge, by);
    if (edge === 'end' && by === 1) move(desk, edge, by);
    expect(desk.written).toBe(expected);
    expect(activeId(desk)).toBe('q');
  });

  it('move by what a reader sees as one character', () => {
    const desk = new Desk('a{quote#q:b}👩‍👩‍👧‍👦🇨🇿q\u0323\u0307').caret('a|b');
    for (const expected of ['b👩‍👩‍👧‍👦', 'b👩‍👩‍👧‍👦🇨🇿', 'b👩‍👩‍👧‍👦🇨🇿q\u0323\u0307']) {
      move(desk, 'end', 1);
      expect(desk.written).toContain(`{quote#q:${expected}}`);
    }
  });

  it('T2: step over a letter with a hundred marks in one', () => {
    const bomb = `z${'\u0301'.repeat(100)}`;
    const desk = new Desk(`{quote#q:a}${bomb}b`).caret('|a');
    move(desk, 'end', 1);
    expect(desk.written).toBe(`{quote#q:a${bomb}}b`);
    move(desk, 'end', -1);
    expect(desk.written).toBe(`{quote#q:a}${bomb}b`);
  });

  it.each([
    ['end', 1],
    ['start', -1],
  ] as const)('stay at the ends of the text, with nothing to undo: %s by %d', (edge, by) => {
    const desk = new Desk('{quote#q:won}').caret('w|on');
    expect([move(desk, edge, by), desk.canUndo]).toEqual([false, false]);
  });

  it('never meet', () => {
    const desk = new Desk('{quote#q:w}on').caret('|won');
    expect([move(desk, 'end', -1), move(desk, 'start', 1)]).toEqual([false, false]);
  });

  it('are the first and the last of all fragments', () => {
    const desk = new Desk('{quote#q:ab} cd {quote#q:ef}').caret('a|b');
    move(desk, 'end', -1);
    move(desk, 'start', 1);
    expect(desk.written).toBe('a{quote#q:b} cd {quote#q:e}f');
  });
});

describe('removing', () => {
  it('takes the active annotation with its links, and undo brings all of it back', () => {
    const desk = new Desk('“{quote#q:No},” {mention#m:Ann} said.', {
      speakers: { s: 'Ann' },
      links: ['q said-by m', 'm refers-to s'],
    });
    const before = desk.picture;
    desk.caret('A|nn').perform(removeActive(desk.state));
    expect([desk.written, desk.links]).toEqual(['“{quote#q:No},” Ann said.', []]);
    expect(activeOf(desk.state)).toBeNull();
    expect(desk.undo().picture).toEqual(before);
  });

  it('finds nothing to do when nothing is active', () => {
    expect(removeActive(new Desk('{quote#q:No} so').caret('s|o').state)).toBeNull();
  });
});

describe('what is active', () => {
  it('is the smallest annotation at the caret', () => {
    const desk = new Desk('{quote#q:We {claim#c:will} win}').caret('w|ill');
    expect([activeId(desk), focusOf(desk.state).frame]).toEqual(['c', null]);
  });

  it('stays while the caret is still in it', () => {
    const desk = new Desk('{quote#q:We {claim#c:will} win}').caret('W|e').caret('w|ill');
    expect(activeId(desk)).toBe('q');
  });

  it('is nothing while words are selected outside of it', () => {
    expect(activeId(new Desk('{quote#q:We} will').caret('W|e').select('will'))).toBeUndefined();
  });

  it('leaves its quote in hand when the caret goes elsewhere, until the quote is gone', () => {
    const desk = new Desk('{quote#q:We} will').caret('W|e').caret('w|ill');
    expect([activeId(desk), focusOf(desk.state).frame]).toEqual([undefined, 'q']);
    desk.caret('W|e').perform(removeActive(desk.state));
    expect(focusOf(desk.state).frame).toBeNull();
  });
});

it('answers the same before acting and when acting', () => {
  const desk = new Desk(TEXT).caret('smi|led');
  for (const kind of KINDS) {
    const before = desk.state;
    expect(tagAs(desk.state, kind, desk.services) !== null).toBe(desk.tag(kind.id));
    expect(TextIndex.of(desk.state.doc)).toBe(TextIndex.of(before.doc));
  }
  expect(annotationsOf(desk.state).annotations.length).toBe(3);
});
