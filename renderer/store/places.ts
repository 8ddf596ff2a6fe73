import type { Host } from '../../shared/ipc/contract.ts';

/** The caret's place is told once it has rested so long. Milliseconds. */
const REST = 1000;

/** Tells main where the caret is, for the next start. */
export function rememberPlaces(host: Host) {
  let timer: ReturnType<typeof setTimeout> | null = null;
  return {
    moved(articleId: string, offset: number) {
      if (timer !== null) clearTimeout(timer);
      timer = setTimeout(() => void host.call('rememberPlace', { articleId, offset }), REST);
    },
  };
}
