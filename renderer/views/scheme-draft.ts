import { useDeferredValue, useMemo, useState } from 'react';
import { migrateScheme, type Migration } from '../../shared/annotations/migrate-scheme.ts';
import type { Answers, Outcome } from '../../shared/annotations/scheme-questions.ts';
import { conflictsOf, type SchemeConflict } from '../../shared/commands/scheme-conflicts.ts';
import { type FixedIds, fixedIds, isShipped, ownCopyOf } from '../../shared/kinds/edit-scheme.ts';
import { SHIPPED_SCHEMES } from '../../shared/kinds/index.ts';
import { Scheme } from '../../shared/kinds/scheme.ts';
import { isSameValue } from '../../shared/model/same-value.ts';
import type { SchemeRecord } from '../../shared/model/scheme.ts';
import type { EditorSnapshot } from '../editor/index.ts';

/** A scheme while it is edited: what it is, what it would do to the article, and what speaks against it. */
export interface SchemeDraft {
  readonly scheme: SchemeRecord;
  readonly answers: Answers;
  readonly fixed: FixedIds;
  /** May lag behind by a moment while one types. */
  readonly migration: Migration;
  readonly conflicts: readonly SchemeConflict[];
  readonly isChanged: boolean;
  /** Puts the scheme into the place of the one that is edited; a scheme that ships is copied first. */
  edit(scheme: SchemeRecord): void;
  /** Begins anew with another scheme, as it is. */
  take(scheme: SchemeRecord): void;
  answer(question: string, answer: string): void;
}

/** Keeps the draft of the dialog. It begins with the article's own scheme. */
export function useSchemeDraft({ set }: EditorSnapshot): SchemeDraft {
  const present = set.scheme.record;
  const [loaded, setLoaded] = useState(present);
  const [scheme, setScheme] = useState(present);
  const [answers, setAnswers] = useState<Answers>({});
  const deferred = useDeferredValue(scheme);
  const fixed = useMemo(() => fixedIds([present, loaded]), [present, loaded]);
  const migration = useMemo(() => migrateScheme(set, deferred, answers), [set, deferred, answers]);
  const conflicts = useMemo(() => conflictsOf(scheme), [scheme]);
  return {
    scheme,
    answers,
    fixed,
    migration,
    conflicts,
    isChanged: !isSameValue(scheme, present),
    edit: (next) => setScheme(isShipped(next) ? ownCopyOf(next, crypto.randomUUID()) : next),
    take: (next) => {
      setLoaded(next);
      setScheme(next);
      setAnswers({});
    },
    answer: (question, answer) => setAnswers((now) => ({ ...now, [question]: answer })),
  };
}

/** The schemes one can choose from: the article's, those that ship, those that are kept; each name once. */
export function schemesToChoose(present: SchemeRecord, kept: readonly SchemeRecord[]): readonly SchemeRecord[] {
  const others = [...SHIPPED_SCHEMES, ...kept].filter(({ name }) => name !== present.name);
  return isShipped(present) ? [...SHIPPED_SCHEMES, ...others.filter((one) => !isShipped(one))] : [present, ...others];
}

/** The scheme of an article as it begins. */
export const FIRST_SCHEME = Scheme.of(null).record;

/** Says what was done, for the notice: at most three things, and how many more. */
export function summaryOf(label: string, outcomes: readonly Outcome[]): string {
  const told = outcomes.filter(({ tone }) => tone !== 'kept').map(({ words }) => words);
  const more = told.length > 3 ? [`and ${told.length - 3} more changes`] : [];
  const rest = [...told.slice(0, 3), ...more].join('; ');
  return `The scheme is now “${label}”${rest === '' ? '.' : `: ${rest}.`}`;
}
