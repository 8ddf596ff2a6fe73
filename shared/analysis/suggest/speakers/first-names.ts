import type { Gender } from './nouns.ts';

/**
 * Common **first names**, chosen by us for the languages that news in English meets most. A name is weak evidence: a
 * title, a pronoun or a noun for a woman or a man that the text ties to somebody outweighs it. Names that both have
 * (Alex, Kim, Robin) are left out of both lists, and told apart from no list only as names of persons.
 */

const listed = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/u));

const FEMALE = listed(`
  abigail agnes aisha alejandra alexandra alice alison amanda amelia amina amy ana anastasia angela angelina anita ann
  anna anne annie antonia asha astrid audrey ayesha barbara beatrice becky bella bernadette beth betty brenda bridget
  camilla carla carmen carol caroline catherine cecilia charlotte chiara chloe christina christine claire clara claudia
  cynthia daisy daniela deborah debbie denise diana diane dolores donna dora doris dorothy edith eileen elaine eleanor
  elena elisabeth elizabeth ella ellen elsa emily emma erica erin estelle esther eva eve evelyn fanny fatima fiona florence
  frances francesca freya gabriela gertrude gloria grace greta gretchen gwen hannah harriet heather heidi helen helena
  hilary hillary ida ingrid irene isabel isabella jacqueline jane janet janice jasmine jean jeanne jennifer jenny jessica joan
  joanna josephine joyce judith judy julia julie kamala karen karin kate katherine kathleen kathryn katie kelly khadija
  kristen kristin kirsten larissa laura lauren leila lena leyla lillian lily linda lisa liz louise lucia lucy lydia
  madeleine maggie malala margaret margot maria mariam marianne marie marina marjorie marta martha mary matilda maya
  megan melanie melissa michelle mildred miranda molly monica nadia nancy naomi natalie natasha nicola nicole nina nora
  olga olivia pamela patricia paula pauline penelope petra phoebe phyllis priya rachel rebecca rita rosa rose rosemary
  ruth sally samantha sandra sara sarah sharon sheila shirley silvia simone sofia sonia sophia sophie stella stephanie
  susan susannah suzanne svetlana sylvia tamara tanya tatiana teresa theresa tina tracy ursula valentina valerie vanessa
  vera veronica victoria viola violet virginia vivian wendy winifred yasmin yolanda yulia yvonne zara zoe
`);

const MALE = listed(`
  aaron abdul abdullah abraham adam adrian ahmad ahmed alan albert alberto alejandro alexander alexei alexey alfred ali
  amir anatoly andre andreas andrei andrew andriy angus anthony anton antonio antony archibald arnold arthur barack
  benedict benjamin bernard bernie bill bob boris brad brandon brian bruce bruno carl carlos cedric charles charlie chris
  christian christopher claude clive colin craig cyril dan daniel dave david dennis derek diego dmitri dmitry dmytro
  dominic donald douglas duncan edgar edmund eduardo edward edwin elijah elon emmanuel enrique eric ernest ethan eugene
  felix fernando francisco francois frank franklin fred frederick gary gavin geoffrey george gerald gerard gilbert
  giovanni giuseppe gordon graham greg gregory guillermo gustav guy hamid hans harold harry hasan hassan heinrich henri
  henry herbert herman hernan hiroshi horace howard hubert hugh hugo hussein ian ibrahim igor isaac ivan jack jacob
  jacques jake james jared jason javier jean-claude jeff jeffrey jeremy jerome jerry jim jimmy joe joel johan johannes
  john johnny jonathan jorge jose joseph joshua juan julian julius justin karl keith kenneth kevin khalid klaus kurt
  kyle larry lars laurence lawrence leo leon leonard lewis lionel louis luca lucas luigi luis luke mahmoud malcolm
  manuel marcel marcus mario mark martin matt matteo matthew maurice max maxim mehmet michael miguel mike mikhail
  mohamed mohammad mohammed muhammad mustafa narendra nathan neil nelson nicholas nicolas nigel nikolai norman oleg
  oleksandr oliver olivier omar oscar osama otto owen pablo pascal patrick paul pavel pedro percy peter philip philippe
  phillip pierre piotr rafael raj rajesh ralph ramon raymond ricardo richard rishi robert roberto roger roland ronald
  rory roy rudolf rupert russell salman samuel scott sean sebastian sergei sergey sergio seth sidney silas simon stanley
  stefan stephen steve steven stewart stuart tariq ted terence thaddeus theodore thomas tim timothy toby todd tom tommy
  tony trevor ulrich victor viktor vincent vladimir volodymyr walter wayne wilfred wilhelm will william winston wolfgang
  xavier yusuf yuri zachary
`);

const EITHER = listed(`
  alex andy ashley billy cameron casey dana evelyn francis gabriel jackie jamie jo jordan kai kim lee leslie lindsay
  lou morgan nicky noor pat robbie robin sam sacha sasha shannon sidney taylor terry toni xi li wei jin yan min ming ram
  sri van vic
`);

/** Returns what gender a first name suggests; null where it suggests none or is not listed. @param name in lower case */
export function genderOfFirstName(name: string): Gender | null {
  if (FEMALE.has(name)) return 'female';
  return MALE.has(name) ? 'male' : null;
}

/** True for a listed first name. @param name in lower case */
export const isFirstName = (name: string): boolean => FEMALE.has(name) || MALE.has(name) || EITHER.has(name);
