import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expandAt, nextExpansion } from '../../../shared/analysis/expand.ts';
import { snapToGraphemes } from '../../../shared/analysis/graphemes.ts';
import { guessMentionType, guessQuoteType } from '../../../shared/analysis/guess.ts';
import { findQuotations } from '../../../shared/analysis/quotation-marks.ts';
import { sentencesOf } from '../../../shared/analysis/sentences.ts';
import type { Expansion } from '../../../shared/model/scheme.ts';
import type { Fragment } from '../../../shared/model/records.ts';
import { processorTime } from '../../builders/processor-time.ts';

/** What the tag keys and `E` take in the scripts of the world. A `|` is the caret. */

function expanded(written: string, expansion: Expansion): string | null {
  const text = written.replace('|', '');
  const range = expandAt(text, written.indexOf('|'), expansion);
  return range === null ? null : text.slice(range.start, range.end);
}

function growth(written: string): string[] {
  const text = written.replace('|', '');
  const offset = written.indexOf('|');
  const steps: string[] = [];
  let range: Fragment | null = { start: offset, end: offset };
  while ((range = nextExpansion(text, range)) !== null) steps.push(text.slice(range.start, range.end));
  return steps;
}

describe('quotations', () => {
  it.each<[string, string, readonly string[]]>([
    ['Arabic', 'قالت: «لن يعبر ‹أحد› الجسر».', ['لن يعبر ‹أحد› الجسر', 'أحد']],
    ['Hebrew', '„הגשר ייפתח“, אמר.', ['הגשר ייפתח']],
    ['Hebrew with niqqud', '״הַגֶּשֶׁר יִיפָּתַח״, אָמַר.', ['הַגֶּשֶׁר יִיפָּתַח']],
    ['Hebrew with an acronym', '״צה״ל הודיע״, אמר דובר צה״ל.', ['צה״ל הודיע']],
    ['Hebrew on a typewriter', 'אמר "ארה"ב תבוא" בירושלים.', ['ארה"ב תבוא']],
    ['Hebrew with a prefix', 'נמסר ל״הארץ״ אתמול, וב"מעריב" היום.', ['הארץ', 'מעריב']],
    ['Hebrew, a quotation within', '״הוא אמר ׳לא׳ וצ׳יק יצא״', ['הוא אמר ׳לא׳ וצ׳יק יצא', 'לא']],
    ['Persian', 'او گفت: «نمی‌توانم».', ['نمی‌توانم']],
    ['Urdu, marks as they look', 'اس نے کہا: ”پل بند ہے“۔', ['پل بند ہے']],
    ['Urdu, single', 'اس نے کہا ’پل بند ہے‘ اور چلا گیا۔', ['پل بند ہے']],
    ['Hindi', 'उसने कहा, “पुल ‘बंद’ है।”', ['पुल ‘बंद’ है।', 'बंद']],
    ['Thai', 'กล่าวว่า “สะพาน ‘เก่า’ จะปิด” แล้ว', ['สะพาน ‘เก่า’ จะปิด', 'เก่า']],
    ['Khmer', 'បាននិយាយថា «ស្ពាននឹងបើក»។', ['ស្ពាននឹងបើក']],
    ['Chinese', '他说：“她说‘不’就走了。”', ['她说‘不’就走了。', '不']],
    ['Chinese on Taiwan', '他說：「她說『不』。」', ['她說『不』。', '不']],
    ['Chinese, closed the wrong way', '他说：”好的“。', ['好的']],
    ['Japanese', '彼は「明日『行く』と言った」と書いた。', ['明日『行く』と言った', '行く']],
    ['Japanese, old style', '彼は〝橋〟と呼ぶ。', ['橋']],
    ['Japanese, upright', '﹁明日﹃行く﹄﹂', ['明日﹃行く﹄', '行く']],
    ['Korean', '시장은 “그는 ‘좋다’고 했다”라고 말했다.', ['그는 ‘좋다’고 했다', '좋다']],
    ['Korean on a typewriter', "그는 '좋다'고 했다.", ['좋다']],
    ['Russian', '«Он сказал „нет“», — пишет газета.', ['Он сказал „нет“', 'нет']],
    ['Greek', '«Είπε “όχι”», γράφει.', ['Είπε “όχι”', 'όχι']],
    ['French, a quotation within', 'Elle dit : « Il a crié “non” hier ».', ['Il a crié “non” hier', 'non']],
    ['Polish', 'Powiedział: „To «nie» wystarczy”.', ['To «nie» wystarczy', 'nie']],
    ['Danish', '»Vi kommer ikke«, siger hun.', ['Vi kommer ikke']],
    ['Finnish', '”En tiedä”, hän sanoi.', ['En tiedä']],
    ['Hebrew with English in it', 'אמר “I will not go” ויצא.', ['I will not go']],
    ['emoji', 'She wrote “see you 👩‍👩‍👧‍👦🏳️‍🌈”.', ['see you 👩‍👩‍👧‍👦🏳️‍🌈']],
  ])('%s', (_language, text, expected) => {
    expect(findQuotations(text).map(({ content }) => text.slice(content.start, content.end))).toEqual(expected);
  });

  it.each<[string, string, readonly string[]]>([
    ['French', '— Je viens, dit-il. — Non.', ['Je viens,', 'Non.']],
    ['French, asked', '— Tu viens ? demanda Anna.', ['Tu viens ?']],
    ['Spanish', '—Vendré mañana —dijo él—. No antes.', ['Vendré mañana', 'No antes.']],
    ['Russian', '– Я приду, – сказал он. – Не раньше.', ['Я приду,', 'Не раньше.']],
    ['Russian with a dash for “is”', '— Я — учитель, — сказал он.', ['Я — учитель,']],
    ['Polish', '– Przyjdę – powiedziała.', ['Przyjdę – powiedziała.']],
    ['Turkish', '— Geliyorum!', ['Geliyorum!']],
  ])('dashes of dialogue: %s', (_language, text, expected) => {
    expect(findQuotations(text).map(({ content }) => text.slice(content.start, content.end))).toEqual(expected);
    expect(guessQuoteType(text, [findQuotations(text)[0]!.content])).toBe('direct');
  });

  it.each(['— Marta Lindqvist', '- An item of a list.', 'LONDON — The bridge is closed.', '—', ''])(
    'a dash is none of dialogue in: %s',
    (text) => expect(findQuotations(text)).toEqual([]),
  );
});

describe('sentences', () => {
  it.each<[string, string]>([
    ['Arabic', 'قالت: «لن يعبر». هل تسمع؟|نعم، أسمع.'.replace('». ', '».|')],
    ['Arabic with a title', 'التقى د. أحمد الوزير.|ثم غادر.'],
    ['Arabic, asked', '«لماذا؟» سأل الصحفي.|ثم غادر.'],
    ['Hebrew, asked', '״למה?״ שאלה העיתונאית.|ואז יצאה.'],
    ['Urdu', 'پل بند ہے۔|کیا آپ سن رہے ہیں؟|ہاں۔'],
    ['Hindi', 'डॉ. शर्मा आए।|अब देखो।'],
    ['Burmese', 'ပြောတယ်။|နောက်တစ်ခု။'],
    ['Khmer', 'បាននិយាយ។|ប្រជាជនសប្បាយ។'],
    ['Armenian', 'Նա եկավ։|Հետո գնաց։'],
    ['Amharic', 'ድልድዩ ተዘግቷል።|ሰላም ነው።'],
    ['Greek', 'Γιατί;|Δεν ξέρω.'],
    ['Chinese', '市长说：“三月开放。”|他没有再说什么。|为什么？'],
    ['Chinese, asked', '“为什么？”记者问道。|没有人回答。'],
    ['Japanese', '記者が『なぜ？』と聞いた。|誰も答えない。'],
    ['Korean', '“왜?”라고 물었다.|모른다.'],
    ['Russian', 'Мост в г. Выборг закрыт.|Почему?'],
  ])('%s', (_language, written) => {
    const isSpaced = !/[\p{Ideographic}]/u.test(written);
    const text = written.replaceAll('|', isSpaced ? ' ' : '');
    expect(sentencesOf(text).map(({ start, end }) => text.slice(start, end))).toEqual(written.split('|'));
  });

  it('is the paragraph in Thai, which has no mark for its end', () => {
    const text = 'ผู้ว่าฯ กล่าวว่าสะพานจะเปิด เขาไม่ได้พูดอะไรอีก';
    expect(sentencesOf(text)).toEqual([{ start: 0, end: text.length }]);
  });

  it('holds the quotation it stands in, when the caret is outside it', () => {
    const text = '市長は「橋は三月に開通します。急ぎません」と述べた。記者は聞いた。';
    const at = (words: string) => `${text.slice(0, text.indexOf(words))}|${text.slice(text.indexOf(words))}`;
    expect(expanded(at('述べ'), 'sentence')).toBe('市長は「橋は三月に開通します。急ぎません」と述べた。');
    expect(expanded(at('市長'), 'sentence')).toBe('市長は「橋は三月に開通します。急ぎません」と述べた。');
  });
});

describe('words and names', () => {
  it.each<[string, string, string]>([
    ['Persian with a joiner', 'او نمی‌توا|نم بیاید', 'نمی‌توانم'],
    ['Hebrew with niqqud', 'הַגֶּשֶׁר יִיפָּ|תַח', 'יִיפָּתַח'],
    ['a Hebrew acronym', 'דובר צה״|ל אמר', 'צה״ל'],
    ['Hindi with conjuncts', 'पुल क्षति|ग्रस्त है', 'क्षतिग्रस्त'],
    ['Thai without spaces', 'เขาเดินข้ามสะ|พานเก่า', 'สะพาน'],
    ['Khmer without spaces', 'ស្ពា|ននឹងបើក', 'ស្ពាន'],
    ['Chinese', '大桥将在三|月开放', '三月'],
    ['Korean with a number', '다리가 3|월에 열립니다', '3월에'],
    ['decomposed Latin', 'Le cafe\u0301 ferme|\u0301', 'ferme\u0301'],
  ])('%s', (_language, written, expected) => {
    expect(expanded(written, 'word')).toBe(expected);
    expect(expanded(written, 'name')).toBe(expected);
  });

  it.each<[string, string, string]>([
    ['a foreign name in Japanese', '首相ジョ|ン・スミスは', 'ジョン・スミス'],
    ['an English name in Hebrew', 'אמר John Smi|th ב-2024', 'John Smith'],
  ])('%s', (_language, written, expected) => {
    expect(written.replace('|', '')).toContain(expected);
    expect(expanded(written, 'name')).toBe(expected);
  });

  it('takes a mention without capitals for a name', () => {
    expect(['مارتا ليندكفيست', 'דוד כהן', '普京', '김철수'].map(guessMentionType)).toEqual(Array(4).fill('name'));
  });
});

describe('growing', () => {
  it('never takes a word of the next sentence', () => {
    expect(growth('Tom said n|o. It rained.')).toEqual(['no', 'Tom said no.', 'Tom said no. It rained.']);
  });

  it('goes over clause, sentence and quotation in Japanese', () => {
    expect(growth('市長は「橋は、三月に開|通します。急ぎません」と述べた。晴れ。')).toEqual([
      '開通',
      '三月に開通します。',
      '橋は、三月に開通します。',
      '橋は、三月に開通します。急ぎません',
      '「橋は、三月に開通します。急ぎません」',
      '市長は「橋は、三月に開通します。急ぎません」と述べた。',
      '市長は「橋は、三月に開通します。急ぎません」と述べた。晴れ。',
    ]);
  });

  it('takes what stands between spaces in Thai for a clause', () => {
    expect(growth('ผู้ว่าฯ กล่าวว่าสะ|พานจะเปิด เขาไม่พูด')).toContain('กล่าวว่าสะพานจะเปิด');
  });

  it('knows the commas of Arabic and Chinese', () => {
    expect(growth('نعم، أسم|ع جيدا، لكن لا.')).toContain('أسمع جيدا');
    expect(growth('今天，大|桥开放，明天关闭。')).toContain('大桥开放');
  });
});

const PIECES = [
  ...'“ ” ‘ ’ « » „ 「 」 『 』 ״ ׳ — 。 ！ ？ ؟ ۔ । ، 、 ， . ! \n'.split(' '),
  ...[
    'لن يعبر',
    'می‌خواهم',
    'پل',
    'הַגֶּשֶׁר',
    'צה״ל',
    'क्षति',
    'प्रधान',
    'สะพานจะเปิด',
    'ស្ពាន',
    'တံတား',
    '大桥',
    'ひらく',
    'カナ',
    '다리',
  ],
  ...[
    '\u1103\u1161\u1105\u1175',
    '👩‍👩‍👧‍👦',
    '🇩🇪🇫🇷',
    '1️⃣',
    '👍🏽',
    'e\u0301\u0323',
    'Anna',
    'said',
    '42',
    '\u200f',
    '\u200d',
    ' ',
    ' ',
    ' ',
  ],
];

const mixedScripts = fc.array(fc.constantFrom(...PIECES), { maxLength: 30 }).map((pieces) => pieces.join(''));

const isWhole = (text: string, range: Fragment) => {
  const snapped = snapToGraphemes(text, range);
  return snapped.start === range.start && snapped.end === range.end;
};

describe('laws over mixed scripts', () => {
  it('whatever is taken is not empty, lies in one or more whole characters, and quotations hold the caret', () => {
    const expansions = fc.constantFrom<Expansion>('quotation', 'name', 'word', 'sentence');
    fc.assert(
      fc.property(mixedScripts, fc.nat(), expansions, (text, at, expansion) => {
        const caret = snapToGraphemes(text, { start: at % (text.length + 1), end: at % (text.length + 1) }).start;
        const range = expandAt(text, caret, expansion);
        if (range === null) return true;
        // A quotation is taken from its marks too, which stand outside its words; a dash and its space are two.
        const holds = expansion !== 'quotation' || (range.start <= caret + 3 && caret <= range.end + 2);
        return range.start < range.end && range.end <= text.length && isWhole(text, range) && holds;
      }),
      { numRuns: 1500 },
    );
  });

  it('each growth holds the one before, is larger, and ends at the paragraph', () => {
    fc.assert(
      fc.property(mixedScripts, fc.nat(), (text, at) => {
        const caret = at % (text.length + 1);
        let range: Fragment = { start: caret, end: caret };
        for (let count = 0; count < 40; count += 1) {
          const next = nextExpansion(text, range);
          if (next === null) return range.end === text.length || text[range.end] === '\n' || range.start === range.end;
          const grew = next.end - next.start > range.end - range.start;
          if (!grew || next.start > range.start || next.end < range.end || !isWhole(text, next)) return false;
          range = next;
        }
        return false;
      }),
      { numRuns: 1500 },
    );
  });

  it('sentences cover all words, in order, and cut no character', () => {
    fc.assert(
      fc.property(mixedScripts, (text) => {
        let last = 0;
        let between = '';
        for (const { start, end } of sentencesOf(text)) {
          if (start < last || end <= start) return false;
          between += text.slice(last, start);
          last = end;
        }
        return !/\S/u.test((between + text.slice(last)).replaceAll('\ufeff', ''));
      }),
    );
  });

  it('quotations nest or stand apart by their marks, and hold words', () => {
    fc.assert(
      fc.property(mixedScripts, (text) =>
        findQuotations(text).every(
          ({ open, content, close }) => open < content.start && content.start < content.end && content.end <= close,
        ),
      ),
    );
  });

  it('snapping agrees with the segmenter over the whole text', () => {
    const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });
    fc.assert(
      fc.property(mixedScripts, fc.nat(), (text, at) => {
        const offset = at % (text.length + 1);
        const snapped = snapToGraphemes(text, { start: offset, end: offset }).start;
        return snapped === (offset === text.length ? offset : segmenter.segment(text).containing(offset)?.index);
      }),
      { numRuns: 1500 },
    );
  });
});

describe('a paragraph of a million characters without a space', () => {
  it.each([
    ['Chinese', '大桥将在三月开放，市长说“没有问题”。'],
    ['Thai', 'สะพานจะเปิดในเดือนมีนาคม'],
    ['Hebrew', 'הַגֶּשֶׁרייפתח'],
  ])('in %s costs a key little', (_language, piece) => {
    const text = piece.repeat(Math.ceil(1_000_000 / piece.length));
    const caret = text.length >> 1;
    const word = expandAt(text, caret, 'word')!;
    expandAt(text, caret, 'quotation');
    const twentyKeys = processorTime(() => {
      for (let count = 0; count < 20; count += 1) {
        snapToGraphemes(text, { start: caret + count, end: caret + 400 });
        expandAt(text, caret + count, 'word');
        expandAt(text, caret + count, 'quotation');
      }
    });
    expect(twentyKeys / 20, 'milliseconds a key').toBeLessThan(60);
    expect(word.end - word.start).toBeLessThan(60_000);
    expect(nextExpansion(text, word)).not.toBeNull();
  });
});
