import type { Content, Format, OutFile } from '../../shared/formats/format.ts';
import { done, refuse, type Result } from '../../shared/result.ts';
import type { Printer } from '../ports.ts';

/**
 * Returns the files that a format made as they go to disk: pages to print are printed, all else is as it is.
 *
 * @param printer null where there is no window to print with, as on the command line
 * @returns refused with `print/unavailable` where there is no printer, or with what it refuses with
 */
export async function asPrinted(
  { prints, label }: Format,
  files: readonly OutFile[],
  printer: Printer | null,
): Promise<Result<readonly OutFile[]>> {
  if (prints !== true) return done(files);
  if (printer === null) return refuse({ code: 'print/unavailable', message: needsWindow(label) });
  const printed: OutFile[] = [];
  for (const { name, content } of files) {
    const result = await printer.print(textOf(content));
    if (!result.ok) return result;
    printed.push({ name, content: result.value });
  }
  return done(printed);
}

/** Why the command line cannot write the format, and the way out. */
const needsWindow = (label: string): string =>
  `“${label}” is printed, and that needs the program’s window. Choose File, Export there, or write html-copy and print it from a browser.`;

const textOf = (content: Content): string =>
  typeof content === 'string' ? content : new TextDecoder().decode(content);
