import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { SaveState } from '../../shared/ipc/contract.ts';
import { generator } from '../builders/random.ts';
import { announce, listen } from './child.ts';
import { Page } from './page.ts';
import { contentOf, type Folders } from './real-desk.ts';

/**
 * The process that is killed: it opens an article, says what it found, and works on it as a page does until it dies.
 * What it announces is said before (`sent`) or after (`acknowledged`, `saved`) the fact, never the other way round.
 */

export interface KeeperOrder {
  readonly folders: Folders;
  readonly path: string;
  /** Seed of the sequence of batches. */
  readonly seed: number;
  /** Seed of this life: pauses, saves, what is awaited. */
  readonly life: number;
  /** Rests now and then for as long as autosave takes. */
  readonly isLong: boolean;
  /** How likely it saves after a batch, beside autosave. */
  readonly saves: number;
}

export type Announcement =
  | { readonly opening: true }
  | { readonly opened: number; readonly sha256: string; readonly isRecovered: boolean }
  | { readonly sent: number }
  | { readonly acknowledged: number }
  | { readonly saving: number }
  | { readonly saved: number }
  | { readonly failed: string };

await listen<KeeperOrder>((order) =>
  work(order).catch((error: unknown) => say({ failed: error instanceof Error ? error.message : String(error) })),
);

function say(announcement: Announcement): void {
  announce(announcement);
}

async function work({ folders, path, seed, life, isLong, saves }: KeeperOrder): Promise<void> {
  say({ opening: true });
  const shown = (state: SaveState, number: number) => {
    if (state.state === 'saving') say({ saving: number });
    if (state.state === 'saved') say({ saved: number });
    if (state.state === 'failed') say({ failed: state.problem.code });
  };
  const page = await Page.open(folders, path, seed, { shown });
  const { article, saveState } = page.opened;
  const isRecovered = saveState.state === 'recovered';
  say({ opened: page.number, sha256: createHash('sha256').update(contentOf(article)).digest('hex'), isRecovered });
  const random = generator(life);
  for (;;) {
    say({ sent: page.number + 1 });
    const sending = (random() < 0.03 ? page.replace() : page.send()).then((number) => say({ acknowledged: number }));
    if (random() < 0.7) await sending;
    if (random() < saves) {
      const saving = page.session.save();
      if (random() < 0.6) await saving; // Nothing new meanwhile: only then is “saved” shown.
    }
    if (random() < 0.5) await pause(random() * 5);
    if (isLong && random() < 0.05) await pause(1_700);
  }
}
