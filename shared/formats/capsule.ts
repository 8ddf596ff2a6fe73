import { refuse, type Result } from '../result.ts';
import { capsulePage, DATA_ID } from './capsule/page.ts';
import type { PlainFormat, Reading, ReadInput, Services } from './format.ts';
import { html, raw, toText } from './html-text.ts';
import { saidwhoJson } from './saidwho-json.ts';

/**
 * The **evidence capsule**: one HTML page that an editor, a lawyer or a reviewer opens in any browser, without this
 * program, a script or a network: the text as it was, each claim in its context, what was asked and found, with hashes and
 * times, every decision, the second reading, and the guideline that was followed. The article lies in it whole, as
 * Saidwho JSON that one can read, with its hash: opened in Saidwho the capsule is the article again.
 *
 * The JSON stands as text in a `pre`, not in a script element, so that the page is the same under a policy that forbids
 * scripts; and its one style is named by its hash, so that a policy need allow nothing else.
 */
export const capsule: PlainFormat = {
  id: 'capsule',
  label: 'Evidence capsule',
  description: 'One page with claims, evidence, verdicts and their history; opens in any browser, and here again.',
  group: 'own',
  extensions: ['html'],
  mediaType: 'text/html',
  loses: [],
  sniffs: isCapsule,
  isSureBySniffing: true,
  read: readCapsule,
  write: (article, services) => {
    const json = plainlyEscaped(saidwhoJson.write!(article, services));
    const hash = services.sha256(json);
    const data = html`${raw('<pre')} id="${DATA_ID}" data-sha256="${hash}"${raw('>')}${json}${raw('</pre>')}`;
    return toText(capsulePage(article, services, { markup: data, sha256: hash }));
  },
};

/** True when the first bytes of a file are those of a capsule. */
export function isCapsule(head: Uint8Array): boolean {
  return /^\uFEFF?<!doctype html>\s*<html[^>]{0,99}\sdata-format="saidwho-capsule"/iu.test(
    new TextDecoder().decode(head.subarray(0, 400)),
  );
}

/** What HTML cannot hold, and what would turn the lines of the data round, stands as an escape of JSON. */
const plainlyEscaped = (json: string): string =>
  json
    .toWellFormed()
    .replace(
      /[\r\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff]/g,
      (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
    );

const CHARACTERS: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['#39', "'"],
]);

function readCapsule(input: ReadInput, services: Services): Result<Reading> {
  const page = new TextDecoder().decode(input.bytes);
  const opening = /<pre id="saidwho-json" data-sha256="([0-9a-f]{64})">/u.exec(page);
  const start = opening === null ? -1 : opening.index + opening[0].length;
  const end = page.indexOf('</pre>', start);
  if (opening === null || end < 0) {
    const message = 'The data of this capsule are missing: it was cut off or saved anew by another program.';
    return refuse({ code: 'capsule/no-data', message, where: input.name });
  }
  const json = page.slice(start, end).replace(/&(amp|lt|gt|quot|#39);/gu, (_, name: string) => CHARACTERS.get(name)!);
  const read = saidwhoJson.read!({ ...input, bytes: new TextEncoder().encode(json) }, services);
  if (!read.ok || services.sha256(json) === opening[1]) return read;
  const note = 'The data in this capsule are not those it was made with: they were changed since.';
  return { ok: true, value: { ...read.value, notes: [note, ...read.value.notes] } };
}
