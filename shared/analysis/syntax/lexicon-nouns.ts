/** Common nouns in the singular; the lexicon adds their plurals. All entries are lower case. */
export const NOUNS = `
  ability absence abuse access accident account act action activity actor addition address administration admission
  adult advance advantage advice affair age agency agenda agreement aid aim air aircraft airline airport alarm alcohol
  alliance ally alternative ambulance amendment amount analysis analyst anger animal anniversary announcement answer
  anxiety apartment appeal appearance apple application appointment approach approval area argument arm army arrest
  arrival art article artist aspect assault assembly assessment asset assistance assistant association assumption
  atmosphere attack attempt attention attitude attorney audience author authority autumn average award awareness baby
  back background bag balance ball ballot ban band bank bar barrier base basis battle beach bear beauty bed beer
  behavior behaviour belief bell benefit bid bike bill bird birth birthday bit blast block blog blood board boat body
  bomb bombing bond bone book border boss bottle bottom boundary box boy boyfriend brain branch brand bread break
  breath bridge broadcast brother budget building bullet burden bus business button buyer cabinet cable call camera
  camp campaign campus cancer candidate capability capacity capital captain car carbon card care career carrier case
  cash cat category cause ceasefire celebration cell census center centre century ceremony chain chair challenge
  chamber chance change channel chapter character charge charity chart chemical chief child childhood choice church
  cigarette circle circumstance citizen city claim clash class classroom client climate clinic clock closure clothes
  club clue coach coal coalition coast code coffee cold collapse colleague collection college colony color colour column
  combination comedy comfort comment commission commitment committee communication community company comparison
  competition competitor complaint complex component computer concept concern concert conclusion condition conference
  confidence conflict confusion connection consequence conspiracy constitution construction consumer contact content
  contest context contract contribution control controversy convention conversation conviction copy corner coronavirus
  corporation correspondent corruption cost council country county couple courage course court cover coverage crane
  crash creation creature credit crew crime criminal crisis criterion critic criticism crop crowd culture currency
  current custody customer cycle damage danger data database date daughter day deadline deal death debate debris debt
  decade decision decline deep defeat defence defendant defense deficiency deficit definition degree delay delegation
  delivery demand democracy democrat demonstration department departure deputy description desert design desire desk
  detail detention development device dialogue diet difference difficulty dinner diplomat direction director disability
  disaster discipline discovery discrimination discussion disease dispute distance distribution district doctor
  document dog dollar donation donor door doubt draft drama dream drink driver drone drop drought drug duty earth
  earthquake east economist economy edge edition editor education effect efficiency effort egg election electricity
  element email embassy emergency emission emotion emphasis empire employee employer employment end enemy energy
  engagement engine engineer enterprise entertainment entry environment equality equipment error escape estate estimate
  ethics evening event evidence examination example exception exchange excuse executive exercise exhibition existence
  expansion expectation expense experience experiment expert explanation explosion export exposure expression extension
  extent eye face facility fact factor factory failure faith fall family fan farm farmer fashion father fault favor
  favour fear feature fee feedback feeling festival field fighting figure file film final finance finding finger fire
  firm fish flag flame flight flood floor flow flower flu focus food foot football force forecast foreigner forest form
  format formula foundation founder frame framework fraud freedom friend front fruit fuel fun function fund funding
  funeral future gain game gang gap garden gas gate gathering gender generation girl girlfriend glass goal god gold good
  goods government governor grade graduate grant graph grass ground group growth guard guest guidance guide guideline
  guitar gun guy habit hair half hall hand harm harvest hat head headline headquarters health hearing heart heat height
  helicopter help hero highway hill history hit hockey hole holiday home homeland honor honour hope horse hospital host
  hostage hotel hour house household housing human humanity husband ice idea identity image immigrant immigration impact
  implication import importance impression improvement inch incident income increase independence index indication
  individual industry infection inflation influence information infrastructure initiative injury innovation inquiry
  inspection instance institute institution instruction instrument insurance intelligence intention interaction
  interest interior internet interpretation interview introduction invasion investigation investigator investment
  investor invitation island issue item jail job joke journal journalism journalist journey judge judgment jury justice
  key kid killer killing kind king kitchen knee knife knowledge label labor laboratory labour lack lady lake land
  landscape language laptop launch law lawmaker lawsuit lawyer layer lead leader leadership league lecture leg
  legislation length lesson letter level liberty library licence license lie life lifetime light limit line link list
  literature loan location logic look loss love luck lunch machine magazine mail majority maker male man management
  manager manner manufacturer map margin mark market marriage mass match material matter mayor meal meaning measure
  meat media medicine meeting member membership memory message metal method middle midnight migrant mile military milk
  mill mind mine minister ministry minority minute mission mistake mode model moment money monitor month monument mood
  moon morning mother motion motive motor mountain mouth move movement movie murder muscle museum music musician mystery
  name narrative nation nature navy need negotiation neighborhood neighbour neighbourhood network news newspaper night
  nobody noise nominee north nose note notice notion novel nurse object objection objective obligation observation
  observer occasion occupation ocean offence offender offense offer office officer official oil operation operator
  opinion opponent opportunity opposition option orange order organ organisation organization origin outbreak outcome
  output owner ownership package page pain paint painting pair palace panel paper parent park parliament part
  participant participation particle partner partnership party passage passenger passport past path patient pattern
  pay payment peace peak pension people percentage perception performance period permission person perspective phase
  phenomenon phone photo photograph photographer phrase piece pilgrim pilgrimage pilot pipe place plan plane planet
  plant plastic plate platform play player pleasure plot poem poet point poison police policy politician politics poll
  pollution pool population port portion portrait position possession possibility post potential poverty power practice
  prayer precedent prediction preference pregnancy premier presence present presentation president presidency press
  pressure price pride priest principle print priority prison prisoner privacy prize probability problem procedure
  process producer product production profession professional professor profile profit program programme progress
  project promise promotion proof property proportion proposal prosecution prosecutor prospect protection protein
  protest protester provider province provision public publication publicity publisher punishment pupil purpose
  quality quantity quarter queen question quote race racism radiation radio rail rain range rank rate ratio reaction
  reader reality reason rebel recession recipe recognition recommendation record recording recovery reduction reference
  referendum reform refugee region register regime regulation regulator relation relationship relative release relief
  religion remark remedy reply report reporter representation representative republic reputation request requirement
  rescue research researcher reserve resident resignation resistance resolution resource respect response
  responsibility rest restaurant restriction result retirement return revenue review revolution reward rice rider right
  ring riot rise risk river road robot rock rocket role roof room root round route routine row rule ruling run rumor
  rumour safety salary sale salt sample sanction satellite satisfaction scale scandal scene schedule scheme scholar
  school science scientist scope score screen script sculpture sea search season seat second secret section sector
  security segment selection sense sentence sequence series servant service session set setting settlement sex shadow
  shape share shareholder shelter shift ship shock shoe shooter shooting shop shore shortage shot shoulder show side
  sight sign signal significance silence silver singer sister site situation size skill skin sky sleep smell smoke snow
  soccer society software soil solution son song sort soul sound source south space speaker species spectator speech
  speed spirit spokesman spokeswoman sport spot spread spring squad square stability stadium staff stage stake stance
  standard standing star start state statement station statistic statue status step stock stone stop storage store storm
  story strain stranger strategy stream street strength stress strike string structure struggle student studio study
  stuff style subject success suggestion suicide suit sum summer summit sun supplier supply support supporter surface
  surgery surprise survey survivor suspect suspicion symbol sympathy symptom system table talent talk tank target task
  taste tax taxi tea teacher teaching team tear technique technology teenager telephone television temperature temple
  tendency tension term territory terrorism terrorist test testimony text theater theatre theme theory therapy thing
  thinking thought threat throat ticket tide tie time tip title today toll tone tongue tool top topic total touch tour
  tourism tourist tournament tower town toy track trade tradition traffic tragedy trail train trainer training transfer
  transition transmission transport travel treasury treatment treaty tree trend trial trip troop trouble truck trust
  truth try tube turn turnout tv type understanding unemployment uniform union unit unity university update use user
  vaccine valley value van variation variety vehicle venue version veteran vice victim victory video view viewer village
  violation violence virus visa vision visit visitor voice volume volunteer vote voter wage wait wall war warning waste
  water wave way weakness wealth weapon weather web website wedding week weekend weight welcome welfare west wheel while
  widow wife wind window wine wing winner winter witness woman wonder wood word work worker workshop world worry worth
  writer writing yard year youth zone
`;

/** Nouns in the plural whose singular is rare, or that look like verbs. */
export const PLURALS = `
  arms authorities belongings casualties clothes congratulations earnings elections forces funds goods headquarters
  hostilities losses means men negotiations odds outskirts people pilgrims police politics premises proceedings refugees
  remains remarks rights savings statistics sanctions surroundings talks thanks troops women children feet teeth works
`;

/** Common adjectives. */
export const ADJECTIVES = `
  absolute abstract academic acceptable accessible accurate active actual acute additional adequate advanced adverse
  aggressive agricultural alcoholic alive alternative amazing ambitious angry annual anonymous anxious apparent
  applicable appropriate arbitrary artificial attractive automatic average awful bare basic bitter blind bloody blond
  bold bored boring brave brief brilliant broad broken bureaucratic busy calm capable careful causal cautious cheap chemical
  chronic classic classical clean clever clinical close coastal collective colonial colourful comfortable commercial
  compact comparable comparative compatible competent competitive complete complex complicated comprehensive concerned
  concrete confident confidential congressional conscious considerable consistent constant constitutional contemporary
  content continuous controversial convenient conventional convincing corporate correct corrupt costly crazy creative
  credible cruel crude curious daily damaging dear decent decisive dedicated deficient defensive deliberate delicate
  delicious democratic dense dependent desirable desperate detailed developing diplomatic direct dirty disabled
  disappointed disastrous distant distinct distinctive diverse divine domestic dominant doubtful dramatic driving drunk
  due dumb dynamic eager eastern economic educational effective efficient elaborate elderly electoral electric
  electrical electronic elegant eligible emotional empirical empty endless enjoyable enthusiastic environmental equal
  equivalent essential eternal ethical ethnic evident evil exact excellent exceptional excessive excited exciting
  exclusive existing exotic expensive experienced experimental explicit expressive extensive external extraordinary
  extreme fair faithful familiar fantastic fascinating fatal favorite favourite feasible federal female fierce financial
  firm fiscal fit fixed flat flexible fluid foolish forced forensic formal fortunate fragile frequent fresh friendly
  frightened frozen full-time functional fundamental funny generous genetic gentle genuine giant glad global gradual
  grand grateful grave grey gross guilty handsome handy harmful harsh healthy helpful hidden historic holy honest
  horrible hostile household humanitarian humble hungry ideal identical ideological ignorant ill illegal imaginary
  immediate immense imperial impressive inadequate inappropriate incorrect incredible indigenous indirect industrial
  inevitable infectious inflammatory influential informal inherent injured inner innovative insane instant
  institutional insufficient integrated intellectual intelligent intense intensive interactive interested interesting
  interim intermediate internal intimate invisible irrelevant isolated joint judicial junior keen labour lasting late
  lawful lazy leading left legislative legitimate lengthy lesser like-minded limited linear linguistic liquid literary
  little live lively logical lone lonely loose loud lovely loyal lucky mad magic magnetic magnificent male
  mandatory manual marginal marine marked married massive mass mature maximum mean meaningful mechanical medieval medium mental
  mere metropolitan middle mild minimal minimum missing mixed mobile moderate modest monthly moral multiple municipal
  musical mutual mysterious naked nasty native naval neat negative nervous net neutral noble noisy nonprofit normal
  notable novel numerous nutritional objective obvious occasional odd offensive ongoing online operational opposed
  optimistic optional oral orange ordinary organic orthodox outdoor outer outrageous outstanding overall overseas
  painful pale parallel parental parliamentary partial particular passive patient peaceful peculiar perfect permanent
  persistent pleasant pleased plain polite positive potential powerful practical precious precise predictable pregnant
  preliminary premature prepared presidential pretty preventive primary prime primitive prior probable problematic
  productive professional profound progressive prominent promising prone proper proposed prospective protective
  provincial psychological pure qualified racial radical random rare rational raw realistic reasonable rebel reckless
  regional regular regulatory related relative relevant reliable reluctant remarkable remote renewable reproductive
  requisite residential respective respiratory retail retired rival robust romantic rough round royal rude ruling rural
  sacred satisfactory satisfied scared scattered secondary secret secular secure selective sensible sensitive separate
  severe shallow shared sharp sheer short-term sick silent silly simultaneous single skilled slight smart smooth sober
  soft solar sole solid sophisticated spare spatial specialist specific spectacular spiritual spontaneous stable
  standard statistical statutory steady steep strange strategic striking strict structural stupid subjective subsequent
  substantial subtle successful sufficient suitable super superb superior supportive supreme surprised surprising
  surrounding susceptible suspicious sustainable sweet swift symbolic sympathetic systematic tall technological
  temporary tender tense terminal territorial terrorist thorough thoughtful tight tired total tough toxic tragic
  transparent tribal tropical troubled typical ugly ultimate uncertain uncomfortable underground underlying unemployed
  unexpected unfair unfortunate unhappy uniform unique united universal unnecessary unprecedented unusual upper upset
  urban urgent useful useless usual vague valid valuable variable vast verbal viable vibrant violent virtual visible
  visual vocal voluntary vulnerable wealthy weekly weird well-known wild wise wonderful wooden working worldwide worried
  worth worthy yearly yellow zero angry algerian american argentine austrian baltic bangladeshi belgian bolivian bosnian
  brazilian bulgarian cambodian catholic chilean christian colombian croatian cuban czech danish ethiopian finnish
  georgian ghanaian haitian hungarian icelandic indonesian islamic islamist jamaican jewish jordanian kenyan kurdish
  latvian lebanese libyan lithuanian malaysian moroccan muslim nepalese nigerian norwegian pakistani persian peruvian
  portuguese protestant romanian scandinavian scottish serbian slovak somali spanish sudanese sunni shia swiss
  taiwanese thai tibetan tunisian ugandan venezuelan vietnamese welsh yemeni latin soviet arab arabic hebrew roman gothic
`;

/** Adverbs that do not end in -ly, or that matter as they are. */
export const ADVERBS = `
  abroad across afterward ahead alike altogether anew apart aside away backward backwards beforehand besides downstairs
  downtown else enough even ever forever forward forwards halfway hence hereby indoors inland inside likewise maybe
  meantime midway nearby next nonetheless northward nowadays offshore onward onwards outdoors outright outside overnight
  perhaps rather regardless seldom sideways somehow sometime somewhat straight thereby thereof though throughout together
  twice underway underground upstairs upward upwards whatsoever worldwide
`;
