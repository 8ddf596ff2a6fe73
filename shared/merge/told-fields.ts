import { wordsOf } from '../annotations/covered-text.ts';
import { hasDrifted } from '../annotations/drift.ts';
import type { Article } from '../model/article.ts';
import { type Annotation, type DocumentRecord, isDetached } from '../model/records.ts';
import { describe, type Scene } from './describe.ts';
import { type Fields, fieldsOf } from './fields.ts';
import { isSameValue } from '../model/same-value.ts';
import { blocksBefore, type Page } from './page.ts';
import { shortened } from './shortened.ts';

/** One field of a record in two versions, as a person reads it; empty where it says nothing. */
export interface FieldDifference {
  readonly name: string;
  readonly before: string;
  readonly after: string;
}

/** A scene whose paragraphs are counted. */
export interface PagedScene extends Scene {
  readonly page: Page;
}

/** Code points of one value. */
const MOST_OF_A_VALUE = 200;

/** Names that differ from the field's own. */
const NAMES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    title: 'Headline',
    url: 'Address',
    ends: 'Link',
    creator: 'Tagged by',
    kinds: 'Kinds',
    linkTypes: 'Types of links',
    tagged: 'Words when tagged',
  }),
);

/** When a record was last touched says nothing of what it says; values of other programs are told one by one. */
const UNTOLD = ['modified', 'extra'];

/** Returns the fields in which two versions of one record differ. */
export function recordFields(
  before: DocumentRecord,
  after: DocumentRecord,
  old: PagedScene,
  now: PagedScene,
): readonly FieldDifference[] {
  const fields = differences(fieldsOf(before), fieldsOf(after), {
    nameOf: (name) => fieldLabel(after, name, now),
    before: (name, value) => valueOf(before, name, value, old),
    after: (name, value) => valueOf(after, name, value, now),
  });
  if (before.record !== 'annotation' || after.record !== 'annotation') return fields;
  const isToldOnce = !hasDrifted(before, old.text) && !hasDrifted(after, now.text);
  const told = isToldOnce ? fields.filter(({ name }) => name !== NAMES.get('tagged')) : fields;
  return [...placeDifferences(before, after, old, now), ...told];
}

/** Returns what differs in what an article holds besides its text and records. */
export function articleFields(before: Article, after: Article): readonly FieldDifference[] {
  const [old, now] = [before, after].map(({ source, extra }) =>
    fieldsOf({ ...(source && { source }), ...(extra && { extra }) }),
  );
  return differences(old!, now!, {
    nameOf: labelOf,
    before: (_, value) => written(value),
    after: (_, value) => written(value),
  });
}

interface Telling {
  readonly nameOf: (name: string) => string;
  readonly before: (name: string, value: unknown) => string;
  readonly after: (name: string, value: unknown) => string;
}

function differences(old: Fields, now: Fields, telling: Telling): FieldDifference[] {
  return [...new Set([...old.keys(), ...now.keys()])]
    .filter((name) => !UNTOLD.includes(name) && !isSameValue(old.get(name), now.get(name)))
    .map((name) => ({
      name: telling.nameOf(name),
      before: telling.before(name, old.get(name)),
      after: telling.after(name, now.get(name)),
    }));
}

function fieldLabel(record: DocumentRecord, name: string, { set }: Scene): string {
  const fields = record.record === 'annotation' ? set.scheme.findKind(record.kind)?.fields : undefined;
  return fields?.find((field) => name === `attributes/${field.id}`)?.label ?? NAMES.get(name) ?? labelOf(name);
}

function labelOf(name: string): string {
  const id = name.slice(name.indexOf('/') + 1);
  return name.includes('/') ? id : id.charAt(0).toUpperCase() + id.slice(1);
}

function valueOf(record: DocumentRecord, name: string, value: unknown, scene: Scene): string {
  if (name === 'ends') return describe(record, scene).words;
  if (record.record !== 'annotation') return written(value);
  if (name === 'kind') return describe(record, scene).kind;
  const id = name.startsWith('attributes/') ? name.slice('attributes/'.length) : null;
  const isText = typeof value === 'string' && id !== null;
  const speaker = isText && isSpeakerField(record, id, scene) ? scene.set.findSpeaker(value) : null;
  if (speaker !== null) return written(speaker.name);
  return written(isText ? scene.set.scheme.valueLabel(record.kind, id, value) : value);
}

const isSpeakerField = ({ kind }: Annotation, id: string, { set }: Scene): boolean =>
  set.scheme.findKind(kind)?.fields.some((field) => field.id === id && field.type === 'speaker') === true;

function written(value: unknown): string {
  if (value === undefined) return '';
  if (typeof value === 'string') return shortened(value, MOST_OF_A_VALUE);
  const isList = Array.isArray(value) && value.every((one) => typeof one === 'string');
  return shortened(isList ? value.join(', ') : JSON.stringify(value), MOST_OF_A_VALUE);
}

/**
 * An annotation that covers the same words is where it was: its text took it along. Where the text is the same and
 * the place is not, it stands on the same words elsewhere.
 */
function placeDifferences(before: Annotation, after: Annotation, old: PagedScene, now: PagedScene): FieldDifference[] {
  const [words, newWords] = [coveredBy(before, old), coveredBy(after, now)];
  if (words !== newWords) {
    const [was, is] = [shortened(words, MOST_OF_A_VALUE), shortened(newWords, MOST_OF_A_VALUE)];
    return [{ name: 'Words', before: was, after: is }];
  }
  const hasMoved = old.text === now.text && !isSameValue(before.fragments, after.fragments);
  if (!hasMoved && isDetached(before) === isDetached(after)) return [];
  return [{ name: 'Place', before: placeOf(before, old), after: placeOf(after, now) }];
}

const coveredBy = (annotation: Annotation, { text }: Scene): string => wordsOf(text, annotation);

function placeOf({ fragments }: Annotation, { page }: PagedScene): string {
  const first = fragments[0];
  if (first === undefined) return 'no longer in the text';
  const paragraph = blocksBefore(page, first.start + 1);
  return `paragraph ${paragraph}, character ${first.start + 1 - page.starts[paragraph - 1]!}`;
}
