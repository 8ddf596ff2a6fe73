import type { Fragment } from '../../../model/records.ts';
import type { Source } from '../../attributions.ts';
import type { Figure } from './figures.ts';

/** What is known of a source, as a value of a quote’s field *Source*. */

/** How far behind a source the article says that its name is withheld, in UTF-16 units. */
const CONDITION = 140;

const WITHHELD =
  /(?:not|n[’']t) (?:to )?be (?:named|identified|quoted)|anonymity|declined to (?:be (?:named|identified)|give (?:his|her|their)(?: \w+)? name)|familiar with the (?:matter|talks|case|situation|discussions|thinking|plans)|(?:not|n[’']t) authori[sz]ed to (?:speak|comment|discuss|talk|brief)|whose name (?:was|is|has been) (?:withheld|not)|asked that (?:his|her|their) names? not/u;

/** Returns the status of whoever the source stands for; of a figure that is carried over where there is none. */
export function statusOf(text: string, figure: Figure | null, source: Source | null): string | null {
  if (source !== null) {
    if (/^(?:I|we|me|us)$/iu.test(text.slice(source.start, source.end)) && figure?.isNamed !== true) return 'author';
    if (figure?.isNamed !== true && isWithheld(text, source)) return 'anonymous';
    if (figure === null) return source.form === 'pronoun' ? null : byForm(source.form);
  }
  if (figure === null) return null;
  if (figure.isNamed) return 'named';
  if (figure.kind === 'document') return 'document';
  if (figure.description === 'I') return 'author';
  return figure.kind === 'group' || figure.kind === 'organisation' ? 'collective' : 'described';
}

function byForm(form: Source['form']): string {
  if (form === 'collective' || form === 'document') return form;
  return form === 'name' ? 'named' : 'described';
}

/** True where the sentence says that the name is withheld. */
export function isWithheld(text: string, { start, end }: Fragment): boolean {
  const rest = text.slice(start, Math.min(text.length, end + CONDITION));
  const [sentence = rest] = rest.split(/[.!?\n]/u, 1);
  return WITHHELD.test(sentence);
}
