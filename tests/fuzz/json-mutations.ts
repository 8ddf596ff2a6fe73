import { textOf, type Block } from '../../shared/model/block.ts';
import type { Services } from '../../shared/formats/format.ts';

/**
 * Damage to our own files that only their meaning shows: the JSON is well-formed, the hash fits the text and the
 * seal the file, as a colleague's script would leave it; some values in it are others, gone, or there twice.
 */

type Pick = (below: number) => number;
type Node = Record<string, unknown>;

const VALUES: readonly unknown[] = [
  ...[null, true, 0, -1, 1, 2, 5, 1e9, 0.5, '', 'a', 'metadata', '../x', '\ud800', '\u202e', 'x'.repeat(300)],
  ...[
    [],
    {},
    [[]],
    [null],
    ['a', 'a'],
    { start: 0, end: 1 },
    { record: 'speaker', id: 'x' },
    [{ start: 3, end: 2 }],
    'quote',
  ],
];

/** Returns the file with some values changed, its hashes made to fit. */
export function mutatedJson(text: string, random: () => number, services: Services): string {
  const pick: Pick = (below) => Math.floor(random() * below);
  const file = JSON.parse(text) as Node;
  for (let i = pick(4); i >= 0; i -= 1) change(file, pick);
  return file['format'] === 'saidwho' ? sealed(file, services) : hashed(file, services);
}

/** Walks down at random and changes what it comes to. */
function change(file: Node, pick: Pick): void {
  let parent = file;
  let key = keyIn(parent, pick);
  for (let value = parent[key]; isNode(value) && pick(5) > 0; value = parent[key]) {
    if (Object.keys(value).length === 0) break;
    parent = value;
    key = keyIn(parent, pick);
  }
  const how = pick(6);
  const value = parent[key];
  if (how === 0 && !Array.isArray(parent)) delete parent[key];
  else if (how === 1 && Array.isArray(parent)) parent.push(structuredClone(parent[Number(key)]));
  else if (how === 2 && Array.isArray(parent)) parent.splice(Number(key), 1);
  else if (how === 3 && typeof value === 'number') parent[key] = value + pick(5) - 2;
  else if (how === 4) parent[`x-${pick(9)}`] = structuredClone(VALUES[pick(VALUES.length)]);
  else parent[key] = structuredClone(VALUES[pick(VALUES.length)]);
}

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null;

function keyIn(parent: Node, pick: Pick): string {
  const keys = Object.keys(parent);
  return keys[pick(keys.length)] ?? 'x';
}

function hashed(file: Node, services: Services): string {
  const { document } = file;
  if (isNode(document) && typeof document['text'] === 'string') {
    document['textSha256'] = services.sha256(document['text'].toWellFormed());
  }
  return JSON.stringify(file);
}

function sealed({ integrity: _integrity, ...file }: Node, services: Services): string {
  const { text } = file;
  const blocks = isNode(text) ? text['blocks'] : null;
  const hasTexts = Array.isArray(blocks) && blocks.every((block) => isNode(block) && typeof block['text'] === 'string');
  if (isNode(text) && hasTexts) text['sha256'] = services.sha256(textOf(blocks as Block[]).toWellFormed());
  const body = `${JSON.stringify(file).slice(0, -1)},\n`;
  return `${body}"integrity": {"algorithm": "sha256", "sha256": "${services.sha256(body)}"}\n}\n`;
}
