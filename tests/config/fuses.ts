/**
 * Fuses are bytes in Electron's binary that switch off what a packaged program must not be (PROMISES §6, item 19). They
 * stand on a *wire*: a sentinel, a byte with the version, a byte with their number, and one byte for the state of each.
 * A binary for two processors has two wires, and both count.
 */

export type FuseState = 'on' | 'off' | 'removed' | 'unknown';

/** The fuses in the order of the wire, with Electron's names in `electron-builder.yml` and what they have to be. */
export const FUSES: readonly { readonly name: string; readonly wanted: 'on' | 'off' | 'any' }[] = [
  { name: 'runAsNode', wanted: 'off' },
  { name: 'enableCookieEncryption', wanted: 'on' },
  { name: 'enableNodeOptionsEnvironmentVariable', wanted: 'off' },
  { name: 'enableNodeCliInspectArguments', wanted: 'off' },
  { name: 'enableEmbeddedAsarIntegrityValidation', wanted: 'on' },
  { name: 'onlyLoadAppFromAsar', wanted: 'on' },
  { name: 'loadBrowserProcessSpecificV8Snapshot', wanted: 'off' },
  { name: 'grantFileProtocolExtraPrivileges', wanted: 'off' },
  { name: 'wasmTrapHandlers', wanted: 'any' }, // As Electron ships it: nothing here runs WebAssembly.
];

const SENTINEL = Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX', 'latin1');
const VERSION = 1;
const STATES: ReadonlyMap<number, FuseState> = new Map([
  [0x30, 'off'],
  [0x31, 'on'],
  [0x72, 'removed'],
]);

/**
 * Reads every wire of a binary.
 *
 * @returns the states by name, a wire an entry; fuses that we have no name for are called by their place, from 0
 * @throws RangeError where there is no wire, or one of a version we do not know, or one that the binary cuts off
 */
export function readWires(binary: Buffer): readonly Readonly<Record<string, FuseState>>[] {
  const wires: Readonly<Record<string, FuseState>>[] = [];
  for (let at = binary.indexOf(SENTINEL); at >= 0; at = binary.indexOf(SENTINEL, at + SENTINEL.length)) {
    wires.push(readWire(binary.subarray(at + SENTINEL.length)));
  }
  if (wires.length === 0) throw new RangeError('The binary has no fuses');
  return wires;
}

function readWire(wire: Buffer): Readonly<Record<string, FuseState>> {
  const [version, length = 0] = wire;
  if (version !== VERSION) throw new RangeError(`The fuses are of version ${version}, not ${VERSION}`);
  if (wire.length < 2 + length) throw new RangeError('The fuses are cut off');
  const states = [...wire.subarray(2, 2 + length)];
  return Object.fromEntries(
    states.map((byte, place) => [FUSES[place]?.name ?? `fuse ${place}`, STATES.get(byte) ?? 'unknown']),
  );
}

/** Returns a wire with these states; fuses that are not named are removed. */
export function writeWire(states: Readonly<Record<string, FuseState>>): Buffer {
  const byteOf = (state: FuseState) => [...STATES].find(([, one]) => one === state)?.[0] ?? 0;
  const bytes = FUSES.map(({ name }) => byteOf(states[name] ?? 'removed'));
  return Buffer.concat([SENTINEL, Buffer.from([VERSION, bytes.length, ...bytes])]);
}

/** What is wrong with the fuses of a binary, as sentences; an empty list is a binary that is only this program. */
export function checkFuses(binary: Buffer): readonly string[] {
  return readWires(binary).flatMap((states) => {
    const wrong = FUSES.filter(({ name, wanted }) => wanted !== 'any' && states[name] !== wanted);
    const strange = Object.keys(states).filter((name) => name.startsWith('fuse '));
    return [
      ...wrong.map(({ name, wanted }) => `${name} is ${states[name] ?? 'absent'} and has to be ${wanted}`),
      ...strange.map((name) => `${name} is one nobody has decided on`),
    ];
  });
}
