import { ruleOf } from '../../shared/analysis/lint/lint.ts';
import type { Kept } from '../../shared/analysis/lint/live.ts';

/** The rows of the list of what needs attention: the head of each rule, and below it what it finds. */
export interface AttentionRow {
  readonly key: string;
  /** Id of the rule. */
  readonly rule: string;
  /** Null for the head of a rule. */
  readonly finding: Kept | null;
  /** How many findings the rule has, and how many of them a fix. */
  readonly count: number;
  readonly fixable: number;
}

/** Heights of rows in CSS pixels. */
const HEAD = 30;
const FOUND = 44;

/** Returns how high the row is, in CSS pixels. */
export const heightOf = (row: AttentionRow | undefined): number => (row?.finding === null ? HEAD : FOUND);

/** Returns the rows for findings that come by rule; only those in which every one of the typed words occurs. */
export function attentionRows(findings: readonly Kept[], typed: string): readonly AttentionRow[] {
  const wanted = typed.toLocaleLowerCase().split(/\s+/u).filter(Boolean);
  const byRule = new Map<string, Kept[]>();
  for (const finding of findings) {
    if (!holdsAll(finding, wanted)) continue;
    const group = byRule.get(finding.rule) ?? [];
    group.push(finding);
    byRule.set(finding.rule, group);
  }
  return [...byRule].flatMap(([rule, group]) => {
    const told = { rule, count: group.length, fixable: group.filter(({ fixLabel }) => fixLabel !== null).length };
    const rows = group.map((finding) => ({ ...told, key: `${rule} ${finding.record}`, finding }));
    return [{ ...told, key: rule, finding: null }, ...rows];
  });
}

function holdsAll({ rule, words }: Kept, wanted: readonly string[]): boolean {
  if (wanted.length === 0) return true;
  const told = `${ruleOf(rule).label} ${words}`.toLocaleLowerCase();
  return wanted.every((word) => told.includes(word));
}
