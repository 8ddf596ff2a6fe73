import { parentPort } from './parent.ts';

/** Does what the name of the file says. */
parentPort.once('message', ({ data: { name } }) => {
  if (name === 'exits') process.exit(3);
  if (name === 'throws') throw new Error('secret words of /some/path');
  if (name === 'says nothing right') parentPort.postMessage({ ok: true, value: { formatId: 'text', reading: {} } });
  if (name === 'says too much') {
    parentPort.postMessage({
      ok: false,
      problems: Array.from({ length: 100_000 }, () => ({ code: 'a/b', message: 'c' })),
    });
  }
  if (name === 'says a long word') {
    parentPort.postMessage({ ok: false, problems: [{ code: 'a/b', message: 'x'.repeat(30_000_000) }] });
  }
  if (name === 'dies speaking') {
    parentPort.postMessage({ ok: false, problems: [{ code: 'a/b', message: 'x'.repeat(30_000_000) }] });
    process.kill(process.pid, 'SIGKILL');
  }
  if (name === 'answers twice') {
    parentPort.postMessage({ ok: false, problems: [{ code: 'first/answer', message: 'c' }] });
    parentPort.postMessage({ ok: false, problems: [{ code: 'second/answer', message: 'c' }] });
  }
  if (name === 'tells its environment') {
    const message = JSON.stringify({ env: Object.keys(process.env), argv: process.argv.slice(2) });
    parentPort.postMessage({ ok: false, problems: [{ code: 'a/b', message }] });
  }
});
