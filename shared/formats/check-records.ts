import type { Problem } from '../result.ts';
import { dossierIdOf } from '../annotations/dossiers.ts';
import type { FileAnnotation, FileDossier, FileFragment, FileLink, FileSpeaker } from '../schema/file-records.ts';
import type { MeasuredText } from './file-records.ts';

/**
 * What the shape of a file cannot say: that every range lies in the text and covers the words it names (promise
 * T1), that no two records share an id, that no link leads nowhere (promise T11). Offsets in code points.
 */

/** The records of a file, as read. */
export interface FileRecords {
  readonly annotations: readonly FileAnnotation[];
  readonly speakers: readonly FileSpeaker[];
  readonly links: readonly FileLink[];
  readonly dossiers?: readonly FileDossier[] | undefined;
}

/** Returns every problem of the records over their text, in file order. */
export function checkRecords(records: FileRecords, measured: MeasuredText, name: string): Problem[] {
  return [
    ...duplicateIds(records, name),
    ...records.annotations.flatMap((annotation) => placeProblems(annotation, measured, name)),
    ...danglingLinks(records, name),
    ...strayDossiers(records, name),
  ];
}

function duplicateIds({ annotations, speakers, links, dossiers = [] }: FileRecords, name: string): Problem[] {
  const seen = new Set(['metadata', 'scheme']);
  const problems: Problem[] = [];
  for (const { id } of [...speakers, ...annotations, ...links, ...dossiers]) {
    if (seen.has(id)) {
      problems.push({
        code: 'record/duplicate-id',
        message: `Two records have the id “${id}”; give one of them another, or restore the file from a backup.`,
        where: name,
      });
    }
    seen.add(id);
  }
  return problems;
}

function placeProblems(annotation: FileAnnotation, measured: MeasuredText, name: string): Problem[] {
  const called = `The ${annotation.kind} “${annotation.id}”`;
  if (annotation.fragments.length === 0) {
    if (annotation.detached !== undefined) return [];
    const message = `${called} covers no text and does not say where it stood; restore the file from a backup.`;
    return [{ code: 'annotation/no-place', message, where: name }];
  }
  return annotation.fragments.flatMap((fragment) => fragmentProblem(fragment, called, measured, name));
}

function fragmentProblem(fragment: FileFragment, called: string, measured: MeasuredText, name: string): Problem[] {
  const { start, end } = fragment;
  const { text, table } = measured;
  const problem = (code: string, message: string): Problem[] => [{ code, message, where: name }];
  if (start >= end) {
    return problem(
      'annotation/reversed',
      `${called} ends at ${end}, not after its start at ${start}; restore the file from a backup.`,
    );
  }
  if (end > table.codePoints) {
    const message = `${called} ends at ${end}, but the text has only ${table.codePoints} characters.`;
    return problem(
      'annotation/past-end',
      `${message} Offsets are Unicode code points; restore the file from a backup, or export it again.`,
    );
  }
  const found = text.slice(table.toUtf16(start), table.toUtf16(end));
  if (found === fragment.exact.toWellFormed()) return [];
  return problem(
    'annotation/other-text',
    `${called} says that it covers “${shorten(fragment.exact)}”, but at ${start} to ${end} the text reads ` +
      `“${shorten(found)}”; the text was changed, or the offsets are not in Unicode code points; ` +
      'restore the file from a backup, or export it again.',
  );
}

function danglingLinks({ annotations, speakers, links }: FileRecords, name: string): Problem[] {
  const ids = {
    annotation: new Set(annotations.map(({ id }) => id)),
    speaker: new Set(speakers.map(({ id }) => id)),
  };
  return links.flatMap((link) =>
    [link.from, link.to]
      .filter(({ record, id }) => !ids[record].has(id))
      .map(({ record, id }) => ({
        code: 'link/dangling',
        message: `The link “${link.id}” (${link.type}) leads to the ${record} “${id}”, which is not in the file.`,
        where: name,
      })),
  );
}

function strayDossiers({ annotations, dossiers = [] }: FileRecords, name: string): Problem[] {
  const claims = new Set(annotations.map(({ id }) => id));
  return dossiers
    .filter(({ id, claim }) => !claims.has(claim) || id !== dossierIdOf(claim))
    .map(({ id, claim }) => ({
      code: 'dossier/stray',
      message: claims.has(claim)
        ? `The dossier of the claim “${claim}” has the id “${id}”, not “${dossierIdOf(claim)}”.`
        : `The dossier “${id}” is of the claim “${claim}”, which is not in the file.`,
      where: name,
    }));
}

/** At most 60 code points, in one line. */
function shorten(words: string): string {
  const text = words.slice(0, 200).replaceAll('\n', ' ');
  const start = [...text.slice(0, 122)];
  return start.length <= 60 && text.length <= 122 ? text : `${start.slice(0, 60).join('')}…`;
}
