import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { ParsedSentence, Tag, Word } from '../../shared/analysis/syntax/parsed.ts';

/** The annotated texts that syntax and suggestions are trained and measured with; read in place, never copied. */
export const CORPORA = resolve(import.meta.dirname, '../../../shared/corpora');

export const areCorporaThere = existsSync(resolve(CORPORA, 'quotes-gum-dev.jsonl'));

export type Spans = readonly (readonly [number, number])[];

/** A quotation as people annotated it; UTF-16 code units, half-open. */
export interface GoldQuote {
  readonly segments: Spans;
  readonly kind: 'direct' | 'indirect' | 'mixed';
  readonly cue: Spans | null;
  readonly speaker: Spans | null;
  readonly speakerName: string | null;
  readonly optional?: boolean;
  readonly speech?: boolean;
  readonly core?: boolean;
}

export interface GoldRow {
  readonly id: string;
  readonly genre?: string;
  readonly licence: string;
  readonly text: string;
  readonly quotes: readonly GoldQuote[];
}

/** Reads rows of quotations. @param file its name in the folder of the corpora */
export const goldRows = (file = 'quotes-gum-dev.jsonl'): readonly GoldRow[] =>
  readFileSync(resolve(CORPORA, file), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as GoldRow);

/** Returns the trees of the treebank by document id (`gum:GUM_news_…`), with offsets in the text of the row with this id. */
export function treebank(rows: readonly GoldRow[] = goldRows()): ReadonlyMap<string, readonly ParsedSentence[]> {
  const texts = new Map(rows.map(({ id, text }) => [id, text]));
  const documents = readFileSync(resolve(CORPORA, 'treebank/gum-open-dev.conllu'), 'utf8').split(/^# newdoc id = /mu);
  return new Map(
    documents.slice(1).map((document) => {
      const id = `gum:${document.slice(0, document.indexOf('\n')).trim()}`;
      return [id, placed(texts.get(id) ?? '', document)] as const;
    }),
  );
}

function placed(text: string, document: string): ParsedSentence[] {
  let at = 0;
  return document.split(/\n\n/u).flatMap((block) => {
    const rows = block.split('\n').filter((line) => /^\d+\t/u.test(line));
    if (rows.length === 0) return [];
    const words = rows.map((line): Word => {
      const [, form = '', lemma = '', tag, fine = '', , head, relation = ''] = line.split('\t');
      const start = text.indexOf(form, at);
      if (start === -1 || start - at > 40) throw new Error(`“${form}” does not stand in the text after ${at}`);
      at = start + form.length;
      const lower = form.toLowerCase();
      return { start, end: at, form, lower, lemma, tag: tag as Tag, fine, head: Number(head) - 1, relation };
    });
    return [{ start: words[0]!.start, end: words.at(-1)!.end, words }];
  });
}
