import { describe, expect, it } from 'vitest';
import { aliasHits, likenessTo } from '../../../../shared/analysis/speakers/alias-hits.ts';
import type { Speaker } from '../../../../shared/model/records.ts';

const person = (name: string, more: Partial<Speaker> = {}): Speaker => ({
  record: 'speaker',
  id: name,
  name,
  type: 'person',
  aliases: [],
  ...more,
});

describe('the likeness of names', () => {
  it.each([
    ['Anna Berg', 'Berg', 'surname alone'],
    ['Anna Berg', 'Anna', 'first name alone'],
    ['Anna Berg', 'A. Berg', 'initials'],
    ['Anna Berg', 'Mrs Berg', 'with a title, surname alone'],
    ['Anna Berg', 'Minister Anna Berg', 'with a title'],
    ['Anna Maria Berg', 'Anna Berg', 'without a middle name'],
    ['Anna Berg', 'anna  BERG', 'the same name'],
    ['Ana Müller-Lüden', 'Ana Muller Luden', 'the same name, spelled otherwise'],
    ['Anna Berg', 'Carl Berg', null],
    ['Anna Berg', 'Bergman', null],
    ['Anna Berg', '', null],
  ])('of %s, “%s” is told as %s', (own, other, reason) => {
    expect(likenessTo(person(own), other)).toBe(reason);
  });

  it('knows abbreviations of bodies in both directions', () => {
    const body = person('World Health Organization', { type: 'organisation' });
    expect(likenessTo(body, 'WHO')).toBe('its abbreviation');
    expect(likenessTo({ ...body, name: 'U.N.' }, 'United Nations')).toBe('its abbreviation');
    expect(likenessTo(body, 'World')).toBeNull();
  });
});

describe('alias hits', () => {
  it('names speakers, mentions and places in the text, each once, with what else they fit', () => {
    const anna = person('Anna Berg', { aliases: ['the mayor'] });
    const hits = aliasHits(anna, {
      speakers: [anna, person('A. Berg'), person('Carl Berg'), person('Ben Carr')],
      tied: ['she', 'Annie', 'the mayor'],
      loose: ['Mrs Berg', 'Ben Carr'],
      text: 'Mayor Anna Berg spoke. “No”, Berg said. Bergman left; Berg stayed.',
    });
    expect(hits.map(({ name, reason, alsoFits }) => [name, reason, alsoFits])).toEqual([
      ['A. Berg', 'initials', []],
      ['Annie', 'mentioned so in the text', []],
      ['Mrs Berg', 'with a title, surname alone', ['A. Berg', 'Carl Berg']],
      ['Mayor Anna Berg', 'with a title', ['A. Berg']],
      ['Berg', 'surname alone', ['A. Berg', 'Carl Berg']],
    ]);
  });
});
