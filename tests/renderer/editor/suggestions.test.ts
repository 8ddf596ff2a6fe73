import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { annotationsOf } from '../../../renderer/editor/annotation-plugin.ts';
import { editorCommands } from '../../../renderer/editor/commands.ts';
import { takeSuggestions } from '../../../renderer/editor/deciding.ts';
import { activeOf } from '../../../renderer/editor/focus-plugin.ts';
import { ghostOf, isAtEndOfSuggestions } from '../../../renderer/editor/ghost-plugin.ts';
import { draftOf } from '../../../renderer/editor/records.ts';
import { selectedRange } from '../../../renderer/editor/selection.ts';
import {
  openSuggestions,
  rejectionsOf,
  suggestingOf,
  withRunBegun,
  withSuggestionFilter,
  withSuggestions,
} from '../../../renderer/editor/suggestion-plugin.ts';
import { TextIndex } from '../../../renderer/editor/text-index.ts';
import { isWhole } from '../../../shared/anchoring/find-quote.ts';
import type { Suggestion } from '../../../shared/analysis/suggest/suggestion.ts';
import { NEWS_WIDE } from '../../../shared/kinds/news-wide.ts';
import type { ArticleParts } from '../../builders/annotated-article.ts';
import { Desk } from './desk.ts';

/** Suggestions without a view: what the queue does with them, and what edits do to them. */

const TEXT =
  '“We win,” said Anna Berg.\nBen Li denied that the bridge cost 40 million crowns.\nThe “reform” failed.\n“No,” she said.';

class Hands {
  readonly desk: Desk;

  constructor(written = TEXT, parts: ArticleParts = {}) {
    this.desk = new Desk(written, parts);
    this.lookAt('quote', 'claim');
  }

  lookAt(...kinds: Suggestion['kind'][]): this {
    this.desk.dispatch(withSuggestionFilter(this.desk.state.tr, { kinds, least: 0.25 }));
    return this;
  }

  /** Suggests these, named by their words. */
  suggest(...all: readonly Partial<Suggestion & { words: string; cue: string; source: string; by: string }>[]): this {
    const { text } = TextIndex.of(this.desk.state.doc);
    const at = (words: string) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length });
    const suggestions = all.map(({ words = '', cue, source, by, ...rest }): Suggestion => {
      const speaker =
        by === undefined
          ? null
          : { name: by, type: 'person' as const, role: null, affiliation: null, aliases: [], mentions: [] };
      const candidate = {
        cue: cue === undefined ? null : at(cue),
        cueClass: cue === undefined ? null : ('say' as const),
        source: source === undefined ? null : { ...at(source), form: 'name' as const },
        score: 1,
        reason: 'Because.',
        speaker,
        sourceStatus: speaker === null ? null : 'named',
      };
      return {
        kind: 'quote',
        fragments: [at(words)],
        confidence: 0.8,
        rule: 'marks',
        reason: 'It stands in marks.',
        type: 'direct',
        candidates: [candidate],
        assertedBy: null,
        ...rest,
      };
    });
    this.desk.dispatch(withRunBegun(this.desk.state.tr));
    this.desk.dispatch(withSuggestions(this.desk.state.tr, suggestions));
    return this;
  }

  run(...ids: string[]): boolean {
    return ids.reduce((_, id) => {
      const command = editorCommands(this.desk.services).get(id)!;
      return command(this.desk.state, (tr) => this.desk.dispatch(tr));
    }, false);
  }

  get index(): TextIndex {
    return TextIndex.of(this.desk.state.doc);
  }

  /** The words of what is still to be decided. */
  get open(): string[] {
    const { state } = this.desk;
    return openSuggestions(suggestingOf(state), this.index, annotationsOf(state)).map((one) => this.wordsOf(one));
  }

  /** The words of what is shown, or null. */
  get shown(): string | null {
    const ghost = ghostOf(this.desk.state);
    return ghost === null ? null : this.wordsOf(ghost);
  }

  get deeds(): string[] {
    return suggestingOf(this.desk.state).deeds.map(
      ({ isTaken, suggestion }) => `${isTaken ? 'took' : 'rejected'} ${this.wordsOf(suggestion)}`,
    );
  }

  wordsOf({ fragments }: Pick<Suggestion, 'fragments'>): string {
    return fragments.map(({ start, end }) => this.index.slice(start, end)).join(' … ');
  }
}

const WIN = { words: 'We win,', cue: 'said', source: 'Anna Berg', by: 'Anna Berg' };
const COST = { words: 'the bridge cost 40 million crowns', cue: 'denied', source: 'Ben Li', by: 'Ben Li' };
const REFORM = { words: 'reform', confidence: 0.3, candidates: [] };
const CLAIM = {
  kind: 'claim' as const,
  words: 'cost 40 million crowns',
  rule: 'claim: a number with a unit',
  candidates: [],
};

describe('the queue', () => {
  it('begins by Enter at the caret, and by N behind it', () => {
    const hands = new Hands().suggest(WIN, COST, REFORM);
    hands.desk.caret('Ben| Li');
    expect(hands.run('suggest.start')).toBe(true);
    expect(hands.shown).toBe(COST.words);
    expect(selectedRange(hands.desk.state).start).toBe(TEXT.indexOf(COST.words));
    hands.run('ghost.drop', 'go.unfinished');
    expect(hands.shown).toBe('reform');
    hands.run('go.unfinished');
    expect(hands.shown).toBe(WIN.words);
  });

  it('takes, rejects and skips, and goes on by place each time, to the end', () => {
    const hands = new Hands().suggest(WIN, COST, REFORM);
    hands.desk.caret('|“We');
    hands.run('suggest.start', 'ghost.take');
    expect(hands.shown).toBe(COST.words);
    hands.run('suggest.skip');
    expect(hands.shown).toBe('reform');
    hands.run('ghost.reject');
    expect([hands.shown, isAtEndOfSuggestions(hands.desk.state)]).toEqual([null, true]);
    expect(hands.open).toEqual([COST.words]);
    expect(hands.deeds).toEqual(['took We win,', 'rejected reform']);
    hands.run('go.unfinished');
    expect(hands.shown).toBe(COST.words);
  });

  it('goes through quotations first, then claims, and keeps in hand what was taken last', () => {
    const hands = new Hands().lookAt('quote').suggest(WIN, CLAIM);
    hands.desk.caret('|“We');
    hands.run('suggest.start', 'ghost.take');
    expect([hands.shown, activeOf(hands.desk.state)?.id]).toEqual([null, 'n1']);
    hands.run('suggest.start');
    expect(hands.shown).toBe(CLAIM.words);
    hands.run('suggest.claims');
    expect(hands.shown, 'no quotation is left').toBe(CLAIM.words);
    hands.run('ghost.take');
    expect(activeOf(hands.desk.state)?.kind).toBe('claim');
    expect(hands.run('suggest.start')).toBe(false);
  });

  it('makes one undo step of what it takes, with the speaker and the rule that proposed it', () => {
    const hands = new Hands().suggest(WIN, COST);
    hands.desk.caret('|“We');
    hands.run('suggest.start', 'ghost.take');
    expect(hands.desk.written.split('\n')[0]).toBe('“{quote#n1:We win,}” {cue#n2:said} {mention#n4:Anna Berg}.');
    expect(hands.desk.links).toEqual(['n1 cued-by n2', 'n1 said-by n4', 'n4 refers-to n6']);
    const origin = { origin: 'rule', rule: 'marks' };
    expect(hands.desk.now.annotations.map(({ extra }) => extra)).toEqual([origin, origin, origin]);
    hands.run('edit.undo');
    expect([hands.desk.now.annotations, hands.shown, hands.deeds]).toEqual([[], WIN.words, []]);
    hands.run('edit.redo');
    expect(hands.deeds).toEqual(['took We win,']);
  });

  it('takes rejections back by undo in the order in which things were done, and teaches accordingly', () => {
    const hands = new Hands().suggest(WIN, COST, REFORM);
    hands.desk.caret('|“We');
    hands.run('suggest.start', 'ghost.take', 'ghost.reject', 'ghost.reject');
    expect(hands.deeds).toHaveLength(3);
    hands.run('edit.undo');
    expect([hands.shown, hands.open]).toEqual(['reform', ['reform']]);
    hands.run('edit.undo');
    expect(hands.shown).toBe(COST.words);
    hands.run('edit.undo');
    expect([hands.shown, hands.deeds, hands.desk.now.annotations]).toEqual([WIN.words, [], []]);
    hands.run('edit.redo', 'edit.redo', 'edit.redo');
    expect(hands.deeds).toEqual(['took We win,', `rejected ${COST.words}`, 'rejected reform']);
    expect(hands.run('edit.redo')).toBe(false);
  });

  it('ties a claim to the tagged quote that holds it, else to whoever asserts it', () => {
    const speaker = {
      name: 'Ben Li',
      type: 'person' as const,
      role: null,
      affiliation: null,
      aliases: [],
      mentions: [],
    };
    const hands = new Hands().suggest(COST, { ...CLAIM, assertedBy: speaker });
    hands.desk.caret('|“We');
    hands.run('suggest.start', 'suggest.skip', 'ghost.take');
    expect(hands.desk.links).toEqual(['n1 claimed-by n2']);
    hands.run('edit.undo', 'ghost.drop', 'edit.undo');
    hands.desk.caret('|“We');
    hands.run('suggest.start', 'ghost.take');
    expect(hands.shown).toBe(CLAIM.words);
    hands.run('ghost.take');
    const [claim] = hands.desk.now.annotations.filter(({ kind }) => kind === 'claim');
    expect(claim?.attributes).toEqual({ checkWorthiness: 'CFS' });
    expect(hands.desk.links.filter((link) => link.startsWith(claim!.id))).toEqual([
      expect.stringContaining('claimed-in'),
    ]);
  });

  it('takes all that pass the filter as one step, a new speaker once', () => {
    const again = { words: 'No,', cue: undefined as never, source: 'she', by: 'Anna Berg' };
    const hands = new Hands().suggest(WIN, COST, REFORM, again);
    const { state } = hands.desk;
    hands.desk.dispatch(withSuggestionFilter(state.tr, { kinds: ['quote'], least: 0.5 }));
    expect(hands.open).toEqual([WIN.words, COST.words, 'No,']);
    const open = openSuggestions(suggestingOf(hands.desk.state), hands.index, annotationsOf(hands.desk.state));
    hands.desk.perform(takeSuggestions(hands.desk.state, open, hands.desk.services));
    expect(annotationsOf(hands.desk.state).speakers.map(({ name }) => name)).toEqual(['Anna Berg', 'Ben Li']);
    expect([hands.open, hands.deeds.length]).toEqual([[], 3]);
    hands.run('edit.undo');
    expect([hands.desk.now.annotations, hands.deeds]).toEqual([[], []]);
  });
});

describe('a suggestion', () => {
  it('is gone while its content is tagged as its kind, and not while a much shorter or longer one is', () => {
    expect(new Hands('“{quote:We win},” said Anna Berg.').suggest({ words: 'We win,' }).open).toEqual([]);
    expect(new Hands('“{claim:We win},” said Anna Berg.').suggest({ words: 'We win,' }).open).toEqual(['We win,']);
    const nested = new Hands('“{quote:We win, and he said: ‘Never in my life,’ to all}.”');
    expect(nested.suggest({ words: 'Never in my life,' }).open).toEqual(['Never in my life,']);
  });

  it('is of a kind that the scheme has', () => {
    const hands = new Hands().suggest(WIN, CLAIM);
    expect(hands.open).toEqual([WIN.words, CLAIM.words]);
    const scheme = { ...NEWS_WIDE, kinds: NEWS_WIDE.kinds.filter(({ id }) => id !== 'claim') };
    hands.desk.perform(draftOf(hands.desk.state).put(scheme).transaction(hands.desk.state));
    expect(hands.open).toEqual([WIN.words]);
  });

  it('stays out of the article, its file and its undo', () => {
    const hands = new Hands();
    const before = hands.desk.now;
    hands.suggest(WIN, COST, CLAIM);
    expect([hands.desk.now, hands.desk.canUndo, hands.desk.log.entries]).toEqual([before, false, []]);
  });

  it('found in an earlier text is moved through what was edited since', () => {
    const hands = new Hands();
    const found = new Hands().suggest(COST);
    const { suggestions } = suggestingOf(found.desk.state).placed;
    hands.desk.dispatch(withRunBegun(hands.desk.state.tr));
    hands.desk.setMode('edit');
    hands.desk.caret('|Ben').type('Yesterday ');
    hands.desk.dispatch(withSuggestions(hands.desk.state.tr, suggestions));
    expect(hands.open).toEqual([COST.words]);
  });

  it('that was rejected is not suggested again, also after edits and by the next run', () => {
    const hands = new Hands().suggest(WIN, REFORM);
    hands.desk.caret('The| “');
    hands.run('suggest.start', 'ghost.reject');
    hands.desk.setMode('edit');
    hands.desk.caret('|“We').type('So: ');
    hands.suggest(WIN, REFORM);
    expect(hands.open).toEqual([WIN.words]);
  });
});

const KEYS = ['a', 'e\u0301', '\u0301', '\u{1F1E9}', '\u200d', '👩', ' ', '“', 'Enter', 'Backspace', 'Delete'] as const;

describe('through any edits', () => {
  it('ranges lie in the text, in order, apart, and on the edges of whole characters', () => {
    const spot = fc.nat({ max: TEXT.length });
    const fragment = fc.tuple(spot, spot).map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) + 1 }));
    const edit = fc.record({
      at: fc.nat({ max: 150 }),
      length: fc.nat({ max: 12 }),
      key: fc.constantFrom(...KEYS),
    });
    fc.assert(
      fc.property(
        fc.array(fragment, { minLength: 1, maxLength: 4 }),
        fc.array(edit, { maxLength: 8 }),
        (ranges, edits) => {
          const hands = new Hands(`${TEXT} 👩‍👩‍👧 🇩🇪🇫🇷`);
          const { length } = hands.index;
          hands.suggest(
            ...ranges.map(({ start, end }) => ({ ...WIN, fragments: [{ start, end: Math.min(end, length) }] })),
          );
          hands.desk.setMode('edit');
          for (const { at, length: wide, key } of edits) {
            const start = Math.min(at, hands.index.length);
            hands.desk.selectRange(start, Math.min(start + wide, hands.index.length));
            if (key === 'Enter' || key === 'Backspace' || key === 'Delete') hands.desk.press(key);
            else hands.desk.dispatch(hands.desk.state.tr.insertText(key));
          }
          const { text } = hands.index;
          const suggesting = suggestingOf(hands.desk.state);
          for (const one of openSuggestions(suggesting, hands.index, annotationsOf(hands.desk.state))) {
            const sources = one.candidates.flatMap(({ cue, source }) =>
              [cue, source].filter((range) => range !== null),
            );
            for (const { start, end } of [...one.fragments, ...sources]) {
              expect(0 <= start && start < end && end <= text.length).toBe(true);
              if (edits.length > 0) expect(isWhole(text, { start, end })).toBe(true);
            }
            expect(one.fragments.every(({ start }, i) => i === 0 || one.fragments[i - 1]!.end < start)).toBe(true);
          }
          expect(rejectionsOf(suggesting, hands.index)).toEqual([]);
          expect(hands.desk.now.annotations).toEqual([]);
        },
      ),
      { numRuns: 60 },
    );
  });
});
