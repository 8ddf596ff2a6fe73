import type { Fragment } from '../model/records.ts';

/**
 * A **turn** of dialogue is a paragraph that begins with a dash instead of a quotation mark, as in French, Spanish,
 * Russian and Polish: “— Je viens, dit-il.” “—Vendré —dijo él—. No antes.” “– Приду, – сказал он. – Не раньше.” What
 * stands between further dashes is said by the teller. A line that does not end as a sentence (a signature) is no turn,
 * nor is an item of a list, which begins with a hyphen.
 */

/** What is said in one piece. UTF-16 code units. */
export interface Speech {
  /** Offset of the dash before it. */
  readonly open: number;
  /** The words, without spaces at the edges; never empty. */
  readonly content: Fragment;
}

/** Returns what is said in the paragraph; offsets count from `base`. Linear in the length of the paragraph. */
export function speechesOf(paragraph: string, base = 0): Speech[] {
  const first = /^\s*[—–―](?=\s*[\p{L}\p{N}¿¡«“„"…])/u.exec(paragraph);
  if (first === null || !/[.!?…:;,»”“"。！？؟]\s*$/u.test(paragraph.slice(-20))) return [];
  const isTight = !/\s/u.test(paragraph[first[0].length] ?? '');
  const speeches: Speech[] = [];
  let open: number | null = first[0].length - 1;
  for (const dash of dashesOf(paragraph, open + 1, isTight)) {
    if (open !== null) add(speeches, paragraph, open, dash.at, base);
    const wasSpeech: boolean = open !== null && !dash.beginsTurn && !isReported(paragraph, open, dash.at);
    open = wasSpeech ? null : dash.at;
  }
  if (open !== null) add(speeches, paragraph, open, paragraph.length, base);
  return speeches;
}

interface Dash {
  readonly at: number;
  /** A capital follows: somebody speaks, it is not the teller. */
  readonly beginsTurn: boolean;
}

/**
 * The dashes that part what is said from what is told: in Spanish those that touch a word on one side alone, elsewhere
 * those after a comma or the end of a sentence. “Я — учитель” has none.
 */
function dashesOf(paragraph: string, from: number, isTight: boolean): Dash[] {
  const dashes: Dash[] = [];
  for (const { index } of paragraph.slice(from).matchAll(/[—–―]/gu)) {
    const at = from + index;
    const before = paragraph.slice(Math.max(0, at - 3), at);
    const after = paragraph.slice(at + 1, at + 4);
    const parts = isTight
      ? /\s$/u.test(before) !== /^[\s.,;:!?]/u.test(after)
      : /[,.!?…;:»”]\s*$/u.test(before) && /^\s/u.test(after);
    if (parts) dashes.push({ at, beginsTurn: !isTight && /^\s*[\p{Lu}¿¡]/u.test(after) });
  }
  return dashes;
}

/** Where the teller begins without a dash: “…, dit-il”, “… ! s’écria Anna”. */
const FRENCH_CLAUSE =
  /[\s,]\s?(?:(?:lui|leur|me|se)\s|[ms][’'])?(?:\p{L}+-(?:t-)?(?:il|elle|ils|elles|on|je)(?!\p{L})|(?:dit|répondit|demanda|ajouta|reprit|fit|lança|répliqua|murmura|cria|écria)\s+\p{Lu})/u;

/** A clause is looked for near the end of what is said, or right after its first mark. UTF-16 code units. */
const REACH = 2000;

const clauseIn = (speech: string): number | null => FRENCH_CLAUSE.exec(speech.slice(0, REACH))?.index ?? null;

const isReported = (paragraph: string, open: number, end: number): boolean =>
  clauseIn(paragraph.slice(open + 1, end)) !== null;

function add(speeches: Speech[], paragraph: string, open: number, end: number, base: number): void {
  const whole = paragraph.slice(open + 1, end);
  const clause = clauseIn(whole);
  // The comma stays with the words, as it does inside quotation marks.
  const said = clause === null ? whole : whole.slice(0, clause + (whole[clause] === ',' ? 1 : 0));
  const words = said.replace(/^[\s.,;:]+/u, '');
  const start = base + open + 1 + said.length - words.length;
  const content = { start, end: start + words.trimEnd().length };
  if (content.start < content.end) speeches.push({ open: base + open, content });
}
