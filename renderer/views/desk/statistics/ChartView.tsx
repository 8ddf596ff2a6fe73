import type { Chart } from '../../../../shared/model/statistics.ts';
import styles from './Statistics.module.css';

interface ChartViewProps {
  readonly chart: Chart;
  readonly chosen: string | null;
  readonly choose: (key: string) => void;
}

/**
 * A chart on the screen. Who does not see it has the table beside it, which says all of it and chooses by key; so the
 * drawing is for the eye and the pointer alone.
 */
export function ChartView({ chart, chosen, choose }: ChartViewProps) {
  const { width, height, marks, texts } = chart;
  return (
    <svg className={styles.chart} viewBox={`0 0 ${width} ${height}`} style={{ maxWidth: width }} aria-hidden="true">
      {marks.map(({ key, x, y, width: w, height: h, words }, i) => (
        <rect
          key={key ?? `rest ${i}`}
          className={styles.mark}
          data-chosen={key !== null && key === chosen}
          data-rest={key === null}
          x={x}
          y={y}
          width={w}
          height={h}
          rx={2}
          onClick={() => key !== null && choose(key)}
        >
          <title>{words}</title>
        </rect>
      ))}
      {texts.map(({ x, y, anchor, text, isSoft = false }) => (
        <text key={`${x} ${y} ${text}`} className={styles.text} data-soft={isSoft} x={x} y={y} textAnchor={anchor}>
          {text}
        </text>
      ))}
    </svg>
  );
}
