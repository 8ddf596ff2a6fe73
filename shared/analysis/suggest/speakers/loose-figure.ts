import type { Source } from '../../attributions.ts';
import { isBodyName } from './bodies-and-places.ts';
import { Figure } from './figures.ts';

/**
 * A **loose** figure is made of a source in which no mention was found: in languages that are not parsed, and for what
 * no list has (“economic agents”, “some studies”).
 */

/** Returns the figure. @param name the words of the source, a name without its title */
export function looseFigure(name: string, role: string | null, { form }: Source): Figure {
  const words = name.replace(/^(?:the|an?)\s+/iu, '');
  const figure = new Figure(words);
  figure.role = role;
  if (form === 'name' && /^\p{Lu}/u.test(words)) figure.forms.set(words, 1);
  if (form === 'document') figure.addKind('document', 1);
  else if (form === 'name') figure.addKind(isBodyName(words.split(' ')) ? 'organisation' : 'person', 1);
  else if (form === 'collective' || MANY.test(words)) figure.addKind('group', 1);
  else if (words === 'I') figure.addKind('person', 1);
  return figure;
}

/** Words that end so stand for several people. */
const MANY = /(?:[^s]s|people|men|women|children|police|others|many|some|most|leute|gens)$/iu;
