import { claim } from './claim.ts';
import { cue } from './cue.ts';
import type { Kind } from './kind.ts';
import { mention } from './mention.ts';
import { quote } from './quote.ts';

/** Every kind there is, in the order of menus and lists. */
export const KINDS: readonly Kind[] = [quote, mention, cue, claim];

/** The scheme these kinds make up; named in every file. */
export const SCHEME_ID = 'saidwho/news-wide/1';

/** Returns the kind with this id, or null when the scheme has none (the record is kept all the same). */
export const findKind = (id: string): Kind | null => KINDS.find((kind) => kind.id === id) ?? null;
