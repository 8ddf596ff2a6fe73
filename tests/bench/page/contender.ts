import type { Article } from '../../../shared/model/article.ts';

/** A way to have an article with its annotations on the screen, and what is done to it while it is measured. */
export interface Contender {
  /** Puts the caret at the offset (UTF-16 code units), ready for typing, and shows it. */
  startTyping(offset: number): void;
  /** Adds one annotation as a key would; false where there is no such thing. */
  add?(start: number, end: number): void;
  /** Takes back what was done last. */
  undo?(): void;
  /** False when nothing of the annotations is seen: then its times say nothing. */
  draws?(): boolean;
  close(): void;
}

/** Puts the article into `mount`, which lies in the element that scrolls. */
export type Open = (article: Article, mount: HTMLElement, scroller: HTMLElement) => Contender | Promise<Contender>;
