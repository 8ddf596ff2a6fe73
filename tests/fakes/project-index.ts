import type { Format } from '../../shared/formats/format.ts';
import type { ImportedFile, IndexCall, IndexCalls, IndexState, ProjectIndex, Services } from '../../main/ports.ts';
import type { Result } from '../../shared/result.ts';
import { directImport } from './import-host.ts';

/** An index that answers nothing but what it reads for others, and remembers what it was asked. */
export class FakeIndex implements ProjectIndex {
  readonly asked: (readonly [call: IndexCall, argument: unknown])[] = [];
  readonly opened: Parameters<ProjectIndex['open']>[0][] = [];
  tellState: (state: IndexState) => void = () => undefined;
  readonly #read: (input: IndexCalls['read']['argument']) => Promise<Result<ImportedFile>>;

  constructor(formats: readonly Format[], services: Services) {
    this.#read = (input) => directImport(formats, services).read(input);
  }

  open(at: Parameters<ProjectIndex['open']>[0]): void {
    this.opened.push(at);
  }

  async ask<Name extends IndexCall>(
    call: Name,
    argument: IndexCalls[Name]['argument'],
  ): Promise<IndexCalls[Name]['answer']> {
    this.asked.push([call, argument]);
    if (call === 'read') return this.#read(argument as IndexCalls['read']['argument']);
    if (call === 'look' || call === 'refresh' || call === 'setRegistry') return null;
    throw new RangeError(`Nothing answers ${call}`);
  }

  onState(listener: (state: IndexState) => void): void {
    this.tellState = listener;
  }

  close(): void {
    this.opened.length = 0;
  }
}
