import { describe, expect, test } from 'vitest';
import { annotationsOf } from '../../../renderer/editor/annotation-plugin.ts';
import { findAgain } from '../../../renderer/editor/finding-again.ts';
import { focusOf } from '../../../renderer/editor/focus-plugin.ts';
import { selectedRange } from '../../../renderer/editor/selection.ts';
import { TextIndex } from '../../../renderer/editor/text-index.ts';
import { Desk } from './desk.ts';

/** A desk on which the words of `q` were deleted, and typed or pasted again elsewhere. */
function desk(written: string, deleted: string, retyped: string): Desk {
  const made = Desk.editing(written);
  made.select(deleted).press('Delete');
  made.selectRange(0, 0).paste(retyped);
  made.setMode('tag');
  return made;
}

const again = (on: Desk) => on.perform(findAgain(on.state, 'q', on.services));
const selected = ({ state }: Desk) => {
  const { start, end } = selectedRange(state);
  return TextIndex.of(state.doc).text.slice(start, end);
};

describe('finding the words of a detached annotation again', () => {
  test('attaches it where they stand, with its attributes and links, as one undo step (T4, T10)', () => {
    const on = desk('Ann said “{quote#q:we will win}”.', 'we will win', 'Later: we will win. ');
    expect(annotationsOf(on.state).findAnnotation('q')?.detached?.exact).toBe('we will win');
    expect(again(on)).toBe(true);
    expect(on.written).toBe('Later: {quote#q:we will win}. Ann said “”.');
    on.undo();
    expect(annotationsOf(on.state).findAnnotation('q')?.detached?.exact).toBe('we will win');
  });

  test('selects the nearest of several places and attaches nothing (T10)', () => {
    const on = desk('Ann said “{quote#q:yes}”.', 'yes', 'x yes y yes z ');
    expect(again(on)).toBe(true);
    expect(annotationsOf(on.state).findAnnotation('q')?.fragments).toEqual([]);
    expect([selected(on), focusOf(on.state).active]).toEqual(['yes', 'q']);
  });

  test('does nothing where they are gone, and nothing for what is attached (T10)', () => {
    const on = desk('Ann said “{quote#q:yes}”.', 'yes', 'no ');
    expect(again(on)).toBe(false);
    const attached = new Desk('Ann said “{quote#q:yes}”.');
    expect(again(attached)).toBe(false);
  });
});
