import { adjusted } from '../../shared/analysis/suggest/learned.ts';
import { Suggester } from '../../shared/analysis/suggest/suggest.ts';
import { parseEnglish } from '../../shared/analysis/syntax/english.ts';
import type { SuggestAnswer, SuggestRequest } from './messages.ts';

/**
 * The worker that reads articles for suggestions, so that no key waits for it. It has no network (the policy sees to that),
 * keeps nothing on disk and hears one request after the other; whoever wants it to stop ends it.
 */

/** Keeps what it has parsed, so that only paragraphs that changed are read again. */
const suggester = new Suggester(parseEnglish);

const say = (answer: SuggestAnswer): void => self.postMessage(answer);

self.addEventListener('message', ({ data }: MessageEvent<SuggestRequest>) => {
  const { run, text, marksOnly, learned } = data;
  const onProgress = tellingSeldom((share) => say({ run, share }));
  try {
    const proposals = suggester.suggest(text, { marksOnly, onProgress });
    say({ run, proposals: adjusted(proposals, learned, text) });
  } catch (error) {
    say({ run, problem: error instanceof Error ? error.message : String(error) });
  }
});

/** How often it is told how far a run is, milliseconds. */
const TELLS = 100;

function tellingSeldom(tell: (share: number) => void): (share: number) => void {
  let last = performance.now();
  return (share) => {
    if (performance.now() - last < TELLS) return;
    last = performance.now();
    tell(share);
  };
}
