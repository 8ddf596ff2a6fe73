import { createRoot } from 'react-dom/client';
import type { Article } from '../../../shared/model/article.ts';
import { reveal } from '../../../renderer/editor/index.ts';
import { AppContext } from '../../../renderer/store/app-context.ts';
import { createApp } from '../../../renderer/store/app-store.ts';
import { App } from '../../../renderer/views/App.tsx';
import { fakeHost } from '../../fakes/host.ts';
import type { FakeProject } from '../../fakes/project.ts';

/** The whole screen over an article, on a page of its own. */
export async function onScreen(article: Article, project?: FakeProject) {
  const host = fakeHost(article, project);
  const app = createApp(host);
  const page = document.createElement('div');
  page.id = 'root';
  document.body.replaceChildren(page);
  const root = createRoot(page);
  await app.begin();
  root.render(
    <AppContext value={app}>
      <App />
    </AppContext>,
  );
  await settled();
  /** Makes the annotation the active one. */
  const show = async (id: string) => {
    const annotation = app.store.getState().snapshot!.set.findAnnotation(id)!;
    app.perform((state) => reveal(state, annotation));
    await settled();
  };
  return { app, host, page, show, close: () => root.unmount() };
}

/** Anything that is to come by a short timer has begun after so many milliseconds. */
const TIMERS = 150;

/** A page that goes on changing (a spinner, a bar that fills) is waited for no longer than this, milliseconds. */
const LONGEST = 5_000;

/** A page behind another one draws no frames; and one that is never at rest has no idle moments. Milliseconds. */
const FRAME = 100;
const REST = 1_000;

const within = (milliseconds: number, begin: (resolve: () => void) => void): Promise<unknown> =>
  Promise.race([new Promise<void>(begin), new Promise((resolve) => setTimeout(resolve, milliseconds))]);

/**
 * Waits until the screen shows what happened: until the page has nothing else to do, deferred drawing included, and an
 * idle moment passed without a change. A fixed pause is too short on a busy machine.
 */
export async function settled(): Promise<void> {
  let hasChanged = true;
  const watch = new MutationObserver(() => (hasChanged = true));
  watch.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  const end = performance.now() + LONGEST;
  await new Promise((resolve) => setTimeout(resolve, TIMERS));
  while (hasChanged && performance.now() < end) {
    hasChanged = false;
    await within(FRAME, (resolve) => requestAnimationFrame(resolve));
    await within(REST, (resolve) => requestIdleCallback(resolve));
  }
  watch.disconnect();
}
