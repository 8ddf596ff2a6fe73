import type { Article } from '../../model/article.ts';
import type { Extra } from '../../model/records.ts';
import type { ForeignDocument, ForeignLink, ForeignSpan } from './foreign-document.ts';

/**
 * Returns the document with the labels that the article's file had for its kinds and link types, where it came in this
 * format: a `Money` of others goes back as `Money`, and a `Content` that is a quote here as `Content`.
 *
 * @param knownOf the label that is kept with a record, where several became one kind
 */
export function withOriginalLabels(
  document: ForeignDocument,
  article: Article,
  formatId: string,
  knownOf: (record: { readonly extra?: Extra }) => string = () => '',
): ForeignDocument {
  const report = article.source?.report;
  const labels = report?.format === formatId ? (report.labels ?? []) : [];
  const originals = { annotation: new Map<string, string>(), link: new Map<string, string>() };
  // The most frequent label is met last; one that is our own word for it goes before all others.
  for (const { of, label, became } of labels.toSorted((a, b) => a.count - b.count)) {
    if (became !== null && originals[of].get(became) !== became) originals[of].set(became, label);
  }
  const became = new Map(labels.map((one) => [`${one.of} ${one.label}`, one.became]));
  const labelOf = (of: 'annotation' | 'link', record: ForeignSpan | ForeignLink): string => {
    const known = knownOf(record);
    if (became.get(`${of} ${known}`) === record.label) return known;
    return originals[of].get(record.label) ?? record.label;
  };
  return {
    ...document,
    spans: document.spans.map((span) => ({ ...span, label: labelOf('annotation', span) })),
    links: document.links.map((link) => ({ ...link, label: labelOf('link', link) })),
  };
}
