import { fork } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { withinLimit } from '../../../main/import-process/within-limit.ts';
import { createImportHost, type ImportLimits } from '../../../main/adapters/import-host.ts';

/** The import host with real processes: its own, and small ones that go wrong on purpose. */

const { forked } = vi.hoisted(() => ({ forked: [] as { readonly pid: number | undefined }[] }));
vi.mock('electron', async () => {
  const { utilityProcess } = await import('../../../main/chromium-host/utility-process.ts');
  const watched = (...given: Parameters<typeof utilityProcess.fork>) => {
    const child = utilityProcess.fork(...given);
    forked.push({ pid: child.pid });
    return child;
  };
  return { utilityProcess: { fork: watched } };
});

const root = resolve(import.meta.dirname, '../../..');
const own = join(root, 'main/import-process/index.ts');
/** Where time is not what it is about, a busy machine gets all it needs. */
const PATIENT: Partial<ImportLimits> = { refuseAfter: 90_000, killAfter: 100_000 };
const hostOf = (module: string, limits: Partial<ImportLimits> = {}) =>
  createImportHost(join(import.meta.dirname, 'import-processes', module), '1.0.0', { ...PATIENT, ...limits });
const ownHost = () => createImportHost(own, '1.0.0', PATIENT);
const named = (name: string, text = 'Ann said so.') => ({ name, bytes: new TextEncoder().encode(text) });

/** False also for one that has ended and that nobody has asked about yet: a zombie. */
const isRunning = (pid: number | undefined): boolean => {
  try {
    process.kill(pid!, 0);
    return !existsSync('/proc/self/stat') || !readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ');
  } catch {
    return false;
  }
};

/** Waits until every process that was started is gone, for less time than one that nobody ends would run. */
const allGone = () =>
  vi.waitFor(() => expect(forked.filter(({ pid }) => isRunning(pid))).toEqual([]), { timeout: 25_000, interval: 20 });

afterEach(async () => {
  await allGone();
  forked.length = 0;
});

describe('the import process', () => {
  test('breaks a loop by itself when nobody is left to do it (H2)', () => {
    const endless = () => {
      for (;;);
    };
    expect(() => withinLimit(endless, 100)).toThrow(/timed out/);
    expect(() => withinLimit(() => /^(a+)+$/.test(`${'a'.repeat(40)}b`), 100)).toThrow(/timed out/);
    expect(withinLimit(() => 1, 5_000)).toBe(1); // A busy machine may keep it waiting.
  });

  test('reads a file and is gone; nothing is left in its folder or the temporary one (H5, D7)', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'saidwho-import-'));
    writeFileSync(join(folder, 'a.html'), '<!doctype html><p>Ann said so.</p>');
    const snapshot = () => readdirSync(folder).map((name) => [name, hashOf(readFileSync(join(folder, name)))]);
    const before = snapshot();
    const temporary = new Set(readdirSync(tmpdir()));
    const bytes = new Uint8Array(readFileSync(join(folder, 'a.html')));
    const answer = await ownHost().read({ name: 'a.html', bytes });
    expect(answer).toMatchObject({ ok: true, value: { formatId: 'html-page' } });
    expect(hashOf(bytes)).toBe(before[0]![1]);
    const refusal = await ownHost().read({
      name: 'a.docx',
      bytes: new Uint8Array([0x50, 0x4b, 3, 4]),
    });
    expect(refusal).toMatchObject({ problems: [{ code: 'zip/damaged' }] });
    await allGone();
    expect(snapshot()).toEqual(before);
    const left = readdirSync(tmpdir()).filter((name) => !temporary.has(name) && /saidwho import/i.test(name));
    expect(left).toEqual([]);
    rmSync(folder, { recursive: true });
  });

  test('holds each file to the budgets it is given', async () => {
    const input = { ...named('a.txt', 'one\ntwo\nthree'), budgets: { paragraphs: 2 } };
    expect(await ownHost().read(input)).toMatchObject({
      problems: [{ code: 'text/too-many-paragraphs' }],
    });
  });

  test('gets nothing of our environment and no arguments', async () => {
    vi.stubEnv('SAIDWHO_LIBRARY', '/somewhere');
    vi.stubEnv('NODE_OPTIONS', '--max-http-header-size=9000');
    const answer = await hostOf('answers-as-told.ts').read(named('tells its environment'));
    vi.unstubAllEnvs();
    const { message } = answer.ok ? { message: '' } : answer.problems[0];
    const { env, argv } = JSON.parse(message) as { env: string[]; argv: string[] };
    expect(argv).toEqual([]);
    const foreign = env.filter((name) => !/^(NODE_CHANNEL_|SystemRoot$|LD_LIBRARY_PATH$)/.test(name));
    expect(foreign).toEqual([]);
  });

  test('is killed in an endless loop, though it is deaf to requests (H2)', async () => {
    const answer = await hostOf('loops.ts', { refuseAfter: 800, killAfter: 1200 }).read(named('loop.txt'));
    expect(answer).toMatchObject({
      problems: [{ code: 'import/timeout', message: expect.stringContaining('“loop.txt”') }],
    });
    await allGone();
  });

  test('is gone after a cancel, also from an endless loop (H2)', async () => {
    const host = hostOf('loops.ts', { graceAfterAnswer: 500 });
    const answer = host.read(named('loop.txt'));
    await new Promise((resolve) => setTimeout(resolve, 700)); // By then it loops, or will when it has started.
    host.cancel();
    expect(await answer).toMatchObject({ problems: [{ code: 'import/cancelled' }] });
    await allGone();
  });

  test('is stopped when its heap is full, and says so (H3)', async () => {
    const answer = await hostOf('fills-heap.ts', { heap: 32 }).read(named('big.txt'));
    expect(answer).toMatchObject({
      problems: [{ code: 'import/memory', message: expect.stringContaining('“big.txt”') }],
    });
  });

  test.skipIf(!existsSync('/proc/self/status'))('is killed when it holds too much outside its heap (H3)', async () => {
    const limits = { resident: 300_000_000, watchEvery: 50 };
    const answer = await hostOf('fills-memory.ts', limits).read(named('big.txt'));
    expect(answer).toMatchObject({ problems: [{ code: 'import/memory' }] });
    await allGone();
  });

  test.each(['exits', 'throws', 'says nothing right', 'says too much', 'says a long word', 'dies speaking'])(
    'is no danger when it %s: one typed refusal without its words (H3, H4, H10)',
    async (name) => {
      const answer = await hostOf('answers-as-told.ts').read(named(name));
      expect(answer).toMatchObject({ ok: false, problems: [{ message: expect.stringContaining(`“${name}”`) }] });
      expect(answer).toMatchObject({ problems: [{ code: 'import/crashed' }] });
      expect(JSON.stringify(answer)).not.toMatch(/secret|\/some|\n\s+at /);
    },
  );

  test('is heard once', async () => {
    const answer = await hostOf('answers-as-told.ts').read(named('answers twice'));
    expect(answer).toMatchObject({ problems: [{ code: 'first/answer' }] });
  });

  test('runs beside another one that goes wrong, and a third waits its turn (H3)', async () => {
    const limits = { refuseAfter: 4000, killAfter: 4200 };
    const looping = hostOf('loops.ts', limits);
    const [first, second, third] = ['a', 'b', 'c'].map((name) => looping.read(named(name)));
    const fine = ownHost().read(named('fine.txt'));
    expect(forked).toHaveLength(3);
    expect(await first).toMatchObject({ problems: [{ code: 'import/timeout' }] });
    expect(await second).toMatchObject({ problems: [{ code: 'import/timeout' }] });
    await vi.waitFor(() => expect(forked).toHaveLength(4), { timeout: 20_000 });
    looping.cancel();
    expect(await third).toMatchObject({ problems: [{ code: 'import/cancelled' }] });
    expect(await fine).toMatchObject({ ok: true });
  });

  test('never starts for a file that was cancelled while it waited', async () => {
    const host = hostOf('loops.ts', { graceAfterAnswer: 100 });
    const answers = ['a', 'b', 'c'].map((name) => host.read(named(name)));
    host.cancel();
    const codes = (await Promise.all(answers)).map((answer) => (answer.ok ? '' : answer.problems[0].code));
    expect(codes).toEqual(Array(3).fill('import/cancelled'));
    expect(forked).toHaveLength(2);
  });

  test('ends with the program that started it (H2)', async () => {
    const parent = fork(join(import.meta.dirname, 'import-processes/starts-and-dies.ts'), [own], {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      execArgv: ['--disable-warning=ExperimentalWarning'],
    });
    const pid = await new Promise<number>((resolve) => parent.once('message', (message) => resolve(Number(message))));
    expect(isRunning(pid)).toBe(true);
    parent.kill('SIGKILL');
    await vi.waitFor(() => expect(isRunning(pid)).toBe(false), { timeout: 60_000 });
  });
});

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
