import Ajv2020 from 'ajv/dist/2020.js';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { saidwhoFile } from '../../../shared/formats/saidwho.ts';
import { saidwhoJson } from '../../../shared/formats/saidwho-json.ts';
import { publishedSchemas } from '../../../shared/schema/published.ts';
import { sampleArticle } from '../../builders/sample-article.ts';
import { testServices } from '../../builders/services.ts';

const committed = (file: string): Record<string, unknown> =>
  JSON.parse(readFileSync(resolve(import.meta.dirname, '../../../assets/schema', file), 'utf8')) as Record<
    string,
    unknown
  >;

/** Every property of every object in the schema, with its path. */
function propertiesOf(schema: unknown, path = ''): [string, unknown][] {
  if (typeof schema !== 'object' || schema === null) return [];
  return Object.entries(schema).flatMap(([key, value]) => {
    const own =
      key === 'properties'
        ? Object.entries(value as object).map(([name, inner]) => [`${path}.${name}`, inner] as [string, unknown])
        : [];
    return [...own, ...propertiesOf(value, key === 'properties' ? path : `${path}/${key}`)];
  });
}

describe.each(publishedSchemas())('$file', ({ file, schema }) => {
  it('is committed as our checks make it; else run tests/shared/schema/write-schemas.ts', () => {
    expect(committed(file)).toEqual(JSON.parse(JSON.stringify(schema)));
  });

  it('describes every field at the top and in records', () => {
    const silent = propertiesOf(schema).filter(([path, property]) => {
      const inner = property as { description?: string };
      return inner.description === undefined && !/extra|choices/.test(path);
    });
    expect(silent.map(([path]) => path)).toEqual([]);
  });

  it('takes what we write and nothing that lacks a key', () => {
    const ajv = new Ajv2020({ allErrors: true });
    const validate = ajv.compile(committed(file));
    const format = file.includes('file') ? saidwhoFile : saidwhoJson;
    const written = JSON.parse(format.write!(sampleArticle(), testServices())) as Record<string, unknown>;
    expect(validate(written) || validate.errors).toBe(true);
    expect(validate({ ...written, future: 1 })).toBe(true);
    for (const key of ['format', 'version', 'annotations', 'links', 'speakers']) {
      expect(validate({ ...written, [key]: undefined })).toBe(false);
    }
  });
});
