import type { Node } from 'prosemirror-model';
import { closeHistory, history, redo, undo, undoDepth } from 'prosemirror-history';
import { EditorState, Plugin, Selection, type Transaction } from 'prosemirror-state';
import { Step } from 'prosemirror-transform';
import { recordsOf } from '../../shared/annotations/article-state.ts';
import type { DocumentRecord } from '../../shared/model/records.ts';
import { isSameValue } from '../../shared/model/same-value.ts';
import { blockSchema, recordChangesSchema } from '../../shared/schema/records.ts';
import type { StoredSelection, UndoEntry, UndoLog } from '../../shared/schema/undo-log.ts';
import { KEEPS_STEPS_APART } from './annotation-plugin.ts';
import { MovingRecords } from './moving-records.ts';
import { blockOf, docOf, schema } from './schema.ts';
import { SetAnnotationsStep } from './set-annotations-step.ts';
import { textEditOf } from './text-change.ts';
import { TextIndex } from './text-index.ts';

/**
 * The editing of an undo log done over again, entry by entry, on a state that has a history and next to nothing else.
 * The entries come from a file and are believed in nothing: each must fit what the ones before it left behind.
 */
export class Replay {
  #state: EditorState;
  readonly #records: MovingRecords;

  /**
   * @param history the plugin of history that the state keeps
   * @throws RangeError when the sections are not those of the base
   */
  constructor({ base, sections }: Pick<UndoLog, 'base' | 'sections'>, history: Plugin) {
    this.#state = EditorState.create({
      doc: docOf(base.blocks, sections),
      plugins: [new Plugin(KEEPS_STEPS_APART), history],
    });
    this.#records = MovingRecords.of(recordsOf(base));
  }

  get state(): EditorState {
    return this.#state;
  }

  get records(): MovingRecords {
    return this.#records;
  }

  /** @throws RangeError, or an error of ProseMirror's, when the entry does not fit */
  play(entry: UndoEntry): void {
    this.#select(entry.selection);
    if (entry.does === 'change') this.#change(entry.steps, entry.begins);
    else this.#travel(entry.does);
  }

  /** Undo puts the selection back that was there before the event. */
  #select(stored: StoredSelection): void {
    if (isSameValue(stored, this.#state.selection.toJSON())) return;
    const { doc } = this.#state;
    const isInText = (pos = -1) => doc.resolve(pos).parent.inlineContent;
    if (stored.type === 'text' && !(isInText(stored.anchor) && isInText(stored.head))) {
      throw new RangeError('A selection of text does not lie in text');
    }
    const selection = Selection.fromJSON(doc, stored);
    this.#state = this.#state.apply(this.#state.tr.setSelection(selection));
  }

  #change(steps: readonly unknown[], begins: boolean): void {
    const { tr } = this.#state;
    for (const json of steps) {
      const step = readStep(json);
      tr.step(step);
      this.#follow(step, tr.docs.at(-1)!, tr.doc, true);
    }
    const before = undoDepth(this.#state);
    // A change within one composition joins the event before it whatever the time: so events are as they were.
    tr.setMeta('composition', 1);
    this.#state = this.#state.apply(begins ? closeHistory(tr) : tr);
    if (undoDepth(this.#state) > before !== begins) throw new RangeError('A change has no event that it belongs to');
  }

  #travel(does: 'undo' | 'redo'): void {
    const isDone = (does === 'undo' ? undo : redo)(this.#state, (tr: Transaction) => {
      tr.steps.forEach((step, i) => this.#follow(step, tr.docs[i]!, tr.docs[i + 1] ?? tr.doc, false));
      this.#state = this.#state.apply(tr);
    });
    if (!isDone) throw new RangeError(`There is nothing to ${does}`);
  }

  /** Takes the records along, and refuses what no editing of ours leaves behind. */
  #follow(step: Step, before: Node, after: Node, isNew: boolean): void {
    if (!(step instanceof SetAnnotationsStep)) {
      if (isNew) checkPlaced(step, after);
      const edit = textEditOf(before, step, after);
      if (edit !== null) this.#records.move(edit, before);
      return;
    }
    for (const { id, before: was, after: set } of step.changes) {
      // On the way back a lifted annotation's last place may be another: it is about to be given its text again.
      if (isNew && !isSameValue(this.#records.find(id), was)) throw new RangeError(`Record ${id} was another`);
      if (isNew && set !== null) checkRecord(id, set, TextIndex.of(after).length);
    }
    this.#records.set(step.changes);
  }
}

/** Returns the plugin of a history that forgets nothing. */
export const wholeHistory = (): Plugin => history({ depth: Number.MAX_SAFE_INTEGER });

/** The steps that editing makes here; others may be known to ProseMirror. */
const STEP_TYPES: readonly unknown[] = ['replace', 'replaceAround', 'setAnnotations'];

function readStep(json: unknown): Step {
  const { stepType, changes, touches } = json as { stepType?: unknown; changes?: unknown; touches?: unknown };
  if (!STEP_TYPES.includes(stepType)) throw new RangeError('Not a step that editing makes');
  if (stepType !== 'setAnnotations') return Step.fromJSON(schema, json);
  if (!Array.isArray(touches) || !touches.every(isPosition)) throw new RangeError('A step touches no place');
  return new SetAnnotationsStep(recordChangesSchema.parse(changes), touches);
}

const isPosition = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0;

/** Refuses what the schema of the document or of blocks does not allow where the step put something. */
function checkPlaced(step: Step, doc: Node): void {
  checkContent(doc);
  step.getMap().forEach((_oldStart, _oldEnd, start, end) =>
    doc.nodesBetween(start, end, (node) => {
      checkContent(node);
      if (node.isTextblock) blockSchema.parse(blockOf(node));
    }),
  );
}

function checkContent(node: Node): void {
  if (!node.type.validContent(node.content)) throw new RangeError(`A ${node.type.name} holds what it cannot`);
}

function checkRecord(id: string, record: DocumentRecord, length: number): void {
  if (record.id !== id) throw new RangeError(`Record ${id} has another id`);
  if (record.record !== 'annotation') return;
  const { fragments, detached } = record;
  const isPlaced = fragments.every(({ start, end }, i) => start > (fragments[i - 1]?.end ?? -1) && end <= length);
  if (!isPlaced || (detached === undefined) !== fragments.length > 0) throw new RangeError(`${id} has no such place`);
}
