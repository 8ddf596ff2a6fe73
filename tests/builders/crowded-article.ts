import type { Article } from '../../shared/model/article.ts';
import { textOf } from '../../shared/model/block.ts';
import type { Annotation, Fragment, Link } from '../../shared/model/records.ts';

/** Sentences that break careless programs: emoji, marks, both directions, ideographs. */
const SENTENCES = [
  '“We were there 👩‍👩‍👧‍👦 at nine,” said Ann.',
  'Der Café-Wirt (cafe\u0301) schwieg; “no” was his word.',
  'קרן אמרה: "אין כאן סוד" ועזבה.',
  '她说：“没有人在那里。”然后离开了。',
  'Nothing & nobody <was> there | at all [0] \\ _end_.',
];

/**
 * Returns an article with so many annotations, each tenth of two fragments, each third overlapping the one before, and
 * a link from each quote to the mention after it; nothing in it that a plain format must lose but the fragments.
 */
export function crowdedArticle(count: number): Article {
  const sentences = Array.from(
    { length: Math.max(2, Math.ceil(count / 4)) },
    (_, i) => SENTENCES[i % SENTENCES.length]!,
  );
  const blocks = sentences.map((text) => ({ type: 'paragraph' as const, text }));
  const text = textOf(blocks);
  const words = [...text.matchAll(/[\p{L}\p{M}]+/gu)].map(({ index, 0: word }) => ({
    start: index,
    end: index + word.length,
  }));
  const annotations = Array.from({ length: count }, (_, i): Annotation => {
    const at = i % (words.length - 3);
    const first = words[at]!;
    const fragments: Fragment[] =
      i % 10 === 9 ? [first, words[at + 2]!] : [{ start: first.start, end: words[at + (i % 3 === 2 ? 1 : 0)]!.end }];
    const kind = ['quote', 'mention', 'cue', 'claim'][i % 4]!;
    const id = idFor(i);
    const covered = fragments.map(({ start, end }) => text.slice(start, end)).join(' ');
    return { record: 'annotation', id, kind, fragments, attributes: {}, tagged: covered };
  });
  const links = annotations.flatMap(({ id, kind }, i): Link[] =>
    kind === 'quote' && annotations[i + 1] !== undefined
      ? [
          {
            record: 'link',
            id: idFor(count + i),
            type: 'said-by',
            from: { record: 'annotation', id },
            to: { record: 'annotation', id: annotations[i + 1]!.id },
          },
        ]
      : [],
  );
  return {
    id: idFor(9_999_999),
    metadata: { record: 'metadata', id: 'metadata', title: 'A crowd' },
    blocks,
    annotations: annotations.sort(
      (a, b) =>
        a.fragments[0]!.start - b.fragments[0]!.start ||
        b.fragments.at(-1)!.end - a.fragments.at(-1)!.end ||
        (a.id < b.id ? -1 : 1),
    ),
    links,
    speakers: [],
  };
}

const idFor = (number: number): string => `10000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
