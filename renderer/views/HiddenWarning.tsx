import { EyeOff } from 'lucide-react';
import { useMemo } from 'react';
import { hiddenNames } from '../../shared/analysis/hidden-characters.ts';
import styles from './HiddenWarning.module.css';

/** Warnings of hidden characters in words and names (promise H9): in full where there is room, else as a flag. */

interface HiddenWarningProps {
  readonly texts: readonly string[];
  /** What holds them, where it is not plain from the place: “the name”. */
  readonly of?: string;
}

/** A line that lists what is hidden in the texts; nothing when nothing is. */
export function HiddenWarning({ texts, of }: HiddenWarningProps) {
  const names = useHiddenNames(texts);
  if (names.length === 0) return null;
  return (
    <p className={styles.warning} role="note">
      <EyeOff size={14} aria-hidden="true" />
      <span>
        Hidden{of === undefined ? '' : ` in ${of}`}: <bdi>{names.join(', ')}</bdi>
      </span>
    </p>
  );
}

/** A word and an icon behind a name in a list; what is hidden is told when it is pointed at, and by screen readers. */
export function HiddenFlag({ texts }: { readonly texts: readonly string[] }) {
  const names = useHiddenNames(texts);
  if (names.length === 0) return null;
  return (
    <span className={styles.flag} title={`Hidden: ${names.join(', ')}`}>
      <EyeOff size={12} aria-hidden="true" /> hidden characters
      <span className="visually-hidden">: {names.join(', ')}</span>
    </span>
  );
}

/** Looked for anew only when the texts change: rows are drawn on every key. */
function useHiddenNames(texts: readonly string[]): readonly string[] {
  const key = JSON.stringify(texts);
  return useMemo(() => hiddenNames(JSON.parse(key) as string[]), [key]);
}
