import type { Page } from './page.ts';

/**
 * What a subtree holds, told in constant time: running sums over the flat nodes, without the dropped ones. Lengths
 * are UTF-16 code units of text with white space collapsed.
 */
export interface Measures {
  /** Length of the text in the subtree. */
  text(index: number): number;
  /** Share of that text that stands in links, 0 to 1. */
  linkDensity(index: number): number;
  commas(index: number): number;
  paragraphs(index: number): number;
  listItems(index: number): number;
  /** Share of the text that stands in headings, 0 to 1. */
  headingDensity(index: number): number;
  /** Share of the text that stands in lists, 0 to 1. */
  listDensity(index: number): number;
}

/** Commas of the scripts that have them: sentences have commas, menus have none. */
const COMMAS = /[,،﹐︐︑⸁⸴⸲，、]/gu;

/** A link inside the page counts as a third of a link: footnotes and contents are made of them. */
const INNER_LINK = 0.3;

export function measure({ nodes }: Page, dropped: Uint8Array): Measures {
  const size = nodes.length + 1;
  const sums = Array.from({ length: 7 }, () => new Float64Array(size));
  const [text, link, commas, paragraphs, items, headings, lists] = sums as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  const ends = { link: 0, heading: 0, list: 0, dropped: 0 };
  let weight = 1;
  for (const [at, node] of nodes.entries()) {
    if (dropped[at] === 1) ends.dropped = Math.max(ends.dropped, node.end);
    for (const sum of sums) sum[at + 1] = sum[at]!;
    if (at < ends.dropped) continue;
    if (node.tag === '') {
      const length = node.text.replace(/\s+/gu, ' ').replace(/^ /u, '').length;
      text[at + 1]! += length;
      commas[at + 1]! += node.text.match(COMMAS)?.length ?? 0;
      if (at < ends.link) link[at + 1]! += length * weight;
      if (at < ends.heading) headings[at + 1]! += length;
      if (at < ends.list) lists[at + 1]! += length;
    } else if (node.tag === 'a') {
      ends.link = Math.max(ends.link, node.end);
      weight =
        node.element?.attrs.some(({ name, value }) => name === 'href' && /^#./u.test(value)) === true ? INNER_LINK : 1;
    } else if (node.tag === 'p') paragraphs[at + 1]! += 1;
    else if (node.tag === 'li') items[at + 1]! += 1;
    else if (/^h[1-6]$/u.test(node.tag)) ends.heading = Math.max(ends.heading, node.end);
    if (node.tag === 'ul' || node.tag === 'ol') ends.list = Math.max(ends.list, node.end);
  }
  const over = (sum: Float64Array) => (index: number) => sum[nodes[index]!.end]! - sum[index]!;
  const share = (sum: Float64Array) => (index: number) => over(sum)(index) / Math.max(1, over(text)(index));
  return {
    text: over(text),
    linkDensity: share(link),
    commas: over(commas),
    paragraphs: over(paragraphs),
    listItems: over(items),
    headingDensity: share(headings),
    listDensity: share(lists),
  };
}
