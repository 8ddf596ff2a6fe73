import type { Fragment } from '../../../../shared/model/records.ts';
import { guessMentionType } from '../../../../shared/analysis/guess.ts';
import type { QuoteDraft } from '../../../../shared/analysis/suggest/quotes/draft.ts';

/**
 * Passages with who speaks in them: `[1:content]` is the first quotation, `{1:source}` its source, and `speakers` the
 * names in the order of the numbers (null where the text does not tell). All were written for this test, in the manner
 * of agencies, British and American papers, paraphrasing sites, interviews and novels.
 */
export interface Passage {
  readonly text: string;
  readonly speakers: readonly (string | null)[];
}

const passage = (text: string, ...speakers: readonly (string | null)[]): Passage => ({ text, speakers });

export const PASSAGES: Readonly<Record<string, readonly Passage[]>> = {
  'a surname for a full name': [
    passage(
      'Foreign Minister Ann Berg of the Greens met dockers on Monday. [1:The port would stay open], {1:Berg} said.',
      'Ann Berg',
    ),
    passage('Prof Karl Lind has studied the lake since 1990. “[1:It is dying,]” {1:Prof Lind} said.', 'Karl Lind'),
    passage(
      '“[1:We are ready,]” said {1:Ludwig van der Meer}, who runs the dairy. {2:Van der Meer} said [2:prices had doubled].',
      'Ludwig van der Meer',
      'Ludwig van der Meer',
    ),
    passage(
      'The report was written by María de la Cruz and Carlos Ruiz. “[1:Nobody read it,]” {1:Ruiz} said.',
      'Carlos Ruiz',
    ),
    passage(
      'Sen. Paul Ott, a Republican, opposed the bill. “[1:It is a tax on work,]” {1:Mr. Ott} told reporters.',
      'Paul Ott',
    ),
    passage(
      '{1:J. R. Oldham} said [1:the roof had leaked for years]. “[2:We warned them,]” {2:Oldham} added.',
      'J. R. Oldham',
      'J. R. Oldham',
    ),
    passage('Sir Tom Hale and Lady Hale arrived late. “[1:The traffic was dreadful,]” {1:Sir Tom} said.', 'Tom Hale'),
    passage('Khaled Al-Masri fled in 2015. “[1:I walked for nine days,]” {1:Al-Masri} said.', 'Khaled Al-Masri'),
    passage('Nguyen Thi Lan sells noodles. “[1:My mother sold them too,]” {1:Lan} said.', 'Nguyen Thi Lan'),
    passage(
      '“[1:The numbers are wrong,]” said {1:Kristen Wells}, an auditor. {2:Kristin Wells} said [2:she had checked them].',
      'Kristen Wells',
      'Kristen Wells',
    ),
  ],
  'titles, roles and appositions': [
    passage('“[1:We will not pay,]” said {1:Finance Minister Olena Petrenko}.', 'Olena Petrenko'),
    passage('“[1:No ship has left,]” {1:Kremlin spokesman Oleg Danilov} said.', 'Oleg Danilov'),
    passage('{1:Ann Berg, a spokeswoman for the port authority,} said [1:the crane was safe].', 'Ann Berg'),
    passage('“[1:It was a mistake,]” said {1:the mayor of Orm, Jonas Falk}.', 'Jonas Falk'),
    passage('“[1:The deal is off,]” {1:Secretary of State Helen Marsh} told the committee.', 'Helen Marsh'),
    passage('{1:The State Department’s Ms. Marsh} said [1:talks would go on].', 'Marsh'),
    passage('“[1:Rates will rise,]” said {1:Bank of England Governor Peter Crane}.', 'Peter Crane'),
    passage('“[1:The pipes are a hundred years old,]” said {1:Lena Roth, 41, an engineer at Aquatec}.', 'Lena Roth'),
    passage('{1:Minister of Education Stefania Conti} said [1:the schools would get more money].', 'Stefania Conti'),
    passage('“[1:We saw smoke,]” said {1:neighbour Joan Pike}.', 'Joan Pike'),
  ],
  pronouns: [
    passage('Ann Berg met Carl Holm in Oslo. “[1:We made progress,]” {1:she} said.', 'Ann Berg'),
    passage('Ann Berg met Carl Holm in Oslo. “[1:We made progress,]” {1:he} said.', 'Carl Holm'),
    passage(
      '“[1:We are tired,]” said {1:Dr. Ruth Adler}. {2:She} said [2:the ward had closed in May].',
      'Ruth Adler',
      'Ruth Adler',
    ),
    passage(
      'President Ivo Brand fired his chief of staff, Mark Dunn, on Friday. “[1:It was time for a change,]” {1:he} told reporters.',
      'Ivo Brand',
    ),
    passage(
      'Police arrested Dean Potts on Tuesday. His lawyer, Rosa Lind, spoke outside the court. “[1:He did nothing wrong,]” {1:she} said.',
      'Rosa Lind',
    ),
    passage('The parents have waited for months.\n“[1:Nobody answers our letters,]” {1:they} said.', 'parents'),
    passage(
      'Ms. Kwan joined the firm in March. Mr. Doyle left it in April. “[1:I had no choice,]” {1:he} said.',
      'Doyle',
    ),
    passage(
      'The World Health Organization (WHO) sent doctors. {1:It} said [1:the outbreak was under control].',
      'World Health Organization',
    ),
    passage(
      '“[1:I have never met Mr. Falk,]” {1:Nina Stone} told the court. “[2:He is lying,]” {2:she} said.',
      'Nina Stone',
      'Nina Stone',
    ),
    passage(
      'Berg told Li that the plan was dead. Li did not answer. “[1:It was a short meeting,]” {1:he} said later.',
      'Li',
    ),
  ],
  descriptions: [
    passage(
      'Interior Minister Paula Rey visited the camp. “[1:The tents are cold,]” {1:the minister} said.',
      'Paula Rey',
    ),
    passage('Aquatec laid off 200 workers. {1:The company} said [1:orders had fallen].', 'Aquatec'),
    passage('Tim Boyle was fined for speeding. “[1:I was late,]” {1:the 34-year-old} said.', 'Tim Boyle'),
    passage(
      '{1:Officials} said [1:the dam was safe]. {2:Residents} said [2:nobody had told them].',
      'Officials',
      'Residents',
    ),
    passage('“[1:The sirens never rang,]” {1:a resident} said.', 'resident'),
    passage(
      '{1:A spokesman for the ministry} said [1:an inquiry had begun]. “[2:It will take weeks,]” {2:the spokesman} said.',
      'spokesman',
      'spokesman',
    ),
    passage('{1:Analysts at two banks} said [1:the merger would fail].', 'Analysts'),
    passage('The mayor, Ann Berg, opened the bridge. “[1:It is a good day,]” {1:the mayor} said.', 'Ann Berg'),
    passage('Coach Dan Ruiz blamed the weather. “[1:The pitch was a lake,]” {1:the coach} said.', 'Dan Ruiz'),
    passage('{1:The report} said [1:the captain was not at fault].', null),
  ],
  organisations: [
    passage(
      'The International Energy Agency (IEA) published its outlook. {1:The IEA} said [1:demand would fall].',
      'International Energy Agency',
    ),
    passage(
      '{1:Microsoft Corp} said [1:it had found the bug]. {2:Microsoft} said [2:a patch was ready].',
      'Microsoft Corp',
      'Microsoft Corp',
    ),
    passage('{1:The White House} said [1:the visit was postponed].', 'White House'),
    passage(
      'Harbour strikes have cost the port dear, {1:the Port of Orm Authority} said: [1:trade is down by a third].',
      'Port of Orm Authority',
    ),
  ],
  'quotations without a source, in news': [
    passage('“[1:The fire came over the hill,]” said {1:Joan Pike}. “[2:We ran.]”', 'Joan Pike', 'Joan Pike'),
    passage(
      '“[1:The fire came over the hill,]” said {1:Joan Pike}, a farmer.\n“[2:We ran, and then we ran again.]”',
      'Joan Pike',
      'Joan Pike',
    ),
    passage('Ann Berg was blunt. “[1:This is the end of the road.]”', 'Ann Berg'),
    passage(
      '{1:Carl Holm} said [1:the vote was rigged].\n“[2:They counted the dead.]”\nThe commission denied it.',
      'Carl Holm',
      'Carl Holm',
    ),
  ],
  'names withheld and groups': [
    passage('“[1:The talks are over,]” said {1:a diplomat}, who asked not to be named.', 'diplomat'),
    passage(
      '{1:Two officials}, speaking on condition of anonymity, said [1:the order came from above].',
      'Two officials',
    ),
    passage('{1:Some} said [1:the war would never end].', 'Some'),
  ],
  'paraphrased news': [
    passage(
      'Victoria Ness, beneath secretary for commerce, instructed reporters. “[1:We would like peace,]” {1:she} pressured.',
      'Victoria Ness',
    ),
    passage(
      '“[1:We received’t rush,]” {1:Mr. Danilov} stated.\n“[2:It is early,]” {2:he} stated.',
      'Danilov',
      'Danilov',
    ),
    passage(
      'Mr. Putnam himself didn’t comment. Nonetheless {1:Overseas Minister Serge Lavrin} stated [1:the doc was weak].',
      'Serge Lavrin',
    ),
  ],
  interviews: [
    passage(
      'Ann Berg: [1:We will rebuild.]\nInterviewer: [2:When?]\nBerg: [3:Next year.]',
      'Ann Berg',
      'Interviewer',
      'Ann Berg',
    ),
    passage('HALE: [1:Did you see it?]\nMS. ROTH: [2:I did.]\nHALE: [3:When was that?]', 'HALE', 'ROTH', 'HALE'),
  ],
  dialogue: [
    passage(
      '“[1:Where is the boat?]” said {1:Tom}.\n“[2:Gone,]” said {2:Mary}.\n“[3:Who took it?]”\n“[4:Nobody took it. It sank.]”\n“[5:Then we walk.]”',
      'Tom',
      'Mary',
      'Tom',
      'Mary',
      'Tom',
    ),
    passage(
      'Tom sat by the fire, and Mary came in.\n“[1:You are late, Tom.]”\n“[2:I know.]”\n“[3:Supper is cold,]” said {3:Mary}.\n“[4:I am not hungry.]”\n“[5:Eat all the same.]”',
      'Mary',
      'Tom',
      'Mary',
      'Tom',
      'Mary',
    ),
    passage(
      'Old Harker stood up. “[1:I have heard enough.]”\n“[2:Sit down, Mr. Harker,]” said {2:the judge}.\n“[3:I will not.]”\n“[4:Then you will leave.]”\n“[5:Gladly.]”',
      'Harker',
      'judge',
      'Harker',
      'judge',
      'Harker',
    ),
    passage(
      '“[1:Come in,]” said {1:Mrs. Lane}.\n“[2:Thank you,]” {2:I} said.\n“[3:You have grown, David.]”\n“[4:So they say.]”\n“[5:And thin.]”',
      'Lane',
      'David',
      'Lane',
      'David',
      'Lane',
    ),
    passage(
      '“[1:Is it far?]” asked {1:the girl}.\n“[2:Two miles,]” said {2:the old man}.\n“[3:I can walk two miles.]” {3:She} laughed.\n“[4:In those shoes?]”\n“[5:In any shoes.]”',
      'girl',
      'old man',
      'girl',
      'old man',
      'girl',
    ),
    passage(
      'Anna put down the cup. “[1:He is not coming.]”\nPeter looked at the door. “[2:He promised.]”\n“[3:He always promises.]”\n“[4:Not like this.]”\n“[5:Exactly like this,]” said {5:Anna}.',
      'Anna',
      'Peter',
      'Anna',
      'Peter',
      'Anna',
    ),
  ],
};

/** Returns the plain text of a passage and its quotations as drafts, in text order, with the number of each. */
export function draftsOf({ text: written }: Passage): { text: string; drafts: QuoteDraft[]; numbers: number[] } {
  let text = '';
  let at = 0;
  const contents = new Map<number, Fragment[]>();
  const sources = new Map<number, Fragment>();
  for (const { 0: whole, 1: open, 2: number, 3: words, index } of written.matchAll(/([[{])(\d+):([^\]}]*)[\]}]/gu)) {
    text += written.slice(at, index);
    const fragment = { start: text.length, end: text.length + words!.length };
    if (open === '{') sources.set(Number(number), fragment);
    else contents.set(Number(number), [...(contents.get(Number(number)) ?? []), fragment]);
    text += words!;
    at = index + whole.length;
  }
  text += written.slice(at);
  const found = [...contents].sort(([, [a]], [, [b]]) => a!.start - b!.start);
  return {
    text,
    numbers: found.map(([number]) => number),
    drafts: found.map(([number, fragments]) => draftOf(text, fragments, sources.get(number) ?? null)),
  };
}

function draftOf(text: string, fragments: readonly Fragment[], source: Fragment | null): QuoteDraft {
  const isMarked = /[“"]/u.test(text[fragments[0]!.start - 1] ?? '');
  const words = source === null ? '' : text.slice(source.start, source.end);
  const found = source === null ? null : { ...source, form: guessMentionType(words) };
  const candidates =
    found === null ? [] : [{ cue: null, cueClass: null, source: found, score: 0.9, reason: 'It is the subject.' }];
  return {
    fragments,
    type: isMarked ? 'direct' : 'indirect',
    isCore: true,
    confidence: 0.9,
    rule: 'test',
    reason: 'It stands there.',
    candidates,
  };
}
