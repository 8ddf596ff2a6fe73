import { opened, refused, textIn, type HostileFile } from './hostile-file.ts';

const CONTEXT = 'http://www.w3.org/ns/anno.jsonld';

/** One line of doccano. */
const row = (value: object): string => `${JSON.stringify(value)}\n`;

const webAnnotation = (more: object): string =>
  JSON.stringify({ '@context': CONTEXT, id: 'urn:x:1', type: 'Annotation', ...more });

const repeated = <T>(count: number, entry: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, i) => entry(i));

/** A selector that is refined by another, and so on. */
function refined(depth: number): string {
  const open = '{"type":"XPathSelector","value":"/p","refinedBy":'.repeat(depth);
  return `${open}{"type":"TextQuoteSelector","exact":"canary"}${'}'.repeat(depth)}`;
}

/** Files of other annotation programs, made to do harm (PROMISES §5). */
export const foreignFiles: readonly HostileFile[] = [
  refused('annotations without their text.ann', /^brat\/no-text$/, () => 'T1\tPerson 0 3\tAnn\n'),
  refused('prototype.jsonl', /^json\/forbidden-key$/, () => '{"text":"a","label":[],"__proto__":{"polluted":true}}\n'),
  refused('nested.jsonl', /^json\/too-deep$/, () => `{"label":${'['.repeat(100_000)}${']'.repeat(100_000)}}\n`),
  refused('refined without end.jsonld', /^json\/too-deep$/, () =>
    webAnnotation({}).replace(/\}$/u, `,"target":{"selector":${refined(10_000)}}}`),
  ),
  refused('crowd of labels.jsonl', /^file\/too-many-records$/, () =>
    row({ text: 'canary', label: repeated(250_000, () => [0, 1, 'A']) }),
  ),
  opened(
    'a label each.jsonl',
    ({ annotations, scheme }) => annotations.length === 5000 && scheme!.kinds.length <= 100,
    () => row({ text: 'canary', label: repeated(5000, (i) => [0, 1, `label ${i}`]) }),
  ),
  opened(
    'offsets out of the text.jsonl',
    ({ annotations }) => annotations.every(({ detached }) => detached !== undefined) && annotations.length === 4,
    () => row({ text: 'canary', label: [[-1, 3, 'A'], [0, 1e9, 'A'], [3, 3, 'A'], [5, 2, 'A']] }), // prettier-ignore
  ),
  opened(
    'links to nowhere.jsonl',
    ({ links }) => links.length === 0,
    () =>
      row({ text: 'canary', entities: [], relations: repeated(1000, (i) => ({ from_id: i, to_id: -i, type: 'x' })) }),
  ),
  opened(
    'a target of targets.jsonld',
    ({ annotations }) => annotations.length === 1,
    () => webAnnotation({ target: { items: repeated(100_000, () => ({ items: ['http://a.example/'] })) } }),
  ),
  opened(
    'a script to label.json',
    (article) => textIn(article) === 'canary\nend' && !JSON.stringify(article).includes('alert('),
    () =>
      JSON.stringify([
        {
          id: 1,
          data: { text: '<p>canary<script>alert(1)</script></p><p onclick="alert(1)">end</p>' },
          annotations: [],
        },
      ]),
  ),
  opened(
    'tokens that lie.jsonl',
    ({ links }) => links.length === 0,
    () => row({ text: 'canary', tokens: [], spans: [], relations: [{ head: 7, child: 1e15, label: 'x' }] }),
  ),
];
