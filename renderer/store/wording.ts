import type { StoreApi } from 'zustand/vanilla';
import {
  checkAgainst,
  evidenceOf,
  type NamedSource,
  type QuoteCheck,
  quotesIn,
  sourcesFor,
  sourcesIn,
} from '../../shared/analysis/verbatim/check-article.ts';
import { type IndexedSource, indexInPieces } from '../../shared/analysis/verbatim/indexed-source.ts';
import type { AnnotationSet } from '../../shared/annotations/annotation-set.ts';
import { sourcesOf, type WordingEvidence } from '../../shared/annotations/wording.ts';
import type { Host } from '../../shared/ipc/contract.ts';
import type { SourceText, VerbatimState } from '../../shared/model/source-text.ts';
import { firstLine, type Result } from '../../shared/result.ts';
import { type ArticleEditor, setSources, takeWording } from '../editor/index.ts';
import type { AppState } from './app-state.ts';
import { WORDING_AT_START, type WordingState } from './wording-state.ts';

/**
 * Checking wording: sources are attached, all quotes are checked against them, and results are taken. The check runs in
 * slices of a few milliseconds between which the page does what it has to, so that it can be looked at and cancelled; a
 * new one takes the place of one that goes on.
 */
export interface WordingScreen {
  readonly host: Host;
  readonly store: StoreApi<AppState>;
  editor(): ArticleEditor | null;
}

/** The share of a check that making a source ready counts as. */
const READY = 0.8;

/** How long one slice takes, milliseconds. */
const SLICE = 8;

/** Sources that are kept ready; more are made ready anew. */
const MOST_READY = 6;

export function wordingCalls({ host, store, editor }: WordingScreen) {
  const ready = new Map<string, IndexedSource>();
  /** Counts up with each check; one that is not the newest any more stops. */
  let current = 0;

  const tell = (change: Partial<WordingState>) =>
    store.setState(({ wording }) => ({ wording: { ...wording, ...change } }));

  /** Texts of the sources; those that are not kept are named as missing. */
  const load = async (set: AnnotationSet): Promise<ReadonlyMap<string, SourceText>> => {
    const { texts } = store.getState().wording;
    const found = new Map<string, SourceText>();
    const missing = new Set<string>();
    for (const { sha256 } of sourcesIn(set)) {
      const known = texts.get(sha256);
      const read = known === undefined ? await host.call('readSource', { sha256 }) : null;
      const text = known ?? (read?.ok === true ? read.value : undefined);
      if (text === undefined) missing.add(sha256);
      else found.set(sha256, text);
    }
    tell({ texts: found, missing });
    return found;
  };

  const makeReady = async (text: SourceText, pacer: Pacer): Promise<IndexedSource | null> => {
    const known = ready.get(text.sha256);
    if (known !== undefined) return known;
    const work = indexInPieces(text);
    for (let step = work.next(); ; step = work.next()) {
      if (step.done === true) {
        ready.set(text.sha256, step.value);
        const [oldest] = ready.keys();
        if (ready.size > MOST_READY && oldest !== undefined) ready.delete(oldest);
        return step.value;
      }
      if (!(await pacer.goesOn())) return null;
      if (pacer.isTimeToTell()) tell({ share: step.value * READY });
    }
  };

  const run = async (): Promise<void> => {
    const own = (current += 1);
    const shown = editor();
    if (shown === null) return;
    const { set, index } = shown.snapshot;
    const pacer = new Pacer(() => own === current);
    tell({ share: 0, checks: new Map() });
    const texts = await load(set);
    const named = new Map<string, NamedSource>();
    for (const source of sourcesIn(set)) {
      const text = texts.get(source.sha256);
      const indexed = text === undefined || own !== current ? null : await makeReady(text, pacer);
      if (indexed !== null) named.set(source.sha256, { name: source, indexed });
    }
    const quotes = quotesIn(set);
    const checks = new Map<string, QuoteCheck>();
    const { text } = index;
    for (const [at, quote] of quotes.entries()) {
      const sources = sourcesFor(set, quote).flatMap(({ sha256 }) => named.get(sha256) ?? []);
      const check = checkAgainst(set, text, quote, sources);
      if (check !== null) checks.set(quote.id, check);
      if (!(await pacer.goesOn())) return;
      if (pacer.isTimeToTell()) {
        tell({ share: READY + (at / quotes.length) * (1 - READY), checks: new Map(checks) });
      }
    }
    if (own === current) tell({ share: null, checks });
  };

  const cancel = (): void => {
    current += 1;
    tell({ share: null });
  };

  /** Attaches what `ask` answers to a quote or the article, and checks anew. */
  const attach = async (quoteId: string | null, ask: () => Promise<Result<SourceText> | null>): Promise<void> => {
    const { opened } = store.getState();
    tell({ isAttaching: true, problem: null });
    const answer = await ask().finally(() => tell({ isAttaching: false }));
    if (answer === null || store.getState().opened !== opened) return;
    if (!answer.ok) {
      tell({ problem: firstLine(answer.problems) });
      return;
    }
    const { name, sha256, attached } = answer.value;
    tell({ texts: new Map([...store.getState().wording.texts, [sha256, answer.value]]) });
    change(quoteId, (sources) => [...sources.filter((one) => one.sha256 !== sha256), { name, sha256, attached }]);
    await run();
  };

  const change = (
    quoteId: string | null,
    to: (sources: ReturnType<typeof sourcesOf>) => ReturnType<typeof sourcesOf>,
  ) =>
    editor()?.perform((state) => {
      const set = editor()!.snapshot.set;
      const record = quoteId === null ? set.metadata : set.findAnnotation(quoteId);
      return record === null ? null : setSources(state, quoteId, to(sourcesOf(record)));
    });

  const take = (ids: readonly string[], decided?: VerbatimState): boolean => {
    const { checks, texts } = store.getState().wording;
    return (
      editor()?.perform((state, services) => {
        const evidence = new Map<string, WordingEvidence>();
        for (const id of ids) {
          const check = checks.get(id);
          const text = check === undefined ? undefined : texts.get(check.source.sha256)?.text;
          if (check !== undefined && text !== undefined) {
            evidence.set(id, evidenceOf(check, text, services.now(), decided));
          }
        }
        return takeWording(state, evidence, services);
      }) ?? false
    );
  };

  return {
    run,
    /** Stops the check; what it has found so far stays. */
    cancel,
    /** Lets go of all that was found: the article is another one. */
    forget: () => {
      current += 1;
      store.setState({ wording: WORDING_AT_START });
    },
    attachFile: (quoteId: string | null) => attach(quoteId, () => host.call('chooseSource', {})),
    attachArticle: (fileId: string, quoteId: string | null) =>
      attach(quoteId, () => host.call('attachArticle', { fileId })),
    /** Takes a source away from the quote or the article; what was found in it stays. */
    detach: async (quoteId: string | null, sha256: string) => {
      change(quoteId, (sources) => sources.filter((one) => one.sha256 !== sha256));
      await run();
    },
    /** Takes the results of these quotes in one step. @param decided the state that a person chose */
    take,
  };
}

/** Lets the page breathe. */
class Pacer {
  readonly #isWanted: () => boolean;
  #since = performance.now();
  #told = performance.now();

  constructor(isWanted: () => boolean) {
    this.#isWanted = isWanted;
  }

  /** Waits when a slice is over; false when nobody wants the rest any more. */
  async goesOn(): Promise<boolean> {
    if (performance.now() - this.#since < SLICE) return true;
    await new Promise((resolve) => setTimeout(resolve));
    this.#since = performance.now();
    return this.#isWanted();
  }

  isTimeToTell(): boolean {
    if (performance.now() - this.#told < TELL_EVERY) return false;
    this.#told = performance.now();
    return true;
  }
}

/** How often the screen is told how far a check is, milliseconds. */
const TELL_EVERY = 120;
