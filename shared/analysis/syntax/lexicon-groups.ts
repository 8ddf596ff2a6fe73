/** Words of closed classes, each list a group of words that sentences use alike. All entries are lower case. */
export const FUNCTION_GROUPS: Readonly<Record<string, string>> = {
  the: 'the',
  a: 'a an',
  demonstrative: 'this that these those',
  quantifier:
    'some any every each no all both half either neither another such many much few several most more less least enough fewer',
  possessive: "my your his her its our their one's",
  subject: 'i he she we they',
  object: 'me him her us them',
  person: 'you it one',
  reflexive: 'myself yourself himself herself itself ourselves yourselves themselves oneself',
  owned: 'mine yours his hers ours theirs',
  indefinite:
    'someone somebody something anyone anybody anything everyone everybody everything nobody nothing none others',
  which: 'which whichever',
  who: 'who whoever',
  whom: 'whom',
  whose: 'whose',
  what: 'what whatever',
  when: 'when whenever where wherever why how however',
  be: 'be being been',
  am: "am are is was were 'm 're isn't aren't wasn't weren't ain't",
  have: 'have has had having',
  do: 'do does did',
  short: "'s 'd",
  modal: "will would can could may might must shall should ought 'll ca wo",
  not: "not n't",
  to: 'to',
  of: 'of',
  preposition: `in on at by for with from into onto about against between among amongst through during throughout
    towards toward upon within without across along behind beneath beside besides beyond near above below under over
    inside outside off per via amid amidst alongside concerning regarding versus vs despite opposite plus minus unlike
    like`,
  time: 'after before since until till',
  than: 'than',
  as: 'as',
  according: 'according due because owing thanks',
  that: 'that',
  if: 'if whether',
  subordinator: 'although though while whilst whereas because unless once lest provided so albeit',
  and: 'and & or nor',
  but: 'but yet',
  particle: 'up down out off over away back in on around through along apart forward together',
  there: 'there',
  here: 'here there now then today yesterday tomorrow tonight',
  adverb: `also just only even still already yet never ever always often sometimes usually rarely seldom again soon
    later earlier ago almost nearly quite rather very too so really actually perhaps maybe probably certainly indeed
    instead thus therefore hence moreover furthermore meanwhile nevertheless nonetheless otherwise anyway likewise
    elsewhere somewhere anywhere everywhere nowhere well far long once twice thrice together apart alone ahead abroad
    overseas home aside forth afterwards afterward thereafter previously recently currently formerly initially
    originally eventually finally suddenly immediately shortly approximately roughly about around merely simply
    especially particularly mainly mostly largely partly fully completely entirely totally highly extremely
    increasingly reportedly allegedly apparently clearly obviously fortunately unfortunately hopefully basically
    literally exactly definitely absolutely generally typically`,
  number: `one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
    eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety`,
  large: 'hundred thousand million billion trillion dozen',
  larges: 'hundreds thousands millions billions trillions dozens',
  ordinal: 'first second third fourth fifth sixth seventh eighth ninth tenth last next',
  interjection: 'yes no yeah oh ah well okay ok hello hi hey please thanks sorry wow um uh hmm',
};

/** Common words of open classes, in groups that sentences use alike. All entries are lower case. */
export const OPEN_GROUPS: Readonly<Record<string, string>> = {
  month: `january february march april may june july august september october november december jan feb mar apr jun jul
    aug sep sept oct nov dec`,
  day: 'monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun',
  period: `year month week day hour minute second decade century morning afternoon evening night weekend season term
    time moment quarter`,
  periods:
    'years months weeks days hours minutes seconds decades centuries mornings evenings nights weekends seasons times',
  title: `mr mr. mrs mrs. ms ms. mx dr dr. prof prof. sir dame lord lady gen. col. maj. capt. lt. sgt. cpl. sen. rep.
    gov. pres. hon. rev. st. justice`,
  office: `president minister secretary senator governor mayor judge professor doctor chancellor ambassador general
    colonel captain major sergeant lieutenant commander chief director chairman chairwoman chair spokesman spokeswoman
    spokesperson officer official leader king queen prince princess pope bishop detective inspector sheriff attorney
    prosecutor lawyer coach author writer actor actress singer director producer journalist reporter analyst expert
    economist historian scientist researcher engineer activist candidate councillor commissioner founder owner
    executive ceo manager head deputy representative`,
  people: `man woman boy girl child person student teacher worker resident witness victim survivor member player fan
    voter citizen user driver passenger soldier fighter protester demonstrator supporter critic opponent neighbour
    neighbor friend father mother son daughter brother sister wife husband parent partner colleague participant patient
    customer employee employer artist musician`,
  peoples: `people men women boys girls children persons students teachers workers residents witnesses victims
    survivors members players fans voters citizens users drivers passengers soldiers fighters protesters demonstrators
    supporters critics opponents officials officers leaders experts analysts scientists researchers journalists
    reporters lawyers police authorities ministers senators lawmakers activists friends parents neighbours neighbors`,
  body: `government police court company party ministry department agency council committee commission parliament
    congress senate university school hospital bank firm corporation union association organisation organization group
    team army navy military force board office institute church club league foundation embassy administration bureau
    centre center station station network press media`,
  paper: `report study statement letter document survey poll paper law bill act ruling verdict article book analysis
    review email message tweet post interview speech announcement data evidence research plan proposal agreement deal
    contract treaty`,
  place: `city town village country state county province region district area street road river lake sea ocean
    mountain island coast border capital airport building house site park bridge square north south east west world`,
  adjective: `new old good bad great big small large high low long short young early late important different public
    private local national international foreign political social economic military medical legal financial human
    free full open clear sure able likely unlikely possible impossible available recent current former previous past
    future major minor serious strong weak hard difficult easy simple poor rich safe dangerous special general common
    main key top senior junior chief federal central northern southern eastern western american british english french
    german russian chinese japanese european african asian australian canadian israeli iranian iraqi indian afghan
    turkish ukrainian polish italian spanish mexican brazilian korean egyptian syrian palestinian saudi irish scottish
    greek dutch swedish norwegian real true false wrong right right-wing left-wing happy sad angry afraid aware proud
    sorry ready willing certain similar same other own only whole entire various several dead alive black white red
    green blue natural physical sexual religious cultural traditional modern ancient historical scientific technical
    digital global personal individual responsible significant huge tiny enormous massive terrible wonderful beautiful
    nice fine hot cold warm cool dry wet heavy light dark bright deep wide narrow thick thin fast slow quick rapid
    sudden final initial original additional extra further necessary essential critical vital crucial popular famous
    unknown independent democratic republican conservative liberal armed nuclear civil criminal guilty innocent
    illegal official unable`,
  comparative: `better worse bigger smaller larger higher lower longer shorter younger older earlier later greater
    stronger weaker harder easier faster slower further farther`,
  superlative: `best worst biggest smallest largest highest lowest longest shortest youngest oldest earliest latest
    greatest strongest`,
  given: `james john robert michael william david richard joseph thomas charles christopher daniel matthew anthony mark
    donald steven paul andrew joshua kenneth kevin brian george edward ronald timothy jason jeffrey ryan jacob gary
    nicholas eric jonathan stephen larry justin scott brandon benjamin samuel gregory frank alexander raymond patrick
    jack dennis jerry tyler aaron jose adam nathan henry douglas zachary peter kyle walter ethan jeremy harold keith
    christian roger noah gerald carl terry sean austin arthur lawrence jesse dylan bryan joe jordan billy bruce albert
    willie gabriel logan alan juan wayne roy ralph randy eugene vincent russell elijah louis bobby philip johnny mary
    patricia jennifer linda elizabeth barbara susan jessica sarah karen nancy lisa betty margaret sandra ashley
    kimberly emily donna michelle dorothy carol amanda melissa deborah stephanie rebecca sharon laura cynthia kathleen
    amy shirley angela helen anna brenda pamela nicole emma samantha katherine christine debra rachel catherine
    carolyn janet ruth maria heather diane virginia julie joyce victoria olivia kelly christina lauren joan evelyn
    judith megan cheryl andrea hannah martha jacqueline frances gloria ann teresa kathryn sara janice jean alice
    madison doris abigail julia judy grace denise amber marilyn beverly danielle theresa sophia marie diana brittany
    natalie isabella charlotte rose alexis kayla ali ahmed mohammed muhammad hassan hussein omar ibrahim yusuf fatima
    vladimir sergei ivan dmitri boris mikhail igor olga natalia elena angela hans klaus jürgen pierre jacques françois
    marco luca giovanni pedro carlos luis miguel fernando jorge kim lee wei ming hiroshi benjamin barack hillary`,
  country: `america britain england scotland wales ireland france germany russia china japan india australia canada
    israel iran iraq afghanistan turkey ukraine poland italy spain mexico brazil korea egypt syria palestine pakistan
    africa europe asia greece netherlands sweden norway denmark finland belgium austria switzerland portugal argentina
    chile peru colombia venezuela cuba haiti kenya nigeria ethiopia somalia sudan libya tunisia algeria morocco
    lebanon jordan yemen saudi kuwait qatar georgia armenia azerbaijan kazakhstan uzbekistan bangladesh nepal
    sri thailand vietnam cambodia laos myanmar burma malaysia singapore indonesia philippines taiwan zealand
    u.s. us usa uk u.k. eu un u.n. nato london paris berlin moscow kyiv kiev beijing tokyo washington york delhi
    jerusalem tehran baghdad kabul cairo rome madrid brussels geneva sydney melbourne toronto ottawa chicago boston
    texas california florida ohio virginia illinois pennsylvania michigan carolina hong kong`,
  unit: `percent per_cent % km kilometre kilometres kilometer kilometers metre metres meter meters mile miles foot feet
    inch inches kg kilogram kilograms ton tons tonne tonnes pound pounds dollar dollars euro euros cent cents degree
    degrees litre litres acre acres hectare hectares mph`,
  fact: `fact idea claim belief view hope fear evidence news report suggestion possibility sense argument assumption
    conclusion concern doubt impression notion opinion feeling thought allegation accusation rumour rumor warning
    promise statement decision proof sign question`,
};
