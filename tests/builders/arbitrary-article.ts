import fc from 'fast-check';
import { byPlace } from '../../shared/annotations/annotation-set.ts';
import { wordsOf } from '../../shared/annotations/covered-text.ts';
import type { Article } from '../../shared/model/article.ts';
import { dossierIdOf } from '../../shared/annotations/dossiers.ts';
import { ANSWER_TYPES, CLAIM_STATES, CLAIM_TIES, type Dossier, STANCES } from '../../shared/model/dossier.ts';
import { BLOCK_TYPES, textOf, type Block } from '../../shared/model/block.ts';
import {
  ARTICLE_STATES,
  SPEAKER_TYPES,
  type Annotation,
  type Extra,
  type Fragment,
  type Link,
  type Metadata,
  type Speaker,
} from '../../shared/model/records.ts';
import { arbitraryScheme } from './arbitrary-scheme.ts';

/** Whole clusters that break careless programs: marks, joined emoji, flags, both directions, controls, specials. */
const CLUSTERS = [
  ...'aeZ9 .,“”"\'-=+@<>&\\/|\t',
  'e\u0301',
  'q\u0323\u0307',
  '👩‍👩‍👧‍👦',
  '🇨🇿',
  '👍🏽',
  '🎉',
  '𝔘',
  'שָׁ',
  'مَ',
  'नि',
  '한',
  '\u00ad',
  '\u200d',
  '\u202e',
  '\u2066',
  '\u2028',
  '\ufeff',
  '\u0000',
  '\u001b',
  '\r',
  ']]>',
  '-->',
  '</script>',
  '__proto__',
];

export const arbitraryText = fc.array(fc.constantFrom(...CLUSTERS), { maxLength: 30 }).map((parts) => parts.join(''));

const arbitraryExtra: fc.Arbitrary<Extra | undefined> = fc.option(
  fc
    .dictionary(
      fc.string({ minLength: 1, maxLength: 6 }).map((key) => `x-${key}`),
      fc
        .jsonValue({ maxDepth: 2 })
        .map(
          (value) => JSON.parse(JSON.stringify(value).replaceAll(/__proto__|prototype|constructor/g, 'p')) as unknown,
        ),
      { minKeys: 1, maxKeys: 3 },
    )
    .map((extra) => ({ ...extra })),
  { nil: undefined, freq: 3 },
);

const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });

const defined = <T extends object>(value: T): T =>
  Object.fromEntries(Object.entries(value).filter(([, inner]) => inner !== undefined)) as T;

const arbitraryBlocks: fc.Arbitrary<Block[]> = fc.array(
  fc
    .record({ type: fc.constantFrom(...BLOCK_TYPES), text: arbitraryText, level: fc.integer({ min: 1, max: 6 }) })
    .map(({ type, text, level }) =>
      type === 'heading' || type === 'list-item' ? { type, level, text } : { type, text },
    ),
  { minLength: 1, maxLength: 5 },
);

const attributeValue = fc.oneof(
  arbitraryText,
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => (Object.is(value, -0) ? 0 : value)),
  fc.boolean(),
  fc.array(arbitraryText, { maxLength: 3 }),
);

/** Seldom there: most articles are not on a desk. */
const rare = <T>(arbitrary: fc.Arbitrary<T>) => fc.oneof({ weight: 5, arbitrary: fc.constant(undefined) }, arbitrary);

/** What a dossier holds besides its claim; ids inside it are unique by their place. */
const arbitraryCheck = fc
  .record({
    state: fc.constantFrom(...CLAIM_STATES),
    deadline: optional(fc.constant('2026-12-01')),
    priority: optional(fc.nat(100)),
    worthBecause: optional(fc.array(arbitraryText, { maxLength: 2 })),
    justification: optional(arbitraryText),
    second: optional(fc.record({ verdict: arbitraryText, at: fc.constant('2026-11-28T06:00:00Z') })),
    questions: fc.array(fc.record({ text: arbitraryText }), { maxLength: 2 }),
    evidence: fc.array(
      fc
        .record({
          question: optional(fc.constant('1')),
          answer: optional(arbitraryText),
          answerType: optional(fc.constantFrom(...ANSWER_TYPES)),
          stance: optional(fc.constantFrom(...STANCES)),
          quote: optional(arbitraryText),
          url: optional(arbitraryText),
        })
        .map(defined),
      { maxLength: 2 },
    ),
    history: fc.array(
      fc.record({
        at: fc.constant('2026-11-28T06:00:00Z'),
        of: fc.constantFrom('state', 'verdict', 'correction'),
        from: arbitraryText,
        to: arbitraryText,
      }),
      { maxLength: 2 },
    ),
    related: optional(
      fc.array(fc.record({ article: fc.constant('b'), claim: arbitraryText, tie: fc.constantFrom(...CLAIM_TIES) }), {
        maxLength: 1,
      }),
    ),
    extra: arbitraryExtra,
  })
  .map((check) =>
    defined({
      ...check,
      questions: numbered(check.questions),
      evidence: numbered(check.evidence),
      history: numbered(check.history),
      related: check.related && numbered(check.related.map((one) => ({ ...one, claim: `c${one.claim}` }))),
    }),
  );

const numbered = <T extends object>(list: readonly T[]) => list.map((one, i) => ({ id: String(i + 1), ...one }));

/** An article with everything that its model allows, in canonical order. */
export const arbitraryArticle: fc.Arbitrary<Article> = arbitraryBlocks.chain((blocks) => {
  const text = textOf(blocks);
  const edges = wholeOffsets(text);
  return fc
    .record({
      title: arbitraryText,
      language: optional(fc.constantFrom('en', 'he', 'de-CH')),
      authors: optional(fc.array(arbitraryText, { maxLength: 2 })),
      metadataNote: optional(arbitraryText),
      state: rare(fc.constantFrom(...ARTICLE_STATES)),
      tags: rare(fc.array(arbitraryText, { maxLength: 2 })),
      checks: fc.array(arbitraryCheck, { maxLength: 2 }),
      metadataExtra: arbitraryExtra,
      scheme: fc.oneof({ weight: 4, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: arbitraryScheme }),
      source: optional(fc.record({ name: arbitraryText, mediaType: fc.constant('text/plain') })),
      spans: fc.array(
        fc.record({
          kind: fc.constantFrom('quote', 'mention', 'cue', 'claim', 'unheard-of', 'constructor'),
          cuts: fc.array(fc.nat(edges.length - 1), { minLength: 2, maxLength: 6 }),
          attributes: fc.dictionary(
            fc.constantFrom('note', 'verdict', 'quoteType', 'normalised', 'z', 'toString'),
            attributeValue,
          ),
          created: optional(fc.constant('2024-05-17T10:00:00Z')),
          creator: optional(arbitraryText),
          exact: arbitraryText,
          /** Null where it is the words covered. */
          tagged: fc.option(arbitraryText, { nil: null, freq: 2 }),
          extra: arbitraryExtra,
        }),
        { maxLength: 6 },
      ),
      speakers: fc.array(
        fc.record({
          name: arbitraryText,
          type: fc.constantFrom(...SPEAKER_TYPES),
          aliases: fc.array(arbitraryText, { maxLength: 2 }),
          role: optional(arbitraryText),
          offices: rare(
            fc.array(fc.record({ title: arbitraryText, from: optional(fc.constant('2019-03')) }).map(defined), {
              maxLength: 2,
            }),
          ),
          ids: rare(fc.array(fc.record({ authority: fc.constant('wikidata'), id: arbitraryText }), { maxLength: 2 })),
          note: optional(arbitraryText),
          extra: arbitraryExtra,
        }),
        { maxLength: 3 },
      ),
      ties: fc.array(
        fc.record({
          type: fc.constantFrom(
            'said-by',
            'cued-by',
            'refers-to',
            'attributed-to',
            'claimed-in',
            'claimed-by',
            'valueOf',
          ),
          from: fc.nat(20),
          to: fc.nat(20),
          note: optional(arbitraryText),
          extra: arbitraryExtra,
        }),
        { maxLength: 4 },
      ),
      extra: arbitraryExtra,
    })
    .map((parts): Article => {
      const speakers = parts.speakers.map((speaker, index): Speaker =>
        defined({ record: 'speaker', id: `s${index}`, ...speaker } as Speaker),
      );
      const annotations = parts.spans.map(({ cuts, exact, tagged: given, ...rest }, index): Annotation => {
        const fragments = fragmentsAt(cuts, edges);
        const at = edges[(cuts[0] ?? 0) % edges.length] ?? 0;
        const lost = fragments.length > 0 ? {} : { detached: { exact, prefix: '', suffix: exact, at } };
        const tagged = given ?? wordsOf(text, { fragments, ...lost });
        return defined({ record: 'annotation', id: `a${index}`, ...rest, fragments, ...lost, tagged } as Annotation);
      });
      const ends = [
        ...annotations.map(({ id }) => ({ record: 'annotation', id }) as const),
        ...speakers.map(({ id }) => ({ record: 'speaker', id }) as const),
      ];
      const links = (ends.length === 0 ? [] : parts.ties).map(({ type, from, to, note, extra }, index): Link =>
        defined({
          record: 'link',
          id: `l${index}`,
          type,
          from: ends[from % ends.length]!,
          to: ends[to % ends.length]!,
          note,
          extra,
        } as Link),
      );
      const claims = annotations.filter(({ kind }) => kind === 'claim');
      const dossiers = claims.slice(0, parts.checks.length).map(
        ({ id }, index) =>
          // What a file may hold goes in the order that its shape gives it.
          ({ record: 'dossier', id: dossierIdOf(id), claim: id, ...parts.checks[index]! }) as Dossier,
      );
      const { state, tags } = parts;
      const { title, language, authors, metadataNote: note, metadataExtra, scheme, source, extra } = parts;
      return defined({
        id: 'article',
        metadata: defined({
          record: 'metadata',
          id: 'metadata',
          title,
          language,
          authors,
          state,
          tags,
          note,
          extra: metadataExtra,
        } as Metadata),
        scheme,
        source,
        blocks,
        annotations: annotations.sort(byPlace),
        links,
        speakers,
        dossiers: dossiers.length === 0 ? undefined : dossiers,
        extra,
      } as Article);
    });
});

/** UTF-16 offsets that do not cut a surrogate pair. */
function wholeOffsets(text: string): number[] {
  const offsets = [0];
  for (const character of text) offsets.push(offsets.at(-1)! + character.length);
  return offsets;
}

/** Fragments between every other pair of cuts, so that none touch. */
function fragmentsAt(cuts: readonly number[], edges: readonly number[]): Fragment[] {
  const offsets = cuts.map((cut) => edges[cut % edges.length]!).sort((a, b) => a - b);
  const fragments: Fragment[] = [];
  for (let index = 0; index + 1 < offsets.length; index += 2) {
    const [start, end] = [offsets[index]!, offsets[index + 1]!];
    if (start < end && start > (fragments.at(-1)?.end ?? -1)) fragments.push({ start, end });
  }
  return fragments;
}
