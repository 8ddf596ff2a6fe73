import { describe, expect, it } from 'vitest';
import { stateOf } from '../../../shared/annotations/article-state.ts';
import {
  claimsOfQuote,
  cueOfQuote,
  mentionOfQuote,
  quoteOfClaim,
  speakerOfClaim,
  speakerOfMention,
  speakerOfQuote,
} from '../../../shared/annotations/attribution.ts';
import { annotatedArticle } from '../../builders/annotated-article.ts';

const TEXT = '{quote#q1:We will {claim#c1:win}}, {mention#m1:she} {cue#u1:said}.';
const setWith = (...links: string[]) =>
  stateOf(annotatedArticle(TEXT, { speakers: { s1: 'Anna', s2: 'Ben' }, links })).set;

describe('attribution', () => {
  it('finds a quote’s speaker through its mention', () => {
    const set = setWith('q1 said-by m1', 'm1 refers-to s1', 'q1 cued-by u1');
    expect(mentionOfQuote(set, 'q1')?.id).toBe('m1');
    expect(speakerOfMention(set, 'm1')?.name).toBe('Anna');
    expect(speakerOfQuote(set, 'q1')?.name).toBe('Anna');
    expect(cueOfQuote(set, 'q1')?.id).toBe('u1');
  });

  it('takes the mention’s speaker over a direct attribution', () => {
    expect(speakerOfQuote(setWith('q1 attributed-to s2', 'q1 said-by m1', 'm1 refers-to s1'), 'q1')?.name).toBe('Anna');
  });

  it('falls back to a direct attribution when the mention names nobody', () => {
    expect(speakerOfQuote(setWith('q1 said-by m1', 'q1 attributed-to s2'), 'q1')?.name).toBe('Ben');
  });

  it('gives a claim the speaker of its quote', () => {
    const set = setWith('c1 claimed-in q1', 'q1 attributed-to s1');
    expect(quoteOfClaim(set, 'c1')?.id).toBe('q1');
    expect(speakerOfClaim(set, 'c1')?.name).toBe('Anna');
    expect(claimsOfQuote(set, 'q1').map(({ id }) => id)).toEqual(['c1']);
  });

  it('prefers the speaker a claim is linked to', () => {
    expect(speakerOfClaim(setWith('c1 claimed-in q1', 'q1 attributed-to s1', 'c1 claimed-by s2'), 'c1')?.name).toBe(
      'Ben',
    );
  });

  it('knows nobody where nothing is linked', () => {
    const set = setWith();
    expect([
      speakerOfQuote(set, 'q1'),
      mentionOfQuote(set, 'q1'),
      cueOfQuote(set, 'q1'),
      speakerOfClaim(set, 'c1'),
      quoteOfClaim(set, 'c1'),
    ]).toEqual([null, null, null, null, null]);
  });
});
