import { expect, test } from 'vitest';
import { createApp } from '../../../renderer/store/app-store.ts';
import { reveal, setAttributes } from '../../../renderer/editor/index.ts';
import { annotatedArticle } from '../../builders/annotated-article.ts';
import type { ForeignAnswer } from '../../../shared/ipc/contract.ts';
import { fakeHost } from '../../fakes/host.ts';

/** What the store does with a real editor on the page, where two articles follow each other. */
async function opened() {
  const host = fakeHost(annotatedArticle('{quote#q:One} article'));
  const app = createApp(host);
  await app.begin();
  const scroller = document.createElement('div');
  const mount = document.createElement('div');
  scroller.append(mount);
  document.body.replaceChildren(scroller);
  const unmount = app.mountEditor(mount, scroller, app.store.getState().opened!);
  const note = (text: string) => app.perform((state, services) => setAttributes(state, 'q', { note: text }, services));
  const sent = () => host.calls.filter((name) => name === 'changeArticle' || name === 'replaceArticle').length;
  return { host, app, note, sent, unmount };
}

test('hands over what waits before another article is opened', async () => {
  const { host, app, note, unmount } = await opened();
  expect(note('first')).toBe(true);
  await app.openArticle('another');
  expect(host.kept().annotations[0]?.attributes).toEqual({ note: 'first' });
  unmount();
});

test('sends nothing of the last article as the next, while the next is opened but not drawn yet', async () => {
  const { app, note, sent, unmount } = await opened();
  await app.openArticle('another');
  const before = sent();
  expect(note('too late'), 'the last article takes no change').toBe(false);
  app.run('file.save');
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(sent()).toBe(before);
  unmount();
});

test('says that something is not saved from the moment it is changed, and what main told once main has heard of it', async () => {
  const { host, app, note, unmount } = await opened();
  const shown = () => app.store.getState().saveState?.state;
  const saved = {
    articleId: host.kept().id,
    saveState: { state: 'saved', name: 'a', at: '2026-11-28T05:00:00Z' },
  } as const;
  host.emit('saveState', saved);
  expect(shown()).toBe('saved');
  note('first');
  expect(shown()).toBe('unsaved');
  host.emit('saveState', saved);
  expect(shown(), 'that was what came before').toBe('unsaved');
  await expect.poll(shown, { message: 'main has heard of it' }).toBe('saved');
  expect(host.kept().annotations[0]?.attributes).toEqual({ note: 'first' });
  host.emit('saveState', { ...saved, saveState: { state: 'recovered', count: 1 } });
  note('second');
  expect(shown(), 'true all the same').toBe('recovered');
  unmount();
});

/** What another program wrote, as main would have the page take it in. */
const added: ForeignAnswer = {
  answer: 'take',
  takes: 'hash',
  changes: [
    {
      change: 'records',
      set: [
        {
          id: 'theirs',
          after: {
            record: 'annotation',
            id: 'theirs',
            kind: 'claim',
            fragments: [{ start: 4, end: 11 }],
            attributes: {},
          },
        },
      ],
    },
  ],
  news: { tone: 'information', text: 'One came in.', actions: [{ label: 'Undo', act: 'undo' }] },
};

test('takes in what another program wrote, says so, and lets it be undone like any act (C1, D14)', async () => {
  const { host, app, note, unmount } = await opened();
  note('mine');
  host.offer(added);
  await expect.poll(() => host.kept().annotations.map(({ id }) => id)).toEqual(['q', 'theirs']);
  expect(host.kept().annotations[0]?.attributes).toEqual({ note: 'mine' });
  const [notice] = app.store.getState().notices;
  expect(notice?.text).toBe('One came in.');
  app.act(notice!.id, notice!.actions[0]!);
  app.run('file.save');
  await expect.poll(() => host.kept().annotations.map(({ id }) => id)).toEqual(['q']);
  expect(host.kept().annotations[0]?.attributes).toEqual({ note: 'mine' });
  expect(app.store.getState().notices).toEqual([]);
  unmount();
});

test('undoes nothing else in the place of what came in', async () => {
  const { host, app, note, unmount } = await opened();
  host.offer(added);
  await expect.poll(() => app.store.getState().notices).toHaveLength(1);
  note('since');
  const [notice] = app.store.getState().notices;
  app.act(notice!.id, notice!.actions[0]!);
  app.run('file.save');
  await expect.poll(() => host.kept().annotations[0]?.attributes).toEqual({ note: 'since' });
  expect(app.store.getState().notices.at(-1)?.text).toContain('You have changed something since');
  unmount();
});

test('asks again when something was done while main worked out what to take in', async () => {
  const { host, note, unmount } = await opened();
  const call = host.call.bind(host);
  let asked = 0;
  host.call = async (name, argument) => {
    const answer = await call(name, argument);
    if (name === 'mergeForeign' && (asked += 1) === 1) note('meanwhile');
    return answer;
  };
  host.offer(added);
  await expect.poll(() => host.kept().annotations.map(({ id }) => id)).toEqual(['q', 'theirs']);
  expect(asked).toBe(2);
  expect(host.kept().annotations[0]?.attributes).toEqual({ note: 'meanwhile' });
  unmount();
});

test('goes back to an earlier version as one step, and forward again by undo (D13)', async () => {
  const { host, app, note, unmount } = await opened();
  note('one');
  note('two');
  await app.goBack('v1');
  expect(host.kept().annotations[0]?.attributes).toEqual({});
  app.run('edit.undo');
  app.run('file.save');
  await expect.poll(() => host.kept().annotations[0]?.attributes).toEqual({ note: 'two' });
  unmount();
});

test('begins the log of undo at the first change, not before, and hands over each entry with its changes', async () => {
  const { host, app, note, unmount } = await opened();
  expect(host.calls).not.toContain('beginUndo');
  note('one');
  note('two');
  app.run('file.save');
  await expect.poll(() => host.undone()).toHaveLength(2);
  expect(host.calls.filter((name) => name === 'beginUndo')).toHaveLength(1);
  unmount();
});

test('keeps what went wrong in handing over the last article to be read beside the next', async () => {
  const { host, app, note, unmount } = await opened();
  note('first');
  const call = host.call.bind(host);
  host.call = (name, argument) =>
    name === 'changeArticle' ? Promise.reject(new Error('main is away')) : call(name, argument);
  await app.openArticle('another');
  const texts = app.store.getState().notices.map(({ text }) => text);
  expect(texts.join()).toContain('could not be handed over');
  unmount();
});

test('finds the words of a detached annotation again, or says why not (T10)', async () => {
  const detached = (exact: string) => ({ kind: 'quote', exact, prefix: '', suffix: '', at: 0 });
  const written = 'Anna won. She said no, he said no.';
  const host = fakeHost(
    annotatedArticle(written, {
      detached: { a: detached('Anna won'), b: detached('lost'), c: detached('said no'), d: detached('Ann') },
    }),
  );
  const app = createApp(host);
  await app.begin();
  const mount = document.createElement('div');
  document.body.replaceChildren(mount);
  const unmount = app.mountEditor(mount, document.body, app.store.getState().opened!);
  const answers = ['a', 'b', 'c', 'd'].map((id) => {
    app.perform((state) => reveal(state, app.store.getState().snapshot!.set.findAnnotation(id)!));
    expect(app.can('tag.findAgain')).toBe(true);
    app.run('tag.findAgain');
    return app.store.getState().notices.at(-1)?.text.split(/[,:] /)[1];
  });
  expect(answers).toEqual([
    'its words stand in one place.',
    'its words do not stand in the text. Choose one of the places that are suggested',
    'its words stand in 2 places',
    'its words stand there only inside a longer word',
  ]);
  const { set } = app.store.getState().snapshot!;
  expect(set.detached.map(({ id }) => id)).toEqual(['b', 'c', 'd']);
  app.perform((state) => reveal(state, set.findAnnotation('a')!));
  expect(app.can('tag.findAgain')).toBe(false);
  unmount();
});

test('says how many characters of a pasted or dropped text could not be kept (T9)', async () => {
  const app = createApp(fakeHost(annotatedArticle('One')));
  await app.begin();
  const mount = document.createElement('div');
  document.body.replaceChildren(mount);
  const unmount = app.mountEditor(mount, document.body, app.store.getState().opened!);
  app.run('mode.edit');
  const page = mount.firstElementChild!;
  const clipboardData = new DataTransfer();
  clipboardData.setData('text/plain', 'a\0b\r\nc');
  page.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  const { left, top } = page.querySelector('p:last-child')!.getBoundingClientRect();
  const dataTransfer = new DataTransfer();
  dataTransfer.setData('text/plain', '\ufeffx\0\0y');
  dataTransfer.setData('text/html', '<h1>x y</h1>');
  const where = { clientX: left + 1, clientY: top + 5 };
  page.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true, ...where }));
  expect(app.store.getState().snapshot?.index.text).toBe('a\ufffdb\nx\ufffd\ufffdycOne');
  expect(app.store.getState().notices.map(({ text }) => text)).toEqual([
    '1 character of what was pasted could not be read and became “\ufffd”.',
    '2 characters of what was pasted could not be read and became “\ufffd”.',
  ]);
  app.run('mode.tag');
  page.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true, ...where }));
  expect(app.store.getState().snapshot?.index.text).toBe('a\ufffdb\nx\ufffd\ufffdycOne');
  unmount();
});
