import type { Article } from '../../model/article.ts';
import type { Dossier } from '../../model/dossier.ts';
import type { Speaker } from '../../model/records.ts';
import { STATE_WORDS } from '../check-in-words.ts';
import { SECTION } from '../docx-copy/body.ts';
import { OFFICE, W } from '../docx-copy/names.ts';
import { kindStyles, OTHER_KIND } from '../docx-copy/styles.ts';
import { byId } from '../file-records.ts';
import type { Services } from '../format.ts';
import { inWords } from '../in-words.ts';
import { attributeText, type Readings } from '../readings.ts';
import { officeInWords } from '../tables/checks.ts';
import { block, type XmlOut } from '../xml.ts';
import { claimantOf, sectionOf, wordingOf, type DossierClaim } from './check.ts';
import { cell, facts, heading, HINT, table, words } from './pieces.ts';

/** The text of a dossier: the article it is of, the claims with their checks, those not yet checked, who claims. */

/** Returns the part of the package that holds the text. */
export function dossierPart(article: Article, readings: Readings, services: Services): XmlOut {
  const claims = claimsOf(readings);
  const children = [
    words(article.metadata.title, 'Title'),
    ...aboutOf(article, readings, services),
    ...checksOf(claims, readings),
    ...uncheckedOf(claims, readings),
    ...claimantsOf(readings),
    SECTION,
  ];
  return block('w:document', { 'xmlns:w': W, 'xmlns:r': OFFICE }, { name: 'w:body', isBlock: true, children });
}

/** The claims in document order, those whose words are gone last. */
function claimsOf(readings: Readings): DossierClaim[] {
  const claimById = new Map(readings.claims.map((claim) => [claim.annotation.id, claim]));
  const style = kindStyles(readings.set.scheme).get('claim') ?? OTHER_KIND;
  return inWords(readings).flatMap((told) => {
    const claim = claimById.get(told.annotation.id);
    return claim === undefined ? [] : [{ ...claim, told, label: told.label, style }];
  });
}

function aboutOf({ metadata, source }: Article, { set, text }: Readings, services: Services): XmlOut[] {
  const { outlet, authors, published, language, url, licence, note, state, tags } = metadata;
  return facts([
    ['Outlet', outlet],
    ['Authors', authors?.join(', ')],
    ['Published', published],
    ['Language', language],
    ['Address', url],
    ['Licence', licence],
    ['State', state],
    ['Tags', tags?.join(', ')],
    ['Note', note],
    ['Guideline', `${set.scheme.label} (${set.scheme.record.name})`],
    ['Imported from', source && `${source.name} (${source.mediaType})`],
    ['SHA-256 of that file', source?.sha256],
    ['SHA-256 of the text', services.sha256(text.toWellFormed())],
  ]);
}

const isChecked = ({ annotation }: DossierClaim): boolean => attributeText(annotation, 'verdict') !== null;

function checksOf(claims: readonly DossierClaim[], readings: Readings): XmlOut[] {
  const begun = claims.filter((claim) => isChecked(claim) || hasFindings(readings.set.dossierOf(claim.annotation.id)));
  const nothing = claims.length === 0 ? 'No claim is tagged in this article.' : 'No check has been begun.';
  return [
    heading(1, 'Claims and their checks'),
    ...(begun.length === 0 ? [words(nothing, HINT)] : begun.flatMap((claim) => sectionOf(claim, readings))),
  ];
}

/** Told in the list of claims not yet checked, or of no interest to a reader: no findings. */
const NO_FINDINGS: ReadonlySet<string> = new Set(['record', 'id', 'claim', 'state', 'deadline', 'assigned', 'extra']);

const hasFindings = (dossier: Dossier | null): boolean =>
  Object.entries(dossier ?? {}).some(
    ([key, found]) => !NO_FINDINGS.has(key) && (Array.isArray(found) ? found.length > 0 : found !== undefined),
  );

/** Of the columns, in twentieths of a point; together the width of the page's text. */
const WIDTHS = [3872, 1900, 1000, 1200, 1100];

function uncheckedOf(claims: readonly DossierClaim[], { set }: Readings): XmlOut[] {
  const rows = claims
    .filter((claim) => !isChecked(claim))
    .map((claim) => {
      const dossier = set.dossierOf(claim.annotation.id);
      const state = dossier === null ? 'Not begun' : STATE_WORDS[dossier.state];
      const who = [claimantOf(claim), state, dossier?.assigned ?? '', dossier?.deadline ?? ''];
      return [`${claim.label} ${wordingOf(claim)}`, ...who].map(cell);
    });
  if (rows.length === 0) return [];
  return [
    heading(1, 'Claims not yet checked'),
    ...table(WIDTHS, ['Claim', 'Claimed by', 'State', 'Checked by', 'Deadline'], rows),
  ];
}

/** Everything that is known of those who claim. */
function claimantsOf({ claims }: Readings): XmlOut[] {
  const speakers = new Map(claims.flatMap(({ speaker }) => (speaker === null ? [] : [[speaker.id, speaker] as const])));
  if (speakers.size === 0) return [];
  return [heading(1, 'Who claims'), ...[...speakers.values()].sort(byId).flatMap(speakerOf)];
}

const speakerOf = ({ name, type, role, aliases, offices = [], ids = [], note }: Speaker): XmlOut[] => [
  heading(2, name),
  ...facts([
    ['Sort', type],
    ['Role', role],
    ['Also called', aliases.join(', ')],
    ['Offices', offices.map(officeInWords).join('; ')],
    ['Known as', ids.map(({ authority, id }) => `${authority} ${id}`).join('; ')],
    ['Note', note],
  ]),
];
