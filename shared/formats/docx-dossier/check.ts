import { verdictFieldOf } from '../../kinds/verdict-scales.ts';
import { checkInWords, type CheckInWords } from '../check-in-words.ts';
import { contextOf } from '../claim-context.ts';
import type { InWords } from '../in-words.ts';
import { attributeText, choiceLabel, type ClaimReading, type Readings } from '../readings.ts';
import type { XmlOut } from '../xml.ts';
import { questionsOf } from './evidence.ts';
import { cell, fact, facts, heading, HINT, paragraph, prose, run, table, VERDICT_STYLE, words } from './pieces.ts';

/** One claim of a dossier with its check, in the order in which whoever gets it asks: what, who, is it so, why, since when. */
export interface DossierClaim extends ClaimReading {
  /** “C1”. */
  readonly label: string;
  /** All that is recorded of it. */
  readonly told: InWords;
  /** Id of the style that marks its words. */
  readonly style: string;
}

/** Returns the wording that was checked: as somebody put it in one sentence, else as it stands in the text. */
export const wordingOf = ({ annotation, text }: ClaimReading): string =>
  attributeText(annotation, 'normalised') ?? text;

/** “Anna Novak, Mayor”. */
export const claimantOf = ({ speaker }: ClaimReading): string =>
  speaker === null ? 'nobody recorded' : [speaker.name, speaker.role].filter((part) => part !== undefined).join(', ');

/** Told in the heading and beside the verdict. */
const IN_HEAD: ReadonlySet<string | undefined> = new Set(['normalised', 'verdict']);

export function sectionOf(claim: DossierClaim, readings: Readings): XmlOut[] {
  const { label, told, annotation } = claim;
  const dossier = readings.set.dossierOf(annotation.id);
  const check = dossier === null ? null : checkInWords(dossier, readings.set.scheme);
  return [
    heading(2, `${label} ${wordingOf(claim)}`),
    ...verdictOf(claim, readings),
    ...facts([['Claimed by', claimantOf(claim)]]),
    ...told.lines.filter(({ field }) => !IN_HEAD.has(field)).map((line) => fact(line)),
    heading(3, 'In its place'),
    ...placeOf(claim, readings),
    ...(check === null ? [words('No check is recorded.', HINT)] : checkOf(check)),
  ];
}

/** The verdict with the values that it was chosen from. */
function verdictOf({ annotation }: DossierClaim, { set }: Readings): XmlOut[] {
  const { scheme } = set;
  const verdict = choiceLabel(scheme, annotation, 'verdict');
  const choices = verdictFieldOf(scheme.record)?.choices.map(({ label }) => label) ?? [];
  const shown = verdict ?? 'No verdict yet';
  return [
    paragraph(VERDICT_STYLE, [run('Verdict: '), run(shown, { isBold: true })]),
    ...facts([['One of', verdict === null ? undefined : choices.join(' · ')]]),
  ];
}

function placeOf(claim: DossierClaim, { text }: Readings): XmlOut[] {
  const { pieces, isGone } = contextOf(claim, text);
  const runs = pieces
    .filter((piece) => piece.text !== '')
    .map((piece) => run(piece.text, piece.isMarked ? { style: claim.style } : {}));
  const from = pieces.find((piece) => /\p{L}/u.test(piece.text))?.text;
  return [...(isGone ? [words('These words are no longer in the text.', HINT)] : []), paragraph('Quote', runs, from)];
}

const checkOf = (check: CheckInWords): XmlOut[] => [
  heading(3, 'The check'),
  ...check.facts.map((line) => fact(line)),
  ...(check.justification === null ? [] : [heading(3, 'Why this verdict'), ...prose(check.justification)]),
  ...questionsOf(check),
  ...correctionsOf(check),
  ...(check.second.length === 0
    ? []
    : [
        heading(3, 'Second reading'),
        words('By someone who saw questions and evidence, and not the verdict.', HINT),
        ...check.second.map((line) => fact(line)),
      ]),
  ...historyOf(check),
  ...(check.related.length === 0 ? [] : [heading(3, 'Other claims'), ...check.related.map((one) => words(one))]),
];

/** What was published and set right since. */
function correctionsOf({ history }: CheckInWords): XmlOut[] {
  const corrections = history.filter(({ of }) => of === 'correction');
  return corrections.length === 0 ? [] : [heading(3, 'Corrections'), decisions(corrections)].flat();
}

function historyOf({ history }: CheckInWords): XmlOut[] {
  const others = history.filter(({ of }) => of !== 'correction');
  return others.length === 0 ? [] : [heading(3, 'What was decided'), decisions(others)].flat();
}

const WIDTHS = [2000, 1400, 1300, 2172, 2200];

const decisions = (history: CheckInWords['history']): XmlOut[] => [
  ...table(
    WIDTHS,
    ['When', 'By', 'On', 'What', 'Why'],
    history.map(({ at, by, what, from, to, reason }) =>
      [at, by, what, from === '' ? to : `${from} → ${to}`, reason].map(cell),
    ),
  ),
];
