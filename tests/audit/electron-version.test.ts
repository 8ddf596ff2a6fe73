import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { hasElectron } from '../config/pack.ts';

/**
 * How old Electron may be (PROMISES §6, item 16). Without a network nobody can ask what the newest one is, so the age is
 * told by the calendar: a new major comes every eight weeks, so one that is more than sixteen weeks old is more than one
 * behind. Then the test is skipped under a name that says so, since a tree that was
 * right does not become wrong by waiting; where a release is made (SAIDWHO_RELEASE=1) it fails instead.
 */

/** Whoever raises the version in package.json looks up when its major came out; a test compares the versions. */
const PINNED = { version: '45.4.1', majorReleased: '2026-10-21' };

const WEEK = 7 * 24 * 60 * 60 * 1000; // ms
const LIMIT = 16; // weeks

const root = resolve(import.meta.dirname, '../..');
const weeksOld = (now: number): number => Math.floor((now - Date.parse(PINNED.majorReleased)) / WEEK);
const isOverdue = (now: number): boolean => weeksOld(now) > LIMIT;

describe('Electron', () => {
  test('is pinned to one version, and the day its major came out stands here (PROMISES §6.16)', () => {
    const { devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
      devDependencies: Record<string, string>;
    };
    expect(devDependencies['electron']).toBe(PINNED.version);
    const path = join(root, 'node_modules/electron/package.json');
    expect((JSON.parse(readFileSync(path, 'utf8')) as { version: string }).version).toBe(PINNED.version);
  });

  test('is overdue after sixteen weeks and not before', () => {
    const released = Date.parse(PINNED.majorReleased);
    expect([0, 16.9, 17.1, 60].map((weeks) => isOverdue(released + weeks * WEEK))).toEqual([false, false, true, true]);
  });

  const age = `${weeksOld(Date.now())} weeks`;
  const isSkipped = isOverdue(Date.now()) && process.env['SAIDWHO_RELEASE'] !== '1';
  test.skipIf(isSkipped)(
    `${PINNED.version} is at most one major behind: its major is ${age} old, ${LIMIT} weeks are allowed`,
    () => {
      expect(weeksOld(Date.now())).toBeLessThanOrEqual(LIMIT);
    },
  );

  test.skipIf(!hasElectron())('is, as a binary, the version that is pinned (needs the real binary)', () => {
    const path = join(root, 'node_modules/electron/dist/version');
    expect(existsSync(path) && readFileSync(path, 'utf8').trim().replace(/^v/, '')).toBe(PINNED.version);
  });
});
