import type { StartSuggestWorker, SuggestAnswer } from './messages.ts';
// oxlint-disable-next-line import/default -- the bundler makes the module of it, which is its address
import address from './suggest-worker.ts?worker&url';

/** What browsers that know trusted types have; the types of the library do not tell of it yet. */
interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL(): string }): { createScriptURL(text: string): string };
}

/**
 * The one policy of trusted types that the page may make: whatever it is asked, it gives the address of our worker. No
 * second one of its name can be made, so that nothing else becomes code through it.
 */
const policy = (globalThis as { trustedTypes?: TrustedTypes }).trustedTypes?.createPolicy('saidwho-worker', {
  createScriptURL: () => address,
});

/** Starts the real worker. */
export const startSuggestWorker: StartSuggestWorker = (heard, onFailure) => {
  const worker = new Worker(policy?.createScriptURL('') ?? address, { type: 'module', name: 'suggestions' });
  worker.addEventListener('message', ({ data }: MessageEvent<SuggestAnswer>) => heard(data));
  worker.addEventListener('error', (event) => onFailure(event.message));
  worker.addEventListener('messageerror', () => onFailure('An answer could not be read'));
  return { ask: (request) => worker.postMessage(request), stop: () => worker.terminate() };
};
