/**
 * The lexicon of **cues**: verbs that report in the forms that stand in a text, by class. A language is one list; no
 * list holds a form that is an everyday word of another one, so that all of them are looked up at once. Classes are
 * those of the field *Class* of a cue. All entries are lower case.
 */

export type CueClass =
  | 'say'
  | 'write'
  | 'claim'
  | 'deny'
  | 'concede'
  | 'ask'
  | 'order'
  | 'think'
  | 'according-to'
  | 'nominal'
  | 'manner'
  | 'know'
  | 'intend'
  | 'feel'
  | 'perceive'
  | 'show';

type Lexicon = Readonly<Partial<Record<CueClass, string>>>;

const ENGLISH: Lexicon = {
  say: `
    said says saying say told tells telling tell added adds adding stated states stating announced announces announcing
    noted notes noting explained explains explaining replied replies replying answered answers answering confirmed
    confirms confirming declared declares declaring described describes describing emphasised emphasises emphasising
    emphasized emphasizes emphasizing stressed stresses stressing testified testifies testifying reported reports
    reporting continued continues remarked remarks remarking responded responds responding recalled recalls recalling
    concluded concludes concluding reiterated reiterates reiterating repeated repeats commented comments commenting
    mentioned mentions mentioning observed observes observing introduced pressured elaborated interjected
    disclosed discloses revealed reveals revealing informed informs quoted began went agreed agrees spoke
    promised promises promising pledged pledges pledging vowed vows vowing predicted predicts predicting
  `,
  write: 'wrote writes writing written tweeted tweets posted posts published read reads',
  claim: `
    claimed claims claiming argued argues arguing insisted insists insisting maintained maintains alleged alleges
    alleging affirmed affirms affirming asserted asserts asserting contended contends warned warns warning cautioned cautions cautioning
    complained complains complaining countered counters assured assures suggested suggests suggesting accused accuses
    criticised criticized reasoned reasons boasted boasts protested lamented joked quipped
  `,
  deny: 'denied denies denying rejected rejects rejecting disputed disputes dismissed dismisses refuted refutes',
  concede: 'admitted admits admitting conceded concedes conceding acknowledged acknowledges acknowledging allowed',
  ask: 'asked asks asking wondered wonders wondering inquired enquired queried questioned',
  order: `
    urged urges urging ordered orders demanded demands demanding instructed instructs called calls calling advised
    advises recommended recommends ruled rules
  `,
  think: `
    thought thinks thinking believed believes believing hoped hopes hoping feared fears estimated estimates
    estimating felt feels think believe
  `,
  manner: `
    cried cries exclaimed exclaims shouted shouts shouting whispered whispers whispering muttered murmured laughed
    smiled sighed shrugged gasped groaned growled yelled screamed called returned rejoined ejaculated
    grumbled chuckled sobbed stammered snapped retorted roared moaned
  `,
};

const GERMAN: Lexicon = {
  say: `
    sagte sagt sagten sagen gesagt erklärte erklärt erklärten betonte betont betonten ergänzte ergänzt fügte teilte
    mitgeteilt berichtete berichtet berichteten bestätigte bestätigt kündigte antwortete antwortet entgegnete erwiderte
    versicherte versichert verkündete verkündet
  `,
  write: 'schrieb schreibt schrieben heißt',
  claim:
    'behauptete behauptet behaupteten warnte warnt warnten kritisierte kritisiert beteuerte beklagte argumentierte',
  deny: 'bestritt bestreitet dementierte dementiert',
  concede: 'räumte gestand gibt zugegeben',
  ask: 'fragte fragt fragten',
  order: 'forderte fordert forderten verlangte mahnte mahnt',
  think: 'meinte meint meinten glaubt glaubte',
  manner: 'rief ruft flüsterte murmelte',
};

const FRENCH: Lexicon = {
  say: `
    dit déclaré déclare déclarait annoncé annonce expliqué explique précisé précise ajouté ajoute souligné souligne
    indiqué indique répondu répond confirmé raconté raconte rappelé rappelle assuré assure lancé estimé
  `,
  write: 'écrit tweeté',
  claim: 'affirmé affirme affirmait soutient dénoncé dénonce prévenu averti insisté insiste',
  deny: 'démenti nié',
  concede: 'reconnu reconnaît admis',
  ask: 'demandé demandait',
  think: 'estime estimait juge pense',
  manner: 'murmuré crié',
};

const SPANISH: Lexicon = {
  say: `
    dijo dijeron decía aseguró asegura aseguraron explicó explica señaló señala añadió añade agregó agrega declaró
    declara anunció anuncia indicó indica comentó comenta respondió responde contestó confirmó precisó subrayó contó
    manifestó
  `,
  write: 'escribió escribe tuiteó',
  claim: 'afirmó afirma afirmaron sostuvo sostiene denunció denuncia advirtió advierte insistió',
  deny: 'negó niega desmintió',
  concede: 'reconoció reconoce admitió admite',
  ask: 'preguntó pregunta',
  order: 'pidió exigió exige',
  think: 'opinó opina cree considera',
  manner: 'gritó susurró exclamó',
};

function classesOf(lexicons: readonly Lexicon[]): ReadonlyMap<string, CueClass> {
  const found = new Map<string, CueClass>();
  for (const lexicon of lexicons) {
    for (const [cueClass, forms] of Object.entries(lexicon) as [CueClass, string][]) {
      for (const form of forms.trim().split(/\s+/u)) if (!found.has(form)) found.set(form, cueClass);
    }
  }
  return found;
}

const CLASS_BY_FORM = classesOf([ENGLISH, GERMAN, FRENCH, SPANISH]);

/** Returns the class of a verb that reports, or null for any other word. @param form in lower case */
export const cueClassOf = (form: string): CueClass | null => CLASS_BY_FORM.get(form) ?? null;

const listed = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/u));

/** Verbs that are about speech more than about anything else: the surest cues. */
export const SUREST_CUES = listed(`
  said says told tells saying added adds asked asks replied stated explained wrote argued insisted warned noted
  announced admitted conceded cried exclaimed whispered shouted tweeted sagte sagt erklärte meinte betonte fragte rief
  dit déclaré affirmé expliqué dijo aseguró explicó afirmó señaló añadió
`);

/** Forms that are nouns as often as verbs: behind an article, an adjective or a possessive they are no cue. */
export const NOUN_FORMS = listed(`
  reports report claims notes states calls orders demands posts tweets counters estimates hopes fears rules comments
  cries shouts answers replies promises pledges vows warning saying feels read thinking writing feeling reporting
  disputes annonce demande
`);

/** What somebody says something in: behind a possessor, or with a verb of its own, it is a nominal cue. */
export const NOMINAL_CUES = listed(`
  statement letter email e-mail tweet post message speech interview memo testimony filing report book column article
  essay blog remarks words comment comments advice claim warning account press-release communiqué
`);

/** Prepositions before a source; *according* and *nach* need the word behind them. */
export const SOURCE_PREPOSITIONS: ReadonlyMap<string, string | null> = new Map([
  ['according', 'to'],
  ['laut', null],
  ['selon', null],
  ['según', null],
  ['d’après', null],
  ["d'après", null],
]);
