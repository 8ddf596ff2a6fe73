import type { Frame, Page, Piece } from './piece.ts';
import { rowsOf, segmentsOf, textOfRow, type Row } from './rows.ts';

/**
 * What pages repeat around the text: heads, feet and page numbers. What stands near the edge of the page goes when other
 * pages have the same at the same height, digits apart; what is only a number goes when it counts along with
 * the pages; and what a tagged PDF itself calls no content goes.
 */
export interface RunningHeads {
  /** The pieces that are no text of the article. */
  readonly pieces: ReadonlySet<Piece>;
  /** What they said, once each, with the number of pages. */
  readonly heads: ReadonlyMap<string, number>;
  /** How many pages had their number taken off. */
  readonly pageNumbers: number;
}

/** How far from the edge heads and feet stand, as a share of the page. */
const MARGIN = 0.14;

/** Rows at each edge that may be heads. */
const MOST_ROWS = 3;

interface Candidate {
  readonly page: number;
  readonly text: string;
  readonly base: number;
  /** Of a row near the edge, or of a part of it between gaps. */
  readonly pieces: readonly Piece[];
}

/** Returns the heads, feet and page numbers of the main frames. */
export function findRunningHeads(pages: readonly Page[]): RunningHeads {
  const candidates = pages.flatMap(({ frames }, page) =>
    frames.slice(0, 1).flatMap((frame) => edgeRows(frame).flatMap((row) => candidatesIn(row, page))),
  );
  const numbers = pageNumbersAmong(candidates);
  const repeated = repeatedAmong(
    candidates.filter((one) => !numbers.has(one)),
    pages.length,
  );
  const heads = new Map<string, number>();
  for (const { text } of repeated) heads.set(text, (heads.get(text) ?? 0) + 1);
  const pieces = new Set([...numbers, ...repeated].flatMap((one) => one.pieces));
  return { pieces, heads, pageNumbers: new Set([...numbers].map(({ page }) => page)).size };
}

const candidatesIn = (row: Row, page: number): Candidate[] =>
  segmentsOf(row).map(({ pieces }) => ({ page, pieces, base: row.base, text: textOfRow({ pieces }) }));

function edgeRows({ pieces, top, bottom }: Frame): Row[] {
  const margin = (bottom - top) * MARGIN;
  const rows = rowsOf(pieces.filter(({ base }) => base < top + margin || base > bottom - margin));
  const heads = rows.filter(({ base }) => base < top + margin).slice(0, MOST_ROWS);
  return [...heads, ...rows.filter(({ base }) => base > bottom - margin).slice(-MOST_ROWS)];
}

/** A number alone, or as “Page 3 of 12”, “– 3 –”, “3/12”. */
const PAGE_NUMBER = /^\P{L}{0,3}(?:\p{L}{1,10}\.?\s)?(\d{1,5})(?:\s?(?:\p{L}{1,5}|\/)\s?\d{1,5})?\P{L}{0,3}$/u;

/** Numbers that stand to the count of pages as others do: at least two agree. */
function pageNumbersAmong(candidates: readonly Candidate[]): ReadonlySet<Candidate> {
  const byDistance = new Map<number, Candidate[]>();
  for (const candidate of candidates) {
    const number = PAGE_NUMBER.exec(candidate.text)?.[1];
    if (number === undefined) continue;
    const distance = Number(number) - candidate.page;
    const others = byDistance.get(distance);
    if (others === undefined) byDistance.set(distance, [candidate]);
    else others.push(candidate);
  }
  const agreeing = [...byDistance.values()].filter((group) => pagesOf(group) >= 2);
  return new Set(agreeing.flat());
}

const pagesOf = (group: readonly Candidate[]): number => new Set(group.map(({ page }) => page)).size;

/** Share of the pages that must have it: half, since left and right pages may differ. */
const ENOUGH_PAGES = 0.4;

function repeatedAmong(candidates: readonly Candidate[], pageCount: number): readonly Candidate[] {
  const groups = new Map<string, Candidate[]>();
  for (const candidate of candidates) {
    const key = `${Math.round(candidate.base / 3)} ${candidate.text.replace(/\d+/g, '#')}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [candidate]);
    else group.push(candidate);
  }
  const enough = Math.max(2, pageCount * ENOUGH_PAGES);
  return [...groups.values()].flatMap((group) =>
    pagesOf(group) >= enough || group[0]!.pieces.every(({ isArtifact }) => isArtifact) ? group : [],
  );
}
