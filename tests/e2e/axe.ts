import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** Finds nothing serious on the screen; tells every finding with the element it stands on. */
export async function expectAccessible(page: Page, screen: string): Promise<void> {
  // Legacy mode looks at this one page: the program has no other, and a blank one cannot be opened in it. Of what is in
  // order axe need not write a report, which takes a quarter of its time.
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] });
  // While a completion list is open React Aria hides all else from screen readers, so that their cursor stays in the
  // list; the keyboard cannot be elsewhere then (leaving the field closes the list), which axe has no way to know.
  if (screen.startsWith('completion')) axe.disableRules('aria-hidden-focus');
  const { violations } = await axe.analyze();
  const serious = violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html}\n${failureSummary ?? ''}`));
  expect.soft(serious, screen).toEqual([]);
}
