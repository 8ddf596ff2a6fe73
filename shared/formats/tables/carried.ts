import type { Article } from '../../model/article.ts';
import { decidingLinks, furtherLinks, attributionRows, tableDocument, type TableRow } from './table-row.ts';

/** Which records a table of quotes, claims and own kinds brings along, and so which it leaves behind. */

/** Ids of the annotations with rows, and of the speakers, mentions, cues and links that their cells name. */
export function carriedByTables(article: Article): ReadonlySet<string> {
  const carried = new Set<string>();
  for (const row of attributionRows(tableDocument(article))) {
    carried.add(row.annotation.id);
    for (const record of [row.mention?.annotation, row.cue?.annotation, row.speaker]) {
      if (record != null) carried.add(record.id);
    }
    for (const { id } of linksInRow(row)) carried.add(id);
    for (const { to } of furtherLinks(row)) if (to.record === 'speaker') carried.add(to.id);
    for (const id of speakersInFields(row)) carried.add(id);
  }
  return carried;
}

/** A link is in the row when the record that it leads to is. */
function linksInRow(row: TableRow) {
  const named = new Set(
    [row.mention?.annotation, row.cue?.annotation, row.speaker, row.quote].flatMap((record) => record?.id ?? []),
  );
  return [...decidingLinks(row).filter(({ to }) => named.has(to.id)), ...furtherLinks(row)];
}

function speakersInFields({ annotation, document }: TableRow): string[] {
  const fields = document.readings.set.scheme.findKind(annotation.kind)?.fields ?? [];
  return fields
    .filter(({ type }) => type === 'speaker')
    .flatMap(({ id }) => {
      const value = annotation.attributes[id];
      return typeof value === 'string' ? [value] : [];
    });
}

/** Ids of the records of this sort that are not carried. */
export const lostInTables = (
  article: Article,
  carried: ReadonlySet<string>,
  sort: 'annotation' | 'speaker' | 'link',
): string[] => {
  const records = { annotation: article.annotations, speaker: article.speakers, link: article.links }[sort];
  return records.map(({ id }) => id).filter((id) => !carried.has(id));
};
