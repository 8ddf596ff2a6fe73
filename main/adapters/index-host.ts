import { utilityProcess, type UtilityProcess } from 'electron';
import type { IndexMessage, IndexRequest, OpenIndex } from '../index-process/messages.ts';
import type { IndexCall, IndexCalls, IndexState, ProjectIndex } from '../ports.ts';
import { checkedAnswer } from './import-host.ts';
import { neededEnvironment } from './needed-environment.ts';

/**
 * The process of the index, as main sees it. One that ends by itself is begun again, without the file that it was
 * reading then; one that ends again and again is left alone, and the page is told.
 */

/** Heap of the process, in megabytes (promise P4). */
const HEAP = 1_536;

/** So many ends within the time are enough. */
const MOST_ENDS = 4;
const WITHIN = 60_000;

interface Waiting {
  readonly resolve: (answer: unknown) => void;
  readonly reject: (error: Error) => void;
}

/**
 * @param modulePath absolute path of the built process
 * @param version of the program, for what is read
 */
export function createIndexHost(modulePath: string, version: string): ProjectIndex {
  let tell: (state: IndexState) => void = () => undefined;
  let present: OpenIndex | null = null;
  let child: UtilityProcess | null = null;
  let nextId = 0;
  let ends: number[] = [];
  const waiting = new Map<number, Waiting>();

  const post = (request: IndexRequest) => child?.postMessage(request);

  const leave = () => {
    child?.removeAllListeners();
    child?.on('error', () => undefined); // What it says now is nobody's business.
    child?.kill();
    child = null;
    for (const { reject } of waiting.values()) reject(new Error('The index was closed'));
    waiting.clear();
  };

  const start = (asked: OpenIndex) => {
    leave();
    present = asked;
    const begun = utilityProcess.fork(modulePath, [], {
      serviceName: 'Saidwho index',
      env: neededEnvironment(),
      execArgv: [`--max-old-space-size=${HEAP}`],
      stdio: ['ignore', 'ignore', 'ignore'],
    });
    child = begun;
    let reading: string | null = null;
    begun.on('message', (message: IndexMessage) => {
      if ('state' in message) tell(message.state);
      else if ('reading' in message) reading = message.reading;
      else settle(waiting, message);
    });
    begun.once('exit', () => {
      leave();
      ends = [...ends, Date.now()].filter((at) => Date.now() - at < WITHIN);
      if (ends.length >= MOST_ENDS) tell(BROKEN);
      else start({ ...present!, skip: reading === null ? asked.skip : [...asked.skip, reading] });
    });
    post({ open: asked });
  };

  return {
    open({ folder, path, registry }) {
      const { speakers, ties } = registry;
      ends = [];
      start({ folder, path, registry: { speakers, ties }, skip: [], version });
    },
    ask: <Name extends IndexCall>(call: Name, argument: IndexCalls[Name]['argument']) =>
      new Promise<IndexCalls[Name]['answer']>((resolve, reject) => {
        if (child === null) {
          reject(new Error('There is no index'));
          return;
        }
        if (call === 'setRegistry' && present !== null) {
          present = { ...present, registry: argument as IndexCalls['setRegistry']['argument'] };
        }
        nextId += 1;
        const checked = (answer: unknown) =>
          resolve((call === 'read' ? checkedAnswer(answer, nameIn(argument)) : answer) as IndexCalls[Name]['answer']);
        waiting.set(nextId, { resolve: checked, reject });
        post({ id: nextId, call, argument });
      }),
    onState(listener) {
      tell = listener;
    },
    close: leave,
  };
}

/** The name of what is read. */
const nameIn = (argument: unknown): string => (argument as IndexCalls['read']['argument']).name;

function settle(waiting: Map<number, Waiting>, message: Extract<IndexMessage, { readonly id: number }>): void {
  const asked = waiting.get(message.id);
  waiting.delete(message.id);
  if ('failed' in message) asked?.reject(new Error(message.failed));
  else asked?.resolve(message.answer);
}

const BROKEN: IndexState = {
  indexing: null,
  tags: [],
  outlets: [],
  problem:
    'The index of the project cannot be built: lists and search are not up to date. Start Saidwho anew to try again.',
};
