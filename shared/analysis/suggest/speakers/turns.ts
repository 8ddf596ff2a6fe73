import type { Fragment } from '../../../model/records.ts';
import type { QuoteDraft } from '../quotes/draft.ts';
import type { Figure } from './figures.ts';
import type { Mention } from './mention.ts';
import type { Paragraphs } from './paragraphs.ts';
import type { Seen } from './reading.ts';

/**
 * A **turn** is what one quotation contributes to a conversation: where it stands, whom it names and addresses, and who
 * says it as far as that is known. News goes on with the speaker of the turn before; in dialogue two people alternate.
 */
export interface Turn {
  readonly draft: QuoteDraft;
  /** Offsets of the whole, from the first fragment to the last. */
  readonly start: number;
  readonly end: number;
  readonly paragraph: number;
  readonly lastParagraph: number;
  /** True where the quotation begins its paragraph. */
  readonly opens: boolean;
  readonly isMarked: boolean;
  /** “Ann Berg:”, “Q:” before it at the head of its paragraph, without the colon; null where nothing like it stands. */
  readonly label: Fragment | null;
  /** The mention that is its source, where it has one. */
  readonly source: Mention | null;
  /** True where the words or a mention of its own say who speaks. */
  isExplicit: boolean;
  speaker: Figure | null;
}

/** Returns the turns of the drafts in the same order. */
export function turnsOf(
  text: string,
  drafts: readonly QuoteDraft[],
  paragraphs: Paragraphs,
  sourceOf: (draft: QuoteDraft) => Mention | null,
): Turn[] {
  return drafts.map((draft) => {
    const start = draft.fragments[0]?.start ?? 0;
    const end = draft.fragments.at(-1)?.end ?? start;
    const paragraph = paragraphs.at(start);
    const from = paragraphs.startOf(paragraph);
    return {
      draft,
      start,
      end,
      paragraph,
      lastParagraph: paragraphs.at(Math.max(start, end - 1)),
      opens: start - from < 8 && !/\p{L}/u.test(text.slice(from, start)),
      isMarked: draft.type !== 'indirect',
      label: labelIn(text, from, start),
      source: sourceOf(draft),
      isExplicit: false,
      speaker: null,
    };
  });
}

/** How long the name before a turn is at most, in UTF-16 code units. */
const MOST_LABEL = 60;

function labelIn(text: string, from: number, start: number): Fragment | null {
  if (start - from > MOST_LABEL) return null;
  const match = /^\s*([^:\n“”"]*[^:\s])\s*:\s*[“"]?$/u.exec(text.slice(from, start));
  const words = match?.[1];
  if (words === undefined || words.split(/\s+/u).length > 6 || !/^\p{Lu}/u.test(words)) return null;
  const at = from + text.slice(from, start).indexOf(words);
  return { start: at, end: at + words.length };
}

/** So large a share of the quotations in marks has no source in a dialogue. */
const DIALOGUE_SHARE = 0.18;

/** Fewer quotations than this make no dialogue. */
const LEAST_TURNS = 5;

/** True for a text in which people talk to each other rather than to a reporter. */
export function isDialogue(turns: readonly Turn[]): boolean {
  const marked = turns.filter(({ isMarked }) => isMarked);
  const bare = marked.filter(({ draft, opens }) => opens && !draft.candidates.some(({ source }) => source !== null));
  return marked.length >= LEAST_TURNS && bare.length >= DIALOGUE_SHARE * marked.length;
}

/** What the words of a turn say of figures: whom it addresses, whom it names. */
export interface Named {
  readonly addressed: ReadonlySet<Figure>;
  readonly named: ReadonlySet<Figure>;
}

/** Returns whom the turn addresses and names by name. @param seen what is seen inside its words */
export function namedIn(text: string, { draft }: Turn, seen: readonly Seen[]): Named {
  const addressed = new Set<Figure>();
  const named = new Set<Figure>();
  for (const { mention, figure } of seen) {
    if (mention.form === 'pronoun') continue;
    const fragment = draft.fragments.find(({ start, end }) => mention.start >= start && mention.end <= end);
    if (fragment === undefined) continue;
    named.add(figure);
    if (draft.type !== 'indirect' && isVocative(text, mention, fragment.start, fragment.end)) addressed.add(figure);
  }
  return { addressed, named };
}

/** “*Tom*, come here.” “Come, *Tom*, and sit.” “Come here, *Mr. Pickwick*!” */
function isVocative(text: string, { start, end, words, form, isDefinite }: Mention, from: number, to: number): boolean {
  if (
    form === 'description' &&
    (isDefinite
      ? /^(?:the|his|her|their|this|that)\b/iu.test(text.slice(start, end))
      : /^(?:an?|some)\b/iu.test(text.slice(start, end)))
  )
    return false;
  if (words.split(' ').length > 3) return false;
  const before = text.slice(Math.max(from, start - 12), start);
  const after = text.slice(end, Math.min(to, end + 2));
  const opens =
    start - from < 3 ||
    /(?:[,.!?;—–-]|\b(?:oh|o|well|yes|no|ah|dear|my dear|poor|but|and|why|thank you))\s*$/iu.test(before);
  const closes = to - end < 2 || /^[,.!?;—–-]/u.test(after);
  const hasComma = /[,!]\s*$/u.test(before) || /^[,!?.]/u.test(after) || to - end < 2;
  return opens && closes && hasComma && !/^(?:,? and\b| or\b)/u.test(text.slice(end, end + 5));
}
