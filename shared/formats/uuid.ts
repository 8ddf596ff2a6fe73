import type { Services } from './format.ts';

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/iu;

export const isUuid = (id: string): boolean => UUID.test(id);

/** A UUID of the version for free use (RFC 9562, version 8) made of the hash of `name`; always the same one. */
export function uuidOf(name: string, services: Pick<Services, 'sha256'>): string {
  const hash = services.sha256(name.toWellFormed());
  const variant = '89ab'[Number.parseInt(hash[16]!, 16) % 4]!;
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-${variant}${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
}
