import type { LabelMapping } from '../../shared/formats/format.ts';
import { labelMappingSchema } from '../../shared/schema/import-report.ts';
import { done, refuse, type Result } from '../../shared/result.ts';
import { codeOf } from '../ports.ts';
import type { CliWorld } from './verb.ts';

/** Reads what labels become: `{"kinds": {"PER": "mention", "MISC": null}, "links": {"Source": "said-by"}}`. */
export async function readMapping({ files }: CliWorld, path: string): Promise<Result<LabelMapping>> {
  const where = files.nameOf(path);
  let parsed;
  try {
    parsed = labelMappingSchema.safeParse(JSON.parse(new TextDecoder().decode(await files.read(files.absolute(path)))));
  } catch (error) {
    const why = error instanceof SyntaxError ? 'It is no JSON.' : `It cannot be read (${codeOf(error)}).`;
    return refuse({ code: 'mapping/unreadable', message: `${why} ${EXAMPLE}`, where });
  }
  return parsed.success ? done(parsed.data) : refuse({ code: 'mapping/shape', message: EXAMPLE, where });
}

const EXAMPLE = 'A mapping looks like {"kinds": {"PER": "mention", "MISC": null}, "links": {"Source": "said-by"}}.';
