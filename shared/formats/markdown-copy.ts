import type { Article } from '../model/article.ts';
import type { Block } from '../model/block.ts';
import { isDetached, type Speaker } from '../model/records.ts';
import { TOLD_IN_WORDS } from './copy-losses.ts';
import { byId } from './file-records.ts';
import type { PlainFormat } from './format.ts';
import { inWords, labelsOf, leadOf, type InWords } from './in-words.ts';
import { markdownLine, markdownText, protectedEnd, protectedStart } from './markdown-text.ts';
import { attributeText, choiceLabel, readingsOf, wordsOf, type Readings } from './readings.ts';

/**
 * The article as Markdown for wikis, repositories and notes: behind the words of each annotation a reference to a
 * footnote that tells all of it, and below the article the quotes, the claims and the speakers. What the article is
 * stands in the front matter, as Pandoc, Jekyll and Obsidian read it. Footnotes are those of GitHub and Pandoc.
 */
export const markdownCopy: PlainFormat = {
  id: 'markdown-copy',
  label: 'Markdown reading copy',
  description: 'The article with footnotes, quotes, claims and speakers, for wikis, notes and repositories.',
  group: 'publications',
  extensions: ['md'],
  mediaType: 'text/markdown',
  loses: TOLD_IN_WORDS.filter(({ id }) => id !== 'speakers.details'),
  write: (article) => copyOf(article, readingsOf(article)),
};

function copyOf(article: Article, readings: Readings): string {
  const told = inWords(readings);
  const parts = [
    headOf(article, readings),
    bodyOf(article.blocks, told),
    quotesOf(readings),
    claimsOf(readings),
    speakersOf(article.speakers),
    goneOf(told, readings),
    footnotesOf(told, readings),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

/** Front matter in the strings that YAML and JSON share; the title and the note where the text does not say them. */
function headOf({ metadata, blocks }: Article, { set }: Readings): string {
  const { title, authors, outlet, published, url, language, licence, note } = metadata;
  const fields = { title, author: authors?.join(', '), outlet, date: published, url, lang: language, licence };
  const lines = Object.entries({ ...fields, scheme: set.scheme.label })
    .filter(([, value]) => value !== undefined && value !== '')
    .map(([name, value]) => `${name}: ${JSON.stringify(value!.toWellFormed())}`);
  const [first] = blocks;
  const repeatsTitle = first?.type === 'heading' && first.text.trim() === title.trim();
  return [
    ['---', ...lines, '---'].join('\n'),
    ...(repeatsTitle || title.trim() === '' ? [] : [`# ${markdownLine(title)}`]),
    ...(note === undefined ? [] : [`*Note on the article:* ${markdownText(note)}`]),
  ].join('\n\n');
}

// The article

function bodyOf(blocks: readonly Block[], told: readonly InWords[]): string {
  const references = referencesOf(told);
  const lines: string[] = [];
  let depth = 0;
  let start = 0;
  let next = 0;
  for (const block of blocks) {
    const end = start + block.text.length;
    const first = next;
    while (next < references.length && references[next]!.at <= end) next += 1;
    const isList = block.type === 'list-item';
    // No item is deeper than its parent allows, or Markdown takes it for code.
    const level = isList ? Math.min(block.level ?? 1, depth + 1) : 0;
    const text = withReferences(block.text, start, references.slice(first, next));
    if (lines.length > 0) lines.push(isList && depth > 0 ? '\n' : '\n\n');
    lines.push(prefixOf(block, level) + text);
    depth = level;
    start = end + 1;
  }
  return lines.join('');
}

function prefixOf({ type, level }: Block, depth: number): string {
  if (type === 'heading') return `${'#'.repeat(Math.min(6, Math.max(1, level ?? 1)))} `;
  if (type === 'quotation') return '> ';
  return type === 'list-item' ? `${'  '.repeat(depth - 1)}- ` : '';
}

/** Where an annotation ends, and the label of its footnote. UTF-16 offset. */
interface Reference {
  readonly at: number;
  readonly label: string;
}

const referencesOf = (told: readonly InWords[]): Reference[] =>
  told
    .filter(({ annotation }) => !isDetached(annotation))
    .map(({ annotation, label }) => ({ at: annotation.fragments.at(-1)!.end, label }))
    .sort((a, b) => a.at - b.at);

/** The block's words with the marks between them; only the first and the last piece stand at an end of the line. */
function withReferences(text: string, start: number, references: readonly Reference[]): string {
  const edges = [0, ...references.map(({ at }) => at - start), text.length];
  return edges
    .slice(1)
    .map((edge, i) => {
      const piece = markdownText(text.slice(edges[i], edge));
      const begun = i === 0 ? protectedStart(piece) : edges[i] === 0 ? piece.replace(/^:/, '\\:') : piece;
      const ended = i === references.length ? protectedEnd(begun) : begun;
      return i === 0 ? ended : markOf(references[i - 1]!.label) + ended;
    })
    .join('');
}

/** Footnotes may be called by letters, digits and what is no markup. */
const markOf = (label: string): string => `[^${label.replace(/[\s[\]^\\]/gu, '-')}]`;

// Below the article

const section = (title: string, lines: readonly string[]): string =>
  lines.length === 0 ? '' : `## ${title}\n\n${lines.join('\n')}`;

function quotesOf(readings: Readings): string {
  const labels = labelsOf(readings);
  return section(
    'Quotes',
    readings.quotes.map(({ annotation, text, speaker }) => {
      const who = speaker === null ? 'Speaker not recorded' : nameOf(speaker);
      return `- **${labels.get(annotation.id) ?? ''}** ${who}: “${markdownText(text)}”`;
    }),
  );
}

function claimsOf(readings: Readings): string {
  const labels = labelsOf(readings);
  const { scheme } = readings.set;
  return section(
    'Claims',
    readings.claims.map(({ annotation, text, speaker }) => {
      const verdict = choiceLabel(scheme, annotation, 'verdict') ?? 'No verdict';
      const by = speaker === null ? '' : ` – ${nameOf(speaker)}`;
      const words = attributeText(annotation, 'normalised') ?? text;
      return `- **${labels.get(annotation.id) ?? ''}** ${markdownText(words)}${by} – *${markdownText(verdict)}*`;
    }),
  );
}

const nameOf = ({ name, role }: Speaker): string =>
  markdownText(name) + (role === undefined ? '' : `, ${markdownText(role)}`);

const speakersOf = (speakers: readonly Speaker[]): string =>
  section(
    'Speakers',
    [...speakers].sort(byId).map((speaker) => {
      const { aliases, note, type } = speaker;
      const also = aliases.length === 0 ? '' : `; also called ${markdownText(aliases.join(', '))}`;
      const remark = note === undefined ? '' : `. ${markdownText(note)}`;
      return `- ${nameOf(speaker)} (${type})${also}${remark}`;
    }),
  );

/** What has lost its words has no place for a footnote. */
const goneOf = (told: readonly InWords[], readings: Readings): string =>
  section(
    'No longer in the text',
    told.filter(({ annotation }) => isDetached(annotation)).map((one) => `- ${tellingOf(one, readings)}`),
  );

const footnotesOf = (told: readonly InWords[], readings: Readings): string =>
  told
    .filter(({ annotation }) => !isDetached(annotation))
    .map((one) => `${markOf(one.label)}: ${tellingOf(one, readings)}`)
    .join('\n');

function tellingOf({ annotation, label, kind, speaker, lines }: InWords, { text }: Readings): string {
  const who = speaker === null ? '' : ` – ${nameOf(speaker)}`;
  const words = isDetached(annotation) ? '' : ` “${markdownText(wordsOf(annotation, text))}”`;
  const facts = lines.map((line) => markdownText(leadOf(line) + line.text)).join(' · ');
  return `**${markdownText(label)} ${markdownText(kind)}**${who}${words}${facts === '' ? '' : ` (${facts})`}`;
}
