import { FORMATS } from '../../shared/formats/index.ts';
import { misused, type Verb } from './verb.ts';

/** Lists the formats, for people as a table, for programs as JSON. */
export const formatsVerb: Verb = {
  name: 'formats',
  usage: 'formats [--json]',
  summary: 'List the formats that can be read and written.',
  options: { json: { type: 'boolean' } },
  async run({ positionals, options }) {
    if (positionals.length > 0) return misused('This takes no file.');
    return { ending: 'done', output: options['json'] === true ? asJson() : asTable() };
  },
};

const asJson = (): string =>
  `${JSON.stringify(
    FORMATS.map(({ id, label, description, extensions, mediaType, loses, read, write }) => ({
      id,
      label,
      description,
      extensions,
      mediaType,
      reads: read !== undefined,
      writes: write !== undefined,
      loses: loses.map(({ id, what }) => ({ id, what })),
    })),
    null,
    2,
  )}\n`;

function asTable(): string {
  const rows = [
    ['ID', 'READS', 'WRITES', 'FILES', 'NAME'],
    ...FORMATS.map(({ id, label, extensions, read, write }) => [
      id,
      read === undefined ? '-' : 'yes',
      write === undefined ? '-' : 'yes',
      extensions.map((extension) => `.${extension}`).join(' '),
      label,
    ]),
  ];
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  const lines = rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column]!))
      .join('  ')
      .trimEnd(),
  );
  return `${lines.join('\n')}\n`;
}
