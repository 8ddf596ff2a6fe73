import type { Change } from '../../shared/annotations/change.ts';
import type { Annotation } from '../../shared/model/records.ts';
import { type Cell, type CellArticle, withAnnotation, withCells } from '../builders/cells.ts';
import { replaced } from '../builders/divergent-sides.ts';
import { arbitraryDeed, type Deed, doDeed, PAGE_ACTS } from './cell-deeds.ts';
import { textOfArticle } from './cell-page.ts';
import { changed, type CellProgram, type ForeignWork } from './cell-program.ts';

/** What happens to the program besides the work on its page: it saves, ends, dies, and is not alone. */

type Act = (program: CellProgram, deed: Deed) => Promise<void>;

const ACTS: Readonly<Record<string, { readonly often: number; readonly act: Act }>> = {
  save: { often: 3, act: (program) => program.save() },
  wait: { often: 3, act: wait },
  reloadPage: { often: 1, act: (program) => program.reloadPage() },
  restart: { often: 2, act: (program) => program.restart() },
  crash: { often: 3, act: crash },
  foreign: { often: 5, act: foreign },
  clock: { often: 2, act: changeClock },
};

const byOftenness = (often: number) => ({ often });

/** Deeds on the page, and what happens to the program; a page's deed comes first, for others to shrink to. */
export const arbitraryProgramDeed = arbitraryDeed({
  ...Object.fromEntries(Object.entries(PAGE_ACTS).map(([what, { often }]) => [what, byOftenness(often)])),
  ...Object.fromEntries(Object.entries(ACTS).map(([what, { often }]) => [what, byOftenness(often)])),
});

/** Does one deed; some of what is done on the page waits there for a while. */
export async function doProgramDeed(program: CellProgram, deed: Deed): Promise<void> {
  const act = ACTS[deed.what]?.act;
  program.deeds += 1;
  if (act !== undefined) return act(program, deed);
  doDeed(program.page, deed);
  if (deed.where % 3 !== 0) await program.flush();
}

/** A file is saved by itself sooner or later. */
async function wait(program: CellProgram, { much }: Deed): Promise<void> {
  await program.flush();
  await program.pass(much * 2);
}

function crash(program: CellProgram, { where, much }: Deed): Promise<void> {
  const isForeign = much % 3 === 0;
  return program.crash(
    where % 2 === 0 || isForeign ? null : where % 200,
    isForeign ? foreignWork(where, program.deeds + 1_000) : null,
  );
}

async function foreign(program: CellProgram, { where, much }: Deed): Promise<void> {
  program.doesAnswer = much % 5 !== 0;
  await program.write(foreignWork(where, program.deeds + 1_000));
  program.doesAnswer = true;
}

/** Years on or back, for every clock that there is (promise C6). */
async function changeClock(program: CellProgram, { where }: Deed): Promise<void> {
  const by = ((where % 21) - 10) * 365 * 24 * 3_600_000;
  program.skew += by;
  program.page.now += by;
}

// Somebody else's work

/** A text that no other cell has, so that a merge cannot take one place for another. */
export const markerText = (number: number): string => String.fromCodePoint(0xf0000 + number);

const isMarker = ({ text }: Cell): boolean => /^[\u{f0000}-\u{ffffd}]$/u.test(text);

/**
 * Where somebody else may work so that a model can tell what comes of it: at two markers side by side, in a paragraph
 * which our work has left alone. Elsewhere what a merge makes of two texts depends on which of several equal words it
 * takes for the same one, and no cell could say that.
 */
function placeFor(text: string, { cells }: CellArticle, where: number): readonly [Cell, Cell] | null {
  const lines = text.split('\n');
  const ourText = cells.map((cell) => cell.text).join('');
  const ourLines = ourText.split('\n');
  const pairs = cells.flatMap((cell, i): (readonly [Cell, Cell])[] => {
    const next = cells[i + 1];
    if (next === undefined || !isMarker(cell) || !isMarker(next)) return [];
    const [line, ourLine] = [lines, ourLines].map((all) => all.filter((one) => one.includes(cell.text)));
    const isAlone = [cell, next].every((one) => [text, ourText].every((all) => all.split(one.text).length === 2));
    return isAlone && line![0] === ourLine![0] ? [[cell, next]] : [];
  });
  return pairs[where % Math.max(1, pairs.length)] ?? null;
}

/**
 * Words at two markers, a tag on these, or a note on something tagged.
 *
 * @param number that no other work has
 */
function foreignWork(where: number, number: number): ForeignWork {
  return (file, ours) => {
    const text = textOfArticle(file);
    const place = placeFor(text, ours, where >> 3);
    if (place === null || where % 4 === 3) return noteBy(where, number)(file, ours);
    const [first, second] = place;
    const at = text.indexOf(second.text);
    if (where % 4 === 0) {
      const fresh = { number: -number, text: markerText(number) };
      const deed = (article: CellArticle) => {
        const from = article.cells.findIndex((cell) => cell.number === second.number);
        return withCells(article, { from, to: from }, [fresh]);
      };
      return { article: changed(file, replaced(file, at, at, fresh.text)), deed };
    }
    const isBoth = where % 4 === 1;
    const id = `foreign${number}`;
    const fragments = [{ start: text.indexOf(first.text), end: isBoth ? at + second.text.length : at }];
    const after: Annotation = { record: 'annotation', id, kind: 'quote', fragments, attributes: {} };
    const covers = new Set(isBoth ? [first.number, second.number] : [first.number]);
    const deed = (article: CellArticle) =>
      withAnnotation(article, id, { kind: 'quote', covers, lost: null, attributes: {} });
    return { article: changed(file, [{ change: 'records', set: [{ id, after }] }]), deed };
  };
}

/** A note that nobody else writes, on an annotation that both have. */
function noteBy(where: number, number: number): ForeignWork {
  return (file, ours) => {
    const known = file.annotations.filter(({ id }) => ours.annotations.has(id));
    const annotation = known[where % Math.max(1, known.length)];
    if (annotation === undefined) return null;
    const theirs = { [`foreign${number}`]: 'theirs' };
    const after: Annotation = { ...annotation, attributes: { ...annotation.attributes, ...theirs } };
    const change: Change = { change: 'records', set: [{ id: after.id, after }] };
    const deed = (article: CellArticle) => {
      const one = article.annotations.get(after.id)!;
      return withAnnotation(article, after.id, { ...one, attributes: { ...one.attributes, ...theirs } });
    };
    return { article: changed(file, [change]), deed };
  };
}
