import { byPlace } from '../../annotations/annotation-set.ts';
import { contextOf, wordsOf } from '../../annotations/covered-text.ts';
import { normaliseFragments } from '../../annotations/map-ranges.ts';
import { dossierIdOf } from '../../annotations/dossiers.ts';
import { findQuote } from '../../anchoring/find-quote.ts';
import { NEWS_WIDE } from '../../kinds/news-wide.ts';
import { Scheme } from '../../kinds/scheme.ts';
import type { Article, Source } from '../../model/article.ts';
import { paragraphsOf, textOf, type Block } from '../../model/block.ts';
import type { Dossier } from '../../model/dossier.ts';
import { readingInWords, type Misfit, type OffsetProof, type OffsetReading } from '../../model/import-report.ts';
import type { Annotation, Attributes, AttributeValue, Fragment, Link, LinkEnd, Speaker } from '../../model/records.ts';
import { done, refuse, type Problem, type Result } from '../../result.ts';
import { fileDossier } from '../../schema/file-records.ts';
import { budgetsOf } from '../budgets.ts';
import { findBudgetProblem } from '../decode-text.ts';
import { withoutUndefined } from '../extra-keys.ts';
import { fromFileDossier } from '../file-records.ts';
import type { ReadInput, Reading, Services } from '../format.ts';
import { countedText, ownText } from './counted-text.ts';
import type { ForeignDocument, ForeignFragment, ForeignSpan } from './foreign-document.ts';
import { type LabelMap, mapLabels } from './label-map.ts';
import { usesIn } from './label-use.ts';
import {
  areWords,
  chooseReading,
  type ChosenReading,
  type CountedSpans,
  placeOf,
  type Tries,
  wordsAt,
} from './offset-proof.ts';

/** Foreign documents become articles: offsets are proved, labels mapped, and what cannot be placed is kept and told. */

/** What the reader knows of the file as a whole. */
export interface ForeignFile {
  readonly mediaType: string;
  /** How the format's standard counts offsets. */
  readonly standard: OffsetReading;
  readonly encoding?: string;
  /** Sentences for the import report: what the parser left out or could not read. */
  readonly notes: readonly string[];
  /** The file's ids (or those of its speakers) are ours, or as good: they are kept wherever they are free. */
  readonly keepsIds?: boolean | 'speakers';
  /**
   * Which readings of offsets are tried: `all` unless it says otherwise; `units` where whoever writes the format has
   * exclusive ends; `none` where the file itself proves that it keeps to the standard.
   */
  readonly tries?: Tries;
}

/** Returns the articles of the documents, offsets proved and labels mapped; refuses what is over a budget. */
export function toReadings(
  documents: readonly ForeignDocument[],
  file: ForeignFile,
  input: ReadInput,
  services: Services,
): Result<readonly Reading[]> {
  const problem = findProblem(documents, input);
  if (problem !== null) return refuse(problem);
  const texts = documents.map(({ text, spans }): CountedSpans => ({ counted: countedText(text), spans }));
  const evidence = texts.map((one, i) => ({
    ...one,
    spans: [...one.spans, ...(documents[i]!.tokens ?? []).slice(0, MOST_TOKENS).map(asSpan)],
  }));
  const chosen = chooseReading(evidence, file.standard, file.tries);
  const uses = usesIn(documents);
  const base = NEWS_WIDE;
  const mapping = input.mapping ?? { kinds: {}, links: {} };
  const labels = mapLabels(uses, base, mapping, { name: input.name, id: services.newId() });
  const source = withoutUndefined({
    name: input.name,
    mediaType: file.mediaType,
    sha256: services.sha256(input.bytes),
    encoding: file.encoding,
  });
  return done(
    documents.map((document, i) =>
      new ArticleMaker(document, texts[i]!, { chosen, labels, file, source }, services).reading(i === 0),
    ),
  );
}

/** So many tokens of a text prove as much as all of them. */
const MOST_TOKENS = 2000;

/** A token as the proof of offsets takes it. */
const asSpan = (fragment: ForeignFragment): ForeignSpan => ({
  id: '',
  label: '',
  fragments: [fragment],
  attributes: {},
});

/** Returns what keeps the documents from being articles. */
function findProblem(documents: readonly ForeignDocument[], { name, budgets }: ReadInput): Problem | null {
  const limits = budgetsOf(budgets);
  const records = documents.reduce((sum, one) => sum + recordsIn(one), 0);
  if (records > limits.records) {
    const message = `The file has ${records.toLocaleString('en')} annotations and links; the most that is read is ${limits.records.toLocaleString('en')}. Split it.`;
    return { code: 'file/too-many-records', message, where: name };
  }
  for (const { text, blocks } of documents) {
    const problem = findBudgetProblem(blocks ?? paragraphsOf(ownText(text)), name, limits);
    if (problem !== null) return problem;
  }
  return null;
}

const recordsIn = ({ spans, links, speakers, dossiers = [] }: ForeignDocument): number =>
  spans.length + links.length + speakers.length + dossiers.length;

interface FileFindings {
  readonly chosen: ChosenReading;
  readonly labels: LabelMap;
  readonly file: ForeignFile;
  readonly source: Source;
}

/** How much of the text is looked at for misfits in all. UTF-16 code units. */
const MOST_LOOKED_AT = 500_000_000;

/** How many misfits are looked for in the text, and how many are named. */
const MOST_SEARCHED = 500;
const MOST_NAMED = 100;

/** Makes one article. */
class ArticleMaker {
  readonly #document: ForeignDocument;
  readonly #counted: CountedSpans['counted'];
  readonly #findings: FileFindings;
  readonly #services: Services;
  /** What each id of the file names: the first record that has it. */
  readonly #ends = new Map<string, LinkEnd>();
  readonly #taken = new Set(['metadata', 'scheme']);
  readonly #misfits: Misfit[] = [];
  readonly #notes: string[] = [];
  #checked = 0;
  #fitting = 0;
  #unchecked = 0;
  #searched = 0;

  constructor(document: ForeignDocument, { counted }: CountedSpans, findings: FileFindings, services: Services) {
    this.#document = document;
    this.#counted = counted;
    this.#findings = findings;
    this.#services = services;
  }

  /** @param isFirst the one of the file that tells what is true of all of it */
  reading(isFirst: boolean): Reading {
    const { title, metadata = {}, text: raw } = this.#document;
    const { file, source, labels } = this.#findings;
    const id = this.#services.newId();
    const speakers = this.#speakers();
    const annotations = this.#annotations();
    const links = this.#links();
    const dossiers = this.#dossiers();
    const article: Article = {
      id,
      metadata: { record: 'metadata', id: 'metadata', title: title.toWellFormed(), ...withoutUndefined(metadata) },
      ...(labels.scheme === NEWS_WIDE ? {} : { scheme: labels.scheme }),
      source: { ...source, lineEnds: lineEndsOf(raw) },
      blocks: this.#blocks(),
      annotations,
      links,
      speakers,
      ...(dossiers.length === 0 ? {} : { dossiers }),
    };
    const notes = [...(isFirst ? file.notes.slice(0, 90) : []), ...this.#proofNotes(), ...this.#notes];
    return { article, notes, labels: labels.reports, ...(annotations.length === 0 ? {} : { offsets: this.#proof() }) };
  }

  #blocks(): readonly Block[] {
    const { blocks } = this.#document;
    const { text } = this.#counted;
    if (blocks === undefined) return paragraphsOf(text);
    if (textOf(blocks) !== text) throw new RangeError('The blocks of a foreign document are not its text');
    return blocks;
  }

  #speakers(): Speaker[] {
    return this.#document.speakers.map(
      ({ id, name, type = 'person', aliases = [], role, offices, ids, note, extra }) => ({
        record: 'speaker',
        id: this.#named('speaker', id, (this.#findings.file.keepsIds ?? false) !== false),
        name: name.toWellFormed(),
        type,
        aliases: aliases.map((alias) => alias.toWellFormed()),
        ...withoutUndefined({ role: role?.toWellFormed(), offices, ids, note: note?.toWellFormed(), extra }),
      }),
    );
  }

  #annotations(): Annotation[] {
    const leftOut = new Set<string>();
    const made = this.#document.spans.flatMap((span): Annotation[] => {
      const kind = this.#findings.labels.kindOf(span.label);
      if (kind === null) {
        leftOut.add(span.label);
        return [];
      }
      return [this.#annotation(span, kind)];
    });
    if (leftOut.size > 0) this.#notes.push(`Left out as asked: ${[...leftOut].map((one) => `“${one}”`).join(', ')}.`);
    return made.sort(byPlace);
  }

  #annotation(span: ForeignSpan, kind: string): Annotation {
    const id = this.#named('annotation', span.id);
    const place = this.#place(span, id);
    const { created, modified, creator, tagged, extra } = span;
    return {
      record: 'annotation',
      id,
      kind,
      ...place,
      tagged: tagged?.toWellFormed() ?? wordsOf(this.#counted.text, place),
      attributes: this.#attributes(span.attributes, kind),
      ...withoutUndefined({ created, modified, creator, extra }),
    };
  }

  #place(span: ForeignSpan, id: string): Pick<Annotation, 'fragments' | 'detached'> {
    const { text } = this.#counted;
    const { reading } = this.#findings.chosen;
    if (span.detached !== undefined) {
      const { exact, prefix, suffix, at = 0 } = span.detached;
      return { fragments: [], detached: { exact, prefix, suffix, at: this.#offsetOf(at) } };
    }
    const place = placeOf(span, this.#counted, reading);
    const found = place === null ? '' : wordsAt(text, place);
    if (span.quoted === undefined || span.fragments.length === 0) this.#unchecked += 1;
    else this.#checked += 1;
    const fits = place !== null && (span.quoted === undefined || areWords(found, span.quoted));
    if (fits) {
      if (span.quoted !== undefined) this.#fitting += 1;
      return { fragments: normaliseFragments(place) };
    }
    return this.#misfit(span, id, found);
  }

  /** The one place with the words, or none: what is kept then are the words. */
  #misfit(span: ForeignSpan, id: string, found: string): Pick<Annotation, 'fragments' | 'detached'> {
    const { text } = this.#counted;
    const at = this.#offsetOf(span.fragments[0]?.start ?? 0);
    const quoted = (span.quoted ?? '').toWellFormed();
    this.#searched += 1;
    const isLookedFor = this.#searched <= MOST_SEARCHED && this.#searched * text.length <= MOST_LOOKED_AT;
    const place = isLookedFor && quoted.trim() !== '' ? onlyPlaceOf(quoted, text) : null;
    const isMoved = place !== null;
    if (this.#misfits.length < MOST_NAMED) {
      const became = isMoved ? 'moved' : 'detached';
      this.#misfits.push({
        id,
        label: span.label.slice(0, 1000),
        quoted: shortened(quoted),
        found: shortened(found),
        became,
      });
    }
    if (isMoved) return { fragments: [place] };
    const context = contextOf(text, [{ start: at, end: at }]);
    return { fragments: [], detached: { exact: quoted, ...context, at } };
  }

  /** The nearest that the number can mean, for what lies outside the text. */
  #offsetOf(offset: number): number {
    const { text } = this.#counted;
    return this.#counted.offsetOf(this.#findings.chosen.reading, offset) ?? (offset > 0 ? text.length : 0);
  }

  /** Values that name a speaker of the file name ours. */
  #attributes(values: ForeignSpan['attributes'], kind: string): Attributes {
    const fields = Scheme.of(this.#findings.labels.scheme).findKind(kind)?.fields ?? [];
    const isSpeaker = (key: string) => fields.some(({ id, type }) => id === key && type === 'speaker');
    const entries = Object.entries(values).map(([key, value]): [string, AttributeValue] => {
      if (isSpeaker(key) && typeof value === 'string') return [key, this.#ends.get(value)?.id ?? value];
      return [key, wellFormed(value)];
    });
    return Object.fromEntries(entries);
  }

  #links(): Link[] {
    const { labels } = this.#findings;
    let loose = 0;
    const made = this.#document.links.flatMap((link): Link[] => {
      const type = labels.linkTypeOf(link.label);
      const [from, to] = [this.#ends.get(link.from), this.#ends.get(link.to)];
      if (type === null) return [];
      if (from === undefined || to === undefined) {
        loose += 1;
        return [];
      }
      const { note, extra } = link;
      const rest = withoutUndefined({ note: note?.toWellFormed(), extra });
      return [{ record: 'link', id: this.#idFor(link.id), type, from, to, ...rest }];
    });
    if (loose > 0) {
      const what = loose === 1 ? '1 link leads' : `${loose.toLocaleString('en')} links lead`;
      this.#notes.push(`${what} to what is not in the file or was left out, and could not be kept.`);
    }
    return made;
  }

  /** The checks of claims that were read; a claim has one at most. */
  #dossiers(): Dossier[] {
    const made = new Map<string, Dossier>();
    const given = this.#document.dossiers ?? [];
    for (const one of given) {
      const read = fileDossier.safeParse(one);
      const claim = read.success ? this.#ends.get(read.data.claim) : undefined;
      if (!read.success || claim?.record !== 'annotation') continue;
      const id = dossierIdOf(claim.id);
      if (!this.#taken.has(id) && !made.has(id)) made.set(id, { ...fromFileDossier(read.data), id, claim: claim.id });
    }
    const lost = given.length - made.size;
    if (lost > 0) {
      const what = lost === 1 ? '1 check is' : `${lost.toLocaleString('en')} checks are`;
      this.#notes.push(`${what} of no claim in the file, or cannot be read, and could not be kept.`);
    }
    return [...made.values()];
  }

  /** Gives a record its id, by which links of the file lead to it. */
  #named(record: LinkEnd['record'], foreign: string, isKept?: boolean): string {
    const id = this.#idFor(foreign, isKept);
    if (!this.#ends.has(foreign)) this.#ends.set(foreign, { record, id });
    return id;
  }

  #idFor(foreign: string, isKept = this.#findings.file.keepsIds === true): string {
    const isFree = isKept && /^.{1,200}$/su.test(foreign) && !this.#taken.has(foreign);
    const id = isFree || (UUID.test(foreign) && !this.#taken.has(foreign)) ? foreign : this.#services.newId();
    this.#taken.add(id);
    return id;
  }

  #proof(): OffsetProof {
    const { reading } = this.#findings.chosen;
    return {
      reading,
      ...(reading === this.#findings.file.standard ? {} : { differsFromStandard: true }),
      checked: this.#checked,
      fitting: this.#fitting,
      unchecked: this.#unchecked,
      misfits: this.#misfits,
    };
  }

  #proofNotes(): string[] {
    const { because, reading } = this.#findings.chosen;
    const notes: string[] = [];
    if (because !== 'standard') {
      const why =
        because === 'words'
          ? `the words in the file prove it: ${this.#fitting} of ${this.#checked} fit`
          : 'so its annotations begin and end at the edges of words, and otherwise they do not';
      notes.push(`Offsets were read as ${readingInWords(reading)}, not as the format prescribes: ${why}.`);
    }
    const misfits = this.#searched;
    if (misfits > 0) {
      const moved = this.#misfits.filter(({ became }) => became === 'moved').length;
      const what = misfits === 1 ? '1 annotation does' : `${misfits.toLocaleString('en')} annotations do`;
      const left = misfits - moved;
      const kept = [
        moved > 0 ? `${moved} found again by ${moved === 1 ? 'its' : 'their'} words` : '',
        left > 0 ? `${left} kept without a place` : '',
      ]
        .filter(Boolean)
        .join(', ');
      notes.push(`${what} not stand where the file says: ${kept}. See the import report.`);
    }
    return notes;
  }
}

/** The one place where these words stand whole, or null where they stand nowhere or twice. */
function onlyPlaceOf(words: string, text: string): Fragment | null {
  const start = text.indexOf(words);
  if (start === -1 || text.includes(words, start + 1)) return null;
  const finding = findQuote(text, { exact: words, prefix: '', suffix: '', at: start });
  return finding.found === 'unique' ? { start: finding.start, end: finding.end } : null;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/iu;

const shortened = (words: string): string => (words.length <= 300 ? words : `${words.slice(0, 299).toWellFormed()}…`);

const wellFormed = (value: AttributeValue): AttributeValue => {
  if (typeof value === 'string') return value.toWellFormed();
  return typeof value === 'object' ? value.map((one) => one.toWellFormed()) : value;
};

function lineEndsOf(raw: string): NonNullable<Source['lineEnds']> {
  const kinds = [
    ...(raw.includes('\r\n') ? (['crlf'] as const) : []),
    ...(/\r(?!\n)/u.test(raw) ? (['cr'] as const) : []),
    ...(/(?<!\r)\n/u.test(raw) ? (['lf'] as const) : []),
  ];
  return kinds.length > 1 ? 'mixed' : (kinds[0] ?? 'none');
}
