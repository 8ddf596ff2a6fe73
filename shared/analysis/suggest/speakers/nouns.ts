import { COLLECTIVE_NOUNS, DOCUMENT_NOUNS, PERSON_NOUNS, TITLES } from '../../words.ts';

/**
 * What **nouns** and titles tell of those they stand for: whether they are a person, a body of people, several people
 * or a document, and whether they are a woman or a man. All words are asked for in lower case.
 */

export type Gender = 'female' | 'male';

/** What somebody who speaks is; `place` and `thing` speak only where the text makes them. */
export type FigureKind = 'person' | 'organisation' | 'group' | 'document' | 'place' | 'thing';

const listed = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/u));

const FEMALE_NOUNS = listed(`
  woman girl lady mother mom mum mama mamma mommy mummy daughter sister wife queen princess duchess countess empress
  baroness actress aunt auntie grandmother grandma granny niece widow bride girlfriend goddess heroine hostess landlady
  governess mistress maid housemaid nun waitress stewardess schoolgirl matron dame madam madame ma’am ma'am spinster
  businesswoman chairwoman spokeswoman congresswoman policewoman saleswoman sportswoman assemblywoman councilwoman
  midwife stepmother stepdaughter godmother mrs ms miss mme mlle mademoiselle señora señorita frau abbess sorceress
  witch seamstress poetess
`);

const MALE_NOUNS = listed(`
  man boy gentleman father dad daddy papa pa son brother husband king prince duke earl emperor baron viscount marquis
  uncle grandfather grandpa nephew widower bridegroom boyfriend god monk priest friar bishop archbishop cardinal pope
  rabbi imam ayatollah sheikh parson clergyman vicar curate squire butler footman lad chap landlord waiter schoolboy
  bachelor businessman chairman spokesman congressman policeman fireman salesman fisherman sportsman assemblyman
  councilman seaman postman watchman statesman workman countryman stepfather stepson godfather mr sir lord herr
  monsieur señor signor don master knight abbot blacksmith gamekeeper coachman cabman
`);

/** People whom fiction and features name by what they are, beside those of the news. */
const MORE_PEOPLE = listed(`
  lady gentleman mom mum mama mamma dad daddy papa aunt auntie uncle grandmother grandma granny grandfather grandpa niece
  nephew cousin widow widower bride groom girlfriend boyfriend fiancé fiancée hostess host landlady governess mistress
  master maid housemaid housekeeper servant butler footman cook gardener coachman cabman blacksmith parson clergyman
  vicar curate friar monk nun squire knight duke duchess earl baron baroness count countess emperor empress archbishop
  cardinal abbot stranger newcomer lad chap fellow youth youngster teenager toddler infant baby kid grandson
  granddaughter stepmother stepfather sibling twin orphan schoolmaster schoolmistress headmaster headteacher principal
  dean lecturer tutor pupil undergraduate graduate alumnus physician surgeon psychiatrist psychologist therapist dentist
  pharmacist chemist physicist biologist geologist astronomer mathematician philosopher sociologist anthropologist
  archaeologist epidemiologist virologist climatologist meteorologist ecologist linguist statistician librarian curator
  archivist translator interpreter novelist poet playwright screenwriter blogger broadcaster presenter producer director
  composer musician pianist drummer guitarist dancer comedian painter sculptor photographer designer programmer
  technician mechanic electrician plumber carpenter builder trucker sailor fireman firefighter paramedic policeman
  policewoman cop sheriff ranger warden guard spy agent hacker gunman suspect defendant plaintiff complainant claimant
  juror magistrate barrister solicitor counsel advocate barista bartender waiter waitress chef baker butcher grocer
  merchant dealer seller buyer vendor salesman saleswoman retailer manufacturer entrepreneur millionaire billionaire
  philanthropist economist strategist theorist researcher investigator examiner inspector whistleblower informant
  midfielder striker goalkeeper defender captain skipper manager quarterback pitcher batsman bowler cyclist runner
  swimmer skater champion winner loser medallist athlete footballer cricketer referee umpire coordinator co-ordinator
  coauthor co-author cofounder co-founder interviewer interviewee organiser convener secretary-general undersecretary
  vice-president premier statesman congressman congresswoman parliamentarian mp mep assemblyman councilman councilwoman
  alderman taoiseach chief superintendent commissioner ombudsman emir sultan tsar czar dictator ruler rebel fighter
  militant warrior refugee migrant immigrant pensioner retiree homeowner tenant commuter motorist cyclist pedestrian
  shopper caller listener viewer fan nominee appointee incumbent challenger frontrunner contender fellow trustee
  member laureate celebrity socialite heir heiress creature animal dog cat
`);

const MORE_BODIES = listed(`
  agency army association authority bank board body brigade bureau cabinet campaign centre center chain chamber charity
  church city club coalition college commission committee company confederation consortium corporation council county
  court delegation department division embassy enterprise federation firm force foundation fund government
  administration group hospital institute institution journal jury kingdom league legislature magazine manufacturer
  ministry mission movement museum network newspaper ngo office operator opposition organisation organization outlet
  panel parliament party police publisher regime regulator retailer school senate service society squad start-up startup
  station studio supplier team tribunal trust union university utility watchdog website zoo carmaker airline broadcaster
  lender maker bloc state country nation republic province town village municipality
`);

/** Returns the singular of a plural noun as far as English rules go. */
export function singularOf(word: string): string {
  if (word === 'people') return 'person';
  if (word === 'children') return 'child';
  if (word.endsWith('men')) return `${word.slice(0, -3)}man`;
  if (word.endsWith('wives')) return `${word.slice(0, -3)}fe`;
  if (word.endsWith('ies') && word.length > 4) return `${word.slice(0, -3)}y`;
  if (/(?:x|ch|sh|ss)es$/u.test(word)) return word.slice(0, -2);
  return word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word;
}

/** Endings that name people by what they do. */
const PERSON_ENDING = /(?:ologist|ician|woman|person|keeper|worker|holder|maker|writer|player|leader|founder|owner)$/u;

/** True for a noun in the singular that names a person: *minister*, *neighbour*, *physicist*. */
export const isPersonNoun = (word: string): boolean =>
  (PERSON_NOUNS.has(word) && word !== 'head') || word === 'head' || MORE_PEOPLE.has(word) || PERSON_ENDING.test(word);

/** True for a noun in the singular that names a body of people: *ministry*, *company*, *team*. */
export const isBodyNoun = (word: string): boolean => MORE_BODIES.has(word) && !PERSON_NOUNS.has(word);

/** True for a noun that names several people: *officials*, *police*, *others*. */
export function isGroupNoun(word: string): boolean {
  if (MORE_GROUPS.has(word)) return true;
  if (isBodyNoun(word)) return false;
  return word.endsWith('s') || word.endsWith('men') || word.endsWith('children')
    ? isPersonNoun(singularOf(word)) || (COLLECTIVE_NOUNS.has(word) && isPersonNoun(singularOf(word)))
    : false;
}

const MORE_GROUPS = listed(`
  people men women children police officers residents others some many most several authorities personnel staff crew
  public media press family couple pair crowd folk folks parents relatives victims survivors protesters sources troops
  forces locals youths elders
`);

/** True for a noun that names several bodies: *companies*, *courts*. */
export const isBodiesNoun = (word: string): boolean => word.endsWith('s') && isBodyNoun(singularOf(word));

/** True for a noun that names something written, in the singular or the plural. */
export const isDocumentNoun = (word: string): boolean =>
  DOCUMENT_NOUNS.has(word) || DOCUMENT_NOUNS.has(singularOf(word)) || MORE_DOCUMENTS.has(singularOf(word));

const MORE_DOCUMENTS = listed(`
  research finding guideline draft document brief opinion order decree transcript record result survey caption headline
  text theory hypothesis model evidence estimate forecast chart code rule clause provision statute
`);

/** Returns what the noun says that those it stands for are; null for a noun that nobody speaks by. */
export function kindOfNoun(word: string): FigureKind | null {
  if (isPersonNoun(word)) return 'person';
  if (isGroupNoun(word) || isBodiesNoun(word)) return 'group';
  if (isBodyNoun(word)) return 'organisation';
  return isDocumentNoun(word) ? 'document' : null;
}

/** Returns what a noun or a title tells of gender; null for most. */
export function genderOfNoun(word: string): Gender | null {
  const bare = word.replace(/\.$/u, '');
  if (FEMALE_NOUNS.has(bare)) return 'female';
  return MALE_NOUNS.has(bare) ? 'male' : null;
}

/** Forms of address, which tell nothing of an office. */
const ADDRESS = listed(`
  mr mrs ms miss mx messrs mme mlle madame mademoiselle monsieur herr frau sir señor señora señorita dr prof signor
  master mister st saint hon rev
`);

export const isAddress = (word: string): boolean => ADDRESS.has(word.replace(/\.$/u, ''));

const MORE_TITLES = listed(`
  prime vice deputy chief acting former foreign attorney-general undersecretary parson squire aunt uncle brother sister
  father mother nurse cousin grandma grandpa granny count countess duke duchess earl baron baroness emperor empress
  archbishop cardinal sheriff superintendent inspector detective constable commissioner councillor councilor
  congressman congresswoman chairman chairwoman premier coach doctor lieutenant private corporal admiral commander
  brigadier marshal mullah imam rabbi brother justice mister master madame mademoiselle miss sheikh emir sultan tsar
  speaker judge spokesman spokeswoman spokesperson director editor analyst dean provost rector tutor
`);

/** True for a word that stands before a name as a title or an office: *Mr.*, *President*, *Spokesman*. */
export function isTitle(word: string): boolean {
  const bare = word.replace(/\.$/u, '');
  return TITLES.has(bare) || isAddress(bare) || MORE_TITLES.has(bare) || (isPersonNoun(bare) && !SURNAMES.has(bare));
}

/** Nouns for people that are surnames as often, or no titles: “Baker Street”, “Cook Islands”. */
const SURNAMES = listed(`
  baker butcher carpenter cook gardener painter merchant fisher guard page knight abbot fellow chap kid head stranger
  baby dog cat chef youth host spy agent member fan ally partner rival friend family person child winner porter buyer
`);

/** Titles after which a first name follows as often as a surname: “Sir John”, “Aunt Polly”. */
const BEFORE_FIRST_NAMES = listed(`
  sir dame lady lord miss master aunt auntie uncle queen king prince princess pope sister brother father mother saint st
  cousin sheikh emperor empress madame don
`);

export const standsBeforeFirstNames = (title: string): boolean => BEFORE_FIRST_NAMES.has(title.replace(/\.$/u, ''));
