import { expect, type Page } from '@playwright/test';
import { join } from 'node:path';
import type { Article } from '../../shared/model/article.ts';
import { put, savedForm } from './articles.ts';
import { answerDialogs, articleOf, newFolder, type Program } from './program.ts';

/** Whether a page is laid out well: nothing scrolls sideways, no card lies over another, every tie leads to its text. */

/** Keeps a picture of the window to be looked at. */
export const picture = (page: Page, name: string) =>
  page.screenshot({ path: join(import.meta.dirname, '../../test-results/looks', `${name}.png`) });

/** What scrolls sideways, or stands out of the window. */
const overflowing = (page: Page) =>
  page.evaluate(() => {
    const scrolls = (element: Element) => ['auto', 'scroll'].includes(getComputedStyle(element).overflowX);
    const isTooWide = (element: Element) => scrolls(element) && element.scrollWidth > element.clientWidth + 1;
    const isOutside = (element: Element) =>
      element.matches('button, input, textarea, [data-card], h1, h2') &&
      element.checkVisibility() &&
      element.getBoundingClientRect().right > innerWidth + 1;
    return [...document.querySelectorAll('#root *')]
      .filter((element) => isTooWide(element) || isOutside(element))
      .map((element) => `${element.tagName} ${element.className} ${element.textContent.slice(0, 30)}`);
  });

/** How far the window itself was scrolled, which nothing in it may do: its bars would be gone. */
export const scrolledBy = (page: Page) => page.evaluate(() => document.scrollingElement!.scrollTop + scrollX);

/** Ties that begin at no line with a quote or a claim. */
const astray = (page: Page) =>
  page.evaluate(() => {
    const marks = [...document.querySelectorAll('.article .annotated.kind-quote, .article .annotated.kind-claim')];
    const lines = marks.flatMap((mark) => [...mark.getClientRects()]).map(({ top, bottom }) => (top + bottom) / 2);
    return [...document.querySelectorAll<SVGPathElement>('[role=group] > svg path')]
      .filter((tie) => tie.checkVisibility())
      .map((tie) => tie.getPointAtLength(0).y + tie.ownerSVGElement!.getBoundingClientRect().top)
      .filter((start) => start > 0 && start < innerHeight && !lines.some((line) => Math.abs(line - start) < 8))
      .map(Math.round);
  });

/** Cards that lie over one another. */
const overlapping = (page: Page) =>
  page.evaluate(() => {
    const boxes = [...document.querySelectorAll<HTMLElement>('[data-card]')]
      .filter((card) => card.style.visibility !== 'hidden')
      .map((card) => card.getBoundingClientRect())
      .sort((a, b) => a.top - b.top);
    return boxes.filter((box, index) => index > 0 && box.top < boxes[index - 1]!.bottom - 1).length;
  });

/** Opens the article from a file. */
export async function open(program: Program, article: Article): Promise<void> {
  await answerDialogs(program, put(newFolder(), `${article.id}.saidwho`, savedForm(article)));
  await program.page.keyboard.press('Control+o');
  await expect(program.page.getByTestId('save-state')).toHaveText(`Saved in ${article.id}.saidwho`);
  await expect(articleOf(program)).toBeFocused();
}

/** Keeps a picture, and expects that nothing is cut off or laid over something else. */
export async function expectPageLaidOut(page: Page, name: string): Promise<void> {
  // What is drawn when there is time may be on its way: what is amiss then is soon put right, or else stays amiss.
  const softly = expect.configure({ soft: true });
  await page.waitForTimeout(250);
  await softly.poll(() => overflowing(page), name).toEqual([]);
  await softly.poll(() => scrolledBy(page), `${name}: the window stays where it is`).toBe(0);
  await softly.poll(() => overlapping(page), `${name}: cards over cards`).toBe(0);
  await softly.poll(() => astray(page), `${name}: ties that lead to no annotation`).toEqual([]);
  await picture(page, name);
}
