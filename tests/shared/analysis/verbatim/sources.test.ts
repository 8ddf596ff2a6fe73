import { describe, expect, test } from 'vitest';
import { checkAgainst } from '../../../../shared/analysis/verbatim/check-article.ts';
import { indexSource } from '../../../../shared/analysis/verbatim/indexed-source.ts';
import { passagesOf, piecesOfQuote } from '../../../../shared/analysis/verbatim/passages.ts';
import { quotedWords } from '../../../../shared/analysis/verbatim/quoted-words.ts';
import { isSameSpeaker, turnsInText, turnsOfArticle } from '../../../../shared/analysis/verbatim/source-turns.ts';
import { stateOf } from '../../../../shared/annotations/article-state.ts';
import { textOf } from '../../../../shared/model/block.ts';
import { annotatedArticle } from '../../../builders/annotated-article.ts';

const named = (text: string) => turnsInText(text).map(({ start, end, speaker }) => [speaker, text.slice(start, end)]);

describe('turns of a source', () => {
  test('are what stands behind names that come again', () => {
    const text = ['[00:01] ANN (laughs): Hello.', 'And you?', 'BOB: Fine.', 'ANN: Good.'].join('\n');
    expect(named(text)).toEqual([
      ['ANN', 'Hello.\nAnd you?'],
      ['BOB', 'Fine.'],
      ['ANN', 'Good.'],
    ]);
  });

  test('are none where a colon only begins a sentence', () => {
    expect(named('Remember: never do that.\nWe did.\nNote: it rained.')).toEqual([]);
    expect(named('A text of one line.')).toEqual([]);
  });

  test('of an article are its quotes with a speaker, the outer of nested ones', () => {
    const article = annotatedArticle('“{quote#q1:We {quote#q2:win}}”, said Ann. Then {quote#q3:rain}.', {
      speakers: { s1: 'Ann' },
      links: ['q1 attributed-to s1', 'q2 attributed-to s1'],
    });
    expect(turnsOfArticle(article)).toEqual([{ start: 1, end: 7, speaker: 'Ann' }]);
  });

  test.each([
    [['Anna Berg'], 'BERG', true],
    [['Mayor Berg', 'Anna'], 'Ms. Anna Berg', true],
    [['Tom Lund'], 'Anna Berg', false],
    [['Tom Lund'], 'Speaker 2', null],
    [[], 'Anna Berg', null],
  ])('of %j are told from those of %s', (names, inSource, expected) => {
    expect(isSameSpeaker(names, inSource)).toBe(expected);
  });
});

describe('which words of a quote are checked', () => {
  const words = (annotated: string, form?: string) => {
    const article = annotatedArticle(annotated);
    const text = textOf(article.blocks);
    const { pieces, form: found } = quotedWords(text, article.annotations[0]!.fragments, form);
    return [found, ...pieces.map(({ start, end }) => text.slice(start, end))];
  };

  test('are those in quotation marks, whether the marks are tagged or not', () => {
    expect(words('{quote:“We will win,”} she said.')).toEqual(['direct', 'We will win,']);
    expect(words('“{quote:We will win},” she said.')).toEqual(['direct', 'We will win']);
    expect(words('{quote#q:“We will win,”} she said, {quote#q:“and soon.”}')).toEqual([
      'direct',
      'We will win,',
      'and soon.',
    ]);
  });

  test('are the marked ones of a mixed quote, and all where there are no marks', () => {
    expect(words('He hoped {quote:to be “back by May” or “never”}.')).toEqual(['mixed', 'back by May', 'never']);
    expect(words('He said {quote:that they would win}.')).toEqual(['indirect', 'that they would win']);
    expect(words('{quote:We will win}', 'direct')).toEqual(['direct', 'We will win']);
  });

  test('of a mixed quote are checked piece by piece', () => {
    const article = annotatedArticle('He hoped {quote:to be “back by the first of May” and “healthy”}.');
    const indexed = indexSource({ text: 'I am back by the first of June. I hope I am healthy.', turns: [] });
    const name = { name: 'a', sha256: '', attached: '' };
    const check = checkAgainst(stateOf(article).set, textOf(article.blocks), article.annotations[0]!, [
      { name, indexed },
    ]);
    expect(check).toMatchObject({ form: 'mixed', result: { state: 'altered' } });
    expect(check!.result.summary).toEqual([
      'Piece 1: “May” instead of “June”.',
      'Piece 2: Word for word as in the source.',
    ]);
  });
});

describe('what is shown of a check', () => {
  test('is the whole quote, and the passage with what stands round it', () => {
    const source = {
      text: 'ANN: Well, we will, uh, rebuild the old bridge. BOB: Fine.',
      turns: [{ start: 5, end: 47, speaker: 'ANN' }],
    };
    const article = annotatedArticle('“{quote:We shall rebuild the … bridge},” Ann said.');
    const name = { name: 'a', sha256: '', attached: '' };
    const { result } = checkAgainst(stateOf(article).set, textOf(article.blocks), article.annotations[0]!, [
      { name, indexed: indexSource(source) },
    ])!;
    const quote = piecesOfQuote(result, source.text);
    expect(quote.map(({ kind, text }) => (text === '' ? kind : text)).join('|')).toBe(
      'We |shall| rebuild the|left-out| … bridge',
    );
    expect(passagesOf(result, source)).toEqual([
      {
        speaker: 'ANN',
        before: 'ANN: Well, ',
        pieces: [
          { kind: 'same', text: 'we ' },
          { kind: 'replaced', text: 'will' },
          { kind: 'same', text: ', uh, rebuild the ' },
          { kind: 'left-out', text: 'old' },
          { kind: 'same', text: ' bridge' },
        ],
        after: '. BOB: Fine.',
      },
    ]);
  });
});
