import { hashOf } from './features.ts';
import { FUNCTION_GROUPS, OPEN_GROUPS } from './lexicon-groups.ts';
import { ADJECTIVES, ADVERBS, NOUNS, PLURALS } from './lexicon-nouns.ts';
import { IRREGULAR_VERBS, VERBS } from './lexicon-verbs.ts';

/**
 * The **lexicon** knows, for common English words, which parts of speech they may have: *said* is a past tense or a
 * participle of a verb of saying. What it knows of a word is one number for the set of its groups, so that the parser
 * treats *quipped* as it has learned to treat *said*, though it never met it.
 */
const GROUPS_BY_WORD = new Map<string, string>();

/** Returns the number of what is known of a word in lower case; 0 when nothing is. */
export const lexiconOf = (lower: string): number => {
  const groups = GROUPS_BY_WORD.get(lower);
  return groups === undefined ? 0 : hashOf(groups);
};

/** Returns the numbers of the groups that a word belongs to, one by one. */
export const groupsOf = (lower: string): readonly number[] =>
  GROUPS_BY_WORD.get(lower)
    ?.split('|')
    .map((group) => hashOf(group)) ?? [];

/** True when the lexicon lists a word as an adjective. */
export const isAdjective = (lower: string): boolean => GROUPS_BY_WORD.get(lower)?.split('|').includes('j') === true;

/** Returns the base form of an inflected verb that the lexicon lists; null for other words. */
export const verbOf = (lower: string): string | null => BASES.get(lower) ?? null;

const BASES = new Map<string, string>();

function add(word: string, group: string): void {
  const groups = GROUPS_BY_WORD.get(word);
  if (groups === undefined) GROUPS_BY_WORD.set(word, group);
  else if (!groups.split('|').includes(group)) GROUPS_BY_WORD.set(word, `${groups}|${group}`);
}

const listed = (words: string): string[] => words.trim().split(/\s+/u);

/** The plural of a noun by the rules of spelling. */
function pluralOf(noun: string): string {
  if (noun.endsWith('man')) return `${noun.slice(0, -3)}men`;
  if (/[^aeiou]y$/u.test(noun)) return `${noun.slice(0, -1)}ies`;
  return /(?:s|x|ch|sh)$/u.test(noun) ? `${noun}es` : `${noun}s`;
}

/** The forms of a verb with the Penn tags that they stand for; `kind` tells verbs of saying from others. */
function addVerb(forms: readonly [string, string, string, string, string], kind: string): void {
  const [base, third, past, participle, gerund] = forms;
  const tags = ['VB', 'VBZ', 'VBD', 'VBN', 'VBG'];
  forms.forEach((form, index) => {
    add(form, `${kind}${tags[index]}`);
    if (form !== base || !BASES.has(form)) BASES.set(form, base);
  });
  void [third, past, participle, gerund];
}

const DOUBLING = new Set(
  listed(`
    stop plan ban beg bar rob rub grab drop ship shop skip slip step strip tap trap wrap chat admit commit submit permit
    omit refer prefer occur defer confer infer deter control patrol compel expel rebel propel regret equip quip blog jog
    nod hug plug drag beg tag rig dig stir star scar spur blur spot plot knit pat fit rid shrug trim sum swim jam slam
    scan pin grin spin thin drum dub club stab throb sob nab kidnap
  `),
);

/** The regular forms of a verb. */
export function regularForms(base: string): readonly [string, string, string, string, string] {
  const stem = DOUBLING.has(base) ? base + base.at(-1)! : base;
  const isY = /[^aeiou]y$/u.test(base);
  const third = isY ? `${base.slice(0, -1)}ies` : /(?:s|x|z|ch|sh|[^aeiou]o)$/u.test(base) ? `${base}es` : `${base}s`;
  const past = isY ? `${base.slice(0, -1)}ied` : base.endsWith('e') ? `${base}d` : `${stem}ed`;
  const gerund = base.endsWith('ie')
    ? `${base.slice(0, -2)}ying`
    : /[^eoy]e$/u.test(base)
      ? `${base.slice(0, -1)}ing`
      : `${stem}ing`;
  return [base, third, past, past, gerund];
}

for (const [group, words] of Object.entries(FUNCTION_GROUPS)) for (const word of listed(words)) add(word, group);
for (const line of IRREGULAR_VERBS.trim().split('\n')) {
  const [kind, base, past, participle] = line.trim().split(/\s+/u) as [string, string, string, string];
  const [, third, , , gerund] = regularForms(base);
  const doubled =
    /^(?:get|put|set|let|cut|hit|win|run|sit|quit|shut|spin|dig|swim|begin|forget|split|bet|upset|beset)$/u;
  addVerb(
    [base, third, past, participle, doubled.test(base) ? `${base}${base.at(-1)!}ing` : gerund],
    kind === '-' ? 'v' : kind,
  );
}
for (const [kind, words] of Object.entries(VERBS)) for (const word of listed(words)) addVerb(regularForms(word), kind);
for (const [group, words] of Object.entries(OPEN_GROUPS)) for (const word of listed(words)) add(word, group);
for (const noun of listed(NOUNS)) {
  add(noun, 'n');
  add(pluralOf(noun), 'ns');
}
for (const noun of listed(PLURALS)) add(noun, 'ns');
for (const word of listed(ADJECTIVES)) add(word, 'j');
for (const word of listed(ADVERBS)) add(word, 'r');
