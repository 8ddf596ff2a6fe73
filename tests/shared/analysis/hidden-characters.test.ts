import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  findAllHiddenCharacters,
  findHiddenCharacters,
  hiddenNames,
} from '../../../shared/analysis/hidden-characters.ts';
import { arbitraryText } from '../../builders/arbitrary-article.ts';

/** What is found, as `stretch: name`. */
const found = (text: string) => findHiddenCharacters(text).map(({ start, end, name }) => `${start}-${end}: ${name}`);
const tags = (words: string) =>
  [...words].map((letter) => String.fromCodePoint(0xe0000 + letter.charCodeAt(0))).join('');

describe('a reader is warned of what is hidden (H9):', () => {
  it.each([
    [
      'an override',
      'pay \u202eeruces\u202c',
      ['4-5: U+202E right-to-left override', '11-12: U+202C end of embedding or override'],
    ],
    [
      'an override in Hebrew too',
      'שלום \u202eabc\u202c',
      ['5-6: U+202E right-to-left override', '9-10: U+202C end of embedding or override'],
    ],
    ['an isolate that is never closed', 'שלום \u2067abc', ['5-6: U+2067 right-to-left isolate, never closed']],
    ['an end without a beginning', 'a\u2069b', ['1-2: U+2069 end of isolate, closes nothing']],
    [
      'an embedding left open inside an isolate',
      'א\u2066a\u202bb\u2069',
      ['3-4: U+202B right-to-left embedding, never closed'],
    ],
    ['a mark among Latin letters', 'a\u200fb', ['1-2: U+200F right-to-left mark']],
    ['a zero-width space', 'pass\u200bword', ['4-5: U+200B zero-width space']],
    ['a joiner in a Latin word', 'pass\u200dword', ['4-5: U+200D zero-width joiner']],
    ['a byte order mark in the text', '\ufeffAnna', ['0-1: U+FEFF zero-width no-break space']],
    ['a word joiner', 'a\u2060b', ['1-2: U+2060 word joiner']],
    ['a filler that looks like nothing', 'a\u3164b', ['1-2: U+3164 Hangul filler']],
    ['a variation selector behind a letter', 'a\ufe00b', ['1-2: U+FE00 variation selector']],
    ['tags that spell words', `a${tags('hi!')}b`, ['1-7: 3 tag characters that spell “hi!”']],
    ['a flag that is none', `\u{1f3f4}${tags('usca')}\u{e007f}`, ['2-12: 5 tag characters that spell “usca”']],
    ['a control character', 'a\u001bb\u0000c', ['1-2: U+001B escape', '3-4: U+0000 null']],
    ['a control character without a name', 'a\u0081', ['1-2: U+0081 control character']],
    ['line ends that are none', 'a\u2028b\u0085c', ['1-2: U+2028 line separator', '3-4: U+0085 next line']],
    ['a noncharacter', 'a\ufffe\u{1ffff}', ['1-2: U+FFFE noncharacter', '2-4: U+1FFFF noncharacter']],
    ['half a surrogate pair', 'a\ud800b', ['1-2: U+D800 half of a surrogate pair']],
    ['piled marks', `Z${'\u0335'.repeat(9)}!`, ['1-10: 9 combining marks on one character']],
    ['full-width letters in a Latin line', 'see ｅｘａｍｐｌｅ', ['4-11: full-width “ｅｘａｍｐｌｅ”']],
    ['a Cyrillic letter in a Latin word', 'P\u0430ul', ['1-2: Cyrillic а in a Latin word']],
    ['a Latin letter in a Cyrillic word', 'Мoсква', ['1-2: Latin o in a Cyrillic word']],
    ['a Greek letter in a Latin word', 'g\u03bfogle', ['1-2: Greek ο in a Latin word']],
    ['an Armenian letter in a Latin word', 'b\u0585ok', ['1-2: Armenian օ in a Latin word']],
    ['a Cherokee letter in a Latin word', '\u13a2he', ['0-1: Cherokee Ꭲ in a Latin word']],
    [
      'a Cyrillic word that passes for a Latin one',
      'the \u0441\u043e\u0440',
      [
        '4-5: Cyrillic с that looks like Latin c',
        '5-6: Cyrillic о that looks like Latin o',
        '6-7: Cyrillic р that looks like Latin p',
      ],
    ],
  ])('%s', (_, text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  it('each name once, with how often', () => {
    expect(hiddenNames(['a\u200bb', '\u200bc\u200b', 'P\u0430ul'])).toEqual([
      'U+200B zero-width space (3 times)',
      'Cyrillic а in a Latin word',
    ]);
  });
});

describe('nobody is warned of what has an honest use (H9):', () => {
  it.each([
    ['plain words', 'Anna said: “We will win – by 3 €.” Zoë naïve\tÅngström'],
    ['families, flags and skins', '👩‍👩‍👧‍👦 🏳️‍🌈 🏴󠁧󠁢󠁥󠁮󠁧󠁿 👍🏽 ❤️ 🧑🏽‍🚀 1️⃣ 🇨🇿 ☎︎'],
    ['Persian with joiners', 'می\u200cخواهم کتاب\u200cها را'],
    ['Hindi with joiners', 'क्\u200dष और र्\u200cक'],
    ['Sinhala with joiners', 'ශ්\u200dරී ලංකාව'],
    ['Thai with break points', 'สวัสดี\u200bครับ'],
    ['Hebrew with marks and points', 'בְּרֵאשִׁית \u200fabc\u200f, שלום'],
    ['Arabic with a closed isolate', 'قال \u2068John\u2069 أمس'],
    ['soft hyphens', 'Donau\u00addampf\u00adschiff'],
    ['Japanese with wide letters', 'ＮＨＫは７日、東京で発表した！'],
    ['ideographs with variants', '辻\u{e0100}さん'],
    ['Russian', 'Мама мыла раму, а оса сосала сок. Хор поёт.'],
    ['a Russian name alone', 'Хосе'],
    ['Russian with Latin names', 'Компания Apple и VIPов, SMSки, iOS'],
    ['Greek', 'Ο Νίκος είπε: «Όχι αύριο» και έφυγε'],
    ['Greek symbols', 'ρV, ΔT, α-helix, β, Λ, µm and π'],
    ['Serbian in its two scripts', 'Beograd – Београд'],
    ['Vietnamese, decomposed', 'Nguye\u0302\u0303n Phu\u0301 Tro\u0323ng'],
    ['Tibetan', 'བོད་སྐད་ཀྱི་ཡིག་གཟུགས'],
    ['old Korean', '\u1112\u119e\u11ab \u115f\u1161'],
    ['Braille', '⠓⠑⠇⠇⠕⠀⠺⠕⠗⠇⠙'],
  ])('%s', (_, text) => {
    expect(found(text)).toEqual([]);
  });

  it('but what is harmless is there to be shown, except in emoji', () => {
    const shown = (text: string) => findAllHiddenCharacters(text).map(({ label, isHarmless }) => [label, isHarmless]);
    expect(shown('Donau\u00addampf')).toEqual([['SHY', true]]);
    expect(shown('می\u200cخواهم \u2068a\u2069')).toEqual([
      ['ZWNJ', true],
      ['FSI', true],
      ['PDI', true],
    ]);
    expect(shown('👩‍👩‍👧‍👦 ❤️')).toEqual([]);
  });
});

describe('hidden characters of any text', () => {
  it('lie in it, in order, and are found on their own line as in the whole', () => {
    fc.assert(
      fc.property(fc.array(arbitraryText, { maxLength: 4 }), (lines) => {
        const all = findAllHiddenCharacters(lines.join('\n'));
        let start = 0;
        const byLine = lines.flatMap((line) => {
          const own = findAllHiddenCharacters(line).map((one) => ({
            ...one,
            start: one.start + start,
            end: one.end + start,
          }));
          start += line.length + 1;
          return own;
        });
        expect(all).toEqual(byLine);
        all.forEach(({ start: at, end }, i) => {
          expect(at < end && end <= start && at >= (all[i - 1]?.start ?? 0)).toBe(true);
        });
      }),
    );
  });
});

const shared = join(import.meta.dirname, '../../../../shared');
const corpora = ['article/ukraine-standoff.txt', 'corpora/quotes-gum-dev.jsonl', 'corpora/quotes-litbank-dev.jsonl'];

describe.skipIf(!existsSync(shared))('on corpora of real text (skipped where they are not at hand)', () => {
  it('warns of nothing in the article and the quotes (H9)', () => {
    const texts = corpora.map((path) => readFileSync(join(shared, path), 'utf8'));
    expect(texts.flatMap(findHiddenCharacters)).toEqual([]);
  });

  it('warns of nothing in web articles of many languages (H9)', () => {
    const folder = join(shared, 'conformance/doc-html/readability-press');
    const pages = readdirSync(folder).map((name) => readFileSync(join(folder, name, 'expected.html'), 'utf8'));
    expect(pages.length).toBeGreaterThan(10);
    expect(pages.flatMap(findHiddenCharacters)).toEqual([]);
  });
});
