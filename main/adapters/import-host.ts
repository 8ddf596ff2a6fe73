import { utilityProcess, type UtilityProcess } from 'electron';
import { z } from 'zod';
import type { ReadInput } from '../../shared/formats/format.ts';
import { refuse, type Problem } from '../../shared/result.ts';
import { articleSchema } from '../../shared/schema/records.ts';
import type { ImportAnswer, ImportRequest } from '../import-process/messages.ts';
import type { ImportHost } from '../ports.ts';

/** Reads each file in a process of its own, which is ended when it has answered, or at the limit (H2, H3). */

/** After this the import is refused and the process told to end; after `KILL` it is killed. Milliseconds. */
const LIMIT = 20_000;
const KILL = 30_000;

/** Heap of the import process, in megabytes (H3: under 1 GB). */
const HEAP = 1024;

const problemSchema = z.object({ code: z.string(), message: z.string(), where: z.string().optional() });
const answerSchema = z.union([
  z.object({
    ok: z.literal(true),
    value: z.object({
      formatId: z.string(),
      reading: z.object({ article: articleSchema, notes: z.array(z.string()), readOnly: z.string().optional() }),
    }),
  }),
  z.object({ ok: z.literal(false), problems: z.tuple([problemSchema]).rest(problemSchema) }),
]) as unknown as z.ZodType<ImportAnswer>;

/** @param modulePath absolute path of the built import process */
export function createImportHost(modulePath: string, version: string): ImportHost {
  const running = new Set<() => void>();
  return {
    async read(input) {
      const { answer, cancel } = run(modulePath, input, version);
      running.add(cancel);
      try {
        return await answer;
      } finally {
        running.delete(cancel);
      }
    },
    cancel() {
      for (const stop of running) stop();
    },
  };
}

/** One process for one file. Whatever comes first settles it: answer, end, limit or cancel. */
function run(modulePath: string, { name, bytes }: ReadInput, version: string) {
  const child = utilityProcess.fork(modulePath, [], {
    serviceName: 'Saidwho import',
    execArgv: [`--max-old-space-size=${HEAP}`],
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let stop: (problem: Problem) => void = () => undefined;
  const answer = new Promise<ImportAnswer>((resolve) => {
    let complaint = '';
    const limit = setTimeout(() => stop(tooSlow(name)), LIMIT);
    const settle = (result: ImportAnswer) => {
      clearTimeout(limit);
      end(child);
      resolve(result);
    };
    stop = (problem) => settle(refuse(problem));
    child.stderr?.on('data', (chunk: Buffer) => {
      complaint = (complaint + chunk.toString()).slice(-20_000);
    });
    child.once('message', (message: unknown) => settle(checked(message, name)));
    child.once('exit', () => stop(/out of memory|allocation failed/i.test(complaint) ? tooBig(name) : crashed(name)));
  });
  const request: ImportRequest = { name, bytes, version };
  child.postMessage(request);
  return { answer, cancel: () => stop(cancelled(name)) };
}

function checked(message: unknown, name: string): ImportAnswer {
  const parsed = answerSchema.safeParse(message);
  return parsed.success ? parsed.data : refuse(crashed(name));
}

/** Asks the process to end; one that does not is killed by the system. */
function end(child: UtilityProcess): void {
  const pid = child.pid;
  if (pid === undefined) return;
  const kill = setTimeout(() => process.kill(pid, 'SIGKILL'), KILL - LIMIT);
  child.once('exit', () => clearTimeout(kill));
  child.kill();
}

const tooSlow = (name: string): Problem => ({
  code: 'import/timeout',
  message: `“${name}” took longer than 20 seconds to read and was given up. Split it, or save it as plain text.`,
});

const tooBig = (name: string): Problem => ({
  code: 'import/memory',
  message: `“${name}” needs more memory than an article may. Split it, or save it as plain text.`,
});

const crashed = (name: string): Problem => ({
  code: 'import/crashed',
  message: `“${name}” could not be read: the reader gave up on it. Save it as plain text and open that.`,
});

const cancelled = (name: string): Problem => ({
  code: 'import/cancelled',
  message: `Opening “${name}” was cancelled. Nothing was changed.`,
});
