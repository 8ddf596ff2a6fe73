import type { Article } from '../../model/article.ts';
import { type ArticleState, ARTICLE_STATES, type ExternalId, type Office } from '../../model/records.ts';
import { fileSpeaker } from '../../schema/file-records.ts';
import { withoutUndefined } from '../extra-keys.ts';
import { byId, toFileDossier } from '../file-records.ts';
import { propertyOf } from '../read-json.ts';
import type { ForeignDocument, ForeignSpeaker } from './foreign-document.ts';
import { isObject, listOf, stringAt } from './foreign-json.ts';

/**
 * What the desk keeps beside annotations, as one value of JSON that a foreign format can take along whole: checks of claims
 * as our own files have them, offices and ids of speakers, state and tags of the article. It names speakers and claims by
 * the ids that the file has for them; what of it leads nowhere is left out.
 */
export interface DeskPart {
  readonly state?: ArticleState;
  readonly tags?: readonly string[];
  /** Those of whom it has something to say. */
  readonly speakers?: readonly DeskSpeaker[];
  readonly dossiers?: readonly unknown[];
}

interface DeskSpeaker {
  readonly id: string;
  readonly offices?: readonly Office[];
  readonly ids?: readonly ExternalId[];
}

/** Returns the checks as our own files have them, by id. */
export const fileDossiersOf = ({ dossiers = [] }: Article): readonly unknown[] =>
  [...dossiers].sort(byId).map(toFileDossier);

/** Returns what the desk keeps of the document; undefined for nothing. */
export function deskPartOf(
  document: Pick<ForeignDocument, 'metadata' | 'speakers' | 'dossiers'>,
): DeskPart | undefined {
  const { state, tags } = document.metadata ?? {};
  const speakers = document.speakers
    .filter(({ offices, ids }) => offices !== undefined || ids !== undefined)
    .map(({ id, offices, ids }): DeskSpeaker => ({ id, ...withoutUndefined({ offices, ids }) }));
  const { dossiers = [] } = document;
  const part = {
    ...withoutUndefined({ state, tags }),
    ...(speakers.length === 0 ? {} : { speakers }),
    ...(dossiers.length === 0 ? {} : { dossiers }),
  };
  return Object.keys(part).length === 0 ? undefined : part;
}

/** Returns the document with what a desk part says of it; what is not of the right shape is passed over. */
export function withDeskPart(document: ForeignDocument, part: unknown): ForeignDocument {
  if (!isObject(part)) return document;
  const state = ARTICLE_STATES.find((one) => one === stringAt(part, 'state'));
  const tags = propertyOf(part, 'tags');
  const kept = new Map(listOf(propertyOf(part, 'speakers')).map((one) => [stringAt(one, 'id'), one]));
  return {
    ...document,
    metadata: { ...document.metadata, ...withoutUndefined({ state, tags: isTexts(tags) ? tags : undefined }) },
    speakers: document.speakers.map((speaker) => ({ ...speaker, ...speakerPart(kept.get(speaker.id)) })),
    dossiers: listOf(propertyOf(part, 'dossiers')),
  };
}

const isTexts = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every((one) => typeof one === 'string');

function speakerPart(value: unknown): Pick<ForeignSpeaker, 'offices' | 'ids'> {
  const offices = fileSpeaker.shape.offices.safeParse(propertyOf(value, 'offices')).data;
  const ids = fileSpeaker.shape.ids.safeParse(propertyOf(value, 'ids')).data;
  return withoutUndefined({ offices, ids }) as Pick<ForeignSpeaker, 'offices' | 'ids'>;
}
