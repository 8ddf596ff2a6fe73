import { measure, type Measures } from './measures.ts';
import { isBlockTag } from './page-blocks.ts';
import { attribute, type Page } from './page.ts';

/**
 * Where the article stands on a page, told by the method of Arc90 and Mozilla's Readability: paragraphs give points
 * to what surrounds them, for length and for commas; names of classes and ids help or harm; links take points away.
 * The best element and its sisters of the same kind are the content; forms and boxes of links inside it go.
 * When that finds little, it is tried again with fewer prejudices. A page written by hand that is nearly all content
 * stays whole; what a publishing system puts around an article (menus, comments) goes however little it is.
 */
export interface Content {
  /** Indexes of the subtrees that hold the content, in document order. */
  readonly roots: readonly number[];
  isDropped(index: number): boolean;
  /** True when only a part of the page was taken. */
  readonly isPart: boolean;
}

interface Attempt {
  readonly dropsUnlikely: boolean;
  readonly weighsNames: boolean;
  readonly cleans: boolean;
}

/** From strict to lenient. */
const ATTEMPTS: readonly Attempt[] = [
  { dropsUnlikely: true, weighsNames: true, cleans: true },
  { dropsUnlikely: false, weighsNames: true, cleans: true },
  { dropsUnlikely: false, weighsNames: false, cleans: true },
  { dropsUnlikely: false, weighsNames: false, cleans: false },
];

/** Length in UTF-16 units that an article has at least; less is tried again, and a smaller page stays whole. */
const ENOUGH = 500;

/** Share of the text of a page written by hand from which on the rest is no reason to cut anything. */
const NEARLY_ALL = 0.9;

/** Returns where the article stands; `isPart: false` for the whole body without its navigation. */
export function findContent(page: Page): Content {
  const whole = wholePage(page);
  if (page.nodes.length === 0 || whole.length < ENOUGH) return whole.content;
  let best: Found | null = null;
  const headers = sectionHeaders(page);
  for (const attempt of ATTEMPTS) {
    const found = tryToFind(page, attempt, headers);
    if (best === null || found.length > best.length) best = found;
    if (found.length >= ENOUGH) break;
  }
  const share = isHandwritten(page) ? NEARLY_ALL : 1;
  return best === null || best.length >= whole.length * share ? whole.content : best.content;
}

/** True for a page without navigation and forms, and with next to no scripts. */
const isHandwritten = ({ leftOut }: Page): boolean =>
  !leftOut.has('navigation') && !leftOut.has('form control') && (leftOut.get('script') ?? 0) <= 2;

interface Found {
  readonly content: Content;
  readonly length: number;
}

function wholePage(page: Page): Found {
  const dropped = new Uint8Array(page.nodes.length);
  const measures = measure(page, dropped);
  const article = theArticle(page);
  for (const [at, { tag }] of page.nodes.entries()) {
    const isFrame = tag === 'aside' || tag === 'footer' || tag === 'header';
    const isBeside = article !== null && tag !== 'header' && (at < article.start || at >= article.end);
    if (isFrame && (isBeside || measures.linkDensity(at) > 0.4)) dropped[at] = 1;
  }
  return found(page, page.nodes.length === 0 ? [] : [0], dropped, false);
}

/** The one `article` or `main` of the page, as a range of nodes; null when there is none, or several. */
function theArticle(page: Page): { readonly start: number; readonly end: number } | null {
  for (const wanted of ['article', 'main']) {
    const starts = [...page.nodes.keys()].filter((at) => page.nodes[at]!.tag === wanted);
    if (starts.length === 1) return { start: starts[0]!, end: page.nodes[starts[0]!]!.end };
  }
  return null;
}

function found(page: Page, roots: readonly number[], dropped: Uint8Array, isPart: boolean): Found {
  const measures = measure(page, dropped);
  const length = roots.reduce((sum, root) => sum + measures.text(root), 0);
  return { content: { roots, isDropped: (index) => dropped[index] === 1, isPart }, length };
}

function tryToFind(page: Page, attempt: Attempt, headers: ReadonlySet<string>): Found {
  const dropped = new Uint8Array(page.nodes.length);
  if (attempt.dropsUnlikely) dropUnlikely(page, dropped, headers);
  const measures = measure(page, dropped);
  const scores = scoreElements(page, measures, dropped, attempt);
  const top = bestElement(page, scores);
  const roots = withSisters(page, top, scores, measures, dropped);
  clean(page, roots, dropped, (at) => !headers.has(namesOf(page, at)) && isBox(page, at, measures, attempt));
  return found(page, roots, dropped, true);
}

const namesOf = (page: Page, index: number): string => {
  const { element } = page.nodes[index]!;
  return `${attribute(element, 'class') ?? ''} ${attribute(element, 'id') ?? ''}`.slice(0, 1000);
};

const UNLIKELY =
  /-ad-|ad-break|adbox|advert|agegate|banner|breadcrumb|combx|comment|community|cookie|consent|cover-wrap|disqus|extra|footer|gdpr|header|legends|masthead|menu|newsletter|pager|pagination|popup|promo-|recommend|related|remark|replies|rss|shoutbox|sidebar|skyscraper|social|sponsor|subscribe|supplemental|toolbar|yom-remote/iu;

const MAYBE = /and|article|body|column|content|main|mathjax|shadow|story/iu;

const HELPS = /article|body|content|entry|hentry|h-entry|main|page|pagination|post|text|blog|story/iu;

const HARMS =
  /-ad-|hidden|^hid$| hid$| hid |^hid |banner|combx|comment|com-|contact|footer|gdpr|masthead|media|meta|outbrain|promo|related|scroll|share|shoutbox|sidebar|skyscraper|sponsor|shopping|tags|widget/iu;

/** Drops what its name says is no article: side bars, comments, recommendations. */
function dropUnlikely(page: Page, dropped: Uint8Array, headers: ReadonlySet<string>): void {
  let tableEnd = 0;
  for (const [at, { tag, end, element }] of page.nodes.entries()) {
    if (tag === 'table' || tag === 'code') tableEnd = Math.max(tableEnd, end);
    if (tag === '' || tag === 'body' || tag === 'a' || at < tableEnd) continue;
    const names = namesOf(page, at);
    const isUnlikely = UNLIKELY.test(names) && !MAYBE.test(names) && !headers.has(names);
    if (attribute(element, 'role') === 'complementary' || isUnlikely) dropped[at] = 1;
  }
}

/** From so many elements of one name on, headers with a heading each are those of sections, not of the page. */
const SEVERAL = 3;

/** Returns the names of elements that are called headers and stand before the sections of a text, as in laws. */
function sectionHeaders(page: Page): ReadonlySet<string> {
  const counts = new Map<string, number>();
  let last: { readonly names: string; readonly end: number } | null = null;
  for (const [at, { tag, end, element }] of page.nodes.entries()) {
    if (/^h[1-6]$/u.test(tag) && last !== null && at < last.end) {
      counts.set(last.names, (counts.get(last.names) ?? 0) + 1);
      last = null;
    }
    if (element === null || tag === 'body') continue;
    if (/header/iu.test(attribute(element, 'class') ?? '')) last = { names: namesOf(page, at), end };
  }
  return new Set([...counts].filter(([, count]) => count >= SEVERAL).map(([names]) => names));
}

/** Points for the class and for the id, 25 each way. */
function nameWeight(page: Page, index: number, { weighsNames }: Attempt): number {
  if (!weighsNames) return 0;
  const { element } = page.nodes[index]!;
  let weight = attribute(element, 'itemprop')?.includes('articleBody') === true ? 25 : 0;
  for (const name of ['class', 'id']) {
    const value = (attribute(element, name) ?? '').slice(0, 500);
    if (value !== '' && HARMS.test(value)) weight -= 25;
    if (value !== '' && HELPS.test(value)) weight += 25;
  }
  return weight;
}

const TAG_POINTS: ReadonlyMap<string, number> = new Map(
  Object.entries({
    div: 5,
    article: 8,
    main: 8,
    pre: 3,
    td: 3,
    blockquote: 3,
    address: -3,
    ol: -3,
    ul: -3,
    dl: -3,
    dd: -3,
    dt: -3,
    li: -3,
    form: -3,
    h1: -5,
    h2: -5,
    h3: -5,
    h4: -5,
    h5: -5,
    h6: -5,
    th: -5,
  }),
);

const SCORED = new Set(['p', 'pre', 'td', 'section', 'h2', 'h3', 'h4', 'h5', 'h6']);

/** A paragraph shorter than this, in UTF-16 units, gives no points. */
const SHORTEST = 25;

/** How many ancestors a paragraph gives points to. */
const REACH = 5;

function scoreElements(page: Page, measures: Measures, dropped: Uint8Array, attempt: Attempt): Map<number, number> {
  const scores = new Map<number, number>();
  const give = (from: number, points: number) => {
    let at = from;
    for (let level = 0; level < REACH && at >= 0; level += 1) {
      const { tag, parent } = page.nodes[at]!;
      const before = scores.get(at) ?? (TAG_POINTS.get(tag) ?? 0) + nameWeight(page, at, attempt);
      scores.set(at, before + points / (level === 0 ? 1 : level === 1 ? 2 : level * 3));
      at = parent;
    }
  };
  for (let at = 0; at < page.nodes.length; at += 1) {
    const { tag, parent, end } = page.nodes[at]!;
    if (dropped[at] === 1) at = end - 1;
    else if (parent >= 0 && SCORED.has(tag)) give(parent, pointsFor(measures.text(at), measures.commas(at)));
    else if (tag === 'div')
      scoreRuns(page, at, measures, dropped, (points, isAll) => give(isAll && parent >= 0 ? parent : at, points));
  }
  for (const [at, score] of scores) scores.set(at, score * (1 - Math.min(1, measures.linkDensity(at))));
  return scores;
}

const pointsFor = (length: number, commas: number): number =>
  length < SHORTEST ? 0 : 2 + commas + Math.min(Math.floor(length / 100), 3);

/** Text that stands in a `div` without a paragraph around it counts as one, from block to block. */
function scoreRuns(
  page: Page,
  div: number,
  measures: Measures,
  dropped: Uint8Array,
  give: (points: number, isAll: boolean) => void,
): void {
  let length = 0;
  let commas = 0;
  let hasBlocks = false;
  const end = page.nodes[div]!.end;
  for (let child = div + 1; child < end; child = page.nodes[child]!.end) {
    if (isBlockTag(page.nodes[child]!.tag)) {
      hasBlocks = true;
      give(pointsFor(length, commas), false);
      [length, commas] = [0, 0];
    } else if (dropped[child] !== 1) {
      length += measures.text(child);
      commas += measures.commas(child);
    }
  }
  give(pointsFor(length, commas), !hasBlocks);
}

/** The element with most points; its ancestor, when several good ones share it or it is better still. */
function bestElement(page: Page, scores: Map<number, number>): number {
  const ranked = [...scores].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, 5);
  const first = ranked[0];
  if (first === undefined) return 0;
  let top = sharedAncestor(page, ranked) ?? first[0];
  const threshold = (scores.get(top) ?? 0) / 3;
  let last = scores.get(top) ?? 0;
  for (let at = page.nodes[top]!.parent; at > 0; at = page.nodes[at]!.parent) {
    const score = scores.get(at);
    if (score === undefined) continue;
    if (score < threshold) break;
    if (score > last) {
      top = at;
      break;
    }
    last = score;
  }
  while (page.nodes[top]!.parent > 0 && isOnlyChild(page, top)) top = page.nodes[top]!.parent;
  return top;
}

/** The nearest element that holds the best one and three others nearly as good. */
function sharedAncestor(page: Page, ranked: readonly (readonly [number, number])[]): number | null {
  const [[top, best]] = ranked as [readonly [number, number]];
  const good = ranked.slice(1).filter(([, score]) => score / best >= 0.75);
  if (good.length < 3) return null;
  for (let at = page.nodes[top]!.parent; at > 0; at = page.nodes[at]!.parent) {
    const held = good.filter(([index]) => at < index && index < page.nodes[at]!.end);
    if (held.length >= 3) return at;
  }
  return null;
}

function isOnlyChild(page: Page, index: number): boolean {
  const { parent } = page.nodes[index]!;
  const { end } = page.nodes[parent]!;
  for (let child = parent + 1; child < end; child = page.nodes[child]!.end) {
    const { tag, text } = page.nodes[child]!;
    if (child !== index && (tag !== '' || /\S/u.test(text))) return false;
  }
  return true;
}

/** The element and those of its sisters that read like more of the same. */
function withSisters(
  page: Page,
  top: number,
  scores: Map<number, number>,
  measures: Measures,
  dropped: Uint8Array,
): number[] {
  const { parent } = page.nodes[top]!;
  if (parent < 0) return [top];
  const topScore = scores.get(top) ?? 0;
  const threshold = Math.max(10, topScore * 0.2);
  const topNames = attribute(page.nodes[top]!.element, 'class') ?? '';
  const roots: number[] = [];
  for (let child = parent + 1; child < page.nodes[parent]!.end; child = page.nodes[child]!.end) {
    const { tag, element } = page.nodes[child]!;
    if (child === top) roots.push(child);
    if (child === top || tag === '' || dropped[child] === 1) continue;
    const sameNames = topNames !== '' && attribute(element, 'class') === topNames;
    const score = (scores.get(child) ?? -Infinity) + (sameNames ? topScore * 0.2 : 0);
    if (score >= threshold || (tag === 'p' && isProse(measures, child))) roots.push(child);
  }
  return roots;
}

const isProse = (measures: Measures, index: number): boolean =>
  measures.text(index) > 80
    ? measures.linkDensity(index) < 0.25
    : measures.text(index) > 0 && measures.linkDensity(index) === 0;

/** Drops what stands inside the content and is none of it. */
function clean(page: Page, roots: readonly number[], dropped: Uint8Array, isBox: (at: number) => boolean): void {
  const isRoot = new Set(roots);
  for (const root of roots) {
    let codeEnd = 0;
    for (let at = root; at < page.nodes[root]!.end; at += 1) {
      const { tag, end } = page.nodes[at]!;
      if (tag === 'pre' || tag === 'code' || tag === 'figure') codeEnd = Math.max(codeEnd, end);
      if (dropped[at] === 1) at = end - 1;
      else if (tag !== '' && !isRoot.has(at) && at >= codeEnd && isBox(at)) {
        dropped[at] = 1;
        at = end - 1;
      }
    }
  }
}

/** Word parts that name buttons for passing an article on. */
const SHARES = /(?:\b|_)(?:share|sharedaddy|sharing|social)(?:\b|_)/iu;

const CLEANED = new Set(['form', 'fieldset', 'table', 'ul', 'ol', 'div', 'section']);

function isBox(page: Page, at: number, measures: Measures, attempt: Attempt): boolean {
  const { tag } = page.nodes[at]!;
  if (tag === 'aside' || tag === 'footer') return true;
  const length = measures.text(at);
  if (length < ENOUGH && SHARES.test(namesOf(page, at))) return true;
  if (tag === 'h1' || tag === 'h2') return nameWeight(page, at, attempt) < 0;
  if (!attempt.cleans || !CLEANED.has(tag) || tag === 'section') return false;
  const weight = nameWeight(page, at, attempt);
  if (weight < 0) return true;
  if (measures.commas(at) >= 10) return false;
  if (tag === 'table' && isDataTable(page, at)) return false;
  const isList = tag === 'ul' || tag === 'ol' || measures.listDensity(at) > 0.9;
  const linkDensity = measures.linkDensity(at);
  if (!isList && measures.listItems(at) - 100 > measures.paragraphs(at)) return true;
  if (!isList && measures.headingDensity(at) < 0.9 && length < SHORTEST && linkDensity > 0) return true;
  return weight < 25 ? !isList && linkDensity > 0.2 : linkDensity > 0.5;
}

/** A table with a caption, header cells, or several rows of several cells and no table inside. */
function isDataTable(page: Page, index: number): boolean {
  let rows = 0;
  let cells = 0;
  for (let at = index + 1; at < page.nodes[index]!.end; at += 1) {
    const { tag } = page.nodes[at]!;
    if (tag === 'caption' || tag === 'th' || tag === 'thead' || tag === 'colgroup') return true;
    if (tag === 'table') return false;
    if (tag === 'tr') rows += 1;
    if (tag === 'td') cells += 1;
  }
  return rows >= 10 || (rows > 0 && cells / rows > 4) || cells > 10;
}
