import { CircleX, Info, TriangleAlert } from 'lucide-react';
import type { Kept } from '../../shared/analysis/lint/live.ts';
import type { Level } from '../../shared/analysis/lint/rule.ts';
import { canBeIgnored, openFindingsOf } from '../editor/index.ts';
import { useAppState } from '../store/app-context.ts';
import styles from './Lint.module.css';

const ICONS = { error: CircleX, warning: TriangleAlert, hint: Info } as const;

/** The level of a finding as an icon, told in words to screen readers. */
export function LintLevel({ level, size = 13 }: { readonly level: Level; readonly size?: number }) {
  const Icon = ICONS[level];
  return (
    <span className={styles.level} data-level={level}>
      <Icon size={size} aria-hidden="true" />
      <span className="visually-hidden">{level}</span>
    </span>
  );
}

/** Returns what is open at the annotation. */
export function useFindingsOf(id: string): readonly Kept[] {
  const linted = useAppState(({ snapshot }) => snapshot!.lint);
  const set = useAppState(({ snapshot }) => snapshot!.set);
  return openFindingsOf(linted, set, id);
}

/** A small mark on the card of an annotation at which, or at whose parts, something is found. Hints have none. */
export function LintMark({ ids }: { readonly ids: readonly string[] }) {
  const linted = useAppState(({ snapshot }) => snapshot!.lint);
  const set = useAppState(({ snapshot }) => snapshot!.set);
  const found = ids.flatMap((id) => openFindingsOf(linted, set, id));
  // What is lacking the card tells itself: “Who?”.
  const wrong = found.filter(canBeIgnored);
  const [first] = wrong.filter(({ level }) => level !== 'hint');
  if (first === undefined) return null;
  return (
    <span title={wrong.map(({ words }) => words).join('\n')}>
      <LintLevel level={first.level} size={12} />
    </span>
  );
}
