import type { Decoration } from 'prosemirror-view';
import { describe, expect, it, test } from 'vitest';
import type { Article } from '../../../shared/model/article.ts';
import type { Annotation } from '../../../shared/model/records.ts';
import { coveredByKind } from '../../../renderer/editor/dense-highlights.ts';
import {
  denseOf,
  drawnAnew,
  drawnIn,
  drawnStretch,
  windowOf,
  withOnlyDrawn,
  withWindow,
} from '../../../renderer/editor/drawing-plugin.ts';
import { withFocus } from '../../../renderer/editor/focus-plugin.ts';
import { withHiddenShown } from '../../../renderer/editor/hidden-characters-plugin.ts';
import { TextIndex } from '../../../renderer/editor/text-index.ts';
import { Session } from '../../fuzz/editor-session.ts';

/**
 * What is drawn over the text is drawn block by block, and only where something changed. What must hold: it is what would
 * be drawn from nothing.
 */

const SESSIONS = Number(process.env.SAIDWHO_FUZZ_SESSIONS ?? 40);
const SEED = Number(process.env.SAIDWHO_FUZZ_SEED ?? Date.now() % 1_000_000);

/** What ProseMirror keeps of an inline decoration, and does not declare. */
interface WithAttributes {
  readonly type: { readonly attrs: object };
}

const linesOf = (decorations: readonly Decoration[]): string[] =>
  decorations
    .map((one) => `${one.from}-${one.to} ${JSON.stringify((one as unknown as WithAttributes).type.attrs)}`)
    .sort();

const expectDrawn = ({ state }: Session) => expect(linesOf(drawnIn(state))).toEqual(linesOf(drawnAnew(state)));

const ARTICLES = [undefined, undefined, denseArticle(230), longArticle()];

/** One thing of those that only the drawing minds. */
function actOnDrawing(session: Session): void {
  const { state } = session;
  const { length } = TextIndex.of(state.doc);
  const start = session.pick(length + 1);
  const acts = [
    () => session.dispatch(withWindow(state.tr, start, start + session.pick([300, 20_000][session.pick(2)]!))),
    () => session.dispatch(withWindow(state.tr, Math.max(0, windowOf(state).start - 40), windowOf(state).end - 10)),
    () => session.dispatch(withOnlyDrawn(state.tr, { start, end: start + session.pick(2000) })),
    () => session.dispatch(withHiddenShown(state.tr, session.pick(2) === 0)),
    () => session.dispatch(withFocus(state.tr, { active: `a${session.pick(60)}` })),
  ];
  acts[session.pick(acts.length)]!();
}

test(`what is drawn after ${SESSIONS} random sessions is what would be drawn from nothing (seed ${SEED})`, () => {
  for (let i = 0; i < SESSIONS; i += 1) {
    const session = new Session(SEED + i, ARTICLES[i % 4]);
    for (let act = 0; act < 30; act += 1) {
      if (session.pick(5) === 0) actOnDrawing(session);
      else session.act();
      try {
        expectDrawn(session);
      } catch (error) {
        throw new Error(`Session ${SEED + i}, act ${act}`, { cause: error });
      }
    }
  }
}, 240_000);

describe('while one scrolls', () => {
  const at = (start: number, end: number) => ({ start, end });

  it('draws what comes beside what is drawn, and keeps what one scrolled away from until it is told otherwise', () => {
    const session = new Session(1, longArticle());
    session.dispatch(withWindow(session.state.tr, 0, 4000));
    session.dispatch(withWindow(session.state.tr, 3000, 6000));
    expect([windowOf(session.state), drawnStretch(session.state)]).toEqual([at(3000, 6000), at(0, 6000)]);
    session.dispatch(withWindow(session.state.tr, 5000, 9000));
    expect([windowOf(session.state), drawnStretch(session.state)]).toEqual([at(5000, 9000), at(0, 9000)]);
    expectDrawn(session);
    session.dispatch(withOnlyDrawn(session.state.tr, at(4000, 8000)));
    expect([windowOf(session.state), drawnStretch(session.state)]).toEqual([at(5000, 9000), at(4000, 9000)]);
    expectDrawn(session);
  });

  it('draws nothing between two places that are far from each other', () => {
    const session = new Session(1, longArticle());
    session.dispatch(withWindow(session.state.tr, 0, 2000));
    session.dispatch(withWindow(session.state.tr, 9000, 11_000));
    expect(drawnStretch(session.state)).toEqual(at(9000, 11_000));
    expectDrawn(session);
  });
});

/** A paragraph that is cut into stretches. */
function longArticle(): Article {
  return {
    ...denseArticle(40),
    blocks: ['Before this.', 'said '.repeat(60) + 'Ann said “we won”, and. '.repeat(900), 'Ann.'].map((text) => ({
      type: 'paragraph',
      text,
    })),
  };
}

/** Three paragraphs, and so many annotations over the second. */
function denseArticle(count: number): Article {
  const second = 'said '.repeat(60);
  const annotations = Array.from({ length: count }, (_, i): Annotation => {
    const start = 12 + 5 * (i % 50);
    const fragments = [{ start, end: start + 4 + 5 * (i % 7) }];
    return { record: 'annotation', id: `a${i}`, kind: ['quote', 'cue', 'claim'][i % 3]!, fragments, attributes: {} };
  });
  return {
    id: 'a',
    metadata: { record: 'metadata', id: 'metadata', title: 'Dense' },
    blocks: ['Before this.', second, 'After it.'].map((text) => ({ type: 'paragraph', text })),
    annotations,
    links: [],
    speakers: [],
  };
}

describe('a paragraph with hundreds of annotations', () => {
  it('has elements only for the active one and the smallest under the caret', () => {
    const session = new Session(1, denseArticle(230));
    expect(drawnIn(session.state)).toEqual([]);
    session.select(0);
    const caret = TextIndex.of(session.state.doc).offsetOf(session.state.selection.head);
    session.dispatch(withFocus(session.state.tr, { active: 'a30' }));
    const marks = linesOf(drawnIn(session.state));
    expect(marks.length).toBeLessThan(60);
    expect(marks.some((line) => line.includes('is-active'))).toBe(true);
    if (caret > 12 && caret < 260) expect(marks.some((line) => line.includes('"role":"mark"'))).toBe(true);
  });

  it('is covered by one stretch a kind where its annotations touch', () => {
    const [dense] = denseOf(new Session(1, denseArticle(230)).state);
    const covered = coveredByKind(dense!);
    expect([...covered.keys()].sort()).toEqual(['claim', 'cue', 'quote']);
    for (const stretches of covered.values()) {
      stretches.forEach(({ start }, i) => expect(start > (stretches[i - 1]?.end ?? -1)).toBe(true));
    }
  });

  it('is drawn with elements again once there are few', () => {
    const session = new Session(1, denseArticle(201));
    expect(denseOf(session.state).length).toBe(1);
    session.select(0);
    session.perform(withFocus(session.state.tr, { active: 'a3' }));
    for (let i = 0; i < 3; i += 1) session.act();
    expectDrawn(session);
  });
});
