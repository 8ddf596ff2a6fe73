import type { ParsedSentence } from '../../syntax/parsed.ts';
import type { Mention } from './mention.ts';
import { isModifier, nameMention } from './name-mentions.ts';
import { type Casing, casingOf, type Run, runsOf } from './name-words.ts';
import { plainMentions } from './plain-mentions.ts';

/** The **mentions** of a text: its names, and between them pronouns and descriptions, sentence by sentence. */

/** Returns the mentions of a text in text order; they do not overlap. Linear in the length of the text. */
export function mentionsOf(text: string, sentences: readonly ParsedSentence[]): Mention[] {
  const casing = casingOf(sentences);
  return sentences.flatMap((sentence, index) => mentionsIn(text, sentence, index, casing));
}

/** A sentence on its way to mentions. */
export interface Place {
  readonly text: string;
  readonly sentence: ParsedSentence;
  readonly index: number;
  /** The runs of name words by the index of their first word, and by that of their last. */
  readonly runFrom: ReadonlyMap<number, Run>;
  readonly runTo: ReadonlyMap<number, Run>;
}

function mentionsIn(text: string, sentence: ParsedSentence, index: number, casing: Casing): Mention[] {
  const runs = runsOf(text, sentence, casing).filter((run) => !isModifier(text, sentence.words, run));
  const runFrom = new Map(runs.map((run) => [run.first, run]));
  const runTo = new Map(runs.map((run) => [run.last, run]));
  const place: Place = { text, sentence, index, runFrom, runTo };
  const found: Mention[] = [];
  let at = 0;
  for (const run of runs) {
    for (const one of plainMentions(place, at, run.first)) put(found, one);
    put(found, nameMention(place, run));
    at = run.last + 1;
  }
  for (const one of plainMentions(place, at, sentence.words.length)) put(found, one);
  return found;
}

/** “*Kremlin officials*” takes the place of the name in it. */
function put(found: Mention[], mention: Mention): void {
  const last = found.at(-1);
  if (last !== undefined && mention.start < last.end) {
    if (mention.start > last.start) return;
    found.pop();
    put(found, mention);
  } else found.push(mention);
}
