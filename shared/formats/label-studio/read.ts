import { refuse, type Result } from '../../result.ts';
import type { AttributeValue } from '../../model/records.ts';
import { nameWithoutExtension } from '../decode-text.ts';
import type { ReadInput, Reading, Services } from '../format.ts';
import { UTF_16, type ForeignDocument, type ForeignLink, type ForeignSpan } from '../foreign/foreign-document.ts';
import { idAt, isObject, listOf, numberAt, readForeignJson, stringAt, stringsAt } from '../foreign/foreign-json.ts';
import { excerpt, type ImportNotes } from '../foreign/import-notes.ts';
import { isOwnPart, withOwnPart } from '../foreign/own-part.ts';
import { toReadings } from '../foreign/to-reading.ts';
import { propertyOf } from '../read-json.ts';
import { isHtml, readHtmlTask, type HtmlTask } from './html-task.ts';

/** A task with one of its annotations, or none. */
interface AnnotatedTask {
  readonly task: unknown;
  readonly annotation: unknown;
  readonly name: string;
}

/** Reads tasks, each annotation of each an article of its own; regions of pictures and sounds are told. */
export function readLabelStudio(input: ReadInput, services: Services): Result<readonly Reading[]> {
  const json = readForeignJson(input);
  if (!json.ok) return json;
  const { value, encoding, notes } = json.value;
  const tasks = listOf(value).filter((task) => isObject(propertyOf(task, 'data')));
  const name = nameWithoutExtension(input.name);
  const annotated = tasks.flatMap((task, index) =>
    annotationsOf(task, tasks.length === 1 ? name : `${name} ${index + 1}`, notes),
  );
  const documents = annotated.flatMap((one): ForeignDocument[] => {
    const document = documentOf(one, notes);
    return document === null ? [] : [document];
  });
  if (documents.length === 0) {
    const message =
      tasks.length === 0
        ? 'The file holds no tasks of Label Studio. Check that it is the right file.'
        : 'The tasks of the file are about pictures, sounds or tables, and have no text to annotate.';
    return refuse({ code: 'labelstudio/no-text', message, where: input.name });
  }
  const keepsIds = tasks.every((task) => isOwnPart(ownPartIn(task)));
  const file = { mediaType: 'application/json', encoding, standard: UTF_16, notes: notes.all(), keepsIds };
  return toReadings(documents, file, input, services);
}

const ownPartIn = (task: unknown): unknown => propertyOf(propertyOf(task, 'meta'), 'saidwho');

/** Those that were not cancelled; predictions where nobody has annotated. */
function annotationsOf(task: unknown, name: string, notes: ImportNotes): AnnotatedTask[] {
  const all = listOf(propertyOf(task, 'annotations') ?? propertyOf(task, 'completions'));
  const kept = all.filter((one) => propertyOf(one, 'was_cancelled') !== true);
  notes.addCount(
    all.length - kept.length,
    `${name}: 1 cancelled annotation was left out.`,
    `cancelled annotations of ${name} were left out.`,
  );
  const predictions = listOf(propertyOf(task, 'predictions'));
  if (kept.length === 0 && predictions.length > 0) {
    notes.add(`${name}: nobody has annotated it; what is read was predicted by a model.`);
    return [{ task, annotation: predictions[0], name }];
  }
  if (kept.length === 0) return [{ task, annotation: null, name }];
  return kept.map((annotation, i) => ({ task, annotation, name: i === 0 ? name : `${name}, annotation ${i + 1}` }));
}

function documentOf({ task, annotation, name }: AnnotatedTask, notes: ImportNotes): ForeignDocument | null {
  const results = listOf(propertyOf(annotation, 'result'));
  const source = textOf(propertyOf(task, 'data'), results);
  if (source === null) {
    notes.add(`${name} has no text; it is about a picture, a sound or a table, and was left out.`);
    return null;
  }
  const isMarked = results.some((one) => stringAt(propertyOf(one, 'value'), 'start') !== undefined);
  const isUnmarked = results.every((one) => numberAt(propertyOf(one, 'value'), 'start') === undefined);
  const isPage = !isOwnPart(ownPartIn(task)) && (isMarked || (isUnmarked && isHtml(source)));
  const page = isPage ? readHtmlTask(source) : null;
  if (page !== null) notes.add(`${name} is a web page: its text was read, and its regions by their place in that.`);
  const regions = new Regions(name, page, notes);
  for (const result of results) regions.read(result);
  const note = regions.wholes.join('\n');
  const made = madeBy(annotation);
  const document: ForeignDocument = {
    title: stringAt(propertyOf(task, 'data'), 'title') ?? name,
    text: page?.text ?? source,
    ...(note !== '' && { metadata: { note } }),
    speakers: [],
    spans: regions.spans().map((span) => ({ ...made, ...span })),
    links: regions.links,
  };
  return withOwnPart(document, ownPartIn(task), true);
}

/** The value that the results are about, or else the longest that is words. */
function textOf(data: unknown, results: readonly unknown[]): string | null {
  if (!isObject(data)) return null;
  for (const result of results) {
    const key = [stringAt(result, 'source'), stringAt(result, 'to_name')].find((one) => one?.startsWith('$'))?.slice(1);
    const named = key === undefined ? undefined : stringAt(data, key);
    if (named !== undefined) return named;
  }
  const text = stringAt(data, 'text');
  if (text !== undefined) return text;
  const isWords = (value: string) => !/^(?:[a-z][a-z\d+.-]*:|\/)\S*$/iu.test(value) && /\p{L}/u.test(value);
  const words = Object.values(data).filter((value): value is string => typeof value === 'string' && isWords(value));
  return words.reduce<string | null>((best, one) => (best === null || one.length > best.length ? one : best), null);
}

function madeBy(annotation: unknown): Partial<Pick<ForeignSpan, 'creator' | 'created' | 'modified'>> {
  const by = propertyOf(annotation, 'completed_by');
  const creator = stringAt(by, 'email') ?? idAt(by, 'id') ?? idAt(annotation, 'completed_by');
  const [created, modified] = [stringAt(annotation, 'created_at'), stringAt(annotation, 'updated_at')];
  return {
    ...(creator !== undefined && { creator }),
    ...(created !== undefined && { created }),
    ...(modified !== undefined && modified !== created && { modified }),
  };
}

/** Results that share an id are one region: its labels, and what was chosen or written about it. */
class Regions {
  readonly links: ForeignLink[] = [];
  /** What is said of the whole text. */
  readonly wholes: string[] = [];
  readonly #byId = new Map<
    string,
    { place: ForeignSpan['fragments']; quoted?: string; labels: string[]; values: Map<string, AttributeValue> }
  >();
  readonly #name: string;
  readonly #page: HtmlTask | null;
  readonly #notes: ImportNotes;

  constructor(name: string, page: HtmlTask | null, notes: ImportNotes) {
    this.#name = name;
    this.#page = page;
    this.#notes = notes;
  }

  read(result: unknown): void {
    const type = stringAt(result, 'type') ?? '';
    if (type === 'relation') {
      this.#readRelation(result);
      return;
    }
    const value = propertyOf(result, 'value');
    const place = this.#placeOf(value);
    const id = idAt(result, 'id') ?? `region ${this.#byId.size}`;
    const labels = type.endsWith('labels') ? stringsAt(value, type) : [];
    const said = labels.length > 0 || type.endsWith('labels') ? null : saidIn(value, type);
    const field = stringAt(result, 'from_name') ?? type;
    if (place === null && said === null) {
      this.#notes.add(`${this.#name}: a region (${excerpt(type)}) is no stretch of a text and was left out.`);
    } else if (place === null && !this.#byId.has(id)) {
      this.wholes.push(`${field}: ${String(said)}`);
    } else {
      const region = this.#byId.get(id) ?? { place: place!, labels: [], values: new Map<string, AttributeValue>() };
      this.#byId.set(id, region);
      region.labels.push(...labels);
      if (said !== null) region.values.set(field, said);
      const quoted = stringAt(value, 'text')?.replaceAll(/\\n/gu, '\n');
      if (quoted !== undefined) region.quoted = quoted;
    }
  }

  /** A region with several labels is an annotation for each. */
  spans(): ForeignSpan[] {
    return [...this.#byId].flatMap(([id, { place, quoted, labels, values }]) =>
      (labels.length === 0 ? ['region'] : labels).map((label, i) => ({
        id: i === 0 ? id : `${id} ${label}`,
        label,
        fragments: place,
        ...(quoted === undefined ? {} : { quoted }),
        attributes: Object.fromEntries(values),
      })),
    );
  }

  #readRelation(result: unknown): void {
    const [from, to] = [idAt(result, 'from_id'), idAt(result, 'to_id')];
    if (from === undefined || to === undefined) {
      this.#notes.add(`${this.#name}: a relation lacks an end: ${excerpt(JSON.stringify(result))}.`);
      return;
    }
    const label = stringsAt(result, 'labels')[0] ?? 'related to';
    const isBackward = stringAt(result, 'direction') === 'left';
    const ends = isBackward ? { from: to, to: from } : { from, to };
    this.links.push({ id: `relation ${this.links.length}`, label, ...ends });
  }

  #placeOf(value: unknown): ForeignSpan['fragments'] | null {
    const global = propertyOf(value, 'globalOffsets');
    const from = this.#page !== null && global !== undefined ? global : value;
    const [start, end] = [numberAt(from, 'start'), numberAt(from, 'end')];
    if (start === undefined || end === undefined) return null;
    return [this.#page === null ? { start, end } : this.#page.place({ start, end })];
  }
}

/** What was chosen, written or rated; null for what is none of it. */
function saidIn(value: unknown, type: string): AttributeValue | null {
  const said = propertyOf(value, type === 'textarea' ? 'text' : type);
  if (said === undefined || said === null) return null;
  if (typeof said === 'string' || typeof said === 'number' || typeof said === 'boolean') return said;
  const words = listOf(said).map((one) => (Array.isArray(one) ? one.map(String).join(' / ') : textFor(one)));
  return words.length === 1 ? words[0]! : words;
}

const textFor = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));
