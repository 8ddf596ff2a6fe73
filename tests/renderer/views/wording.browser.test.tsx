import { afterEach, describe, expect, test } from 'vitest';
import '../../../renderer/views/theme.css';
import { sourcesOf, wordingOf } from '../../../shared/annotations/wording.ts';
import type { SourceText } from '../../../shared/model/source-text.ts';
import { annotatedArticle } from '../../builders/annotated-article.ts';
import { onScreen, settled } from './on-screen.tsx';

let close = () => undefined as void;
afterEach(() => close());

const SPEECH = 'ANN: We will rebuild the old bridge before winter. BOB: It was never safe, um, for the children.';

const SOURCE: SourceText = {
  name: 'speech.txt',
  sha256: 'ab'.repeat(32),
  attached: '2026-11-28T02:00:00.000Z',
  text: SPEECH,
  turns: [
    { start: 5, end: 50, speaker: 'ANN' },
    { start: 56, end: SPEECH.length, speaker: 'BOB' },
  ],
};

const article = annotatedArticle(
  [
    '“{quote#q1:We will rebuild the old bridge},” said Ann.',
    '“{claim#c1:{quote#q2:It was safe for the children}},” Ann said.',
    'She added {quote#q3:that the bridge would be painted}.',
    '“{quote#q4:We will rebuild the bridge},” she went on.',
  ].join('\n'),
  { speakers: { s1: 'Ann' }, links: ['q2 attributed-to s1'], attributes: { c1: { claimType: 'quote' } } },
);

/** The machine may be busy. */
const PATIENT = { timeout: 10_000 };

async function open() {
  const shown = await onScreen(article);
  close = shown.close;
  shown.host.keepSource(SOURCE);
  shown.app.run('verbatim.check');
  await settled();
  return shown;
}

const dialog = () => document.querySelector<HTMLElement>('[role="dialog"]')!;
const rows = () =>
  [...dialog().querySelectorAll('[role="option"]')].map((row) => {
    const [, about] = row.children;
    return `${row.getAttribute('aria-selected') === 'true' ? '> ' : ''}${[...about!.children].map((one) => one.textContent).join(', ')}`;
  });
const button = (name: RegExp) =>
  [...dialog().querySelectorAll('button')].find(({ textContent }) => name.test(textContent.trim()))!;

async function press(key: string, more: KeyboardEventInit = {}): Promise<void> {
  const target = document.activeElement!;
  for (const type of ['keydown', 'keyup']) {
    target.dispatchEvent(new KeyboardEvent(type, { key, code: key, bubbles: true, cancelable: true, ...more }));
  }
  await settled();
}

async function attach(): Promise<void> {
  button(/^Attach a file/).click();
  await expect.poll(() => rows().some((row) => row.includes('Not checked')), PATIENT).toBe(false);
  await expect.poll(() => document.activeElement?.getAttribute('role'), PATIENT).toBe('listbox');
}

describe('checking the wording', () => {
  test('attaches a source, tells what each quote came to, and shows both sides with their differences', async () => {
    const { host } = await open();
    expect(rows()).toEqual(['> Not checked', 'Not checked, Ann', 'Not checked', 'Not checked']);
    await attach();
    expect(rows()).toEqual(['> =Exact', '≠Altered, other speaker, Ann', '?Not found, indirect', '…Trimmed']);
    await expect
      .poll(() => sourcesOf(host.kept().metadata), PATIENT)
      .toEqual([{ name: 'speech.txt', sha256: SOURCE.sha256, attached: SOURCE.attached }]);
    const filters = [...dialog().querySelectorAll<HTMLElement>('[aria-label="Show only"] button')];
    expect(filters.map((one) => one.getAttribute('aria-label'))).toEqual([
      'Exact: 1',
      'Trimmed: 1',
      'Altered: 1',
      'Spliced: 0',
      'Not found: 1',
    ]);
    filters[2]!.click();
    await expect.poll(() => rows(), PATIENT).toEqual(['> ≠Altered, other speaker, Ann']);
    const detail = dialog().querySelector<HTMLElement>('[data-testid="wording"]')!;
    expect([...detail.querySelectorAll('li')].map(({ textContent }) => textContent)).toEqual([
      'A “no” is left out: the source says “never”.',
      'The source gives these words to BOB.',
      'Without the filler “um”.',
    ]);
    expect(detail.querySelector('[data-testid="quote-words"]')!.textContent).toBe(
      'It was‸ (left out: never)  safe for the children',
    );
    expect(
      [...detail.querySelectorAll('[data-testid="source-words"] del')].map(({ textContent }) => textContent),
    ).toEqual([' (left out:) never', ' (passed over:) um']);
  });

  test('takes a result by Enter and goes on, decides by a digit, and takes all that was found in one step', async () => {
    const { app } = await open();
    await attach();
    const set = () => app.store.getState().snapshot!.set;
    const states = () =>
      ['q1', 'q2', 'q3', 'q4', 'c1'].map((id) => set().findAnnotation(id)!.attributes['verbatim'] ?? '-');
    await press('Enter');
    expect([states(), rows()[1]?.startsWith('> ')]).toEqual([['exact', '-', '-', '-', '-'], true]);
    await press('5');
    expect(states()).toEqual(['exact', 'not-found', '-', '-', 'not-found']);
    expect(wordingOf(set().findAnnotation('q2')!)).toMatchObject({ byHand: true });
    await press('Enter', { ctrlKey: true });
    expect(states()).toEqual(['exact', 'altered', '-', 'trimmed', 'altered']);
    app.run('edit.undo');
    await settled();
    expect(states()).toEqual(['exact', 'not-found', '-', '-', 'not-found']);
  });

  test('leaves the evidence on the quote and on the claim that it was said, where the inspector shows it', async () => {
    const { app, show } = await open();
    await attach();
    await press('Enter', { ctrlKey: true });
    const claim = app.store.getState().snapshot!.set.findAnnotation('c1')!;
    expect(wordingOf(claim)).toMatchObject({
      quote: 'q2',
      speaker: 'BOB',
      spans: [{ exact: 'It was never safe, um, for the children' }],
    });
    app.closeDialog();
    await show('c1');
    const note = document.querySelector('[data-testid="wording-note"]')!;
    expect(note.textContent).toContain('≠Altered in speech.txt');
    expect(note.textContent).toContain('BOB: It was never safe, um, for the children');
  });

  test('says beside the sources why one could not be attached', async () => {
    const { host } = await open();
    host.keepSource(null);
    host.refuseSource();
    button(/^Attach a file/).click();
    await expect.poll(() => dialog().querySelector('[role="alert"]')?.textContent, PATIENT).toContain('not kept here');
  });

  test('says so where the text of a source is not kept here, and keeps what was found', async () => {
    const { app, host } = await open();
    await attach();
    await press('Enter');
    host.keepSource(null);
    app.wording.forget();
    app.closeDialog();
    await settled();
    app.run('verbatim.check');
    await settled();
    await expect.poll(() => dialog().textContent, PATIENT).toContain('text not kept here: attach it again to check');
    expect(rows()[0]).toBe('> Not checked, ✓ exact');
    expect(dialog().querySelector('[data-testid="wording"]')!.textContent).toContain('We will rebuild the old bridge');
  });
});
