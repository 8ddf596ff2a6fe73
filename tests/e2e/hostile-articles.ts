import type { Article } from '../../shared/model/article.ts';
import type { Annotation, Link, Speaker } from '../../shared/model/records.ts';
import type { Vector } from './xss-vectors.ts';

/** Files in which every place that can hold words holds vectors: text, records, ids, keys nobody knows, page markup. */

/** As a line of text, and as a value that a file can carry. */
export const lineOf = ({ text }: Vector): string => text.replace(/[\n\r\0\u000b\f\u2028\u2029]/g, ' ');

/** Shares things out among `count` lists, in turn. */
export function dealt<Thing>(things: readonly Thing[], count: number): readonly (readonly Thing[])[] {
  return Array.from({ length: count }, (_, turn) => things.filter((_thing, index) => index % count === turn));
}

/** Parts things into lists of at most `size`. */
export function inGroups<Thing>(things: readonly Thing[], size: number): readonly (readonly Thing[])[] {
  return Array.from({ length: Math.ceil(things.length / size) }, (_, at) => things.slice(at * size, (at + 1) * size));
}

const KINDS = ['quote', 'mention', 'cue', 'claim'] as const;

/** How many paragraphs share one set of records: a quote, its mention, its cue, a claim in it, and a speaker. */
const RECORDS_OF = 8;

/**
 * An article of which each paragraph is a vector and each record is made of them. All of them come up in each sort of
 * place: a field takes those of its group.
 */
export function hostileArticle(vectors: readonly Vector[]): Article {
  const lines = vectors.map(lineOf);
  const groups = inGroups(lines, RECORDS_OF);
  const starts: number[] = [];
  lines.reduce((start, line) => {
    starts.push(start);
    return start + line.length + 1;
  }, 0);
  const everything = groups.map((group, index) => recordsOf(group, index, starts[index * RECORDS_OF] ?? 0));
  const [first = '', second = '', third = ''] = dealt(lines, 3).map((one) => one.join(' '));
  return {
    id: `article ${lines[0]}`,
    metadata: {
      record: 'metadata',
      id: 'metadata',
      title: first,
      outlet: second,
      url: vectors.find(({ text }) => /^javascript:\w/.test(text))?.text ?? '',
      authors: lines,
      published: third,
      language: lines[0] ?? '',
      licence: third,
      extra: strangeKeys(lines),
    },
    source: { name: `${lines[1]}.html`, mediaType: lines[2] ?? '' },
    blocks: lines.map((text, index) => ({ type: index % 7 === 3 ? 'quotation' : 'paragraph', text })),
    annotations: everything.flatMap(({ annotations }) => annotations),
    speakers: everything.map(({ speaker }) => speaker).toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    links: everything.flatMap(({ links }) => links).toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    extra: strangeKeys(lines),
  };
}

interface Records {
  readonly annotations: readonly Annotation[];
  readonly speaker: Speaker;
  readonly links: readonly Link[];
}

function recordsOf(lines: readonly string[], index: number, start: number): Records {
  const words = lines.join(' ');
  const idOf = (prefix: string) => `${prefix}${index} ${lines[0]}`.slice(0, 200);
  let at = start;
  const annotations = KINDS.flatMap((kind, turn): readonly Annotation[] => {
    const line = lines[turn];
    if (line === undefined) return [];
    const fragments = [{ start: at, end: at + line.length }];
    at += line.length + 1;
    const extra = strangeKeys(lines);
    const attributes = { note: words, normalised: words, verdict: words, quoteType: words, [words]: words };
    return [{ record: 'annotation', id: idOf(kind), kind, fragments, attributes, creator: words, extra }];
  });
  const speaker: Speaker = {
    record: 'speaker',
    id: idOf('speaker'),
    name: words,
    type: 'person',
    aliases: lines,
    role: words,
    note: words,
    extra: strangeKeys(lines),
  };
  const has = (kind: string) => annotations.some((one) => one.kind === kind);
  const tie = (type: string, from: string, to: string, record: 'annotation' | 'speaker'): readonly Link[] =>
    has(from) && (record === 'speaker' || has(to))
      ? [
          {
            record: 'link',
            id: idOf(`link-${type}`),
            type,
            from: { record: 'annotation', id: idOf(from) },
            to: { record, id: idOf(to) },
          },
        ]
      : [];
  return {
    annotations,
    speaker,
    links: [
      ...tie('said-by', 'quote', 'mention', 'annotation'),
      ...tie('cued-by', 'quote', 'cue', 'annotation'),
      ...tie('refers-to', 'mention', 'speaker', 'speaker'),
    ],
  };
}

/** What a newer version or another program could have written; keys that no file may have are left out. */
const strangeKeys = (lines: readonly string[]): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    lines.filter((line) => !/^(__proto__|constructor|prototype)$/.test(line)).map((line) => [line, line]),
  );

/** Ends whatever a vector may have left open, so that the next one begins on fresh ground. */
const CLOSERS =
  '\n"\'>--></script></style></title></textarea></noscript></noembed></noframes></template></iframe></xmp></select></svg></math></form></table>\n';

/**
 * Pages that hold the vectors as markup, and in the head as words. A file with a zero byte is no text and is refused;
 * what HTML makes of one stands in its place.
 *
 * @param marker stands before them, so that one sees when the page is open
 */
export function hostilePages(vectors: readonly Vector[], marker: string): readonly string[] {
  const isGreedy = ({ text }: Vector) => /<plaintext|<frameset/.test(text);
  const groups = inGroups(
    vectors.toSorted((a, b) => Number(isGreedy(a)) - Number(isGreedy(b))),
    50,
  );
  return groups.map((group, index) => {
    const words = escaped(group.map(lineOf).join(' '));
    const names = ['author', 'description', 'og:title', 'og:site_name', 'article:published_time', 'og:url'];
    const metas = names.map((name) => `<meta name="${name}" property="${name}" content="${words}">`).join('\n');
    const body = group.map(({ text }) => `<p>${text.replaceAll('\0', '\ufffd')}</p>${CLOSERS}`).join('');
    return `<!doctype html><html lang="${words}"><head><title>${words}</title>${metas}</head><body><article>
<h1>${marker}${index}</h1><p>${marker}${index} is a page with a good many words in it, so that it is taken for an article.</p>
<p>${words}</p>${body}</article></body></html>`;
  });
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
