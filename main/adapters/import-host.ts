import { utilityProcess, type UtilityProcess } from 'electron';
import { z } from 'zod';
import type { ReadInput } from '../../shared/formats/format.ts';
import { refuse, type Problem } from '../../shared/result.ts';
import { labelReportSchema, offsetProofSchema } from '../../shared/schema/import-report.ts';
import { articleSchema } from '../../shared/schema/records.ts';
import type { ImportAnswer, ImportRequest } from '../import-process/messages.ts';
import type { ImportHost } from '../ports.ts';
import { neededEnvironment } from './needed-environment.ts';
import { residentBytes } from './resident-memory.ts';

/** Reads each file in a process of its own, which is ended when it has answered, or at a limit (H2, H3). */
export interface ImportLimits {
  /** After this the import is refused and the process told to end. Milliseconds. */
  readonly refuseAfter: number;
  /** After this a process that did not end is killed by the system. Milliseconds from the start. */
  readonly killAfter: number;
  /** The same after an answer or a cancel, from then on. */
  readonly graceAfterAnswer: number;
  /** Heap of the process, in megabytes. */
  readonly heap: number;
  /** Memory that the process may hold in all, in bytes; it is killed above. */
  readonly resident: number;
  /** How often that is looked at. Milliseconds. */
  readonly watchEvery: number;
}

const LIMITS: ImportLimits = {
  refuseAfter: 20_000,
  killAfter: 30_000,
  graceAfterAnswer: 1_000,
  heap: 1024,
  resident: 1_500_000_000,
  watchEvery: 250,
};

/** How many processes run at a time; further files wait, so that a dozen of them do not take a dozen gigabytes. */
const MOST_AT_ONCE = 2;

/** A file of more articles is a corpus, for the command line. */
const MOST_ARTICLES = 10_000;

/** What answers are believed to be: the article has its schema; a hundred problems and notes are enough for anybody. */
const sentence = z.string().max(5_000);
const problemSchema = z.object({ code: z.string().max(100), message: sentence, where: sentence.optional() });
const readingSchema = z.object({
  article: articleSchema,
  notes: z.array(sentence).max(100),
  readOnly: sentence.optional(),
  labels: z.array(labelReportSchema).max(1_000).optional(),
  offsets: offsetProofSchema.optional(),
});
const answerSchema = z.union([
  z.object({
    ok: z.literal(true),
    value: z.object({
      formatId: z.string().max(100),
      reading: readingSchema,
      others: z.array(readingSchema).max(MOST_ARTICLES),
    }),
  }),
  z.object({ ok: z.literal(false), problems: z.array(problemSchema).min(1).max(200) }),
]) as unknown as z.ZodType<ImportAnswer>;

/**
 * @param modulePath absolute path of the built import process
 * @param limits those of the product where nothing is said
 */
export function createImportHost(modulePath: string, version: string, limits: Partial<ImportLimits> = {}): ImportHost {
  const running = new Set<() => void>();
  const waiting: Waiting[] = [];
  const startNext = () => {
    while (running.size < MOST_AT_ONCE && waiting.length > 0) void start(waiting.shift()!);
  };
  const start = async ({ input, resolve }: Waiting) => {
    const { answer, cancel } = run(modulePath, { ...input, version }, { ...LIMITS, ...limits });
    running.add(cancel);
    resolve(await answer);
    running.delete(cancel);
    startNext();
  };
  return {
    read: (input) =>
      new Promise((resolve) => {
        waiting.push({ input, resolve });
        startNext();
      }),
    cancel() {
      for (const { input, resolve } of waiting.splice(0)) resolve(refuse(cancelled(input.name)));
      for (const stop of running) stop();
    },
  };
}

interface Waiting {
  readonly input: ReadInput;
  readonly resolve: (answer: ImportAnswer) => void;
}

/** One process for one file. Whatever comes first settles it: answer, end, limit or cancel; then it is ended. */
function run(modulePath: string, request: ImportRequest, limits: ImportLimits) {
  const { name } = request;
  const child = utilityProcess.fork(modulePath, [], {
    serviceName: 'Saidwho import',
    env: neededEnvironment(),
    execArgv: [`--max-old-space-size=${limits.heap}`],
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let stop: (problem: Problem, grace?: number) => void = () => undefined;
  const answer = new Promise<ImportAnswer>((resolve) => {
    let complaint = '';
    const complain = (words: string) => {
      complaint = (complaint + words).slice(-20_000);
    };
    const limit = setTimeout(
      () => stop(tooSlow(name, limits), limits.killAfter - limits.refuseAfter),
      limits.refuseAfter,
    );
    const watch = setInterval(() => {
      if (holdsMore(child, limits.resident)) stop(tooBig(name), 0);
    }, limits.watchEvery);
    const settle = (result: ImportAnswer, grace: number) => {
      clearTimeout(limit);
      clearInterval(watch);
      end(child, grace);
      resolve(result);
    };
    stop = (problem, grace = limits.graceAfterAnswer) => settle(refuse(problem), grace);
    child.stderr?.on('data', (chunk: Buffer) => complain(chunk.toString()));
    child.on('error', (type, location) => complain(`${type} ${location}`));
    child.once('message', (message: unknown) => settle(checkedAnswer(message, name), limits.graceAfterAnswer));
    child.once('exit', () =>
      stop(/out of memory|OOM|allocation failed/i.test(complaint) ? tooBig(name) : crashed(name)),
    );
  });
  child.postMessage(request);
  return { answer, cancel: () => stop(cancelled(name)) };
}

const holdsMore = ({ pid }: UtilityProcess, most: number): boolean =>
  pid !== undefined && (residentBytes(pid) ?? 0) > most;

/** Returns what a process that reads foreign bytes has answered, once it has the shape; a crash otherwise. */
export function checkedAnswer(message: unknown, name: string): ImportAnswer {
  const parsed = answerSchema.safeParse(message);
  return parsed.success ? parsed.data : refuse(crashed(name));
}

/**
 * Asks the process to end; one that has not after the grace, in milliseconds, is killed by the system. A process
 * that is only being started has no id yet and is ended once it has.
 */
function end(child: UtilityProcess, grace: number): void {
  const { pid } = child;
  if (pid === undefined) {
    child.once('spawn', () => end(child, grace));
    return;
  }
  const kill = setTimeout(() => process.kill(pid, 'SIGKILL'), grace);
  child.once('exit', () => clearTimeout(kill));
  child.kill();
}

const tooSlow = (name: string, { refuseAfter }: ImportLimits): Problem => ({
  code: 'import/timeout',
  message: `“${name}” took longer than ${refuseAfter / 1000} seconds to read and was given up. Split it, or save it as plain text.`,
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
