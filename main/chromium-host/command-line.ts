/**
 * The command line, as Electron understands it: `electron [switches] <app> [arguments]`. A *switch* (`--name[=value]`) may
 * stand anywhere; some are for the host, all others are passed on to Chromium.
 */

/** The command line, sorted. */
export type CommandLine = Readonly<{
  /** The app's folder or main file as given, or null. */
  app: string | null;
  /** Modules to load before the app (`-r module`): Playwright's loader. */
  requires: readonly string[];
  /** The port of Node's debugger (0: any free one), or null when not asked for. */
  inspectPort: number | null;
  /** Chromium's own debugging switch, or null. It is how a test driver announces itself. */
  debuggingSwitch: string | null;
  /** `--user-data-dir`: in Electron the app's own data folder, not Chromium's. */
  userData: string | null;
  /** All switches in order, the host's own included. */
  switches: readonly string[];
  /** The switches that are for Chromium. */
  chromiumSwitches: readonly string[];
  /** What the app is to see as `process.argv.slice(1)`. */
  argv: readonly string[];
}>;

const ours = /^--(inspect(-brk)?|remote-debugging-port|remote-debugging-pipe|user-data-dir|app|headless)(=|$)/;

/** Sorts a command line, given without the program's name. */
export function readCommandLine(given: readonly string[]): CommandLine {
  const { requires, argv } = takeRequires(given);
  const end = argv.indexOf('--');
  const switches = argv.slice(0, end < 0 ? undefined : end).filter((argument) => argument.startsWith('--'));
  const inspect = switches.find((argument) => /^--inspect(-brk)?(=|$)/.test(argument));
  return {
    app: argv.find((argument) => !argument.startsWith('-')) ?? null,
    requires,
    inspectPort: inspect === undefined ? null : Number(/(\d+)$/.exec(inspect)?.[1] ?? 9229),
    debuggingSwitch: switches.find((argument) => argument.startsWith('--remote-debugging-port=')) ?? null,
    userData: switchValue(switches, 'user-data-dir') || null,
    switches,
    chromiumSwitches: switches.filter((argument) => !ours.test(argument)),
    argv,
  };
}

/** Returns the value of `--name=value` (the last one wins), `''` for a bare `--name`, null when absent. */
export function switchValue(switches: readonly string[], name: string): string | null {
  const found = switches.findLast((argument) => argument === `--${name}` || argument.startsWith(`--${name}=`));
  return found === undefined ? null : found.slice(name.length + 3);
}

function takeRequires(given: readonly string[]): { requires: string[]; argv: string[] } {
  const requires: string[] = [];
  const argv: string[] = [];
  for (let index = 0; index < given.length; index++) {
    const argument = given[index]!;
    if (argument === '-r' || argument === '--require') requires.push(given[++index] ?? '');
    else argv.push(argument);
  }
  return { requires, argv };
}
