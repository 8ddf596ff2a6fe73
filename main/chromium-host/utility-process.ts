/** `utilityProcess`: a Node process of its own, with `process.parentPort` put in place by parent-port.ts. */
import type * as Electron from 'electron';
import { fork } from 'node:child_process';
import type { ChildProcess, Serializable } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { constants } from 'node:os';
import type { Readable } from 'node:stream';
import { app } from './app.ts';
import { makeEvent } from './events.ts';
import { acceptOnly, notProvided, provideOnly, provideOnlyClass } from './guard.ts';

const parentPort = new URL('parent-port.ts', import.meta.url).href;
const knownOptions = new Set(['env', 'execArgv', 'cwd', 'stdio', 'serviceName', 'allowLoadingUnsignedLibraries']);
const running = new Set<ChildProcess>();

process.on('exit', () => running.forEach((child) => child.kill('SIGKILL')));

class UtilityProcess extends EventEmitter {
  readonly stdout: Readable | null;
  readonly stderr: Readable | null;
  readonly #child: ChildProcess;
  #isKilled = false;
  #hasEnded = false;

  constructor(modulePath: string, values: readonly string[], options: Electron.ForkOptions) {
    super();
    acceptOnly('utilityProcess.fork', options, knownOptions);
    const { env, cwd, execArgv = [], stdio = 'inherit', serviceName = 'Node Utility Process' } = options;
    const streams = typeof stdio === 'string' ? [stdio, stdio, stdio] : stdio;
    const child = fork(modulePath, [...values], {
      ...(env && { env: env as NodeJS.ProcessEnv }),
      ...(cwd !== undefined && { cwd }),
      execArgv: ['--disable-warning=ExperimentalWarning', '--import', parentPort, ...execArgv],
      stdio: ['ignore', toStream(streams[1]), toStream(streams[2]), 'ipc'],
      serialization: 'advanced',
    });
    this.#child = child;
    this.stdout = child.stdout;
    this.stderr = child.stderr;
    running.add(child);
    child.on('spawn', () => this.emit('spawn'));
    child.on('message', (message) => this.emit('message', message));
    child.on('error', (error) => console.error(error));
    child.on('exit', (code, signal) => this.#end(code ?? (signal ? constants.signals[signal] : 1), serviceName));
  }

  get pid(): number | undefined {
    return this.#hasEnded ? undefined : this.#child.pid;
  }

  postMessage(message: unknown, transfer: readonly unknown[] = []): void {
    if (transfer.length > 0) throw notProvided('the transfer of ports to a utilityProcess');
    if (this.#child.connected) this.#child.send(message as Serializable, () => {}); // gone: as lost as in Electron
  }

  kill(): boolean {
    this.#isKilled = this.#child.kill();
    return this.#isKilled;
  }

  #end(exitCode: number, serviceName: string): void {
    running.delete(this.#child);
    this.#hasEnded = true;
    this.emit('exit', exitCode);
    const reason = this.#isKilled ? 'killed' : 'abnormal-exit';
    const details = { type: 'Utility', reason, exitCode, serviceName: 'node.mojom.NodeService', name: serviceName };
    if (exitCode !== 0) app.emit('child-process-gone', makeEvent(), details);
  }
}

provideOnlyClass('UtilityProcess', UtilityProcess);

function toStream(given: unknown): 'pipe' | 'ignore' | 'inherit' {
  if (given === undefined) return 'inherit';
  if (given === 'pipe' || given === 'ignore' || given === 'inherit') return given;
  throw notProvided(`stdio ${JSON.stringify(given)} of utilityProcess.fork`);
}

/** Electron's `utilityProcess`. */
export const utilityProcess = provideOnly('utilityProcess.', {
  fork: (modulePath: string, values: readonly string[] = [], options: Electron.ForkOptions = {}) =>
    new UtilityProcess(modulePath, values, options),
});
