import type { ForeignFragment } from '../foreign/foreign-document.ts';

/**
 * The syntax of a `.ann` file, a **line** at a time, as brat's server reads it: an id, a tab, what the first letter of
 * the id says. `T` a text-bound annotation, `R` a relation, `E` an event around a trigger, `A` (or the older `M`) an
 * attribute, `N` a reference to an entry of some database, `*` an equivalence, `#` a note. Offsets are the file's own.
 */
export type AnnLine =
  | {
      readonly is: 'span';
      readonly id: string;
      readonly type: string;
      readonly fragments: readonly ForeignFragment[];
      /** The words covered, fragments joined by one space; absent where the line has none. */
      readonly text?: string;
    }
  | { readonly is: 'relation'; readonly id: string; readonly type: string; readonly roles: readonly Role[] }
  | {
      readonly is: 'event';
      readonly id: string;
      readonly type: string;
      readonly trigger: string;
      readonly roles: readonly Role[];
    }
  | {
      readonly is: 'attribute';
      readonly id: string;
      readonly type: string;
      readonly target: string;
      /** Absent for one that is simply set. */
      readonly value?: string;
    }
  | {
      readonly is: 'reference';
      readonly id: string;
      readonly target: string;
      readonly to: string;
      readonly text: string;
    }
  | { readonly is: 'equivalence'; readonly type: string; readonly members: readonly string[] }
  | { readonly is: 'note'; readonly id: string; readonly type: string; readonly target: string; readonly text: string };

/** What an argument is to its event or relation, and its id. */
export interface Role {
  readonly name: string;
  readonly target: string;
}

export type SpanLine = Extract<AnnLine, { is: 'span' }>;
export type EventLine = Extract<AnnLine, { is: 'event' }>;

/** Returns what a line says, or null when it is no line of this syntax. */
export function parseAnnLine(line: string): AnnLine | null {
  const tab = line.indexOf('\t');
  if (tab === -1) return null;
  const id = line.slice(0, tab);
  if (!/^(?:\*|[TREAMN#]\S+)$/u.test(id)) return null;
  const rest = line.slice(tab + 1);
  const tail = rest.indexOf('\t');
  const [data, text] = tail === -1 ? [rest, undefined] : [rest.slice(0, tail), rest.slice(tail + 1)];
  return PARSERS[id[0]!]?.(id, data, text) ?? null;
}

type Parser = (id: string, data: string, text: string | undefined) => AnnLine | null;

const PARSERS: Readonly<Record<string, Parser>> = {
  T: parseSpan,
  R: parseRelation,
  E: parseEvent,
  A: parseAttribute,
  M: parseAttribute,
  N: parseReference,
  '*': parseEquivalence,
  '#': parseNote,
};

const wordsOf = (data: string): string[] => data.split(/\s+/u).filter((word) => word !== '');

function parseSpan(id: string, data: string, text: string | undefined): AnnLine | null {
  const space = data.indexOf(' ');
  const places = data
    .slice(space + 1)
    .trimEnd()
    .split(';');
  const fragments = places.map((place) => {
    const [, start, end] = /^(\d{1,15}) (\d{1,15})$/.exec(place) ?? [];
    return { start: Number(start), end: Number(end) };
  });
  if (space < 1 || fragments.some(({ start, end }) => !(start <= end))) return null;
  return { is: 'span', id, type: data.slice(0, space), fragments, ...(text === undefined ? {} : { text }) };
}

function rolesOf(words: readonly string[]): Role[] | null {
  const roles = words.map((word) => {
    const colon = word.indexOf(':');
    return { name: word.slice(0, Math.max(colon, 0)), target: word.slice(colon + 1) };
  });
  return roles.every(({ name, target }) => name !== '' && target !== '') ? roles : null;
}

function parseRelation(id: string, data: string): AnnLine | null {
  const [type, ...words] = wordsOf(data);
  const roles = rolesOf(words);
  return type === undefined || roles?.length !== 2 ? null : { is: 'relation', id, type, roles };
}

function parseEvent(id: string, data: string): AnnLine | null {
  const roles = rolesOf(wordsOf(data));
  const [head, ...others] = roles ?? [];
  return head === undefined ? null : { is: 'event', id, type: head.name, trigger: head.target, roles: others };
}

function parseAttribute(id: string, data: string): AnnLine | null {
  const [, type, target, value] = /^(\S+) (\S+)(?: (.*\S))?\s*$/su.exec(data) ?? [];
  if (type === undefined || target === undefined) return null;
  return { is: 'attribute', id, type, target, ...(value === undefined ? {} : { value }) };
}

function parseReference(id: string, data: string, text = ''): AnnLine | null {
  const [type, target, to, ...others] = wordsOf(data);
  if (type === undefined || target === undefined || others.length > 0) return null;
  return to === undefined || !/^[^:]+:./u.test(to) ? null : { is: 'reference', id, target, to, text };
}

function parseEquivalence(_: string, data: string): AnnLine | null {
  const [type, ...members] = wordsOf(data);
  return type === undefined || members.length < 2 ? null : { is: 'equivalence', type, members };
}

function parseNote(id: string, data: string, text = ''): AnnLine | null {
  const [type, target, ...others] = wordsOf(data);
  if (type === undefined || target === undefined || others.length > 0) return null;
  return { is: 'note', id, type, target, text };
}

/** Returns the line as it stands in a file, without its line feed. */
export function annLine(line: AnnLine): string {
  const rolesText = (roles: readonly Role[]) => roles.map(({ name, target }) => ` ${name}:${target}`).join('');
  switch (line.is) {
    case 'span': {
      const places = line.fragments.map(({ start, end }) => `${start} ${end}`).join(';');
      return `${line.id}\t${line.type} ${places}\t${line.text ?? ''}`;
    }
    case 'relation':
      return `${line.id}\t${line.type}${rolesText(line.roles)}`;
    case 'event':
      return `${line.id}\t${line.type}:${line.trigger}${rolesText(line.roles)}`;
    case 'attribute':
      return `${line.id}\t${line.type} ${line.target}${line.value === undefined ? '' : ` ${line.value}`}`;
    case 'reference':
      return `${line.id}\tReference ${line.target} ${line.to}\t${line.text}`;
    case 'equivalence':
      return `*\t${line.type} ${line.members.join(' ')}`;
    case 'note':
      return `${line.id}\t${line.type} ${line.target}\t${line.text}`;
  }
}
