import type { Dossier, Evidence, Passage } from '../../model/dossier.ts';
import { withoutUndefined } from '../extra-keys.ts';

/** The evidence of a check as the works that a review cites, and what was corrected since it came out. */

/** An object of JSON-LD. */
export type SchemaNode = Readonly<Record<string, unknown>> & { readonly '@type': string };

/** Returns what the review cites, in the order of the dossier; undefined for nothing. */
export function citationsOf({ evidence, questions }: Dossier): readonly SchemaNode[] | undefined {
  const textById = new Map(questions.map(({ id, text }) => [id, text]));
  const cited = evidence.map((one) =>
    citationOf(one, one.question === undefined ? undefined : textById.get(one.question)),
  );
  return cited.length === 0 ? undefined : cited;
}

/** A file is a media object with its hash; a passage and a page are works. */
function citationOf(one: Evidence, question: string | undefined): SchemaNode {
  const { file, passage, url, archivedUrl, sourceName, captured, quote, answer } = one;
  const said = [question, answer].flatMap((part) => filled(part) ?? []).join(' ');
  const name = filled(sourceName) ?? filled(passage?.title) ?? filled(file?.name);
  return withoutUndefined({
    '@type': file === undefined ? 'CreativeWork' : 'MediaObject',
    name,
    alternateName: file === undefined || file.name === name ? undefined : filled(file.name),
    url: filled(url),
    archivedAt: filled(archivedUrl),
    encodingFormat: file?.mediaType,
    contentSize: file === undefined ? undefined : `${file.bytes} B`,
    sha256: file?.sha256,
    sdDatePublished: dateOf(captured),
    text: filled(quote) ?? filled(passage?.exact),
    abstract: filled(said),
    isBasedOn: passage === undefined ? undefined : quotationOf(passage),
  });
}

/** A passage is a quotation from the article that it stands in. */
const quotationOf = ({ title, exact }: Passage): SchemaNode => ({
  '@type': 'Quotation',
  text: exact,
  isPartOf: { '@type': 'Article', name: title },
});

/** Returns the corrections of what was published, the oldest first; undefined for none. */
export function correctionsOf({ history }: Dossier): readonly SchemaNode[] | undefined {
  const corrections = history
    .filter(({ of }) => of === 'correction')
    .map(({ at, to, reason }) =>
      withoutUndefined({
        '@type': 'CorrectionComment',
        text: [to, reason].flatMap((part) => filled(part) ?? []).join(' '),
        datePublished: dateOf(at),
      }),
    );
  return corrections.length === 0 ? undefined : corrections;
}

/** The text, or undefined where it says nothing. */
export const filled = (text: string | undefined): string | undefined => (text?.trim() ? text : undefined);

/** The date or instant where it is written as schema.org asks (ISO 8601). */
export const dateOf = (text: string | undefined): string | undefined =>
  text !== undefined && /^\d{4}(-\d\d(-\d\d(T[\d:.]+(Z|[+-]\d\d:?\d\d)?)?)?)?$/.test(text) ? text : undefined;
