import type { Article } from '../model/article.ts';
import {
  ARTICLE_FACTS,
  type ArticleFact,
  CHECK_FACT_IDS,
  CHECK_FACTS,
  CHECK_OBJECTS,
  type CheckFact,
  type CheckObject,
  DESK_FACTS,
  type DeskFact,
  idsOfFacts,
  SPEAKER_FACTS,
  type SpeakerFact,
} from './desk-facts.ts';
import type { Aspect, Format, Loss, LossDeclaration } from './format.ts';

/**
 * What formats lose of the desk's facts (`desk-facts.ts`): a format says which of them it carries (`Format.desk`), and the
 * declarations follow, one for each thing that a check is made of. Their words are made of what is lost and what is kept,
 * so that none can say anything else. Formats of our own carry everything.
 */

/** Returns the format with what it loses of the desk. */
export function withDeskLosses(format: Format): Format {
  if (format.write === undefined || format.group === 'own') return format;
  const { keeps = [], tells = [] } = format.desk ?? {};
  const told = (fact: DeskFact): boolean => tells.includes(fact);
  const dropped = (fact: DeskFact): boolean => !keeps.includes(fact) && !told(fact);
  const losses = [...checkLosses(dropped, told), ...speakerLosses(dropped, told), ...articleLosses(dropped, told)];
  return { ...format, loses: [...format.loses, ...losses] };
}

type IsSo = (fact: DeskFact) => boolean;

function checkLosses(dropped: IsSo, told: IsSo): LossDeclaration[] {
  if (CHECK_FACT_IDS.every(dropped)) return [ALL_CHECKS];
  const objects = Object.keys(CHECK_OBJECTS) as CheckObject[];
  const named = objects.flatMap((object) => {
    const facts = CHECK_FACT_IDS.filter((fact) => CHECK_FACTS[fact].object === object);
    const lost = facts.filter(dropped);
    const what = `Checks of claims, ${CHECK_OBJECTS[object]}: ${withKept(lost, facts, CHECK_FACTS)}`;
    return lost.length === 0 ? [] : [checksLost(`desk.checks.${object}`, what, 'dropped', lost)];
  });
  const inWords = CHECK_FACT_IDS.filter(told);
  const what = `Checks of claims as records; told in words: ${objectsOf(inWords)}`;
  return [...named, ...(inWords.length === 0 ? [] : [checksLost('desk.checks.told', what, 'flattened', inWords)])];
}

const ALL_CHECKS: LossDeclaration = {
  id: 'desk.checks',
  what: `Checks of claims: ${objectsOf(CHECK_FACT_IDS)}`,
  treatment: 'dropped',
  strikes: ({ dossiers = [] }) => dossiers.map(({ id }) => id),
};

const checksLost = (
  id: string,
  what: string,
  treatment: LossDeclaration['treatment'],
  facts: readonly CheckFact[],
): LossDeclaration => ({
  id,
  what,
  treatment,
  aspects: facts,
  strikes: ({ dossiers = [] }) =>
    dossiers.filter((dossier) => facts.some((fact) => CHECK_FACTS[fact].of(dossier).length > 0)).map((one) => one.id),
});

function speakerLosses(dropped: IsSo, told: IsSo): LossDeclaration[] {
  const all = idsOfFacts(SPEAKER_FACTS);
  const strikes = (facts: readonly SpeakerFact[]) => (article: Article) =>
    article.speakers
      .filter((speaker) => facts.some((fact) => SPEAKER_FACTS[fact].of(speaker).length > 0))
      .map(({ id }) => id);
  return lossesOfFacts('desk.speakers', 'What is known of speakers', all, SPEAKER_FACTS, { dropped, told, strikes });
}

function articleLosses(dropped: IsSo, told: IsSo): LossDeclaration[] {
  const all = idsOfFacts(ARTICLE_FACTS);
  const strikes =
    (facts: readonly ArticleFact[]) =>
    ({ metadata }: Article) =>
      facts.some((fact) => ARTICLE_FACTS[fact].of(metadata).length > 0) ? [metadata.id] : [];
  return lossesOfFacts('desk.article', 'What is known of the article', all, ARTICLE_FACTS, { dropped, told, strikes });
}

interface Losing<F extends DeskFact> {
  readonly dropped: IsSo;
  readonly told: IsSo;
  strikes(facts: readonly F[]): LossDeclaration['strikes'];
}

/** What is dropped, and what is told in words, of these facts. */
function lossesOfFacts<F extends DeskFact>(
  id: string,
  lead: string,
  all: readonly F[],
  table: Words<F>,
  { dropped, told, strikes }: Losing<F>,
): LossDeclaration[] {
  const [lost, inWords] = [all.filter(dropped), all.filter(told)];
  const drop: LossDeclaration = {
    id,
    what: `${lead}: ${withKept(lost, all, table)}`,
    treatment: 'dropped',
    aspects: lost,
    strikes: strikes(lost),
  };
  const flatten: LossDeclaration = {
    id: `${id}.told`,
    what: `${lead} as values; told in words: ${listed(inWords, table)}`,
    treatment: 'flattened',
    aspects: inWords,
    strikes: strikes(inWords),
  };
  return [...(lost.length === 0 ? [] : [drop]), ...(inWords.length === 0 ? [] : [flatten])];
}

type Words<F extends DeskFact> = Readonly<Record<F, { readonly what: string }>>;

const listed = <F extends DeskFact>(facts: readonly F[], table: Words<F>): string =>
  facts.map((fact) => table[fact].what).join(', ');

/** More of them are not named. */
const MOST_NAMED = 3;

/** “medium, notes (kept: source, address)”; many are kept as “all else”. */
function withKept<F extends DeskFact>(lost: readonly F[], all: readonly F[], table: Words<F>): string {
  const kept = all.filter((fact) => !lost.includes(fact));
  if (kept.length === 0) return listed(lost, table);
  return `${listed(lost, table)} (kept: ${kept.length > MOST_NAMED ? 'all else' : listed(kept, table)})`;
}

/** “questions, evidence, history”. */
function objectsOf(facts: readonly CheckFact[]): string {
  return [...new Set(facts.map((fact) => CHECK_OBJECTS[CHECK_FACTS[fact].object]))].join(', ');
}

/**
 * Returns what a file keeps of the checks of this article, in a sentence; null where there are none, or nothing is kept.
 *
 * @param losses those that strike the article in the format
 */
export function keptOfChecks({ dossiers = [] }: Article, losses: readonly Loss[]): string | null {
  const lost = new Map(dossiers.map(({ id }) => [id, new Set<Aspect>()]));
  for (const { aspects, records } of losses) {
    for (const id of records) for (const aspect of aspects) lost.get(id)?.add(aspect);
  }
  const isLost = (fact: CheckFact, id: string): boolean => lost.get(id)!.has('record') || lost.get(id)!.has(fact);
  const objects = new Map<string, { isKept: boolean; isLost: boolean }>();
  for (const fact of CHECK_FACT_IDS) {
    const { object, of } = CHECK_FACTS[fact];
    const found = objects.get(object) ?? { isKept: false, isLost: false };
    objects.set(object, found);
    for (const dossier of dossiers) {
      if (of(dossier).length > 0) found[isLost(fact, dossier.id) ? 'isLost' : 'isKept'] = true;
    }
  }
  const all = [...objects.values()];
  if (!all.some(({ isKept }) => isKept)) return null;
  const parts = [...objects]
    .filter(([, { isKept }]) => isKept)
    .map(([object, one]) => `${CHECK_OBJECTS[object as CheckObject]}${one.isLost ? ' in part' : ''}`);
  const kept = all.some((one) => one.isLost) ? parts.join(', ') : 'everything';
  return `Kept of the checks of claims: ${kept}.`;
}

/** Returns all facts but these, for a format that carries nearly everything. */
export const allFactsBut = (...facts: readonly DeskFact[]): readonly DeskFact[] =>
  DESK_FACTS.filter((one) => !facts.includes(one));
