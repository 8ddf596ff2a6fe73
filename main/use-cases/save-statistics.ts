import { svgOf } from '../../shared/analysis/statistics/chart.ts';
import { statisticsCsv } from '../../shared/formats/statistics-csv.ts';
import type { CallArgument } from '../../shared/ipc/contract.ts';
import { refuse, type Result } from '../../shared/result.ts';
import { safeFileName } from './file-name.ts';
import { handOn, type HandOnWorld } from './handed-on.ts';

/**
 * Writes statistics where the user says; null when the dialog was closed without a choice. Table and drawing are written
 * here from their data, and pixels are taken for a PNG only when they are one.
 */
export function saveStatistics(
  world: HandOnWorld,
  { title, content }: CallArgument<'saveStatistics'>,
): Promise<Result<{ name: string }> | null> {
  const save = (extension: string, kind: string, bytes: string | Uint8Array) =>
    handOn(world, safeFileName(title, extension), [{ name: kind, extensions: [extension] }], bytes);
  switch (content.as) {
    case 'csv':
      return save('csv', 'CSV table', statisticsCsv([content.statistics]));
    case 'svg':
      return save('svg', 'SVG drawing', svgOf(content.chart));
    case 'png':
      return isPng(content.bytes) ? save('png', 'PNG picture', content.bytes) : Promise.resolve(refuse(NO_PICTURE));
  }
}

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const HEADER = [0x49, 0x48, 0x44, 0x52];
const END = [0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82];

/** Signature, header first, end last. */
const isPng = (bytes: Uint8Array): boolean =>
  isAt(bytes, 0, SIGNATURE) && isAt(bytes, 12, HEADER) && isAt(bytes, bytes.length - END.length, END);

const isAt = (bytes: Uint8Array, offset: number, wanted: readonly number[]): boolean =>
  offset >= 0 && wanted.every((byte, i) => bytes[offset + i] === byte);

const NO_PICTURE = {
  code: 'statistics/no-picture',
  message: 'The chart could not be drawn as a picture. Save it as SVG, which every browser shows.',
};
