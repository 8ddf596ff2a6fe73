import { z } from 'zod';
import { SAIDWHO_JSON_SCHEMA_ID, saidwhoJsonSchema } from './saidwho-json.ts';
import { saidwhoFileSchema } from './saidwho-file.ts';

/** A JSON Schema that ships with the program, for whoever reads or writes our files without it. */
export interface PublishedSchema {
  /** File name under `assets/schema/`. */
  readonly file: string;
  /** JSON Schema 2020-12. */
  readonly schema: Readonly<Record<string, unknown>>;
}

const publish = (file: string, id: string, schema: z.ZodType): PublishedSchema => {
  const { $schema, ...rest } = z.toJSONSchema(schema, { io: 'input' });
  return { file, schema: { $schema, $id: id, ...rest } };
};

/** Returns the published schemas, made from the checks our own readers use; the committed files equal them. */
export const publishedSchemas = (): readonly PublishedSchema[] => [
  publish('saidwho-json-1.schema.json', SAIDWHO_JSON_SCHEMA_ID, saidwhoJsonSchema),
  publish('saidwho-file-1.schema.json', 'urn:saidwho:schema:saidwho-file-1', saidwhoFileSchema),
];
