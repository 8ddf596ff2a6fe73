import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { PagesToPrint } from '../../../main/adapters/pages-to-print.ts';
import {
  CONTENT_SECURITY_POLICY,
  declareScheme,
  listAddresses,
  respond,
  serveFolder,
} from '../../../main/adapters/app-protocol.ts';

type Answer = (request: { url: string; method: string }) => Response | Promise<Response>;
const { handled, declared } = vi.hoisted(() => ({ handled: new Map<string, Answer>(), declared: [] as unknown[] }));
vi.mock('electron', () => ({
  protocol: {
    handle: (scheme: string, answer: Answer) => void handled.set(scheme, answer),
    registerSchemesAsPrivileged: (schemes: unknown[]) => void declared.push(...schemes),
  },
}));

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

  test('allows no script but ours, no network, no frame, nothing inline and no text as markup (PROMISES §6.7)', () => {
    expect(directivesOf(CONTENT_SECURITY_POLICY)).toEqual({
      'default-src': "'none'",
      'script-src': "'self'",
      'style-src': "'self'",
      'img-src': "'none'",
      'font-src': "'none'",
      'connect-src': "'none'",
      'worker-src': "'self'",
      'frame-src': "'none'",
      'object-src': "'none'",
      'base-uri': "'none'",
      'form-action': "'none'",
      'require-trusted-types-for': "'script'",
      'trusted-types': 'saidwho-worker',
      'frame-ancestors': "'none'",
    });
  });

  test('has the same policy in the page itself, before anything that it is about (PROMISES §6.7)', async () => {
    const page = await readFile(join(import.meta.dirname, '../../../renderer/index.html'), 'utf8');
    const policies = [...page.matchAll(/<meta\s+http-equiv="Content-Security-Policy"\s+content="([^"]*)"/g)];
    expect(policies).toHaveLength(1);
    // A policy in the page cannot say who may frame it.
    const { 'frame-ancestors': _header, ...said } = directivesOf(CONTENT_SECURITY_POLICY);
    expect(directivesOf(policies[0]?.[1] ?? '')).toEqual(said);
    expect(page.slice(0, policies[0]?.index)).not.toMatch(/<(script|link|style|img|base)\b/);
    expect(page).not.toMatch(/<style|\sstyle=|\son\w+=|https?:/);
  });

  test('has the rights of an ordinary origin, and none around the policy (PROMISES §6.18)', () => {
    declareScheme();
    expect(declared).toEqual([{ scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } }]);
  });

  test('answers for our scheme, and for files with an error (PROMISES §6.18)', async () => {
    await serveFolder(join(root, 'page'), new PagesToPrint());
    expect([...handled.keys()]).toEqual(['app', 'file']);
    const secret = await handled.get('file')?.({ url: `file://${join(root, 'secret.txt')}`, method: 'GET' });
    expect({ status: secret?.status, text: await secret?.text() }).toEqual({ status: 403, text: '' });
    expect((await handled.get('app')?.({ url: 'app://bundle/index.html', method: 'GET' }))?.status).toBe(200);
  });
});

/** What a policy says, by directive. */
const directivesOf = (policy: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    policy.split(';').map((directive): [string, string] => {
      const [name = '', ...values] = directive.trim().split(/\s+/);
      return [name, values.join(' ')];
    }),
  );
