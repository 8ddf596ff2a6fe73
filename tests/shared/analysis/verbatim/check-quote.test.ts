import { describe, expect, test } from 'vitest';
import { checkQuote, type VerbatimResult } from '../../../../shared/analysis/verbatim/check-quote.ts';
import { indexSource } from '../../../../shared/analysis/verbatim/indexed-source.ts';
import { turnsInText } from '../../../../shared/analysis/verbatim/source-turns.ts';

const checked = (quote: string | readonly string[], text: string, speakers: readonly string[] = []): VerbatimResult =>
  checkQuote(quote, indexSource({ text, turns: turnsInText(text) }), { speakers });

/** The state, and every difference in words: `-left out-`, `+added+`, `[replaced|source]`, `>leap>`. */
function told(quote: string | readonly string[], text: string): string {
  const { state, content, difference } = checked(quote, text);
  const words = difference.map((one) => {
    if (one.op === 'same') return content.slice(one.quote.start, one.quote.end);
    if (one.op === 'leap') return `>${one.why}>`;
    const there = 'source' in one ? text.slice(one.source.start, one.source.end) : '';
    const here = 'quote' in one ? content.slice(one.quote.start, one.quote.end) : '';
    const no = one.isNegation ? '!' : '';
    if (one.op === 'left-out') return `${no}-${there}-${one.why === null ? '' : one.why}`;
    return one.op === 'added' ? `${no}+${here}+` : `${no}[${here}|${there}]`;
  });
  return `${state}: ${words.join(' ')}`;
}

const SPEECH =
  'We will rebuild the old bridge before winter comes to the valley. Nobody has asked us for money so far, and ' +
  'the council has not decided anything yet. I want to thank the engineers who worked through the night.';

describe('the state of a quote against its source', () => {
  test.each([
    ['the same words', 'We will rebuild the old bridge', 'exact: We will rebuild the old bridge'],
    [
      'case, marks and dashes do not matter',
      '“we will—REBUILD ‘the old’ bridge!”',
      'exact: we will—REBUILD ‘the old’ bridge',
    ],
    [
      'words left out without a mark',
      'We will rebuild the bridge before winter',
      'trimmed: We will rebuild the -old- bridge before winter',
    ],
    [
      'words left out with an ellipsis',
      'We will rebuild … before winter comes to the valley',
      'trimmed: We will rebuild -the old bridge- before winter comes to the valley',
    ],
    [
      'another word',
      'We will restore the old bridge before winter comes',
      'altered: We will [restore|rebuild] the old bridge before winter comes',
    ],
    [
      'another word at the end of a sentence that goes on',
      'We will rebuild the old tower',
      'altered: We will rebuild the old [tower|bridge]',
    ],
    ['a word too many', 'We will surely rebuild the old bridge', 'altered: We will +surely+ rebuild the old bridge'],
    [
      'the writer’s words in brackets',
      '[The city] will rebuild the old bridge before winter',
      'altered: [The city|We] will rebuild the old bridge before winter',
    ],
    [
      'an ending in brackets',
      'We will rebuild the old bridge[s] before winter',
      'altered: We will rebuild the old [bridge[s|bridge] before winter',
    ],
    [
      'a no that is left out',
      'the council has decided anything yet',
      'altered: the council has !-not- decided anything yet',
    ],
    ['a no that stands right before', 'decided anything yet', 'altered: !-not- decided anything yet'],
    ['a no that is added', 'We will never rebuild the old bridge', 'altered: We will !+never+ rebuild the old bridge'],
    [
      'a no that is written otherwise',
      'the council hasn’t decided anything yet',
      'altered: the council [hasn’t|has not] decided anything yet',
    ],
    [
      'nothing in common',
      'Taxes must fall sharply across Europe',
      'not-found: +Taxes must fall sharply across Europe+',
    ],
  ])('tells %s', (_, quote, expected) => {
    expect(told(quote, SPEECH)).toBe(expected);
  });

  test('tells words from two places that lie far apart', () => {
    const text = `${SPEECH} ${'And so on it went with many other matters. '.repeat(8)}Winter is a friend of ours.`;
    expect(told('We will rebuild the old bridge, winter is a friend of ours', text)).toBe(
      'spliced: We will rebuild the old bridge >apart> winter is a friend of ours',
    );
  });

  test('tells words in another order', () => {
    expect(told('I want to thank the engineers. We will rebuild the old bridge', SPEECH)).toBe(
      'spliced: I want to thank the engineers >order> We will rebuild the old bridge',
    );
  });

  test('takes the pieces of a quote as words in a row', () => {
    expect(told(['“We will rebuild the old bridge,”', '“before winter comes.”'], SPEECH)).toBe(
      'exact: We will rebuild the old bridge,” “before winter comes',
    );
  });

  test('passes over a whole sentence with a no in it, which changes no other', () => {
    expect(told('before winter comes to the valley. … I want to thank the engineers', SPEECH)).toMatch(/^trimmed: /);
  });

  test('says so where nothing can be looked for', () => {
    expect(checked('… !', SPEECH)).toMatchObject({
      state: 'not-found',
      matches: [],
      summary: ['It has no words to look for.'],
    });
    expect(checked('words', '')).toMatchObject({ state: 'not-found', matches: [] });
  });
});

describe('what is written otherwise and said the same', () => {
  test.each([
    ['ligatures and composed letters', 'The ﬁrst cafe\u0301 of the ofﬁce', 'the first café of the office'],
    ['division at line ends', 'We will rebuild the impor-\ntant bridge', 'rebuild the important bridge'],
    ['soft hyphens', 'We re\u00adbuild the bridge', 'We rebuild the bridge'],
    [
      'words together or apart',
      'We got in to a well-known place any one knows',
      'got into a well known place anyone knows',
    ],
    ['numbers', 'About twelve of the 1,500 men, or 5%, left', 'about 12 of the 1500 men, or five percent, left'],
    ['a letter in brackets', 'Yes, we will win the games', '[W]e will win the games'],
    [
      'British and American spelling',
      'We organize a theater program in the neighborhood',
      'We organise a theatre programme in the neighbourhood',
    ],
    [
      'times among the words',
      'we will 0:01 rebuild 0:04 the old 0:07 bridge 0:09 before 0:12 winter',
      'we will rebuild the old bridge before winter',
    ],
    ['shapes of apostrophes', "I don't know the workers' plan", 'I don’t know the workers’ plan'],
  ])('takes %s as exact', (_, source, quote) => {
    expect(checked(quote, source)).toMatchObject({ state: 'exact' });
  });

  test('tells fillers and stutters and counts them as nothing', () => {
    const { state, summary } = checked(
      'I think we will win in the end',
      'Well, I think, uh, we we will, um, win in the end.',
    );
    expect({ state, summary }).toEqual({
      state: 'exact',
      summary: [
        'Word for word as in the source.',
        'Without the fillers “uh”, “um”.',
        'Said twice in the source, once here: “we”.',
      ],
    });
  });

  test('takes a no that somebody began twice with as said once', () => {
    expect(told('I don’t know the plan', 'I don’t, I don’t know the plan.')).toBe('exact: I don’t know the plan');
  });

  test('keeps German words that are fillers in English', () => {
    const text = 'Wir bitten um Geduld, sagte er dem Rat, und nicht um Geld. '.repeat(4);
    expect(told('Wir bitten Geduld', text)).toBe('trimmed: Wir bitten -um- Geduld');
  });

  test('knows which words say no in the language of the source', () => {
    const text = 'Wir haben im Mai nicht über die Brücke gesprochen, und das ist nicht die Schuld der Stadt.';
    expect(told('Wir haben nicht über die Brücke gesprochen', text)).toBe(
      'trimmed: Wir haben -im Mai- nicht über die Brücke gesprochen',
    );
    expect(told('das ist die Schuld der Stadt', text)).toBe('altered: das ist !-nicht- die Schuld der Stadt');
  });

  test('checks scripts without spaces by characters', () => {
    const text = '市长说：我们会在冬天之前重建这座旧桥。没有人向我们要钱。';
    expect(told('我们会在冬天之前重建旧桥', text)).toBe('trimmed: 我们会在冬天之前重建 -这座- 旧桥');
    expect(told('我们不会在冬天之前重建这座旧桥', text)).toMatch(/^altered: 我们 !\+不\+ 会/);
  });
});

describe('who says it there', () => {
  const DEBATE = [
    'ANNA BERG: We will rebuild the bridge before winter. [applause]',
    'MODERATOR: Will you?',
    'TOM LUND: I doubt it. The money is not there, um, and everybody knows.',
    'ANNA BERG: It is there.',
    'MODERATOR: Thank you, that was all for tonight.',
    'TOM LUND: Good night.',
  ].join('\n');

  test('tells that the source gives the words to somebody else', () => {
    const quote = 'We will rebuild the bridge before winter';
    expect(checked(quote, DEBATE, ['Tom Lund'])).toMatchObject({
      state: 'exact',
      speaker: 'ANNA BERG',
      isOthers: true,
    });
    expect(checked(quote, DEBATE, ['Berg'])).toMatchObject({ speaker: 'ANNA BERG', isOthers: false });
    expect(checked(quote, DEBATE, ['Tom Lund']).summary[0]).toBe('The source gives these words to ANNA BERG.');
  });

  test('tells words of two speakers as spliced, names and notes left out', () => {
    expect(told('We will rebuild the bridge before winter. I doubt it', DEBATE)).toBe(
      'spliced: We will rebuild the bridge before winter >speaker> I doubt it',
    );
  });

  test('takes of the places that are as good the one of the quote’s speaker, and names the others', () => {
    const text = ['A ONE: We will win.', 'B TWO: We will win.', 'A ONE: Hm.', 'B TWO: Yes.'].join('\n');
    const { matches, others } = checked('We will win', text, ['Two']);
    expect(matches).toEqual([{ start: text.lastIndexOf('We will'), end: text.lastIndexOf('We will') + 11 }]);
    expect(others).toEqual([{ start: 7, end: 18 }]);
  });
});
