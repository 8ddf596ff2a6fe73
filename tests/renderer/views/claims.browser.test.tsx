import { afterEach, describe, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import '../../../renderer/views/theme.css';
import { emptyDossier } from '../../../shared/annotations/dossiers.ts';
import { CLAIM_STATES } from '../../../shared/model/dossier.ts';
import { annotatedArticle } from '../../builders/annotated-article.ts';
import { claimRow } from '../../builders/project-rows.ts';
import { emptyProject, type FakeProject } from '../../fakes/project.ts';
import { onScreen } from './on-screen.tsx';

let close = () => undefined as void;
afterEach(() => close());

/** The machine may be busy. */
const PATIENT = { timeout: 10_000 };

const article = () => annotatedArticle('She said {claim#c:taxes fell by half}. They rose.', { id: 'a1' });

async function open(fill: (project: FakeProject) => void) {
  const project = emptyProject();
  fill(project);
  const shown = await onScreen(article(), project);
  close = shown.close;
  shown.app.showDesk('claims');
  const view = () => document.querySelector<HTMLElement>('[data-pane=desk]')!;
  const list = (name = 'Claims') => view().querySelector<HTMLElement>(`[role=listbox][aria-label="${name}"]`)!;
  const rows = () => [...list().querySelectorAll('[role=option]')].map((one) => one.querySelector('bdi')?.textContent);
  const press = (name: string) =>
    [...view().querySelectorAll('button')].find(({ textContent }) => textContent.startsWith(name))!.click();
  const keepAs = async (name: string) => {
    press('Keep this view');
    await expect.poll(() => document.activeElement?.getAttribute('placeholder'), PATIENT).toBe('Name of the view');
    await userEvent.fill(document.activeElement!, name);
    await userEvent.keyboard('{Enter}');
  };
  return { ...shown, project, view, list, rows, press, keepAs };
}

describe('the claims of the project', () => {
  test('are many rows of which few are drawn, counted by state and narrowed by words and states', async () => {
    const { view, list, rows } = await open((project) => {
      project.claims = Array.from({ length: 10_000 }, (_, index) =>
        claimRow({ id: `c${index}`, text: `Claim ${index}`, state: CLAIM_STATES[index % 6]! }),
      );
    });
    await expect.poll(() => view().textContent, PATIENT).toContain('10,000 claims');
    expect(list().querySelectorAll('[role=option]').length).toBeLessThan(60);
    await expect.poll(() => view().textContent, PATIENT).toContain('Second read 1,667');
    view().querySelector<HTMLInputElement>('input')!.focus();
    await userEvent.keyboard('4321');
    await expect.poll(rows, PATIENT).toEqual(['Claim 4321']);
    await userEvent.keyboard('{ArrowDown}');
    expect(document.activeElement).toBe(list());
    await expect.poll(() => list().querySelector('[aria-selected=true]')?.textContent, PATIENT).toContain('Claim 4321');
  });

  test('move on by a key: in the file of an article that is not on the screen, to be undone by the notice', async () => {
    const { app, project, list, press } = await open((filled) => {
      filled.claims = [claimRow({ fileId: 'f2', articleId: 'a2', title: 'Trams', id: 'k', state: 'checking' })];
      filled.records.set('f2', annotatedArticle('{claim#k:Fares rose}.').annotations);
    });
    await expect.poll(() => list(), PATIENT).not.toBeNull();
    list().focus();
    await userEvent.keyboard('{ArrowDown}{Alt>}{ArrowRight}{/Alt}');
    await expect.poll(() => project.edits.length, PATIENT).toBe(1);
    expect(project.edits[0]!.edits).toMatchObject([
      { fileId: 'f2', set: [{ id: 'dossier k', after: { state: 'checking', history: [{ from: 'to-check' }] } }] },
    ]);
    await expect
      .poll(() => app.store.getState().notices.at(-1)?.actions, PATIENT)
      .toMatchObject([{ act: 'undo-edit', editId: '1' }]);
    press('Board');
    await expect.poll(() => list('Claims: Checking'), PATIENT).not.toBeNull();
  });

  test('that were published move back once somebody has said why', async () => {
    const { project, list } = await open((filled) => {
      const { annotations } = annotatedArticle('{claim#k:Fares rose}.');
      filled.claims = [claimRow({ fileId: 'f2', articleId: 'a2', title: 'Trams', id: 'k', state: 'published' })];
      filled.records.set('f2', [...annotations, { ...emptyDossier('k'), state: 'published' }]);
    });
    await expect.poll(() => list(), PATIENT).not.toBeNull();
    list().focus();
    await userEvent.keyboard('{ArrowDown}{Alt>}{ArrowLeft}{/Alt}');
    await expect.poll(() => document.activeElement?.tagName, PATIENT).toBe('INPUT');
    expect(project.edits).toEqual([]);
    await userEvent.fill(document.activeElement!, 'Withdrawn');
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => project.edits.length, PATIENT).toBe(1);
    expect(project.edits[0]!.edits).toMatchObject([
      { set: [{ after: { state: 'done', history: [{ reason: 'Withdrawn' }] } }] },
    ]);
    expect(document.activeElement).toBe(list());
  });

  test('move on in the editor where their article is on the screen, and open there with their check', async () => {
    const { app, project, list, view } = await open((filled) => {
      filled.claims = [claimRow({ id: 'c', text: 'taxes fell by half' })];
    });
    await expect.poll(() => list(), PATIENT).not.toBeNull();
    list().focus();
    await userEvent.keyboard('{ArrowDown}{Alt>}{ArrowRight}{/Alt}');
    const check = () => app.store.getState().snapshot!.set.dossierOf('c');
    await expect.poll(() => check()?.state, PATIENT).toBe('checking');
    expect(project.edits).toEqual([]);
    await expect.poll(() => view().querySelector('[data-state=checking]'), PATIENT).not.toBeNull();
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => document.querySelector('[data-testid="dossier"]'), PATIENT).not.toBeNull();
    expect(app.store.getState().snapshot!.focus.active).toBe('c');
    app.run('edit.undo');
    expect(check()).toBeNull();
  });

  test('are narrowed to several speakers and verdicts by keys, kept so, and found so in a view of before', async () => {
    const speakers = ['Ann', 'Ben', 'Cleo'].map((name) => ({ key: name, name }));
    const { project, view, list, rows, press, keepAs } = await open((filled) => {
      filled.claims = speakers.map((speaker, index) =>
        claimRow({
          id: `c${index}`,
          text: `By ${speaker.name}`,
          speaker,
          verdict: ['supported', 'refuted'][index] ?? null,
        }),
      );
      const sort = { by: 'priority', isDescending: true } as const;
      const views = [{ id: 'v', name: 'Of before', filter: { speaker: 'Cleo' }, sort, isBoard: false }];
      filled.state = { ...filled.state, project: { ...filled.state.project, views } };
    });
    await expect.poll(rows, PATIENT).toEqual(['By Ann', 'By Ben', 'By Cleo']);
    list().focus();
    await userEvent.keyboard('{Home}s');
    await expect.poll(rows, PATIENT).toEqual(['By Ann']);
    press('Of before');
    await expect.poll(rows, PATIENT).toEqual(['By Cleo']);
    press('Cleo');
    await expect.poll(rows, PATIENT).toEqual(['By Ann', 'By Ben', 'By Cleo']);
    [...view().querySelectorAll<HTMLElement>('.select-button')]
      .find((button) => button.closest('.field')!.textContent.includes('Verdict'))!
      .focus();
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => document.activeElement?.getAttribute('role'), PATIENT).toBe('option');
    await userEvent.keyboard('{Enter}{ArrowDown}{Enter}{Escape}');
    await expect.poll(rows, PATIENT).toEqual(['By Ann', 'By Ben']);
    await keepAs('Two');
    await expect
      .poll(() => project.state.project.views[1]?.filter, PATIENT)
      .toEqual({ verdicts: ['supported', 'refuted'] });
  });

  test('keep a way to look at them in the project, and say so where there are none', async () => {
    const { project, view, press, keepAs } = await open(() => undefined);
    await expect.poll(() => view().textContent, PATIENT).toContain('No claim is tagged in this project yet');
    press('Needs attention');
    await expect.poll(() => view().textContent, PATIENT).toContain('No claim of the project is like this');
    await keepAs('Mine');
    await expect
      .poll(() => project.state.project.views, PATIENT)
      .toMatchObject([{ name: 'Mine', filter: { needsAttention: true }, isBoard: false }]);
  });
});
