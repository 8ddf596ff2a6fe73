import { refuse, type Result } from '../result.ts';
import type { ForeignFragment, ForeignLink, ForeignSpan, ForeignSpeaker } from './foreign/foreign-document.ts';
import { CODE_POINTS } from './foreign/foreign-document.ts';
import { toReadings } from './foreign/to-reading.ts';
import { firstWords, nameWithoutExtension } from './decode-text.ts';
import type { Format, ReadInput, Reading, Services } from './format.ts';
import { parseJson, propertyOf, readJsonText } from './read-json.ts';

/**
 * The JSON of Citron, the BBC's quote extractor: quotes with a cue, sources and contents, and spans that corefer. Contents
 * become quotes, sources mentions; spans of one group become mentions of one speaker, who is called by the longest of
 * them that begins with a capital.
 */
export const citron: Format = {
  id: 'citron',
  label: 'Citron JSON',
  description: 'What Citron found or was trained on: quotes with cue, source and contents.',
  group: 'annotations',
  extensions: ['json'],
  mediaType: 'application/json',
  loses: [],
  sniffs: (head) => isCitron(new TextDecoder().decode(head)),
  read: readCitron,
};

/** The text may be longer than the head that is seen: a file that is all text so far may be one. */
function isCitron(head: string): boolean {
  if (!/^\ufeff?\s*\{/u.test(head)) return false;
  const hasQuotes = /"quotes"\s{0,99}:\s{0,99}\[/u.test(head) && /"(?:cue|sources|contents|text)"\s{0,99}:/u.test(head);
  return hasQuotes || /^\ufeff?\s*\{\s*"text"\s*:\s*"(?:[^"\\]|\\[\s\S]?)*$/u.test(head);
}

function readCitron(input: ReadInput, services: Services): Result<readonly Reading[]> {
  const source = readJsonText(input);
  if (!source.ok) return source;
  const parsed = parseJson(source.value, input);
  if (!parsed.ok) return parsed;
  const text = propertyOf(parsed.value, 'text');
  const quotes = propertyOf(parsed.value, 'quotes');
  if (typeof text !== 'string' || !Array.isArray(quotes)) {
    return refuse({ code: 'citron/other', message: OTHER, where: input.name });
  }
  const reader = new CitronReader();
  (quotes as readonly unknown[]).forEach((quote, at) => reader.addQuote(quote, at));
  reader.addGroups(listAt(parsed.value, 'coreference_groups'));
  const { spans, links, speakers, notes } = reader.finish();
  const title = firstWords(text.split('\n', 1)[0] ?? '') || nameWithoutExtension(input.name);
  const document = { title, text, spans, links, speakers };
  return toReadings([document], { mediaType: 'application/json', standard: CODE_POINTS, notes }, input, services);
}

const OTHER =
  'The file is JSON, but not Citron’s: that has “text” and a list of “quotes”. Choose the format that wrote it, or export it as another one.';

const listAt = (value: unknown, key: string): readonly unknown[] => {
  const list = propertyOf(value, key);
  return Array.isArray(list) ? (list as readonly unknown[]) : [];
};

interface CitronSpan extends ForeignFragment {
  readonly text: string;
}

function spanOf(value: unknown): CitronSpan | null {
  const [start, end, text] = ['start', 'end', 'text'].map((key) => propertyOf(value, key));
  if (typeof start !== 'number' || typeof end !== 'number') return null;
  return { start, end, text: typeof text === 'string' ? text : '' };
}

const spansOf = (values: readonly unknown[]): readonly CitronSpan[] =>
  values.map(spanOf).filter((span) => span !== null);

const keyOf = (spans: readonly CitronSpan[]): string => spans.map(({ start, end }) => `${start} ${end}`).join(' ');

/** Collects what the file says; mentions are made once however often they are named. */
class CitronReader {
  readonly #spans: ForeignSpan[] = [];
  readonly #links: ForeignLink[] = [];
  readonly #notes: string[] = [];
  readonly #mentions = new Map<string, { readonly id: string; readonly spans: readonly CitronSpan[] }>();
  /** Mentions that corefer, as a forest: each points towards the first of its group. */
  readonly #groups = new Map<string, string>();

  addQuote(quote: unknown, at: number): void {
    const contents = spansOf(listAt(quote, 'contents'));
    const sources = spansOf(listAt(quote, 'sources'));
    const cue = spanOf(propertyOf(quote, 'cue'));
    if (contents.length === 0) {
      this.#notes.push(`Quote ${at + 1} has no contents and was left out.`);
      return;
    }
    const confidence = propertyOf(quote, 'confidence');
    const id = `quote ${at}`;
    this.#add(id, 'quote', contents, typeof confidence === 'number' ? { confidence } : {});
    if (sources.length > 0) this.#link('said-by', id, this.#mention(sources));
    if (cue !== null) {
      this.#add(`cue ${at}`, 'cue', [cue], {});
      this.#link('cued-by', id, `cue ${at}`);
    }
    const coreferences = spansOf(listAt(quote, 'coreferences'));
    if (sources.length > 0) this.#group([sources, ...coreferences.map((span) => [span])]);
  }

  addGroups(groups: readonly unknown[]): void {
    for (const group of groups) {
      if (Array.isArray(group)) this.#group(spansOf(group as readonly unknown[]).map((span) => [span]));
    }
  }

  finish() {
    const members = new Map<string, (readonly CitronSpan[])[]>();
    for (const [key, { spans }] of this.#mentions) {
      const first = this.#firstOf(key);
      const group = members.get(first);
      if (group === undefined) members.set(first, [spans]);
      else group.push(spans);
    }
    const speakers: ForeignSpeaker[] = [];
    for (const group of members.values()) {
      const names = group.map((spans) =>
        spans
          .map(({ text }) => text)
          .join(' ')
          .trim(),
      );
      const name = speakerName(names);
      if (name === null) continue;
      const id = `speaker ${speakers.length}`;
      const aliases = [...new Set(names.filter((one) => isName(one) && one !== name))];
      speakers.push({ id, name, aliases });
      for (const spans of group) this.#link('refers-to', this.#mention(spans), id);
    }
    return { spans: this.#spans, links: this.#links, speakers, notes: this.#notes.slice(0, 90) };
  }

  #mention(spans: readonly CitronSpan[]): string {
    const key = keyOf(spans);
    const known = this.#mentions.get(key);
    if (known !== undefined) return known.id;
    const id = `mention ${this.#mentions.size}`;
    this.#mentions.set(key, { id, spans });
    this.#add(id, 'mention', spans, {});
    return id;
  }

  #group(members: readonly (readonly CitronSpan[])[]): void {
    const [first, ...others] = members.filter((spans) => spans.length > 0);
    if (first === undefined) return;
    this.#mention(first);
    for (const spans of others) {
      this.#mention(spans);
      const [a, b] = [this.#firstOf(keyOf(first)), this.#firstOf(keyOf(spans))];
      if (a !== b) this.#groups.set(b, a);
    }
  }

  /** The first mention of the group; the way there is shortened for the next one who asks. */
  #firstOf(key: string): string {
    let at = key;
    for (let next = this.#groups.get(at); next !== undefined; next = this.#groups.get(at)) at = next;
    if (at !== key) this.#groups.set(key, at);
    return at;
  }

  #add(id: string, label: string, spans: readonly CitronSpan[], attributes: ForeignSpan['attributes']): void {
    const fragments = spans.map(({ start, end }) => ({ start, end }));
    const quoted = spans.map(({ text }) => text).join(' ');
    this.#spans.push({ id, label, fragments, ...(quoted.trim() === '' ? {} : { quoted }), attributes });
  }

  #link(label: string, from: string, to: string): void {
    this.#links.push({ id: `link ${this.#links.length}`, label, from, to });
  }
}

const isName = (text: string): boolean => /^\p{Lu}/u.test(text) && !PRONOUN.test(text) && text.length <= 100;

const PRONOUN = /^(?:i|he|she|it|we|they|you|who|him|her|them|us|me|his|their|this|that|one)$/iu;

/** The longest that is a name; null for pronouns and descriptions only: those are mentions of nobody known. */
const speakerName = (names: readonly string[]): string | null =>
  names.filter(isName).reduce<string | null>((best, one) => (one.length > (best?.length ?? 0) ? one : best), null);
