import { describe, expect, it } from 'vitest';
import { type Findable, findEntries, firstOf, fitOf } from '../../../renderer/views/palette-entries.ts';
import { MENUS } from '../../../shared/commands/command.ts';
import { COMMANDS } from '../../../shared/commands/index.ts';
import { AnnotationSet } from '../../../shared/annotations/annotation-set.ts';
import { stateOf } from '../../../shared/annotations/article-state.ts';
import { textOf } from '../../../shared/model/block.ts';
import { sampleArticle } from '../../builders/sample-article.ts';

const sample = sampleArticle();
const { set, blocks } = stateOf(sample);

const all = (parts: Partial<Findable> = {}): Findable => ({
  commands: COMMANDS,
  recent: [],
  can: () => true,
  reasonFor: () => 'not now',
  menuOf: ({ menu }) => MENUS.find(([id]) => id === menu)?.[1] ?? '',
  set,
  text: textOf(blocks),
  articles: [
    {
      fileId: 'f1',
      articleId: 'a1',
      title: 'Harbour bridge',
      name: 'harbour.saidwho',
      modified: 0,
      quotes: 0,
      claims: 0,
    },
  ],
  ...parts,
});

const found = (typed: string, parts: Partial<Findable> = {}) =>
  findEntries(all(parts), typed).map(({ id, entries }) => [id, entries.map(({ label }) => label)] as const);

describe('a name', () => {
  it('fits the better, the fuller and the earlier its words are typed', () => {
    const name = 'Next of the same kind';
    const typed = [name, 'next', 'same kind', 'kind same', 'nots', 'nsk', 'xt of', 'ext', 'xyz', 'kinds'];
    expect(typed.map((words) => fitOf(name, words))).toEqual([100, 90, 77, 60, 50, 40, 0, 20, 0, 0]);
    expect(fitOf('Anything', '')).toBe(1);
  });
});

describe('the palette', () => {
  it('finds commands by words and by initials, in any case, with the name of their menu too', () => {
    expect(found('quote')[0]?.[1][0]).toBe('Tag as quote');
    expect(found('TAG AS QU')[0]?.[1][0]).toBe('Tag as quote');
    expect(found('np')[0]?.[1]).toContain('Next pane');
    expect(found('file export')[0]?.[1]).toEqual([
      'Export…',
      'Export this claim’s capsule…',
      'Export this claim’s dossier…',
    ]);
  });

  it('shows all commands before anything is typed, those found last first', () => {
    const [recent, others] = found('', { recent: ['view.theme', 'tag.cue'] });
    expect(recent).toEqual(['recent', ['Light, dark or as the system', 'Tag as cue']]);
    expect(others?.[1]).toHaveLength(COMMANDS.length - 2);
  });

  it('puts what would do nothing now last, and says why', () => {
    const [commands] = findEntries(all({ can: (id) => id !== 'tag.quote' }), 'tag as');
    expect(commands?.entries.at(-1)).toMatchObject({ id: 'command:tag.quote', reason: 'not now' });
    expect(commands?.entries.filter(({ reason }) => reason !== undefined)).toHaveLength(1);
  });

  it('finds annotations by their words, speakers by name and articles by title, from two letters on', () => {
    expect(found('fares rose').find(([id]) => id === 'annotations')?.[1][0]).toMatch(/^Fares rose/);
    expect(found('novak').find(([id]) => id === 'speakers')?.[1]).toEqual(['Anna Novak']);
    expect(found('harb').find(([id]) => id === 'articles')?.[1]).toEqual(['Harbour bridge']);
    expect(found('h').map(([id]) => id)).toEqual(['commands']);
    expect(found('no such thing at all')).toEqual([]);
  });

  it('leads to the first words of a speaker, and nowhere for one who says nothing', () => {
    const speaker = set.speakers.find(({ name }) => name === 'Anna Novak')!;
    expect(firstOf(set, speaker.id)?.id).toBe('q1');
    expect(firstOf(AnnotationSet.of([]), speaker.id)).toBeNull();
  });
});
