import type { CallName, Events } from './contract.ts';

/** The names under which calls and events travel; free of run-time checks, so that the preload stays small. */

export const EVENT_NAMES = [
  'command',
  'opened',
  'progress',
  'project',
  'saveState',
  'foreign',
  'news',
  'flush',
] as const satisfies (keyof Events)[];

/** The IPC channel of a call or an event. */
export const channelOf = (name: CallName | keyof Events): string => `saidwho:${name}`;
