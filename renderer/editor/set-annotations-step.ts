import type { Node } from 'prosemirror-model';
import { Step, StepMap, StepResult } from 'prosemirror-transform';
import { invertChanges, type RecordChange } from '../../shared/annotations/change.ts';

/**
 * Sets records and leaves the document alone; its own inverse is before and after swapped. Ranges inside the
 * records are offsets at the time of the step. History is linear here (nothing is left out of it, nothing is
 * rebased), so a step always runs again on the very document it was made for and has nothing to map.
 */
export class SetAnnotationsStep extends Step {
  readonly changes: readonly RecordChange[];
  /** Positions in the document, for the grouping of undo events only: both ends of a deletion that follows. */
  readonly touches: readonly number[];

  constructor(changes: readonly RecordChange[], touches: readonly number[] = []) {
    super();
    this.changes = changes;
    this.touches = touches;
  }

  apply(doc: Node): StepResult {
    return StepResult.ok(doc);
  }

  override getMap(): StepMap {
    return this.touches.length === 0 ? StepMap.empty : new StepMap(this.touches.flatMap((pos) => [pos, 0, 0]));
  }

  invert(): SetAnnotationsStep {
    return new SetAnnotationsStep(invertChanges(this.changes), this.touches);
  }

  map(): SetAnnotationsStep {
    return this;
  }

  toJSON(): unknown {
    return { stepType: 'setAnnotations', changes: this.changes, touches: this.touches };
  }

  static override fromJSON(_schema: unknown, json: { changes: readonly RecordChange[]; touches: readonly number[] }) {
    return new SetAnnotationsStep(json.changes, json.touches);
  }
}

Step.jsonID('setAnnotations', SetAnnotationsStep);
