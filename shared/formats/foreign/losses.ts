import { stateOf } from '../../annotations/article-state.ts';
import { exactOf } from '../../annotations/covered-text.ts';
import type { Article } from '../../model/article.ts';
import { textOf } from '../../model/block.ts';
import { isDetached, type Annotation, type Link, type Metadata, type Speaker } from '../../model/records.ts';
import { countForbiddenInXml } from '../xml.ts';
import type { LossDeclaration } from '../format.ts';
import { UNWRITABLE } from './foreign-of.ts';

/**
 * What annotation formats cannot carry, ready to be declared (`Format.loses`). Each strikes exactly the records that
 * come back otherwise; the conformance suite holds the formats to that.
 */

/** Records are numbered anew; nothing of what they say is lost. */
export const IDS: LossDeclaration = {
  id: 'ids',
  what: 'The ids of records: they are made anew when the file is read',
  treatment: 'changed',
  aspects: ['id'],
  strikes: ({ id, annotations, speakers, links }) => [id, ...idsOf([...annotations, ...speakers, ...links])],
};

/** The article's own id is made anew, as in every format but our own. */
export const ARTICLE_ID: LossDeclaration = {
  id: 'article.id',
  what: 'The id of the article: it is made anew when the file is read',
  treatment: 'changed',
  aspects: ['id'],
  strikes: ({ id }) => [id],
};

/** Every foreign file is a source of its own, and its reader's scheme is the one that ships with what the labels add. */
export const SOURCE_AND_SCHEME: LossDeclaration = {
  id: 'source.scheme',
  what: 'Where the text came from, and the scheme: labels in words, colours, keys, rules',
  treatment: 'dropped',
  aspects: ['source', 'scheme', 'extra'],
  strikes: ({ id }) => [id],
};

/** What sort of paragraph each is. */
export const BLOCK_TYPES_LOST: LossDeclaration = {
  id: 'blocks',
  what: 'Which paragraphs are headings, quotations or list items',
  treatment: 'flattened',
  aspects: ['blocks'],
  strikes: ({ id, blocks }) => (blocks.some(({ type }) => type !== 'paragraph') ? [id] : []),
};

/** Carriage returns and NULs inside a paragraph, which no text file tells from line ends. */
export const CONTROL_CHARACTERS: LossDeclaration = charactersLost(
  'text.controls',
  'Carriage returns and NUL characters inside a paragraph: they become U+FFFD',
  (text) => text.replaceAll(UNWRITABLE, '\ufffd') !== text,
);

/** The same for formats in XML, which forbids more of them. */
export const XML_CHARACTERS: LossDeclaration = charactersLost(
  'text.controls',
  'Control characters that XML forbids: they become U+FFFD',
  (text) => text.includes('\r') || countForbiddenInXml(text) > 0,
);

function charactersLost(id: string, what: string, has: (text: string) => boolean): LossDeclaration {
  return {
    id,
    what,
    treatment: 'changed',
    aspects: ['text', 'history', 'details', 'place'],
    strikes: (article) => {
      const text = textOf(article.blocks);
      if (!has(text) && !article.annotations.some((one) => has(one.tagged ?? '') || has(one.detached?.exact ?? ''))) {
        return [];
      }
      const struck = article.annotations.filter(
        ({ fragments, tagged = '', detached }) =>
          has(exactOf(text, fragments)) ||
          has(tagged) ||
          has(`${detached?.exact}${detached?.prefix}${detached?.suffix}`),
      );
      return [...(has(text) ? [article.id] : []), ...idsOf(struck)];
    },
  };
}

/** When and by whom annotations were made. */
export const HISTORY: LossDeclaration = {
  id: 'annotations.history',
  what: 'When and by whom annotations were made, and the words that stood there then',
  treatment: 'dropped',
  aspects: ['history'],
  strikes: (article) => {
    const { set, blocks } = stateOf(article);
    const text = textOf(blocks);
    const has = (one: Annotation) =>
      one.created !== undefined || one.modified !== undefined || one.creator !== undefined || differs(one, text);
    return idsOf(set.annotations.filter(has));
  },
};

/** The words that stood there when it was tagged. */
export const TAGGED: LossDeclaration = {
  id: 'annotations.tagged',
  what: 'The words that annotations covered when they were tagged, where they are others now',
  treatment: 'dropped',
  aspects: ['history'],
  strikes: (article) => idsOf(article.annotations.filter((one) => differs(one, textOf(article.blocks)))),
};

/** A record that keeps no words at all cannot have drifted. */
function differs(annotation: Annotation, text: string): boolean {
  const { tagged, detached, fragments } = annotation;
  return tagged !== undefined && tagged !== (detached?.exact ?? exactOf(text, fragments));
}

/** Annotations whose text is gone have no place that could be written. */
export const DETACHED: LossDeclaration = withTheirLinks({
  id: 'annotations.detached',
  what: 'Annotations whose text is gone from the article',
  strikes: ({ annotations }) => idsOf(annotations.filter(isDetached)),
});

/** Evidence of wording with its sources, and values that other programs or newer versions added. */
export const EXTRA: LossDeclaration = {
  id: 'extra',
  what: 'Sources and evidence of checked wording; values that other programs or newer versions added',
  treatment: 'dropped',
  aspects: ['extra'],
  strikes: ({ annotations, links, speakers, metadata }) =>
    idsOf([...annotations, ...links, ...speakers, metadata].filter(({ extra }) => extra !== undefined)),
};

/** What is known of speakers beyond the name. @param kept keys that the format carries */
export const speakerDetails = (kept: readonly (keyof Speaker)[] = []): LossDeclaration => ({
  id: 'speakers.details',
  what: 'What is known of speakers beyond their names',
  treatment: 'dropped',
  aspects: ['details', 'note'],
  strikes: ({ speakers }) =>
    idsOf(
      speakers.filter(
        (one) =>
          (one.type !== 'person' && !kept.includes('type')) ||
          (one.aliases.length > 0 && !kept.includes('aliases')) ||
          (one.role !== undefined && !kept.includes('role')) ||
          (one.note !== undefined && !kept.includes('note')),
      ),
    ),
});

/** All links. */
export const LINKS: LossDeclaration = {
  id: 'links',
  what: 'Links between annotations and speakers',
  treatment: 'dropped',
  strikes: ({ links }) => idsOf(links),
};

/** All values of all annotations, notes included. */
export const ATTRIBUTES: LossDeclaration = {
  id: 'annotations.attributes',
  what: 'Values of annotations: types, verdicts, notes',
  treatment: 'dropped',
  aspects: ['attributes', 'note'],
  strikes: ({ annotations }) => idsOf(annotations.filter(({ attributes }) => Object.keys(attributes).length > 0)),
};

/** Annotations of several pieces. @param treatment what becomes of them */
export const fragmentsLost = (treatment: 'flattened' | 'split' | 'dropped'): LossDeclaration => ({
  id: 'annotations.fragments',
  what: {
    flattened: 'Annotations of several pieces: they are written as one, with what stands between',
    split: 'Annotations of several pieces: each piece is written as one of its own',
    dropped: 'Annotations of several pieces',
  }[treatment],
  treatment,
  aspects: treatment === 'flattened' ? ['place', 'history'] : ['record'],
  strikes: ({ annotations }) => idsOf(annotations.filter(({ fragments }) => fragments.length > 1)),
});

/** What is known of the article. @param kept keys that the format carries */
export const metadataLost = (kept: readonly (keyof Metadata)[] = []): LossDeclaration => ({
  id: 'metadata',
  what:
    kept.length === 0
      ? 'What is known of the article: title, outlet, authors, date, language, note'
      : 'Some of what is known of the article: outlet, authors, date, language or note',
  treatment: 'dropped',
  aspects: kept.includes('title') ? ['details', 'note', 'extra'] : ['record'],
  strikes: ({ metadata }) =>
    Object.keys(metadata).some((key) => !['record', 'id', ...kept].includes(key)) ? ['metadata'] : [],
});

/** Returns a loss of whole annotations or speakers, which takes along the links that lead from or to them, and their checks. */
export function withTheirLinks(loss: Pick<LossDeclaration, 'id' | 'what' | 'strikes'>): LossDeclaration {
  return {
    ...loss,
    treatment: 'dropped',
    strikes: (article: Article) => {
      const lost = new Set(loss.strikes(article));
      const tied = article.links.filter(({ from, to }: Link) => lost.has(from.id) || lost.has(to.id));
      const checks = article.dossiers?.filter(({ claim }) => lost.has(claim)) ?? [];
      return [...lost, ...idsOf(tied), ...idsOf(checks)];
    },
  };
}

const idsOf = (records: readonly { readonly id: string }[]): string[] => records.map(({ id }) => id);
