import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AnnotationSet } from '../../../../shared/annotations/annotation-set.ts';
import { exactOf } from '../../../../shared/annotations/covered-text.ts';
import { changesOfFix, fixAll } from '../../../../shared/analysis/lint/apply-fix.ts';
import { LintContext } from '../../../../shared/analysis/lint/context.ts';
import { lintArticle } from '../../../../shared/analysis/lint/lint.ts';
import {
  ALL_TOUCHED,
  alsoTouched,
  basisOf,
  dueFor,
  Findings,
  NOTHING_TOUCHED,
  type Touched,
  touchedBy,
  touchedThrough,
} from '../../../../shared/analysis/lint/live.ts';
import type { Finding } from '../../../../shared/analysis/lint/rule.ts';
import type { Annotation, DocumentRecord } from '../../../../shared/model/records.ts';
import {
  arbitraryAnnotation,
  arbitraryLink,
  arbitraryLinted,
  arbitrarySpeaker,
  arbitraryWords,
  type LintedText,
} from './arbitrary-linted.ts';

const nameOf = ({ rule, record }: Pick<Finding, 'rule' | 'record'>) => `${rule} of ${record}`;
const errorsIn = (findings: readonly Finding[]) => findings.filter(({ level }) => level === 'error').map(nameOf);

function servicesOf() {
  let ids = 0;
  return { newId: () => `new-${(ids += 1)}`, now: () => '2026-01-01T00:00:00.000Z' };
}

describe('a fix', () => {
  it('takes its finding away, and brings no new error', () => {
    fc.assert(
      fc.property(arbitraryLinted, ({ text, set }) => {
        const before = lintArticle(set, text);
        for (const finding of before) {
          if (finding.fix === null) continue;
          const after = set.apply(changesOfFix(set, text, finding.fix, servicesOf()));
          const left = lintArticle(after, text);
          expect(left.map(nameOf), JSON.stringify(finding)).not.toContain(nameOf(finding));
          expect(errorsIn(left).filter((one) => !errorsIn(before).includes(one))).toEqual([]);
          expect(after.annotations.every((one) => isWhole(one, text))).toBe(true);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('of all that a rule finds leaves nothing of it that has one', () => {
    fc.assert(
      fc.property(arbitraryLinted, ({ text, set }) => {
        const before = lintArticle(set, text);
        for (const rule of new Set(before.map((one) => one.rule))) {
          const records = before.filter((one) => one.rule === rule).map(({ record }) => record);
          const { changes, count } = fixAll(set, text, { rule, records }, servicesOf());
          expect(count > 0).toBe(before.some((one) => one.rule === rule && one.fix !== null));
          const left = lintArticle(set.apply(changes), text);
          const again = left.filter((one) => one.rule === rule && one.fix !== null && records.includes(one.record));
          expect(again.map(nameOf)).toEqual([]);
        }
      }),
      { numRuns: 30 },
    );
  });
});

const isWhole = ({ fragments, detached }: Annotation, text: string) =>
  fragments.every(({ start, end }, i) => start < end && end <= text.length && (fragments[i - 1]?.end ?? -1) < start) &&
  fragments.length > 0 !== (detached !== undefined);

/** What is done to an article, by numbers that are fitted to it as it is then. */
type Deed =
  | { readonly type: 'edit'; readonly at: number; readonly length: number; readonly words: string }
  | { readonly type: 'put'; readonly seed: number; readonly record: DocumentRecord }
  | { readonly type: 'remove'; readonly at: number };

const arbitraryDeed = (text: string): fc.Arbitrary<Deed> =>
  fc.oneof(
    fc.record({ type: fc.constant('edit' as const), at: fc.nat(300), length: fc.nat(12), words: arbitraryWords }),
    fc.record({
      type: fc.constant('put' as const),
      seed: fc.nat(),
      record: fc.oneof(
        ...['a0', 'a2', 'b0', 'b1'].map((id) => arbitraryAnnotation(id, text.slice(0, 20))),
        arbitraryLink('l0'),
        arbitraryLink('k1'),
        arbitrarySpeaker('s0'),
        arbitrarySpeaker('s2'),
      ),
    }),
    fc.record({ type: fc.constant('remove' as const), at: fc.nat(40) }),
  );

class Work {
  text: string;
  set: AnnotationSet;
  touched: Touched = NOTHING_TOUCHED;

  constructor({ text, set }: LintedText) {
    this.text = text;
    this.set = set;
  }

  do(deed: Deed): void {
    if (deed.type === 'edit') this.#edit(deed.at % (this.text.length + 1), deed.length, deed.words);
    else if (deed.type === 'put') this.#put(deed.record.id, this.#fitting(deed.record));
    else {
      const all = [...this.set.records()].filter(({ record }) => record !== 'metadata' && record !== 'scheme');
      if (all.length > 0) this.#put(all[deed.at % all.length]!.id, null);
    }
  }

  #edit(start: number, most: number, words: string): void {
    const end = Math.min(this.text.length, start + most);
    const before = this.text;
    const edit = { start, end, length: words.length };
    this.text = before.slice(0, start) + words + before.slice(end);
    this.set = this.set.mapThrough(edit, ({ fragments }) => exactOf(before, fragments));
    this.touched = touchedThrough(this.touched, edit);
  }

  #put(id: string, after: DocumentRecord | null): void {
    const changes = [{ id, before: this.set.find(id), after }];
    if (changes[0]!.before === after) return;
    this.set = this.set.apply(changes);
    this.touched = alsoTouched(this.touched, touchedBy(changes));
  }

  /** The record within the text of now, or nothing where its words are gone. */
  #fitting(record: DocumentRecord): DocumentRecord | null {
    if (record.record !== 'annotation') return record;
    const fragments = record.fragments.filter(({ end }) => end <= this.text.length);
    return fragments.length === 0 ? null : { ...record, fragments };
  }
}

const keptIn = (findings: Findings) =>
  findings.all
    .map(({ rule, record, words, fixLabel, annotation }) => [rule, record, words, fixLabel, annotation].join(' | '))
    .sort();

describe('findings at work', () => {
  it('are those of the whole article, whatever was done to it', () => {
    fc.assert(
      fc.property(
        arbitraryLinted.chain((linted) =>
          fc.tuple(
            fc.constant(linted),
            fc.array(fc.array(arbitraryDeed(linted.text), { minLength: 1, maxLength: 4 }), { maxLength: 6 }),
          ),
        ),
        ([linted, pauses]) => {
          const work = new Work(linted);
          const whole = () =>
            Findings.NONE.with(
              dueFor(ALL_TOUCHED, work.set, work.text, Findings.NONE),
              new LintContext(work.set, work.text),
            );
          let findings = whole();
          let basis = basisOf(work.set);
          for (const deeds of pauses) {
            for (const deed of deeds) work.do(deed);
            const isOther = basisOf(work.set).some((one, i) => one !== basis[i]);
            basis = basisOf(work.set);
            const due = dueFor(isOther ? ALL_TOUCHED : work.touched, work.set, work.text, findings);
            findings = findings.with(due, new LintContext(work.set, work.text));
            expect(keptIn(findings), work.text).toEqual(keptIn(whole()));
            work.touched = NOTHING_TOUCHED;
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('look at little after a key in a long article', () => {
    const paragraph = 'Ada said that “we win,” and nobody else said anything of it at all.\n';
    const text = paragraph.repeat(500);
    const annotations = Array.from({ length: 500 }, (_, i): Annotation => {
      const fragments = [{ start: i * paragraph.length + 15, end: i * paragraph.length + 22 }];
      return { record: 'annotation', id: `q${i}`, kind: 'quote', fragments, attributes: {} };
    });
    const set = AnnotationSet.of(annotations);
    const touched = touchedThrough(NOTHING_TOUCHED, { start: 200, end: 200, length: 1 });
    expect(dueFor(touched, set, text, Findings.NONE).size).toBeLessThanOrEqual(5);
  });
});
