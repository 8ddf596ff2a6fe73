import type { Fragment } from '../../model/records.ts';
import type { OutFile } from '../format.ts';
import type { ForeignDocument } from '../foreign/foreign-document.ts';
import { segmented } from '../uima/segments.ts';

/** Returns a file for each kind in the document, since a token has one tag: a token a line, its tag in IOB2 behind it. */
export function writeConll(document: ForeignDocument, name: string): readonly OutFile[] {
  const labels = [
    ...new Set(document.spans.filter(({ fragments }) => fragments.length > 0).map(({ label }) => label)),
  ].sort();
  if (labels.length === 0) return [{ name: `${name}.conll`, content: layer(document, null) }];
  const taken = new Set<string>();
  return labels.map((label) => ({ name: `${name}.${fileWord(label, taken)}.conll`, content: layer(document, label) }));
}

/** The label as a part of a file's name, unlike the others. */
function fileWord(label: string, taken: Set<string>): string {
  const base =
    label
      .toLowerCase()
      .replace(/[^\p{L}\p{N}_-]+/gu, '-')
      .slice(0, 60)
      .toWellFormed() || 'layer';
  let word = base;
  for (let n = 2; taken.has(word); n += 1) word = `${base}-${n}`;
  taken.add(word);
  return word;
}

function layer({ text, spans }: ForeignDocument, label: string | null): string {
  const fragments =
    label === null ? [] : disjoint(spans.filter((one) => one.label === label).flatMap((one) => one.fragments));
  const tag = (label ?? '').replace(/[\s\p{Cc}]+/gu, '_').toWellFormed();
  const lines: string[] = ['-DOCSTART-\tO', ''];
  let next = 0;
  for (const { tokens } of segmented(text)) {
    let inside = -1;
    for (const { start, end } of tokens) {
      while (next < fragments.length && fragments[next]!.end <= start) next += 1;
      const isIn = next < fragments.length && fragments[next]!.start < end;
      const mark = isIn ? `${inside === next ? 'I' : 'B'}-${tag}` : 'O';
      inside = isIn ? next : -1;
      lines.push(`${text.slice(start, end).replace(/\p{Cc}/gu, '\ufffd')}\t${mark}`);
    }
    lines.push('');
  }
  return lines.join('\n');
}

/** The fragments in text order without those that overlap one before them, of two that begin together the longer first. */
export function disjoint(fragments: readonly Fragment[]): Fragment[] {
  const kept: Fragment[] = [];
  for (const one of [...fragments].sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (one.start >= (kept.at(-1)?.end ?? 0)) kept.push(one);
  }
  return kept;
}
