import { expect } from 'vitest';
import { cdp, userEvent } from 'vitest/browser';
import { applyChanges, articleOf, type ArticleState, stateOf } from '../../../shared/annotations/article-state.ts';
import { textOf } from '../../../shared/model/block.ts';
import type { Article } from '../../../shared/model/article.ts';
import type { UndoLog } from '../../../shared/schema/undo-log.ts';
import { ArticleEditor } from '../../../renderer/editor/article-editor.ts';
import '../../../renderer/views/theme.css';
import '../../../renderer/views/contrast.css';
import '../../../renderer/views/print.css';

interface Session {
  send(method: string, params: object): Promise<unknown>;
}

export interface AccessibleNode {
  readonly role: string;
  readonly name: string;
  readonly description: string;
}

interface FrameTree {
  readonly frame: { readonly id: string };
  readonly childFrames?: readonly FrameTree[];
}

/** A node as the browser's protocol tells of it. */
interface RawNode {
  readonly nodeId: string;
  readonly childIds?: readonly string[];
  readonly ignored: boolean;
  readonly role?: { readonly value: string };
  readonly name?: { readonly value: string };
  readonly description?: { readonly value: string };
}

/** The left, right, upper and lower edge of one word. */
export interface WordBox {
  readonly word: string;
  readonly edges: readonly number[];
}

/** Returns the words that moved by half a CSS pixel or more; less is what the browser rounds to where a run is cut. */
export const movedWords = (before: readonly WordBox[], after: readonly WordBox[]): string[] =>
  before
    .filter(({ edges }, i) => edges.some((edge, side) => !(Math.abs(edge - (after[i]?.edges[side] ?? NaN)) < 0.5)))
    .map(({ word }) => word);

/**
 * The article in a page of a real Chromium, with real keys and a real input method on it. A keeper of the file
 * listens; `expectAgreement` holds page, state and keeper to each other.
 */
export class LiveView {
  readonly scroller = document.createElement('div');
  readonly mount = document.createElement('div');
  readonly editor: ArticleEditor;
  readonly #session = cdp() as unknown as Session;
  #kept: ArticleState;
  #ids = 0;
  readonly #article: Article;
  #log: UndoLog;

  constructor(article: Article, undoLog?: UndoLog) {
    this.#article = article;
    this.scroller.style.cssText = 'height: 400px; width: 600px; overflow: auto';
    // As on the page: what is laid over the text scrolls with it.
    this.mount.style.position = 'relative';
    this.scroller.append(this.mount);
    document.body.replaceChildren(this.scroller);
    this.#kept = stateOf(article);
    this.editor = new ArticleEditor(this.mount, this.scroller, {
      article,
      ...(undoLog === undefined ? {} : { undoLog }),
      services: { newId: () => `n${(this.#ids += 1)}`, now: () => '2026-01-01T00:00:00.000Z' },
      runCommand: (id) => this.editor.run(id),
      isReadOnly: false,
      onRefused: () => undefined,
      onChanges: (changes, entry) => {
        this.#kept = applyChanges(this.#kept, changes);
        this.#log = { ...this.#log, entries: [...this.#log.entries, entry] };
      },
      onUpdate: () => undefined,
    });
    this.#log = this.editor.startOfLog;
    this.editor.focus();
  }

  /** The article as the keeper of the file has it, opened again with its undo log. */
  reopened(): LiveView {
    this.editor.destroy();
    return new LiveView(articleOf(this.#article, this.#kept), this.#log);
  }

  get text(): string {
    return this.editor.snapshot.index.text;
  }

  /** The words each annotation covers, in document order; a detached one in brackets. */
  get covered(): string[] {
    return this.editor.snapshot.set.annotations.map(
      ({ fragments, detached }) =>
        detached?.exact.replace(/^|$/g, '|') ??
        fragments.map(({ start, end }) => this.text.slice(start, end)).join(' … '),
    );
  }

  /** Puts the caret before the words, or after them. */
  async caretAt(words: string, side: 'before' | 'after' = 'before'): Promise<void> {
    const walker = document.createTreeWalker(this.mount, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const at = node.textContent?.indexOf(words) ?? -1;
      if (at < 0) continue;
      getSelection()?.collapse(node, side === 'before' ? at : at + words.length);
      await this.settle();
      return;
    }
    throw new RangeError(`Not on the page in one piece: ${words}`);
  }

  /** Selects by offsets of the canonical text, as the mouse would: through the page, on what is in view. */
  select(start: number, end: number): void {
    const [from, to] = [this.#placeOf(start), this.#placeOf(end)];
    getSelection()?.setBaseAndExtent(from.node, from.offset, to.node, to.offset);
    (to.node.parentElement ?? this.mount).scrollIntoView({ block: 'nearest' });
  }

  #placeOf(offset: number): { node: Node; offset: number } {
    let left = offset;
    for (const block of this.mount.querySelectorAll('section > *')) {
      const length = block.textContent?.length ?? 0;
      if (left > length) {
        left -= length + 1;
        continue;
      }
      const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
        const size = node.textContent?.length ?? 0;
        if (left <= size) return { node, offset: left };
        left -= size;
      }
      return { node: block, offset: 0 };
    }
    throw new RangeError(`Offset ${offset} is not on the page`);
  }

  /** Copies or cuts what is selected; returns what went to the clipboard as plain text. */
  async take(action: 'copy' | 'cut'): Promise<string> {
    // The browser lets a page take what is selected only for some seconds after a key.
    await userEvent.keyboard('{Shift}');
    await this.settle();
    let taken = '';
    const listen = (event: ClipboardEvent) => {
      taken = event.clipboardData?.getData('text/plain') ?? '';
    };
    document.addEventListener(action, listen);
    document.execCommand(action);
    document.removeEventListener(action, listen);
    await this.settle();
    return taken;
  }

  /** Pastes what some program left on the clipboard, by media type. */
  async paste(content: Readonly<Record<string, string>>): Promise<void> {
    const clipboardData = new DataTransfer();
    for (const [type, text] of Object.entries(content)) clipboardData.setData(type, text);
    const paste = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
    this.mount.firstElementChild?.dispatchEvent(paste);
    await this.settle();
  }

  /** Drops what comes from another program on the line that holds the offset, by media type. */
  async drop(content: Readonly<Record<string, string>>, offset: number): Promise<DragEvent> {
    const dataTransfer = new DataTransfer();
    for (const [type, text] of Object.entries(content)) dataTransfer.setData(type, text);
    const { node, offset: inside } = this.#placeOf(offset);
    const range = document.createRange();
    range.setStart(node, inside);
    const { left, top, height } = range.getBoundingClientRect();
    const place = { clientX: left, clientY: top + height / 2 };
    const drop = new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true, ...place });
    this.mount.firstElementChild?.dispatchEvent(drop);
    await this.settle();
    return drop;
  }

  /** Where every word stands on the page, CSS pixels. */
  wordBoxes(): WordBox[] {
    const boxes: WordBox[] = [];
    for (const { 0: word, index } of this.text.matchAll(/\p{L}+/gu)) {
      const [from, to] = [this.#placeOf(index), this.#placeOf(index + word.length)];
      const range = document.createRange();
      range.setStart(from.node, from.offset);
      range.setEnd(to.node, to.offset);
      const { left, right, top, bottom } = range.getBoundingClientRect();
      boxes.push({ word, edges: [left, right, top, bottom] });
    }
    return boxes;
  }

  /** Presses one key, straight at the browser: quicker than `press`, for hundreds of sessions. */
  async key(key: string, times = 1): Promise<void> {
    const windowsVirtualKeyCode = KEY_CODES[key] ?? key.toUpperCase().charCodeAt(0);
    const text = key === 'Enter' ? '\r' : key.length === 1 ? key : '';
    const event = { key, code: key.length === 1 ? `Key${key.toUpperCase()}` : key, windowsVirtualKeyCode };
    await Promise.all(
      Array.from({ length: times }).flatMap(() => [
        this.#session.send('Input.dispatchKeyEvent', { type: text === '' ? 'rawKeyDown' : 'keyDown', text, ...event }),
        this.#session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...event }),
      ]),
    );
  }

  /** Presses the mouse at the first place, moves it over the others and lets it go at the last; viewport CSS pixels. */
  async drag(places: readonly { readonly x: number; readonly y: number }[], beforeRelease?: () => Promise<void>) {
    const frame = window.frameElement?.getBoundingClientRect() ?? new DOMRect(0, 0, innerWidth, innerHeight);
    const scale = frame.width / innerWidth;
    const send = (type: string, { x, y }: { readonly x: number; readonly y: number }, buttons: number) =>
      this.#session.send('Input.dispatchMouseEvent', {
        ...{ type, x: frame.left + x * scale, y: frame.top + y * scale, buttons },
        ...{ button: 'left', clickCount: type === 'mouseMoved' ? 0 : 1 },
      });
    await send('mouseMoved', places[0]!, 0);
    await send('mousePressed', places[0]!, 1);
    for (const place of places.slice(1)) await send('mouseMoved', place, 1);
    await this.settle();
    await beforeRelease?.();
    await send('mouseReleased', places.at(-1)!, 0);
    await this.settle();
  }

  /** Presses a key of some keyboard: what it types there, and its place. */
  async keyOf(key: string, code: string, modifiers = 0): Promise<void> {
    const text = key.length === 1 ? key : '';
    const event = { key, code, modifiers };
    await this.#session.send('Input.dispatchKeyEvent', {
      type: text === '' ? 'rawKeyDown' : 'keyDown',
      text,
      ...event,
    });
    await this.#session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...event });
    await this.settle();
  }

  async press(...keys: string[]): Promise<void> {
    for (const key of keys) await userEvent.keyboard(key);
    await this.settle();
  }

  /**
   * Composes with an input method: one state of the composition after another, then the final text; null gives it up, as
   * Escape does.
   */
  async compose(states: readonly string[], final: string | null): Promise<void> {
    for (const text of states) {
      await this.#session.send('Input.imeSetComposition', {
        text,
        selectionStart: text.length,
        selectionEnd: text.length,
      });
    }
    if (final === null) {
      await this.#session.send('Input.imeSetComposition', { text: '', selectionStart: 0, selectionEnd: 0 });
    } else {
      await this.#session.send('Input.insertText', { text: final });
    }
    await this.settle();
  }

  /** What a screen reader is given of the article, in the order it is read: role, name and description. */
  async accessibleNodes(): Promise<AccessibleNode[]> {
    // The test runs in a frame of the runner's page.
    const { frameTree } = (await this.#session.send('Page.getFrameTree', {})) as { frameTree: FrameTree };
    const frameId = (frameTree.childFrames ?? []).at(-1)?.frame.id ?? frameTree.frame.id;
    const answer = await this.#session.send('Accessibility.getFullAXTree', { frameId });
    const { nodes } = answer as { nodes: RawNode[] };
    const nodeById = new Map(nodes.map((node) => [node.nodeId, node]));
    const inOrder = (node: RawNode | undefined): RawNode[] =>
      node === undefined ? [] : [node, ...(node.childIds ?? []).flatMap((id) => inOrder(nodeById.get(id)))];
    return inOrder(nodes[0])
      .filter(({ ignored }) => !ignored)
      .map(({ role, name, description }) => ({
        role: role?.value ?? '',
        name: name?.value ?? '',
        description: description?.value ?? '',
      }));
  }

  /** Waits until what happened has reached the state. */
  async settle(): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, 12));
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }

  /** Text and records, in a form that compares. */
  get picture(): unknown {
    const { set, index } = this.editor.snapshot;
    return { blocks: index.blocks, records: Object.fromEntries([...set.records()].map((one) => [one.id, one])) };
  }

  /** The offset, or the start of the character that it cuts. */
  wholeOffset(offset: number): number {
    const segment = segmenter.segment(this.text).containing(offset);
    return segment?.index ?? offset;
  }

  expectAgreement(): void {
    const shown = [...this.mount.querySelectorAll('section > *')].map((block) => block.textContent ?? '').join('\n');
    expect(shown, 'the page shows the text of the state').toBe(this.text);
    expect(textOf(this.#kept.blocks), 'the keeper holds the text').toBe(this.text);
    const { set } = this.editor.snapshot;
    for (const record of set.records()) expect(this.#kept.set.find(record.id)).toEqual(record);
    expect(this.#kept.set.size).toBe(set.size);
  }
}

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Windows virtual key codes, which is how the browser's protocol names keys without a character. */
const KEY_CODES: Readonly<Record<string, number>> = { Backspace: 8, Enter: 13, Delete: 46 };
