/** Returns the element that scrolls the article, else the page. */
export function scrollerOf(element: HTMLElement): HTMLElement {
  let parent = element.parentElement;
  while (parent !== null && !/auto|scroll/.test(getComputedStyle(parent).overflowY)) parent = parent.parentElement;
  return parent ?? document.documentElement;
}
