/**
 * The short lists of words, most of them English, by which quotations, speakers and sentences are recognised. Rules
 * that use them propose; a person decides. All entries are lower case, in scripts that have it.
 */

const listed = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/u));

export const PRONOUNS = listed(`
  i me we us you he him she her they them it who one this these those
  himself herself themselves myself ourselves itself yourself both neither someone somebody
  his hers theirs mine ours
`);

/** Words that stand at the head of a sentence in capitals without being part of a name. */
export const SENTENCE_STARTERS = listed(`
  the a an this that these those there here he she it they we you i his her its their our my your who what when where
  why how which while although though because since if unless until after before once as at by for from in into of on
  over to under with within without and but or nor so yet not no also even still then thus however moreover meanwhile
  instead indeed later earlier now today yesterday tomorrow some many most all both each every few several such only
  just more less another other others according asked under during despite regardless among between against about
  one two three four five six seven eight nine ten “ " ‘ « ( — –
`);

/** Words that end a noun phrase: they are neither its head nor one of its modifiers. */
export const FUNCTION_WORDS = listed(`
  the a an this that these those there here his her its their our my your whose who whom which what when where why how
  while although though because since if unless until after before once as at by for from in into of on over to under
  with within without and but or nor so yet not no also even still then thus however moreover meanwhile instead indeed
  later earlier now today yesterday tomorrow tonight just more less than during despite regardless among between
  against about across along around near toward towards via per is are was were be been being am do does did done have
  has had having can could may might must shall should will would ought let lets don’t won’t didn’t doesn’t isn’t
  aren’t wasn’t weren’t can’t couldn’t wouldn’t only very too up down out off back again ago away all both each every
`);

/** Verbs that report speech, in the forms that news uses. */
export const REPORTING_VERBS = listed(`
  said says say saying told tells tell telling asked asks ask asking added adds add adding stated states state stating
  announced announces announce claimed claims claim argued argues argue warned warns warn insisted insists insist
  denied denies deny noted notes note explained explains explain wrote writes write written replied replies reply
  answered answers answer acknowledged acknowledges acknowledge admitted admits admit conceded concedes concede
  confirmed confirms confirm declared declares declare demanded demands demand described describes describe
  emphasised emphasises emphasized emphasizes stressed stresses stress suggested suggests suggest testified testifies
  reported reports report promised promises promise pledged pledges pledge urged urges urge called calls call
  complained complains complain concluded concludes conclude continued continues believed believes believe thought
  thinks think hoped hopes hope feared fears fear estimated estimates estimate predicted predicts predict recalled
  recalls recall remarked remarks remark responded responds respond shouted shouts shout whispered whispers countered
  counters maintained maintains alleged alleges allege assured assures assure cautioned cautions criticised criticized
  instructed instructs pressured found finds find showed shows show ruled rules rule vowed vows vow joked quipped
`);

/** Verbs that report speech and come first in their clause, in Arabic and Hebrew. */
export const UNCASED_REPORTING_VERBS = listed(`
  قال قالت قالوا وقال وقالت سأل سألت تساءل تساءلت أضاف أضافت وأضاف وأضافت أجاب أجابت رد ردت صرح صرحت أعلن أعلنت
  אמר אמרה אמרו שאל שאלה שאלו השיב השיבה ענה ענתה הוסיף הוסיפה טען טענה כתב כתבה הודיע הודיעה הסביר הסבירה
`);

/** Heads of noun phrases that name people by what they are; the singular forms also serve as titles before a name. */
const PEOPLE = `
  official officer analyst expert critic source spokesman spokeswoman spokesperson minister secretary president
  chancellor mayor governor senator lawmaker lawyer attorney judge prosecutor detective inspector constable sergeant
  lieutenant captain colonel general major commander admiral ambassador diplomat envoy aide adviser advisor assistant
  deputy director manager chief head chairman chairwoman chair chairperson founder owner executive ceo employee
  worker engineer architect scientist researcher scholar professor doctor nurse teacher student pupil parent mother
  father son daughter brother sister wife husband neighbour neighbor resident villager citizen voter witness victim
  survivor farmer fisherman fisher captain pilot driver passenger soldier veteran activist campaigner organiser
  organizer protester demonstrator supporter opponent leader member candidate councillor councilor commissioner
  delegate representative negotiator author writer editor reporter journalist correspondent columnist commentator
  historian economist investor trader banker shopkeeper businessman businesswoman coach player captain fan artist
  singer actor actress colleague friend family relative guest customer client user observer specialist consultant
  contractor developer landlord tenant tourist visitor volunteer priest bishop rabbi imam pope king queen prince
  princess man woman boy girl child person insider planner surveyor treasurer auditor clerk harbourmaster harbormaster
  fellow partner rival ally lobbyist watchdog regulator
`;

export const PERSON_NOUNS = listed(PEOPLE);

/** Plurals of the person nouns, and nouns that are collective by themselves. */
export const COLLECTIVE_NOUNS = new Set([
  ...[...PERSON_NOUNS].map(pluralOf),
  ...listed(`
    people men women children parties police government administration ministry department agency council committee
    commission parliament congress senate court company firm corporation union association organisation organization
    group team family party opposition board staff crew community public media press army navy military authorities
    authority residents personnel faculty panel coalition alliance delegation embassy bank university institute
    hospital school church families allies fishermen businessmen others some many most several
  `),
]);

/** Things that speak when somebody quotes them. */
export const DOCUMENT_NOUNS = listed(`
  report study statement letter document memo memorandum survey poll paper law bill act ruling verdict judgment
  judgement filing lawsuit complaint indictment affidavit transcript email e-mail mail tweet post article editorial
  book analysis assessment audit review release communique communiqué press-release notice plan census data figures
  statistics records minutes treaty agreement contract resolution declaration constitution manifesto website blog
`);

/** Adjectives and participles that stand before a person noun. */
export const isModifier = (word: string): boolean => !/(?:ed|ly|ing)$/u.test(word) || MODIFIERS.has(word);

const MODIFIERS = listed(`
  retired elected unelected appointed unnamed named armed united elderly early family-owned leading ranking
  high-ranking visiting acting outgoing incoming ruling governing opposing sitting dissenting participating unidentified
  self-declared experienced newly-elected concerned involved displaced injured wounded detained accused convicted
  friendly neighbouring neighboring engineering housing planning building fishing shipping banking
`);

/** Titles that stand before a name and end in a full stop, or may. */
export const TITLES = listed(`
  dr mr mrs ms mx messrs prof gen col maj capt cmdr adm lt sgt cpl sen rep gov pres hon rev fr st sir dame lord lady
  mme mlle herr frau president chancellor minister secretary senator governor mayor judge professor doctor sheikh
  ayatollah pope king queen prince princess captain general colonel major sergeant lieutenant ambassador
`);

/** Lower-case parts inside a name. */
export const PARTICLES = listed(`
  de du des del della delle di da das do dos van von der den het ter ten zu zur bin ibn bint al el la le las los y e of
  af av till und
`);

function pluralOf(noun: string): string {
  if (noun.endsWith('man')) return `${noun.slice(0, -3)}men`;
  if (noun === 'child') return 'children';
  if (noun === 'person') return 'people';
  if (noun === 'wife') return 'wives';
  if (/[^aeiou]y$/u.test(noun)) return `${noun.slice(0, -1)}ies`;
  return /(?:s|x|ch|sh)$/u.test(noun) ? `${noun}es` : `${noun}s`;
}
