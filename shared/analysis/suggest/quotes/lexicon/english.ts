import type { CueForms } from './forms.ts';

/** English cues in the forms that stand in news and fiction, paraphrased news among them (*pressured* for stressed). */
export const ENGLISH: CueForms = {
  say: `
    said says saying say told tells telling tell added adds adding stated states stating announced announces announcing
    noted notes noting explained explains explaining replied replies replying answered answers answering confirmed
    confirms confirming declared declares declaring described describes describing emphasised emphasises emphasising
    emphasized emphasizes emphasizing stressed stresses stressing testified testifies testifying reported reports
    reporting continued continues remarked remarks remarking responded responds responding recalled recalls recalling
    concluded concludes concluding reiterated reiterates reiterating repeated repeats commented comments commenting
    mentioned mentions mentioning observed observes observing introduced pressured elaborated interjected
    disclosed discloses revealed reveals revealing informed informs quoted began went agreed agrees spoke
    promised promises promising pledged pledges pledging vowed vows vowing predicted predicts predicting
  `,
  write: 'wrote writes writing written tweeted tweets posted posts published read reads',
  claim: `
    claimed claims claiming argued argues arguing insisted insists insisting maintained maintains alleged alleges
    alleging affirmed affirms affirming asserted asserts asserting contended contends warned warns warning cautioned cautions cautioning
    complained complains complaining countered counters assured assures suggested suggests suggesting accused accuses
    criticised criticized reasoned reasons boasted boasts protested lamented joked quipped
  `,
  deny: 'denied denies denying rejected rejects rejecting disputed disputes dismissed dismisses refuted refutes',
  concede: 'admitted admits admitting conceded concedes conceding acknowledged acknowledges acknowledging allowed',
  ask: 'asked asks asking wondered wonders wondering inquired enquired queried questioned',
  order: `
    urged urges urging ordered orders demanded demands demanding instructed instructs called calls calling advised
    advises recommended recommends ruled rules
  `,
  think: `
    thought thinks thinking believed believes believing hoped hopes hoping feared fears estimated estimates
    estimating felt feels think believe
  `,
  manner: `
    cried cries exclaimed exclaims shouted shouts shouting whispered whispers whispering muttered murmured laughed
    smiled sighed shrugged gasped groaned growled yelled screamed called returned rejoined ejaculated
    grumbled chuckled sobbed stammered snapped retorted roared moaned
  `,
};
