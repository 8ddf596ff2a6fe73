import { saidwhoFile } from '../../shared/formats/saidwho.ts';
import { saidwhoJson } from '../../shared/formats/saidwho-json.ts';
import { sampleArticle } from '../builders/sample-article.ts';
import { testServices } from '../builders/services.ts';
import { bytesOf, opened, refused, type HostileFile } from './hostile-file.ts';

/** A value of parsed JSON that the attacks below write into. */
interface Loose {
  [key: string]: Loose;
  [index: number]: Loose;
}

const json = (): string => saidwhoJson.write!(sampleArticle(), testServices());
const sealed = (): string => saidwhoFile.write!(sampleArticle(), testServices());

/** The sample in Saidwho JSON, changed as an attacker who parses it would. */
function changed(change: (file: Loose) => void): string {
  const file = JSON.parse(json()) as Loose;
  change(file);
  return JSON.stringify(file);
}

const set = (target: Loose, key: string | number, value: unknown): void => {
  (target as Record<string | number, unknown>)[key] = value;
};

const fragmentOf = (file: Loose): Loose => file['annotations']![0]!['fragments']![0]!;

const attack = (name: string, code: RegExp, change: (file: Loose) => void): HostileFile =>
  refused(`${name}.json`, code, () => changed(change));

const harmless = (name: string, change: (file: Loose) => void): HostileFile =>
  opened(
    `${name}.json`,
    (article) => article.annotations.length > 0,
    () => changed(change),
  );

/** Adds a member at the end of the file, as written. */
const withMember = (raw: string): string => json().replace(/\}\s*$/, `, ${raw}}`);

/** So many annotations that all cover the first character. */
const crowd = (count: number) =>
  changed((file) => {
    const text = file['document']!['text'] as unknown as string;
    const place = { start: 0, end: 1, start16: 0, end16: 1, exact: text[0], prefix: '', suffix: '' };
    set(file, 'links', []);
    set(file, 'dossiers', []);
    set(
      file,
      'annotations',
      Array.from({ length: count }, (_, i) => ({
        id: `n${i}`,
        kind: 'claim',
        label: 'Claim',
        fragments: [place],
        attributes: {},
      })),
    );
  });

/** Annotation files by a colleague (PROMISES §5, annotation JSON; H10). */
export const annotationFiles: readonly HostileFile[] = [
  refused('prototype.json', /^json\/forbidden-key$/, () => withMember('"__proto__": {"polluted": true}')),
  refused('prototype in an attribute.json', /^json\/forbidden-key$/, () =>
    json().replace('"attributes":{', '"attributes":{"__proto__":{"polluted":true},'),
  ),
  refused('prototype with escapes.json', /^json\/forbidden-key$/, () =>
    withMember('"\\u005f_proto__": {"polluted": true}'),
  ),
  refused('constructor.json', /^json\/forbidden-key$/, () =>
    withMember('"constructor": {"prototype": {"polluted": true}}'),
  ),
  refused('the same key twice.json', /^json\/duplicate-key$/, () => withMember('"links": []')),
  refused('the same key with escapes.json', /^json\/duplicate-key$/, () => withMember('"\\u006cinks": []')),
  refused('a number too large.json', /^json\/number$/, () => withMember('"extra": {"n": 9007199254740993}')),
  refused('minus zero.json', /^json\/number$/, () => withMember('"extra": {"n": -0}')),
  refused('a number without end.json', /^json\/number$/, () => withMember('"extra": {"n": 1e999}')),
  refused('digits without end.json', /^json\/number$/, () => withMember(`"extra": {"n": ${'9'.repeat(1_000_000)}}`)),
  refused('not a number.json', /^json\/syntax$/, () => withMember('"extra": {"n": NaN}')),
  refused('nesting.json', /^json\/too-deep$/, () =>
    withMember(`"extra": ${'['.repeat(200_000)}${']'.repeat(200_000)}`),
  ),
  refused('nesting objects.json', /^json\/(too-deep|syntax)$/, () => withMember(`"extra": ${'{"a":'.repeat(100_000)}`)),
  refused('two documents.json', /^json\/(several|syntax)$/, () => json() + json()),
  refused('zeros at the end.json', /^file\/zeros$/, () => bytesOf(json(), Array(4096).fill(0))),
  refused('conflict markers.json', /^file\/conflict$/, () =>
    json().replace('\n', '\n<<<<<<< HEAD\n=======\n>>>>>>> theirs\n'),
  ),
  refused('bad bytes.json', /^file\/not-utf8$/, () => bytesOf(json().slice(0, 300), [0xff, 0xfe], json().slice(300))),
  refused('brackets only.json', /^json\/(too-deep|syntax)$/, () => '['.repeat(2_000_000)),
  refused('backslashes.json', /^json\/(syntax|number)$/, () => `{"a":"${'\\'.repeat(2_000_001)}"}`),
  refused('a million problems.json', /^json\/number$/, () => `[${'-0,'.repeat(1_000_000)}0]`),
  refused('of another program.json', /^file\/not-saidwho-json$/, () => '{"format":"somebody else","annotations":[]}'),
  refused('empty.json', /^file\/empty$/, () => ''),
  refused('no records at all.json', /^file\//, () => '{"format":"saidwho-json"}'),
  refused('null.json', /^file\//, () => 'null'),

  attack('a negative range', /^file\/shape$/, (file) => set(fragmentOf(file), 'start', -1)),
  attack('a reversed range', /^annotation\/reversed$/, (file) => set(fragmentOf(file), 'end', 0)),
  attack('a range past the end', /^annotation\/past-end$/, (file) => set(fragmentOf(file), 'end', 1_000_000)),
  attack('a range of text', /^file\/shape$/, (file) => set(fragmentOf(file), 'start', 'NaN')),
  attack('half an offset', /^file\/shape$/, (file) => set(fragmentOf(file), 'start', 0.5)),
  attack('offsets in another unit', /^annotation\/(other-text|past-end)$/, (file) => {
    for (const annotation of file['annotations'] as unknown as Loose[])
      for (const fragment of annotation['fragments'] as unknown as Loose[]) {
        set(fragment, 'start', fragment['start16']);
        set(fragment, 'end', fragment['end16']);
      }
  }),
  attack('another text', /^text\/changed$/, (file) => set(file['document']!, 'textSha256', '0'.repeat(64))),
  attack('half a character', /^(text|annotation)\//, (file) => set(file['document']!, 'text', '\ud800')),
  attack('paragraphs with a gap', /^text\/paragraphs$/, (file) =>
    set(file['document']!['paragraphs']![1]!, 'start', 1),
  ),
  attack('a link to nowhere', /^link\/dangling$/, (file) => set(file['links']![0]!['to']!, 'id', 'nobody')),
  attack('an id twice', /^record\/duplicate-id$/, (file) =>
    set(file['annotations']![1]!, 'id', file['annotations']![0]!['id']),
  ),
  attack('an id of metadata', /^(record|link)\//, (file) => set(file['speakers']![0]!, 'id', 'metadata')),
  attack('an id without end', /^file\/shape$/, (file) => set(file['speakers']![0]!, 'id', 'x'.repeat(1_000_000))),
  attack('a level out of range', /^file\/shape$/, (file) => set(file['document']!['paragraphs']![0]!, 'level', 1e6)),
  attack('a newer major', /^file\/newer$/, (file) => set(file, 'version', '2.0')),
  attack('a version without end', /^file\//, (file) => set(file, 'version', `1.${'0'.repeat(100_000)}x`)),
  refused(
    'a crowd beyond the budget.json',
    /^file\/too-many-records$/,
    () => `{"format":"saidwho-json","annotations":[${'{},'.repeat(250_000)}{}]}`,
  ),
  refused(
    'fragments beyond the budget.json',
    /^file\/too-many-records$/,
    () => `{"format":"saidwho-json","annotations":[{"fragments":[${'{},'.repeat(250_000)}{}]}]}`,
  ),
  refused('a crowd of wrong ranges.json', /^annotation\/other-text$/, () =>
    crowd(8000).replaceAll('"exact":"C"', '"exact":"D"'),
  ),
  opened(
    'a crowd on one character.json',
    ({ annotations }) => annotations.length === 8000,
    () => crowd(8000),
  ),

  refused('a check of no claim.json', /^dossier\/stray$/, () =>
    changed((file) => set(file['dossiers']![0]!, 'claim', 'nobody')),
  ),
  harmless('ids that are paths', (file) =>
    set(file['speakers']!, (file['speakers'] as unknown as Loose[]).length, {
      id: '../../etc/passwd',
      name: 'x',
      type: 'person',
      aliases: [],
    }),
  ),
  harmless('a note of ten megabytes', (file) =>
    set(file['annotations']![0]!['attributes']!, 'note', 'x'.repeat(10_000_000)),
  ),
  harmless('a date in the year 275760', (file) =>
    set(file['annotations']![0]!, 'created', '+275760-09-13T00:00:00.001Z'),
  ),
  harmless('a name that turns round', (file) => set(file['speakers']![0]!, 'name', '\u202eanna\u2066 =cmd|x')),

  ...[1, 3, 10, 50, 90, 99].map((percent) =>
    refused(`cut at ${percent} per cent.saidwho`, /^(file\/cut|json\/|file\/)/, () =>
      sealed().slice(0, (sealed().length * percent) / 100),
    ),
  ),
  refused('changed by one letter.saidwho', /^(file\/damaged|text\/changed|annotation\/)/, () =>
    sealed().replace('tram', 'trap'),
  ),
  refused('sealed twice.saidwho', /^(json\/|file\/)/, () => sealed() + sealed()),
  refused('a seal without end.saidwho', /^(file|json)\//, () =>
    sealed().replace('"integrity": {', `"integrity": {"x": "${'}'.repeat(2_000_000)}", `),
  ),
  refused(
    'seals upon seals.saidwho',
    /^(file|json)\//,
    () => `{"format": "saidwho"${',\n"integrity": {}'.repeat(300_000)}}`,
  ),
  refused('a newer major.saidwho', /^file\/newer$/, () =>
    '{"format": "saidwho",\n"version": {"major": 99, "minor": 0},\n"x": 1}'.replace(
      '"x": 1',
      `"integrity": {"algorithm": "sha256", "sha256": "${'0'.repeat(64)}"}\n`,
    ),
  ),
  refused(
    'a block of ten million.saidwho',
    /^(text\/too-long|file\/)/,
    () =>
      `{"format": "saidwho",\n"version": {"major": 1, "minor": 0},\n"id": "a",\n"text": {"blocks": [{"type":"paragraph","text":"${'a'.repeat(10_000_001)}"}]}}`,
  ),
];
