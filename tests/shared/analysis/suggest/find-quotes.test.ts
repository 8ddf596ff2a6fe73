import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { snapToGraphemes } from '../../../../shared/analysis/graphemes.ts';
import { findQuotes } from '../../../../shared/analysis/suggest/quotes/find-quotes.ts';
import { parseEnglish } from '../../../../shared/analysis/syntax/english.ts';
import type { ParsedSentence } from '../../../../shared/analysis/syntax/parsed.ts';
import { arbitraryText } from '../../../builders/arbitrary-article.ts';
import { processorTime } from '../../../builders/processor-time.ts';
import { NEWS_SENTENCES } from './news-sentences.ts';
import { bareText, withQuotes } from './written-quotes.ts';

const parse = (text: string): readonly ParsedSentence[] =>
  [...text.matchAll(/[^\n]+/gu)].flatMap((paragraph) => parseEnglish(paragraph[0], paragraph.index));

/** What an editor would list, written into the text. */
const proposed = (text: string): string =>
  withQuotes(
    text,
    findQuotes(text, parse(text)).filter(({ isCore }) => isCore),
  );

/** The same of a text that is not parsed. */
const proposedByOrder = (text: string): string => withQuotes(text, findQuotes(text, []));

describe('quotations in the sentences of news', () => {
  const all = Object.entries(NEWS_SENTENCES).flatMap(([kind, list]) => list.map((written) => ({ kind, written })));

  it('are what people would mark in nine of ten', () => {
    const wrong = all.filter(({ written }) => proposed(bareText(written)) !== written);
    expect(wrong.length, wrong.map(({ kind, written }) => `${kind}: ${written}`).join('\n')).toBeLessThanOrEqual(
      all.length / 10,
    );
  });

  it.each(['direct, attribution before', 'behind insertions, and up to what is held back', 'no report', 'thoughts'])(
    'are all right where they are %s',
    (kind) => {
      const list = NEWS_SENTENCES[kind]!;
      expect(list.map((written) => proposed(bareText(written)))).toEqual(list);
    },
  );
});

describe('quotations', () => {
  it('run over paragraphs that begin with the mark again', () => {
    const text = 'Anna Berg said:\n“We will go.\n“We will not come back.”\nNobody spoke.';
    expect(proposed(text)).toContain('“[We will go.\n“We will not come back.]”');
  });

  it('are not proposed out of a quotation they stand in', () => {
    expect(proposed('“I think he said the bridge was shut for good,” Anna Berg told us.')).toBe(
      '“[I think he said the bridge was shut for good,]” {Anna Berg} <told> us.',
    );
  });

  it('give each its reason in a sentence', () => {
    const [draft] = findQuotes(
      'The mayor said that the bridge would be shut.',
      parse('The mayor said that the bridge would be shut.'),
    );
    expect(draft?.reason).toBe('What is reported stands behind “said”, and “The mayor” is its subject.');
  });

  it('are only those in marks where only marks count', () => {
    const text = '“We will win the vote,” said Anna Berg. The mayor said that the bridge would be shut.';
    expect(findQuotes(text, parse(text), { marksOnly: true }).map(({ type }) => type)).toEqual(['direct']);
  });

  it.each([
    [
      'German',
      'Die Ministerin sagte, dass die Brücke gesperrt werde. „Wir haben keine Wahl“, sagte Berg.',
      '{Die Ministerin} <sagte>, dass [die Brücke gesperrt werde]. „[Wir haben keine Wahl]“, <sagte> {Berg}.',
    ],
    [
      'French',
      'Le ministre a déclaré que la loi serait votée. « Nous avons le temps », a déclaré Anne Leroy.',
      '{Le ministre} a <déclaré> que [la loi serait votée]. « [Nous avons le temps] », a <déclaré> {Anne Leroy}.',
    ],
    [
      'Spanish',
      'Según la policía, tres personas resultaron heridas. «No hay vuelta atrás», afirmó Pérez.',
      '<Según> {la policía}, [tres personas resultaron heridas]. «[No hay vuelta atrás]», <afirmó> {Pérez}.',
    ],
    ['dialogue with dashes', '— Je viens, dit-il.', '— [Je viens,] <dit>-{il}.'],
  ])('are found without syntax: %s', (_, text, expected) => {
    expect(proposedByOrder(text)).toBe(expected);
  });

  it('stay in the text, in order, and cut no character', () => {
    fc.assert(
      fc.property(arbitraryText, (text) => {
        let last = -1;
        for (const { fragments, candidates, confidence } of findQuotes(text, parse(text))) {
          expect(fragments.length).toBeGreaterThan(0);
          expect(fragments[0]!.start).toBeGreaterThanOrEqual(last);
          last = fragments[0]!.start;
          expect(confidence).toBeGreaterThan(0);
          expect(confidence).toBeLessThan(1);
          for (const range of [...fragments, ...candidates.flatMap(({ cue, source }) => [cue, source])]) {
            if (range === null) continue;
            expect(range.start).toBeLessThan(range.end);
            expect(snapToGraphemes(text, range)).toMatchObject({ start: range.start, end: range.end });
          }
          fragments.slice(1).forEach((one, i) => expect(one.start).toBeGreaterThan(fragments[i]!.end));
        }
      }),
      { numRuns: 150 },
    );
  });

  it('take time that grows with the text alone', () => {
    const text = 'The mayor said that the bridge was shut. “We will win,” she said. Nobody spoke for an hour.\n';
    const sentences = parse(text.repeat(200));
    const few = processorTime(() =>
      findQuotes(
        text.repeat(50),
        sentences.filter(({ end }) => end <= text.length * 50),
      ),
    );
    const many = processorTime(() => findQuotes(text.repeat(200), sentences));
    expect(many).toBeLessThan(few * 12 + 40);
  });
});
