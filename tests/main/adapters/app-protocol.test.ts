import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { CONTENT_SECURITY_POLICY, listAddresses, respond } from '../../../main/adapters/app-protocol.ts';

vi.mock('electron', () => ({ protocol: {} }));

let root: string;
let pathByAddress: Map<string, string>;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'saidwho-page-'));
  await mkdir(join(root, 'page/assets'), { recursive: true });
  await writeFile(join(root, 'page/index.html'), '<!doctype html>');
  await writeFile(join(root, 'page/assets/a b.js'), '1');
  await writeFile(join(root, 'secret.txt'), 'not for the page');
  pathByAddress = await listAddresses(join(root, 'page'), '/');
});
afterAll(() => rm(root, { recursive: true, force: true }));

const get = (url: string, method = 'GET') => respond(pathByAddress, { url, method });

describe('the page’s scheme', () => {
  test('serves the files of its folder with type and policy (PROMISES §6.7)', async () => {
    const page = await get('app://bundle/index.html');
    expect(await page.text()).toBe('<!doctype html>');
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(page.headers.get('content-security-policy')).toBe(CONTENT_SECURITY_POLICY);
    expect(page.headers.get('x-content-type-options')).toBe('nosniff');
    expect((await get('app://bundle/assets/a%20b.js')).headers.get('content-type')).toContain('text/javascript');
  });

  test('serves nothing else, however it is asked (PROMISES §6.18)', async () => {
    const addresses = [
      'app://bundle/../secret.txt',
      'app://bundle/..%2fsecret.txt',
      'app://bundle/%2e%2e/secret.txt',
      'app://bundle/assets/..%5c..%5csecret.txt',
      'app://bundle/%E0%A4%A',
      'app://bundle//index.html',
      'app://bundle/',
      'app://other/index.html',
    ];
    const statuses = await Promise.all(addresses.map(async (address) => (await get(address)).status));
    expect(statuses).toEqual(addresses.map(() => 404));
    expect((await get('app://bundle/index.html', 'POST')).status).toBe(405);
  });

  test('allows no script but ours, no network and no frame (PROMISES §6.7)', () => {
    expect(CONTENT_SECURITY_POLICY).toContain("script-src 'self';");
    expect(CONTENT_SECURITY_POLICY).not.toMatch(/unsafe-eval|http|\*/);
    expect(CONTENT_SECURITY_POLICY).toContain("frame-ancestors 'none'");
  });
});
