import type { StoreApi } from 'zustand/vanilla';
import type { SaveState } from '../../shared/ipc/contract.ts';
import type { AppState } from './app-state.ts';
import type { Outbox } from './outbox.ts';

/**
 * What the status line says of saving. Main tells; but main hears of a change only when the outbox has handed it over,
 * and until then “saved” would not be true of it.
 */
export interface Saving {
  /** Main has told how the article is kept. */
  hear(told: SaveState): void;
  /** Something was changed, or all of it was handed over. */
  look(): void;
}

const UNSAVED: SaveState = { state: 'unsaved' };

/** @param findOutbox returns the outbox of the article that is open */
export function savingOf(store: StoreApi<AppState>, findOutbox: () => Outbox | null): Saving {
  let told: SaveState | null = null;
  const look = () => {
    const isHandedOver = findOutbox()?.isHandedOver ?? true;
    const isUntrue = !isHandedOver && (told?.state === 'saved' || told?.state === 'untouched');
    const saveState = isUntrue ? UNSAVED : told;
    if (saveState !== store.getState().saveState) store.setState({ saveState });
  };
  return {
    hear(next) {
      told = next;
      look();
    },
    look,
  };
}
