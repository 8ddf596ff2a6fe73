import { describe, expect, it } from 'vitest';
import {
  setsOfGift,
  setsOfMerge,
  standingsOf,
  withEntries,
  withEntriesMerged,
  withTie,
} from '../../../../shared/analysis/speakers/registry.ts';
import { type Registry, WhoIsWho } from '../../../../shared/analysis/who-is-who.ts';
import type { AnnotationSet } from '../../../../shared/annotations/annotation-set.ts';
import { stateOf } from '../../../../shared/annotations/article-state.ts';
import { speakerOfQuote } from '../../../../shared/annotations/attribution.ts';
import type { RecordSet } from '../../../../shared/annotations/change.ts';
import type { Speaker } from '../../../../shared/model/records.ts';
import { annotatedArticle } from '../../../builders/annotated-article.ts';

const entry = (id: string, name: string, more: Partial<Speaker> = {}): Speaker => ({
  record: 'speaker',
  id,
  name,
  type: 'person',
  aliases: [],
  ...more,
});
const registry: Registry = {
  speakers: [entry('e1', 'Anna Berg'), entry('e2', 'anna  berg', { role: 'author' }), entry('e3', 'Carr')],
  ties: [],
};
const setWith = (speakers: Readonly<Record<string, string>>) =>
  stateOf(
    annotatedArticle('{quote#q1:Yes} {quote#q2:No}', {
      speakers,
      links: Object.keys(speakers).map((id, i) => `q${i + 1} attributed-to ${id}`),
    }),
  ).set;
const done = (set: AnnotationSet, sets: readonly RecordSet[]) =>
  set.apply(sets.map(({ id, after }) => ({ id, before: set.find(id), after })));

describe('the standing of speakers', () => {
  it('is a question only where two entries fit, until somebody has answered it', () => {
    const speakers = [
      entry('s1', 'Anna Berg'),
      entry('s2', 'Carr'),
      entry('s3', 'Dahl'),
      entry('s4', 'officials', { type: 'group' }),
    ];
    const standing = (one: Registry) =>
      [...standingsOf(one, 'a', speakers).values()].map((told) =>
        told.standing === 'known' ? told.entry.id : told.standing === 'unknown' ? told.canTakeIn : 'question',
      );
    expect(standing(registry)).toEqual(['question', 'e3', true, false]);
    expect(standing(withTie(registry, 'a', 's1', 'e2'))).toEqual(['e2', 'e3', true, false]);
    expect(standing(withTie(registry, 'a', 's1', null))).toEqual([true, 'e3', true, false]);
    expect(standing(withEntries(registry, [speakers[2]!]))[2]).toBe('s3');
  });
});

describe('operations over the project', () => {
  it('make one of two entries and of whoever they are in an article', () => {
    const tied = withTie(registry, 'a', 's2', 'e3');
    const merged = withEntriesMerged(tied, 'e1', ['e3']);
    expect(merged.speakers.map(({ id, aliases }) => [id, aliases])).toEqual([
      ['e1', ['Carr']],
      ['e2', []],
    ]);
    expect(merged.ties.map((tie) => tie.entry)).toEqual(['e1']);
    const set = setWith({ e1: 'Anna Berg', s2: 'The boss' });
    const after = done(set, setsOfMerge(new WhoIsWho(tied), 'a', set, merged.speakers[0]!, ['e1', 'e3']));
    expect(after.speakers.map(({ id, aliases }) => [id, aliases])).toEqual([['e1', ['The boss']]]);
    expect([speakerOfQuote(after, 'q1')?.id, speakerOfQuote(after, 'q2')?.id]).toEqual(['e1', 'e1']);
    expect(setsOfMerge(new WhoIsWho(tied), 'b', setWith({ s9: 'Dahl' }), merged.speakers[0]!, ['e1', 'e3'])).toEqual(
      [],
    );
  });

  it('give quotes to the article’s own copy of the entry, or bring it in', () => {
    const who = new WhoIsWho(registry);
    const own = setWith({ s1: 'Dahl', s2: 'Carr' });
    const given = (set: AnnotationSet) =>
      speakerOfQuote(
        done(
          set,
          setsOfGift(who, 'a', set, registry.speakers[2]!, ['q1'], () => 'new'),
        ),
        'q1',
      )?.id;
    expect(given(own)).toBe('s2');
    expect(given(setWith({ s1: 'Dahl' }))).toBe('e3');
  });
});
