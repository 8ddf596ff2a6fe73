import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { saidwhoFile } from '../../../shared/formats/saidwho.ts';
import { testServices } from '../../builders/services.ts';

const SAMPLES = resolve(import.meta.dirname, '../../../assets/samples');

test.each(readdirSync(SAMPLES).filter((name) => name.endsWith('.saidwho')))(
  'the sample %s opens with every word in its place (T1)',
  (name) => {
    const bytes = new Uint8Array(readFileSync(resolve(SAMPLES, name)));
    const reading = saidwhoFile.read!({ bytes, name }, testServices());
    expect(reading).toMatchObject({ ok: true, value: { notes: [] } });
    if (!reading.ok) return;
    const kinds = new Set(reading.value.article.annotations.map(({ kind }) => kind));
    expect(kinds).toEqual(new Set(['quote', 'mention', 'cue', 'claim']));
  },
);
