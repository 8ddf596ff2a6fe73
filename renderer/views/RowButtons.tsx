import { ArrowDown, ArrowUp, X } from 'lucide-react';
import { Button } from 'react-aria-components';
import styles from './SchemeDialog.module.css';

interface RowButtonsProps {
  /** What is moved or removed, for screen readers. */
  readonly what: string;
  readonly index: number;
  readonly count: number;
  readonly canRemove?: boolean;
  readonly onMove: (by: 1 | -1) => void;
  readonly onRemove: () => void;
}

/** Moves an entry of a list up and down, or removes it. */
export function RowButtons({ what, index, count, canRemove = true, onMove, onRemove }: RowButtonsProps) {
  return (
    <span className={styles.rowButtons}>
      <Button
        aria-label={`Move ${what} up`}
        className={styles.icon!}
        isDisabled={index === 0}
        onPress={() => onMove(-1)}
      >
        <ArrowUp size={14} aria-hidden="true" />
      </Button>
      <Button
        aria-label={`Move ${what} down`}
        className={styles.icon!}
        isDisabled={index === count - 1}
        onPress={() => onMove(1)}
      >
        <ArrowDown size={14} aria-hidden="true" />
      </Button>
      <Button aria-label={`Remove ${what}`} className={styles.icon!} isDisabled={!canRemove} onPress={onRemove}>
        <X size={14} aria-hidden="true" />
      </Button>
    </span>
  );
}
