import { emptyDossier } from '../../shared/annotations/dossiers.ts';
import type { Article } from '../../shared/model/article.ts';
import { paragraphsOf } from '../../shared/model/block.ts';
import { CLAIM_STATES, type Dossier } from '../../shared/model/dossier.ts';
import {
  ARTICLE_STATES,
  type Annotation,
  type Attributes,
  type Link,
  type Speaker,
} from '../../shared/model/records.ts';
import { generator } from '../builders/random.ts';

/**
 * Articles as a desk has them, as many as are wanted, out of sentences of our own: some 500 words, three quotes by two
 * of five thousand people, and a claim with the state of its check. The same number is the same article.
 */

const words = (list: string): readonly string[] => list.trim().split(/\s+/);

const FIRST = words(`
  Anna Boris Cyril Dana Emil Fatima Georg Hana Igor Jana Karim Lena Milan Nora Otto Petra Quentin Rosa Stefan Tereza
  Ulrich Vera Walter Xenia Yusuf Zora Adam Beata Carl Doris Erik Flora Gustav Heda Ivan Julia Klara Leo Marta Nils
  Olga Pavel Rita Samir Tomas Una Viktor Wanda Yara Zeno
`);
const LAST_HEADS = words(
  'Black Brook Castle Dale East Field Green Hill Iron Lake Marsh North Old Pine Quarry Red Stone Thorn Upper West',
);
const LAST_TAILS = words('ford mann wood berg son');
const PLACES = words('Northport Millbrook Ashby Stonebridge Harrow Lindental Kosice Oldhaven Riverside Westfield');
const THINGS = words(
  'bridge harbour tram school hospital budget library tunnel market stadium reservoir archive ferry airport dam',
);
const DEEDS = words('open close rebuild sell repair inspect move enlarge paint insure measure rent');
const MANNERS = words('quietly again early slowly twice gladly openly late partly together alone soon');
const OUTLETS = [
  'The Harbour Daily',
  'Northport Post',
  'Die Lindentaler Zeitung',
  'The Valley Courier',
  'Evening Ledger',
];
const TAGS = words('council money transport health schools weather sport courts');
const CUES = words('said added warned replied explained');

/** Words in the filling between quotes. */
const SENTENCES = 34;

/** One article of the desk. */
export function deskArticle(number: number): Article {
  const random = generator(number * 7919 + 11);
  const one = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const parts: string[] = [];
  const annotations: Annotation[] = [];
  const links: Link[] = [];
  let length = 0;
  const add = (text: string) => {
    parts.push(text);
    length += text.length;
  };
  const tag = (id: string, kind: string, text: string, attributes: Attributes = {}) => {
    annotations.push({
      record: 'annotation',
      id,
      kind,
      fragments: [{ start: length, end: length + text.length }],
      tagged: text,
      attributes,
    });
    add(text);
  };
  const link = (from: string, type: string, to: string, sort: 'annotation' | 'speaker' = 'annotation') =>
    links.push({
      record: 'link',
      id: `l${String(links.length).padStart(2, '0')}`,
      type,
      from: { record: 'annotation', id: from },
      to: { record: sort, id: to },
    });
  const sentence = () => {
    const year = 1990 + Math.floor(random() * 36);
    const figure = 1 + Math.floor(random() * 900);
    return one([
      () =>
        `The ${one(THINGS)} in ${one(PLACES)} had to ${one(DEEDS)} ${one(MANNERS)} in ${year}, after ${figure} days of work.`,
      () =>
        `Nobody in ${one(PLACES)} expected the ${one(THINGS)} to cost ${figure} million, and few wanted to ${one(DEEDS)} it ${one(MANNERS)}.`,
      () => `Since ${year} the council has met ${one(MANNERS)} about the ${one(THINGS)} and the ${one(THINGS)}.`,
      () =>
        `A report of ${figure} pages told how the ${one(THINGS)} was built, and why ${one(PLACES)} would ${one(DEEDS)} another.`,
    ])();
  };
  const paragraph = (count: number) => {
    add(Array.from({ length: count }, sentence).join(' '));
    add('\n');
  };
  const speakers = [one(FIRST), one(FIRST)].map((first, i): Speaker => {
    const last = one(LAST_HEADS) + one(LAST_TAILS);
    return {
      record: 'speaker',
      id: `s${i}`,
      name: `${first} ${last}`,
      type: 'person',
      aliases: [last],
      role: `${one(PLACES)} council`,
    };
  });
  paragraph(SENTENCES / 4);
  for (let i = 0; i < 3; i += 1) {
    const speaker = speakers[i % 2]!;
    add('“');
    tag(`q${i}`, 'quote', `We will ${one(DEEDS)} the ${one(THINGS)} ${one(MANNERS)}`, { quoteType: 'direct' });
    add(',” ');
    tag(`u${i}`, 'cue', one(CUES), { cueClass: 'neutral' });
    add(' ');
    tag(`m${i}`, 'mention', speaker.name);
    add('. ');
    link(`q${i}`, 'said-by', `m${i}`);
    link(`q${i}`, 'cued-by', `u${i}`);
    if (random() < 0.9) link(`m${i}`, 'refers-to', speaker.id, 'speaker');
    paragraph(SENTENCES / 4);
  }
  const isChecked = random() < 0.4;
  const claim = `The ${one(THINGS)} of ${one(PLACES)} cost ${Math.floor(random() * 900)} million`;
  tag('c0', 'claim', claim, {
    checkWorthiness: 'CFS',
    claimType: 'numerical',
    ...(isChecked ? { verdict: 'refuted' } : {}),
  });
  add('.');
  link('c0', 'claimed-by', 's0', 'speaker');
  const day = new Date(Date.UTC(2016, 0, 1 + Math.floor(random() * 3900))).toISOString().slice(0, 10);
  const dossier: Dossier = {
    ...emptyDossier('c0'),
    state: one(CLAIM_STATES),
    priority: Math.floor(random() * 101),
    deadline: day,
  };
  return {
    id: `desk-${number}`,
    metadata: {
      record: 'metadata',
      id: 'metadata',
      title: `${one(PLACES)} and the ${one(THINGS)}, part ${number}`,
      outlet: one(OUTLETS),
      published: day,
      language: 'en',
      state: one(ARTICLE_STATES),
      tags: [one(TAGS)],
    },
    blocks: paragraphsOf(parts.join('')),
    annotations: annotations.sort((a, b) => a.fragments[0]!.start - b.fragments[0]!.start),
    links,
    speakers,
    dossiers: [dossier],
  };
}

/** Everybody who may speak, as a registry has them. */
export const deskRegistry = (): readonly Speaker[] =>
  FIRST.flatMap((first) =>
    LAST_HEADS.flatMap((head) =>
      LAST_TAILS.map((tail): Speaker => {
        const last = head + tail;
        return { record: 'speaker', id: `${first} ${last}`, name: `${first} ${last}`, type: 'person', aliases: [] };
      }),
    ),
  );

/** Words that stand in many of the articles, in few, and in none. */
export const DESK_QUERIES: readonly string[] = [
  'harbour',
  'the',
  'reservoir insure',
  '“council has met quietly”',
  'Lindental 1997',
  'ferr*',
  'Blackwood',
  'no such thing',
  '“open the dam”',
  'million partly archive',
];
