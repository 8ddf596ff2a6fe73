import type { Carried, Sign } from './carry.ts';
import type { Figure } from './figures.ts';
import type { Mention } from './mention.ts';

/** Why somebody is taken for the speaker, each in one plain sentence. */

/** Returns why the words of a source stand for the figure. @param own why they are the source */
export function reasonFor(words: string, mention: Mention | null, figure: Figure, own: string): string {
  if (mention === null || figure.name === mention.words) return own;
  if (mention.form === 'pronoun') return `“${words}” is most likely ${figure.name}: ${pronounReason(mention, figure)}.`;
  if (mention.form === 'description') {
    return figure.isNamed ? `“${words}” is most likely ${figure.name}, who is called so in the text.` : own;
  }
  return `“${mention.words}” is ${figure.name}, as the text has the name elsewhere.`;
}

function pronounReason(mention: Mention, figure: Figure): string {
  if (mention.isPlural) return 'those who were named before and speak';
  if (mention.gender === null) return 'the body that was named before';
  const noun = mention.gender === 'female' ? 'woman' : 'man';
  return figure.gender === mention.gender ? `the last ${noun} who fits here` : 'the last person who fits here';
}

const SIGNS: Readonly<Record<Sign, (name: string) => string>> = {
  acts: (name) => `${name} is who acts beside the quotation.`,
  'goes-on': (name) => `No source stands beside it, and ${name} spoke before.`,
  answers: (name) => `No source stands beside it, and ${name} speaks nearby.`,
  addressed: (name) => `${name} is addressed by name in the turn beside it.`,
  near: (name) => `No source stands beside it, and ${name} is named nearby.`,
  'before-last': (name) => `The speakers alternate, and it is ${name}’s turn.`,
  'after-next': (name) => `The speakers alternate, and ${name} speaks in the turn after the next.`,
};

/** Returns why a quotation without a source is given to the figure. */
export const reasonToCarry = ({ figure, sign }: Carried): string => SIGNS[sign](figure.name);
