/**
 * Takes from everything in this process the way to change what all objects share (promise H7): a reader, or a
 * package that it uses, that would write to a prototype by a name out of a file throws instead.
 */
export function freezePrototypes(): void {
  for (const { prototype } of SHARED) Object.freeze(prototype);
}

const SHARED: readonly { readonly prototype: object }[] = [
  Object,
  Function,
  Array,
  String,
  Number,
  Boolean,
  RegExp,
  Map,
  Set,
  WeakMap,
  WeakSet,
  Uint8Array,
];
