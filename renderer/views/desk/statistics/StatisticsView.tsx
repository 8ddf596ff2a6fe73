import { type ReactNode, type RefObject, useEffect, useMemo, useRef, useState } from 'react';
import { chartOf } from '../../../../shared/analysis/statistics/chart.ts';
import { OF_QUOTES_ALONE, valueIn } from '../../../../shared/analysis/statistics/tally.ts';
import type { Dimension, Measure, Share, Statistics } from '../../../../shared/model/statistics.ts';
import { useAppState } from '../../../store/app-context.ts';
import { ChoiceButtons } from '../../ChoiceButtons.tsx';
import { ChartView } from './ChartView.tsx';
import { DIMENSION_WORDS, useLabels } from './labels.ts';
import { SaveButtons } from './SaveButtons.tsx';
import { ShareQuotes, useListed, useProjectShare } from './ShareQuotes.tsx';
import { StatisticsTable } from './StatisticsTable.tsx';
import styles from './Statistics.module.css';
import { type Source, useArticleStatistics, useProjectStatistics } from './sources.ts';

const SCOPES = [
  { value: 'article', label: 'This article' },
  { value: 'project', label: 'The project' },
];
const MEASURE_CHOICES: readonly { readonly value: Measure; readonly label: string }[] = [
  { value: 'quotes', label: 'Quotes' },
  { value: 'words', label: 'Words' },
  { value: 'claims', label: 'Claims' },
];

/** Who is given how much: a chart with its numbers, of the open article or of the project. */
export function StatisticsView() {
  const hasArticle = useAppState((state) => state.snapshot !== null);
  const hasProject = useAppState((state) => state.project !== null);
  const [wanted, setWanted] = useState<string | null>(null);
  const scope = wanted ?? (hasArticle ? 'article' : 'project');
  const scopes = SCOPES.filter(({ value }) => (value === 'article' ? hasArticle : hasProject));
  const controls = (
    <ChoiceButtons label="Of" choices={scopes} value={scope} onChange={(value) => value !== null && setWanted(value)} />
  );
  return scope === 'article' && hasArticle ? (
    <OfArticle key="article">{controls}</OfArticle>
  ) : (
    <OfProject key="project">{controls}</OfProject>
  );
}

function OfArticle({ children }: { readonly children: ReactNode }) {
  const source = useArticleStatistics();
  const [by, setBy] = useState<Dimension>('speaker');
  const [chosen, setChosen] = useState<string | null>(null);
  const quotes = useMemo(
    () => source.quotes.filter((row) => valueIn(by, row, source.speakers).key === chosen),
    [source, by, chosen],
  );
  const ask = useListed(quotes);
  return (
    <Shown source={source} by={by} setBy={setBy} chosen={chosen} choose={setChosen} ask={ask}>
      {children}
    </Shown>
  );
}

function OfProject({ children }: { readonly children: ReactNode }) {
  const source = useProjectStatistics();
  const [by, setBy] = useState<Dimension>('speaker');
  const [chosen, setChosen] = useState<string | null>(null);
  const ask = useProjectShare(by, chosen ?? '');
  return (
    <Shown source={source} by={by} setBy={setBy} chosen={chosen} choose={setChosen} ask={ask}>
      {children}
    </Shown>
  );
}

interface ShownProps {
  readonly source: Source;
  readonly by: Dimension;
  readonly setBy: (by: Dimension) => void;
  readonly chosen: string | null;
  readonly choose: (key: string | null) => void;
  readonly ask: Parameters<typeof ShareQuotes>[0]['ask'];
  /** What it is of. */
  readonly children: ReactNode;
}

function Shown({ source, by, setBy, chosen, choose, ask, children }: ShownProps) {
  const [measure, setMeasure] = useState<Measure>('quotes');
  const labels = useLabels();
  const measures = MEASURE_CHOICES.filter(({ value }) => value !== 'claims' || !OF_QUOTES_ALONE.has(by));
  const counted = measures.some(({ value }) => value === measure) ? measure : 'quotes';
  const statistics = source.statistics?.find(({ dimension }) => dimension === by) ?? null;
  const labelOf = (share: Share) => labels(by, share);
  const share = statistics?.shares.find(({ key }) => key === chosen) ?? null;
  return (
    <section className={styles.view} aria-label="Statistics">
      <div className={styles.controls}>
        {children}
        <ChoiceButtons
          label="By"
          choices={DIMENSION_WORDS.map(({ id, label }) => ({ value: id, label }))}
          value={by}
          onChange={(value) => {
            const next = DIMENSION_WORDS.find(({ id }) => id === value);
            if (next === undefined) return;
            choose(null);
            setBy(next.id);
          }}
        />
        <ChoiceButtons
          label="Drawn"
          choices={measures}
          value={counted}
          onChange={(value) => setMeasure(MEASURE_CHOICES.find((one) => one.value === value)?.value ?? measure)}
        />
      </div>
      {source.problem !== null && <p className={styles.quiet}>{source.problem}</p>}
      {statistics === null && source.problem === null && <p className={styles.quiet}>Counting…</p>}
      {statistics !== null && (
        <div className={styles.both}>
          <Numbers
            statistics={statistics}
            measure={counted}
            labelOf={labelOf}
            chosen={chosen}
            choose={(key) => choose(key === chosen ? null : key)}
            of={source.name}
          />
          {share !== null && (
            <ShareQuotes key={`${by} ${share.key}`} label={labelOf(share)} ask={ask} close={() => choose(null)} />
          )}
        </div>
      )}
    </section>
  );
}

interface NumbersProps {
  readonly statistics: Statistics;
  readonly measure: Measure;
  readonly labelOf: (share: Share) => string;
  readonly chosen: string | null;
  readonly choose: (key: string) => void;
  /** What was counted. */
  readonly of: string;
}

function Numbers({ statistics, measure, labelOf, chosen, choose, of }: NumbersProps) {
  const { label } = DIMENSION_WORDS.find(({ id }) => id === statistics.dimension)!;
  const title = `${measure[0]!.toUpperCase()}${measure.slice(1)} by ${label.toLowerCase()}: ${of}`;
  const [drawn, width] = useWidth();
  const chart = chartOf(statistics, measure, title, labelOf);
  const shown = chartOf(statistics, measure, title, labelOf, Math.min(Math.max(width, 280), 720));
  if (statistics.total.quotes + statistics.total.claims === 0) {
    return <p className={styles.quiet}>Nothing to count yet: there are no quotes and no claims.</p>;
  }
  return (
    <div className={styles.numbers}>
      <div ref={drawn}>
        <ChartView chart={shown} chosen={chosen} choose={choose} />
      </div>
      <SaveButtons statistics={statistics} chart={chart} title={title} labelOf={labelOf} />
      <StatisticsTable statistics={statistics} header={label} labelOf={labelOf} chosen={chosen} choose={choose} />
    </div>
  );
}

/** The width of an element as it is now, CSS pixels. */
function useWidth(): readonly [RefObject<HTMLDivElement | null>, number] {
  const element = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(640);
  useEffect(() => {
    const { current } = element;
    if (current === null) return undefined;
    const observer = new ResizeObserver(() => setWidth(Math.floor(current.clientWidth)));
    observer.observe(current);
    return () => observer.disconnect();
  }, []);
  return [element, width];
}
