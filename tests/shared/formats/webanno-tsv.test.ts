import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAs } from '../../../shared/formats/read-any.ts';
import { webannoTsv } from '../../../shared/formats/webanno-tsv.ts';
import {
  escapedSentence,
  escapedValue,
  readSentence,
  readValue,
  splitUnescaped,
} from '../../../shared/formats/webanno-tsv/escapes.ts';
import { textOf } from '../../../shared/model/block.ts';
import { annotatedArticle } from '../../builders/annotated-article.ts';
import { arbitraryText } from '../../builders/arbitrary-article.ts';
import { throughFiles, writtenFiles } from '../../builders/round-trip.ts';
import { testServices } from '../../builders/services.ts';

async function read(source: string) {
  const answer = await readAs(webannoTsv, { bytes: new TextEncoder().encode(source), name: 'a.tsv' }, testServices());
  if (!answer.ok) throw new Error(answer.problems[0].message);
  return answer.value.reading;
}

const head = (...layers: readonly string[]): string => `#FORMAT=WebAnno TSV 3.3\n${layers.join('\n')}\n\n\n`;

describe('WebAnno TSV, written', () => {
  it('brings a kind of one’s own back without a word on what its type is called', async () => {
    const plain = annotatedArticle('{quote:Ann} said no.');
    const article = { ...plain, annotations: plain.annotations.map((one) => ({ ...one, kind: 'PER' })) };
    const [annotation] = (await throughFiles(webannoTsv, article)).annotations;
    expect([annotation!.kind, annotation!.extra]).toEqual(['PER', undefined]);
  });
});

describe('escapes of WebAnno TSV', () => {
  it('bring every text and value back, in one line and in one cell', () => {
    fc.assert(
      fc.property(arbitraryText, (text) => {
        expect(readSentence(escapedSentence(text))).toBe(text);
        expect(readValue(escapedValue(text))).toBe(text);
        expect(escapedSentence(text)).not.toMatch(/[\r\n\t]/);
        for (const separator of ['|', ';']) expect(splitUnescaped(escapedValue(text), separator)).toHaveLength(1);
      }),
    );
  });

  it('are those of INCEpTION', () => {
    expect(escapedValue('a_b [c] | d; e*->f\\\t')).toBe('a\\_b \\[c\\] \\| d\\; e\\*\\->f\\\\\\t');
  });
});

describe('WebAnno TSV, read', () => {
  it('takes what stands between sentences for blanks where it is wider elsewhere, and says so', async () => {
    const source = `${head()}#Text=One.\n1-1\t0-3\tOne\t\n\n#Text=Two.\n2-1\t5-8\tTwo\t\n\n#Text=Three.\n3-1\t11-16\tThree\t\n`;
    const { article, notes } = await read(source);
    expect(textOf(article.blocks)).toBe('One. Two.\n\nThree.');
    expect(notes.join()).toContain('does not say what stands between its sentences');
  });

  it('takes it for the end of a paragraph where nothing tells', async () => {
    const source = `${head()}#Text=One.\n1-1\t0-3\tOne\t\n\n#Text=Two.\n2-1\t5-8\tTwo\t\n`;
    expect(textOf((await read(source)).article.blocks)).toBe('One.\nTwo.');
  });

  it('finds the words of a file that counts code points, and says how it counts', async () => {
    const source = `${head('#T_SP=webanno.custom.Cue|')}#Text=🎉 he said so\n1-1\t0-1\t🎉\t_\t\n1-2\t2-4\the\t_\t\n1-3\t5-9\tsaid\t*\t\n1-4\t10-12\tso\t_\t\n`;
    const { article, offsets } = await read(source);
    expect(article.annotations).toMatchObject([{ kind: 'cue', tagged: 'said' }]);
    expect(offsets).toMatchObject({
      reading: { unit: 'code-points' },
      differsFromStandard: true,
      checked: 1,
      fitting: 1,
    });
  });

  it('passes over lines that are no rows, and names them', async () => {
    const { article, notes } = await read(
      `${head('#T_SP=a.B|v')}#Text=one two\n1-1\t0-3\tone\tx\t\nnonsense\n1-2\t4-7\ttwo\ty\t\n`,
    );
    expect(article.annotations.map(({ attributes }) => attributes)).toEqual([{ v: 'x' }, { v: 'y' }]);
    expect(notes.join()).toContain('Line 7 is no token: “nonsense”');
  });
});

describe('WebAnno TSV, written', () => {
  it('puts a quote of two parts, its cue and who says it into rows that INCEpTION reads', async () => {
    const article = annotatedArticle('{quote#q1:We will}, {cue#u1:said} {mention#m1:Anna}, {quote#q1:win}', {
      links: ['q1 cued-by u1', 'q1 said-by m1', 'm1 refers-to s1'],
      speakers: { s1: { name: 'Anna Novak', type: 'person' } },
    });
    const [written] = await writtenFiles(webannoTsv, article);
    expect((written!.content as string).split('\n')).toEqual([
      '#FORMAT=WebAnno TSV 3.3',
      '#T_SP=webanno.custom.Cue|',
      '#T_SP=webanno.custom.Mention|speakerRefersTo',
      '#T_SP=webanno.custom.Quote|ROLE_webanno.custom.Quote:parts_webanno.custom.QuotePartsLink|webanno.custom.Quote',
      '#T_RL=webanno.custom.CuedBy|BT_uima.tcas.Annotation',
      '#T_RL=webanno.custom.SaidBy|BT_uima.tcas.Annotation',
      '',
      '',
      '#Sentence.id=p1.s1',
      '#Text=We will, said Anna, win',
      '1-1\t0-2\tWe\t_\t_\t_[1]\t*\t_\t_\t',
      '1-2\t3-7\twill\t_\t_\t_[1]\t*\t_\t_\t',
      '1-3\t7-8\t,\t_\t_\t_\t_\t_\t_\t',
      '1-4\t9-13\tsaid\t*[2]\t_\t_\t_\t1-1[1_2]\t_\t',
      '1-5\t14-18\tAnna\t_\tAnna Novak[3]\t_\t_\t_\t1-1[1_3]\t',
      '1-6\t18-19\t,\t_\t_\t_\t_\t_\t_\t',
      '1-7\t20-23\twin\t_\t_\tcontinues\t1-1[1]\t_\t_\t',
      '',
    ]);
  });
});
