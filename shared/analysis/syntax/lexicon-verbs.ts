/**
 * Verbs of the lexicon by kind: `s` verbs of saying, `t` of thinking and knowing, `p` of asking somebody to do
 * something, `v` all others. All entries are base forms in lower case.
 */
export const VERBS: Readonly<Record<string, string>> = {
  s: `
    add state announce claim argue warn insist deny note explain reply answer acknowledge admit concede confirm declare
    emphasise emphasize stress suggest testify report promise pledge complain conclude recall remark respond shout
    whisper counter maintain allege assure caution vow joke quip mention comment predict reveal disclose proclaim assert
    affirm reiterate repeat exclaim lament boast muse opine observe contend indicate imply hint inform notify brief
    reassure recount relate retort snap yell scream murmur mutter mumble protest object point underline underscore
    highlight outline describe express voice stipulate specify certify attest elaborate clarify summarise
    summarize paraphrase quote cite tweet post blog email text chant plead confess apologise apologize thank praise
    criticise criticize condemn denounce blast slam dismiss reject refute rebut dispute welcome hail applaud accuse
    signal postulate theorise theorize hypothesise hypothesize advise joke gloat reason inquire enquire
    query wonder volunteer venture continue interject chime intone
  `,
  t: `
    believe hope fear estimate expect assume suppose suspect doubt realise realize recognise recognize learn remember
    imagine guess worry consider decide agree disagree determine discover notice observe prove demonstrate 
    calculate reckon figure accept appreciate trust presume judge speculate conclude anticipate envisage ensure foresee
    regret care pretend dream
  `,
  p: `
    ask demand urge call invite order instruct request require propose recommend encourage persuade convince pressure
    press lobby advise direct permit allow enable force compel authorise authorize prompt tempt appeal petition task
    oblige beg plead remind train expect
  `,
  v: `
    want need use try seem appear help work play move live happen look start turn follow stop create walk offer serve
    die reach kill remain raise pass sell report require stay return carry receive support kick talk watch open close
    produce join cause change involve include increase decrease reduce face cover deliver develop manage provide visit
    travel attack arrest investigate accuse charge sentence convict detain release end finish complete launch perform
    play score defeat compete participate attend organise organize gather protest march vote elect appoint nominate
    resign retire retain replace represent study examine analyse analyze measure test treat cure injure wound damage
    destroy collapse crash explode fire bomb burn flood evacuate rescue save survive escape flee suffer
    experience identify locate name call title publish print broadcast air film record document sign issue pass approve
    oppose support back block ban limit restrict regulate tax fund finance invest earn cost trade export import
    supply purchase acquire merge own lease rent occupy settle resolve negotiate discuss debate interview
    contact reach connect link relate associate compare contrast differ vary depend rely base found establish form
    shape design plan construct install operate maintain repair fix improve upgrade update extend
    expand reduce lower raise boost drop decline surge soar plunge climb double triple
    separate divide share combine mix add remove replace insert apply adopt implement enforce introduce propose pursue
    achieve fail succeed attempt aim intend tend continue cease resume prepare protect defend guard
    secure threaten risk avoid prevent stop escape ignore miss lack face confront challenge question
    appeal sue file prosecute rule uphold overturn dismiss review consider address handle tackle
    solve answer reply request order deploy dispatch station transfer transport ship load unload pick
    place position locate park land sail arrive depart enter exit cross pass approach head guide direct steer
    push pull drag press touch grab toss roll slip slide jump climb dance 
    laugh smile cry shout nod wave point stare gaze glance listen watch witness observe view display exhibit present
    feature star appear portray depict illustrate paint photograph shape colour color mark label list rank rate
    score count number total average exceed equal match fit suit satisfy please enjoy like love hate prefer admire
    respect honour honor celebrate award reward praise thank congratulate mourn bury marry divorce adopt raise educate
    train coach graduate enrol enroll qualify practise practice research experiment explore discover invent
    innovate generate contain consist comprise constitute belong exist occur emerge evolve transform convert adapt
    adjust alter modify revise edit translate interpret encourage discourage motivate inspire
    influence affect impact concern worry bother disturb shock surprise amaze disappoint frustrate anger
    confuse trouble ease relieve comfort calm contribute donate volunteer grant allocate distribute assign delegate
    commit dedicate devote engage employ hire recruit fire sack dismiss suspend expel punish fine penalise penalize
    abuse harass assault rob murder stab strangle torture kidnap smuggle seize confiscate search inspect
    monitor track trace detect spot observe check verify confirm ensure guarantee insure assess evaluate estimate
    calculate forecast project predict plan schedule delay postpone cancel extend complete conclude close lock
    unlock block seal isolate quarantine vaccinate infect transmit diagnose prescribe inject
    operate heal recover rest relax wake wash clean cook boil bake fry pour fill empty drain dry wet
    heat cool warm melt stir taste smell consume digest plant harvest crop farm fish hunt
    trap fence water drown float dive hike bike board
    tour explore book reserve order shop owe borrow repay default
    reform restore renew revive reopen relocate resettle return reverse recover regain retreat
    reconsider recruit refuse decline object abandon neglect reject cooperate co-operate collaborate
    coordinate ally unite unify integrate isolate exclude deprive differ distinguish range stretch surround face border
    overlook host house accommodate shelter welcome greet invite treat entertain amuse crown dub title entitle
    dominate control command govern reign oversee supervise administer conduct execute exercise exploit
    employ utilise utilize waste pollute emit dump recycle preserve conserve store collect assemble stack pile
    wrap cover expose reveal disguise conceal mask uncover leak disclose hack access download upload stream
    tweet post search browse click type program compute process encode
    matter harm benefit profit result derive stem originate date trigger spark ignite
    provoke prompt cause induce stimulate promote advertise market brand advance progress accelerate slow speed hurry
    rush race chase pursue hesitate pause wait stay linger last endure persist tolerate 
    lack deserve merit attract appeal lure tempt seduce mislead deceive trick cheat betray
    owe own possess inherit acquire obtain secure gain earn score ruin wreck crush smash crack rip
    carve shape mould mold weave knit stitch fold twist curl straighten flatten
  `,
};

/** Kind, base, past and participle, a line each; `-` for no kind of its own. */
export const IRREGULAR_VERBS = `
  s say said said
  s tell told told
  s write wrote written
  s speak spoke spoken
  s read read read
  s swear swore sworn
  t think thought thought
  t know knew known
  t feel felt felt
  t find found found
  t hear heard heard
  t see saw seen
  t understand understood understood
  t mean meant meant
  t show showed shown
  t forget forgot forgotten
  t foresee foresaw foreseen
  p bid bid bid
  p let let let
  p forbid forbade forbidden
  - make made made
  - go went gone
  - take took taken
  - come came come
  - get got gotten
  - give gave given
  - keep kept kept
  - begin began begun
  - run ran run
  - bring brought brought
  - hold held held
  - stand stood stood
  - set set set
  - sit sat sat
  - lose lost lost
  - pay paid paid
  - meet met met
  - put put put
  - lead led led
  - grow grew grown
  - win won won
  - buy bought bought
  - send sent sent
  - fall fell fallen
  - cut cut cut
  - rise rose risen
  - drive drove driven
  - break broke broken
  - spend spent spent
  - build built built
  - leave left left
  - draw drew drawn
  - choose chose chosen
  - fight fought fought
  - catch caught caught
  - teach taught taught
  - seek sought sought
  - sell sold sold
  - throw threw thrown
  - hit hit hit
  - hurt hurt hurt
  - cost cost cost
  - eat ate eaten
  - wear wore worn
  - fly flew flown
  - lie lay lain
  - lay laid laid
  - bear bore born
  - beat beat beaten
  - become became become
  - bend bent bent
  - bind bound bound
  - bite bit bitten
  - blow blew blown
  - breed bred bred
  - burst burst burst
  - cast cast cast
  - cling clung clung
  - creep crept crept
  - deal dealt dealt
  - dig dug dug
  - drink drank drunk
  - feed fed fed
  - flee fled fled
  - freeze froze frozen
  - hang hung hung
  - hide hid hidden
  - lend lent lent
  - light lit lit
  - overcome overcame overcome
  - quit quit quit
  - rebuild rebuilt rebuilt
  - ride rode ridden
  - ring rang rung
  - shake shook shaken
  - shoot shot shot
  - shrink shrank shrunk
  - shut shut shut
  - sing sang sung
  - sink sank sunk
  - sleep slept slept
  - slide slid slid
  - spin spun spun
  - split split split
  - spread spread spread
  - spring sprang sprung
  - steal stole stolen
  - stick stuck stuck
  - sting stung stung
  - strike struck struck
  - strive strove striven
  - sweep swept swept
  - swim swam swum
  - swing swung swung
  - tear tore torn
  - tread trod trodden
  - undergo underwent undergone
  - undertake undertook undertaken
  - undo undid undone
  - uphold upheld upheld
  - wake woke woken
  - weave wove woven
  - weep wept wept
  - wind wound wound
  - withdraw withdrew withdrawn
  - withhold withheld withheld
  - withstand withstood withstood
  - arise arose arisen
  - awake awoke awoken
  - forgive forgave forgiven
  - overthrow overthrew overthrown
  - oversee oversaw overseen
  - overtake overtook overtaken
  - prove proved proven
  - kneel knelt knelt
  - leap leapt leapt
  - burn burnt burnt
  - dream dreamt dreamt
  - learn learnt learnt
  - broadcast broadcast broadcast
  - upset upset upset
  - bet bet bet
  - grind ground ground
  - sew sewed sewn
  - sow sowed sown
  - saw sawed sawn
  - swell swelled swollen
`;
