/** Of this thread where Node can tell, else of the whole process. */
const usage: typeof process.cpuUsage = (process as Partial<NodeJS.Process>).threadCpuUsage ?? process.cpuUsage;

/**
 * Returns the milliseconds of processor that this thread spent on the work. A limit on them holds on a machine that is
 * busy with other things too, where a clock would count their time as ours. What the collector of garbage and the
 * compiler do on threads of their own is left out: it comes in leaps, now and then.
 */
export function processorTime(work: () => unknown): number {
  const start = usage();
  work();
  const { user, system } = usage(start);
  return (user + system) / 1000;
}
