import type { Fragment } from '../../model/records.ts';
import type { AttributionProposal, ClaimProposal, Proposals, QuoteProposal, SpeakerProposal } from './proposals.ts';

/** What was learned, as questions that proposals ask. */
export interface Experience {
  /** A confidence as experience with rule and cue moves it. */
  confidence(prior: number, rule: string, cue: string | null): number;
  /** True where a word was rejected as a cue so often that it is none here. */
  isCueGone(cue: string): boolean;
  claimRule(claim: ClaimProposal): string;
  /** Names by the forms that stand for them. */
  readonly names: ReadonlyMap<string, string>;
  readonly text: string;
}

/**
 * Returns proposals **adjusted** to experience. Quotations and speakers that go or are joined move the indexes of all
 * that point at them.
 */
export function adjustedProposals(proposals: Proposals, experience: Experience): Proposals {
  const { speakers, indexes } = joinedSpeakers(proposals.speakers, experience.names);
  const moved = (index: number | null): number | null => (index === null ? null : (indexes[index] ?? null));
  const adjustedQuotes = proposals.quotes.map((quote) => adjustedQuote(quote, experience, moved));
  const quotes = adjustedQuotes.filter((quote) => quote !== null);
  let kept = -1;
  const quoteIndexes = adjustedQuotes.map((quote) => (quote === null ? null : (kept += 1)));
  const claims = proposals.claims.map((claim) => ({
    ...claim,
    score: experience.confidence(claim.score, experience.claimRule(claim), null),
    quote: claim.quote === null ? null : (quoteIndexes[claim.quote] ?? null),
    assertedBy: moved(claim.assertedBy),
  }));
  return { quotes, claims, speakers };
}

/** Words in marks stay a quotation without their cue; words without marks were one only by it. */
function adjustedQuote(
  quote: QuoteProposal,
  experience: Experience,
  moved: (index: number | null) => number | null,
): QuoteProposal | null {
  const cueOf = ({ cue }: AttributionProposal) => (cue === null ? null : experience.text.slice(cue.start, cue.end));
  const isGone = (candidate: AttributionProposal) => {
    const cue = cueOf(candidate);
    return cue !== null && experience.isCueGone(cue);
  };
  const [best] = quote.candidates;
  if (quote.type === 'indirect' && best !== undefined && isGone(best)) return null;
  const confidence = experience.confidence(quote.confidence, quote.rule, best === undefined ? null : cueOf(best));
  const candidates = quote.candidates
    .filter((candidate) => !isGone(candidate))
    .map((candidate) => ({ ...candidate, speaker: moved(candidate.speaker) }));
  return { ...quote, confidence, candidates };
}

/** Only a speaker of whom the text has no fuller form is renamed: *Smith* may be somebody else where *Anna Smith* stands. */
function joinedSpeakers(
  speakers: readonly SpeakerProposal[],
  names: ReadonlyMap<string, string>,
): { readonly speakers: readonly SpeakerProposal[]; readonly indexes: readonly number[] } {
  const joined: SpeakerProposal[] = [];
  const learnedNames = new Set(names.values()); // Two of one name of whom nothing was learned stay two.
  const indexByName = new Map<string, number>();
  const indexes = speakers.map((speaker) => {
    const name = names.get(speaker.name) ?? speaker.name;
    const renamed = name === speaker.name ? speaker : renamedTo(speaker, name);
    const index = learnedNames.has(name) ? indexByName.get(name) : undefined;
    if (index === undefined) {
      indexByName.set(name, joined.length);
      return joined.push(renamed) - 1;
    }
    joined[index] = together(joined[index]!, renamed);
    return index;
  });
  return { speakers: joined, indexes };
}

const renamedTo = (speaker: SpeakerProposal, name: string): SpeakerProposal => ({
  ...speaker,
  name,
  aliases: without(name, [...speaker.aliases, speaker.name]),
});

const together = (one: SpeakerProposal, other: SpeakerProposal): SpeakerProposal => ({
  ...one,
  type: one.type === 'unnamed' ? other.type : one.type,
  role: one.role ?? other.role,
  affiliation: one.affiliation ?? other.affiliation,
  aliases: without(one.name, [...one.aliases, ...other.aliases]),
  mentions: [...one.mentions, ...other.mentions].toSorted((a: Fragment, b: Fragment) => a.start - b.start),
});

const without = (name: string, aliases: readonly string[]): readonly string[] => [
  ...new Set(aliases.filter((alias) => alias !== name)),
];
