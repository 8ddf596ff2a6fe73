import { Download } from 'lucide-react';
import { Button } from 'react-aria-components';
import type { Chart, Share, Statistics } from '../../../../shared/model/statistics.ts';
import { useApp } from '../../../store/app-context.ts';
import { pictureOf } from './picture.ts';
import styles from './Statistics.module.css';

interface SaveButtonsProps {
  readonly statistics: Statistics;
  readonly chart: Chart;
  readonly title: string;
  readonly labelOf: (share: Share) => string;
}

/** Saves the numbers as CSV, and the chart as SVG or PNG. */
export function SaveButtons({ statistics, chart, title, labelOf }: SaveButtonsProps) {
  const app = useApp();
  const labelled = { ...statistics, shares: statistics.shares.map((share) => ({ ...share, label: labelOf(share) })) };
  const savePicture = async () => {
    const bytes = await pictureOf(chart);
    if (bytes !== null) await app.saveStatistics({ title, content: { as: 'png', bytes } });
  };
  return (
    <div className={styles.saves} role="group" aria-label="Save these statistics">
      <Download size={14} aria-hidden="true" />
      <Button
        className={styles.button!}
        onPress={() => void app.saveStatistics({ title, content: { as: 'csv', statistics: labelled } })}
      >
        Table as CSV
      </Button>
      <Button
        className={styles.button!}
        onPress={() => void app.saveStatistics({ title, content: { as: 'svg', chart } })}
      >
        Chart as SVG
      </Button>
      <Button className={styles.button!} onPress={() => void savePicture()}>
        Chart as PNG
      </Button>
    </div>
  );
}
