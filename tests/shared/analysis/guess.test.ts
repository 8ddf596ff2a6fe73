import { describe, expect, it } from 'vitest';
import { guessMentionType, guessQuoteType } from '../../../shared/analysis/guess.ts';

/** Guesses for the fragments between `{` and `}`. */
function guessed(written: string) {
  const fragments: { start: number; end: number }[] = [];
  let text = '';
  for (const character of written) {
    if (character === '{') fragments.push({ start: text.length, end: text.length });
    else if (character === '}') fragments[fragments.length - 1] = { start: fragments.at(-1)!.start, end: text.length };
    else text += character;
  }
  return guessQuoteType(text, fragments);
}

describe('the form of a quote', () => {
  it.each([
    ['“{We will win,}” said Anna.', 'direct'],
    ['{“We will win,”} said Anna.', 'direct'],
    ['“{We will win,}” said Anna, “{and soon.}”', 'direct'],
    ['“We {will win},” said Anna.', 'direct'],
    ['Anna said {that they would win}.', 'indirect'],
    ['Anna said {the plan was “reckless” and late}.', 'mixed'],
    ['Anna said {it was late}, “{very late}.”', 'mixed'],
    ['‘{They’re late,}’ she said.', 'direct'],
    ['She said {they’re late}.', 'indirect'],
    ['{“It is so,” “very much” so}', 'mixed'],
  ])('%s: %s', (written, type) => {
    expect(guessed(written)).toBe(type);
  });
});

describe('the form of a mention', () => {
  it.each([
    ['Victoria Nuland', 'name'],
    ['Ms. Nuland', 'name'],
    ['Ursula von der Leyen', 'name'],
    ['Kremlin spokesman Dmitry Peskov', 'name'],
    ['Pentagon', 'name'],
    ['he', 'pronoun'],
    ['They', 'pronoun'],
    ['the mayor', 'description'],
    ['The prime minister', 'description'],
    ['a senior official', 'description'],
    ['Kremlin officials', 'collective'],
    ['analysts', 'collective'],
    ['Analysts', 'collective'],
    ['The council', 'collective'],
    ['the report', 'document'],
    ['the court ruling', 'document'],
  ])('%s: %s', (mention, type) => {
    expect(guessMentionType(mention)).toBe(type);
  });
});
