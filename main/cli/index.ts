import { readFileSync } from 'node:fs';
import { systemTimers } from '../adapters/clock.ts';
import { nodeFiles } from '../adapters/node-files.ts';
import { nodeServices } from '../adapters/services.ts';
import { runCli } from './run.ts';

/** Starts the command line: `npm run -s saidwho -- …`. */
const manifest = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
const { version } = JSON.parse(manifest) as { version: string };
const world = { files: nodeFiles, services: nodeServices(version), timers: systemTimers, version };
// A reader that has seen enough closes the pipe (`… | head`); that is no failure of ours.
process.stdout.on('error', () => process.exit(0));
const { exitCode, stdout, stderr } = await runCli(process.argv.slice(2), world);
process.stderr.write(stderr);
process.stdout.write(stdout);
process.exitCode = exitCode;
