import { createContext, use } from 'react';
import { useStore } from 'zustand';
import { Scheme } from '../../shared/kinds/scheme.ts';
import type { AppState } from './app-state.ts';
import type { App } from './app-store.ts';

/** The store, handed down to every view. */
export const AppContext = createContext<App | null>(null);

/** Returns the store. @throws RangeError outside the context */
export function useApp(): App {
  const app = use(AppContext);
  if (app === null) throw new RangeError('A view stands outside the app context');
  return app;
}

/** Returns one part of the store's state and draws the view again when it changes. */
export const useAppState = <Part>(select: (state: AppState) => Part): Part => useStore(useApp().store, select);

/** Returns the scheme of the article on the screen; the one that ships first while there is none. */
export const useScheme = (): Scheme => useAppState(({ snapshot }) => snapshot?.set.scheme ?? Scheme.of(null));
