import type { Block } from '../model/block.ts';
import type { AttributeValue } from '../model/records.ts';
import { done, refuse, type Problem, type Result } from '../result.ts';
import { budgetsOf } from './budgets.ts';
import { firstWords } from './decode-text.ts';
import { UTF_16, type ForeignDocument, type ForeignSpan } from './foreign/foreign-document.ts';
import { toReadings } from './foreign/to-reading.ts';
import type { Format, ReadInput, Reading, Services } from './format.ts';
import { parseJson, propertyOf, readJsonText } from './read-json.ts';

/**
 * Claims of AVeriTeC with what was found out about them. Each becomes an article: the claim, tagged with its verdict and
 * the justification as a note, then each question that was asked as a heading with its answers below, tagged as
 * evidence of the claim.
 */
export const averitec: Format = {
  id: 'averitec',
  label: 'AVeriTeC',
  description: 'Checked claims of AVeriTeC: verdicts, questions, answers; one article for each claim.',
  group: 'annotations',
  extensions: ['json', 'jsonl'],
  mediaType: 'application/json',
  loses: [],
  sniffs: (head) => {
    const text = new TextDecoder().decode(head);
    const has = (key: string) => text.includes(`"${key}"`);
    return /^\ufeff?\s*[[{]/u.test(text) && has('claim') && AVERITEC_KEYS.filter(has).length >= 2;
  },
  read: readAveritec,
};

/** Keys that no other format has; two of them stand within the first claim. */
const AVERITEC_KEYS = [
  'required_reannotation',
  'justification',
  'claim_date',
  'original_claim_url',
  'fact_checking_article',
  'reporting_source',
  'location_ISO_code',
  'claim_types',
  'fact_checking_strategies',
  'questions',
];

function readAveritec(input: ReadInput, services: Services): Result<readonly Reading[]> {
  const source = readJsonText(input);
  if (!source.ok) return source;
  const rows = rowsIn(source.value, input);
  if (!rows.ok) return rows;
  const notes: string[] = [];
  const documents = rows.value.flatMap((row, at): ForeignDocument[] => {
    const document = documentOf(row);
    if (document === null) notes.push(`Claim ${at + 1} has no words and was left out.`);
    return document === null ? [] : [document];
  });
  if (documents.length === 0) return refuse(noClaims(input.name));
  if (documents.length > MOST_CLAIMS) return refuse(tooMany(documents.length, input.name));
  return toReadings(
    documents,
    { mediaType: 'application/json', standard: UTF_16, notes: notes.slice(0, 90) },
    input,
    services,
  );
}

/** Every claim is an article; a file of more is split before it is read. */
const MOST_CLAIMS = 10_000;

const noClaims = (name: string): Problem => ({
  code: 'averitec/no-claims',
  message: 'The file holds no claims: each is an object with “claim”. Check that it is a split of AVeriTeC.',
  where: name,
});

const tooMany = (count: number, name: string): Problem => ({
  code: 'averitec/too-many-claims',
  message: `The file has ${count.toLocaleString('en')} claims; the most that is read is ${MOST_CLAIMS.toLocaleString('en')}. Split it.`,
  where: name,
});

/** A list of claims, one alone, or one a line. */
function rowsIn(text: string, input: ReadInput): Result<readonly unknown[]> {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const isLines = lines.length > 1 && lines.every((line) => /^\s*\{.*\}\s*$/u.test(line));
  if (!isLines) {
    const parsed = parseJson(text, input);
    if (!parsed.ok) return parsed;
    return done(Array.isArray(parsed.value) ? (parsed.value as readonly unknown[]) : [parsed.value]);
  }
  const rows: unknown[] = [];
  const most = budgetsOf(input.budgets).records;
  for (const [at, line] of lines.entries()) {
    if (at > most) break;
    const parsed = parseJson(line, { ...input, name: `${input.name}, line ${at + 1}` });
    if (!parsed.ok) return parsed;
    rows.push(parsed.value);
  }
  return done(rows);
}

const textAt = (value: unknown, key: string): string => {
  const text = propertyOf(value, key);
  return typeof text === 'string' ? oneLine(text) : '';
};

/** A paragraph holds no line end. */
const oneLine = (text: string): string =>
  text
    .replace(/\s*[\r\n\u2028\u2029]+\s*/gu, ' ')
    .trim()
    .toWellFormed();

const textsAt = (value: unknown, key: string): readonly string[] => {
  const list = propertyOf(value, key);
  return Array.isArray(list) ? list.filter((one) => typeof one === 'string').map(oneLine) : [];
};

const objectsAt = (value: unknown, key: string): readonly unknown[] => {
  const list = propertyOf(value, key);
  return Array.isArray(list) ? (list as readonly unknown[]) : [];
};

/** Their words for what the scheme calls so. */
const VERDICTS: Readonly<Record<string, string>> = {
  supported: 'supported',
  refuted: 'refuted',
  'not enough evidence': 'not-enough-evidence',
  'conflicting evidence/cherrypicking': 'conflicting',
  'conflicting evidence/cherry-picking': 'conflicting',
};

const CLAIM_TYPES: Readonly<Record<string, string>> = {
  'event/property claim': 'event',
  'numerical claim': 'numerical',
  'causal claim': 'causal',
  'position statement': 'position',
  'quote verification': 'quote',
};

const known = (words: Readonly<Record<string, string>>, word: string): string =>
  Object.hasOwn(words, word.toLowerCase()) ? words[word.toLowerCase()]! : word;

function documentOf(row: unknown): ForeignDocument | null {
  const claim = textAt(row, 'claim');
  if (claim === '') return null;
  const page = new Page();
  page.tag('claim', 'claim', page.add({ type: 'paragraph', text: claim }), claimAttributes(row));
  objectsAt(row, 'questions').forEach((question, i) => {
    const asked = textAt(question, 'question');
    if (asked !== '') page.add({ type: 'heading', level: 2, text: asked });
    objectsAt(question, 'answers').forEach((answer, j) => {
      const text = textAt(answer, 'answer');
      if (text === '') return;
      page.tag(`answer ${i} ${j}`, 'Evidence', page.add({ type: 'paragraph', text }), answerAttributes(answer, asked));
    });
  });
  const speaker = textAt(row, 'speaker');
  const evidence = page.spans.filter(({ label }) => label === 'Evidence');
  return {
    title: firstWords(claim),
    text: page.blocks.map(({ text }) => text).join('\n'),
    blocks: page.blocks,
    metadata: metadataOf(row),
    speakers: speaker === '' ? [] : [{ id: 'speaker', name: speaker }],
    spans: page.spans,
    links: [
      ...(speaker === '' ? [] : [{ id: 'claimed', label: 'claimed-by', from: 'claim', to: 'speaker' }]),
      ...evidence.map(({ id }) => ({ id: `for ${id}`, label: 'evidence-for', from: id, to: 'claim' })),
    ],
  };
}

/** The text as it grows, with what is tagged in it. */
class Page {
  readonly blocks: Block[] = [];
  readonly spans: ForeignSpan[] = [];
  #length = 0;

  /** Returns where the block begins and ends. */
  add(block: Block) {
    const start = this.#length;
    this.blocks.push(block);
    this.#length += block.text.length + 1;
    return { start, end: start + block.text.length, text: block.text };
  }

  tag(
    id: string,
    label: string,
    { start, end, text }: { readonly start: number; readonly end: number; readonly text: string },
    attributes: Readonly<Record<string, AttributeValue>>,
  ): void {
    this.spans.push({ id, label, fragments: [{ start, end }], quoted: text, attributes });
  }
}

/** Only what is there; the empty string says nothing. */
const withoutEmpty = (values: Readonly<Record<string, AttributeValue>>): Readonly<Record<string, AttributeValue>> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== '' && !isEmptyList(value)));

const isEmptyList = (value: AttributeValue): boolean => typeof value === 'object' && value.length === 0;

function claimAttributes(row: unknown): Readonly<Record<string, AttributeValue>> {
  const types = textsAt(row, 'claim_types').map((type) => known(CLAIM_TYPES, type));
  const [first = '', ...others] = types;
  return withoutEmpty({
    checkWorthiness: 'CFS',
    verdict: known(VERDICTS, textAt(row, 'label')),
    claimType: first,
    moreClaimTypes: others,
    note: textAt(row, 'justification'),
    location: textAt(row, 'location_ISO_code'),
    strategies: textsAt(row, 'fact_checking_strategies'),
    factCheck: textAt(row, 'fact_checking_article'),
  });
}

const answerAttributes = (answer: unknown, question: string): Readonly<Record<string, AttributeValue>> =>
  withoutEmpty({
    question,
    answerType: textAt(answer, 'answer_type'),
    source: textAt(answer, 'source_url') || textAt(answer, 'cached_source_url'),
    sourceMedium: textAt(answer, 'source_medium'),
    explanation: textAt(answer, 'boolean_explanation'),
  });

function metadataOf(row: unknown): NonNullable<ForeignDocument['metadata']> {
  const url = textAt(row, 'original_claim_url');
  const [, day, month, year] = /^(\d{1,2})-(\d{1,2})-(\d{4})$/u.exec(textAt(row, 'claim_date')) ?? [];
  const outlet = textAt(row, 'reporting_source');
  return {
    ...(/^https?:\/\/\S+$/iu.test(url) ? { url } : {}),
    ...(outlet === '' ? {} : { outlet }),
    ...(year === undefined ? {} : { published: `${year}-${month!.padStart(2, '0')}-${day!.padStart(2, '0')}` }),
  };
}
