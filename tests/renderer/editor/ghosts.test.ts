import { describe, expect, it } from 'vitest';
import { annotationsOf } from '../../../renderer/editor/annotation-plugin.ts';
import { editorCommands } from '../../../renderer/editor/commands.ts';
import { activeOf } from '../../../renderer/editor/focus-plugin.ts';
import { ghostOf, shownProposal } from '../../../renderer/editor/ghost-plugin.ts';
import { selectedRange } from '../../../renderer/editor/selection.ts';
import { TextIndex } from '../../../renderer/editor/text-index.ts';
import { draftOf } from '../../../renderer/editor/records.ts';
import { NEWS_WIDE } from '../../../shared/kinds/news-wide.ts';
import type { SchemeRecord } from '../../../shared/model/scheme.ts';
import type { ArticleParts } from '../../builders/annotated-article.ts';
import { Desk } from './desk.ts';

/** Proposals without a view: what is shown, what is taken of it, and when it goes. */

const TEXT = '“We win,” said Mayor Anna Berg, who met Ben Li.\nThe “reform” failed.\n“No, and never again,” she said.';

class Hands {
  readonly desk: Desk;

  constructor(written: string, parts: ArticleParts = {}) {
    this.desk = new Desk(written, parts);
  }

  /** Runs commands, one after the other; false where the last one found nothing to do. */
  run(...ids: string[]): boolean {
    return ids.reduce((_, id) => {
      const command = editorCommands(this.desk.services).get(id)!;
      return command(this.desk.state, (tr) => this.desk.dispatch(tr));
    }, false);
  }

  /** What is proposed: cue · source → who, or `nothing here`; null without a ghost. */
  get ghost(): string | null {
    const ghost = ghostOf(this.desk.state);
    if (ghost === null) return null;
    const shown = shownProposal(ghost);
    if (shown === null) return 'nothing here';
    const { text } = TextIndex.of(this.desk.state.doc);
    const words = [shown.cue, shown.source].map((range) => (range === null ? '–' : text.slice(range.start, range.end)));
    const who = shown.who === null ? '?' : 'known' in shown.who ? shown.who.known.id : `new ${shown.who.fresh.name}`;
    return `${words.join(' · ')} → ${who}`;
  }

  get caret(): number {
    return selectedRange(this.desk.state).start;
  }

  get speakers(): string[] {
    return annotationsOf(this.desk.state).speakers.map(({ name, role }) =>
      role === undefined ? name : `${name}, ${role}`,
    );
  }
}

describe('Q in a quotation', () => {
  it('tags the content at once and proposes what it lacks', () => {
    const hands = new Hands(TEXT);
    hands.desk.caret('We |win');
    expect(hands.run('tag.quote')).toBe(true);
    expect(hands.desk.written).toContain('“{quote#n1:We win,}” said');
    expect(hands.ghost).toBe('said · Mayor Anna Berg → new Anna Berg');
  });

  it('takes all parts of one that is interrupted', () => {
    const hands = new Hands('“We,” she said, “win.”');
    hands.desk.caret('win|');
    hands.run('tag.quote');
    expect(hands.desk.written).toBe('“{quote#n1:We,}” she said, “{quote#n1:win.}”');
    expect(hands.desk.now.annotations[0]!.attributes).toEqual({ quoteType: 'direct' });
  });

  it('proposes a cue alone where a mention was tied to it', () => {
    const hands = new Hands('“We win,” said {mention#m1:Anna Berg}.');
    hands.desk.caret('We |win');
    hands.run('tag.quote');
    expect(hands.ghost).toBe('said · – → ?');
    hands.run('ghost.take');
    expect(hands.desk.written).toBe('“{quote#n1:We win,}” {cue#n3:said} {mention#m1:Anna Berg}.');
  });

  it('proposes nothing where nothing stands near, or nothing is lacking', () => {
    const hands = new Hands('Read: “We win.” It {cue#u1:says} {mention#m1:Ben}.');
    hands.desk.caret('We |win');
    hands.run('tag.quote');
    expect(hands.ghost).toBeNull();
    const alone = new Hands('“We win.”');
    alone.desk.caret('We |win');
    expect(alone.run('tag.quote')).toBe(true);
    expect(alone.ghost).toBeNull();
  });

  it('tags what a cue reports in a sentence without marks', () => {
    const hands = new Hands('Anna Berg said that the bridge was shut.');
    hands.desk.caret('was| shut');
    hands.run('tag.quote', 'ghost.take');
    expect(hands.desk.written).toBe('{mention#n4:Anna Berg} {cue#n2:said} {quote#n1:that the bridge was shut}.');
  });

  it('proposes again for a quote that is there and lacks something', () => {
    const hands = new Hands('“{quote#q1:We win,}” said Ben.');
    hands.desk.caret('We |win');
    hands.run('tag.quote');
    expect(hands.ghost).toBe('said · Ben → new Ben');
    expect(hands.desk.written).toBe('“{quote#q1:We win,}” said Ben.');
  });
});

describe('taking what is proposed', () => {
  it('makes cue, mention, links and speaker in one undo step, and leaves the caret', () => {
    const hands = new Hands(TEXT);
    hands.desk.caret('We |win');
    hands.run('tag.quote');
    const before = hands.caret;
    hands.run('ghost.take');
    expect(hands.desk.written.split('\n')[0]).toBe(
      '“{quote#n1:We win,}” {cue#n2:said} {mention#n4:Mayor Anna Berg}, who met Ben Li.',
    );
    expect(hands.desk.links).toEqual(['n1 cued-by n2', 'n1 said-by n4', 'n4 refers-to n6']);
    expect(hands.speakers).toEqual(['Anna Berg, Mayor']);
    expect(hands.caret).toBe(before);
    expect(activeOf(hands.desk.state)?.id).toBe('n1');
    expect(hands.ghost).toBeNull();
    hands.desk.undo();
    expect(hands.desk.written.split('\n')[0]).toBe('“{quote#n1:We win,}” said Mayor Anna Berg, who met Ben Li.');
    expect(hands.speakers).toEqual([]);
    hands.desk.redo();
    expect(hands.desk.links).toHaveLength(3);
  });

  it('fills in what the words tell', () => {
    const hands = new Hands(TEXT);
    hands.desk.caret('We |win');
    hands.run('tag.quote', 'ghost.take');
    const attributes = Object.fromEntries(hands.desk.now.annotations.map(({ kind, attributes: own }) => [kind, own]));
    expect(attributes).toEqual({
      quote: { quoteType: 'direct', sourceStatus: 'named' },
      cue: { cueClass: 'say' },
      mention: { mentionType: 'name' },
    });
  });

  it('uses the annotations and the speaker that are there', () => {
    const hands = new Hands('“We win,” {cue#u1:said} {mention#m1:Berg}. {quote#q1:x}', {
      speakers: { a: 'Anna Berg' },
      links: ['q1 cued-by u1', 'q1 said-by m1'],
    });
    hands.desk.caret('We |win');
    hands.run('tag.quote');
    expect(hands.ghost).toBe('said · Berg → a');
    hands.run('ghost.take');
    expect(hands.desk.written).toBe('“{quote#n1:We win,}” {cue#u1:said} {mention#m1:Berg}. {quote#q1:x}');
    expect(hands.desk.links).toEqual([
      'm1 refers-to a',
      'n1 cued-by u1',
      'n1 said-by m1',
      'q1 cued-by u1',
      'q1 said-by m1',
    ]);
  });

  it('leaves whom a mention stands for and what the source is called where somebody has said so', () => {
    const hands = new Hands('“{quote#q1:We win,}” said {mention#m1:Berg}. {quote#q2:x}', {
      speakers: { b: 'Bea Berg', a: 'Anna Berg' },
      links: ['m1 refers-to b', 'q2 said-by m1'],
      attributes: { q1: { sourceStatus: 'anonymous' } },
    });
    hands.desk.caret('We |win');
    hands.run('tag.quote', 'ghost.take');
    expect(hands.desk.links).toEqual(['m1 refers-to b', 'q1 cued-by n1', 'q1 said-by m1', 'q2 said-by m1']);
    expect(hands.desk.now.annotations[0]!.attributes).toEqual({ sourceStatus: 'anonymous' });
  });
});

describe('turning over what is proposed', () => {
  it('goes through the candidates to “nothing here” and round', () => {
    const hands = new Hands(TEXT);
    hands.desk.caret('We |win');
    hands.run('tag.quote', 'ghost.next');
    expect(hands.ghost).toBe('said · Ben Li → new Ben Li');
    hands.run('ghost.next');
    expect(hands.ghost).toBe('nothing here');
    hands.run('ghost.next');
    expect(hands.ghost).toBe('said · Mayor Anna Berg → new Anna Berg');
    hands.run('ghost.previous', 'ghost.previous');
    expect(hands.ghost).toBe('said · Ben Li → new Ben Li');
    hands.run('ghost.take');
    expect(hands.speakers).toEqual(['Ben Li']);
  });

  it('leaves the content alone when nothing is here', () => {
    const hands = new Hands(TEXT);
    hands.desk.caret('We |win');
    hands.run('tag.quote', 'ghost.previous', 'ghost.take');
    expect(hands.desk.links).toEqual([]);
    expect(hands.desk.now.annotations).toHaveLength(1);
    expect(hands.ghost).toBeNull();
  });
});

describe('what the scheme of the article lacks', () => {
  const withScheme = (change: Partial<SchemeRecord>): Hands => {
    const hands = new Hands(TEXT);
    const scheme = { ...NEWS_WIDE, ...change };
    hands.desk.perform(draftOf(hands.desk.state).put(scheme).transaction(hands.desk.state));
    hands.desk.selectRange(0, 0);
    return hands;
  };

  it('is not proposed: no cue without its kind, no source without its link', () => {
    const hands = withScheme({ kinds: NEWS_WIDE.kinds.filter(({ id }) => id !== 'cue') });
    hands.run('go.unfinished');
    expect(hands.ghost).toBe('– · Mayor Anna Berg → new Anna Berg');
    const other = withScheme({ linkTypes: NEWS_WIDE.linkTypes.filter(({ id }) => id !== 'said-by') });
    other.run('go.unfinished');
    expect(other.ghost).toBe('said · – → ?');
  });

  it('is not filled in: no field, no value', () => {
    const hands = withScheme({ kinds: NEWS_WIDE.kinds.map((kind) => ({ ...kind, fields: [] })) });
    hands.run('go.unfinished', 'ghost.take');
    expect(hands.desk.now.annotations.map(({ attributes }) => Object.keys(attributes))).not.toContainEqual(
      expect.arrayContaining(['cueClass']),
    );
  });

  it('has no speech to go to without quotes, and no quote without marks where only marks count', () => {
    const hands = withScheme({ kinds: NEWS_WIDE.kinds.filter(({ id }) => id !== 'quote') });
    expect(hands.run('go.unfinished')).toBe(false);
    const desk = new Desk('Anna Berg said that the bridge was shut.').caret('was| shut');
    desk.perform(
      draftOf(desk.state)
        .put({ ...NEWS_WIDE, profile: 'marked-quotes' })
        .transaction(desk.state),
    );
    expect(desk.tag('quote')).toBe(false);
  });
});

describe('a ghost goes', () => {
  const shown = () => {
    const hands = new Hands(TEXT);
    hands.desk.caret('We |win');
    hands.run('tag.quote');
    expect(hands.ghost).not.toBeNull();
    return hands;
  };

  it.each([
    ['by its command', 'ghost.drop'],
    ['by rejecting it', 'ghost.reject'],
    ['by undo', 'edit.undo'],
    ['with the mode', 'mode.edit'],
    ['when something else is tagged', 'tag.claim'],
    ['when one goes on', 'go.next'],
  ])('%s, and nothing of it is taken', (_how, id) => {
    const hands = shown();
    if (id === 'go.next') hands.desk.caret('reform|');
    hands.run(id);
    expect(hands.ghost).toBeNull();
    expect(hands.speakers).toEqual([]);
    expect(hands.desk.now.annotations.filter(({ kind }) => kind !== 'claim').length).toBeLessThan(2);
  });

  it('when the caret leaves the frame, and stays while it moves inside', () => {
    const hands = shown();
    hands.desk.caret('Anna |Berg');
    expect(hands.ghost).not.toBeNull();
    hands.desk.caret('ref|orm');
    expect(hands.ghost).toBeNull();
  });

  it.each(['ghost.take', 'ghost.next', 'ghost.previous', 'ghost.drop', 'ghost.reject'])(
    'and without one %s finds nothing to do',
    (id) => {
      expect(new Hands(TEXT).run(id)).toBe(false);
    },
  );
});

describe('N', () => {
  it('proposes the whole frame of each quotation that looks like speech, and Enter takes it in one step', () => {
    const hands = new Hands(TEXT);
    hands.desk.selectRange(0, 0);
    hands.run('go.unfinished');
    expect(hands.ghost).toBe('said · Mayor Anna Berg → new Anna Berg');
    expect(hands.caret).toBe(1);
    expect(hands.desk.now.annotations).toEqual([]);
    hands.run('ghost.take', 'go.unfinished');
    expect(hands.ghost).toBe('said · she → n6');
    hands.run('ghost.take');
    expect(hands.desk.written.split('\n')[2]).toBe(
      '“{quote#n8:No, and never again,}” {mention#n11:she} {cue#n9:said}.',
    );
    expect(hands.run('go.unfinished')).toBe(false);
    hands.desk.undo(2);
    expect(hands.desk.now.annotations).toEqual([]);
  });

  it('goes on to the next, round the end, while nothing is taken', () => {
    const hands = new Hands(TEXT);
    hands.desk.selectRange(0, 0);
    hands.run('go.unfinished', 'go.unfinished');
    expect(hands.ghost).toBe('said · she → ?');
    hands.run('go.unfinished');
    expect(hands.ghost).toBe('said · Mayor Anna Berg → new Anna Berg');
  });

  it('does not stop again at what was rejected, but at what was left', () => {
    const hands = new Hands(TEXT);
    hands.desk.selectRange(0, 0);
    hands.run('go.unfinished', 'ghost.reject', 'go.unfinished');
    expect(hands.ghost).toContain('she');
    hands.run('ghost.drop', 'go.unfinished');
    expect(hands.ghost).toContain('she');
    hands.run('ghost.reject');
    expect(hands.run('go.unfinished')).toBe(false);
  });

  it('remembers what was rejected while the text before it is edited', () => {
    const hands = new Hands(TEXT);
    hands.desk.selectRange(0, 0);
    hands.run('go.unfinished', 'ghost.reject', 'mode.edit');
    hands.desk.selectRange(0, 0).type('So: ');
    hands.run('mode.tag', 'go.unfinished');
    expect(hands.ghost).toContain('she');
  });

  it('stops at unfinished annotations and quotations in the order of the text', () => {
    const hands = new Hands('“{quote#q1:We win,}” said Anna.\n“We lose,” said Ben.\n{mention#m1:Carl} left.');
    hands.desk.selectRange(0, 0);
    hands.run('go.unfinished');
    expect([activeOf(hands.desk.state)?.id, hands.ghost]).toEqual(['q1', 'said · Anna → new Anna']);
    hands.run('go.unfinished');
    expect([activeOf(hands.desk.state)?.id, hands.ghost]).toEqual([undefined, 'said · Ben → new Ben']);
    hands.run('go.unfinished');
    expect([activeOf(hands.desk.state)?.id, hands.ghost]).toEqual(['m1', null]);
    hands.run('go.unfinished');
    expect(activeOf(hands.desk.state)?.id).toBe('q1');
  });

  it('passes by what begins where the active one does', () => {
    const hands = new Hands('“{quote#q1:{claim#c1:We} win}”. “We lose,” said Ben.', { attributes: { q1: {} } });
    hands.desk.caret('|We win');
    const stops = Array.from({ length: 4 }, () => {
      hands.run('go.unfinished');
      return activeOf(hands.desk.state)?.id ?? hands.ghost;
    });
    expect(new Set(stops)).toEqual(new Set(['c1', 'q1', 'said · Ben → new Ben']));
  });
});
