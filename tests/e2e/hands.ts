import { test } from '@playwright/test';
import { writeFileSync } from 'node:fs';
import type { Program } from './program.ts';

/** Hands on the keyboard that count: every key but those of prose. A chord is one. */
export interface Hands {
  press(...keys: string[]): Promise<void>;
  /** Types the letters one by one; each counts. */
  type(letters: string): Promise<void>;
  /** Words that nobody can spare the user; they do not count. */
  prose(words: string): Promise<void>;
  /** How many keys were pressed since it was asked last; they enter the log under this name. */
  since(what: string): number;
  /** Keeps the log beside the results of the test, and its lines in the report. */
  keepLog(): void;
}

export function countingHands({ page }: Program): Hands {
  let pressed: string[] = [];
  const log: string[] = [];
  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key);
    pressed.push(...keys);
  };
  return {
    press,
    type: (letters) => press(...letters),
    prose: (words) => page.keyboard.type(words),
    since(what) {
      const count = pressed.length;
      log.push(`${what}: ${count} keys: ${inRuns(pressed)}`);
      pressed = [];
      return count;
    },
    keepLog() {
      writeFileSync(test.info().outputPath('keys.txt'), log.map((line) => `${line}\n`).join(''));
      test.info().annotations.push(...log.map((description) => ({ type: 'keys', description })));
    },
  };
}

/** “Enter ×3 Backspace” */
function inRuns(keys: readonly string[]): string {
  const runs: { readonly key: string; times: number }[] = [];
  for (const key of keys) {
    const last = runs.at(-1);
    if (last?.key === key) last.times += 1;
    else runs.push({ key, times: 1 });
  }
  return runs.map(({ key, times }) => (times === 1 ? key : `${key} ×${times}`)).join(' ');
}
