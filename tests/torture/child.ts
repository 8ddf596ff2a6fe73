import { spawn, type ChildProcess } from 'node:child_process';
import { writeSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** Processes of our own that talk in lines of JSON: what they announce is with us before they can be killed. */

export class Child<Said> {
  readonly #process: ChildProcess;
  readonly #said: Said[] = [];
  /** Resolves when the process is gone and everything it said was read. */
  readonly gone: Promise<{ readonly code: number | null; readonly signal: string | null }>;
  #read = 0;
  #isGone = false;
  #wake: () => void = () => undefined;
  #complaint = '';

  /** @param script path of a script, from this folder */
  constructor(script: string, words: readonly string[], command: readonly string[] = []) {
    const path = fileURLToPath(new URL(script, import.meta.url));
    const [program, ...rest] = [...command, process.execPath, '--disable-warning=ExperimentalWarning', path];
    this.#process = spawn(program, [...rest, ...words], { stdio: ['pipe', 'pipe', 'pipe'] });
    this.#process.stderr!.on('data', (chunk: Buffer) => (this.#complaint = (this.#complaint + chunk).slice(-4_000)));
    this.#process.stdin!.on('error', () => undefined); // Killed while we spoke.
    createInterface({ input: this.#process.stdout! }).on('line', (line) => {
      this.#said.push(JSON.parse(line) as Said);
      this.#wake();
    });
    this.gone = new Promise((resolve) => {
      const end = (code: number | null, signal: string | null) => {
        this.#isGone = true;
        this.#wake();
        resolve({ code, signal });
      };
      this.#process.once('close', end).once('error', (error) => {
        this.#complaint += error.message;
        end(-1, null);
      });
    });
  }

  /** Everything it has announced so far. */
  get said(): readonly Said[] {
    return this.#said;
  }

  get isGone(): boolean {
    return this.#isGone;
  }

  /** What it has complained of on standard error. */
  get complaint(): string {
    return this.#complaint;
  }

  tell(words: unknown): void {
    this.#process.stdin!.write(`${JSON.stringify(words)}\n`);
  }

  /** Its next announcement; null when it is gone without another one. */
  async next(): Promise<Said | null> {
    while (this.#read === this.#said.length && !this.#isGone) {
      await new Promise<void>((resolve) => (this.#wake = resolve));
    }
    const said = this.#said[this.#read] ?? null;
    if (said !== null) this.#read += 1;
    return said;
  }

  kill(): void {
    this.#process.kill('SIGKILL');
  }
}

/** Announces one thing from within a child; returns once the pipe has it. */
export function announce(words: object): void {
  const bytes = Buffer.from(`${JSON.stringify(words)}\n`);
  for (let offset = 0; offset < bytes.length;) {
    try {
      offset += writeSync(1, bytes, offset);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error;
    }
  }
}

/** Calls `act` for each line the parent tells, one after another, and ends when the parent does. */
export async function listen<Told>(act: (told: Told) => Promise<void>): Promise<void> {
  for await (const line of createInterface({ input: process.stdin })) await act(JSON.parse(line) as Told);
}
