import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AnnotationSet } from '../../../../shared/annotations/annotation-set.ts';
import { stateOf } from '../../../../shared/annotations/article-state.ts';
import { speakerOfClaim, speakerOfQuote } from '../../../../shared/annotations/attribution.ts';
import { namingsOf, quotesMovedWith } from '../../../../shared/annotations/namings.ts';
import {
  mergeSpeakers,
  reassign,
  renameSpeaker,
  spokenBy,
  splitSpeaker,
} from '../../../../shared/analysis/speakers/speaker-changes.ts';
import type { Speaker } from '../../../../shared/model/records.ts';
import { annotatedArticle } from '../../../builders/annotated-article.ts';

const TEXT = '{quote#q1:We will {claim#c1:win}}, {mention#m1:she} {cue#u1:said}. {quote#q2:No}. {quote#q3:Yes}.';
const setWith = (links: readonly string[], speakers = SPEAKERS) =>
  stateOf(annotatedArticle(TEXT, { speakers, links })).set;
const SPEAKERS: Readonly<Record<string, Partial<Speaker>>> = {
  s1: { name: 'Anna Berg', aliases: ['Berg'] },
  s2: { name: 'A. Berg', aliases: ['Mrs Berg', 'berg'], role: 'mayor', note: 'Of *Kiel*.' },
  s3: { name: 'Ben Carr' },
};
const newIds = () => {
  let n = 0;
  return () => `new-${(n += 1)}`;
};
const said = (set: AnnotationSet) =>
  Object.fromEntries(
    ['q1', 'q2', 'q3', 'c1'].map((id) => [
      id,
      (id === 'c1' ? speakerOfClaim(set, id) : speakerOfQuote(set, id))?.id ?? null,
    ]),
  );
const fresh: Speaker = { record: 'speaker', id: 'fresh', name: 'A. Berg', type: 'person', aliases: [] };

describe('merging speakers', () => {
  it('joins names and particulars and draws every link to the one that stays', () => {
    const set = setWith(['q1 said-by m1', 'm1 refers-to s2', 'q2 attributed-to s1', 'q3 addressed-to s2']);
    const merged = set.apply(mergeSpeakers(set, 's1', ['s2']));
    expect(merged.speakers.map(({ id }) => id)).toEqual(['s1', 's3']);
    expect(merged.findSpeaker('s1')).toMatchObject({
      name: 'Anna Berg',
      aliases: ['Berg', 'A. Berg', 'Mrs Berg'],
      role: 'mayor',
      note: 'Of *Kiel*.',
    });
    expect(said(merged)).toMatchObject({ q1: 's1', q2: 's1' });
    expect(namingsOf(merged, 's1')).toHaveLength(3);
  });

  it('keeps one of two links that then say the same, with both notes', () => {
    const set = setWith(['q1 addressed-to s1', 'q1 addressed-to s2']);
    const [one, two] = set.links;
    const noted = set.apply([
      { id: one!.id, before: one!, after: { ...one!, note: 'first' } },
      { id: two!.id, before: two!, after: { ...two!, note: 'second' } },
    ]);
    const merged = noted.apply(mergeSpeakers(noted, 's1', ['s2']));
    expect(merged.links.map(({ to, note }) => [to.id, note])).toEqual([['s1', 'first\n\nsecond']]);
  });

  it('redraws a field that holds the id of a speaker', () => {
    const scheme = stateOf(annotatedArticle(TEXT)).set.scheme;
    const article = annotatedArticle(TEXT, { speakers: SPEAKERS, attributes: { q1: { about: 's2', other: 's2' } } });
    const kinds = scheme.kinds.map((kind) =>
      kind.id === 'quote'
        ? { ...kind, fields: [...kind.fields, { type: 'speaker' as const, id: 'about', label: 'About' }] }
        : kind,
    );
    const { set } = stateOf({ ...article, scheme: { ...scheme.record, kinds } });
    const merged = set.apply(mergeSpeakers(set, 's1', ['s2']));
    expect(merged.findAnnotation('q1')?.attributes).toEqual({ about: 's1', other: 's2' });
  });
});

describe('splitting a speaker', () => {
  it('gives chosen quotes, with their mention and claims, to somebody new', () => {
    const set = setWith([
      'q1 said-by m1',
      'q3 said-by m1',
      'm1 refers-to s2',
      'q2 attributed-to s2',
      'c1 claimed-in q1',
      'c1 claimed-by s2',
    ]);
    expect(quotesMovedWith(set, ['q1'])).toEqual(['q1', 'q3']);
    const named = { ...fresh, name: 'Mrs Berg' };
    const split = set.apply(splitSpeaker(set, 's2', named, spokenBy(set, 's2', ['q1'])));
    expect(said(split)).toEqual({ q1: 'fresh', q2: 's2', q3: 'fresh', c1: 'fresh' });
    expect(split.findSpeaker('s2')?.aliases).toEqual(['berg']);
  });

  it('leaves to others what only others say', () => {
    const set = setWith(['q1 attributed-to s1']);
    expect(said(set.apply(splitSpeaker(set, 's2', fresh, spokenBy(set, 's2', ['q1']))))).toMatchObject({ q1: 's1' });
  });
});

describe('renaming a speaker', () => {
  it('keeps the old name as an alias', () => {
    const set = setWith([]);
    expect(set.apply(renameSpeaker(set, 's1', ' Berg ')).findSpeaker('s1')).toMatchObject({
      name: 'Berg',
      aliases: ['Anna Berg'],
    });
    expect(renameSpeaker(set, 's1', 'Anna Berg')).toEqual([]);
  });
});

describe('reassigning quotes', () => {
  it('moves, and gives a speaker to what had none, in one step', () => {
    const set = setWith(['q1 said-by m1', 'q2 attributed-to s1', 'c1 claimed-in q1', 'c1 claimed-by s1']);
    const moved = set.apply(reassign(set, ['q1', 'q2'], set.findSpeaker('s3')!, newIds()));
    // The claim is somebody else's than its quote: that was said on purpose.
    expect(said(moved)).toEqual({ q1: 's3', q2: 's3', q3: null, c1: 's1' });
    expect(moved.links.filter(({ to }) => to.id === 's3').map(({ type }) => type)).toEqual([
      'attributed-to',
      'refers-to',
    ]);
  });

  it('brings in a speaker who is new to the article', () => {
    const set = setWith([]);
    expect(said(set.apply(reassign(set, ['q2'], fresh, newIds())))).toMatchObject({ q2: 'fresh' });
  });
});

const LINKS = ['q1 said-by m1', 'q3 said-by m1', 'c1 claimed-in q1', 'c1 claimed-in q2'];
const arbitraryLinks = fc
  .record({
    structure: fc.subarray(LINKS),
    naming: fc.array(
      fc.tuple(
        fc.constantFrom('q1 attributed-to', 'q2 attributed-to', 'q3 attributed-to', 'm1 refers-to', 'c1 claimed-by'),
        fc.constantFrom('s1', 's2', 's3'),
      ),
      { maxLength: 8 },
    ),
  })
  .map(({ structure, naming }) => [...structure, ...naming.map(([from, to]) => `${from} ${to}`)]);

const dangling = (set: AnnotationSet) => set.links.filter(({ from, to }) => !set.find(from.id) || !set.find(to.id));

describe('any operation on speakers', () => {
  it('leaves nothing dangling and no quote without the speaker it had', () => {
    fc.assert(
      fc.property(arbitraryLinks, fc.subarray(['q1', 'q2', 'q3', 'm1', 'c1']), (links, chosen) => {
        const set = setWith(links);
        const before = said(set);
        const results = [
          mergeSpeakers(set, 's1', ['s2', 's3']),
          splitSpeaker(set, 's2', fresh, spokenBy(set, 's2', chosen)),
          reassign(set, chosen, set.findSpeaker('s3')!, newIds()),
        ].map((changes) => set.apply(changes));
        for (const after of results) {
          expect(dangling(after)).toEqual([]);
          for (const [id, speaker] of Object.entries(said(after))) {
            if (before[id] !== null) expect(speaker).not.toBeNull();
          }
        }
        const reassigned = said(results[2]!);
        for (const id of chosen.filter((one) => one.startsWith('q'))) expect(reassigned[id]).toBe('s3');
      }),
      { numRuns: 80 },
    );
  });

  it('restores by a split what a merge has joined', () => {
    fc.assert(
      fc.property(arbitraryLinks, (links) => {
        const set = setWith(links);
        const namings = namingsOf(set, 's2');
        const merged = set.apply(mergeSpeakers(set, 's1', ['s2']));
        const again = { ...set.findSpeaker('s2')!, id: 's2-again' };
        const split = merged.apply(splitSpeaker(merged, 's1', again, namings));
        const back = Object.fromEntries(
          Object.entries(said(split)).map(([id, speaker]) => [id, speaker === 's2-again' ? 's2' : speaker]),
        );
        // Where something named both of them the merge has made one link of two: which of them it was is gone.
        const naming = new Map<string, Set<string>>();
        for (const { from, to } of set.links) {
          if (to.record === 'speaker') naming.set(from.id, (naming.get(from.id) ?? new Set()).add(to.id));
        }
        fc.pre([...naming.values()].every((ids) => !(ids.has('s1') && ids.has('s2'))));
        expect(back).toEqual(said(set));
        expect(split.findSpeaker('s1')?.name).toBe('Anna Berg');
      }),
      { numRuns: 80 },
    );
  });
});
