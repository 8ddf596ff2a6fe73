import { describe, expect, it, test } from 'vitest';
import { changesOfFix } from '../../../../shared/analysis/lint/apply-fix.ts';
import { lintArticle, ruleOf } from '../../../../shared/analysis/lint/lint.ts';
import { RULES } from '../../../../shared/analysis/lint/rules/index.ts';
import type { Finding, Place } from '../../../../shared/analysis/lint/rule.ts';
import { AnnotationSet } from '../../../../shared/annotations/annotation-set.ts';
import { articleOf, recordsOf } from '../../../../shared/annotations/article-state.ts';
import { emptyDossier } from '../../../../shared/annotations/dossiers.ts';
import { MARKED_QUOTES } from '../../../../shared/kinds/marked-quotes.ts';
import { NEWS_WIDE } from '../../../../shared/kinds/news-wide.ts';
import { NOVEL } from '../../../../shared/kinds/novel.ts';
import { claim } from '../../../../shared/kinds/claim.ts';
import type { Article } from '../../../../shared/model/article.ts';
import { textOf } from '../../../../shared/model/block.ts';
import type { Dossier } from '../../../../shared/model/dossier.ts';
import type { DocumentRecord } from '../../../../shared/model/records.ts';
import type { SchemeRecord } from '../../../../shared/model/scheme.ts';
import { annotatedArticle, type ArticleParts } from '../../../builders/annotated-article.ts';
import { annotatedText } from '../../../builders/annotated-text.ts';

/** An article as it is written, with its scheme and what the builder has no words for. */
interface Written extends ArticleParts {
  readonly text: string;
  readonly scheme?: SchemeRecord;
  readonly more?: readonly DocumentRecord[];
}

/** What a rule finds, what its fix makes of it, and what it leaves alone. */
interface Case {
  readonly finds: Written;
  /** The text after the fix, and whatever else should be seen of the article then; left out where there is no fix. */
  readonly fixed?: string;
  readonly seen?: (article: Article) => unknown;
  readonly is?: unknown;
  /** Where somebody puts it right, where there is no fix. */
  readonly goesTo?: Place;
  /** Articles in which the rule finds nothing. */
  readonly allows: readonly Written[];
}

const withField = (scheme: SchemeRecord, field: string): SchemeRecord => ({
  ...scheme,
  kinds: scheme.kinds.map((kind) =>
    kind.id === 'claim'
      ? { ...claim, fields: [...claim.fields, { type: 'long-text', id: field, label: 'Why' }] }
      : kind,
  ),
});
const required: SchemeRecord = {
  ...NEWS_WIDE,
  kinds: NEWS_WIDE.kinds.map((kind) => ({
    ...kind,
    fields: kind.fields.map((field) => (field.id === 'cueClass' ? { ...field, required: true } : field)),
  })),
};
const linksOf = ({ links }: Article) => links.map(({ type, from, to }) => `${from.id} ${type} ${to.id}`).sort();
const field = (id: string, name: string) => (article: Article) =>
  article.annotations.find((one) => one.id === id)?.attributes[name];
const refuted = (dossier: Partial<Dossier>): Written => ({
  text: '{claim:It rained}.',
  attributes: { claim1: { verdict: 'refuted' } },
  more: [{ ...emptyDossier('claim1'), ...dossier }],
});
const ADA = { speakers: { s1: 'Ada Holm' } };

const CASES: Readonly<Record<string, Case>> = {
  'empty-fragment': {
    finds: { text: '{quote#q1:We win}{quote#q1: ...} she said.' },
    fixed: '{quote#q1:We win} ... she said.',
    allows: [{ text: '{quote:“We win”} she said.' }, { text: 'A {token:.}' }],
  },
  'broken-link': {
    finds: { text: '{quote:We win} she said.', links: ['quote1 said-by m9'] },
    fixed: '{quote:We win} she said.',
    seen: linksOf,
    is: [],
    allows: [{ text: '{quote:We win}, {mention:she} said.', links: ['quote1 said-by mention1'] }],
  },
  detached: {
    finds: { text: 'Nothing.', detached: { q1: { kind: 'quote', exact: 'We win', prefix: '', suffix: '', at: 0 } } },
    allows: [{ text: '{quote:We win}' }],
  },
  'source-missing': {
    finds: {
      text: '“{quote:We win},” {mention:Ada Holm} said.',
      ...ADA,
      links: ['mention1 refers-to s1'],
    },
    fixed: '“{quote:We win},” {mention:Ada Holm} said.',
    seen: linksOf,
    is: ['mention1 refers-to s1', 'quote1 said-by mention1'],
    allows: [
      { text: '{quote:We win}', attributes: { quote1: { sourceStatus: 'anonymous' } } },
      { text: '{quote:We win}', ...ADA, links: ['quote1 attributed-to s1'] },
    ],
  },
  'cue-without-quote': {
    finds: { text: '“{quote:We win},” Ada {cue:said}.' },
    fixed: '“{quote:We win},” Ada {cue:said}.',
    seen: linksOf,
    is: ['quote1 cued-by cue1'],
    allows: [{ text: '“{quote:We win},” Ada {cue:said}.', links: ['quote1 cued-by cue1'] }],
  },
  'claim-unjudged': {
    finds: { text: '{claim:It rained}.' },
    allows: [{ text: '{claim:It rained}.', attributes: { claim1: { checkWorthiness: 'UFS' } } }],
  },
  'verdict-missing': {
    finds: { text: '{claim:It rained}.', attributes: { claim1: { checkWorthiness: 'CFS' } } },
    allows: [{ text: '{claim:It rained}.', attributes: { claim1: { checkWorthiness: 'CFS', verdict: 'refuted' } } }],
  },
  'claim-without-speaker': {
    finds: {
      text: '“{quote:{claim:It rained}, sadly},” she said.',
      attributes: { claim1: { checkWorthiness: 'UFS' } },
    },
    fixed: '“{quote:{claim:It rained}, sadly},” she said.',
    seen: linksOf,
    is: ['claim1 claimed-in quote1'],
    allows: [
      {
        text: '{claim:It rained}.',
        ...ADA,
        links: ['claim1 claimed-by s1'],
        attributes: { claim1: { checkWorthiness: 'UFS' } },
      },
    ],
  },
  'field-missing': {
    finds: { text: '{quote:We win}, she {cue:said}.', links: ['quote1 cued-by cue1'], scheme: required },
    allows: [
      {
        text: '{quote:We win}, she {cue:said}.',
        links: ['quote1 cued-by cue1'],
        scheme: required,
        attributes: { cue1: { cueClass: 'say' } },
      },
    ],
  },
  duplicate: {
    finds: { text: '{quote#q1:{quote#q2:We win}} she {cue:said}.', links: ['q2 cued-by cue1'] },
    fixed: '{quote#q1:We win} she {cue:said}.',
    seen: linksOf,
    is: ['q1 cued-by cue1'],
    allows: [{ text: '{quote:We {quote#q2:win}} and {claim:{quote#q3:rain}}.' }],
  },
  'split-quote': {
    finds: {
      text: '“{quote#q1:We came early.}\n“{quote#q2:We went late},” she {cue:said}.',
      links: ['q2 cued-by cue1'],
    },
    fixed: '“{quote#q1:We came early.\n“We went late},” she {cue:said}.',
    seen: linksOf,
    is: ['q1 cued-by cue1'],
    allows: [
      { text: '“{quote#q1:We came early},” he said.\n“{quote#q2:We went late},” she said.' },
      {
        text: '“{quote#q1:We came},” {cue:said} Ada. “{quote#q2:We went.}”',
        links: ['q1 cued-by cue1', 'q2 cued-by cue1'],
      },
    ],
  },
  'nested-quote': {
    finds: { text: '{quote#q1:“He said {quote#q2:‘no’} twice,”} she said.', scheme: MARKED_QUOTES },
    fixed: '{quote#q1:“He said ‘no’ twice,”} she said.',
    allows: [{ text: '{quote#q1:“He said {quote#q2:‘no’} twice,”} she said.' }],
  },
  'unbalanced-marks': {
    finds: { text: '{quote:“We win,}” she said.' },
    fixed: '{quote:“We win,”} she said.',
    allows: [
      { text: '{quote:“We win,”} she said.' },
      { text: '“{quote:We win},” she said.' },
      { text: '{quote#q1:“We win,”} she said, {quote#q1:“and how.”}' },
      { text: 'She called it {quote:“a win” for everybody}.' },
      { text: 'It’s {quote:the officials’ answer}.' },
    ],
  },
  'punctuation-left-out': {
    finds: { text: '“{quote:We win},” she said.' },
    fixed: '“{quote:We win,}” she said.',
    allows: [
      { text: '“{quote:We win},” she said.'.replace('},', ',}') },
      { text: '“{quote:We win} today,” she said.' },
      { text: 'She said “{quote:we win}”.' },
    ],
  },
  'words-outside-marks': {
    finds: { text: 'She called it {quote:a “total” and “lasting” win}.', scheme: MARKED_QUOTES },
    fixed: 'She called it a {quote#quote1:“total”} and {quote#quote1:“lasting”} win.',
    allows: [
      { text: 'She called it {quote:a “total” win}.' },
      { text: 'She called it a {quote:“total”} win.', scheme: MARKED_QUOTES },
      { text: 'She called it a “{quote:total and utter}” win.', scheme: MARKED_QUOTES },
    ],
  },
  'that-left-out': {
    finds: { text: 'She {cue:said} that {quote:it was late}.', links: ['quote1 cued-by cue1'] },
    fixed: 'She {cue:said} {quote:that it was late}.',
    allows: [
      { text: 'She {cue:said} {quote:that it was late}.', links: ['quote1 cued-by cue1'] },
      { text: 'She {cue:said} that {quote:“it was late”}.', links: ['quote1 cued-by cue1'] },
      { text: 'She {cue:pointed} to {quote:serious failings}.', links: ['quote1 cued-by cue1'] },
      { text: 'She {cue:said} that {quote:it was late}.', links: ['quote1 cued-by cue1'], scheme: NOVEL },
    ],
  },
  'that-taken-in': {
    finds: { text: 'She said {quote:that “it was late”}.', scheme: MARKED_QUOTES },
    fixed: 'She said that {quote:“it was late”}.',
    allows: [{ text: 'She said {quote:that “it was late”}.' }],
  },
  'edge-space': {
    finds: { text: 'She said{quote: we win }today.' },
    fixed: 'She said {quote:we win} today.',
    allows: [{ text: 'She said {quote:we win} today.' }],
  },
  'half-word': {
    finds: { text: 'She sa{cue:id} that.' },
    fixed: 'She {cue:said} that.',
    allows: [
      { text: '{mention:Ada}’s advice, {mention:she}’ll say; 20{quote:km} away.' },
      { text: '他说{quote:我们赢}了。' },
      { text: 'ה{mention:שר} אמר' },
      { text: 'un{token:der}' },
    ],
  },
  'edge-punctuation': {
    finds: { text: '{mention:Ada Holm,} who left.' },
    fixed: '{mention:Ada Holm}, who left.',
    allows: [{ text: '{mention:Ada Holm Jr.} left; {quote:we win,} she said.' }],
  },
  'direct-without-marks': {
    finds: { text: 'Ada said {quote:it was late}.', attributes: { quote1: { quoteType: 'direct' } } },
    fixed: 'Ada said {quote:it was late}.',
    seen: field('quote1', 'quoteType'),
    is: 'indirect',
    allows: [
      { text: '“{quote:It was late},” Ada said.', attributes: { quote1: { quoteType: 'direct' } } },
      { text: 'ADA: {quote:It was late, and it was dark.}', attributes: { quote1: { quoteType: 'direct' } } },
      { text: 'Ada said {quote:it was late}.', attributes: { quote1: { quoteType: 'indirect' } } },
    ],
  },
  'indirect-in-marks': {
    finds: { text: '“{quote:It was late},” Ada said.', attributes: { quote1: { quoteType: 'indirect' } } },
    fixed: '“{quote:It was late},” Ada said.',
    seen: field('quote1', 'quoteType'),
    is: 'direct',
    allows: [{ text: 'Ada said {quote:it was late}.', attributes: { quote1: { quoteType: 'indirect' } } }],
  },
  'quote-form': {
    finds: {
      text: 'Ada said {quote:it was “late and dark and cold”}.',
      attributes: { quote1: { quoteType: 'indirect' } },
    },
    fixed: 'Ada said {quote:it was “late and dark and cold”}.',
    seen: field('quote1', 'quoteType'),
    is: 'mixed',
    allows: [
      { text: 'Ada said {quote:the “reform” failed}.', attributes: { quote1: { quoteType: 'indirect' } } },
      { text: 'Ada said {quote:the “reform” failed}.', attributes: { quote1: { quoteType: 'mixed' } } },
      { text: 'Ada said {quote:the “reform” failed}.' },
    ],
  },
  'several-cues': {
    finds: {
      text: '“{quote:We win},” she {cue#c1:said}, and he {cue#c2:agreed}.',
      links: ['quote1 cued-by c2', 'quote1 cued-by c1'],
    },
    fixed: '“{quote:We win},” she {cue#c1:said}, and he {cue#c2:agreed}.',
    seen: linksOf,
    is: ['quote1 cued-by c1'],
    allows: [{ text: '“{quote:We win},” she {cue:said}.', links: ['quote1 cued-by cue1'] }],
  },
  'cue-inside-quote': {
    finds: { text: 'She {quote:{cue:said} we win}.', links: ['quote1 cued-by cue1'] },
    fixed: 'She {cue:said} {quote:we win}.',
    allows: [{ text: '{quote#q1:“He {cue:said} {quote#q2:‘no’},”} she said.', links: ['q2 cued-by cue1'] }],
  },
  'auxiliary-in-cue': {
    finds: { text: 'The mayor {cue:had repeatedly warned} of it.', scheme: MARKED_QUOTES },
    fixed: 'The mayor had repeatedly {cue:warned} of it.',
    allows: [{ text: 'The mayor {cue:had repeatedly warned} of it.' }, { text: 'She {cue:is}.', scheme: NOVEL }],
  },
  'title-outside': {
    finds: { text: 'Deputy foreign minister {mention:Lena Novak} said so.' },
    fixed: '{mention:Deputy foreign minister Lena Novak} said so.',
    allows: [
      { text: '{mention:Foreign minister Lena Novak} said so.' },
      { text: 'She told the officers {mention:Lena Novak} was late.' },
      { text: 'The minister, {mention:Lena Novak}, said so. In Paris {mention:Ada Holm} agreed.' },
    ],
  },
  'extra-description': {
    finds: { text: '{mention:Judge Anna Lind, who had waited all night}, said: “Go.”', scheme: MARKED_QUOTES },
    fixed: '{mention:Judge Anna Lind}, who had waited all night, said: “Go.”',
    allows: [
      { text: '{mention:Judge Anna Lind, who had waited all night}, said: “Go.”' },
      { text: '{mention:Anna Lind, Ada Holm and Lena Novak} said: “Go.”', scheme: MARKED_QUOTES },
    ],
  },
  'empty-source': {
    finds: { text: '{mention:It} was announced {quote:that they had won}.', links: ['quote1 said-by mention1'] },
    fixed: 'It was announced {quote:that they had won}.',
    seen: field('quote1', 'sourceStatus'),
    is: 'implicit',
    allows: [
      {
        text: 'The ministry was late. {mention:It} said {quote:that they had won}.',
        links: ['quote1 said-by mention1'],
      },
      {
        text: '{mention:It} was told {quote:that they had won}.',
        speakers: { s1: 'The ministry' },
        links: ['quote1 said-by mention1', 'mention1 refers-to s1'],
      },
    ],
  },
  'source-marked-missing': {
    finds: {
      text: '“{quote:We win},” {mention:Ada Holm} said.',
      links: ['quote1 said-by mention1'],
      attributes: { quote1: { sourceStatus: 'none' } },
    },
    fixed: '“{quote:We win},” {mention:Ada Holm} said.',
    seen: field('quote1', 'sourceStatus'),
    is: undefined,
    allows: [
      { text: '{quote:We win}.', attributes: { quote1: { sourceStatus: 'none' } } },
      {
        text: '{quote:We win}.',
        ...ADA,
        links: ['quote1 attributed-to s1'],
        attributes: { quote1: { sourceStatus: 'implicit' } },
        scheme: NOVEL,
      },
    ],
  },
  'several-speakers': {
    finds: {
      text: '{mention:She} spoke.',
      speakers: { s1: 'Ada Holm', s2: 'Lena Novak' },
      links: ['mention1 refers-to s1', 'mention1 refers-to s2'],
    },
    allows: [{ text: '{mention:She} spoke.', ...ADA, links: ['mention1 refers-to s1'] }],
  },
  'speakers-differ': {
    finds: {
      text: '“{quote:We win},” {mention:she} said.',
      speakers: { s1: 'Ada Holm', s2: 'Lena Novak' },
      links: ['quote1 said-by mention1', 'mention1 refers-to s1', 'quote1 attributed-to s2'],
    },
    fixed: '“{quote:We win},” {mention:she} said.',
    seen: linksOf,
    is: ['mention1 refers-to s1', 'quote1 said-by mention1'],
    allows: [
      {
        text: '“{quote:We win},” {mention:she} said.',
        ...ADA,
        links: ['quote1 said-by mention1', 'mention1 refers-to s1', 'quote1 attributed-to s1'],
      },
    ],
  },
  'claim-outside-quote': {
    finds: { text: '{quote:We win}. {quote#q2:So {claim:it rained}}.', links: ['claim1 claimed-in quote1'] },
    fixed: '{quote:We win}. {quote#q2:So {claim:it rained}}.',
    seen: linksOf,
    is: ['claim1 claimed-in q2'],
    allows: [{ text: '{claim:She said {quote:we win}}.', links: ['claim1 claimed-in quote1'] }],
  },
  'verdict-without-reasons': {
    finds: {
      text: '{claim:It rained}.',
      attributes: { claim1: { verdict: 'refuted' } },
      scheme: withField(NEWS_WIDE, 'justification'),
    },
    allows: [
      { text: '{claim:It rained}.', attributes: { claim1: { verdict: 'refuted' } } },
      {
        text: '{claim:It rained}.',
        attributes: { claim1: { verdict: 'refuted', justification: 'It was dry.' } },
        scheme: withField(NEWS_WIDE, 'justification'),
      },
    ],
  },
  'verdict-on-opinion': {
    finds: { text: '{claim:It was sad}.', attributes: { claim1: { checkWorthiness: 'NFS', verdict: 'refuted' } } },
    allows: [{ text: '{claim:It was sad}.', attributes: { claim1: { checkWorthiness: 'NFS' } } }],
  },
  'verdict-without-evidence': {
    finds: refuted({}),
    goesTo: 'evidence',
    allows: [
      refuted({ evidence: [{ id: 'e', answer: 'No' }] }),
      { text: '{claim:It rained}.', attributes: { claim1: { verdict: 'not-enough-evidence' } } },
    ],
  },
  'evidence-without-date': {
    finds: refuted({
      evidence: [
        { id: 'e', url: 'https://weather.example' },
        { id: 'f', answer: 'No' },
      ],
    }),
    fixed: '{claim:It rained}.',
    seen: ({ dossiers = [] }) => dossiers[0]!.evidence.map(({ captured }) => captured),
    is: ['2026-11-28', undefined],
    allows: [
      refuted({ evidence: [{ id: 'e', url: 'https://weather.example', captured: '2024-05-17' }] }),
      refuted({ evidence: [{ id: 'e', answer: 'No' }] }),
    ],
  },
  'single-secondary-source': {
    finds: refuted({ evidence: [{ id: 'e', sourceName: 'A blog', independence: 'secondary' }] }),
    goesTo: 'evidence',
    allows: [
      refuted({ evidence: [{ id: 'e', sourceName: 'The station', independence: 'primary' }] }),
      refuted({
        evidence: [
          { id: 'e', sourceName: 'A blog', independence: 'secondary' },
          { id: 'f', sourceName: 'A paper', independence: 'secondary' },
        ],
      }),
    ],
  },
  'readers-disagree': {
    finds: refuted({ second: { verdict: 'supported', at: '2024-05-17T10:00:00Z' } }),
    goesTo: 'verdict',
    allows: [
      refuted({ second: { verdict: 'refuted', at: '2024-05-17T10:00:00Z' } }),
      refuted({
        second: { verdict: 'supported', at: '2024-05-17T10:00:00Z' },
        history: [
          { id: 'h', at: '2024-05-18T10:00:00Z', of: 'verdict', from: '', to: 'refuted', reason: 'The gauge was dry.' },
        ],
      }),
    ],
  },
  'check-overdue': {
    finds: refuted({ deadline: '2026-11-27', state: 'checking' }),
    goesTo: 'plan',
    allows: [
      refuted({ deadline: '2026-11-28', state: 'checking' }),
      refuted({ deadline: '2026-11' }),
      refuted({ deadline: 'soon' }),
      refuted({ deadline: '2026-11-27', state: 'done' }),
    ],
  },
  'value-not-in-scheme': {
    finds: { text: '{cue:According to} it.', attributes: { cue1: { cueClass: 'According To' } } },
    fixed: '{cue:According to} it.',
    seen: field('cue1', 'cueClass'),
    is: 'according-to',
    allows: [{ text: '{cue:According to} it.', attributes: { cue1: { cueClass: 'according-to', colour: 'red' } } }],
  },
  'link-between-wrong-kinds': {
    finds: { text: '“{quote:We win},” she {cue:said}.', links: ['cue1 cued-by quote1'] },
    fixed: '“{quote:We win},” she {cue:said}.',
    seen: linksOf,
    is: ['quote1 cued-by cue1'],
    allows: [
      { text: '“{quote:We win},” {person:she} said.', links: ['quote1 said-by person1'] },
      { text: '“{quote:We win},” she {cue:said}.', links: ['quote1 cued-by cue1', 'cue1 agrees-with quote1'] },
    ],
  },
  'same-name': {
    finds: {
      text: '{mention:Ada} and {mention#m2:Holm}.',
      speakers: { s1: 'Ada Holm', s2: { name: 'ada  holm', aliases: ['Holm'] } },
      links: ['mention1 refers-to s1', 'm2 refers-to s2'],
    },
    fixed: '{mention:Ada} and {mention#m2:Holm}.',
    seen: ({ speakers, links }) => [
      speakers.map(({ name, aliases }) => [name, ...aliases]),
      linksOf({ links } as Article),
    ],
    is: [[['Ada Holm', 'ada  holm', 'Holm']], ['m2 refers-to s1', 'mention1 refers-to s1']],
    allows: [
      { text: '', speakers: { s1: { name: 'Ada Holm', role: 'judge' }, s2: { name: 'Ada Holm', role: 'baker' } } },
    ],
  },
  'mention-without-speaker': {
    finds: { text: '{mention:Ada Holm} spoke.', ...ADA },
    fixed: '{mention:Ada Holm} spoke.',
    seen: linksOf,
    is: ['mention1 refers-to s1'],
    allows: [{ text: '{mention:The report} says so.', attributes: { mention1: { mentionType: 'document' } } }],
  },
  'mention-without-quote': {
    finds: {
      text: '“{quote#q1:We win},” {mention#m1:she} said. “{quote#q2:No},” {mention#m2:he} said.',
      links: ['q1 said-by m1'],
    },
    fixed: '“{quote#q1:We win},” {mention#m1:she} said. “{quote#q2:No},” {mention#m2:he} said.',
    seen: linksOf,
    is: ['q1 said-by m1', 'q2 said-by m2'],
    allows: [
      { text: '{mention:Ada} and {mention#m2:Lena} left.' },
      { text: '“{quote#q1:We win},” {mention#m1:she} told {mention#m2:him}.', links: ['q1 said-by m1'], scheme: NOVEL },
    ],
  },
  'nearest-mention': {
    finds: {
      text: '{mention#m1:Ada Holm} left.\n“{quote:We win},” {mention#m2:she} said.',
      ...ADA,
      links: ['quote1 said-by m1', 'm1 refers-to s1', 'm2 refers-to s1'],
    },
    fixed: '{mention#m1:Ada Holm} left.\n“{quote:We win},” {mention#m2:she} said.',
    seen: linksOf,
    is: ['m1 refers-to s1', 'm2 refers-to s1', 'quote1 said-by m2'],
    allows: [
      {
        text: '{mention#m1:Ada Holm} left.\n“{quote:We win, I, {mention#m2:Ada}, say},” it went.',
        ...ADA,
        links: ['quote1 said-by m1', 'm1 refers-to s1', 'm2 refers-to s1'],
      },
    ],
  },
  'mention-inside-quote': {
    finds: { text: '“{quote:{mention:I} win},” it went.', links: ['quote1 said-by mention1'] },
    allows: [{ text: '“{quote:{mention:I} win},” it went.', links: ['quote1 said-by mention1'], scheme: NOVEL }],
  },
  'quote-without-cue': {
    finds: { text: 'She {cue:said} {quote:it was late}.' },
    fixed: 'She {cue:said} {quote:it was late}.',
    seen: linksOf,
    is: ['quote1 cued-by cue1'],
    allows: [
      { text: 'Nobody tags cues: {quote:it was late}.' },
      { text: 'She {cue#c1:said} {quote#q1:it was late}. “{quote#q2:So late!}”', links: ['q1 cued-by c1'] },
      { text: 'She {cue:said} {quote:it was late}.', scheme: NOVEL },
    ],
  },
  'possessor-and-artefact': {
    finds: { text: '{mention:Her advice} was {quote:to go home}.', links: ['quote1 said-by mention1'] },
    fixed: '{mention:Her} {cue:advice} was {quote:to go home}.',
    allows: [
      {
        text: '{mention:Her letter} {cue:said} {quote:we win}.',
        links: ['quote1 said-by mention1', 'quote1 cued-by cue1'],
      },
      { text: '{mention:Her brother} left.', links: [] },
    ],
  },
  'mention-form': {
    finds: { text: '{mention:She} spoke.', attributes: { mention1: { mentionType: 'name' } } },
    fixed: '{mention:She} spoke.',
    seen: field('mention1', 'mentionType'),
    is: 'pronoun',
    allows: [
      { text: '{mention:She} spoke.', attributes: { mention1: { mentionType: 'pronoun' } } },
      { text: '{mention:The White House} spoke.', attributes: { mention1: { mentionType: 'metonym' } } },
      { text: '{mention:הוא} דיבר', attributes: { mention1: { mentionType: 'pronoun' } } },
    ],
  },
  'nested-without-link': {
    finds: { text: '“{quote#q1:He said ‘{quote#q2:no}’ twice},” she said.', scheme: NOVEL },
    fixed: '“{quote#q1:He said ‘{quote#q2:no}’ twice},” she said.',
    seen: linksOf,
    is: ['q2 within q1'],
    allows: [{ text: '“{quote#q1:He said ‘{quote#q2:no}’ twice},” she said.' }],
  },
  'unused-speaker': {
    finds: { text: 'Nothing.', ...ADA },
    fixed: 'Nothing.',
    seen: ({ speakers }) => speakers,
    is: [],
    allows: [{ text: '{mention:Ada} spoke.', ...ADA, links: ['mention1 refers-to s1'] }],
  },
};

interface Linted {
  readonly article: Article;
  readonly set: AnnotationSet;
  readonly text: string;
  readonly findings: readonly Finding[];
}

/** The day on which all of it is looked at. */
const TODAY = '2026-11-28';

function lint(article: Article, more: readonly DocumentRecord[] = []): Linted {
  const set = AnnotationSet.of([...recordsOf(article), ...more]);
  const text = textOf(article.blocks);
  return { article, set, text, findings: lintArticle(set, text, TODAY) };
}

const linted = ({ text, scheme, more, ...parts }: Written): Linted =>
  lint({ ...annotatedArticle(text, parts), ...(scheme === undefined ? {} : { scheme }) }, more);

function fixed({ article, set, text }: Linted, finding: Finding): Article {
  let ids = 0;
  const services = { newId: () => `new-${(ids += 1)}`, now: () => '2026-01-01T00:00:00.000Z' };
  const after = set.apply(changesOfFix(set, text, finding.fix!, services));
  return articleOf(article, { blocks: article.blocks, set: after });
}

test('nothing is overdue, and nothing captured today, where nobody tells the day', () => {
  for (const id of ['check-overdue', 'evidence-without-date']) {
    const { set, text } = linted(CASES[id]!.finds);
    const found = lintArticle(set, text).find(({ rule }) => rule === id);
    expect(found?.fix ?? null, id).toBeNull();
    expect(found?.goTo?.place, id).toBe(id === 'check-overdue' ? undefined : 'evidence');
  }
});

test('every rule has a case here, and says what it is about', () => {
  expect(RULES.map(({ id }) => id).sort()).toEqual(Object.keys(CASES).sort());
  expect(new Set(RULES.map(({ label }) => label)).size).toBe(RULES.length);
  for (const { id, explanation } of RULES) {
    expect(explanation, id).toMatch(/\.\)?$/u);
    expect(ruleOf(id).id).toBe(id);
  }
});

describe.each(Object.entries(CASES))('%s', (id, { finds, fixed: wanted, seen, is, goesTo, allows }) => {
  it('is found', () => {
    expect(linted(finds).findings.map(({ rule }) => rule)).toContain(id);
  });

  it('is put right by its fix, where it has one', () => {
    const before = linted(finds);
    const finding = before.findings.find(({ rule }) => rule === id)!;
    if (wanted === undefined) {
      expect(finding.fix).toBeNull();
      expect(finding.goTo?.place).toBe(goesTo);
      return;
    }
    const after = fixed(before, finding);
    expect(annotatedText(after).replaceAll(/#new-\d+/gu, '')).toBe(wanted);
    if (seen !== undefined) expect(seen(after)).toEqual(is);
    expect(lint(after).findings.filter(({ rule, record }) => rule === id && record === finding.record)).toEqual([]);
  });

  it.each(allows.map((one) => [one.text, one] as const))('is not found in: %s', (_text, allowed) => {
    expect(linted(allowed).findings.filter(({ rule }) => rule === id)).toEqual([]);
  });
});
