import { isHead } from './names.ts';
import { PARTICLES, TITLES } from './words.ts';

/**
 * The name inside the words that mention a person: “Finance Minister Anna Berg” is *Anna Berg*, whose role is *Finance
 * Minister*; “Mr. Li” is *Li*. Titles of address are no role.
 */
export interface PersonName {
  readonly name: string;
  readonly role: string | null;
}

/** Forms of address, which tell nothing of an office. */
const ADDRESS = new Set(
  'mr mrs ms miss mx messrs mme mlle madame monsieur herr frau sir señor señora dr prof'.split(' '),
);

/** Returns name and role; words without a title are a name from end to end. */
export function personIn(words: string): PersonName {
  const tokens = words.split(/\s+/u).filter((token) => token !== '');
  const last = tokens.findLastIndex((token, i) => i < tokens.length - 1 && isTitle(token));
  const behind = last === -1 ? 0 : afterOffice(tokens, last + 1);
  const first = behind >= tokens.length ? 0 : behind;
  const role = tokens
    .slice(0, first)
    .filter((token, i) => !isAddress(token) && !(i === 0 && /^(?:the|a|an|der|die|le|la|el)$/iu.test(token)))
    .join(' ');
  return { name: tokens.slice(first).join(' '), role: role === '' ? null : role };
}

/** Returns the last word of a name, with a particle before it left out. */
export const surnameOf = (name: string): string => name.slice(name.lastIndexOf(' ') + 1);

const bare = (token: string): string => token.toLowerCase().replaceAll(/[.,’']/gu, '');
const isAddress = (token: string): boolean => ADDRESS.has(bare(token));
const isTitle = (token: string): boolean =>
  isAddress(token) || TITLES.has(bare(token)) || isHead(bare(token)) || FOREIGN_TITLE.test(bare(token));

/** German offices end so; French and Spanish ones are a handful. */
const FOREIGN_TITLE =
  /(?:minister|präsident|kanzler|sprecher|meister|professor|vorsitzender?|chef)(?:in)?$|^(?:ministra|ministro|presidenta|presidente|alcalde|alcaldesa|portavoz|ministre|présidente?|maire|porte-parole)$/u;

/** “Secretary *of State* Antony Blinken”: the words that go with an office. */
function afterOffice(tokens: readonly string[], index: number): number {
  const word = tokens[index]?.toLowerCase();
  if (word !== 'of' && word !== 'for') return index;
  let at = index + 2;
  while (at < tokens.length - 1 && PARTICLES.has(tokens[at]!.toLowerCase()) && tokens[at] === 'the') at += 1;
  return at;
}
