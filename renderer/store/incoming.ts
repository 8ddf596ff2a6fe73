import type { Change } from '../../shared/annotations/change.ts';
import type { Host, News } from '../../shared/ipc/contract.ts';
import type { Problem } from '../../shared/result.ts';
import type { Outbox } from './outbox.ts';

/**
 * Changes that main works out and the page makes: what another program wrote, or the way back to an earlier version.
 * They fit one state only, so the page first hands over all it has and asks anew when something was typed meanwhile.
 * Made here, each is one undo step like any other act of the user.
 */

export interface OpenArticle {
  readonly articleId: string;
  readonly outbox: Outbox;
  /** Makes the changes; false when the article cannot take them. */
  take(changes: readonly Change[]): boolean;
}

/** Nobody types so fast that the page is never ready in so many attempts. */
const ATTEMPTS = 50;

/** Takes in what another program wrote; returns what to tell the user, or null. */
export async function takeForeign(host: Host, findOpen: () => OpenArticle | null): Promise<News | null> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const open = findOpen();
    if (open === null) return null;
    await open.outbox.flush();
    const { articleId, outbox } = open;
    const answer = await host.call('mergeForeign', { articleId, sequence: outbox.sequence });
    if (answer.answer === 'nothing' || answer.answer === 'apart') return null;
    if (answer.answer !== 'take' || outbox.isWaiting || findOpen()?.outbox !== outbox) continue;
    outbox.takes(answer.takes);
    open.take(answer.changes);
    await outbox.flush();
    return answer.news;
  }
  return null;
}

/** Makes the article what it was in the version; returns what stood in the way. */
export async function goBackTo(
  host: Host,
  findOpen: () => OpenArticle | null,
  versionId: string,
): Promise<readonly Problem[]> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const open = findOpen();
    if (open === null) return [];
    await open.outbox.flush();
    const { articleId, outbox } = open;
    const answer = await host.call('restoreVersion', { articleId, versionId, sequence: outbox.sequence });
    if (answer === null || outbox.isWaiting) continue;
    if (!answer.ok) return answer.problems;
    if (findOpen()?.outbox === outbox && answer.value.changes.length > 0) open.take(answer.value.changes);
    await outbox.flush();
    return [];
  }
  return [];
}
