import { adjusted } from '../../shared/analysis/suggest/learned.ts';
import { suggest } from '../../shared/analysis/suggest/suggest.ts';
import type { SuggestAnswer, SuggestRequest } from './messages.ts';

/**
 * The worker that reads articles for suggestions, so that no key waits for it. It has no network (the policy sees to that),
 * keeps nothing on disk and hears one request after the other; whoever wants it to stop ends it.
 */

const say = (answer: SuggestAnswer): void => self.postMessage(answer);

self.addEventListener('message', ({ data }: MessageEvent<SuggestRequest>) => {
  const { run, text, learned } = data;
  try {
    say({ run, proposals: adjusted(suggest(text), learned, text) });
  } catch (error) {
    say({ run, problem: error instanceof Error ? error.message : String(error) });
  }
});
