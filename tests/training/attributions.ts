import type { ParsedSentence, Word } from '../../shared/analysis/syntax/parsed.ts';

/**
 * **Made-up attributions**: clauses of the treebank put into the mouths of people who never said them, in the patterns
 * that news uses (“X,” said Anna Berg, the company’s chief executive). The treebank has few of each pattern; with these
 * the parser learns the patterns with many more verbs and names. Every tree follows the treebank’s own guidelines.
 */

/** A word of a tree that is being put together; `head` counts within its own piece, and -1 is the piece’s head. */
type Piece = readonly Pick<Word, 'form' | 'tag' | 'fine' | 'head' | 'relation'>[];

const VERBS =
  `said said said says says told_reporters added stated argued warned insisted noted explained replied announced
  claimed declared admitted acknowledged stressed suggested testified reported complained concluded recalled remarked
  wrote tweeted confirmed predicted alleged maintained asserted conceded denied emphasized emphasised quipped continued
  observed commented revealed responded`.split(/\s+/u);

const GIVEN = 'Anna James Maria Robert Fatima David Olga Peter Sarah Ahmed Linda Carlos Mary John Wei Elena'.split(' ');
const FAMILY =
  'Berg Smith Okafor Ivanov Tanaka Jones Garcia Haddad Miller Novak Brown Rossi Kim Dubois Khan Larsen'.split(' ');
const ROLES =
  'spokesman director mayor minister lawyer professor analyst president officer chairwoman editor leader'.split(' ');
const BODIES = 'company ministry university city party union agency hospital court club group council'.split(' ');
const DAYS = 'Monday Tuesday Wednesday Thursday Friday Saturday Sunday'.split(' ');

const word = (form: string, tag: Word['tag'], fine: string, head: number, relation: string): Piece[number] => ({
  form,
  tag,
  fine,
  head,
  relation,
});

type Pick1 = <T>(list: readonly T[]) => T;

/** A speaker as the subject of a verb. */
function speaker(pick: Pick1): Piece {
  const [given, family, role, body] = [pick(GIVEN), pick(FAMILY), pick(ROLES), pick(BODIES)];
  const name = [word(given, 'PROPN', 'NNP', -1, 'nsubj'), word(family, 'PROPN', 'NNP', 0, 'flat')];
  const nsubj = 'nsubj';
  return pick<Piece>([
    name,
    [word(pick(['he', 'she', 'they']), 'PRON', 'PRP', -1, nsubj)],
    [word('the', 'DET', 'DT', 1, 'det'), word(role, 'NOUN', 'NN', -1, nsubj)],
    [word(pick(['Mr.', 'Ms.', 'Dr.']), 'PROPN', 'NNP', 1, 'nmod:desc'), word(family, 'PROPN', 'NNP', -1, nsubj)],
    [
      ...name,
      word(',', 'PUNCT', ',', 6, 'punct'),
      word('the', 'DET', 'DT', 4, 'det'),
      word(body, 'NOUN', 'NN', 6, 'nmod:poss'),
      word("'s", 'PART', 'POS', 4, 'case'),
      word(role, 'NOUN', 'NN', 0, 'appos'),
    ],
    [
      ...name,
      word(',', 'PUNCT', ',', 4, 'punct'),
      word(pick(['a', 'the']), 'DET', 'DT', 4, 'det'),
      word(role, 'NOUN', 'NN', 0, 'appos'),
      word(pick(['of', 'at', 'for']), 'ADP', 'IN', 7, 'case'),
      word('the', 'DET', 'DT', 7, 'det'),
      word(body, 'NOUN', 'NN', 4, 'nmod'),
    ],
  ]);
}

/** Puts pieces into one tree. `to` names the piece that each piece’s head hangs below; -1 for the root. */
function put(parts: readonly { readonly piece: Piece; readonly to: number; readonly as?: string }[]): ParsedSentence {
  const starts: number[] = [];
  let length = 0;
  for (const { piece } of parts) {
    starts.push(length);
    length += piece.length;
  }
  const topOf = (part: number): number => starts[part]! + parts[part]!.piece.findIndex(({ head }) => head < 0);
  let offset = 0;
  const words = parts.flatMap(({ piece, to, as }, part) =>
    piece.map((each): Word => {
      const isTop = each.head < 0;
      const start = offset;
      offset += each.form.length + 1;
      const head = isTop ? (to < 0 ? -1 : topOf(to)) : each.head + starts[part]!;
      const relation = isTop ? (to < 0 ? 'root' : (as ?? each.relation)) : each.relation;
      return {
        ...each,
        start,
        end: start + each.form.length,
        lower: each.form.toLowerCase(),
        lemma: '',
        head,
        relation,
      };
    }),
  );
  return { start: 0, end: offset - 1, words };
}

/** The clause of a sentence that states something, without its last stop and without quotation marks; null for others. */
function clauseOf({ words }: ParsedSentence): Piece | null {
  const root = words.findIndex(({ head }) => head < 0);
  const last = words.at(-1);
  if (last?.form !== '.' || words.length < 5 || words.length > 28) return null;
  if (words.some(({ form }) => /^["“”:;()[\]]$/u.test(form))) return null;
  const hasSubject = words.some(({ head, relation }) => head === root && relation.startsWith('nsubj'));
  const isFinite = words.some(
    (each, at) => (at === root || each.head === root) && /^(?:VBD|VBZ|VBP|MD)$/u.test(each.fine),
  );
  if (!hasSubject || !isFinite || words.some(({ head }) => head === words.length - 1)) return null;
  return words.slice(0, -1).map(({ form, tag, fine, head, relation }) => ({ form, tag, fine, head, relation }));
}

const mark = (form: string, fine: string): Piece => [word(form, 'PUNCT', fine, -1, 'punct')];

/** Makes attributions of the clauses of trees: about one for every third that can be used. @param random numbers from 0 to 1 */
export function attributionsOf(
  trees: readonly ParsedSentence[],
  random: () => number,
  share: number,
): ParsedSentence[] {
  const pick: Pick1 = (list) => list[Math.floor(random() * list.length)]!;
  return trees.flatMap((tree) => {
    const clause = clauseOf(tree);
    return clause === null || random() > share ? [] : [attribution(clause, pick)];
  });
}

function attribution(clause: Piece, pick: Pick1): ParsedSentence {
  const [form = '', object] = pick(VERBS).split('_');
  const fine = form === 'says' ? 'VBZ' : 'VBD';
  const verb: Piece = [word(form, 'VERB', fine, -1, 'root')];
  const who = speaker(pick);
  const whom: Piece = object === undefined ? [] : [word(object, 'NOUN', 'NNS', -1, 'obj')];
  const day: Piece = [word('on', 'ADP', 'IN', 1, 'case'), word(pick(DAYS), 'PROPN', 'NNP', -1, 'obl')];
  const when = pick([[], [], day]);
  const open = mark('"', '``');
  const close = mark('"', "''");
  const comma = mark(',', ',');
  const stop = mark('.', '.');
  const that: Piece = [word('that', 'SCONJ', 'IN', -1, 'mark')];
  const part = (piece: Piece, to: number, as?: string) => ({ piece, to, ...(as === undefined ? {} : { as }) });
  return pick([
    // “X,” Anna said. “X,” said Anna.
    () =>
      put([
        part(open, 1),
        part(clause, 5, 'ccomp'),
        part(comma, 1),
        part(close, 1),
        part(who, 5),
        part(verb, -1),
        ...(whom.length ? [part(whom, 5)] : []),
        part(stop, 5),
      ]),
    () =>
      put([
        part(open, 1),
        part(clause, 4, 'ccomp'),
        part(comma, 1),
        part(close, 1),
        part(verb, -1),
        part(who, 4),
        ...(when.length ? [part(when, 4)] : []),
        part(stop, 4),
      ]),
    // X, Anna said. X, said Anna.
    () =>
      put([
        part(clause, 3, 'ccomp'),
        part(comma, 0),
        part(who, 3),
        part(verb, -1),
        ...(when.length ? [part(when, 3)] : []),
        part(stop, 3),
      ]),
    () => put([part(clause, 2, 'ccomp'), part(comma, 0), part(verb, -1), part(who, 2), part(stop, 2)]),
    // Anna said that X. Anna said X. Anna said on Monday that X.
    () =>
      put([
        part(who, 1),
        part(verb, -1),
        ...(whom.length ? [part(whom, 1)] : []),
        ...(when.length ? [part(when, 1)] : []),
        part(that, 2 + Number(whom.length > 0) + Number(when.length > 0) + 1),
        part(clause, 1, 'ccomp'),
        part(stop, 1),
      ]),
    () => put([part(who, 1), part(verb, -1), part(clause, 1, 'ccomp'), part(stop, 1)]),
    // Anna said, “X.” Anna said: “X.”
    () =>
      put([
        part(who, 1),
        part(verb, -1),
        part(pick([comma, mark(':', ':')]), 4),
        part(open, 4),
        part(clause, 1, 'ccomp'),
        part(stop, 1),
        part(close, 4),
      ]),
    // According to Anna, X.
    () =>
      put([
        part([word('According', 'VERB', 'VBG', -1, 'case'), word('to', 'ADP', 'IN', 0, 'fixed')], 1),
        part(
          who.map((each) =>
            each.form === 'he' || each.form === 'she' || each.form === 'they'
              ? { ...each, form: 'officials', tag: 'NOUN' as const, fine: 'NNS' }
              : each,
          ),
          3,
          'obl',
        ),
        part(comma, 1),
        part(clause, -1),
        part(stop, 3),
      ]),
  ])();
}

/** Sentences with quotation marks once more without them, so that the parser does not lean on marks. */
export function withoutMarks(trees: readonly ParsedSentence[]): ParsedSentence[] {
  return trees.flatMap(({ start, end, words }) => {
    const isMark = ({ fine }: Word): boolean => fine === '``' || fine === "''";
    const kept = words.filter((each) => !isMark(each));
    if (kept.length === words.length || kept.length === 0) return [];
    const places = new Map(kept.map((each, at) => [words.indexOf(each), at]));
    if (kept.some(({ head }) => head >= 0 && !places.has(head))) return [];
    return [{ start, end, words: kept.map((each) => ({ ...each, head: places.get(each.head) ?? -1 })) }];
  });
}
