import type { Verb } from './verb.ts';

/** A verb by its name; what it needs is loaded when it is asked for, since all of it together takes a second. */
export interface ListedVerb {
  readonly name: string;
  load(): Promise<Verb>;
}

/** Every verb there is, in the order of the help. */
export const VERBS: readonly ListedVerb[] = [
  { name: 'import', load: async () => (await import('./import.ts')).importVerb },
  { name: 'export', load: async () => (await import('./convert.ts')).exportVerb },
  { name: 'convert', load: async () => (await import('./convert.ts')).convertVerb },
  { name: 'validate', load: async () => (await import('./validate.ts')).validateVerb },
  { name: 'verify', load: async () => (await import('./verify.ts')).verifyVerb },
  { name: 'lint', load: async () => (await import('./lint.ts')).lintVerb },
  { name: 'stats', load: async () => (await import('./stats.ts')).statsVerb },
  { name: 'suggest', load: async () => (await import('./suggest.ts')).suggestVerb },
  { name: 'formats', load: async () => (await import('./formats.ts')).formatsVerb },
];
