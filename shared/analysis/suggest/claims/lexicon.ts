/** The words by which claims are told, as data: each list is one idea, in the forms that stand in a line. */

const either = (list: string): string => list.trim().split(/\s+/u).join('|');

/** Number words that count; *one* and *a hundred times* mean too many other things. */
export const NUMBER_WORDS = either(`
  two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
  nineteen twenty thirty forty fifty sixty seventy eighty ninety
`);

export const LARGE_NUMBERS = either(
  'hundred thousand million billion trillion hundreds thousands millions billions dozens',
);

/** What is measured in: after a number these make a figure that can be looked up. */
export const UNITS = either(`
  people persons men women children kids families workers jobs troops soldiers votes seats countries nations states
  cases deaths patients homes houses households schools teachers students prisoners refugees immigrants migrants victims
  miles kilometres kilometers km metres meters feet acres hectares tons tonnes barrels gallons litres liters degrees
  kilograms kg pounds watts megawatts points times days weeks months years hours bills laws members companies businesses
  americans plants planes ships missiles warheads guns cars units copies visitors residents inhabitants respondents participants
  samples sites species articles pages nights employees officers civilians passengers
`);

/** Verbs of rise and fall. */
export const TRENDS = either(`
  rose risen rises rising fell fallen falling increased increases increase increasing decreased decreases decrease doubled
  tripled quadrupled halved grew grown growing declined declines decline dropped drops soared plunged climbed surged jumped
  shrank shrunk expanded slowed worsened improved skyrocketed peaked slumped gained lost losing created creating added
  reduced reduces reducing raised raises raising cut cuts cutting slashed eliminated
`);

/** What is done on record: by parliaments, governments, courts, firms, armies. Past forms, for a record is past. */
export const RECORD_VERBS = either(`
  voted signed passed vetoed supported opposed proposed introduced approved adopted enacted repealed banned legalised
  legalized ruled sentenced convicted charged accused indicted arrested jailed fined sued appealed elected re-elected
  appointed nominated resigned fired hired killed injured wounded died born attacked invaded bombed deployed seized founded
  launched built opened closed bought sold paid spent borrowed invested owed won defeated beat inherited promised
  broke violated abolished balanced funded defunded blocked filibustered shipped outsourced imported exported published
  released recorded reported measured awarded established joined left served led ran took gave sent received made became
  authorized authorised negotiated withdrew pulled vaccinated infected evacuated destroyed collapsed crashed confirmed
  denied rejected overturned upheld acquitted testified provided declared ordered
`);

/** Matters that are public, and on which figures and records are kept. */
export const PUBLIC_MATTERS = either(`
  job jobs unemployment employment tax taxes taxpayers deficit deficits debt budget budgets inflation economy wages wage
  income incomes poverty crime crimes murder violence troops war wars military defence defense veterans insurance uninsured
  medicare medicaid pension pensions welfare immigration immigrants migrants border refugees oil gas coal energy nuclear
  weapons emissions climate warming pollution abortion guns court courts law laws legislation bill act treaty amendment
  congress senate parliament government administration elections election vaccine vaccines hospital hospitals healthcare
  schools education tuition trade tariffs exports imports factories manufacturing profits sanctions police prison prisons
  drugs corruption fraud rates rate costs cost prices price spending growth funding subsidies loans bailout terrorists
  terrorism attack attacks record policy policies program programs programme plan premiums benefits banks corporations
`);

/** What can be measured; *the best* and *the greatest* are opinions, unless they are so since a day. */
export const SUPERLATIVES = either(`
  most least biggest largest smallest highest lowest longest shortest oldest youngest newest fastest slowest
  richest poorest fewest strongest weakest deadliest busiest hottest coldest earliest latest tallest safest
  hardest toughest last-ever only-ever record all-time record-breaking unprecedented
`);

export const COMPARATIVES = either(`
  more less fewer higher lower larger smaller greater bigger better worse faster slower longer shorter older younger
  richer poorer stronger weaker cheaper safer
`);

/** First-person verbs of opinion and feeling. */
export const OPINION_VERBS = either(`
  think believe feel hope guess suppose wish want love hate like know mean trust doubt agree disagree expect wonder
  intend care admire respect understand appreciate worry prefer
`);

export const FEELINGS = either(`
  love hate happy glad proud sorry sad afraid honored honoured excited grateful thankful delighted blessed pleased
  disappointed heartbroken wonderful beautiful terrible awful amazing incredible fantastic ridiculous horrible shame
  disgrace nice lovely great tremendous
`);

/** Irregular past forms that finish an event and mean nothing else. */
export const PAST_FORMS = either(`
  was were had did went came took gave got became began broke brought built bought caught chose drew drove ate fell
  felt fought found flew forgot froze grew held kept knew laid led left lent lost made meant met paid ran
  rose sent shook shot showed sang sank slept spoke spent stood stole struck swore taught threw understood
  won wore wrote
`);
