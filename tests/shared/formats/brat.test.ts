import { describe, expect, it } from 'vitest';
import { brat, bratEvents } from '../../../shared/formats/brat.ts';
import { bytesOf, filesOf, type Format, type Reading } from '../../../shared/formats/format.ts';
import { readAs } from '../../../shared/formats/read-any.ts';
import { textOf } from '../../../shared/model/block.ts';
import type { Article } from '../../../shared/model/article.ts';
import type { Problem } from '../../../shared/result.ts';
import { annotatedArticle } from '../../builders/annotated-article.ts';
import { sampleArticle } from '../../builders/sample-article.ts';
import { fileOf, testServices } from '../../builders/services.ts';

const TEXT = 'The mayor said the bridge was safe.\nNobody believed her.\n';

/** Reads annotations on the text above. */
async function read(ann: string, text: string = TEXT): Promise<Reading> {
  const answer = await readAs(brat, { ...fileOf(ann, 'a.ann'), companions: [fileOf(text, 'a.txt')] }, testServices());
  if (!answer.ok) throw new Error(answer.problems[0].message);
  return answer.value.reading;
}

async function refusal(ann: string, companions = [fileOf(TEXT, 'a.txt')]): Promise<Problem> {
  const answer = await readAs(brat, { ...fileOf(ann, 'a.ann'), companions }, testServices());
  if (answer.ok) throw new Error('It was read');
  return answer.problems[0];
}

async function filesIn(format: Format, article: Article): Promise<Readonly<Record<string, string>>> {
  const files = filesOf(await format.write!(article, testServices(), 'a'), 'a', format);
  return Object.fromEntries(files.map(({ name, content }) => [name, new TextDecoder().decode(bytesOf(content))]));
}

/** Kinds with their words, links with the words at both ends. */
function said({ annotations, links, speakers, blocks }: Article): string[] {
  const text = textOf(blocks);
  const words = new Map([
    ...annotations.map(
      ({ id, fragments }) => [id, fragments.map((f) => text.slice(f.start, f.end)).join(' … ')] as const,
    ),
    ...speakers.map(({ id, name }) => [id, name] as const),
  ]);
  return [
    ...annotations.map(({ kind, id }) => `${kind}: ${words.get(id)}`),
    ...links.map(({ type, from, to }) => `${words.get(from.id)} → ${type} → ${words.get(to.id)}`),
  ];
}

const POLNEAR = [
  'T1\tSource 0 9\tThe mayor',
  'T2\tCue 10 14\tsaid',
  'T3\tContent 15 34\tthe bridge was safe',
  'T4\tAttribution 10 14\tsaid',
  'E1\tAttribution:T4 Content:T3 Cue:T2 Source:T1',
];

describe('brat, read', () => {
  it('makes PolNeAR’s attributions the links of quotes', async () => {
    const { article, notes } = await read(POLNEAR.join('\n'));
    expect(said(article)).toEqual([
      'mention: The mayor',
      'cue: said',
      'quote: the bridge was safe',
      'the bridge was safe → cued-by → said',
      'the bridge was safe → said-by → The mayor',
    ]);
    expect(notes).toEqual(['One attribution became links between its content, cue and source.']);
  });

  it('writes PolNeAR’s attributions again as they were', async () => {
    const { article } = await read(POLNEAR.join('\n'));
    expect((await filesIn(brat, article))['a.ann']?.split('\n').filter(Boolean).sort()).toEqual(POLNEAR.toSorted());
  });

  it('keeps several events at one trigger apart', async () => {
    const lines = [
      'T1\tSay 10 14\tsaid',
      'T2\tWho 0 9\tThe mayor',
      'E1\tSay:T1 Who:T2',
      'E2\tSay:T1',
      'A1\tNegated E2',
    ];
    const { article } = await read(lines.join('\n'));
    expect(article.annotations.filter(({ kind }) => kind === 'Say').map(({ attributes }) => attributes)).toEqual([
      {},
      { Negated: true },
    ]);
    expect((await filesIn(brat, article))['a.ann']?.split('\n').filter(Boolean).sort()).toEqual(lines.toSorted());
  });

  it('reads discontinuous spans, values, notes, references and equivalences', async () => {
    const { article } = await read(
      [
        'T1\tPer 0 3;4 9\tThe mayor',
        'T2\tPer 52 55\ther',
        'A1\tMention T2 Pronoun',
        'A2\tCertain T2',
        'A3\tScore T2 0.5',
        '#1\tAnnotatorNotes T2\tfirst line',
        '#2\tAnnotatorNotes T2\tsecond line',
        'N1\tReference T1 Wikipedia:12\tAnna Novak',
        '*\tSame T1 T2',
      ].join('\r\n'),
    );
    expect(said(article)).toEqual([
      'Per: The … mayor',
      'Per: her',
      'The … mayor → Same → her',
      'The … mayor → refers-to → Anna Novak',
    ]);
    expect(article.annotations[1]!.attributes).toEqual({
      Mention: 'Pronoun',
      Certain: true,
      Score: 0.5,
      note: 'first line\nsecond line',
    });
  });

  it('names each broken line and reads the others', async () => {
    const { article, notes } = await read(
      'T1\tPer 0 9\tThe mayor\nT2 Per 0 9\nT1\tPer 4 9\tmayor\nR1\tX Arg1:T1 Arg2:T9\n',
    );
    expect(article.annotations).toHaveLength(1);
    expect(notes).toEqual([
      'Line 2 is no annotation: “T2 Per 0 9”.',
      'Line 3 has an id that another line has: “T1 Per 4 9 mayor”.',
      'T9, to which R1 refers, is not in the file or can have no such tie.',
    ]);
  });

  it('refuses annotations without their text, saying where to put it', async () => {
    expect(await refusal('T1\tPer 0 9\tThe mayor', [])).toEqual({
      code: 'brat/no-text',
      message: 'The text that a.ann annotates is not beside it. Put a.txt into the same folder, and open a.ann again.',
      where: 'a.ann',
    });
  });

  it('refuses what has no line of annotations', async () => {
    expect((await refusal('Dear all,\nplease find attached\n')).code).toBe('brat/no-annotations');
  });

  it('reads an empty file of annotations as an article without any', async () => {
    expect((await read('')).article.annotations).toEqual([]);
  });

  it('reads a text with Windows line ends whose annotations count one for each', async () => {
    const { article, offsets } = await read('T1\tPer 36 42\tNobody\n', TEXT.replaceAll('\n', '\r\n'));
    expect(said(article)).toEqual(['Per: Nobody']);
    expect(offsets?.reading.lineEnds).toBe('one');
  });
});

describe('brat, written', () => {
  it('counts code points and breaks annotations at the ends of lines', async () => {
    const article = annotatedArticle('🚋 {quote#q1:One\n\ntwo} three');
    const { 'a.ann': ann, 'a.txt': text } = await filesIn(brat, article);
    expect(ann).toBe('T1\tquote 2 5;7 10\tOne two\n');
    expect([...text!].slice(7, 10).join('')).toBe('two');
  });

  it('tells brat which types there are, what may be tied, and how it looks', async () => {
    const { 'annotation.conf': types, 'visual.conf': looks } = await filesIn(brat, sampleArticle());
    expect(types).toContain('said-by\tArg1:quote, Arg2:mention\n');
    expect(types).toContain('quoteType\tArg:quote, Value:direct|indirect|mixed\n');
    expect(looks).toContain('quote | Quote | Q\n');
    expect(looks).toContain('quote\tbgColor:#ffe0a3\n');
  });

  it('writes speakers as references', async () => {
    const { 'a.ann': ann } = await filesIn(brat, sampleArticle());
    expect(ann).toMatch(/^N\d+\tReference T\d+ saidwho\.refers-to:s1\tAnna Novak$/mu);
  });

  it('writes attributions as events where that is asked for, and reads them as the same links', async () => {
    const article = sampleArticle();
    const { 'a.ann': ann, 'a.txt': text } = await filesIn(bratEvents, article);
    expect(ann).toMatch(/^E1\tAttribution:T\d+ Content:T\d+ Cue:T\d+ Source:T\d+$/mu);
    const { article: again } = await read(ann!, text);
    const ties = (one: Article) =>
      said(one)
        .filter((line) => / → (?:said|cued)-by → /u.test(line))
        .sort();
    expect(ties(again)).toEqual(ties(article));
  });
});
