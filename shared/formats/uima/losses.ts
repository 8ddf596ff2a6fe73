import { exactOf } from '../../annotations/covered-text.ts';
import type { Article } from '../../model/article.ts';
import { textOf } from '../../model/block.ts';
import type { Annotation, AttributeValue, Attributes, Fragment } from '../../model/records.ts';
import type { LossDeclaration } from '../format.ts';
import {
  BLOCK_TYPES_LOST,
  CONTROL_CHARACTERS,
  DETACHED,
  HISTORY,
  IDS,
  metadataLost,
  SOURCE_AND_SCHEME,
  speakerDetails,
  withTheirLinks,
  XML_CHARACTERS,
} from '../foreign/losses.ts';
import { countForbiddenInXml } from '../xml.ts';
import { featureNameOf, labelOfType, typeNameOf } from './names.ts';
import { segmented } from './segments.ts';
import { rangeOf, type Range } from './uima-document.ts';

/** What the formats of the UIMA family cannot carry. */

const EXTRA_BUT_UIMA: LossDeclaration = {
  id: 'extra',
  what: 'Sources and evidence of checked wording; values that other programs or newer versions added',
  treatment: 'dropped',
  aspects: ['extra'],
  strikes: ({ annotations, links, speakers, metadata }) =>
    idsOf(
      [...annotations, ...links, ...speakers, metadata].filter(({ extra }) =>
        Object.keys(extra ?? {}).some((key) => key !== 'uima'),
      ),
    ),
};

const LABELS: LossDeclaration = {
  ...withTheirLinks({
    id: 'labels',
    what: 'Names of kinds and links of your own: they become names of types, “unheard-of” is UnheardOf',
    strikes: ({ annotations, links }) => [
      ...idsOf(annotations.filter(({ kind }) => labelOfType(typeNameOf(kind)) !== kind)),
      ...idsOf(links.filter(({ type }) => labelOfType(typeNameOf(type)) !== type)),
    ],
  }),
  treatment: 'flattened',
};

/** A speaker is a name in a feature of an annotation, and nothing more. */
const untied = (isCarried: (annotation: Annotation, text: string) => boolean): LossDeclaration => ({
  id: 'speakers.untied',
  what: 'Speakers to whom no annotation is tied, and links that lead from speakers',
  treatment: 'dropped',
  strikes: (article) => {
    const text = textOf(article.blocks);
    const carried = new Set(idsOf(article.annotations.filter((one) => isCarried(one, text))));
    const ties = tiesToSpeakers(article).filter(({ from }) => carried.has(from.id));
    const tied = new Set(ties.map(({ to }) => to.id));
    const fromSpeakers = article.links.filter(({ from }) => from.record === 'speaker');
    return [...idsOf(article.speakers.filter(({ id }) => !tied.has(id))), ...idsOf(fromSpeakers)];
  },
});

const hasText = ({ fragments }: Annotation): boolean => fragments.length > 0;

const hasWords = ({ fragments }: Annotation, text: string): boolean => /\S/u.test(exactOf(text, fragments));

const tiesToSpeakers = ({ links }: Article) =>
  links.filter(({ from, to }) => from.record === 'annotation' && to.record === 'speaker');

const NAMES: LossDeclaration = {
  ...withTheirLinks({
    id: 'speakers.names',
    what: 'Speakers with a name that others have too, which become one, and names of several lines',
    strikes: ({ speakers }) => {
      const counts = new Map<string, number>();
      for (const { name } of speakers) counts.set(name, (counts.get(name) ?? 0) + 1);
      return idsOf(speakers.filter(({ name }) => counts.get(name)! > 1 || /[\n\0-\x1f]/u.test(name)));
    },
  }),
  treatment: 'flattened',
};

const NOTES_OF_TIES: LossDeclaration = {
  id: 'links.notes',
  what: 'Notes on links that lead to speakers',
  treatment: 'dropped',
  aspects: ['note'],
  strikes: (article) => idsOf(tiesToSpeakers(article).filter(({ note }) => note !== undefined)),
};

/** Values whose field holds values of other sorts in other annotations, where one sort is all there may be. */
function valuesLost(asKept: (value: AttributeValue, range: Range) => AttributeValue): LossDeclaration {
  return {
    id: 'annotations.attributes',
    what: 'Sorts of values that one field mixes or the format has no word for, and names of fields that are no identifiers',
    treatment: 'changed',
    aspects: ['attributes', 'note'],
    strikes: ({ annotations }) => {
      const ranges = rangesOf(annotations);
      const isKept = ({ kind, attributes }: Annotation) =>
        Object.entries(attributes).every(
          ([key, value]) =>
            featureNameOf(key, new Set()) === key &&
            isSame(asKept(value, ranges.get(`${typeNameOf(kind)} ${key}`)!), value),
        );
      return idsOf(annotations.filter((one) => !isKept(one)));
    },
  };
}

function rangesOf(annotations: readonly Annotation[]): ReadonlyMap<string, Range> {
  const values = new Map<string, AttributeValue[]>();
  for (const { kind, attributes } of annotations) {
    for (const [key, value] of Object.entries(attributes satisfies Attributes)) {
      const name = `${typeNameOf(kind)} ${key}`;
      const known = values.get(name);
      if (known === undefined) values.set(name, [value]);
      else known.push(value);
    }
  }
  return new Map([...values].map(([name, all]) => [name, rangeOf(all)]));
}

const isSame = (a: AttributeValue, b: AttributeValue): boolean => JSON.stringify(a) === JSON.stringify(b);

function asTyped(value: AttributeValue, range: Range): AttributeValue {
  if (range === 'strings') return typeof value === 'object' ? value : [String(value)];
  return range === 'string' ? String(value) : value;
}

/** XML has no word for most control characters. */
function asXml(value: AttributeValue, range: Range): AttributeValue {
  const typed = asTyped(value, range);
  const isLegal = (text: string) => countForbiddenInXml(text) === 0;
  if (typeof typed === 'string') return isLegal(typed) ? typed : '';
  return typeof typed === 'object' && !typed.every(isLegal) ? [] : typed;
}

const asText = (value: AttributeValue): AttributeValue => (typeof value === 'string' ? value : String(value));

const COMMON: readonly LossDeclaration[] = [
  IDS,
  SOURCE_AND_SCHEME,
  BLOCK_TYPES_LOST,
  DETACHED,
  HISTORY,
  EXTRA_BUT_UIMA,
  LABELS,
  NAMES,
  speakerDetails(),
  NOTES_OF_TIES,
];

export const CAS_JSON_LOSSES: readonly LossDeclaration[] = [
  ...COMMON,
  untied(hasText),
  CONTROL_CHARACTERS,
  metadataLost(['title', 'url', 'language']),
  valuesLost(asTyped),
];

export const XMI_LOSSES: readonly LossDeclaration[] = [
  ...COMMON,
  untied(hasText),
  XML_CHARACTERS,
  metadataLost(['title', 'url', 'language']),
  valuesLost(asXml),
  {
    id: 'words.controls',
    what: 'Control characters that XML forbids in the title and in notes: they become U+FFFD',
    treatment: 'changed',
    aspects: ['record', 'note'],
    strikes: ({ links, metadata }) => [
      ...idsOf(links.filter(({ note = '' }) => countForbiddenInXml(note) > 0)),
      ...(countForbiddenInXml(metadata.title) > 0 ? ['metadata'] : []),
    ],
  },
];

/** White space that has no row: at the head of a paragraph, in a blank one, at the end of the text. */
const SPACE_BETWEEN: LossDeclaration = {
  id: 'text.space',
  what: 'White space at the head of paragraphs, in blank ones, and behind the last word',
  treatment: 'changed',
  aspects: ['text', 'blocks', 'history', 'place'],
  strikes: ({ id, blocks, annotations }) => {
    const text = textOf(blocks);
    const kept = textInRows(text);
    if (kept === text) return [];
    const differs = ({ fragments }: Annotation) => exactOf(text, fragments) !== exactOf(kept, fragments);
    return [id, ...idsOf(annotations.filter(differs))];
  },
};

/** The text as rows bring it back: line ends as many as paragraphs were left, blanks for the rest. */
export function textInRows(text: string): string {
  let kept = '';
  let paragraph = 0;
  for (const sentence of segmented(text)) {
    const gap = sentence.start - kept.length;
    const lineEnds = Math.min(gap, sentence.paragraph - paragraph);
    kept += '\n'.repeat(lineEnds) + ' '.repeat(gap - lineEnds) + text.slice(sentence.start, sentence.end);
    paragraph = sentence.paragraph;
  }
  return kept;
}

const EDGES: LossDeclaration = {
  ...withTheirLinks({
    id: 'annotations.edges',
    what: 'White space at the edges of annotations, between tokens: they are trimmed',
    strikes: ({ blocks, annotations }) => {
      const text = textOf(blocks);
      const isUntrimmed = ({ start, end }: Fragment) => /^\s|\s$/u.test(text.slice(start, end));
      return idsOf(annotations.filter(({ fragments }) => fragments.some(isUntrimmed)));
    },
  }),
  treatment: 'flattened',
};

const BLANK: LossDeclaration = withTheirLinks({
  id: 'annotations.blank',
  what: 'Annotations of nothing but white space',
  strikes: ({ blocks, annotations }) => {
    const text = textOf(blocks);
    return idsOf(annotations.filter((one) => hasText(one) && !hasWords(one, text)));
  },
});

export const TSV_LOSSES: readonly LossDeclaration[] = [
  ...COMMON,
  untied(hasWords),
  CONTROL_CHARACTERS,
  metadataLost(),
  valuesLost(asText),
  SPACE_BETWEEN,
  EDGES,
  BLANK,
];

const idsOf = (records: readonly { readonly id: string }[]): string[] => records.map(({ id }) => id);
