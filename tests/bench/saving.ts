import { mkdtempSync, rmSync } from 'node:fs';
import { open, rename } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { saidwhoFile } from '../../shared/formats/saidwho.ts';
import { articleOf, stateOf } from '../../shared/annotations/article-state.ts';
import { testServices } from '../builders/services.ts';
import { articleOfShape, type Shape } from './article.ts';

/** Measures a save as main makes it: the file's text with its hash, written beside, flushed and renamed. Milliseconds. */
export async function measureSaving(shape: Shape): Promise<number> {
  const article = articleOfShape(shape);
  const state = stateOf(article);
  const folder = mkdtempSync(join(tmpdir(), 'saidwho-bench-save-'));
  const start = performance.now();
  const text = saidwhoFile.write!(articleOf(article, state), testServices());
  const bytes = new TextEncoder().encode(text);
  const file = await open(join(folder, 'beside'), 'w');
  await file.writeFile(bytes);
  await file.sync();
  await file.close();
  await rename(join(folder, 'beside'), join(folder, 'article.saidwho'));
  const time = performance.now() - start;
  rmSync(folder, { recursive: true });
  return time;
}
