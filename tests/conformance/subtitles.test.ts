import { describe, expect, test } from 'vitest';
import { FORMATS } from '../../shared/formats/index.ts';
import { readAny } from '../../shared/formats/read-any.ts';
import { clock } from '../../shared/formats/turns/cues.ts';
import { textOf } from '../../shared/model/block.ts';
import { testServices } from '../builders/services.ts';
import { hasSamples, sampleInput, samplesOf } from './samples.ts';

/** Subtitles by others, against what vtt.js and its like find in them. */

type FoundCue = readonly [begin: number, end: number, text: string];

interface Oracle {
  readonly cues_with_text: number;
  readonly first: FoundCue | null;
  readonly last: FoundCue | null;
  readonly voices: Readonly<Record<string, number>>;
}

const samples = samplesOf<Oracle>('subtitles');

const plain = (text: string): string =>
  text
    .replace(/[\u200b-\u200f]/gu, '')
    .replace(/\s+/gu, ' ')
    .trim();

describe.skipIf(!hasSamples)('subtitles of the conformance set (needs ../shared/conformance)', () => {
  for (const { file, oracle } of samples) {
    // The readers found cues in these, but none that shows a word: no article is made of nothing.
    const isEmpty = oracle.cues_with_text === 0;
    test(`${isEmpty ? 'refuses' : 'reads'} ${file}`, async () => {
      const input = sampleInput(file);
      const read = await readAny(input, FORMATS, testServices());
      if (isEmpty) {
        expect(read).toMatchObject({ problems: [{ code: expect.stringMatching(/^(subtitles|text)\/empty$/) }] });
        return;
      }
      if (!read.ok) throw new Error(read.problems[0].message);
      expect(['vtt', 'srt']).toContain(read.value.formatId);
      const { article } = read.value.reading;
      const text = textOf(article.blocks);
      const cues = article.annotations
        .filter(({ kind }) => kind === 'Subtitle')
        .map(({ fragments, attributes }) => ({
          begin: attributes['begin'],
          end: attributes['end'],
          text: plain(fragments.map(({ start, end }) => text.slice(start, end)).join(' ')),
        }));
      expect(cues).toHaveLength(oracle.cues_with_text);
      // Cues in the order of their times: those that stand together in the text are in it anyway.
      for (const [found, cue] of [
        [oracle.first, cues[0]],
        [oracle.last, cues.at(-1)],
      ] as const) {
        expect(cue).toMatchObject({ begin: clock(found![0]), end: clock(found![1]) });
        expect(cue!.text.startsWith(plain(found![2])), cue!.text).toBe(true);
      }
      const names = article.speakers.map(({ name }) => name).sort();
      expect(names).toEqual(Object.keys(oracle.voices).sort());
    });
  }
});
