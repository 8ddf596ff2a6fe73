import { describe, expect, test } from 'vitest';
import { checkFuses, FUSES, readWires, writeWire, type FuseState } from './fuses.ts';

const RIGHT = Object.fromEntries(
  FUSES.map(({ name, wanted }): [string, FuseState] => [name, wanted === 'on' ? 'on' : 'off']),
);
const around = (...wires: readonly Buffer[]): Buffer =>
  Buffer.concat([Buffer.from('\x7fELF\0\0'), ...wires.flatMap((wire) => [wire, Buffer.alloc(40, 0x31)])]);

describe('the reader of fuses (PROMISES §6.19)', () => {
  test('reads the bytes as Electron writes them: sentinel, version, number, states', () => {
    const written = Buffer.from('junk dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX\x01\x080100110r junk', 'latin1');
    expect(readWires(written)).toEqual([
      {
        runAsNode: 'off',
        enableCookieEncryption: 'on',
        enableNodeOptionsEnvironmentVariable: 'off',
        enableNodeCliInspectArguments: 'off',
        enableEmbeddedAsarIntegrityValidation: 'on',
        onlyLoadAppFromAsar: 'on',
        loadBrowserProcessSpecificV8Snapshot: 'off',
        grantFileProtocolExtraPrivileges: 'removed',
      },
    ]);
  });

  test('finds nothing wrong with a binary as it should be, for one processor or two', () => {
    expect(checkFuses(around(writeWire(RIGHT)))).toEqual([]);
    expect(checkFuses(around(writeWire(RIGHT), writeWire(RIGHT)))).toEqual([]);
  });

  test.each(FUSES.filter(({ wanted }) => wanted !== 'any'))(
    'names $name where it is not $wanted',
    ({ name, wanted }) => {
      for (const state of ['on', 'off', 'removed'] as const) {
        const told = checkFuses(around(writeWire(RIGHT), writeWire({ ...RIGHT, [name]: state })));
        expect(told).toEqual(state === wanted ? [] : [`${name} is ${state} and has to be ${wanted}`]);
      }
    },
  );

  test('names a fuse that Electron has and nobody has decided on, and one that it lacks', () => {
    const wire = writeWire(RIGHT);
    const longer = Buffer.concat([wire, Buffer.from('1')]);
    longer[33] = FUSES.length + 1;
    expect(checkFuses(around(longer))).toEqual([`fuse ${FUSES.length} is one nobody has decided on`]);
    const shorter = Buffer.from(wire);
    shorter[33] = 7;
    expect(checkFuses(around(shorter))).toEqual(['grantFileProtocolExtraPrivileges is absent and has to be off']);
  });

  test('takes no binary without fuses, of another version or cut off for one that is in order', () => {
    const other = Buffer.from(writeWire(RIGHT));
    other[32] = 2;
    expect(() => checkFuses(Buffer.from('no fuses here'))).toThrow('no fuses');
    expect(() => checkFuses(around(other))).toThrow('version 2');
    expect(() => checkFuses(writeWire(RIGHT).subarray(0, 38))).toThrow('cut off');
  });
});
