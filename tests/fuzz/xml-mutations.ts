import { unzipSync } from 'fflate';
import { pack } from '../../shared/formats/zip.ts';

/**
 * Ways to damage XML so that it stays XML, and an archive so that it stays one: else a reader of theirs would see
 * little but its own parser refuse. Elements without others in them are taken out, doubled and exchanged, attributes
 * get each other's values.
 */

const LEAF = /<([\w:.-]+)(?:\s[^<>]*)?(?:\/>|>[^<>]*<\/\1>)/gu;
const VALUE = /="[^"<>]*"/gu;

/** Values that mean something to one of our readers, or too much. */
const VALUES = ['', '0', '-1', '1', '9', '99999999999', '#', '#a', '__proto__', 'preserve', 'true', 'no', 'I', 'F'];

/** Returns the text with one to four such changes. */
export function mutatedXml(text: string, random: () => number): string {
  let changed = text;
  for (let count = 1 + Math.floor(random() * 4); count > 0; count -= 1) {
    changed = random() < 0.6 ? withOtherLeaf(changed, random) : withOtherValue(changed, random);
  }
  return changed;
}

function withOtherLeaf(text: string, random: () => number): string {
  const leaves = [...text.matchAll(LEAF)];
  const [one, other] = [pick(leaves, random), pick(leaves, random)];
  if (one === undefined || other === undefined) return text;
  const way = random();
  const instead = way < 0.3 ? '' : way < 0.6 ? one[0] + one[0] : way < 0.9 ? other[0] : one[0].repeat(50);
  return text.slice(0, one.index) + instead + text.slice(one.index + one[0].length);
}

function withOtherValue(text: string, random: () => number): string {
  const values = [...text.matchAll(VALUE)];
  const [one, other] = [pick(values, random), pick(values, random)];
  if (one === undefined || other === undefined) return text;
  const instead = random() < 0.5 ? other[0] : `="${pick(VALUES, random)}"`;
  return text.slice(0, one.index) + instead + text.slice(one.index + one[0].length);
}

const pick = <T>(list: readonly T[], random: () => number): T | undefined => list[Math.floor(random() * list.length)];

/** Returns the archive with one of its XML parts damaged; null for what is none or has none. */
export function mutatedArchive(bytes: Uint8Array, random: () => number): Uint8Array | null {
  let entries: Record<string, Uint8Array>;
  try {
    entries = unzipSync(bytes, { filter: ({ originalSize }) => originalSize < 200_000 });
  } catch {
    return null;
  }
  const name = pick(
    Object.keys(entries).filter((one) => /\.(?:xml|rels|opf|xhtml|html)$/u.test(one)),
    random,
  );
  if (name === undefined) return null;
  const content = mutatedXml(new TextDecoder().decode(entries[name]), random);
  return pack(Object.entries({ ...entries, [name]: content }).map(([key, value]) => ({ name: key, content: value })));
}

/** True for bytes that may be XML; pages are damaged as the text they are. */
export const looksLikeXml = (bytes: Uint8Array): boolean =>
  /^\uFEFF?\s*<(?!!doctype html|html)[?!\w]/iu.test(new TextDecoder().decode(bytes.subarray(0, 100)));
