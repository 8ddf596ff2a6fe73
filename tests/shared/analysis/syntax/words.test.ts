import { describe, expect, it } from 'vitest';
import type { Word } from '../../../../shared/analysis/syntax/parsed.ts';
import { changedWord, LazyTree, movedSentence, TreeWord } from '../../../../shared/analysis/syntax/words.ts';

const OWN = { start: 0, end: 4, form: 'Anna', lower: 'anna', lemma: 'Anna', tag: 'PROPN', fine: 'NNP' } as const;

/** A sentence of one word, and how often its tree was drawn. */
function drawn() {
  const times = { drawn: 0 };
  const draw = () => {
    times.drawn += 1;
    return { heads: Int16Array.of(-1), relations: Uint8Array.of(0) };
  };
  return { times, word: new TreeWord(OWN, 0, new LazyTree(draw, ['nsubj'])) };
}

describe('words of a tree', () => {
  it('have it drawn once, and only when somebody asks what hangs on what', () => {
    const { times, word } = drawn();
    expect([word.lower, word.tag, times.drawn]).toEqual(['anna', 'PROPN', 0]);
    expect([word.head, word.relation, times.drawn]).toEqual([-1, 'root', 1]);
  });

  it('keep their place in it when a fact about them changes, or the text before them', () => {
    const changed = changedWord(drawn().word, { tag: 'NOUN' });
    expect([changed.tag, changed.form, changed.head, changed.relation]).toEqual(['NOUN', 'Anna', -1, 'root']);
    const { start, words } = movedSentence({ start: 0, end: 4, words: [drawn().word] }, 7);
    expect([start, words[0]!.start, words[0]!.end, words[0]!.relation]).toEqual([7, 7, 11, 'root']);
  });

  it('may be plain records as well', () => {
    const plain: Word = { ...OWN, head: 3, relation: 'obj' };
    expect(changedWord(plain, { fine: 'NN' })).toEqual({ ...plain, fine: 'NN' });
  });
});
