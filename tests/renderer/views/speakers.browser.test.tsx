import { expect, test } from 'vitest';
import { page as tab, userEvent } from 'vitest/browser';
import '../../../renderer/views/theme.css';
import { speakerOfQuote } from '../../../shared/annotations/attribution.ts';
import { annotatedArticle } from '../../builders/annotated-article.ts';
import { emptyProject } from '../../fakes/project.ts';
import { onScreen, settled } from './on-screen.tsx';

/** The speakers of the open article beside the text, and what the project knows of them. */

const article = () =>
  annotatedArticle(
    '“{quote#q1:We will win},” said {mention#m1:Anna Berg}. “{quote#q2:No},” Mrs Berg said. “{quote#q3:Yes},” said {mention#m3:the minister}.',
    {
      metadata: { published: '2024-05-01' },
      speakers: {
        s1: 'Anna Berg',
        s2: 'A. Berg',
        s3: { name: 'Dahl', offices: [{ title: 'Minister of Justice', from: '2023' }] },
        s4: { name: 'The Minister', type: 'unnamed' },
      },
      links: ['q1 said-by m1', 'm1 refers-to s1', 'q2 attributed-to s2', 'q3 said-by m3'],
    },
  );

async function atSpeakers() {
  await tab.viewport(1300, 900);
  const project = emptyProject();
  const shown = await onScreen(article(), project);
  const { app, page } = shown;
  [...page.querySelectorAll<HTMLElement>('[role=tab]')].find((one) => one.textContent === 'Speakers')!.click();
  await settled();
  const row = (name: string) =>
    [...page.querySelectorAll<HTMLElement>('[aria-label=Speakers][role=listbox] [role=option]')].find((one) =>
      one.textContent.includes(name),
    )!;
  const press = async (name: string) => {
    const all = [...page.querySelectorAll<HTMLElement>('button')];
    all.find((one) => (one.ariaLabel ?? one.textContent).trim() === name)!.click();
    await settled();
  };
  const said = () => {
    const { set } = app.store.getState().snapshot!;
    return ['q1', 'q2', 'q3'].map((id) => speakerOfQuote(set, id)?.name ?? null);
  };
  return { ...shown, project, row, press, said };
}

test('two that are chosen become one, which one undo takes apart again', async () => {
  const { app, row, press, said, close } = await atSpeakers();
  row('A. Berg').click();
  await settled();
  row('Anna Berg').dispatchEvent(new MouseEvent('click', { bubbles: true, ctrlKey: true }));
  await settled();
  await press('Merge into one');
  expect(said()).toEqual(['Anna Berg', 'Anna Berg', null]);
  expect(app.store.getState().snapshot!.set.findSpeaker('s1')?.aliases).toEqual(['A. Berg']);
  app.run('edit.undo');
  await settled();
  expect(said()).toEqual(['Anna Berg', 'A. Berg', null]);
  close();
});

test('proposed names are taken with their reason, and a chosen quote is split off to somebody new', async () => {
  const { app, page, row, press, said, close } = await atSpeakers();
  row('Anna Berg').click();
  await settled();
  expect(page.querySelector('section[aria-label="Speaker Anna Berg"]')!.textContent).toContain(
    'Mrs Bergwith a title, surname alone; fits A. Berg too',
  );
  await press('Take Mrs Berg as an alias');
  expect(app.store.getState().snapshot!.set.findSpeaker('s1')?.aliases).toEqual(['Mrs Berg']);
  page.querySelector<HTMLElement>('[aria-label="What Anna Berg says"] [role=option]')!.click();
  await settled();
  const field = page.querySelector<HTMLInputElement>('[data-field=give-to] input')!;
  field.focus();
  await userEvent.keyboard('Eva Falk{Enter}');
  await settled();
  expect(said()).toEqual(['Eva Falk', 'A. Berg', null]);
  close();
});

test('who held the office on the day of publication is offered first, and says so', async () => {
  const { app, page, show, said, close } = await atSpeakers();
  await show('m3');
  app.run('tag.speaker');
  await settled();
  const [first] = document.querySelectorAll<HTMLElement>('.options [role=option]');
  expect(first!.textContent).toContain('Dahlheld then: Minister of Justice (2023–)');
  expect(page.contains(document.activeElement)).toBe(true);
  await userEvent.keyboard('{Enter}');
  await settled();
  expect(said()[2]).toBe('Dahl');
  close();
});

test('the project takes in who is new, and asks only where two of its entries fit', async () => {
  const { app, page, project, row, press, close } = await atSpeakers();
  await press('Take 3 speakers into the registry');
  expect(project.state.project.speakers.map(({ name }) => name)).toEqual(['Anna Berg', 'A. Berg', 'Dahl']);
  const twice = { record: 'speaker' as const, type: 'person' as const, aliases: [], name: 'The Minister' };
  await app.changeProject((now) => ({
    ...now,
    speakers: [
      { ...twice, id: 'e1', role: 'of justice' },
      { ...twice, id: 'e2', role: 'of finance' },
    ],
  }));
  row('The Minister').click();
  await settled();
  const question = page.querySelector<HTMLElement>('[aria-label="Who is it in the project?"]')!;
  question.querySelectorAll('button')[1]!.click();
  await settled();
  expect(project.state.project.ties.map(({ speaker, entry }) => [speaker, entry])).toEqual([['s4', 'e2']]);
  expect(page.textContent).toContain('In the registry as The Minister');
  close();
});
