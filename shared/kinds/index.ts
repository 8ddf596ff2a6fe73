import type { SchemeRecord } from '../model/scheme.ts';
import { MARKED_QUOTES } from './marked-quotes.ts';
import { NEWS_WIDE } from './news-wide.ts';
import { NOVEL } from './novel.ts';

/** The schemes that ship, in the order in which they are offered; the first is the one of an article that names none. */
export const SHIPPED_SCHEMES: readonly SchemeRecord[] = [NEWS_WIDE, MARKED_QUOTES, NOVEL];

/** The kinds that ship. What they mean to each other (who said what) is known by their ids. */
export const KINDS = NEWS_WIDE.kinds;
