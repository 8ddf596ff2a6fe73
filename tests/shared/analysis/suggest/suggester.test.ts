import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { snapToGraphemes } from '../../../../shared/analysis/graphemes.ts';
import { NO_PROPOSALS, Suggester } from '../../../../shared/analysis/suggest/suggest.ts';
import { parseEnglish } from '../../../../shared/analysis/syntax/english.ts';
import type { ParseParagraph } from '../../../../shared/analysis/syntax/parsed.ts';

const TEXT =
  'The mayor said that the bridge would be shut.\n“We have no choice,” said Anna Berg.\nNobody spoke for an hour.';

/** A parser that keeps what it was asked. */
function counting(): { readonly parse: ParseParagraph; readonly asked: string[] } {
  const asked: string[] = [];
  return {
    asked,
    parse: (paragraph, base) => {
      asked.push(paragraph);
      return parseEnglish(paragraph, base);
    },
  };
}

describe('a suggester', () => {
  it('parses after an edit only the paragraphs that changed', () => {
    const { parse, asked } = counting();
    const suggester = new Suggester(parse);
    suggester.suggest(TEXT);
    asked.length = 0;
    suggester.suggest(TEXT.replace('Nobody', 'Someone'));
    expect(asked).toEqual(['Someone spoke for an hour.']);
  });

  it('proposes after an edit what it would propose for the new text alone', () => {
    const suggester = new Suggester(parseEnglish);
    suggester.suggest(TEXT);
    const edited = `A new beginning.\n${TEXT}`;
    expect(suggester.suggest(edited)).toEqual(new Suggester(parseEnglish).suggest(edited));
  });

  it('proposes nothing when it is cancelled, and tells how far it is', () => {
    const shares: number[] = [];
    const isCancelled = (): boolean => shares.length === 2;
    const options = { isCancelled, onProgress: (share: number) => shares.push(share) };
    expect(new Suggester(parseEnglish).suggest(TEXT, options)).toEqual(NO_PROPOSALS);
    expect(shares[1]).toBeGreaterThan(shares[0]!);
  });

  it('does not parse what is not English', () => {
    const { parse, asked } = counting();
    const { quotes } = new Suggester(parse).suggest('Die Ministerin sagte, dass die Brücke morgen gesperrt werde.');
    expect(asked).toEqual([]);
    expect(quotes).toHaveLength(1);
  });

  it.each(['LONDON (Reuters) - ', 'KYIV, Ukraine (AP) — ', 'PARIS, Nov. 3 – ', '(Reuters) -- '])(
    'leaves the dateline “%s” to the agency',
    (dateline) => {
      const text = `${dateline}Inflation rose to 4.2% in October, the statistics office said.`;
      const { quotes, claims } = new Suggester(parseEnglish).suggest(text);
      for (const { fragments } of [quotes[0]!, claims[0]!]) expect(fragments[0]!.start).toBe(dateline.length);
    },
  );

  it('trusts a short answer whose cue stands beside it, parsed or not', () => {
    for (const text of [
      'Asked for the third time, Ann Berg replied: “No.”',
      '« C’est trop », a déclaré Anne Berg au journal du soir.',
    ]) {
      const [quote] = new Suggester(parseEnglish).suggest(text).quotes;
      expect(quote!.confidence).toBeGreaterThan(0.7);
    }
  });

  it('reads lines that are wrapped as the paragraphs they are', () => {
    const line = 'It had rained for days, and the river stood higher than anybody in the town\n';
    const text = `${line.repeat(8)}could remember.\n\n“We should have gone when there was time for it,\nand now it is too late,” said Anna Berg.`;
    const [quote] = new Suggester(parseEnglish).suggest(text).quotes;
    const [fragment] = quote!.fragments;
    expect(text.slice(fragment!.start, fragment!.end)).toBe(
      'We should have gone when there was time for it,\nand now it is too late,',
    );
  });

  it('proposes whole characters of the text in any run of words, and never fails', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...WORDS), { maxLength: 60 }), (words) => {
        const text = words.join(' ').replaceAll(/ (?=[,.:?!”’)])|(?<=[“‘(]) /gu, '');
        const { quotes, claims, speakers } = new Suggester(parseEnglish).suggest(text);
        const ranges = [
          ...quotes.flatMap(({ fragments, candidates }) => [
            ...fragments,
            ...candidates.flatMap(({ cue, source }) => [cue, source]),
          ]),
          ...claims.flatMap(({ fragments }) => fragments),
          ...speakers.flatMap(({ mentions }) => mentions),
        ].filter((range) => range !== null);
        for (const { start, end } of ranges) {
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
          expect(snapToGraphemes(text, { start, end })).toEqual({ start, end });
        }
      }),
      { numRuns: 300 },
    );
  });
});

/** What attributions are made of, and what disturbs them. */
const WORDS = `He She They Anna Berg Dr. Li said says told reporters according to that whether it was shut the mayor of
  Ohio a spokesman for NATO who had been asked , . : ? ! “ ” ‘ ’ " ( ) — … and but while as Monday added made clear 12 %
  reported statement 👩‍👩‍👧‍👦 é ’s is by report her their company's [ ] - ; Q: A: $ $`
  .split(/\s+/u)
  .map((word) => (word === '$' ? '\n' : word));
