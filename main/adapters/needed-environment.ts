/** Names in the environment without which a process may not start; the rest is none of its business. */
const NEEDED = ['SystemRoot', 'LD_LIBRARY_PATH'];

/** Returns as much of our environment as a process of ours gets. */
export const neededEnvironment = (): Record<string, string> =>
  Object.fromEntries(NEEDED.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]])));
