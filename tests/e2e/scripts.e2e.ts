import { expect, test } from '@playwright/test';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newFolders, readExport, ROOT } from './program.ts';

test('npm run demo does the whole job by itself on the sample article and says what it made', () => {
  const printed = execFileSync('npm', ['run', '-s', 'demo'], { cwd: ROOT, encoding: 'utf8' });
  const json = /^(\S+article\.json) /m.exec(printed)?.[1] ?? '';
  const { quotes, claims } = readExport(json);
  expect(quotes.at(-1)).toMatchObject({ speaker: { name: 'Tomas Ferro' }, cue: { text: 'said' } });
  expect(claims.at(-1)).toMatchObject({ checkWorthiness: 'CFS', verdict: 'not-enough-evidence' });
  for (const name of ['article.html', '1-opened.png', '2-quote.png', '3-claim.png']) {
    expect(existsSync(join(json, '..', name)), name).toBe(true);
  }
});

test('npm run demo takes an article and a folder', () => {
  const out = mkdtempSync(join(tmpdir(), 'saidwho-demo-test-'));
  const article = join(ROOT, 'assets/samples/harbour-bridge.md');
  execFileSync('npm', ['run', '-s', 'demo', '--', article, out], { cwd: ROOT, encoding: 'utf8' });
  expect(readExport(join(out, 'article.json')).quotes).toHaveLength(1);
});

test('npm start without a display starts all the same, saves a picture of the window and says where', () => {
  const { library, userData } = newFolders();
  const picture = join(mkdtempSync(join(tmpdir(), 'saidwho-start-test-')), 'window.png');
  const { DISPLAY: _x, WAYLAND_DISPLAY: _w, ...env } = process.env;
  const printed = execFileSync('npm', ['start'], {
    cwd: ROOT,
    encoding: 'utf8',
    env: {
      ...env,
      SAIDWHO_LIBRARY: library,
      SAIDWHO_USER_DATA: userData,
      SAIDWHO_SCREENSHOT: picture,
    },
  });
  expect(printed).toContain(picture);
  expect(readFileSync(picture).subarray(1, 4).toString()).toBe('PNG');
});
