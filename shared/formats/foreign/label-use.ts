import type { AttributeValue } from '../../model/records.ts';
import type { ForeignDocument } from './foreign-document.ts';

/** What the documents of a file hold under one label. */
export interface LabelUse {
  readonly label: string;
  count: number;
  /** For links: the kinds of its ends; a registry's speaker is `speaker`. */
  readonly from: Set<string>;
  readonly to: Set<string>;
  /** For annotations: the values of each attribute, as many as are needed to tell what sort of field it is. */
  readonly attributes: Map<string, Set<AttributeValue>>;
}

/** Stands for the registry among the labels at a link's ends; no label has it, since none holds a NUL. */
export const SPEAKER_END = '\0speaker';

/** Values of an attribute that are looked at to tell what sort of field it is. */
const MOST_VALUES = 200;

/** What all documents hold under each label, in order of first use. */
export function usesIn(documents: readonly ForeignDocument[]): { annotations: LabelUse[]; links: LabelUse[] } {
  const annotations = new Map<string, LabelUse>();
  const links = new Map<string, LabelUse>();
  const countUse = (uses: Map<string, LabelUse>, label: string): LabelUse => {
    const known = uses.get(label);
    const use = known ?? { label, count: 0, from: new Set(), to: new Set(), attributes: new Map() };
    if (known === undefined) uses.set(label, use);
    use.count += 1;
    return use;
  };
  for (const { spans, links: ties, speakers } of documents) {
    const ends = new Map<string, string>(speakers.map(({ id }) => [id, SPEAKER_END]));
    for (const { id, label, attributes } of spans) {
      ends.set(id, label);
      const use = countUse(annotations, label);
      for (const [key, value] of Object.entries(attributes)) {
        const values = use.attributes.get(key) ?? new Set();
        if (values.size < MOST_VALUES) use.attributes.set(key, values.add(value));
      }
    }
    for (const { label, from, to } of ties) {
      const use = countUse(links, label);
      if (ends.has(from)) use.from.add(ends.get(from)!);
      if (ends.has(to)) use.to.add(ends.get(to)!);
    }
  }
  return { annotations: [...annotations.values()], links: [...links.values()] };
}
