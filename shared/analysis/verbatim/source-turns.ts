import { speakerOfQuote } from '../../annotations/attribution.ts';
import { stateOf } from '../../annotations/article-state.ts';
import type { Article } from '../../model/article.ts';
import type { SourceTurn } from '../../model/source-text.ts';

/**
 * Who says what in a source. A **turn** is a stretch of its text that is one speaker's, without the name before it. In
 * an article it is what is tagged as a quote of somebody, which is also how transcripts and subtitles are read; in a text
 * without annotations, what stands behind “Name:” at the beginning of a line.
 */

/** Returns the turns of an article in text order, none of them touching another; a nested quote belongs to the outer one. */
export function turnsOfArticle(article: Article): readonly SourceTurn[] {
  const { set } = stateOf(article);
  const said = article.annotations
    .filter(({ kind }) => kind === 'quote')
    .flatMap(({ id, fragments }): SourceTurn[] => {
      const speaker = speakerOfQuote(set, id)?.name;
      return speaker === undefined ? [] : fragments.map(({ start, end }) => ({ start, end, speaker }));
    })
    .sort((a, b) => a.start - b.start || b.end - a.end);
  let end = 0;
  const turns = said.filter((turn) => {
    if (turn.start < end) return false;
    end = turn.end;
    return true;
  });
  return turns.length > 0 ? turns : turnsInText(article.blocks.map(({ text }) => text).join('\n'));
}

/** A name and a colon, behind a time or the mark of a new voice or not: `[00:01:02] ANNA (laughs): …`, `>> ANNA: …`. */
const PREFIX =
  /^(?:>{2,3}[ \t]{0,3})?(?:[[(]?(?:\d{1,2}:)?\d{1,2}:\d{2}(?:[.,]\d{1,3})?[\])]?[ \t]{1,9})?([\p{Lu}\p{Lo}](?:[\p{L}\p{M}\p{N}.'’-]|[ \t](?=\S)){0,50}?)(?:[ \t]{1,3}[([][^()[\]]{0,60}[)\]])?[ \t]{0,2}[:：][ \t]{0,9}(?=$|[^/])/u;

/** A name has at most so many words. */
const MOST_WORDS = 5;

/** Where so many of the lines begin with a name, it is enough that one of the names comes again. */
const MOST_LINES = 0.6;

/**
 * Returns the turns of a text whose lines begin with names, in text order; none where the names do not come again, for
 * “Remember: never do that” is no speaker. A line without a name goes on with the turn before.
 */
export function turnsInText(text: string): readonly SourceTurn[] {
  const turns: SourceTurn[] = [];
  const timesByName = new Map<string, number>();
  let [start, lines] = [0, 0];
  for (const line of text.split('\n')) {
    const found = PREFIX.exec(line.slice(0, 200));
    const name = found?.[1]?.trim() ?? '';
    const end = start + line.length;
    const last = turns.at(-1);
    if (line.trim() !== '') lines += 1;
    if (found !== null && name.split(/\s+/u).length <= MOST_WORDS) {
      timesByName.set(name, (timesByName.get(name) ?? 0) + 1);
      turns.push({ start: Math.min(start + found[0].length, end), end, speaker: name });
    } else if (last !== undefined) {
      turns[turns.length - 1] = { ...last, end };
    }
    start = end + 1;
  }
  const again = [...timesByName.values()].filter((times) => times > 1).length;
  const areNames = again * 2 >= timesByName.size || (again > 0 && turns.length >= lines * MOST_LINES);
  return turns.length > 1 && areNames ? turns.filter((turn) => turn.start < turn.end) : [];
}

/** Titles and the like, which tell nobody from somebody else. */
const TITLES = new Set(
  'mr mrs ms dr prof professor sir dame lord lady president minister secretary senator sen rep gov the of'.split(' '),
);

const partsOf = (name: string): string[] =>
  (
    name
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  ).filter((part) => !TITLES.has(part));

/** Names that say nothing about who it is: `Q`, `Speaker 2`, `Interviewer`. */
const NOBODY =
  /^(?:\p{L}|(?:speaker|unknown|unidentified|interviewer|question|answer|man|woman|voice|sprecher|sprecherin|frage|antwort|intervieweur|reporter)\b.*)$/iu;

/**
 * Returns whether somebody of these names may be the speaker of a turn; null where a name does not tell: “Speaker 2”,
 * or none at all. A surname alone is enough.
 */
export function isSameSpeaker(names: readonly string[], inSource: string): boolean | null {
  const there = partsOf(inSource);
  const known = names.map(partsOf).filter((parts) => parts.length > 0);
  if (known.length === 0 || there.length === 0 || NOBODY.test(inSource.trim())) return null;
  return known.some((parts) => {
    const [few, many] = parts.length <= there.length ? [parts, there] : [there, parts];
    return few.every((part) => many.includes(part)) || parts.at(-1) === there.at(-1);
  });
}
