import { excerpt, type ImportNotes } from '../foreign/import-notes.ts';
import { isObject, listOf, stringAt } from '../foreign/foreign-json.ts';
import { propertyOf } from '../read-json.ts';
import { selectionOf, type Selection } from './selectors.ts';

/** An annotation of any program, as far as an article has a place for it. */
export interface WebAnnotation {
  readonly id: string;
  readonly motivations: readonly string[];
  /** Words that tag it. */
  readonly tags: readonly string[];
  /** Words that comment on it or describe it. */
  readonly comments: readonly string[];
  /** What else is said about the target: addresses of other resources. */
  readonly resources: readonly string[];
  readonly targets: readonly WebTarget[];
  readonly created?: string;
  readonly modified?: string;
  readonly creator?: string;
}

export interface WebTarget {
  /** Address of the resource, or id of the annotation that it is; empty where none is named. */
  readonly source: string;
  /** Absent for the whole resource. */
  readonly selection?: Selection;
}

/** A target may hold others (`Composite`, `List`, `Independents`, `Choice`); so many at most. */
const MOST_TARGETS = 1000;

/**
 * Returns the annotation that the value is, or null when it is none; what of it breaks a rule of the Recommendation is
 * told and passed over.
 *
 * @param called how the report calls it: `Annotation 3`
 */
export function readWebAnnotation(value: unknown, called: string, notes: ImportNotes): WebAnnotation | null {
  if (!isObject(value) || !stringsIn(propertyOf(value, 'type') ?? propertyOf(value, '@type')).includes('Annotation')) {
    const type = isObject(value) ? excerpt(JSON.stringify(propertyOf(value, 'type') ?? null)) : 'no object';
    notes.add(`${called} is no annotation (its type is ${type}) and was left out.`);
    return null;
  }
  const fault = (what: string) => notes.add(`${called} ${what}.`);
  const id = propertyOf(value, 'id') ?? propertyOf(value, '@id');
  if (typeof id !== 'string') fault('has no id, or several, where it should have one');
  const bodies = bodiesOf(value);
  const targets = targetsOf(propertyOf(value, 'target'), fault);
  if (targets.length === 0) fault('has no target that can be read');
  for (const key of ['generator', 'via', 'canonical']) checkAddress(value, key, fault);
  instantAt(value, 'generated', fault);
  return {
    id: typeof id === 'string' ? id : called,
    motivations: stringsIn(propertyOf(value, 'motivation')).map((one) => one.replace(/^oa:/u, '')),
    ...bodies,
    targets,
    ...instantAt(value, 'created', fault),
    ...instantAt(value, 'modified', fault),
    ...creatorOf(value),
  };
}

const stringsIn = (value: unknown): string[] => listOf(value).filter((one) => typeof one === 'string');

function bodiesOf(annotation: object): Pick<WebAnnotation, 'tags' | 'comments' | 'resources'> {
  const tags: string[] = [];
  const comments = stringsIn(propertyOf(annotation, 'bodyValue'));
  const resources: string[] = [];
  for (const body of listOf(propertyOf(annotation, 'body'))) {
    const words = stringAt(body, 'value');
    const isTag = stringsIn(propertyOf(body, 'purpose')).includes('tagging');
    if (words !== undefined) (isTag ? tags : comments).push(words);
    else resources.push(...addressesOf(body));
  }
  return { tags, comments, resources };
}

/** Addresses of a resource: its own, or that of its source. */
function addressesOf(resource: unknown): string[] {
  if (typeof resource === 'string') return [resource];
  const source = propertyOf(resource, 'source');
  return stringsIn([stringAt(resource, 'id') ?? stringAt(source, 'id') ?? source]);
}

function targetsOf(target: unknown, fault: (what: string) => void): WebTarget[] {
  const waiting = [...listOf(target)];
  const targets: WebTarget[] = [];
  for (let at = 0; at < waiting.length && at < MOST_TARGETS; at += 1) {
    const one = waiting[at];
    if (typeof one !== 'string' && !isObject(one)) {
      fault(`has a target that is neither an address nor an object: ${excerpt(JSON.stringify(one))}`);
      continue;
    }
    const items = listOf(propertyOf(one, 'items'));
    if (items.length > 0) waiting.push(...items.slice(0, MOST_TARGETS));
    else targets.push(targetOf(one, fault));
  }
  return targets;
}

function targetOf(target: string | object, fault: (what: string) => void): WebTarget {
  const [source = ''] = addressesOf(target);
  const selector = propertyOf(target, 'selector');
  if (selector === undefined) return { source };
  for (const one of listOf(selector)) {
    if (Array.isArray(propertyOf(one, 'value'))) fault('has a selector with several values, where it should have one');
  }
  return { source, selection: selectionOf(selector) };
}

function checkAddress(annotation: object, key: string, fault: (what: string) => void): void {
  for (const one of listOf(propertyOf(annotation, key))) {
    const isAddress = isObject(one) || (typeof one === 'string' && /^[a-z][a-z\d+.-]*:\S+$/iu.test(one));
    if (!isAddress) fault(`has ${excerpt(JSON.stringify(one))} as its ${key}, which is no address`);
  }
}

/** An instant of ISO 8601; what is none is told. */
function instantAt<K extends 'created' | 'modified' | 'generated'>(
  annotation: object,
  key: K,
  fault: (what: string) => void,
): { readonly [Key in K]?: string } {
  const value = propertyOf(annotation, key);
  if (value === undefined) return {};
  if (typeof value === 'string' && /^\d{4}-\d\d-\d\d(?:T[\d:.,]+(?:Z|[+-]\d\d:?\d\d)?)?$/u.test(value)) {
    return { [key]: value } as { readonly [Key in K]?: string };
  }
  fault(`was ${key} at ${excerpt(JSON.stringify(value))}, which is no one instant`);
  return {};
}

function creatorOf(annotation: object): { readonly creator?: string } {
  const names = listOf(propertyOf(annotation, 'creator')).flatMap((creator) => {
    const name = typeof creator === 'string' ? creator : stringAt(creator, 'name');
    return name ?? stringAt(creator, 'nickname') ?? stringAt(creator, 'id') ?? [];
  });
  return names.length === 0 ? {} : { creator: names.join(', ') };
}
