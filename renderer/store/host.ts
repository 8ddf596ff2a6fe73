import type { Host } from '../../shared/ipc/contract.ts';

declare global {
  interface Window {
    /** Put there by the preload; all of the outside world that the page can reach. */
    readonly host: Host;
  }
}
