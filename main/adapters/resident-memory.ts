import { app } from 'electron';
import { readFileSync } from 'node:fs';

/**
 * Returns how many bytes of memory a process holds, heap and all else, or null where the platform does not tell.
 * The heap has a limit of its own; buffers and what lies outside it have none but this.
 */
export function residentBytes(pid: number): number | null {
  const kilobytes = process.platform === 'linux' ? fromProc(pid) : fromMetrics(pid);
  return kilobytes === null ? null : kilobytes * 1024;
}

function fromProc(pid: number): number | null {
  try {
    const found = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
    return found === null ? null : Number(found[1]);
  } catch {
    return null; // The process has ended, or there is no /proc in this sandbox.
  }
}

function fromMetrics(pid: number): number | null {
  try {
    return app.getAppMetrics().find((metric) => metric.pid === pid)?.memory.workingSetSize ?? null;
  } catch {
    return null; // The Chromium host does not provide it.
  }
}
