/**
 * How much each **sign** speaks for or against a figure where a quotation has no source. The numbers were set by hand
 * on one half of the novels (LitBank, development half). Moving them one by one made more of that half right and less of
 * the other, so they stand as they were: the order of the signs matters more than the numbers.
 */
export const WEIGHTS = {
  /** Said the quotation before, in the same paragraph. */
  sameBefore: 3,
  /** Says the quotation behind it in the paragraph, which has a source; less where there is one before, too. */
  sameBehind: 2.5,
  sameBehindToo: 1,
  /** Acts in the paragraph before the quotation, or behind it, in dialogue. */
  actsBefore: 3,
  actsBehind: 2.2,
  /** Acts in the paragraph, in news. */
  actsInNews: 2,
  /** Share of that for those who act, but not last. */
  othersActing: 0.33,
  /** Is named where somebody acts. */
  about: 0.3,
  /** In news: said the quotation before; less for each paragraph between. */
  newsLast: 1.6,
  newsFade: 0.35,
  /** Acts in the paragraph before, in news. */
  newsBefore: 1,
  /** In dialogue: said the turn before, the one before that, … */
  before1: -1.5,
  before2: 2.2,
  before3: -0.4,
  before4: 1,
  /** Says the turn behind it, the one behind that, … */
  behind1: -1,
  behind2: 1.4,
  behind3: -0.2,
  behind4: 0.5,
  /** Share of that for turns that have no source themselves. */
  behindUnsure: 0.6,
  /** Is addressed in the turn before, or in the turn behind. */
  addressedBefore: 2.6,
  addressedBehind: 1.8,
  /** What is left of all that with one paragraph told between two turns, and with more. */
  fade2: 0.7,
  fade3: 0.4,
  /** Acts in what is told since the turn before. */
  actsSince: 1.2,
  /** Was named last in what is told before; less for each one named later. */
  people: 0.6,
  peopleStep: 0.12,
  /** Is addressed, or named, by the quotation itself. */
  addressed: -4,
  named: -2,
  /** How much of all this counts for a pronoun that is the source. */
  forPronouns: 0.6,
};
