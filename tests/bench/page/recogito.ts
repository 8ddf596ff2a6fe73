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

/** The same article in @recogito/text-annotator, with its own best way to draw. Its text cannot be edited. */
export const recogito: Open = async (article, mount) => {
  const address = '/recogito.js';
  const { createTextAnnotator } = (await import(/* @vite-ignore */ address)) as Recogito;
  const text = document.createElement('div');
  text.className = 'article plain';
  for (const block of article.blocks) {
    const paragraph = document.createElement('p');
    paragraph.append(`${block.text}\n`);
    text.append(paragraph);
  }
  mount.append(text);
  const annotator = createTextAnnotator(text, {});
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
    close() {
      annotator.destroy();
      text.remove();
    },
  };
  return contender;
};
