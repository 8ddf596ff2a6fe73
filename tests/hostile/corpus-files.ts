import { holds, opened, refused, type HostileFile } from './hostile-file.ts';

/** Corpora of the field: Citron's JSON, AVeriTeC's claims, PDNC's tables (which cannot be opened without their novel). */

const citron = (quotes: unknown, text = 'some words'): string => JSON.stringify({ text, quotes });

const chain = (length: number): unknown =>
  Array.from({ length }, (_, i) => ({
    contents: [{ start: 0, end: 4, text: 'somx' }],
    sources: [{ start: i, end: i + 1, text: 'somx'[i % 4] }],
    coreferences: [{ start: i + 1, end: i + 2, text: 'somx'[(i + 1) % 4] }],
  }));

const HEAD = 'quoteID,quoteText,subQuotationList,quoteByteSpans\n';

export const corpusFiles: readonly HostileFile[] = [
  opened(
    'places far away.json',
    ({ annotations }) => annotations[0]?.fragments.length === 0,
    () => citron([{ contents: [{ start: -5, end: 1e15, text: 'no such words' }] }]),
  ),
  opened('places that are none.json', holds('some words'), () =>
    citron([{ contents: [{ start: 'x', end: null }, 7, null, [[]]], sources: 'x', cue: 3 }, null, 'x']),
  ),
  opened('a chain of coreference.json', holds('som'), () => citron(chain(20_000), 'somx'.repeat(10_000))),
  refused(
    'a prototype in a quote.json',
    /^json\/forbidden-key$/,
    () => '{"text":"x","quotes":[{"__proto__":{"x":1}}]}',
  ),
  refused(
    'quotes nested without end.json',
    /^json\/too-deep$/,
    () => `{"text":"x","quotes":${'['.repeat(10_000)}${']'.repeat(10_000)}}`,
  ),
  opened('claims of the wrong shape.json', holds('one'), () =>
    JSON.stringify([
      { claim: 'one', label: 7, questions: 'x', claim_types: { a: 1 }, justification: [] },
      { claim: 5, justification: '', questions: [{ answers: 'x' }, null] },
    ]),
  ),
  refused('more claims than are read.json', /^averitec\/too-many-claims$/, () => {
    const claim = '{"claim":"x","justification":"","questions":[]}';
    return `[${`${claim},`.repeat(10_000)}${claim}]`;
  }),
  refused('a table without its novel.csv', /^pdnc\/no-novel$/, () => `${HEAD}Q0,x,__import__("os"),"[[0, 1]]"\n`),
  refused('a table of brackets.csv', /^pdnc\/no-novel$/, () => `${HEAD}Q0,x,"${'['.repeat(1_000_000)}",x\n`),
];
