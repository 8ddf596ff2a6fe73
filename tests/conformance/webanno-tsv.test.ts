import { existsSync, readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { ForeignDocument } from '../../shared/formats/foreign/foreign-document.ts';
import { readAs } from '../../shared/formats/read-any.ts';
import { foreignOfFound, type Found } from '../../shared/formats/uima/from-uima.ts';
import { uimaOf } from '../../shared/formats/uima/uima-document.ts';
import { foundInTsv, webannoTsv } from '../../shared/formats/webanno-tsv.ts';
import { writeTsv } from '../../shared/formats/webanno-tsv/write.ts';
import { writtenFiles } from '../builders/round-trip.ts';
import { testServices } from '../builders/services.ts';

/**
 * Real WebAnno TSV by INCEpTION, read in place, against what independent readers found in it: the rows themselves, and
 * the XMI beside them. What the XMI calls by another name than the table is told by the `note`.
 */

const FOLDER = resolve(import.meta.dirname, '../../../shared/conformance');
const isThere = existsSync(resolve(FOLDER, 'expected.json'));

type Span = readonly [type: string, start: number, end: number, words: string, features: Record<string, string>];

interface Sample {
  readonly file: string;
  readonly format: string;
  readonly role: string;
  readonly expect?: string;
  readonly oracle?: {
    readonly layers: readonly { readonly kind: string; readonly name: string }[];
    readonly last_token_end_utf16: number;
    readonly annotated_cells_or_ids_by_layer: Readonly<Record<string, number>>;
    readonly xmi?: {
      readonly text_utf16: number;
      readonly spans: readonly Span[];
      readonly relations: readonly unknown[];
      readonly slot_links: number;
    };
  };
}

const all: readonly Sample[] = isThere
  ? (JSON.parse(readFileSync(resolve(FOLDER, 'expected.json'), 'utf8')) as { files: Sample[] }).files
  : [];
const samples = all.filter(
  ({ format, role, expect: what }) => format === 'webanno-tsv' && role === 'sample' && what === 'read',
);
const older = all.filter(({ format, expect: what }) => format === 'webanno-tsv' && what?.startsWith('older') === true);

const sourceOf = ({ file }: Sample): string => readFileSync(resolve(FOLDER, file), 'utf8');

function read(source: string): Omit<Found, 'title'> & { readonly notes: readonly string[] } {
  const found = foundInTsv(source, 'a.tsv');
  if (!found.ok) throw new Error(found.problems[0].message);
  return found.value;
}

const documentOf = (source: string): ForeignDocument => foreignOfFound({ title: 'a', ...read(source) });

/** What a table says, without its own numbering: annotations by place, and links by the places they tie. */
function said(source: string) {
  const { text, spans, links } = read(source);
  const placeById = new Map(spans.map(({ id, typeName, start, end }) => [id, `${typeName} ${start}-${end}`]));
  return {
    text,
    spans: spans.map(({ id, values }) => [placeById.get(id), { ...values }]).sort(byText),
    links: links.map(({ from, to, as }) => [placeById.get(from), placeById.get(to), as]).sort(byText),
  };
}

const byText = (a: unknown, b: unknown): number => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1);

/** Rows alone, without the ids of sentences. */
const rowsOf = (source: string): string[] =>
  source.split('\n').filter((line) => line !== '' && !line.startsWith('#Sentence.id='));

describe.skipIf(!isThere)('WebAnno TSV of the conformance set (needs ../shared/conformance)', () => {
  for (const sample of samples) {
    const { layers, annotated_cells_or_ids_by_layer: counts, xmi, last_token_end_utf16: end } = sample.oracle!;

    test(`reads ${sample.file}`, () => {
      const { text, spans, links, notes } = read(sourceOf(sample));
      const without = notes.join().match(/(\d+) annotations? covers? no character/)?.[1];
      const isSpan = new Set(layers.filter(({ kind }) => kind !== 'relation').map(({ name }) => name));
      const expected = Object.entries(counts).filter(([name]) => isSpan.has(name));
      const total = expected.reduce((sum, [, count]) => sum + count, 0);
      const tokens = spans.filter(({ typeName }) => typeName.endsWith('.Token')).length;
      expect(spans.length - tokens + Number(without ?? 0)).toBe(total);
      const relations = Object.entries(counts).filter(([name]) => !isSpan.has(name));
      expect(links.filter(({ as }) => as.is === 'relation')).toHaveLength(
        relations.reduce((sum, [, count]) => sum + count, 0),
      );
      expect(text.length).toBeGreaterThanOrEqual(end);
      for (const span of spans) expect(text.slice(span.start, span.end)).toBe(span.quoted);
      if (xmi === undefined) return;
      // White space behind the last token stands nowhere in the table.
      expect(text.length).toBeLessThanOrEqual(xmi.text_utf16);
      expect(links.filter(({ as }) => as.is === 'slot')).toHaveLength(xmi.slot_links);
      const isToken = ({ typeName }: { readonly typeName: string }) => typeName.endsWith('.Token');
      const own = spans
        .filter((span) => !isToken(span))
        .map(({ start, end: to, quoted }) => `${start} ${to} ${quoted}`);
      const theirs = xmi.spans.filter(([, from, to]) => from < to).map(([, ...place]) => trimmed(place));
      expect(own.sort()).toEqual(theirs.sort());
    });

    test(`makes an article of ${sample.file}, and writes it again as it was`, async () => {
      const source = sourceOf(sample);
      const input = { bytes: new TextEncoder().encode(source), name: 'a.tsv' };
      const answer = await readAs(webannoTsv, input, testServices());
      if (!answer.ok) throw new Error(answer.problems[0].message);
      const [written] = await writtenFiles(webannoTsv, answer.value.reading.article);
      expect(said(written!.content as string)).toEqual(said(source));
    });
  }

  test('writes the very rows again where each declared column is used', () => {
    const same = samples.filter((sample) => {
      const source = sourceOf(sample);
      return rowsOf(writeTsv(uimaOf(documentOf(source)))).join('\n') === rowsOf(source).join('\n');
    });
    expect(same.length).toBeGreaterThanOrEqual(10);
  });

  test('refuses older versions with a way out', () => {
    expect(older).not.toEqual([]);
    for (const sample of older) {
      const found = foundInTsv(sourceOf(sample), basename(sample.file));
      expect(found.ok ? [] : found.problems.map(({ code }) => code)).toEqual(['webanno/other-version']);
    }
  });
});

/** The table cannot hold an edge in the space between tokens: it is trimmed. */
function trimmed([start, end, words]: readonly [number, number, string, unknown]): string {
  const from = start + words.length - words.trimStart().length;
  return `${from} ${end - words.length + words.trimEnd().length} ${words.trim()}`;
}
