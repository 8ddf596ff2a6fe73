import fc from 'fast-check';
import { AnnotationSet } from '../../../../shared/annotations/annotation-set.ts';
import { exactOf } from '../../../../shared/annotations/covered-text.ts';
import { SHIPPED_SCHEMES } from '../../../../shared/kinds/index.ts';
import type { Annotation, DocumentRecord, Fragment, Link, Speaker } from '../../../../shared/model/records.ts';

/** Articles in which much is wrong: short texts full of marks, cues and titles, annotated at random. */

const PIECES = [
  ...['“', '”', '‘', '’', '"', ',', '.', ' ', ' ', ' ', '\n', '\n“', '—'],
  ...[' that ', ' to be ', 'she ', 'said', ' had said', 'it was told ', 'there ', 'minister ', 'Mr. '],
  ...['Ada Holm', 'Holm, who left,', 'her advice', 'win', 'Deputy ', 'did not say', '他说', 'פעם '],
];

export const arbitraryWords = fc.array(fc.constantFrom(...PIECES), { maxLength: 6 }).map((parts) => parts.join(''));
const arbitraryText = fc
  .array(fc.constantFrom(...PIECES), { minLength: 3, maxLength: 40 })
  .map((parts) => parts.join(''));

const ATTRIBUTES: fc.Arbitrary<Annotation['attributes']> = fc
  .record(
    {
      quoteType: fc.constantFrom('direct', 'indirect', 'mixed', 'Direct', 'free-indirect'),
      sourceStatus: fc.constantFrom('named', 'none', 'implicit', 'anonymous'),
      mentionType: fc.constantFrom('name', 'pronoun', 'document', 'description'),
      checkWorthiness: fc.constantFrom('NFS', 'CFS', 'UFS'),
      verdict: fc.constantFrom('refuted', 'supported'),
    },
    { requiredKeys: [] },
  )
  .map((attributes) => ({ ...attributes }));

const KINDS = ['quote', 'quote', 'quote', 'mention', 'cue', 'claim', 'scare-quote', 'token'];
const LINKS = ['said-by', 'cued-by', 'refers-to', 'attributed-to', 'claimed-in', 'claimed-by', 'within', 'strange'];
const IDS = ['a0', 'a1', 'a2', 'a3', 'a4', 'a5', 'a6', 'gone'];
const SPEAKERS = ['s0', 's1'];

/** Returns an annotation of a text of this length. */
export const arbitraryAnnotation = (id: string, text: string): fc.Arbitrary<Annotation> =>
  fc
    .record({
      kind: fc.constantFrom(...KINDS),
      edges: fc.uniqueArray(fc.nat(text.length), { minLength: 2, maxLength: 4 }),
      attributes: ATTRIBUTES,
    })
    .map(({ kind, edges, attributes }) => {
      const sorted = [...edges].sort((a, b) => a - b);
      const fragments: Fragment[] = [{ start: sorted[0]!, end: sorted[1]! }];
      if (sorted.length === 4) fragments.push({ start: sorted[2]!, end: sorted[3]! });
      return { record: 'annotation', id, kind, fragments, tagged: exactOf(text, fragments), attributes };
    });

export const arbitraryLink = (id: string): fc.Arbitrary<Link> =>
  fc
    .record({
      type: fc.constantFrom(...LINKS),
      from: fc.constantFrom(...IDS),
      to: fc.constantFrom(...IDS, ...SPEAKERS, ...SPEAKERS),
    })
    .map(({ type, from, to }) => ({
      record: 'link',
      id,
      type,
      from: { record: 'annotation', id: from },
      to: { record: SPEAKERS.includes(to) ? 'speaker' : 'annotation', id: to },
    }));

export const arbitrarySpeaker = (id: string): fc.Arbitrary<Speaker> =>
  fc
    .record({ name: fc.constantFrom('Ada Holm', 'ada holm', 'win', 'Lena'), aliases: fc.subarray(['win', 'she']) })
    .map(({ name, aliases }) => ({ record: 'speaker', id, type: 'person', name, aliases }));

export interface LintedText {
  readonly text: string;
  readonly set: AnnotationSet;
}

export const arbitraryLinted: fc.Arbitrary<LintedText> = arbitraryText
  .filter((text) => text.length > 4)
  .chain((text) =>
    fc
      .record({
        scheme: fc.constantFrom(...SHIPPED_SCHEMES),
        annotations: fc.tuple(...IDS.slice(0, 6).map((id) => arbitraryAnnotation(id, text))),
        links: fc
          .array(fc.nat(), { maxLength: 10 })
          .chain((all) => fc.tuple(...all.map((_, i) => arbitraryLink(`l${i}`)))),
        speakers: fc.tuple(...SPEAKERS.map(arbitrarySpeaker)),
      })
      .map(({ scheme, annotations, links, speakers }) => {
        const metadata: DocumentRecord = { record: 'metadata', id: 'metadata', title: 'A title' };
        return { text, set: AnnotationSet.of([metadata, scheme, ...annotations, ...links, ...speakers]) };
      }),
  );
