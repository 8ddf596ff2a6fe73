import type { StoreApi } from 'zustand/vanilla';
import type { News } from '../../shared/ipc/contract.ts';
import type { Problem } from '../../shared/result.ts';
import type { AppState, Notice } from './app-state.ts';

/**
 * What the reader is told, as notices that can be put away. Each has a **serial** number, and so has each opening of an
 * article, so that one knows what was told before it.
 */
export function noticesOf(store: StoreApi<AppState>) {
  let serial = 0;
  const nextSerial = (): number => {
    serial += 1;
    return serial;
  };

  const tell = ({ tone, text, actions }: News): void => {
    const notice = { id: nextSerial(), tone, text, actions };
    store.setState(({ notices }) => ({ notices: [...notices.slice(-3), notice] }));
  };
  const notify = (tone: Notice['tone'], text: string): void => tell({ tone, text, actions: [] });
  const complain = (problems: readonly Problem[]): void => {
    for (const { message } of problems.slice(0, 3)) notify('problem', message);
    if (problems.length > 3) notify('problem', `And ${problems.length - 3} more problems of this file.`);
  };
  const dismiss = (id: number): void =>
    store.setState(({ notices }) => ({ notices: notices.filter((notice) => notice.id !== id) }));

  const tellReadOnly = (): void => {
    const { saveState, notices } = store.getState();
    const text = `This article cannot be changed here. ${saveState?.state === 'read-only' ? saveState.reason : ''}`;
    if (!notices.some((notice) => notice.text === text)) notify('problem', text);
  };

  return { tell, notify, complain, dismiss, tellReadOnly, nextSerial, lastSerial: () => serial };
}
