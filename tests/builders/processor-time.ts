/**
 * Returns the milliseconds of processor that the work took in this process. A limit on them holds on a machine that is
 * busy with other things too, where a clock would count their time as ours.
 */
export function processorTime(work: () => unknown): number {
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}
