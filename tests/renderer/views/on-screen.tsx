import { createRoot } from 'react-dom/client';
import type { Article } from '../../../shared/model/article.ts';
import { reveal } from '../../../renderer/editor/index.ts';
import { AppContext } from '../../../renderer/store/app-context.ts';
import { createApp } from '../../../renderer/store/app-store.ts';
import { App } from '../../../renderer/views/App.tsx';
import { fakeHost } from '../../fakes/host.ts';

/** The whole screen over an article, on a page of its own. */
export async function onScreen(article: Article) {
  const host = fakeHost(article);
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

/** Waits until the screen shows what happened. */
export const settled = (): Promise<unknown> => new Promise((resolve) => setTimeout(resolve, 150));
