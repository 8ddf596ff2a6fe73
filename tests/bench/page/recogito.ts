import type { Contender, Open } from './contender.ts';

/** What we use of @recogito/text-annotator, which is no dependency of ours: it is served where a folder holds it. */
interface Recogito {
  createTextAnnotator(container: HTMLElement, options: object): Annotator;
}

interface Annotator {
  setAnnotations(annotations: readonly object[]): void;
  addAnnotation(annotation: object): void;
  undo(): void;
  destroy(): void;
}

let loaded: Recogito | null = null;

/** Loads its code and its style sheet, without which it draws boxes of no size; that is no part of opening an article. */
export async function loadRecogito(): Promise<void> {
  const address = '/recogito.js';
  loaded ??= (await import(/* @vite-ignore */ address)) as Recogito;
  const styles = document.createElement('link');
  styles.rel = 'stylesheet';
  styles.href = '/recogito.css';
  const done = new Promise((resolve) => styles.addEventListener('load', resolve, { once: true }));
  document.head.append(styles);
  await done;
}

/** The same article in @recogito/text-annotator, with its own best way to draw. Its text cannot be edited. */
export const recogito: Open = (article, mount) => {
  if (loaded === null) throw new RangeError('It was not loaded');
  const text = document.createElement('div');
  text.className = 'article plain';
  for (const block of article.blocks) {
    const paragraph = document.createElement('p');
    paragraph.append(`${block.text}\n`);
    text.append(paragraph);
  }
  mount.append(text);
  const annotator = loaded.createTextAnnotator(text, {});
  let added = 0;
  const toTheirs = (id: string, start: number, end: number) => ({
    id,
    bodies: [],
    target: { annotation: id, selector: [{ start, end, quote: '' }] },
  });
  annotator.setAnnotations(
    article.annotations.map(({ id, fragments }) => toTheirs(id, fragments[0]!.start, fragments[0]!.end)),
  );
  const contender: Contender = {
    startTyping: () => undefined,
    add: (start, end) => annotator.addAnnotation(toTheirs(`new-${(added += 1)}`, start, end)),
    undo: () => annotator.undo(),
    draws: () => [...document.querySelectorAll('.r6o-annotation')].some((one) => one.getBoundingClientRect().width > 0),
    close() {
      annotator.destroy();
      text.remove();
    },
  };
  return contender;
};
