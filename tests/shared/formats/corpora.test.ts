import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readPythonValue } from '../../../shared/formats/corpora/python-literal.ts';
import type { Reading } from '../../../shared/formats/format.ts';
import { findFormat, FORMATS } from '../../../shared/formats/index.ts';
import { pickReader } from '../../../shared/formats/pick-format.ts';
import { unwrapInPlace } from '../../../shared/formats/text.ts';
import type { Article } from '../../../shared/model/article.ts';
import { textOf } from '../../../shared/model/block.ts';
import type { Result } from '../../../shared/result.ts';
import { fileOf, testServices } from '../../builders/services.ts';

async function read(id: string, text: string, name: string, companions: Readonly<Record<string, string>> = {}) {
  const beside = Object.entries(companions).map(([one, content]) => fileOf(content, one));
  const input = { ...fileOf(text, name), companions: beside };
  expect(pickReader(input, FORMATS)).toMatchObject({ value: { id } });
  return (await findFormat(id)!.read!(input, testServices())) as Result<readonly Reading[]>;
}

async function readingsOf(...given: Parameters<typeof read>): Promise<readonly Reading[]> {
  const readings = await read(...given);
  if (!readings.ok) throw new Error(readings.problems[0].message);
  return readings.value;
}

/** `kind: words` of each annotation, fragments parted by a bar. */
function tagged({ blocks, annotations }: Article): string[] {
  const text = textOf(blocks);
  return annotations.map(
    ({ kind, fragments }) => `${kind}: ${fragments.map(({ start, end }) => text.slice(start, end)).join(' | ')}`,
  );
}

/** `type: from → to` of each link, ends by their words or names. */
function ties(article: Article): string[] {
  const words = new Map(article.annotations.map(({ id }, at) => [id, tagged(article)[at]!.replace(/^\S+: /, '')]));
  const names = new Map(article.speakers.map(({ id, name }) => [id, name]));
  const nameOf = (id: string) => words.get(id) ?? names.get(id) ?? '?';
  return article.links.map(({ type, from, to }) => `${type}: ${nameOf(from.id)} → ${nameOf(to.id)}`).sort();
}

describe('values as Python writes them', () => {
  test('are read in lists, sets and tuples', () => {
    expect(readPythonValue(`['a', "it's", 'line\\nend', 'it\\'s', b'x', None, True]`)).toEqual([
      'a',
      "it's",
      'line\nend',
      "it's",
      'x',
      null,
      true,
    ]);
    expect(readPythonValue('[[254, 284], (301, 335.5)]')).toEqual([
      [254, 284],
      [301, 335.5],
    ]);
    expect(readPythonValue(`{'The Cat', "Alice'S Sister"}`)).toEqual(['The Cat', "Alice'S Sister"]);
    expect(readPythonValue('set()')).toEqual([]);
    expect(readPythonValue(`'\\xe9\\u00e9\\U0001F388'`)).toBe('éé🎈');
  });

  test('are never run: what is no value is none', () => {
    for (const source of [
      '__import__("os")',
      '[x]',
      '[1',
      '1]',
      "['a'",
      '1 2',
      '',
      'lambda: 0',
      '[1] + [2]',
      "'a' % 1",
    ])
      expect(readPythonValue(source), source).toBe(undefined);
    expect(readPythonValue('['.repeat(100_000))).toBe(undefined);
  });

  test('read any text in single quotes', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const literal = `'${text.replace(/[\\']/g, '\\$&').replaceAll('\n', '\\n')}'`;
        expect(readPythonValue(literal)).toBe(text.toWellFormed());
      }),
    );
  });
});

test('unwrapping in place moves nothing', () => {
  const line = fc.stringMatching(/^[a-z ]{0,70}$/);
  fc.assert(
    fc.property(fc.array(line, { maxLength: 40 }), (lines) => {
      const source = lines.join('\n');
      const { text } = unwrapInPlace(source);
      expect(text.replaceAll('\n', ' ')).toBe(source.replaceAll('\n', ' '));
    }),
  );
});

const NOVEL = 'ALICE\n\n“Come back,” said Alice 🎈, “now\nand here.”\n\nThe Cat grinned at her. “Who are you?”\n';

/** Where the words stand, in code points. */
const at = (text: string, words: string): string => {
  const start = [...text.slice(0, text.indexOf(words))].length;
  return `[${start}, ${start + [...words].length}]`;
};

const QUOTATIONS = [
  'quoteID,quoteText,subQuotationList,quoteByteSpans,speaker,addressees,quoteType,referringExpression,mentionTextsList,mentionSpansList,mentionEntitiesList',
  `Q0,x,"['Come back,', ""now\nand here.""]","[${at(NOVEL, 'Come back,')}, ${at(NOVEL, 'now\nand here.')}]",Alice,"['The Cat', 'The Duchess']",Explicit,said Alice,"[[], []]","[[], []]","[[], []]"`,
  `Q1,x,['Who are you?'],"[${at(NOVEL, 'Who are you?')}]",Cheshire Cat,[],Implicit,,[['you']],"[[${at(NOVEL, 'you')}]]","[[['Alice', 'Dinah']]]"`,
  'Q2,x,[],__import__,_unknowable,[],Implicit,,[],[],[]',
].join('\n');

const CHARACTERS = `Character ID,Main Name,Aliases,Gender,Category\n0,Alice,{'Alice'},F,major\n1,The Cat,"{'The Cat', 'Cheshire Cat'}",U,minor\n`;

describe('a PDNC novel', () => {
  test('has its quotations with who speaks to whom, and whom they speak of', async () => {
    const [reading] = await readingsOf('pdnc', QUOTATIONS, 'quotation_info.csv', {
      'novel_text.txt': NOVEL,
      'character_info.csv': CHARACTERS,
    });
    const { article, notes, offsets } = reading!;
    expect(tagged(article)).toEqual(['quote: Come back, | now\nand here.', 'quote: Who are you?', 'mention: you']);
    expect(ties(article)).toEqual([
      'addressed-to: Come back, | now\nand here. → The Cat',
      'addressed-to: Come back, | now\nand here. → The Duchess',
      'attributed-to: Come back, | now\nand here. → Alice',
      'attributed-to: Who are you? → The Cat',
      'refers-to: you → Alice',
    ]);
    expect(article.speakers.map(({ name, aliases, role }) => [name, aliases, role])).toEqual([
      ['Alice', [], 'female, major character'],
      ['The Cat', ['Cheshire Cat'], 'minor character'],
      ['The Duchess', [], undefined],
    ]);
    expect(article.annotations[0]!.attributes).toEqual({
      quoteType: 'direct',
      attributionForm: 'explicit',
      referringExpression: 'said Alice',
    });
    expect(article.metadata.title).toBe('ALICE');
    expect(offsets).toMatchObject({ reading: { unit: 'code-points' }, checked: 3, fitting: 3 });
    expect(notes).toContain('Row 4 is no quotation: “__import__” is no list of places.');
  });

  test('without the novel beside it is refused with the way out', async () => {
    expect(await read('pdnc', QUOTATIONS, 'quotation_info.csv')).toMatchObject({
      problems: [{ code: 'pdnc/no-novel', message: expect.stringContaining('novel_text.txt') }],
    });
    expect(findFormat('pdnc')!.companions!('quotation_info.csv')).toEqual(['novel_text.txt', 'character_info.csv']);
  });
});

describe('a Citron file', () => {
  const TEXT = '“When I use a word,” Humpty Dumpty said 🎈, “it means just that.” Then he left.';
  const span = (words: string) => {
    const [start, end] = JSON.parse(at(TEXT, words)) as [number, number];
    return { start, end, text: words };
  };
  const file = {
    text: TEXT,
    quotes: [
      {
        cue: span('said'),
        sources: [span('Humpty Dumpty')],
        contents: [span('“When I use a word,”'), span('“it means just that.”')],
        coreferences: [{ start: 70, end: 72, text: 'he' }],
        confidence: 0.9,
      },
      { cue: null, sources: [], contents: [] },
    ],
  };

  test('has quotes with cue, source and speaker', async () => {
    const [reading] = await readingsOf('citron', JSON.stringify(file), 'a.json');
    const { article, notes, offsets } = reading!;
    expect(tagged(article)).toEqual([
      'quote: “When I use a word,” | “it means just that.”',
      'mention: Humpty Dumpty',
      'cue: said',
      'mention: he',
    ]);
    expect(ties(article)).toEqual([
      'cued-by: “When I use a word,” | “it means just that.” → said',
      'refers-to: Humpty Dumpty → Humpty Dumpty',
      'refers-to: he → Humpty Dumpty',
      'said-by: “When I use a word,” | “it means just that.” → Humpty Dumpty',
    ]);
    expect(article.annotations[0]!.attributes).toEqual({ confidence: 0.9 });
    expect(offsets).toMatchObject({ checked: 4, fitting: 4 });
    expect(notes).toContain('Quote 2 has no contents and was left out.');
  });

  test('is known by its keys in any order, and by a text longer than what is seen of it', async () => {
    const { text, quotes } = file;
    await readingsOf('citron', JSON.stringify({ quotes, text }), 'a.json');
    await readingsOf('citron', JSON.stringify({ text: `${TEXT} ${'More. '.repeat(2000)}`, quotes }), 'a.json');
  });

  test('that is another’s is refused by what is missing', async () => {
    const other = await read('citron', JSON.stringify({ text: 'More. '.repeat(2000), denotations: [] }), 'a.json');
    expect(other).toMatchObject({ problems: [{ code: 'citron/other' }] });
  });
});

describe('AVeriTeC', () => {
  const rows = [
    {
      claim: 'Sean Connery refused to appear\nin an advertisement.',
      required_reannotation: false,
      label: 'Refuted',
      justification: 'The letter was made up.',
      claim_date: '31-10-2020',
      speaker: 'A page',
      original_claim_url: 'https://example.org/claim',
      fact_checking_article: 'https://example.org/check',
      reporting_source: 'Facebook',
      location_ISO_code: null,
      claim_types: ['Event/Property Claim', 'Quote Verification'],
      fact_checking_strategies: ['Written Evidence'],
      questions: [
        {
          question: 'Where was it first published?',
          answers: [
            {
              answer: 'On a page of satire.',
              answer_type: 'Abstractive',
              source_url: 'https://example.org',
              source_medium: 'Web text',
            },
          ],
        },
      ],
    },
    { claim: 'Another one.', label: 'Conflicting Evidence/Cherrypicking', justification: '', questions: [] },
    { claim: '', label: 'Supported', questions: [] },
  ];

  test('gives an article for each claim, with verdict, questions and evidence', async () => {
    const [first, second, ...more] = await readingsOf('averitec', JSON.stringify(rows), 'dev.json');
    expect(more).toEqual([]);
    expect(first!.article.blocks).toEqual([
      { type: 'paragraph', text: 'Sean Connery refused to appear in an advertisement.' },
      { type: 'heading', level: 2, text: 'Where was it first published?' },
      { type: 'paragraph', text: 'On a page of satire.' },
    ]);
    expect(first!.article.metadata).toMatchObject({
      published: '2020-10-31',
      url: 'https://example.org/claim',
      outlet: 'Facebook',
    });
    expect(first!.article.annotations[0]!.attributes).toEqual({
      checkWorthiness: 'CFS',
      verdict: 'refuted',
      claimType: 'event',
      moreClaimTypes: ['quote'],
      note: 'The letter was made up.',
      strategies: ['Written Evidence'],
      factCheck: 'https://example.org/check',
    });
    expect(first!.article.annotations[1]!.attributes).toMatchObject({ source: 'https://example.org' });
    expect(ties(first!.article)).toEqual([
      'claimed-by: Sean Connery refused to appear in an advertisement. → A page',
      'evidence-for: On a page of satire. → Sean Connery refused to appear in an advertisement.',
    ]);
    expect(second!.article.annotations[0]!.attributes).toMatchObject({ verdict: 'conflicting' });
    expect(first!.notes).toContain('Claim 3 has no words and was left out.');
  });

  test('is read one claim a line as well', async () => {
    const lines = rows.map((row) => JSON.stringify(row)).join('\n');
    expect(await readingsOf('averitec', lines, 'dev.jsonl')).toHaveLength(2);
  });
});
