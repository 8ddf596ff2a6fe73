process.parentPort.on('message', ({ data }) => {
  if (data === 'spin') for (;;);
  process.parentPort.postMessage({ data, argv: process.argv.slice(2), bytes: new Uint8Array([1, 2, 3]) });
});
