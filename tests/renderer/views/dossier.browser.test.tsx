import { afterEach, describe, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import '../../../renderer/views/theme.css';
import { emptyDossier } from '../../../shared/annotations/dossiers.ts';
import type { Dossier } from '../../../shared/model/dossier.ts';
import { annotatedArticle } from '../../builders/annotated-article.ts';
import { emptyProject } from '../../fakes/project.ts';
import { onScreen } from './on-screen.tsx';

let close = () => undefined as void;
afterEach(() => close());

const article = () =>
  annotatedArticle('“{quote#q:{claim#c:Taxes fell by half}},” said Ann. Nobody else saw the figures of the year.', {
    id: 'a1',
    attributes: { c: { checkWorthiness: 'CFS' } },
  });

async function open(dossier?: Partial<Dossier>) {
  const whole = article();
  const project = emptyProject();
  const shown = await onScreen(
    dossier === undefined ? whole : { ...whole, dossiers: [{ ...emptyDossier('c'), ...dossier }] },
    project,
  );
  close = shown.close;
  await shown.show('c');
  shown.app.focusArticle();
  const { app } = shown;
  const set = () => app.store.getState().snapshot!.set;
  return {
    ...shown,
    project,
    check: () => set().dossierOf('c'),
    verdict: () => set().findAnnotation('c')!.attributes['verdict'],
    panel: () => document.querySelector<HTMLElement>('[data-testid="dossier"]'),
  };
}

/** The machine may be busy. */
const PATIENT = { timeout: 10_000 };

const isInArticle = () => document.activeElement?.closest('.article') != null;
const isAtPassage = () => document.activeElement?.getAttribute('aria-label') === 'Evidence from the text';

/** The name of the field that has the keyboard. */
const fieldHere = () =>
  [...((document.activeElement as HTMLInputElement | null)?.labels ?? [])]
    .map(({ textContent }) => textContent)
    .join(' ');

/**
 * Types, and waits until the keyboard is where that leads to. Words go in at one go: a busy machine could make pauses
 * between keys, each of which is a step to undo.
 */
async function keys(typed: string, leadsTo: 'article' | RegExp): Promise<void> {
  const words = typed.endsWith(DONE) ? typed.slice(0, -DONE.length) : '';
  if (words !== '') await userEvent.fill(document.activeElement!, words);
  await userEvent.keyboard(words === '' ? typed : DONE);
  await expect.poll(() => (leadsTo === 'article' ? isInArticle() : leadsTo.test(fieldHere())), PATIENT).toBe(true);
}

const DONE = '{Control>}{Enter}{/Control}';
const LAST_WORD = '{Control>}{End}{/Control}{Control>}{Shift>}{ArrowLeft}{ArrowLeft}{/Shift}{/Control}';

describe('the check of a claim beside the text', () => {
  test('is handed over as a capsule or as a dossier from its end', async () => {
    const { app, panel } = await open({ state: 'checking' });
    app.run('dossier.show');
    await expect.poll(panel, PATIENT).not.toBeNull();
    const [capsule, dossier] = panel()!.querySelectorAll<HTMLButtonElement>('[aria-label="Hand over"] button');
    capsule!.click();
    expect(app.store.getState()).toMatchObject({ dialog: 'export', exportedClaim: { id: 'c', formatId: 'capsule' } });
    app.closeDialog();
    dossier!.click();
    expect(app.store.getState()).toMatchObject({ dialog: 'export', exportedClaim: { formatId: 'docx-dossier' } });
  });

  test('takes question, answer and verdict by keys alone, each one undo step', async () => {
    const { app, check, verdict, panel } = await open();
    expect(panel()).toBeNull();
    await keys('a', /New question/);
    await keys(`By how much?${DONE}`, /Answer/);
    await keys(`https://figures.example${DONE}`, 'article');
    await keys('v', /Supported/);
    await keys('2', /Justification/);
    await keys(`They rose.${DONE}`, 'article');
    expect([verdict(), check()]).toMatchObject([
      'refuted',
      {
        questions: [{ text: 'By how much?' }],
        evidence: [{ url: 'https://figures.example', question: check()!.questions[0]!.id }],
        justification: 'They rose.',
        history: [{ of: 'verdict', from: '', to: 'refuted' }],
      },
    ]);
    expect(check()!.evidence.length).toBe(1);
    app.run('edit.undo');
    expect([verdict(), check()!.history, check()!.justification]).toEqual([undefined, [], undefined]);
    app.run('edit.undo');
    app.run('edit.undo');
    expect(check()).toBeNull();
  });

  test('takes selected words as evidence with their stance, and goes on in the text', async () => {
    const { app, check } = await open();
    app.run('dossier.show');
    await keys(LAST_WORD, 'article');
    app.run('dossier.evidence');
    await expect.poll(isAtPassage, PATIENT).toBe(true);
    await keys('r', 'article');
    expect(check()!.evidence).toMatchObject([
      { stance: 'refutes', medium: 'web-text', passage: { article: 'a1', exact: 'year.', suffix: '' } },
    ]);
  });

  test('takes words of another article to the claim that was worked on, saved there, to be taken back', async () => {
    const { app, host, project } = await open();
    app.run('dossier.show');
    project.records.set('f1', article().annotations);
    app.store.setState((state) => ({
      articles: [{ fileId: 'f1', articleId: 'a1', title: 'Taxes', name: 'a', modified: 0, quotes: 1, claims: 1 }],
      opened: { ...state.opened!, article: { ...state.opened!.article, id: 'another' } },
    }));
    app.focusArticle();
    await keys(LAST_WORD, 'article');
    await userEvent.keyboard('{Shift>}A{/Shift}');
    await expect.poll(isAtPassage, PATIENT).toBe(true);
    await keys('s', 'article');
    await expect.poll(() => project.edits.length, PATIENT).toBe(1);
    expect(project.edits[0]).toMatchObject({
      edits: [{ fileId: 'f1', set: [{ id: 'dossier c', after: { evidence: [{ stance: 'supports' }] } }] }],
    });
    await expect.poll(() => app.store.getState().notices.at(-1)?.text, PATIENT).toContain('“Taxes”');
    const notice = app.store.getState().notices.at(-1)!;
    app.act(notice.id, notice.actions[0]!);
    await expect.poll(() => host.calls.includes('undoEdit'), PATIENT).toBe(true);
  });

  test('keeps the first verdict from a second reader until they have given theirs, also from digits', async () => {
    const { app, check, verdict, panel, page } = await open({
      state: 'second-read',
      verdictBy: 'Ann',
      justification: 'Because of it.',
      history: [{ id: 'h', at: '2026-01-01T00:00:00.000Z', of: 'verdict', from: '', to: 'refuted' }],
    });
    app.store.setState({ person: 'Ben' });
    await keys('1', /Supported/);
    expect([verdict(), panel()!.textContent]).toEqual([
      undefined,
      expect.stringContaining('hidden until you have given yours'),
    ]);
    expect(page.textContent).not.toContain('Because of it.');
    await keys('1', /Justification/);
    await keys(`Fine.${DONE}`, 'article');
    expect(check()!.second).toMatchObject({ by: 'Ben', verdict: 'supported', justification: 'Fine.' });
    expect(panel()!.textContent).toContain('Because of it.');
  });

  test('asks once why a published verdict changes, and notes the correction', async () => {
    const { check, verdict } = await open({ state: 'published' });
    await keys('v', /Supported/);
    await keys('1', /Justification/);
    await keys(DONE, 'article');
    expect([verdict(), check()!.state]).toEqual(['supported', 'published']);
    await keys('v', /Supported/);
    await keys('2', /Justification/);
    await keys(DONE, /why does it change/);
    expect(verdict()).toBe('supported');
    await keys(`New figures.${DONE}`, 'article');
    expect([verdict(), check()!.state, check()!.history.map(({ of }) => of)]).toEqual([
      'refuted',
      'corrected',
      ['verdict', 'verdict', 'correction', 'state'],
    ]);
  });
});

test('a published check moves back only once somebody has said why, as one undo step', async () => {
  const { app, check } = await open({ state: 'published' });
  app.run('dossier.back');
  await expect.poll(() => fieldHere(), PATIENT).toMatch(/was published: why does it move to “Done”/u);
  await keys('{Escape}', 'article');
  expect(check()!.state).toBe('published');
  app.run('dossier.back');
  await expect.poll(() => fieldHere(), PATIENT).toMatch(/why does it move/u);
  await userEvent.fill(document.activeElement!, 'Withdrawn by the desk');
  await keys('{Enter}', 'article');
  expect(check()).toMatchObject({ state: 'done', history: [{ of: 'state', reason: 'Withdrawn by the desk' }] });
  app.run('edit.undo');
  expect(check()!.state).toBe('published');
});

describe('what is found amiss with a check', () => {
  const notes = () => document.querySelector('[aria-label="Needs attention"]')?.textContent ?? '';

  test('is put right by the key where one deed does it, else the key leads to the field', async () => {
    const { app, check } = await open({
      deadline: '2026-01-31',
      evidence: [{ id: 'e', url: 'https://figures.example/' }],
    });
    await expect.poll(notes, PATIENT).toMatch(/Captured today.*Go to the deadline/su);
    await keys('f', 'article');
    await expect.poll(() => check()!.evidence[0]!.captured ?? '').toMatch(/^\d{4}-\d\d-\d\d$/u);
    await expect.poll(notes, PATIENT).not.toContain('Captured today');
    await keys('f', /Deadline/u);
    app.run('edit.undo');
    expect(check()!.evidence[0]!.captured).toBeUndefined();
  });
});
