import { parseArgs } from 'node:util';
import { firstLine } from '../../shared/result.ts';
import type { Content } from '../../shared/formats/format.ts';
import type { CliWorld, Ending, Verb } from './verb.ts';
import { VERBS } from './verbs.ts';

/**
 * The command line: the same engine without a window. Exit 0 means done; 1 means refused, with one clear line on
 * standard error and, of the files refused, nothing on standard output; 2 means used wrongly, with the usage line.
 */

/** What the process should say and how it should end. */
export interface CliResult {
  readonly exitCode: 0 | 1 | 2;
  readonly stdout: Content;
  readonly stderr: string;
}

const PROGRAM = 'npm run -s saidwho --';

/** Runs one command. Rejects only through our own mistake. */
export async function runCli(args: readonly string[], world: CliWorld): Promise<CliResult> {
  const [first, ...rest] = args;
  if (first === undefined) return { exitCode: 2, stdout: '', stderr: await help() };
  if (first === '--help' || first === '-h' || first === 'help')
    return { exitCode: 0, stdout: await help(), stderr: '' };
  if (first === '--version') return { exitCode: 0, stdout: `Saidwho ${world.version}\n`, stderr: '' };
  const listed = VERBS.find(({ name }) => name === first);
  if (listed === undefined) {
    const verbs = VERBS.map(({ name }) => name).join(', ');
    return { exitCode: 2, stdout: '', stderr: `There is no command “${first}”; there are ${verbs}.\n` };
  }
  const verb = await listed.load();
  if (rest.includes('--help') || rest.includes('-h')) {
    return { exitCode: 0, stdout: `${verb.summary}\n${usageOf(verb)}\n`, stderr: '' };
  }
  return resultOf(await runVerb(verb, rest, world), verb);
}

async function runVerb(verb: Verb, args: readonly string[], world: CliWorld): Promise<Ending> {
  let parsed;
  try {
    parsed = parseArgs({ args: [...args], options: verb.options, allowPositionals: true, strict: true });
  } catch (error) {
    return { ending: 'misused', why: error instanceof Error ? error.message.split('\n')[0]! : String(error) };
  }
  return verb.run({ positionals: parsed.positionals, options: { ...parsed.values } }, world);
}

function resultOf(ending: Ending, verb: Verb): CliResult {
  if (ending.ending === 'done' || ending.ending === 'partly') {
    const remark = ending.remark === undefined ? '' : `${ending.remark}\n`;
    return { exitCode: ending.ending === 'done' ? 0 : 1, stdout: ending.output ?? '', stderr: remark };
  }
  if (ending.ending === 'misused') {
    return { exitCode: 2, stdout: '', stderr: `${ending.why}\n${usageOf(verb)}\n` };
  }
  const [first, ...others] = ending.problems;
  if (ending.showsAll === true) {
    const all = ending.problems.map((problem) => firstLine([problem]));
    return { exitCode: 1, stdout: '', stderr: `${all.join('\n')}\n` };
  }
  const more = others.length === 0 ? '' : ` (and ${others.length} more: see validate)`;
  return { exitCode: 1, stdout: '', stderr: `${firstLine([first])}${more}\n` };
}

const usageOf = (verb: Verb): string => `Usage: ${PROGRAM} ${verb.usage}`;

async function help(): Promise<string> {
  const verbs = await Promise.all(VERBS.map((verb) => verb.load()));
  return [
    'Saidwho: who said what, in which words, and is it so?',
    '',
    `Usage: ${PROGRAM} COMMAND …`,
    '',
    ...verbs.flatMap(({ usage, summary }) => [`  ${usage}`, `      ${summary}`]),
    '  --help, --version',
    '',
    'Exit: 0 done, 1 refused (the reason is on standard error), 2 used wrongly.',
    '',
  ].join('\n');
}
