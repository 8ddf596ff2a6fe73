import { createHash } from 'node:crypto';
import { readAs } from '../../shared/formats/read-any.ts';
import { saidwhoFile } from '../../shared/formats/saidwho.ts';
import type { Article } from '../../shared/model/article.ts';
import { done, type Result } from '../../shared/result.ts';
import { freezePrototypes } from '../import-process/freeze-prototypes.ts';
import { nodeServices } from '../import-process/services.ts';
import { IndexDesk } from './desk.ts';
import type { IndexMessage, IndexRequest, OpenIndex } from './messages.ts';

/**
 * The process of the index: it reads the articles of one project, which are foreign bytes (promise H10), and answers
 * what is asked about them. Main is never held up by it, and begins another one when it ends. It writes nothing but
 * the index.
 */
const { parentPort } = process as unknown as { readonly parentPort: ParentPort };

/** As much of Electron's own declaration as is used; this process runs without Electron's module. */
interface ParentPort {
  on(name: 'message', listener: (event: { readonly data: IndexRequest }) => void): void;
  postMessage(message: IndexMessage): void;
}

let desk: IndexDesk | null = null;

freezePrototypes();
parentPort.on('message', ({ data }) => {
  if ('open' in data) {
    desk = open(data.open);
    return;
  }
  const { id, call, argument } = data;
  Promise.resolve(desk)
    .then((present) => present!.answer(call, argument))
    .then(
      (answer) => parentPort.postMessage({ id, answer }),
      (error: unknown) => parentPort.postMessage({ id, failed: String(error) }),
    );
});

function open({ version, skip, ...rest }: OpenIndex): IndexDesk {
  const services = nodeServices(version);
  return new IndexDesk({
    ...rest,
    skip: new Set(skip),
    sha256: (text) => createHash('sha256').update(text).digest('hex'),
    readOwn: (input) => readAs(saidwhoFile, input, services),
    read(bytes, name): Result<Article> {
      const read = saidwhoFile.read!({ bytes, name }, services);
      return read.ok ? done(read.value.article) : read;
    },
    tellState: (state) => parentPort.postMessage({ state }),
    tellReading: (reading) => parentPort.postMessage({ reading }),
  });
}
