import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findFormat, FORMATS } from '../../../shared/formats/index.ts';
import type { Reading } from '../../../shared/formats/format.ts';
import { pickReader } from '../../../shared/formats/pick-format.ts';
import { saidwhoJson } from '../../../shared/formats/saidwho-json.ts';
import { clock } from '../../../shared/formats/turns/cues.ts';
import type { Article } from '../../../shared/model/article.ts';
import { textOf } from '../../../shared/model/block.ts';
import type { Result } from '../../../shared/result.ts';
import { fileOf, testServices } from '../../builders/services.ts';

async function readAs(id: string, text: string): Promise<Reading> {
  const format = findFormat(id)!;
  const reading = (await format.read!(fileOf(text, `talk.${format.extensions[0]}`), testServices())) as Result<Reading>;
  if (!reading.ok) throw new Error(reading.problems[0].message);
  return reading.value;
}

const lines = (article: Article): string[] => article.blocks.map(({ text }) => text);

/** The words of each annotation of the kind, fragments parted by a bar. */
const words = (article: Article, kind: string): string[] => {
  const text = textOf(article.blocks);
  return article.annotations
    .filter((annotation) => annotation.kind === kind)
    .map(({ fragments }) => fragments.map(({ start, end }) => text.slice(start, end)).join(' | '));
};

/** `Anna: words` for each quote, by its link to a speaker. */
const said = (article: Article): string[] => {
  const text = textOf(article.blocks);
  return article.links
    .filter(({ type }) => type === 'attributed-to')
    .map(({ from, to }) => {
      const quote = article.annotations.find(({ id }) => id === from.id)!;
      const speaker = article.speakers.find(({ id }) => id === to.id)!;
      return `${speaker.name}: ${quote.fragments.map(({ start, end }) => text.slice(start, end)).join(' | ')}`;
    });
};

const times = (article: Article): unknown[] =>
  article.annotations.filter(({ kind }) => kind === 'Subtitle').map(({ attributes }) => attributes);

const vtt = (...cues: readonly string[]): string =>
  `WEBVTT\n\n${cues.map((cue, i) => `00:0${i}.000 --> 00:0${i + 1}.000\n${cue}`).join('\n\n')}\n`;

describe('subtitles', () => {
  test('are put together until a sentence ends, and each keeps its time over its words', async () => {
    const { article } = await readAs('vtt', vtt('The bridge stays', 'closed until spring.', 'So it is.'));
    expect(lines(article)).toEqual(['The bridge stays closed until spring.', 'So it is.']);
    expect(words(article, 'Subtitle')).toEqual(['The bridge stays', 'closed until spring.', 'So it is.']);
    expect(times(article)[1]).toEqual({ begin: '00:00:01.000', end: '00:00:02.000' });
  });

  test('are a paragraph each where no sentence ends', async () => {
    const { article } = await readAs('vtt', vtt('one', 'two', 'three'));
    expect(lines(article)).toEqual(['one', 'two', 'three']);
  });

  test('begin a paragraph after a silence', async () => {
    const { article } = await readAs(
      'srt',
      '1\n00:00:00,000 --> 00:00:01,000\nThe bridge stays\n\n2\n00:01:00,000 --> 00:01:01,000\nclosed until spring.\n',
    );
    expect(lines(article)).toEqual(['The bridge stays', 'closed until spring.']);
  });

  test('keep their times in our own files', async () => {
    const { article } = await readAs('vtt', vtt('The bridge stays', 'closed.'));
    const again = saidwhoJson.read!(fileOf(saidwhoJson.write!(article, testServices()), 'a.json'), testServices());
    if (!again.ok) throw new Error(again.problems[0].message);
    expect(times(again.value.article)).toEqual(times(article));
  });

  test('in SubRip, SubViewer and WebVTT are told by their first bytes', () => {
    const formatOf = (text: string) => {
      const format = pickReader(fileOf(text, 'a'), FORMATS);
      return format.ok ? format.value.id : null;
    };
    expect(formatOf('WEBVTT - of a talk\n\n00:00.000 --> 00:01.000\nx')).toBe('vtt');
    expect(formatOf('\ufeff1\r\n00:00:00,500 --> 00:00:01,000\r\nx')).toBe('srt');
    expect(formatOf('0:00:00.378,0:00:11.378\nx\n')).toBe('srt');
    expect(formatOf('WEBVTTs are files\n')).toBe('text');
  });

  test('without words are named with their times, and what is no subtitle with its line', async () => {
    const file =
      '1\n00:00:00,500 --> 00:00:07,000\n\n2\n00:00:08,000 --> 00:00:07,000\nwords\n\nwhat is this\n\n3\n00:99:00,000 --> 00:99:07,000\nx\n';
    const { notes } = await readAs('srt', file);
    expect(notes.slice(1)).toEqual([
      'Left out, as they show no words: the subtitles at 00:00:00.500.',
      'These subtitles end before they begin, and are kept so: 00:00:08.000.',
      'No subtitle could be read at line 8, 10.',
    ]);
  });
});

describe('speakers of subtitles', () => {
  test('are the voices of WebVTT, each turn one quote', async () => {
    const { article } = await readAs(
      'vtt',
      vtt('<v Anna Berg>We <b>will</b> win.', '<v Anna Berg>And soon.', '<v.loud Bo>No.</v>\n<i>Laughter</i>'),
    );
    expect(said(article)).toEqual(['Anna Berg: We will win. | And soon.', 'Bo: No.']);
    expect(lines(article).at(-1)).toBe('Laughter');
    expect(article.speakers.map(({ name, type }) => [name, type])).toEqual([
      ['Anna Berg', 'person'],
      ['Bo', 'person'],
    ]);
  });

  test('are names in capitals before a colon, and names behind the mark of a new speaker', async () => {
    const { article } = await readAs(
      'srt',
      ['ANNA: We will win.', '>> Bo Lund: You will not.', 'Remember: never do that.', '- Who?\n- Me.']
        .map((text, i) => `${i + 1}\n00:00:0${i},000 --> 00:00:0${i + 1},000\n${text}\n`)
        .join('\n'),
    );
    expect(said(article)).toEqual(['ANNA: We will win.', 'Bo Lund: You will not. | Remember: never do that.']);
    expect(words(article, 'mention')).toEqual(['ANNA', 'Bo Lund']);
    expect(lines(article).slice(-2)).toEqual(['- Who?', '- Me.']);
  });

  test('references are resolved, and what is no tag stays', async () => {
    const { article } = await readAs('vtt', vtt('a &lt;b&gt; &amp;amp; &am &#8364; 1 < 2 <00:01.000>c{\\an8}'));
    expect(lines(article)).toEqual(['a <b> &amp; &am € 1 < 2 c']);
  });
});

describe('a transcript', () => {
  const TALK =
    'ANNA BERG: We will win.\nInterviewer: When?\nAnna Berg: Soon.\nAnd for sure.\n[laughter]\nInterviewer (smiles): Thanks.\n';

  test('is told by most paragraphs beginning with names that come again', () => {
    const formatOf = (text: string) => {
      const format = pickReader(fileOf(text, 'talk.txt'), FORMATS);
      return format.ok ? format.value.id : null;
    };
    expect(formatOf(TALK)).toBe('transcript');
    expect(formatOf('Title: Bridge\nAuthor: Anna\nDate: Monday\nPlace: Here\nPaper: Post\n')).toBe('text');
    expect(formatOf('Anna: We will win.\nThen she left, and nobody saw her again.\nBo stayed.\nAnna: So.\n')).toBe(
      'text',
    );
    expect(formatOf('See https://example.org: a page.\n'.repeat(5))).toBe('text');
  });

  test('keeps its text, and ties each turn to its speaker', async () => {
    const { article, notes } = await readAs('transcript', TALK);
    expect(textOf(article.blocks)).toBe(TALK.trim());
    expect(said(article)).toEqual([
      'ANNA BERG: We will win.',
      'Interviewer: When?',
      'ANNA BERG: Soon. | And for sure.',
      'Interviewer: Thanks.',
    ]);
    expect(words(article, 'mention')).toEqual(['ANNA BERG', 'Interviewer', 'Anna Berg', 'Interviewer']);
    expect(article.speakers.map(({ name, type }) => [name, type])).toEqual([
      ['ANNA BERG', 'person'],
      ['Interviewer', 'unnamed'],
    ]);
    expect(article.links.filter(({ type }) => type === 'said-by')).toHaveLength(4);
    expect(notes[0]).toMatch(/2 speakers, 4 turns/);
  });

  test('may have times before the names', async () => {
    const { article } = await readAs('transcript', '[00:01:02] Anna: Yes.\n00:03 Bo: No.\n(1:02:03) Anna: Yes.\n');
    expect(said(article)).toEqual(['Anna: Yes.', 'Bo: No.', 'Anna: Yes.']);
  });
});

test('any cues keep their words, in order and at their times', async () => {
  const word = fc.stringMatching(/^[a-zäé🎈]{1,8}[.?]?$/u);
  const cue = fc.record({
    words: fc.array(word, { minLength: 1, maxLength: 5 }),
    gap: fc.nat(9000),
    length: fc.nat(5000),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(cue, { minLength: 1, maxLength: 12 }), async (cues) => {
      let at = 0;
      const timed = cues.map(({ words: all, gap, length }) => {
        const begin = (at += gap);
        at += length;
        return { begin: clock(begin), end: clock(at), text: all.join(' ') };
      });
      const file = `WEBVTT\n\n${timed.map(({ begin, end, text }) => `${begin} --> ${end}\n${text}\n`).join('\n')}`;
      const { article } = await readAs('vtt', file);
      expect(words(article, 'Subtitle')).toEqual(timed.map(({ text }) => text));
      expect(times(article)).toEqual(timed.map(({ begin, end }) => ({ begin, end })));
      expect(lines(article).join(' ')).toBe(timed.map(({ text }) => text).join(' '));
    }),
    { numRuns: 60 },
  );
});
