import type { EditorState, Transaction } from 'prosemirror-state';
import { migrateScheme } from '../../shared/annotations/migrate-scheme.ts';
import type { Answers } from '../../shared/annotations/scheme-questions.ts';
import type { SchemeRecord } from '../../shared/model/scheme.ts';
import { annotationsOf } from './annotation-plugin.ts';
import type { Services } from './records.ts';
import { SetAnnotationsStep } from './set-annotations-step.ts';

/** Gives the article another scheme, with all that this does to its records, in one step; null when it changes nothing. */
export function setScheme(
  state: EditorState,
  scheme: SchemeRecord,
  answers: Answers,
  services: Services,
): Transaction | null {
  const { changes } = migrateScheme(annotationsOf(state), scheme, answers, services.now());
  return changes.length === 0 ? null : state.tr.step(new SetAnnotationsStep(changes));
}
