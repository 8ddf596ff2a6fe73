import type { SchemeRecord } from '../model/scheme.ts';
import { claim } from './claim.ts';
import { cue } from './cue.ts';
import { LINK_TYPES } from './links.ts';
import { mention } from './mention.ts';
import { quote } from './quote.ts';

/** The scheme an article has unless it says otherwise: every attribution in the news, after PolNeAR. */
export const NEWS_WIDE: SchemeRecord = {
  record: 'scheme',
  id: 'scheme',
  name: 'saidwho/news-wide/1',
  label: 'News, wide',
  profile: 'news-wide',
  kinds: [quote, mention, cue, claim],
  linkTypes: LINK_TYPES,
};
