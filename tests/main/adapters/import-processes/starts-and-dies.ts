import { utilityProcess } from '../../../../main/chromium-host/utility-process.ts';

/** Starts the module that it is given, tells the id of that process, and waits to be killed. */
const child = utilityProcess.fork(process.argv[2]!, [], { stdio: ['ignore', 'ignore', 'inherit'] });
child.on('spawn', () => process.send?.(child.pid));
