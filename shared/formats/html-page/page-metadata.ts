import type { DefaultTreeAdapterTypes } from 'parse5';
import type { Metadata } from '../../model/records.ts';
import { attribute, type Page } from './page.ts';
import { languageTag } from '../language-tag.ts';

/**
 * What a page says about itself: JSON-LD of schema.org first, since newsrooms write it for machines, then `meta`
 * elements, then what readers see. JSON is parsed and only strings at known keys are taken from it; addresses count
 * only with http or https.
 */
type PageMetadata = Omit<Metadata, 'record' | 'id'>;

/** Returns what the page says about itself; the title is empty when it names none. */
export function metadataOfPage(page: Page): PageMetadata {
  const head = new Head(page.document);
  const article = head.article;
  const outlet =
    head.meta('og:site_name') ??
    nameOf(article['publisher']) ??
    head.meta('application-name', 'dc.publisher', 'dcterms.publisher', 'publisher', 'twitter:app:name:iphone');
  const names = authorsOf(article['author']);
  const authors = names.length > 0 ? names : bylineOf(head, page);
  const published =
    stringOf(article['datePublished']) ??
    head.meta(
      'article:published_time',
      'datepublished',
      'date',
      'dc.date',
      'dc.date.issued',
      'dcterms.created',
      'parsely-pub-date',
      'sailthru.date',
      'pubdate',
    ) ??
    timeOf(page);
  return {
    title: titleOf(head, article, withoutSite(head.title, outlet)),
    ...optional('url', addressOf(head.canonical, head.meta('og:url'), stringOf(article['url']), head.savedFrom)),
    ...optional('outlet', outlet),
    ...(authors.length > 0 ? { authors } : {}),
    ...optional('published', published),
    ...optional('language', languageTag(head.language ?? head.meta('content-language', 'dc.language', 'og:locale'))),
  };
}

const META_TITLES = ['og:title', 'twitter:title', 'dc.title', 'dcterms.title', 'parsely-title', 'title'];

/** The first title that the window's title holds too, else the first there is: some `headline`s are summaries. */
function titleOf(head: Head, article: Readonly<Record<string, unknown>>, window: string): string {
  const declared = [article['headline'], article['name'], ...META_TITLES.map((name) => head.meta(name))];
  const titles = [...declared.map(stringOf), stringOf(window)].filter((title) => title !== null);
  const wanted = lettersOf(head.title);
  const shown = titles.find((title) => lettersOf(title) !== '' && wanted.includes(lettersOf(title)));
  return shown ?? titles[0] ?? '';
}

/** Returns the letters and digits of a text in lower case, by which titles are compared. */
export const lettersOf = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

const optional = <K extends string>(key: K, value: string | null): Partial<Record<K, string>> =>
  value === null || value === '' ? {} : ({ [key]: shortened(value) } as Record<K, string>);

/** No line of metadata is longer than this, in UTF-16 units. */
const LONGEST = 500;

const shortened = (value: string): string =>
  value
    .slice(0, LONGEST * 2)
    .replace(/\s+/gu, ' ')
    .trim()
    .slice(0, LONGEST)
    .toWellFormed();

const stringOf = (value: unknown): string | null =>
  typeof value === 'string' && value.trim() !== '' ? shortened(value) : null;

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const nameOf = (value: unknown): string | null =>
  stringOf(value) ?? (isRecord(value) && Object.hasOwn(value, 'name') ? stringOf(value['name']) : null);

const authorsOf = (value: unknown): string[] =>
  (Array.isArray(value) ? value.slice(0, 20) : [value]).map(nameOf).filter((name) => name !== null);

/** “Bridge closed | Harbour Post” without the outlet, when the title says it. */
function withoutSite(title: string, outlet: string | null): string {
  const parts = title.split(/\s+[|\-–—»·:]\s+/u);
  const last = parts.at(-1) ?? '';
  const namesSite = outlet !== null && last.toLowerCase() === outlet.toLowerCase();
  return parts.length > 1 && namesSite
    ? title.slice(0, title.lastIndexOf(last)).replace(/\s+[|\-–—»·:]\s+$/u, '')
    : title;
}

const addressOf = (...candidates: readonly (string | null)[]): string | null =>
  candidates.find((candidate) => candidate !== null && /^https?:\/\/\S+$/iu.test(candidate)) ?? null;

/** A byline as people see it: an element that says so by `rel`, `itemprop` or class. */
function bylineOf(head: Head, page: Page): string[] {
  const declared = head.meta(
    'author',
    'article:author',
    'dc.creator',
    'dcterms.creator',
    'parsely-author',
    'sailthru.author',
    'byl',
  );
  if (declared !== null && !/^https?:/iu.test(declared)) return asAuthor(declared);
  let byClass: string[] = [];
  for (const [at, { element, end }] of page.nodes.entries()) {
    const sure = attribute(element, 'rel') === 'author' || attribute(element, 'itemprop')?.includes('author') === true;
    if (!sure && (element === null || byClass.length > 0 || !BYLINE.test(namesOf(element)))) continue;
    const text = textBetween(page, at, end);
    const author = text.length < 100 ? asAuthor(text) : [];
    if (sure && author.length > 0) return author;
    byClass = author;
  }
  return byClass;
}

const BYLINE = /byline|author|writtenby/iu;

const namesOf = (element: DefaultTreeAdapterTypes.Element): string =>
  `${attribute(element, 'class') ?? ''} ${attribute(element, 'id') ?? ''}`.slice(0, 500);

/** The name in a byline: without “By”, and without the date that often follows; none where no letter is left. */
function asAuthor(byline: string): string[] {
  const name = byline
    .replace(/^(?:written\s+)?by[\s:]+/iu, '')
    .replace(DATE, '')
    .replace(/^[\s|•·,;–—-]{1,9}|[\s|•·,;–—-]{1,9}$/gu, '');
  return /\p{L}{2}/u.test(name) ? [name] : [];
}

/** From the first weekday, month or number that looks like a date to the end. */
const DATE =
  /(?:^|[\s|•·,–—-])(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?\s\d{1,2}|on\s\p{L}{3,9}\s\d|\d{1,2}[.:/\s]\d|\d{4}).*$/iu;

/** How many nodes are looked at for a name or a headline: elements nested in themselves must not cost their square. */
const MOST_NODES = 200;

/** Returns the text of the nodes in `[start, end)` with white space collapsed; stops where no headline goes on. */
export function textBetween(page: Page, start: number, end: number): string {
  const pieces: string[] = [];
  let length = 0;
  for (let at = start; at < Math.min(end, start + MOST_NODES) && length < LONGEST * 4; at += 1) {
    pieces.push(page.nodes[at]!.text);
    length += page.nodes[at]!.text.length;
  }
  return shortened(pieces.join(''));
}

function timeOf(page: Page): string | null {
  for (const { tag, element } of page.nodes) {
    const value = attribute(element, 'datetime');
    const isDate = attribute(element, 'itemprop') === 'datePublished' || attribute(element, 'pubdate') !== null;
    if (value !== null && (isDate || tag === 'time') && /^\d{4}-\d{2}-\d{2}/u.test(value)) return shortened(value);
  }
  return null;
}

/** The head of the document in one pass: its `meta`, `title`, `link` elements and JSON-LD. */
class Head {
  title = '';
  canonical: string | null = null;
  language: string | null = null;
  savedFrom: string | null = null;
  /** The schema.org article of the JSON-LD, empty without one. */
  article: Readonly<Record<string, unknown>> = {};
  readonly #meta = new Map<string, string>();

  constructor(document: DefaultTreeAdapterTypes.Document) {
    const waiting: DefaultTreeAdapterTypes.ChildNode[] = document.childNodes.toReversed();
    for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
      if ('data' in node)
        this.savedFrom ??= /^\s*saved from url=\(\d{1,6}\)(\S{1,2000})/u.exec(node.data.slice(0, 3000))?.[1] ?? null;
      if (!('tagName' in node)) continue;
      this.#take(node);
      if (node.tagName === 'svg') continue;
      for (let i = node.childNodes.length - 1; i >= 0; i -= 1) waiting.push(node.childNodes[i]!);
    }
  }

  /** The first of these names that a `meta` element gives a value. */
  meta(...names: readonly string[]): string | null {
    for (const name of names) {
      const value = this.#meta.get(name);
      if (value !== undefined) return value;
    }
    return null;
  }

  #take(element: DefaultTreeAdapterTypes.Element): void {
    const { tagName } = element;
    if (tagName === 'html') this.language = attribute(element, 'lang') ?? attribute(element, 'xml:lang');
    else if (tagName === 'title' && this.title === '') this.title = shortened(textOfChildren(element));
    else if (tagName === 'link' && attribute(element, 'rel') === 'canonical')
      this.canonical ??= attribute(element, 'href');
    else if (tagName === 'meta') this.#takeMeta(element);
    else if (tagName === 'script' && attribute(element, 'type')?.trim().toLowerCase() === 'application/ld+json') {
      if (Object.keys(this.article).length === 0) this.article = articleOfJson(textOfChildren(element)) ?? {};
    }
  }

  #takeMeta(element: DefaultTreeAdapterTypes.Element): void {
    const content = attribute(element, 'content')?.trim() ?? '';
    if (content === '') return;
    for (const key of ['property', 'name', 'itemprop', 'http-equiv']) {
      for (const name of (attribute(element, key) ?? '').slice(0, 200).toLowerCase().split(/\s+/u)) {
        if (name !== '' && !this.#meta.has(name)) this.#meta.set(name, shortened(content));
      }
    }
  }
}

const textOfChildren = (element: DefaultTreeAdapterTypes.Element): string =>
  element.childNodes.map((node) => ('value' in node ? node.value : '')).join('');

/** JSON-LD longer than this, in UTF-16 units, is not looked at. */
const LONGEST_JSON = 2_000_000;

/** Returns the first article in JSON-LD: at the top, in a list, or in its `@graph`; null without one. */
function articleOfJson(json: string): Readonly<Record<string, unknown>> | null {
  if (json.length > LONGEST_JSON) return null;
  const value = parsedOrNull(json);
  const top = Array.isArray(value) ? value : [value];
  const graphs = top.flatMap((entry) => (isRecord(entry) && Array.isArray(entry['@graph']) ? entry['@graph'] : []));
  return [...top, ...graphs].filter(isRecord).find(isArticle) ?? null;
}

function parsedOrNull(json: string): unknown {
  try {
    return JSON.parse(json.replace(/^\s*<!\[CDATA\[|\]\]>\s*$/gu, ''));
  } catch {
    // Pages often carry broken JSON-LD; what they say elsewhere is used then.
    return null;
  }
}

const isArticle = (entry: Readonly<Record<string, unknown>>): boolean => {
  const type = entry['@type'];
  return (Array.isArray(type) ? type : [type]).some(
    (name) =>
      typeof name === 'string' &&
      /^(?:https?:\/\/schema\.org\/)?(?:\w*Article|\w*Posting|Report|LiveBlogPosting)$/u.test(name),
  );
};
