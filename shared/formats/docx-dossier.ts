import type { Article } from '../model/article.ts';
import { DOSSIER_STYLES } from './docx-dossier/pieces.ts';
import { dossierPart } from './docx-dossier/body.ts';
import { packWord } from './docx-copy/package.ts';
import { textInWord } from './docx-copy/preview.ts';
import { TOLD_IN_WORDS } from './copy-losses.ts';
import { allFactsBut } from './desk-losses.ts';
import type { Format, Services, Warning } from './format.ts';
import { readingsOf } from './readings.ts';
import { hasForbiddenInXml } from './xml.ts';

/**
 * The **dossier**: a Word document of the checks of an article's claims, to hand over to whoever decides. Each claim with
 * its wording, who asserts it, its words in their place, verdict, justification, questions with a table of evidence,
 * corrections, second reading and history; then the claims that nobody has checked yet. Of one claim alone it is the
 * dossier of that claim. The same article makes the same bytes.
 */
export const docxDossier: Format = {
  id: 'docx-dossier',
  label: 'Word dossier of checks',
  description: 'For handing over: each claim with its verdict, evidence and history, then those not yet checked.',
  group: 'publications',
  extensions: ['docx'],
  mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  loses: [
    {
      id: 'text',
      what: 'The article’s text but for the words around claims',
      treatment: 'dropped',
      aspects: ['text', 'blocks'],
      strikes: ({ id }) => [id],
    },
    {
      id: 'claims.told',
      what: 'Claims and the links that lead from them as records: readers find them told in words',
      treatment: 'flattened',
      strikes: (article) => [...claimsIn(article), ...linksFromClaims(article)],
    },
    {
      id: 'annotations.other',
      what: 'Annotations that are no claims, and the links that lead from them',
      treatment: 'dropped',
      strikes: (article) => {
        const told = new Set([...claimsIn(article), ...linksFromClaims(article)]);
        return [...article.annotations, ...article.links].map(({ id }) => id).filter((id) => !told.has(id));
      },
    },
    {
      id: 'speakers.unused',
      what: 'Speakers who claim nothing',
      treatment: 'dropped',
      strikes: (article) => {
        const claimants = new Set(readingsOf(article).claims.flatMap(({ speaker }) => speaker?.id ?? []));
        return article.speakers.map(({ id }) => id).filter((id) => !claimants.has(id));
      },
    },
    ...TOLD_IN_WORDS.filter(({ id }) => id === 'source' || id === 'extra'),
  ],
  desk: { tells: allFactsBut('check.passagePlaces', 'check.extra') },
  warns: replacedCharacters,
  preview: (article, services) => textInWord(dossierPart(article, readingsOf(article), services)),
  write: writtenOf,
};

const claimsIn = ({ annotations }: Article): string[] =>
  annotations.filter(({ kind }) => kind === 'claim').map(({ id }) => id);

function linksFromClaims(article: Article): string[] {
  const claims = new Set(claimsIn(article));
  return article.links.filter(({ from }) => claims.has(from.id)).map(({ id }) => id);
}

function replacedCharacters(article: Article): Warning[] {
  const { metadata, annotations, speakers, dossiers = [] } = article;
  const written = [metadata, ...annotations.filter(({ kind }) => kind === 'claim'), ...speakers, ...dossiers];
  const records = written.filter((record) => hasForbiddenInXml(record)).map(({ id }) => id);
  const message = 'Control characters cannot stand in a Word document: “�” is written in their place.';
  return records.length === 0 ? [] : [{ code: 'docx-dossier/replaced', message, records }];
}

function writtenOf(article: Article, services: Services): Uint8Array {
  const readings = readingsOf(article);
  const { title, outlet, published } = article.metadata;
  return packWord({
    metadata: article.metadata,
    scheme: readings.set.scheme,
    language: article.metadata.language,
    document: dossierPart(article, readings, services),
    header: ['Dossier', title, outlet, published].filter((part) => part !== undefined && part !== '').join(' · '),
    footer: `Made with ${services.generator.name} ${services.generator.version}. Page `,
    styles: DOSSIER_STYLES,
    numbersPages: true,
  });
}
