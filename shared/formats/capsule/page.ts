import { segmentsOf } from '../../annotations/segments.ts';
import type { Article } from '../../model/article.ts';
import type { Block } from '../../model/block.ts';
import type { Speaker } from '../../model/records.ts';
import type { Services } from '../format.ts';
import { html, join, raw, type Markup } from '../html-text.ts';
import { labelsOf } from '../in-words.ts';
import { readingsOf, type Readings } from '../readings.ts';
import { officeInWords } from '../tables/checks.ts';
import { checkOf } from './check.ts';
import { linesOf } from './lines.ts';
import { CAPSULE_STYLE } from './style.ts';

/** The page of a capsule: what the article is, claims with their checks, the text, the speakers, and the data. */

/** Id of the element with the data. */
export const DATA_ID = 'saidwho-json';

/** The article as data, in its element. */
export interface CapsuleData {
  readonly markup: Markup;
  readonly sha256: string;
}

/** What the parts of the page are drawn from. */
export interface CapsuleParts {
  readonly readings: Readings;
  /** “C1”, by annotation. */
  readonly labels: ReadonlyMap<string, string>;
}

export function capsulePage(article: Article, services: Services, data: CapsuleData): Markup {
  const readings = readingsOf(article);
  const parts: CapsuleParts = { readings, labels: labelsOf(readings) };
  const policy = `default-src 'none'; style-src 'sha256-${base64(services.sha256(CAPSULE_STYLE))}'; base-uri 'none'; form-action 'none'`;
  const { name, version } = services.generator;
  const { title } = article.metadata;
  const { claims } = readings;
  return html`<!doctype html>
    <html lang="en" dir="ltr" data-format="saidwho-capsule">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${policy}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="referrer" content="no-referrer" />
        <meta name="generator" content="${name} ${version}" />
        <title>${title} – evidence capsule</title>
        ${STYLE}
      </head>
      <body>
        <main>
          <header>
            <p class="kicker">Evidence capsule</p>
            <h1 dir="auto">${title}</h1>
            ${aboutOf(article, readings, services)}
          </header>
          <section>
            <h2>Claims and their checks</h2>
            ${claims.length === 0 ? html`<p class="soft">No claim is tagged in this article.</p>` : null}
            ${join(
              claims.map((claim) => checkOf(claim, parts)),
              '\n',
            )}
          </section>
          <section>
            <h2>The text as it was</h2>
            <div
              class="text"
              ${article.metadata.language === undefined ? null : html` lang="${article.metadata.language}"`}
            >
              ${textOf(article.blocks, parts)}
            </div>
          </section>
          ${speakersOf(article.speakers)}
          <section class="data">
            <h2>The data of this page</h2>
            <p>
              Everything above lies here as Saidwho JSON. Its SHA-256 in UTF-8 is <code>${data.sha256}</code>. Saidwho
              opens this page as the article again.
            </p>
            <details>
              <summary>Show the data</summary>
              ${data.markup}
            </details>
          </section>
          <footer>Made with ${name} ${version}. This page holds no script and fetches nothing.</footer>
        </main>
      </body>
    </html> `;
}

/** What the article is, by which guideline it was annotated, and the hash of its text. */
function aboutOf(article: Article, { set, text }: Readings, services: Services): Markup {
  const { outlet, authors, published, url, licence, note, state, tags } = article.metadata;
  const { source } = article;
  return linesOf([
    ['Outlet', outlet],
    ['Authors', authors?.join(', ')],
    ['Published', published],
    ['Address', url],
    ['Licence', licence],
    ['State', state],
    ['Tags', tags?.join(', ')],
    ['Note', note],
    ['Guideline', `${set.scheme.label} (${set.scheme.record.name})`],
    ['Imported from', source && `${source.name} (${source.mediaType})`],
    ['SHA-256 of that file', source?.sha256],
    ['SHA-256 of the text', services.sha256(text.toWellFormed())],
  ]);
}

/** The whole text, every annotation marked; a mark carries the label of what begins in it. */
function textOf(blocks: readonly Block[], parts: CapsuleParts): Markup {
  let start = 0;
  return join(
    blocks.map((block) => {
      const end = start + block.text.length;
      const content = markedText(start, end, parts);
      start = end + 1;
      return elementOf(block, content);
    }),
    '\n',
  );
}

function markedText(start: number, end: number, { readings: { set, text }, labels }: CapsuleParts): Markup {
  const pieces: Markup[] = [];
  let at = start;
  for (const segment of segmentsOf(set.touching(start, end), start, end)) {
    const begun = segment.beginning.map(
      ({ id }) => html`<bdi class="at" id="at-${labels.get(id) ?? ''}">${labels.get(id) ?? ''}</bdi>`,
    );
    const kinds = [...new Set(segment.covering.map(({ kind }) => set.scheme.labelOf(kind)))].join(', ');
    pieces.push(html`${text.slice(at, segment.start)}${join(begun)}`);
    pieces.push(html`<mark title="${kinds}">${text.slice(segment.start, segment.end)}</mark>`);
    at = segment.end;
  }
  return html`${join(pieces)}${text.slice(at, end)}`;
}

function elementOf({ type, level }: Block, content: Markup): Markup {
  if (type === 'quotation') return html`<blockquote dir="auto">${content}</blockquote>`;
  if (type === 'list-item') {
    return html`<ul>
      <li dir="auto">${content}</li>
    </ul>`;
  }
  if (type !== 'heading') return html`<p class="words" dir="auto">${content}</p>`;
  const rank = raw(String(Math.min(6, Math.max(3, (level ?? 1) + 2))));
  return html`<h${rank} dir="auto">${content}</h${rank}>`;
}

function speakersOf(speakers: readonly Speaker[]): Markup | null {
  if (speakers.length === 0) return null;
  const entries = [...speakers]
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map(
      ({ name, type, aliases, role, offices = [], ids = [], note }) =>
        html`<h3><bdi>${name}</bdi></h3>
          ${linesOf([
            ['Sort', type],
            ['Also called', aliases.join(', ')],
            ['Role', role],
            ['Offices', offices.map(officeInWords).join('\n')],
            ['Known as', ids.map(({ authority, id }) => `${authority} ${id}`).join('\n')],
            ['Note', note],
          ])}`,
    );
  return html`<section>
    <h2>Speakers</h2>
    ${join(entries, '\n')}
  </section>`;
}

/** Nothing may stand beside it in its element, or its hash is another one. */
const STYLE = join(['<style>', CAPSULE_STYLE, '</style>'].map(raw));

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Returns bytes in hexadecimal as base64, as policies name hashes. */
function base64(hexadecimal: string): string {
  const bits = [...hexadecimal].map((digit) => Number.parseInt(digit, 16).toString(2).padStart(4, '0')).join('');
  const digits = (bits.match(/.{1,6}/g) ?? []).map((six) => DIGITS[Number.parseInt(six.padEnd(6, '0'), 2)]!).join('');
  return digits.padEnd(Math.ceil(digits.length / 4) * 4, '=');
}
