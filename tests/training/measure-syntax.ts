import type { ParsedSentence } from '../../shared/analysis/syntax/parsed.ts';
import { createParser, createTreeParser } from '../../shared/analysis/syntax/parser.ts';
import { weightsFrom } from './fold-weights.ts';
import { goldRows, treebank } from './treebank.ts';

const rows = goldRows();
const trees = treebank(rows);
const free = rows.filter(({ licence }) => !licence.includes('BY-SA'));
const folds = Number(process.env['FOLDS'] ?? 5);
const only = process.env['ONLY'];

interface Tally {
  words: number;
  tag: number;
  fine: number;
  arcs: number;
  labelled: number;
  own: number;
  found: number;
  ownArcs: number;
  ownLabelled: number;
  sents: number;
  ownSents: number;
  rightSents: number;
  lemma: number;
}
const tallies = new Map<string, Tally>();
const rel = new Map<string, [number, number, number]>();
const tallyOf = (name: string): Tally => {
  if (!tallies.has(name))
    tallies.set(name, {
      words: 0,
      tag: 0,
      fine: 0,
      arcs: 0,
      labelled: 0,
      own: 0,
      found: 0,
      ownArcs: 0,
      ownLabelled: 0,
      sents: 0,
      ownSents: 0,
      rightSents: 0,
      lemma: 0,
    });
  return tallies.get(name)!;
};
const confusions = new Map<string, number>();
const tokenErrors = new Map<string, number>();

function measure(ids: readonly string[], weights: string): void {
  const parseTree = createTreeParser(weights);
  const parse = createParser(weights);
  for (const id of ids) {
    const row = rows.find((row) => row.id === id)!;
    const tally = tallyOf(row.genre!);
    const gold = trees.get(id)!;
    for (const tree of gold) {
      const own = parseTree(tree.words);
      tree.words.forEach((word, index) => {
        const mine = own.words[index]!;
        tally.words++;
        if (word.tag === mine.tag) tally.tag++;
        if (word.fine === mine.fine) tally.fine++;
        if (word.lemma === mine.lemma) tally.lemma++;
        else
          confusions.set(
            `L ${word.form} ${word.fine} ${word.lemma} ${mine.lemma}`,
            (confusions.get(`L ${word.form} ${word.fine} ${word.lemma} ${mine.lemma}`) ?? 0) + 1,
          );
        if (word.tag !== mine.tag || word.fine !== mine.fine) {
          const key = `T ${word.tag} ${word.fine} -> ${mine.tag} ${mine.fine}`;
          confusions.set(key, (confusions.get(key) ?? 0) + 1);
        }
        if (word.head === mine.head) tally.arcs++;
        const right = word.head === mine.head && word.relation === mine.relation;
        if (right) tally.labelled++;
        if (row.genre === 'news' || row.genre === 'interview') {
          const count = (name: string, at: 0 | 1 | 2): void => {
            const c = rel.get(name) ?? [0, 0, 0];
            c[at]++;
            rel.set(name, c);
          };
          count(word.relation, 0);
          count(mine.relation, 1);
          if (right) count(word.relation, 2);
        }
      });
    }
    // own tokens
    const own: ParsedSentence[] = [];
    for (const match of row.text.matchAll(/[^\n]+/gu)) own.push(...parse(match[0], match.index));
    const mine = new Map<string, [string, string, number]>();
    for (const { words } of own)
      for (const word of words) {
        const h = words[word.head];
        mine.set(`${word.start}-${word.end}`, [h ? `${h.start}-${h.end}` : 'root', word.relation, 0]);
        tally.own++;
      }
    const goldSents = new Set(gold.map(({ start, end }) => `${start}-${end}`));
    tally.sents += gold.length;
    tally.ownSents += own.length;
    for (const { start, end } of own)
      if (goldSents.has(`${start}-${end}`)) tally.rightSents++;
      else if (process.env['SENTS'] && row.genre === 'news')
        console.log('SENT', JSON.stringify(row.text.slice(start, end)));
    for (const { words } of gold)
      for (const word of words) {
        const m = mine.get(`${word.start}-${word.end}`);
        if (!m) {
          const ctx =
            row.text.slice(Math.max(0, word.start - 8), word.end + 8).replaceAll('\n', '/') + ' :: ' + word.form;
          tokenErrors.set(ctx, (tokenErrors.get(ctx) ?? 0) + 1);
          continue;
        }
        tally.found++;
        const h = words[word.head];
        if ((h ? `${h.start}-${h.end}` : 'root') !== m[0]) continue;
        tally.ownArcs++;
        if (m[1] === word.relation) tally.ownLabelled++;
      }
  }
}

const t0 = performance.now();
const train = (ids: readonly string[]): string => weightsFrom(ids, rows);
for (let fold = 0; fold < folds; fold++) {
  if (only !== undefined && !only.split(',').includes(String(fold))) continue;
  const test = free.filter((_, index) => index % folds === fold).map(({ id }) => id);
  const rest = free.map(({ id }) => id).filter((id) => !test.includes(id));
  const weights = train(rest);
  console.log('fold', fold, weights.length, Math.round(performance.now() - t0));
  measure(test, weights);
}
if (process.env['ALSO']) {
  const weights = train(free.map(({ id }) => id));
  console.log('all', weights.length, Math.round(performance.now() - t0));
  measure(
    rows.filter(({ licence }) => licence.includes('BY-SA')).map(({ id }) => id),
    weights,
  );
}
const pc = (a: number, b: number): string => ((100 * a) / b).toFixed(2).padStart(6);
const total = tallyOf('TOTAL');
for (const [name, t] of tallies)
  if (name !== 'TOTAL') for (const key of Object.keys(t) as (keyof Tally)[]) total[key] += t[key];
console.log('genre        words  upos   xpos  lemma    UAS    LAS |  tokF   UAS    LAS  sentF');
for (const [name, t] of tallies)
  console.log(
    name.padEnd(10),
    String(t.words).padStart(7),
    pc(t.tag, t.words),
    pc(t.fine, t.words),
    pc(t.lemma, t.words),
    pc(t.arcs, t.words),
    pc(t.labelled, t.words),
    '|',
    pc(2 * t.found, t.words + t.own),
    pc(2 * t.ownArcs, t.words + t.own),
    pc(2 * t.ownLabelled, t.words + t.own),
    pc(2 * t.rightSents, t.sents + t.ownSents),
  );
if (process.env['REL'])
  for (const [name, [g, m, r]] of [...rel].sort((a, b) => b[1][0] - a[1][0]).slice(0, 44))
    console.log(name.padEnd(15), g, m, 'P', pc(r, m), 'R', pc(r, g), 'F', pc(2 * r, g + m));
if (process.env['CONF'])
  for (const [k, v] of [...confusions]
    .filter(([k]) => k.startsWith(process.env['CONF']!))
    .sort((a, b) => b[1] - a[1])
    .slice(0, 60))
    console.log(v, k);
if (process.env['TOK']) for (const [k, v] of [...tokenErrors].slice(0, 150)) console.log(v, k);
