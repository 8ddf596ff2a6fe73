import { isAdjective, verbOf } from './lexicon.ts';

/** Returns the **lemma** of a word: its base form, which *says*, *said* and *saying* share. @param fine its Penn tag */
export function lemmaOf(form: string, lower: string, tag: string, fine: string): string {
  const plain = lower.replaceAll(/[’ʼ]/gu, "'");
  const known = EXCEPTIONS.get(`${plain} ${fine}`) ?? EXCEPTIONS.get(`${plain} ${tag}`) ?? EXCEPTIONS.get(plain);
  if (known !== undefined && tag !== 'PROPN') return known;
  if (tag === 'PROPN') return fine === 'NNPS' ? singular(form) : form;
  if (fine === 'NNP' || /^\p{N}/u.test(form) || /^\p{Lu}{2,}$/u.test(form)) return form;
  if (tag === 'VERB' || tag === 'AUX') return verbLemma(plain, fine);
  if (fine === 'NNS') return singular(plain);
  if (fine === 'JJR' || fine === 'RBR') return positive(plain, 'er');
  if (fine === 'JJS' || fine === 'RBS') return positive(plain, 'est');
  return /^(?:NN|X|SYM)/u.test(tag) ? form : plain;
}

const EXCEPTIONS = new Map<string, string>(
  `am be|are be|is be|was be|were be|been be|being AUX be|'m be|'re be|'s AUX be|'s PART 's|has have|had have|'ve have|having AUX have
  does do|did do|done VERB do|n't not|ca can|wo will|'ll will|'d AUX would|sha shall|an a|me I|my my|him he|them they|us we|her PRP she|whom who|'s VERB be
  these this|those that|men man|women woman|children child|people person|feet foot|teeth tooth|mice mouse|wives wife
  lives NOUN life|knives knife|leaves NOUN leaf|halves half|media medium|data data|criteria criterion|phenomena phenomenon
  better ADJ good|best ADJ good|worse ADJ bad|worst ADJ bad|better ADV well|best ADV well|more ADJ more|most ADJ most|least ADJ least
  further ADJ far|further ADV far|less ADJ little|least ADJ little|i I|series series|species species|news news|means NOUN means`
    .split(/[|\n]/u)
    .map((line) => line.trim().split(' '))
    .map((parts) => [parts.slice(0, -1).join(' '), parts.at(-1)!] as const),
);

function verbLemma(lower: string, fine: string): string {
  const known = verbOf(lower);
  if (known !== null) return known;
  if (fine === 'VBZ') return singular(lower);
  const stem =
    fine === 'VBG' ? /^(.+)ing$/u.exec(lower) : fine === 'VBD' || fine === 'VBN' ? /^(.+)ed$/u.exec(lower) : null;
  return stem === null ? lower : restored(stem[1]!);
}

/** *stopp* is *stop*, *carri* is *carry*, *creat* is *create*. */
function restored(stem: string): string {
  if (verbOf(stem) === stem) return stem;
  if (verbOf(`${stem}e`) !== null) return `${stem}e`;
  if (stem.endsWith('i')) return `${stem.slice(0, -1)}y`;
  if (/([bdgmnprt])\1$/u.test(stem)) return stem.slice(0, -1);
  return /(?:[^aeiou][aeiou](?:[sv]|at|it|ut|iz|ic|ang|arg|enc|anc)|[cg]|dl|tl|bl|pl|gl|ur)$/u.test(stem) &&
    !/(?:ing|ong)$/u.test(stem)
    ? `${stem}e`
    : stem;
}

function singular(word: string): string {
  if (/(?:ss|us|is)$/iu.test(word) || word.length < 3) return word;
  if (/^(?:mov|cook|calor|rook|zomb|brown)ies$/iu.test(word)) return word.slice(0, -1);
  if (/[^aeiou]ies$/iu.test(word)) return `${word.slice(0, -3)}y`;
  if (/(?:ss|sh|ch|x|zz)es$/iu.test(word) || /oes$/iu.test(word)) return word.slice(0, -2);
  return word.endsWith('s') ? word.slice(0, -1) : word;
}

/** *bigger* is *big*, *earlier* is *early*, *larger* is *large*. */
function positive(word: string, ending: string): string {
  if (!word.endsWith(ending)) return word;
  const stem = word.slice(0, -ending.length);
  if (stem.endsWith('i')) return `${stem.slice(0, -1)}y`;
  if (isAdjective(stem)) return stem;
  if (isAdjective(`${stem}e`)) return `${stem}e`;
  return /([bdgmnpt])\1$/u.test(stem) ? stem.slice(0, -1) : stem;
}
