import { describe, expect, test } from 'vitest';
import { foldedName, WhoIsWho } from '../../../shared/analysis/who-is-who.ts';
import type { Speaker } from '../../../shared/model/records.ts';

const entry = (id: string, name: string, ...aliases: string[]): Speaker => ({
  record: 'speaker',
  id,
  name,
  type: 'person',
  aliases,
});

const tie = (article: string, speaker: string, entryId: string | null) => ({
  id: `${article} ${speaker}`,
  article,
  speaker,
  entry: entryId,
});

const SPEAKERS = [entry('e1', 'Anna Kerr', 'Kerr'), entry('e2', 'Bob Kerr', 'Kerr'), entry('e3', 'The Ministry')];

describe('who a speaker of an article is', () => {
  const who = new WhoIsWho({
    speakers: SPEAKERS,
    ties: [tie('a1', 's1', 'e2'), tie('a1', 's2', null), tie('a1', 's3', 'gone')],
  });

  test.each([
    ['the entry with the same id, whatever the name', { id: 'e1', name: 'Somebody' }, 'e1'],
    ['the one a tie names, though another has the name', { id: 's1', name: 'Anna Kerr' }, 'e2'],
    ['nobody of the registry where a tie says so', { id: 's2', name: 'Anna Kerr' }, 'name anna kerr'],
    ['as without a tie where its entry is gone', { id: 's3', name: 'Anna Kerr' }, 'e1'],
    ['the only one that has the name', { id: 's9', name: 'ANNA  KERR ' }, 'e1'],
    ['the only one that has the alias', { id: 's9', name: 'the ministry' }, 'e3'],
    ['nobody where two have the name', { id: 's9', name: 'Kerr' }, 'name kerr'],
    ['nobody where none has it', { id: 's9', name: 'Cyril' }, 'name cyril'],
  ])('is %s', (_, speaker, key) => {
    expect(who.keyOf('a1', speaker)).toBe(key);
  });

  test('is asked of each article by itself', () => {
    expect(who.keyOf('a2', { id: 's1', name: 'Anna Kerr' })).toBe('e1');
  });

  test('has names alike in compatible forms, case and spaces', () => {
    expect(foldedName(' Ａnna\u00a0\tKERR')).toBe(foldedName('anna kerr'));
    expect(foldedName('E\u0301va')).toBe(foldedName('Éva'));
  });
});
