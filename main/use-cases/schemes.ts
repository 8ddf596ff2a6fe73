import {
  MOST_SCHEME_BYTES,
  readSchemeFile,
  SCHEME_EXTENSION,
  writeSchemeFile,
} from '../../shared/formats/scheme-file.ts';
import { SHIPPED_SCHEMES } from '../../shared/kinds/index.ts';
import type { SchemeRecord } from '../../shared/model/scheme.ts';
import { done, refuse, type Result } from '../../shared/result.ts';
import type { Files } from '../ports.ts';
import { safeFileName } from './file-name.ts';
import { type HandedOn, handOn, type HandOnWorld, readHandedOn, takeHandedOn } from './handed-on.ts';
import { saveFile, type SaveWorld } from './save-file.ts';

/**
 * Schemes outside of articles: the **shelf** of those that the user keeps for other articles, a file each, so that one that
 * is damaged takes none of the others along; and files to hand on.
 */

/** What is on the shelf. */
export interface Shelf {
  /** By label. */
  readonly schemes: readonly SchemeRecord[];
  /** Names of files that are no schemes any more; they are left where they are. */
  readonly damaged: readonly string[];
}

/** Returns the schemes that are kept in the folder; none while there is no such folder. */
export async function listSchemes(files: Files, folder: string): Promise<Shelf> {
  const names = await files.list(folder).catch((): string[] => []);
  const schemes: SchemeRecord[] = [];
  const damaged: string[] = [];
  for (const name of names.filter((one) => !one.startsWith('.') && one.endsWith(`.${SCHEME_EXTENSION}`)).sort()) {
    const read = await readScheme(files, files.join(folder, name));
    if (read.ok) schemes.push(read.value);
    else damaged.push(name);
  }
  return { schemes: schemes.sort((a, b) => (a.label < b.label ? -1 : 1)), damaged };
}

/** Keeps the scheme in the folder, in place of one of the same name. */
export async function keepScheme(world: SaveWorld, folder: string, scheme: SchemeRecord): Promise<Result<null>> {
  await world.files.makeFolder(folder, true).catch(() => undefined); // saveFile says what is missing.
  const path = pathOf(world, folder, scheme.name);
  const outcome = await saveFile(world, { path, bytes: bytesOf(scheme), base: 'any' });
  return outcome.outcome === 'saved' ? done(null) : refuse(outcome.problem);
}

/** Takes the scheme of this name off the shelf; articles that have it keep it. */
export async function forgetScheme(world: SaveWorld, folder: string, name: string): Promise<void> {
  await world.files.remove(pathOf(world, folder, name));
}

/** Returns the scheme of this name, kept or shipped; null when there is none any more. */
export async function findScheme(files: Files, folder: string, name: string): Promise<SchemeRecord | null> {
  const shipped = SHIPPED_SCHEMES.find((scheme) => scheme.name === name);
  if (shipped !== undefined) return shipped;
  const { schemes } = await listSchemes(files, folder);
  return schemes.find((scheme) => scheme.name === name) ?? null;
}

/** A name may hold anything, so its file is called by its hash. */
const pathOf = ({ files, services }: SaveWorld, folder: string, name: string): string =>
  files.join(folder, `${services.sha256(name).slice(0, 32)}.${SCHEME_EXTENSION}`);

const FILTERS = [{ name: 'Schemes', extensions: [SCHEME_EXTENSION, 'json'] }];

const SCHEME: HandedOn<SchemeRecord> = {
  most: MOST_SCHEME_BYTES,
  tooLarge: {
    code: 'scheme/too-large',
    message: 'This file is far too large for a scheme. Choose one that was exported under Tag, Scheme.',
  },
  read: (bytes, name) => readSchemeFile({ bytes, name }),
};

/** Writes the scheme where the user says; null when the dialog was closed without a choice. */
export const exportScheme = (world: HandOnWorld, scheme: SchemeRecord): Promise<Result<{ name: string }> | null> =>
  handOn(world, safeFileName(scheme.label, SCHEME_EXTENSION), FILTERS, writeSchemeFile(scheme));

/** Reads the scheme that the user chooses; null when the dialog was closed without a choice. */
export const importScheme = (world: Pick<HandOnWorld, 'files' | 'dialogs'>): Promise<Result<SchemeRecord> | null> =>
  takeHandedOn(world, FILTERS, SCHEME);

/** Reads the scheme of a file; refuses with what the format refuses, or what keeps the file from being read. */
export const readScheme = (files: Files, path: string): Promise<Result<SchemeRecord>> =>
  readHandedOn(files, path, SCHEME);

const bytesOf = (scheme: SchemeRecord): Uint8Array => new TextEncoder().encode(writeSchemeFile(scheme));
