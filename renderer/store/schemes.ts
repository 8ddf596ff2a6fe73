import type { Host } from '../../shared/ipc/contract.ts';
import type { SchemeRecord } from '../../shared/model/scheme.ts';

/** What the screen asks of main about schemes: those that are kept, and files of them. */
export const schemeCalls = (host: Host) => ({
  listSchemes: () => host.call('listSchemes', {}),
  keepScheme: (scheme: SchemeRecord) => host.call('keepScheme', { scheme }),
  forgetScheme: (name: string) => host.call('forgetScheme', { name }),
  /** @param name of the scheme that articles from other formats begin with; null for the one that ships first */
  setNewScheme: (name: string | null) => host.call('setNewScheme', { name }),
  exportScheme: (scheme: SchemeRecord) => host.call('exportScheme', { scheme }),
  importScheme: () => host.call('importScheme', {}),
});
