import { describe, expect, it } from 'vitest';
import { decidedOn, hasDrifted } from '../../../shared/annotations/drift.ts';
import type { Annotation } from '../../../shared/model/records.ts';

const TEXT = 'We will win, she said, and soon.';
const on = (tagged: string | undefined, ...fragments: (readonly [number, number])[]): Annotation => ({
  record: 'annotation',
  id: 'q',
  kind: 'quote',
  fragments: fragments.map(([start, end]) => ({ start, end })),
  ...(tagged === undefined ? {} : { tagged }),
  attributes: {},
});

describe('drift', () => {
  it('is there when the words are others than those that were tagged', () => {
    expect(hasDrifted(on('We will win', [0, 11]), TEXT)).toBe(false);
    expect(hasDrifted(on('We will win', [0, 10]), TEXT)).toBe(true);
    expect(hasDrifted(on('We wil win', [0, 11]), TEXT)).toBe(true);
    expect(hasDrifted(on('We will win and soon', [0, 11], [23, 31]), TEXT)).toBe(false);
    expect(hasDrifted(on('We will win or soon', [0, 11], [23, 31]), TEXT)).toBe(true);
    expect(hasDrifted(on(undefined, [0, 11]), TEXT)).toBe(false);
  });

  it('is measured on the last words of what is detached', () => {
    const gone = { detached: { exact: 'We win', prefix: '', suffix: '', at: 3 } };
    expect(hasDrifted({ ...on('We win'), ...gone }, TEXT)).toBe(false);
    expect(hasDrifted({ ...on('We won'), ...gone }, TEXT)).toBe(true);
  });

  it('is not decided away by moving an annotation, but by attaching a detached one', () => {
    expect(decidedOn(on('We will win', [0, 11]), [{ start: 0, end: 7 }], TEXT).tagged).toBe('We will');
    expect(decidedOn(on('We wil win', [0, 11]), [{ start: 0, end: 7 }], TEXT).tagged).toBe('We wil win');
    const gone = { ...on('We won'), detached: { exact: 'We win', prefix: '', suffix: '', at: 3 } };
    const attached = decidedOn(gone, [{ start: 0, end: 11 }], TEXT);
    expect([attached.tagged, attached.detached]).toEqual(['We will win', undefined]);
  });
});
