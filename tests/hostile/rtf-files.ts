import { bytesOf, holds, opened, reads, refused, type HostileFile } from './hostile-file.ts';

/** Rich text (PROMISES §5): of objects, pictures, fields and data nothing is read, and groups have an end. */

const rtf = (name: string, text: string, content: () => string | Uint8Array): HostileFile =>
  opened(`${name}.rtf`, reads(text), content);

export const rtfFiles: readonly HostileFile[] = [
  refused('a million groups.rtf', /^rtf\/too-deep$/, () => `{\\rtf1 ${'{'.repeat(1_000_000)}`),
  rtf('groups that nobody opened', 'a', () => `{\\rtf1 a}${'}'.repeat(100_000)}`),
  rtf('object', 'a', () => `{\\rtf1{\\object\\objemb{\\*\\objclass Package}{\\*\\objdata ${'00'.repeat(100_000)}}}a}`),
  rtf(
    'linked picture',
    'a',
    () => '{\\rtf1{\\field{\\*\\fldinst INCLUDEPICTURE "\\\\\\\\evil.example\\\\a"}{\\fldrslt }}a}',
  ),
  rtf('binary data without end', 'a', () => '{\\rtf1 a\\bin999999999 b}'),
  rtf('negative binary data', 'ab', () => '{\\rtf1 a\\bin-5 b}'),
  rtf('numbers without end', 'ab', () => `{\\rtf1 a\\fs${'9'.repeat(9)}\\ilvl2147483647\\uc999999 b}`),
  rtf('half an escape', 'a', () => "{\\rtf1 a\\'"),
  rtf('half a control word', 'a', () => '{\\rtf1 a\\'),
  rtf('zero characters', 'a\ufffd\ufffdb', () => "{\\rtf1 a\\'00\\u0 ?b}"),
  rtf('half a character', 'a\ufffdb', () => '{\\rtf1 a\\u-10187 ?b}'),
  rtf('styles of themselves', 'a', () => '{\\rtf1{\\stylesheet{\\s1\\sbasedon2 x;}{\\s2\\sbasedon1 y;}}\\s1 a\\par}'),
  rtf('data in the head', 'a', () => bytesOf('{\\rtf1{\\*\\datastore ', [0, 1, 2, 255], '}a}')),
  opened('boxes in boxes.rtf', holds('a'), () => `{\\rtf1 ${'{\\shp{\\shptxt '.repeat(2000)}a${'}}'.repeat(2000)}}`),
  opened('notes in notes.rtf', holds('a'), () => `{\\rtf1 ${'{\\footnote '.repeat(2000)}a${'}'.repeat(2000)}}`),
  opened('many control words.rtf', holds('a'), () => `{\\rtf1 a${'\\b\\b0'.repeat(500_000)}}`),
];
