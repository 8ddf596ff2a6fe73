import { afterEach, describe, expect, test } from 'vitest';
import '../../../renderer/views/theme.css';
import type { FormatSummary } from '../../../shared/ipc/contract.ts';
import type { ImportReport } from '../../../shared/model/import-report.ts';
import { emptyDossier } from '../../../shared/annotations/dossiers.ts';
import { annotatedArticle } from '../../builders/annotated-article.ts';
import { onScreen, settled } from './on-screen.tsx';

let close = () => undefined as void;
afterEach(() => close());

const article = {
  ...annotatedArticle('{quote#a:We stay}, said Ann. {person#p:Bob} left.'),
  dossiers: [emptyDossier('a')],
};

async function screen(report?: ImportReport) {
  const source = { name: 'a.ann', mediaType: 'text/plain', ...(report === undefined ? {} : { report }) };
  const shown = await onScreen(report === undefined ? article : { ...article, source });
  close = shown.close;
  return shown;
}

const dialog = () => document.querySelector<HTMLElement>('[role="dialog"]')!;
const button = (name: string) =>
  [...dialog().querySelectorAll('button')].find(({ textContent }) => textContent.trim() === name)!;

function press(key: string, target: Element = document.activeElement!): void {
  for (const type of ['keydown', 'keyup']) {
    target.dispatchEvent(new KeyboardEvent(type, { key, code: key, bubbles: true, cancelable: true }));
  }
}

async function typeWords(words: string): Promise<void> {
  const field = dialog().querySelector('input[type="search"]') as HTMLInputElement;
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')!.set!.call(field, words);
  field.dispatchEvent(new Event('input', { bubbles: true }));
  await settled();
}

describe('the export dialog', () => {
  /** Ids of the formats, chosen one with a star. */
  const formats = () =>
    [...dialog().querySelectorAll<HTMLInputElement>('input[type="radio"]')].map(
      ({ value, checked }) => value + (checked ? '*' : ''),
    );

  async function open() {
    const shown = await screen();
    const start = shown.app.store.getState().start!;
    const more: FormatSummary[] = Array.from({ length: 30 }, (_, i) => ({
      id: `more-${i}`,
      label: `More ${i}`,
      description: 'One of many.',
      group: 'annotations',
      extension: 'more',
    }));
    shown.app.store.setState({ start: { ...start, exportFormats: [...start.exportFormats, ...more] } });
    shown.app.run('file.export');
    await settled();
    return shown;
  }

  test('finds a format by words of its name, goes on by arrows and Enter, and begins with it the next time', async () => {
    const { host, app } = await open();
    expect(document.activeElement).toBe(dialog().querySelector('input[type="search"]'));
    expect([formats().length, formats()[0]]).toEqual([32, 'one*']);
    await typeWords('tables SECOND');
    expect(formats()).toEqual(['two*']);
    expect(dialog().querySelector('[data-testid="preview"]')!.textContent).toBe('preview of two');
    await typeWords('more');
    press('ArrowDown');
    await settled();
    expect(formats().slice(0, 2)).toEqual(['more-0', 'more-1*']);
    press('Enter');
    await settled();
    expect(host.calls).toContain('writeExport');
    expect(document.querySelector('[role="dialog"]')).toBeNull();
    app.run('file.export');
    await settled();
    expect(formats().filter((one) => one.endsWith('*'))).toEqual(['more-1*']);
  });

  test('offers the capsule and the dossier of the claim that the caret is in, and the whole article the next time', async () => {
    const shown = await onScreen(annotatedArticle('Ann left. {claim#c:The bridge fell}.'));
    close = shown.close;
    expect(shown.app.run('file.exportClaim')).toBe(false);
    shown.app.run('go.next');
    expect(shown.app.run('file.exportClaim')).toBe(true);
    await settled();
    expect(dialog().textContent).toContain('Export this claim');
    expect(dialog().querySelector('[data-testid="preview"]')!.textContent).toBe('preview of capsule');
    press('Escape');
    await settled();
    expect(shown.app.run('file.exportDossier')).toBe(true);
    await settled();
    expect(dialog().querySelector('[data-testid="preview"]')!.textContent).toBe('preview of docx-dossier');
    press('Escape');
    await settled();
    shown.app.run('file.export');
    await settled();
    expect(dialog().querySelector('[data-testid="preview"]')!.textContent).toBe('preview of one');
  });

  test('says when nothing is called so, and writes nothing then', async () => {
    const { host } = await open();
    await typeWords('nothing of the kind');
    expect(dialog().textContent).toContain('No format is called so.');
    press('Enter');
    await settled();
    expect(host.calls).not.toContain('writeExport');
    await typeWords('');
    press('Escape');
    await settled();
    expect(document.querySelector('[role="dialog"]')).toBeNull();
  });

  test('keeps what is chosen in sight and leaves the preview its room', async () => {
    await open();
    for (let i = 0; i < 31; i += 1) {
      press('ArrowDown');
      await new Promise((resolve) => setTimeout(resolve));
    }
    await settled();
    const row = dialog().querySelector('label[data-selected]')!.getBoundingClientRect();
    const list = dialog().querySelector('[role="radiogroup"]')!.getBoundingClientRect();
    expect(row.bottom).toBeLessThanOrEqual(list.bottom + 1);
    expect(dialog().querySelector('[data-testid="preview"]')!.clientHeight).toBeGreaterThan(100);
  });

  test('lists what a format cannot carry with a jump to each, and goes there', async () => {
    const { app } = await open();
    await typeWords('second');
    const ledger = dialog().querySelector('[aria-label="What this format cannot carry"]')!;
    expect(ledger.textContent).toContain('Everything but the text (2 records, left out)');
    expect(ledger.textContent).toContain('Kept of the checks of claims: course.');
    ledger.querySelector('summary')!.click();
    [...ledger.querySelectorAll('button')].find(({ textContent }) => textContent === 'Check of: We stay')!.click();
    await settled();
    expect(document.querySelector('[role="dialog"]')).toBeNull();
    expect(app.store.getState().snapshot!.focus.active).toBe('a');
  });

  test('stays open with a jump to each record that came back otherwise than was promised', async () => {
    const { host } = await open();
    host.writes({
      sentence: 'Read back: 0 of 1 annotations identical; 1 record differs.',
      isSame: false,
      records: ['a'],
    });
    button('Save as…').click();
    await settled();
    const told = dialog().querySelector('[role="alert"]')!;
    expect(told.textContent).toContain('Read back: 0 of 1 annotations identical; 1 record differs.');
    expect(told.querySelector('button')!.textContent).toBe('Quote: We stay');
    expect(button('Close')).toBeDefined();
  });
});

describe('the import report', () => {
  const report: ImportReport = {
    format: 'three',
    notes: ['Line 4 is no annotation.'],
    labels: [
      { of: 'annotation', label: 'Person', count: 2, became: 'person', isNew: true },
      { of: 'link', label: 'Met', count: 1, became: null },
    ],
    offsets: {
      reading: { unit: 'utf-8', lineEnds: 'two', end: 'inclusive' },
      differsFromStandard: true,
      checked: 2000,
      fitting: 1999,
      unchecked: 0,
      misfits: [{ id: 'a', label: 'Person', quoted: 'We stay', found: 'e stay,', became: 'moved' }],
    },
  };

  test('says how the file was read, what was left out, how the offsets were proved, and leads to the misfits', async () => {
    const { app } = await screen(report);
    app.run('file.importReport');
    await settled();
    const text = dialog().textContent;
    expect(text).toContain('a.ann, read as Format three');
    expect(text).toContain('Line 4 is no annotation.');
    expect(text).toContain('Read as bytes of UTF-8, a line end as two, the end included, which is not what the format');
    expect(text, 'never rounded up').toContain(
      '1999 of 2000 annotations stand where the file’s own words are (99.9 %)',
    );
    button('Quote: We stay').click();
    await settled();
    expect(app.store.getState().snapshot!.focus.active).toBe('a');
  });

  test('reads the file again with what was chosen, and what the other labels are already', async () => {
    const { app, host } = await screen(report);
    app.run('file.importReport');
    await settled();
    expect(button('Read the file again').disabled).toBe(true);
    dialog().querySelector<HTMLElement>('.select-button')!.click();
    await settled();
    [...document.querySelectorAll<HTMLElement>('.popover [role="option"]')]
      .find(({ textContent }) => textContent === 'Quote')!
      .click();
    await settled();
    button('Read the file again').click();
    await settled();
    expect(host.mapped()).toEqual({ kinds: { Person: 'quote' }, links: { Met: null } });
  });

  test('says so where there is none', async () => {
    const { app } = await screen();
    app.run('file.importReport');
    await settled();
    expect(dialog().textContent).toContain('This article was not imported');
  });
});

test('what became of many files is a row each, with the article to open and the reason of a refusal', async () => {
  const { app, host } = await screen();
  app.store.setState({
    dialog: 'imported',
    imported: [
      { name: 'a.ann', state: 'imported', title: 'A', fileId: 'f1', annotations: 2, notes: 1 },
      { name: 'b.ann', state: 'known', title: 'B', fileId: 'f2' },
      { name: 'c.ann', state: 'refused', problem: '“c.ann” is empty.' },
    ],
  });
  await settled();
  expect(dialog().textContent).toContain('1 article imported, 1 there already, 1 refused.');
  expect([...dialog().querySelectorAll('tbody tr')].map(({ textContent }) => textContent)).toEqual([
    'a.annA2 annotations; 1 note in its import report',
    'b.annBYou had it already: this is your copy.',
    'c.ann“c.ann” is empty.',
  ]);
  button('B').click();
  await settled();
  expect(host.calls).toContain('openArticle');
  expect(document.querySelector('[role="dialog"]')).toBeNull();
});
