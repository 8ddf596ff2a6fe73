import { type AnnotationSet, endOf, startOf } from '../../annotations/annotation-set.ts';
import { quoteOfClaim, speakerOfClaim, speakerOfMention } from '../../annotations/attribution.ts';
import { wordsOf } from '../../annotations/covered-text.ts';
import { type Annotation, type Fragment, isDetached, type Speaker } from '../../model/records.ts';
import { dayOf } from '../speakers/offices.ts';
import { isEnglish } from '../suggest/quotes/language.ts';
import { identify } from '../who.ts';
import { datesIn } from './dates.ts';
import { type FilledWords, fillIn } from './fill.ts';
import { personsIn } from './persons.ts';

/**
 * The **wording** of a claim that can be read alone (AFP, Full Fact: who, where, when): its own words, with names for the
 * pronouns and dates for “yesterday” where the article tells them. It is offered, never written unasked; what was filled
 * in is told with it. English alone has rules; the words of other languages are offered as they stand.
 *
 * @param text of the article; offsets of annotations are UTF-16 code units in it
 */
export function claimWording(set: AnnotationSet, text: string, claim: Annotation): FilledWords {
  const words = wordsOf(text, claim);
  if (isDetached(claim) || !isInEnglish(set, text, claim)) return { text: words, filled: [] };
  const said = quoteOfClaim(set, claim.id);
  const speaker = speakerOfClaim(set, claim.id);
  const isReported = said?.attributes['quoteType'] === 'indirect';
  const day = dayOf(set.metadata.published);
  return fillIn(words, [
    ...(day === null ? [] : datesIn(words, day)),
    ...personsIn(words, {
      // “I” outside of quotation marks is whoever wrote the article.
      speaker: isReported ? null : speaker,
      whoIs: (pronoun) =>
        whoIs(set, text, placeOf(claim, pronoun), isReported ? speaker : null, said === null ? null : speaker),
    }),
  ]);
}

/** How much of the text on either side of a claim tells its language, UTF-16 code units. */
const AROUND = 1500;

function isInEnglish({ metadata }: AnnotationSet, text: string, claim: Annotation): boolean {
  if (metadata.language !== undefined && metadata.language !== '') return /^en\b/iu.test(metadata.language);
  return isEnglish(text.slice(Math.max(0, startOf(claim) - AROUND), endOf(claim) + AROUND));
}

/** Where a stretch of a claim's words stands in the article. */
function placeOf({ fragments }: Annotation, { start, end }: Fragment): Fragment {
  let passed = 0;
  for (const fragment of fragments) {
    const length = fragment.end - fragment.start;
    if (start < passed + length) return { start: fragment.start + start - passed, end: fragment.start + end - passed };
    passed += length + 1; // Fragments are joined by a space.
  }
  throw new RangeError(`Offset ${start} is past the words of the claim`);
}

/**
 * Whom a pronoun stands for: whoever somebody has tied it to; else the nearest one it can stand for, who in quotation marks
 * is never the one who speaks; else, in reported speech, the one who is reported.
 */
function whoIs(
  set: AnnotationSet,
  text: string,
  place: Fragment,
  reported: Speaker | null,
  speaker: Speaker | null,
): Speaker | null {
  const mention = set
    .touching(place.start, place.end)
    .find((one) => one.kind === 'mention' && startOf(one) === place.start && endOf(one) === place.end);
  const tied = mention === undefined ? null : speakerOfMention(set, mention.id);
  if (tied !== null) return tied;
  const { who } = identify(text, { ...place, form: 'pronoun' }, set, reported === null ? (speaker?.id ?? null) : null);
  if (who !== null && 'known' in who) return who.known;
  const isOne = /^(?:s?he|him|his|her)$/iu.test(text.slice(place.start, place.end));
  return isOne && reported?.type === 'person' ? reported : null;
}
