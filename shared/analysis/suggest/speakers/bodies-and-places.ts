/**
 * What a **name** tells by its own words: whether it is that of a body (“World Health *Organization*”, “NATO”) or of a
 * place (“Norway”). Short lists of our own; the text around a name has the last word.
 */

const listed = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/u));

const BODY_WORDS = listed(`
  academy administration agency airlines airways alliance army assembly assn association authorities authority bank
  board brigade bureau cabinet campaign center centre chamber chancellery charity church city-council club coalition
  college co commission commissioners committee commons company confederation conference congress constabulary
  consortium constitution corp corporation council court courts defence democrats dept department directorate division
  embassy enterprise enterprises exchange faculty federation fed firm force forces foundation front fund gmbh
  government greens group guard guild headquarters herald holdings hospital house inc industries initiative inspectorate
  institute institution international journal kremlin laboratory laboratories labs laboratory league legislature llc
  llp ltd lords magazine media mission ministry monitor motors movement museum nations navy network news newspaper
  observatory office organisation organization parliament partners partnership party patrol pentagon plc police post
  press programme program project prosecutor’s republicans conservatives registry research reserve sa school studies secretariat senate
  service services society socialists squadron state-department station studios supreme survey syndicate system systems
  taliban task team technologies telegraph times tribunal tribune trust union unit united university watch watchdog ag
  wire
`);

/** Bodies that are known by one name. */
const BODIES = listed(`
  nato un eu who who’s opec unicef unesco unhcr imf wto iaea nasa cia fbi nsa nhs bbc cnn nbc cbs abc msnbc reuters
  bloomberg interpol europol hamas hezbollah isis isil taliban greenpeace amnesty oxfam google microsoft apple amazon
  facebook meta twitter tesla boeing airbus toyota samsung huawei ikea pfizer moderna gazprom kremlin pentagon congress
  parliament senate downing brussels scotus tass xinhua afp ap dpa kyodo quantcast wikipedia wikimedia wikinews wikihow
  mozilla ibm intel netflix uber airbnb spacex walmart
`);

const PLACES = listed(`
  afghanistan africa alabama alaska albania algeria america angola antarctica argentina arizona arkansas armenia asia
  athens atlanta australia austria azerbaijan baghdad bahrain bangladesh barcelona beijing beirut belarus belgium berlin
  birmingham bolivia bombay bosnia boston brazil bristol britain brussels budapest bulgaria burma cairo calcutta
  california cambodia cambridge cameroon canada carolina chad chechnya chicago chile china colombia colorado congo
  connecticut copenhagen crimea croatia cuba cyprus czechia dakota dallas damascus delaware delhi denmark detroit dublin
  dubai ecuador edinburgh egypt england eritrea estonia ethiopia europe finland florida france geneva germany ghana
  glasgow greece greenland guatemala guinea haiti hamburg hawaii helsinki holland honduras hong-kong houston hungary
  iceland idaho illinois india indiana indonesia iowa iran iraq ireland israel istanbul italy jakarta jamaica japan
  jerusalem jordan kabul kansas karachi kashmir kazakhstan kentucky kenya kiev korea kosovo kuwait kyiv kyrgyzstan lagos
  laos latvia lebanon leeds liberia libya lisbon lithuania liverpool london louisiana luxembourg macedonia madrid maine
  malawi malaysia mali malta manchester manila maryland massachusetts melbourne mexico miami michigan milan minnesota
  mississippi missouri moldova mongolia montana montenegro montreal morocco moscow mozambique mumbai munich myanmar
  nairobi namibia nebraska nepal netherlands nevada nicaragua niger nigeria norway ohio oklahoma oman ontario oregon
  oslo ottawa oxford pakistan palestine panama paraguay paris pennsylvania perth peru philadelphia philippines poland
  portugal prague qatar quebec queensland rome romania russia rwanda scotland senegal seoul serbia shanghai siberia
  sicily singapore slovakia slovenia somalia spain stockholm sudan sweden switzerland sydney syria taiwan tajikistan
  tanzania tasmania tehran tennessee texas thailand tibet tokyo toronto tunisia turkey uganda ukraine uruguay utah
  uzbekistan vancouver venezuela vermont vienna vietnam wales warsaw washington wisconsin wyoming yemen yugoslavia
  yorkshire zambia zimbabwe zurich u.s us usa u.k uk u.s. u.k. u.a.e.
`);

const PLACE_WORDS = listed(`
  street road avenue lane square bridge river lake mount mountain mountains island islands bay beach valley county
  province region peninsula sea ocean gulf strait airport park hill hills forest coast harbour harbor port hotel station
  palace castle cathedral tower hall village town city district borough north south east west northern southern eastern
  western
`);

const THING_WORDS = listed(`
  act age agreement amendment award awards bible bill books celebration championship championships christmas code
  convention cup day days declaration era expo festival film final finals game games grand-prix holocaust holiday law
  league-cup legend marathon medal month note olympics open order paper plan play prize protocol report revolution rule
  rules scale season series song statement statue summit test theory treaty trophy war wars week work works year zone
  cemetery mosque temple shrine quarter building statute section article version edition model windows android internet
`);

/** True when the last word of a name says that it is a thing: *World War*, *Nobel Prize*. */
export const isThingName = (words: readonly string[]): boolean =>
  words.length > 1 && words.some((word) => THING_WORDS.has(bare(word)));

/** Words after which “of”, “for” and “and” go on with the name of a body or an office. */
const GOES_ON = listed(`
  academy agency archbishop archdiocese association authority bank bishop board bureau center centre chamber church city
  college commission commissioner committee conference congress council county court department diocese director
  directorate duchess duke earl faculty federation foundation friends fund governor gulf head house institute isle king
  kingdom lady league lord mayor minister ministry museum nations office organisation organization parliament party port
  prince princess principality province queen republic school secretary service society speaker state states strait
  students supreme town trust undersecretary union university yearbook
`);

const bare = (word: string): string => word.toLowerCase().replace(/\.$/u, '');

/** True for an abbreviation in capitals: *NATO*, *U.N.*, *BBC*. */
export const isAcronym = (word: string): boolean =>
  /^(?:\p{Lu}{2,6}|(?:\p{Lu}\.){2,5}\p{Lu}?|\p{Lu}{2,4}s)$/u.test(word);

/** True when the words of a name say that it is a body. @param words as they stand in the text */
export const isBodyName = (words: readonly string[]): boolean =>
  words.some((word) => BODY_WORDS.has(bare(word))) ||
  (words.length === 1 && (BODIES.has(bare(words[0]!)) || (isAcronym(words[0]!) && !isPlaceName(words))));

/** True when the words of a name say that it is a place. @param words as they stand in the text */
export const isPlaceName = (words: readonly string[]): boolean =>
  PLACES.has(words.join('-').toLowerCase()) ||
  PLACES.has(bare(words.join('-'))) ||
  (words.length > 1 && PLACE_WORDS.has(bare(words.at(-1)!))) ||
  (words.length === 2 && /^(?:new|san|los|saint|st|south|north|east|west|las)$/u.test(bare(words[0]!)));

/** True for a word whose name may go on behind *of* or *for*. */
export const goesOnWithOf = (word: string): boolean => GOES_ON.has(bare(word));

const NATIONAL =
  /^(?:american|british|english|french|german|russian|ukrainian|chinese|japanese|korean|indian|italian|spanish|dutch|swiss|danish|swedish|polish|turkish|greek|irish|scottish|welsh|israeli|palestinian|iraqi|iranian|saudi|afghan|pakistani|thai|arab|european|african|asian|western|eastern|northern|southern|soviet|democratic|republican|conservative|labour|jewish|muslim|christian|catholic|\p{Ll}{3,}(?:anian|alian|inian|onian|abian|egian|arian|ilian|exican|uban|etnamese|esian|azakh|uzbek))s?$/u;

/** True for an adjective of a nation or a party, which modifies a title and is no name: *Ukrainian*. */
export const isNational = (word: string): boolean => NATIONAL.test(word.toLowerCase());
