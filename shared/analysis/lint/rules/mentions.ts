import { speakerOfMention } from '../../../annotations/attribution.ts';
import { startOf } from '../../../annotations/annotation-set.ts';
import { type Annotation, isDetached } from '../../../model/records.ts';
import { NOMINAL_CUES } from '../../cues.ts';
import { guessMentionType } from '../../guess.ts';
import { isHead, type Token, tokensOf } from '../../names.ts';
import { isUncased } from '../../scripts.ts';
import { COLLECTIVE_NOUNS, DOCUMENT_NOUNS, PERSON_NOUNS, TITLES } from '../../words.ts';
import type { LintContext } from '../context.ts';
import type { AnnotationRule, Deed } from '../rule.ts';
import { covering } from './edges.ts';
import { inMarks } from './told.ts';
import { tieToQuote } from './unfinished.ts';

/** Mentions: the words that name the source, all of them and no others. */

export const titleOutside: AnnotationRule = {
  id: 'title-outside',
  of: 'annotation',
  level: 'warning',
  label: 'Title outside the mention',
  explanation:
    'All guides agree: the title before a name is part of the source (PolNeAR, AFP and Guardian, PDNC: “Foreign minister Lena Novak”, “Aunt Mary”).',
  kinds: ['mention'],
  find(mention, context) {
    const [first] = mention.fragments;
    if (isDetached(mention) || first === undefined || mention.fragments.length > 1) return null;
    const words = context.text.slice(first.start, first.end);
    if (guessMentionType(words) !== 'name' || !/^\p{Lu}/u.test(words)) return null;
    const before = context.before(first.start, 80);
    const title = titleBefore(before, first.start - before.length);
    if (title === null || isTaken(mention, title, context)) return null;
    const [start, taken] = [title, context.text.slice(title, first.start).trimEnd()];
    return {
      words: `${inMarks(taken)} stands before ${inMarks(words)} and is part of it.`,
      fix: covering(mention, [{ start, end: first.end }], `Take ${inMarks(taken)} in`),
    };
  },
};

const isTaken = ({ id }: Annotation, start: number, context: LintContext): boolean =>
  context.set.touching(start, start + 1).some((one) => one.id !== id && (one.kind === 'mention' || one.kind === 'cue'));

/** How many words a title may have. */
const LONGEST_TITLE = 5;

/** The offset at which the title begins that ends right before the name, or null where none does. */
function titleBefore(before: string, base: number): number | null {
  const tokens = tokensOf(before, base);
  const end = base + before.length;
  const last = tokens.at(-1);
  if (last === undefined || last.isPossessive || !isTitleWord(last) || !isOneSpace(before, last.end - base, end - base))
    return null;
  let first = tokens.length - 1;
  while (first > 0 && tokens.length - first < LONGEST_TITLE) {
    const token = tokens[first - 1]!;
    if (token.isPossessive || !isOneSpace(before, token.end - base, tokens[first]!.start - base)) break;
    if (!isPartOfTitle(token, tokens[first]!)) break;
    first -= 1;
  }
  return tokens[first]!.start;
}

const isOneSpace = (words: string, from: number, to: number): boolean => /^[^\S\n]{1,2}$/u.test(words.slice(from, to));

/** “Mr.”, “President”, “minister”: a plural names several people, and no title. */
function isTitleWord({ lower }: Token): boolean {
  const bare = lower.replaceAll('.', '');
  return TITLES.has(bare) || (PERSON_NOUNS.has(bare) && !COLLECTIVE_NOUNS.has(bare) && !NOT_TITLES.has(bare));
}

/** Nouns for people that stand before a name by chance: “his wife Anna” is an apposition, “source Anna” nothing at all. */
const NOT_TITLES = new Set(
  'mother father son daughter brother sister wife husband man woman boy girl child person friend family fellow neighbour neighbor colleague source victim witness fan member partner rival ally candidate'.split(
    ' ',
  ),
);

/** “*Deputy Prime* Minister”, “*foreign* minister”, “*Secretary of* State”: the words of an office before its last. */
function isPartOfTitle({ text, lower }: Token, next: Token): boolean {
  const bare = lower.replaceAll('.', '');
  if (TITLES.has(bare) || OFFICE_WORDS.has(bare)) return true;
  // Two capitals in a row are one office, “Finance Minister”; before a small letter stands whatever the sentence brings.
  return (
    /^\p{Lu}/u.test(text) &&
    /^\p{Lu}/u.test(next.text) &&
    !/^(?:the|a|an|his|her|their|our|my|its|but|and|as|when|while|after|in|on|at|by|for|from|with|if|then)$/u.test(bare)
  );
}

const OFFICE_WORDS = new Set(
  'foreign prime vice deputy former acting finance defence defense interior justice health education police press chief senior first lord lady state'.split(
    ' ',
  ),
);

export const extraDescription: AnnotationRule = {
  id: 'extra-description',
  of: 'annotation',
  level: 'warning',
  label: 'More than title and name',
  explanation:
    'AFP and Guardian: title and name are the source, what is told of them besides is not; PDNC too leaves out what is only told besides. (PolNeAR keeps the words that say which one is meant.)',
  profiles: ['marked-quotes', 'novel'],
  kinds: ['mention'],
  find(mention, context) {
    const [only, more] = mention.fragments;
    if (only === undefined || more !== undefined) return null;
    const words = context.text.slice(only.start, only.end);
    const lead = /^[^,(–—]*?\p{Lu}[^,(–—]*(?=[,(–—]|\s[(–—])/u.exec(words)?.[0].trimEnd();
    if (lead === undefined) return null;
    const rest = words.slice(lead.length);
    if (
      !/^\s?[,(–—]\s?(?:who|whose|whom|which|where|a|an|the|his|her|their|now|then|formerly|aged?|\d{1,3})(?![\p{L}\p{N}])/u.test(
        rest,
      )
    )
      return null;
    const fix = covering(mention, [{ start: only.start, end: only.start + lead.length }], `Keep ${inMarks(lead)}`);
    return { words: `${inMarks(rest.replace(/^[\s,(–—]+/u, ''))} is told besides.`, fix };
  },
};

export const emptySource: AnnotationRule = {
  id: 'empty-source',
  of: 'annotation',
  level: 'warning',
  label: 'Empty “it” or “there” as source',
  explanation:
    'PolNeAR: “it” and “there” without a meaning of their own are nobody (“it was announced that”); the quote has no mention, and its source is implicit.',
  kinds: ['mention'],
  find(mention, context) {
    if (isDetached(mention)) return null;
    const words = context.wordsOf(mention).toLowerCase();
    const after = context.after(mention.fragments.at(-1)!.end, 60);
    const isEmpty =
      words === 'there' ||
      (words === 'it' && speakerOfMention(context.set, mention.id) === null && EXPLETIVE.test(after));
    if (!isEmpty) return null;
    const quotes = context.linksTo(mention.id, 'said-by').map(({ from }) => from.id);
    if (quotes.length === 0) return null;
    const implicit = context.allows('quote', 'sourceStatus', 'implicit') ? quotes : [];
    const deeds = implicit.map((id): Deed => ({ deed: 'set', id, field: 'sourceStatus', value: 'implicit' }));
    return {
      words: 'It stands for nobody here.',
      fix: {
        label: deeds.length === 0 ? 'Remove the mention' : 'Remove the mention, and call the source implicit',
        deeds: [{ deed: 'remove', id: mention.id }, ...deeds],
      },
    };
  },
};

/** “It was reported”, “it is said”, “it has been claimed”, “it seems”, “it is clear that”. */
const EXPLETIVE =
  /^\s+(?:(?:was|is|has been|had been|will be|can be|could be|must be|is being|was being)\s+(?:\p{Ll}+ly\s+)?(?:\p{Ll}+(?:ed|own|id|en|t)|clear|likely|possible|unclear)(?!\p{L})|(?:seems|seemed|appears|appeared|turns out|turned out)(?!\p{L}))/u;

export const possessorArtefact: AnnotationRule = {
  id: 'possessor-and-artefact',
  of: 'annotation',
  level: 'hint',
  label: 'Possessor and statement in one',
  explanation: 'PolNeAR: in “her advice” the source is “her”, and “advice” is the cue.',
  profiles: ['news-wide'],
  kinds: ['mention'],
  find(mention, context) {
    const [only, more] = mention.fragments;
    if (only === undefined || more !== undefined || mention.attributes['mentionType'] === 'document') return null;
    const words = context.text.slice(only.start, only.end);
    const match = POSSESSED.exec(words);
    if (match === null || !isStatement(match[3]!)) return null;
    const quotes = context.linksTo(mention.id, 'said-by');
    // With a verb of its own (“her letter said”) the statement is what speaks.
    const isCued = quotes.some(({ from }) => context.linksFrom(from.id, 'cued-by').length > 0);
    const [quote, other] = quotes;
    if (quote === undefined || other !== undefined || isCued) return null;
    const possessor = match[1]!;
    const noun = match[3]!;
    const cue = { start: only.end - noun.length, end: only.end };
    const type = context.scheme.findLinkType('cued-by');
    const isKnown = type !== null && context.scheme.findKind('cue') !== null;
    const attributes = context.allows('cue', 'cueClass', 'nominal') ? { cueClass: 'nominal' } : {};
    return {
      words: `In ${inMarks(words)} the source is ${inMarks(possessor)}.`,
      fix: isKnown
        ? {
            label: `Keep ${inMarks(possessor)}, and tag ${inMarks(noun)} as the cue`,
            deeds: [
              { deed: 'cover', id: mention.id, fragments: [{ start: only.start, end: only.start + possessor.length }] },
              { deed: 'tag', kind: 'cue', fragments: [cue], attributes, linked: { type: 'cued-by', from: quote.from } },
            ],
          }
        : null,
    };
  },
};

const POSSESSED = /^(my|your|his|her|its|our|their|.{1,60}?(?=[’']s?\s))([’']s?)?\s+(?:\p{Ll}+\s+){0,2}(\p{Ll}+)$/iu;

const isStatement = (noun: string): boolean =>
  [noun, noun.replace(/s$/u, '')].some((one) => NOMINAL_CUES.has(one) || one === 'advice');

export const mentionForm: AnnotationRule = {
  id: 'mention-form',
  of: 'annotation',
  level: 'hint',
  label: 'Form of the mention does not fit its words',
  explanation: 'The form tells what the words are (QuoteLi, PDNC): a pronoun, or a name with a capital, or neither.',
  kinds: ['mention'],
  find(mention, context) {
    const told = mention.attributes['mentionType'];
    if (isDetached(mention) || typeof told !== 'string' || !context.allows('mention', 'mentionType', told)) return null;
    const words = context.wordsOf(mention);
    if (isUncased(words)) return null;
    const seen = guessMentionType(words);
    const isNameless = told === 'name' && !/\p{Lu}/u.test(words) && /\p{Ll}/u.test(words);
    const isMisfit = (told === 'pronoun') !== (seen === 'pronoun') && isSure(words, told, seen);
    if ((!isNameless && !isMisfit) || seen === told || !context.allows('mention', 'mentionType', seen)) return null;
    return {
      words: `${inMarks(words)} is called ${context.scheme.valueLabel('mention', 'mentionType', told).toLowerCase()}.`,
      fix: {
        label: `Set its form to ${context.scheme.valueLabel('mention', 'mentionType', seen)}`,
        deeds: [{ deed: 'set', id: mention.id, field: 'mentionType', value: seen }],
      },
    };
  },
};

/** “Many”, “others”, “one of them” may be called pronouns; a name or a noun for people may not. */
const isSure = (words: string, told: string, seen: string): boolean =>
  told === 'pronoun'
    ? seen === 'name' ||
      tokensOf(words).some(({ lower }) => isHead(lower) && lower.length > 6) ||
      DOCUMENT_NOUNS.has(words.toLowerCase())
    : seen === 'pronoun' && /^(?:i|he|she|we|they|you|him|her|them|me|us)$/iu.test(words) && told !== 'collective';

export const orphanMention: AnnotationRule = {
  id: 'mention-without-quote',
  of: 'annotation',
  level: 'hint',
  label: 'Mention without a quote',
  explanation:
    'PolNeAR, AFP and Guardian: a source is tagged because it says something. (In a novel every mention of a character counts, after PDNC.)',
  profiles: ['news-wide', 'marked-quotes'],
  kinds: ['mention'],
  find(mention, context) {
    // Where mentions are tagged for their own sake, as names are in many corpora, most of them speak for no quote.
    if (isDetached(mention) || !context.areMentionsTied) return null;
    const isTied = context.set
      .linksOf(mention.id)
      .some((link) => link.to.id === mention.id || link.to.record === 'annotation');
    if (isTied) return null;
    return {
      words: 'It is the source of no quote.',
      fix: tieToQuote(mention, 'said-by', context),
    };
  },
};

export const nearestMention: AnnotationRule = {
  id: 'nearest-mention',
  of: 'annotation',
  level: 'hint',
  label: 'A nearer mention of the same speaker',
  explanation:
    'The mention nearest to the quote is its source, be it a pronoun, and not the name further up (PolNeAR, AFP and Guardian).',
  profiles: ['news-wide', 'marked-quotes'],
  kinds: ['quote'],
  find(quote, context) {
    if (isDetached(quote)) return null;
    const [link, second] = context.linksFrom(quote.id, 'said-by');
    const mention = link === undefined || second !== undefined ? null : context.set.findAnnotation(link.to.id);
    if (mention === null || isDetached(mention)) return null;
    const speaker = speakerOfMention(context.set, mention.id);
    const here = context.paragraphsOf(quote);
    const isElsewhere = startOf(mention) < here.start || startOf(mention) > here.end;
    if (speaker === null || !isElsewhere) return null;
    const isOutside = (one: Annotation) =>
      !quote.fragments.some(({ start, end }) => one.fragments[0]!.start < end && start < one.fragments[0]!.end);
    const nearer = context
      .ofKind('mention', here)
      .find((one) => isOutside(one) && speakerOfMention(context.set, one.id)?.id === speaker.id);
    if (nearer === undefined) return null;
    const [from, to] = [quote, nearer].map(({ id }) => ({ record: 'annotation', id }) as const);
    return {
      words: `${inMarks(context.wordsOf(nearer))} stands nearer than ${inMarks(context.wordsOf(mention))}.`,
      fix: {
        label: `Tie it to ${inMarks(context.wordsOf(nearer))}`,
        deeds: [
          { deed: 'remove', id: link!.id },
          { deed: 'link', type: 'said-by', from: from!, to: to! },
        ],
      },
    };
  },
};
