import { findHiddenCharacters, type HiddenCharacter, type HiddenKind } from '../analysis/hidden-characters.ts';
import { startOf } from '../annotations/annotation-set.ts';
import { segmentsOf, type Segment } from '../annotations/segments.ts';
import type { Scheme } from '../kinds/scheme.ts';
import type { Article } from '../model/article.ts';
import type { Block } from '../model/block.ts';
import { isDetached, type Annotation, type Speaker } from '../model/records.ts';
import type { PlainFormat, Services } from './format.ts';
import { countForbidden, html, join, raw, scriptJson, toText, type Markup } from './html-text.ts';
import { HTML_COPY_STYLE } from './html-copy-style.ts';
import { labelsOf } from './in-words.ts';
import {
  attributeText,
  choiceLabel,
  readingsOf,
  wordsOf,
  type ClaimReading,
  type QuoteReading,
  type Readings,
} from './readings.ts';
import { w3cJsonld, webAnnotations } from './w3c-jsonld.ts';

/**
 * A page to read and to mail: the article with its annotations drawn in it, a note beside each paragraph that ties
 * quote, speaker, cue, claim and verdict together, and at the end the speakers and the claims. One file, no script,
 * nothing fetched. The annotations lie in it as W3C JSON-LD, so that a program can take them out again.
 *
 * Annotations are numbered in reading order: Q1, C1. Overlapping ones are cut into segments at every edge.
 */
export const htmlCopy: PlainFormat = {
  id: 'html-copy',
  label: 'HTML reading copy',
  description: 'A page for people: the article with margin notes, speakers and verdicts; to mail, print or archive.',
  group: 'publications',
  extensions: ['html'],
  mediaType: 'text/html',
  loses: w3cJsonld.loses.filter(({ id }) => id === 'extra'),
  write: (article, services) => toText(pageOf(article, services, 'to-open')),
};

/** Returns the page as it is printed: what is on it, without the data that only programs find in it. */
export const pageToPrint = (article: Article, services: Services): string =>
  toText(pageOf(article, services, 'to-print'));

const POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/** What every part of the page draws from. */
interface Page {
  readonly readings: Readings;
  /** “Q1”, “C2”, “S3”: letter of the kind and number in reading order. */
  readonly labels: ReadonlyMap<string, string>;
  readonly quotesById: ReadonlyMap<string, QuoteReading>;
  readonly claimsById: ReadonlyMap<string, ClaimReading>;
  /** What a reader cannot see and should know of, in text order; look-alike letters are seen and left alone. */
  readonly hidden: readonly HiddenCharacter[];
}

const NAMED: ReadonlySet<HiddenKind> = new Set<HiddenKind>(['direction', 'invisible', 'tag', 'control']);

function pageOf(article: Article, services: Services, use: 'to-open' | 'to-print'): Markup {
  const readings = readingsOf(article);
  const page: Page = {
    readings,
    labels: labelsOf(readings),
    quotesById: new Map(readings.quotes.map((quote) => [quote.annotation.id, quote])),
    hidden: findHiddenCharacters(readings.text).filter(({ kind }) => NAMED.has(kind)),
    claimsById: new Map(readings.claims.map((claim) => [claim.annotation.id, claim])),
  };
  const { title, language } = article.metadata;
  const heading = article.blocks[0];
  const repeatsTitle = heading?.type === 'heading' && heading.text.trim() === title.trim();
  return html`<!doctype html>
<html lang="en" dir="ltr">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="generator" content="${services.generator.name} ${services.generator.version}">
<title>${title} – annotated</title>
<style>${raw(HTML_COPY_STYLE)}</style>${use === 'to-open' ? dataOf(article, services) : null}
</head>
<body>
<main>
<header>
<p class="kicker">Annotated article</p>
${repeatsTitle ? null : html`<h1 dir="auto">${title}</h1>`}
</header>
${repeatsTitle ? null : head(article, readings)}
<article${language === undefined ? null : html` lang="${language}"`}>
${blocksOf(article, page, repeatsTitle ? head(article, readings) : null)}
</article>
${lostSection(page)}
${speakersSection(article, page)}
${claimsSection(page)}${replacedNote(article)}
<footer>${counts(readings)} Made with ${services.generator.name} ${services.generator.version}.${use === 'to-open' ? ABOUT_THE_FILE : null}</footer>
</main>
</body>
</html>
`;
}

/** The annotations as programs read them; a script element that is data runs nowhere. */
const dataOf = (article: Article, services: Services): Markup =>
  join(
    ['\n<script type="application/ld+json">', toText(scriptJson(webAnnotations(article, services))), '</script>'].map(
      raw,
    ),
  );

const ABOUT_THE_FILE = raw(
  ' The annotations lie in this file as W3C Web Annotation JSON-LD. It holds no script and fetches nothing.',
);

function head(article: Article, readings: Readings): Markup {
  const { outlet, authors, published, url, licence, note } = article.metadata;
  const link =
    url === undefined
      ? null
      : /^https?:\/\//i.test(url)
        ? html`<a href="${url}" rel="noreferrer">${url}</a>`
        : html`${url}`;
  const facts = [outlet, authors?.join(', '), published, link, licence].filter(
    (fact) => fact !== undefined && fact !== null && fact !== '',
  );
  const legend = readings.set.scheme.kinds.map(({ id, label, letter }) => {
    const look = lookOf(readings.set.scheme, id);
    return html`<li><span class="letter ink ${look}">${letter}</span><mark class="${look}">${label}</mark></li>`;
  });
  return html`<p class="facts" dir="auto">
      ${join(
        facts.map((fact) => html`<bdi>${fact ?? null}</bdi>`),
        ' · ',
      )}
    </p>
    ${note === undefined ? null : html`<p class="soft note" dir="auto">${note}</p>`}
    <ul class="legend" aria-label="How annotations are marked">
      ${join(legend)}
      <li>${counts(readings)}</li>
    </ul>`;
}

const counts = ({ quotes, claims }: Readings): string =>
  `${quotes.length} ${quotes.length === 1 ? 'quote' : 'quotes'}, ${claims.length} ${claims.length === 1 ? 'claim' : 'claims'}.`;

// The article

function blocksOf(article: Article, page: Page, afterFirst: Markup | null): Markup {
  let start = 0;
  return join(
    article.blocks.map((block, index) => {
      const end = start + block.text.length;
      const row = rowOf(block, start, end, page, index === 0 && afterFirst !== null);
      start = end + 1;
      return index === 0 && afterFirst !== null ? html`${row}${afterFirst}` : row;
    }),
    '\n',
  );
}

function rowOf(block: Block, start: number, end: number, page: Page, isTitle: boolean): Markup {
  const { set } = page.readings;
  const here = set
    .touching(start, end)
    .filter(({ fragments }) => fragments.some((one) => one.start < end && start < one.end));
  const notes = here
    .filter((annotation) => !isDetached(annotation) && startOf(annotation) >= start)
    .sort((a, b) => startOf(a) - startOf(b) || (a.id < b.id ? -1 : 1))
    .flatMap((annotation) => noteOn(annotation, page) ?? []);
  const content = drawn(start, end, segmentsOf(here, start, end), page);
  const aside = notes.length === 0 ? null : html`<aside class="notes" aria-label="Notes">${join(notes, '\n')}</aside>`;
  return html`<div class="row">${elementOf(block, content, isTitle)}${aside}</div>`;
}

function elementOf({ type, level }: Block, content: Markup, isTitle: boolean): Markup {
  if (isTitle) return html`<h1 class="block" dir="auto">${content}</h1>`;
  const rank = raw(String(Math.min(6, Math.max(2, (level ?? 1) + 1))));
  if (type === 'heading') return html`<h${rank} class="block" dir="auto">${content}</h${rank}>`;
  if (type === 'quotation') return html`<blockquote class="block" dir="auto">${content}</blockquote>`;
  if (type === 'list-item') {
    const indent = html`style="margin-inline-start: ${Math.min(8, (level ?? 1) - 1) * 1.4}rem"`;
    return html`<ul class="block" ${indent}>
      <li dir="auto">${content}</li>
    </ul>`;
  }
  return html`<p class="block" dir="auto">${content}</p>`;
}

function drawn(start: number, end: number, segments: readonly Segment[], page: Page): Markup {
  const pieces: Markup[] = [];
  let at = start;
  for (const segment of segments) {
    if (segment.start > at) pieces.push(words(at, segment.start, page));
    pieces.push(marked(segment, page));
    at = segment.end;
  }
  return join([...pieces, words(at, end, page)]);
}

/** Words of the article; what is hidden in them is named before it (promise H9), and stays. */
function words(start: number, end: number, { readings, hidden }: Page): Markup {
  const pieces: Markup[] = [];
  let at = start;
  for (const { start: from, name, label } of hidden.filter((one) => start <= one.start && one.start < end)) {
    pieces.push(html`${readings.text.slice(at, from)}<bdi class="letter" title="${name}">[${label}]</bdi>`);
    at = from;
  }
  return join([...pieces, html`${readings.text.slice(at, end)}`]);
}

/** One segment: a mark for each annotation over it, the larger outside, and the letters of those that begin here. */
function marked({ start, end, covering, beginning }: Segment, page: Page): Markup {
  // `bdi`, so that the letter does not decide the direction of a paragraph in another script.
  const letters = beginning.map((annotation) => {
    const { id, kind } = annotation;
    const label = page.labels.get(id) ?? '';
    const link = hasNote(annotation) ? html`<a href="#note-${label}">${label}</a>` : html`${label}`;
    return html`<bdi class="letter ink ${lookOf(page.readings.set.scheme, kind)}" id="at-${label}">${link}</bdi>`;
  });
  return covering.reduceRight(
    (inner, annotation) =>
      html`<mark
        class="${lookOf(page.readings.set.scheme, annotation.kind)}"
        data-id="${annotation.id}"
        title="${titleOf(annotation, page)}"
        >${inner}</mark
      >`,
    html`${join(letters)}${words(start, end, page)}`,
  );
}

/** Quotes and claims have a note of their own, mentions and cues stand in that of their quote, others have one of what they hold. */
const hasNote = ({ kind, attributes }: Annotation): boolean =>
  kind === 'quote' || kind === 'claim' || (kind !== 'mention' && kind !== 'cue' && Object.keys(attributes).length > 0);

/** How a kind is drawn, as classes: by its line and colour, whatever it is called. */
function lookOf(scheme: Scheme, kindId: string): string {
  const kind = scheme.findKind(kindId);
  return kind === null ? 'other' : `line-${kind.line} tone-${kind.colour}`;
}

function titleOf(annotation: Annotation, page: Page): string {
  const { labels, quotesById, claimsById } = page;
  const speaker = quotesById.get(annotation.id)?.speaker ?? claimsById.get(annotation.id)?.speaker;
  const label = `${page.readings.set.scheme.labelOf(annotation.kind)} ${labels.get(annotation.id) ?? ''}`;
  const verdict = choiceLabel(page.readings.set.scheme, annotation, 'verdict');
  return [label, speaker?.name, verdict].filter((part) => part != null).join(' · ');
}

// Notes beside the text

function noteOn(annotation: Annotation, page: Page): Markup | null {
  const quote = page.quotesById.get(annotation.id);
  if (quote !== undefined) return quoteNote(quote, page);
  const claim = page.claimsById.get(annotation.id);
  if (claim === undefined) return hasNote(annotation) ? ownNote(annotation, page) : null;
  if (claim.quote !== null && !isDetached(claim.quote)) return null; // Told in the note of its quote.
  return html`<section
    class="card ${lookOf(page.readings.set.scheme, annotation.kind)}"
    id="note-${page.labels.get(annotation.id) ?? ''}"
  >
    ${claimLines(claim, page)}
  </section>`;
}

/** What an annotation of the user's own kind holds, by the fields of its form. */
function ownNote(annotation: Annotation, page: Page): Markup {
  const { scheme } = page.readings.set;
  const fields = scheme.findKind(annotation.kind)?.fields ?? [];
  const lines = Object.keys(annotation.attributes).map((id) => {
    const label = fields.find((field) => field.id === id)?.label ?? id;
    return html`<p dir="auto">
      <span class="soft">${label}:</span> <bdi>${choiceLabel(scheme, annotation, id)}</bdi>
    </p>`;
  });
  return html`<section
    class="card ${lookOf(scheme, annotation.kind)}"
    id="note-${page.labels.get(annotation.id) ?? ''}"
  >
    <p class="top">${labelLink(annotation, page)}</p>
    ${join(lines)}
  </section>`;
}

function quoteNote({ annotation, speaker, mention, cue, claims }: QuoteReading, page: Page): Markup {
  const details = [
    choiceLabel(page.readings.set.scheme, annotation, 'quoteType'),
    choiceLabel(page.readings.set.scheme, annotation, 'sourceStatus'),
  ].filter((part) => part !== null);
  const label = page.labels.get(annotation.id) ?? '';
  const named = mention === null || mention.text === speaker?.name ? null : html`named <bdi>“${mention.text}”</bdi>`;
  const cued = cue === null ? null : html`cue <bdi>“${cue.text}”</bdi>`;
  const attribution = [named, cued].filter((part) => part !== null);
  const said = attribution.length === 0 ? null : html`<p class="soft">${join(attribution, ' · ')}</p>`;
  const inner = claims.flatMap((claim) => page.claimsById.get(claim.id) ?? []);
  return html`<section class="card ${lookOf(page.readings.set.scheme, annotation.kind)}" id="note-${label}">
    <p class="top">${labelLink(annotation, page)}<span class="soft">${details.join(' · ')}</span></p>
    ${who(speaker)}${said}${noteText(annotation)}
    ${join(inner.map((claim) => html`<div class="inner" id="note-${page.labels.get(claim.annotation.id) ?? ''}">${claimLines(claim, page, false)}</div>`))}
  </section>`;
}

function who(speaker: Speaker | null): Markup {
  if (speaker === null) return html`<p class="who soft">Speaker not recorded</p>`;
  const role = speaker.role === undefined ? null : html` <span class="soft">– <bdi>${speaker.role}</bdi></span>`;
  return html`<p>
    <span class="who"><bdi>${speaker.name}</bdi></span
    >${role}
  </p>`;
}

function claimLines({ annotation, text, speaker }: ClaimReading, page: Page, namesSpeaker = true): Markup {
  const words = attributeText(annotation, 'normalised') ?? text;
  return html`<p class="top">${labelLink(annotation, page)}${verdictOf(annotation, page)}</p>
    <p dir="auto">${words}</p>
    ${namesSpeaker && speaker !== null ? html`<p class="soft">claimed by <bdi>${speaker.name}</bdi></p>` : null}${noteText(annotation)}`;
}

const labelLink = ({ id, kind }: Annotation, { labels, readings }: Page): Markup =>
  html`<a class="ink ${lookOf(readings.set.scheme, kind)}" href="#at-${labels.get(id) ?? ''}"
    ><strong>${labels.get(id) ?? ''}</strong> ${readings.set.scheme.labelOf(kind)}</a
  >`;

function noteText(annotation: Annotation): Markup | null {
  const note = attributeText(annotation, 'note');
  return note === null ? null : html`<p class="soft" dir="auto">${note}</p>`;
}

function verdictOf(annotation: Annotation, page: Page): Markup {
  const label = choiceLabel(page.readings.set.scheme, annotation, 'verdict');
  if (label !== null) {
    const value = attributeText(annotation, 'verdict') ?? '';
    const name = /^[a-z-]+$/.test(value) ? value : 'open';
    return html`<span class="verdict ${name}">${label}</span>`;
  }
  const worth = choiceLabel(page.readings.set.scheme, annotation, 'checkWorthiness');
  return html`<span class="verdict open"
    >${worth === null ? 'No verdict' : `No verdict · ${worth.toLowerCase()}`}</span
  >`;
}

// After the article

/** Says how many control characters the page shows as U+FFFD (promise X3); the JSON-LD in it has them as they are. */
function replacedNote({ blocks, metadata, speakers, annotations }: Article): Markup | null {
  // What was tagged once is not on the page.
  const shown = annotations.map(({ tagged: _tagged, ...one }) => one);
  const count = countForbidden([blocks, metadata, speakers, shown]);
  if (count === 0) return null;
  const what = count === 1 ? '1 control character' : `${count} control characters`;
  return html`<p class="soft">${what} of this article cannot stand in HTML; this page shows “�” instead.</p>`;
}

function lostSection({ readings }: Page): Markup | null {
  const lost = readings.set.annotations.filter(isDetached);
  if (lost.length === 0) return null;
  const items = lost.map(
    (annotation) =>
      html`<li>
        <span class="ink ${lookOf(readings.set.scheme, annotation.kind)}"
          >${readings.set.scheme.labelOf(annotation.kind)}</span
        >:
        <q dir="auto">${wordsOf(annotation, readings.text)}</q>
      </li>`,
  );
  return html`<section class="end">
    <h2>No longer in the text</h2>
    <ul class="claims">
      ${join(items)}
    </ul>
  </section>`;
}

function speakersSection({ speakers }: Article, { readings }: Page): Markup | null {
  if (speakers.length === 0) return null;
  const said = (id: string) => readings.quotes.filter(({ speaker }) => speaker?.id === id).length;
  const claimed = (id: string) => readings.claims.filter(({ speaker }) => speaker?.id === id).length;
  const rows = [...speakers]
    .sort(
      (a, b) => said(b.id) - said(a.id) || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0) || (a.id < b.id ? -1 : 1),
    )
    .map(
      ({ id, name, type, role, aliases, note }) =>
        html`<tr>
          <th scope="row">
            <bdi>${name}</bdi>${
              aliases.length === 0 ? null : html`<br /><span class="soft">also: <bdi>${aliases.join(', ')}</bdi></span>`
            }
          </th>
          <td>${type}</td>
          <td dir="auto">${role ?? ''}${note === undefined ? null : html` <bdi class="soft">${note}</bdi>`}</td>
          <td class="number">${said(id)}</td>
          <td class="number">${claimed(id)}</td>
        </tr>`,
    );
  return html`<section class="end">
    <h2>Speakers</h2>
    <div class="scroll">
      <table>
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col">Sort</th>
            <th scope="col">Role and notes</th>
            <th scope="col" class="number">Quotes</th>
            <th scope="col" class="number">Claims</th>
          </tr>
        </thead>
        <tbody>
          ${join(rows, '\n')}
        </tbody>
      </table>
    </div>
  </section>`;
}

function claimsSection(page: Page): Markup | null {
  const { claims } = page.readings;
  if (claims.length === 0) return null;
  const items = claims.map(
    (claim) =>
      html`<li>
        ${claimLines(claim, page)}
        <p class="soft">In the text: <q dir="auto">${claim.text}</q></p>
      </li>`,
  );
  return html`<section class="end">
    <h2>Claims and verdicts</h2>
    <ul class="claims">
      ${join(items, '\n')}
    </ul>
  </section>`;
}
