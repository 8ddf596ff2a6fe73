import { describe, expect, test } from 'vitest';
import { claim } from '../../../shared/kinds/claim.ts';
import { NEWS_WIDE } from '../../../shared/kinds/news-wide.ts';
import {
  becomesOn,
  numberOf,
  ratingOf,
  scaleOf,
  VERDICT_SCALES,
  verdictFieldOf,
  withVerdictScale,
} from '../../../shared/kinds/verdict-scales.ts';
import { readSchemeFile, writeSchemeFile } from '../../../shared/formats/scheme-file.ts';

const scale = (id: string) => VERDICT_SCALES.find((one) => one.id === id)!;
const told = (from: string, to: string) => Object.fromEntries(becomesOn(scale(from).choices, scale(to).choices));

describe('the scales that ship', () => {
  test('are five, each of whose values has words, a definition and a number', () => {
    expect(VERDICT_SCALES.map(({ id }) => id)).toEqual(['averitec', 'fever', 'true-false', 'six-steps', 'newsroom']);
    for (const { choices, definition } of VERDICT_SCALES) {
      expect(definition).not.toBe('');
      expect(new Set(choices.map(({ value }) => value)).size).toBe(choices.length);
      for (const { label, definition: when, number } of choices) {
        expect([label === '', when === undefined, number >= -1 && number <= 6]).toEqual([false, false, true]);
      }
    }
  });

  test('give a value that two of them have the same number, so that it stays what it is', () => {
    const numbers = new Map<string, Set<number>>();
    for (const { value, number } of VERDICT_SCALES.flatMap(({ choices }) => choices)) {
      numbers.set(value, new Set([...(numbers.get(value) ?? []), number]));
    }
    expect([...numbers].filter(([, all]) => all.size > 1)).toEqual([]);
  });

  test('have that of the first scheme at their head, word for word', () => {
    const field = verdictFieldOf(NEWS_WIDE)!;
    expect(scaleOf(field.choices)).toBe(VERDICT_SCALES[0]);
    expect(VERDICT_SCALES[0]!.choices.map(({ number: _number, ...choice }) => choice)).toEqual(field.choices);
    expect(field.choices.map(numberOf)).toEqual([6, 2, 0, 4]);
  });
});

describe('one scale read as another', () => {
  test('says the same by its number, the lower of two as near, and nothing where none is near', () => {
    expect(told('averitec', 'fever')).toEqual({
      supported: 'supports',
      refuted: 'refutes',
      'not-enough-evidence': 'not-enough-info',
      conflicting: null,
    });
    expect(told('newsroom', 'averitec')).toEqual({
      correct: 'supported',
      'missing-context': 'conflicting',
      misleading: 'conflicting',
      wrong: 'refuted',
      unproven: 'not-enough-evidence',
      satire: null,
    });
    expect(told('six-steps', 'true-false')).toMatchObject({ absurd: 'false', 'mostly-false': 'false', true: 'true' });
    expect(told('averitec', 'six-steps')).toMatchObject({ 'not-enough-evidence': null, conflicting: 'half-true' });
  });

  test('reads a list of the user’s own by its numbers, and by nothing else', () => {
    const own = [
      { value: 'ja', label: 'Ja', number: 6 },
      { value: 'nein', label: 'Nein', number: 1 },
      { value: 'hm', label: 'Hm' },
    ];
    expect(scaleOf(own)).toBeNull();
    expect(Object.fromEntries(becomesOn(own, scale('fever').choices))).toEqual({
      ja: 'supports',
      nein: 'refutes',
      hm: null,
    });
  });

  test('never leaves the axis: what says nothing of truth becomes no verdict on it', () => {
    for (const { choices } of VERDICT_SCALES) {
      for (const other of VERDICT_SCALES) {
        for (const [from, to] of becomesOn(choices, other.choices)) {
          const sign = (value: string | null, list: typeof choices) =>
            value === null ? null : Math.sign(list.find((one) => one.value === value)!.number);
          if (to !== null) expect(sign(to, other.choices)).toBe(sign(from, choices));
        }
      }
    }
  });
});

test('a scheme takes a scale in place of its verdicts, and carries the numbers through its file', () => {
  const next = withVerdictScale(NEWS_WIDE, scale('six-steps'));
  expect(scaleOf(verdictFieldOf(next)!.choices)).toBe(scale('six-steps'));
  expect(next.kinds.find(({ id }) => id === 'claim')!.fields.length).toBe(claim.fields.length);
  expect(withVerdictScale(NEWS_WIDE, scale('averitec'))).toBe(NEWS_WIDE);
  expect(withVerdictScale(next, scale('six-steps'))).toBe(next);
  const own = { ...next, name: 'own/1', label: 'Mine' };
  const bytes = new TextEncoder().encode(writeSchemeFile(own));
  expect(readSchemeFile({ bytes, name: 'mine.json' })).toEqual({ ok: true, value: own });
});

test('a rating is the number of a verdict among those of its scale; nothing for what says nothing of truth', () => {
  const { choices } = scale('averitec');
  expect(ratingOf(choices, 'conflicting')).toEqual({
    label: 'Conflicting, cherry-picked',
    value: 4,
    worst: 2,
    best: 6,
  });
  expect(ratingOf(scale('six-steps').choices, 'absurd')).toMatchObject({ value: 1, worst: 1, best: 6 });
  expect([ratingOf(choices, 'not-enough-evidence'), ratingOf(choices, 'gone')]).toEqual([null, null]);
});
