import { textOf } from '../../model/block.ts';
import type { LossDeclaration } from '../format.ts';
import { UNWRITABLE } from './foreign-of.ts';
import { ARTICLE_ID, EXTRA, SOURCE_AND_SCHEME } from './losses.ts';

/** Carriage returns and NULs inside a paragraph of a text that stands in JSON; words beside it keep theirs. */
export const TEXT_CONTROLS: LossDeclaration = {
  id: 'text.controls',
  what: 'Carriage returns and NUL characters inside a paragraph: they become U+FFFD',
  treatment: 'changed',
  aspects: ['text'],
  strikes: ({ id, blocks }) => (textOf(blocks).search(UNWRITABLE) === -1 ? [] : [id]),
};

/** What formats in JSON lose that carry everything else beside the text (`own-part.ts`). */
export const JSON_LOSSES: readonly LossDeclaration[] = [SOURCE_AND_SCHEME, ARTICLE_ID, TEXT_CONTROLS, EXTRA];
