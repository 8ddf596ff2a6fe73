import type { VerbLexicon } from './verbs.ts';

/**
 * English verbs that report, by what they need around them (see `verbs.ts`) and by class, as lemmas. The paraphrased
 * news of content farms writes *pressured*, *instructed* and *introduced* for stressed, told and announced: they are
 * here as well, and the clause behind them tells them apart.
 */
export const ENGLISH_VERBS: VerbLexicon = {
  plain: {
    say: `
      say tell add state announce note explain reply answer confirm declare emphasise emphasize stress underline
      underscore highlight testify report respond remark comment recall conclude reiterate repeat mention observe inform
      disclose reveal agree interject clarify specify elaborate opine muse retort recount brief notify remind
      predict forecast estimate proclaim pronounce pressure introduce promise pledge vow swear joke quip lament
      reckon tout summarise summarize reaffirm hint imply signal
    `,
    write: 'write tweet post blog',
    claim: `
      claim argue insist maintain allege contend warn caution complain counter assure affirm assert reason protest boast
      brag charge suggest propose submit speculate rumour rumor theorise theorize posit hypothesise hypothesize
    `,
    deny: 'deny dispute refute',
    concede: 'admit concede acknowledge confess',
    ask: 'ask wonder inquire enquire question query',
    order: 'urge advise recommend rule instruct demand request insist decree order',
    manner: 'exclaim shout whisper cry mutter murmur yell scream',
  },
  clause: { show: 'show indicate find' },
  mind: {
    think: `
      think believe assume suspect guess imagine consider conclude doubt presume suppose judge fancy regard agree deem
    `,
    know: 'know learn realise realize recognise recognize understand discover remember forget determine establish',
    feel: 'feel hope fear worry wish regret trust expect prefer care dread',
    perceive: 'see hear notice read sense witness watch gather identify spot',
    intend: 'decide intend plan resolve want aim vote seek',
    show: 'mean prove demonstrate support confirm verify',
  },
  marks: {
    say: `
      continue go begin put call describe return conclude finish speak start interrupt read describe label dub brand
      characterise characterize term denounce praise criticise criticize dismiss condemn hail slam blast accuse cite quote
      recite chant sing rejoin offer venture volunteer correct blurt echo explain apologise apologize address
    `,
    write: 'publish sign caption',
    manner: `
      smile laugh sigh shrug gasp groan growl grumble chuckle sob stammer snap roar moan call nod bellow croak drawl
      ejaculate gush hiss howl shriek snarl sneer sniff splutter squeal wail whimper whine grin scoff thunder demur
    `,
  },
};

/** Verbs whose clause is what comes about, and no report, however it looks. */
export const NO_REPORTS: ReadonlySet<string> = new Set(
  `ensure make cause let help guarantee require mean happen seem appear turn remain be have do get keep allow force lead
  depend matter follow result occur prevent check tend try start stop need`.split(/\s+/u),
);

/** Cues of two words, by the lemma of the verb: “made *clear*”, “pointed *out*”. */
export const SECOND_WORDS: Readonly<Record<string, string>> = { make: 'clear', point: 'out', spell: 'out' };
