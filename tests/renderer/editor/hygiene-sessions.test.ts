import { redo, undo } from 'prosemirror-history';
import { type EditorState, TextSelection, type Transaction } from 'prosemirror-state';
import { describe, expect, test } from 'vitest';
import { articleOf } from '../../../shared/annotations/article-state.ts';
import { KINDS } from '../../../shared/kinds/index.ts';
import type { Article } from '../../../shared/model/article.ts';
import { textOf } from '../../../shared/model/block.ts';
import { csv } from '../../../shared/formats/csv.ts';
import { htmlCopy } from '../../../shared/formats/html-copy.ts';
import { saidwhoFile } from '../../../shared/formats/saidwho.ts';
import { saidwhoJson } from '../../../shared/formats/saidwho-json.ts';
import { annotationsOf } from '../../../renderer/editor/annotation-plugin.ts';
import { applyAsked, initialState } from '../../../renderer/editor/article-state.ts';
import { editorCommands } from '../../../renderer/editor/commands.ts';
import { EDITING_KEYS, sliceOfText, textOfSlice } from '../../../renderer/editor/editing.ts';
import { findAgain } from '../../../renderer/editor/finding-again.ts';
import { withFocus } from '../../../renderer/editor/focus-plugin.ts';
import { linkTo, reattach, removeSpeaker, setSpeaker, unlink } from '../../../renderer/editor/linking.ts';
import { TextIndex } from '../../../renderer/editor/text-index.ts';
import { generator } from '../../builders/random.ts';
import { testServices } from '../../builders/services.ts';

/**
 * Random sessions over text full of characters that are made of several. What must hold after every command: no
 * range begins or ends inside a character (T2), no half of a surrogate pair is in the text (T2, T9), ids are there
 * once (T5), links lead to records that exist (T11), and ids are never used again. At the end every count of quotes
 * and claims is the same (T12).
 */

const SESSIONS = Number(process.env.SAIDWHO_FUZZ_SESSIONS ?? 150);
const SEED = Number(process.env.SAIDWHO_FUZZ_SEED ?? Date.now() % 1_000_000);

const LINES = [
  'Ann said “we 🥳 won”, and e\u0301 too',
  '👩‍👩‍👧‍👦 “🇨🇿🇫🇷🇩🇪” said 👍🏽',
  'क्षि “नि” said שָׁלוֹם',
  'q\u0323\u0307 한글 각 “\u1112\u119e\u11ab”',
  '',
];

/** What is typed or pasted: pieces that join with what stands beside them. */
const PIECES = ['x', ' ', '\u0301', '\u200d', '🏽', '👩', '🇨', '🇿🇫', '\u093f', '\u094d', '\ufe0f', 'é\u0323', '“', '”'];

class Session {
  state: EditorState;
  readonly opened: Article;
  readonly seen = new Map<string, string>();
  #ids = 0;
  #clipboard = 'a 👩‍👩‍👧 b';
  #time = 1_000_000;
  readonly #random: () => number;
  readonly services = { newId: () => `id${(this.#ids += 1)}`, now: () => '2026-01-01T00:00:00.000Z' };

  constructor(seed: number) {
    this.#random = generator(seed);
    const blocks = Array.from({ length: 1 + this.pick(30) }, () => ({
      type: 'paragraph' as const,
      text: LINES[this.pick(LINES.length)]!,
    }));
    const metadata = { record: 'metadata', id: 'metadata', title: 'Session' } as const;
    this.opened = { id: 'a', metadata, blocks, annotations: [], links: [], speakers: [] };
    this.state = initialState(this.opened);
  }

  get article(): Article {
    return articleOf(this.opened, { blocks: TextIndex.of(this.state.doc).blocks, set: annotationsOf(this.state) });
  }

  pick(below: number): number {
    return Math.floor(this.#random() * below);
  }

  dispatch = (tr: Transaction): void => {
    this.#time += this.#random() < 0.5 ? 100 : 2000;
    this.state = applyAsked(this.state, tr.setTime(this.#time)).state;
  };

  perform(tr: Transaction | null): void {
    if (tr !== null) this.dispatch(tr);
  }

  /** Selects from anywhere to anywhere, in the middle of a character too: a page of the browser may say so. */
  select(most: number): void {
    const index = TextIndex.of(this.state.doc);
    const start = this.pick(index.length + 1);
    const end = Math.min(index.length, start + this.pick(most));
    this.dispatch(
      this.state.tr.setSelection(TextSelection.create(this.state.doc, index.posOf(start), index.posOf(end))),
    );
  }

  /** Edits happen where a caret can stand: on the edges of characters. */
  snap(): void {
    const index = TextIndex.of(this.state.doc);
    const inText = edgesOf(index.text);
    const edge = (pos: number) => {
      let offset = index.offsetOf(pos);
      while (!inText.has(offset)) offset -= 1;
      return index.posOf(offset);
    };
    const { from, to } = this.state.selection;
    this.dispatch(this.state.tr.setSelection(TextSelection.create(this.state.doc, edge(from), edge(to))));
  }

  edit(act: () => void): void {
    this.dispatch(withFocus(this.state.tr, { mode: 'edit' }));
    this.snap();
    act();
    this.dispatch(withFocus(this.state.tr, { mode: 'tag' }));
  }

  act(): void {
    const commands = editorCommands(this.services);
    const run = (id: string) => () => void commands.get(id)!(this.state, this.dispatch);
    const piece = () => Array.from({ length: 1 + this.pick(3) }, () => PIECES[this.pick(PIECES.length)]!).join('');
    const acts: (() => void)[] = [
      () => this.select(1),
      () => this.select(14),
      ...KINDS.map(({ id }) => run(`tag.${id}`)),
      ...['tag.expand', 'tag.addFragment', 'tag.sameSpeaker', 'tag.remove', 'go.next'].map(run),
      ...['tag.endRight', 'tag.endLeft', 'tag.startRight', 'tag.startLeft'].flatMap((id) => [run(id), run(id)]),
      () => this.edit(() => this.dispatch(this.state.tr.insertText(piece()))),
      () => this.edit(() => this.dispatch(this.state.tr.insertText(piece()))),
      () => this.edit(() => this.dispatch(this.state.tr.deleteSelection())),
      () => this.edit(() => this.dispatch(this.state.tr.replaceSelection(sliceOfText(`${piece()}\n${piece()}`)))),
      () => {
        const { $from, $to } = this.state.selection;
        if (!this.state.selection.empty) this.#clipboard = textOfSlice(this.state.doc.slice($from.pos, $to.pos));
      },
      () => this.edit(() => this.dispatch(this.state.tr.replaceSelection(sliceOfText(this.#clipboard)))),
      () => this.edit(() => void EDITING_KEYS.Enter!(this.state, this.dispatch)),
      () => this.edit(() => void EDITING_KEYS.Backspace!(this.state, this.dispatch)),
      () => void undo(this.state, this.dispatch),
      () => void redo(this.state, this.dispatch),
      () =>
        this.withAny((id) => this.perform(setSpeaker(this.state, id, { name: 'Ann', type: 'person' }, this.services))),
      () =>
        this.withAny((id) =>
          this.withSpeaker((to) => this.perform(setSpeaker(this.state, id, { id: to }, this.services))),
        ),
      () => this.withSpeaker((id) => this.perform(removeSpeaker(this.state, id))),
      () =>
        this.withAny((id) =>
          this.withSpeaker((to) => this.perform(linkTo(this.state, id, { record: 'speaker', id: to }, this.services))),
        ),
      () =>
        this.withAny((id) =>
          this.withAny((to) => this.perform(linkTo(this.state, id, { record: 'annotation', id: to }, this.services))),
        ),
      // Ids that are gone, as a view that is drawn late would name them.
      () =>
        this.withAny((id) =>
          this.perform(linkTo(this.state, id, { record: 'speaker', id: `id${this.pick(40)}` }, this.services)),
        ),
      () => this.withAny((id) => this.perform(setSpeaker(this.state, id, { id: `id${this.pick(40)}` }, this.services))),
      () =>
        this.perform(
          linkTo(this.state, `id${this.pick(40)}`, { record: 'annotation', id: `id${this.pick(40)}` }, this.services),
        ),
      () => this.perform(unlink(this.state, annotationsOf(this.state).links[0]?.id ?? 'none')),
      () => this.withAny((id) => this.perform(reattach(this.state, id, this.services))),
      () => this.withAny((id) => this.perform(findAgain(this.state, id, this.services))),
    ];
    acts[this.pick(acts.length)]!();
  }

  withAny(use: (id: string) => void): void {
    const all = annotationsOf(this.state).annotations;
    if (all.length > 0) use(all[this.pick(all.length)]!.id);
  }

  withSpeaker(use: (id: string) => void): void {
    const all = annotationsOf(this.state).speakers;
    if (all.length > 0) use(all[this.pick(all.length)]!.id);
  }
}

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

const edgesByLine = new Map<string, readonly number[]>();

/** Every offset at which a character of the text begins or ends. */
function edgesOf(text: string): ReadonlySet<number> {
  const edges = new Set<number>();
  let start = 0;
  for (const line of text.split('\n')) {
    const own = edgesByLine.get(line) ?? [...[...segmenter.segment(line)].map(({ index }) => index), line.length];
    edgesByLine.set(line, own);
    for (const edge of own) edges.add(start + edge);
    start += line.length + 1;
  }
  return edges;
}

function checkState(session: Session): void {
  const { text } = TextIndex.of(session.state.doc);
  const set = annotationsOf(session.state);
  const edges = edgesOf(text);
  expect(text.isWellFormed(), 'the text is well-formed').toBe(true);
  for (const { id, fragments } of set.annotations) {
    for (const { start, end } of fragments) {
      if (edges.has(start) && edges.has(end)) continue;
      throw new Error(`${id} cuts a character: ${start} to ${end} of ${JSON.stringify(text)}`);
    }
  }
  const records = [...set.records()];
  expect(new Set(records.map(({ id }) => id)).size, 'ids are there once').toBe(records.length);
  for (const { id, record } of records) {
    expect(session.seen.get(id) ?? record, `${id} is the same sort of record as ever`).toBe(record);
    session.seen.set(id, record);
  }
  const dangling = set.links.filter((link) =>
    [link.from, link.to].some((end) => set.find(end.id)?.record !== end.record),
  );
  expect(dangling, 'links lead to what exists').toEqual([]);
}

function replaying(seed: number, act: (session: Session) => void): void {
  try {
    act(new Session(seed));
  } catch (cause) {
    throw new Error(`Session with seed ${seed} (SAIDWHO_FUZZ_SEED=${seed} SAIDWHO_FUZZ_SESSIONS=1)`, { cause });
  }
}

describe(`${SESSIONS} random sessions (seed ${SEED})`, () => {
  test('cut no character, repeat no id and leave no link dangling (T2, T5, T9, T11)', { timeout: 240_000 }, () => {
    for (let i = 0; i < SESSIONS; i += 1) {
      replaying(SEED + i, (session) => {
        for (let act = session.pick(40) + 10; act > 0; act -= 1) {
          session.act();
          checkState(session);
        }
        while (undo(session.state, session.dispatch)) checkState(session);
        expect(textOf(session.article.blocks)).toBe(textOf(session.opened.blocks));
        while (redo(session.state, session.dispatch)) checkState(session);
      });
    }
  });

  test('end with the same counts in the list, the file and every export (T12)', { timeout: 240_000 }, () => {
    for (let i = 0; i < SESSIONS / 10; i += 1) {
      replaying(SEED + i, (session) => {
        for (let act = 60; act > 0; act -= 1) session.act();
        const { article } = session;
        const count = (kind: string) => article.annotations.filter((one) => one.kind === kind).length;
        const [quotes, claims] = [count('quote'), count('claim')];
        const file = JSON.parse(saidwhoFile.write!(article, testServices())) as { annotations: { kind: string }[] };
        const kinds = file.annotations.map(({ kind }) => kind);
        expect(kinds).toHaveLength(article.annotations.length);
        expect(['quote', 'claim'].map((kind) => kinds.filter((one) => one === kind).length)).toEqual([quotes, claims]);
        const json = JSON.parse(saidwhoJson.write!(article, testServices())) as {
          quotes: unknown[];
          claims: unknown[];
        };
        expect([json.quotes.length, json.claims.length]).toEqual([quotes, claims]);
        const table = csv.write!(article, testServices());
        expect([table.match(/^quote,/gm)?.length ?? 0, table.match(/^claim,/gm)?.length ?? 0]).toEqual([
          quotes,
          claims,
        ]);
        const words = `${quotes} ${quotes === 1 ? 'quote' : 'quotes'}, ${claims} ${claims === 1 ? 'claim' : 'claims'}.`;
        expect(htmlCopy.write!(article, testServices())).toContain(words);
      });
    }
  });
});
