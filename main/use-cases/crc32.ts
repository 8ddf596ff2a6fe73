/** CRC-32 as in zip and PNG: finds a record that was cut or zeroed; it guards against accidents, not forgers. */

const TABLE = Int32Array.from({ length: 256 }, (_, byte) => {
  let remainder = byte;
  for (let bit = 0; bit < 8; bit += 1) remainder = remainder & 1 ? (remainder >>> 1) ^ 0xedb88320 : remainder >>> 1;
  return remainder;
});

/** Returns the checksum as eight hexadecimal digits. */
export function crc32(bytes: Uint8Array): string {
  let remainder = -1;
  for (const byte of bytes) remainder = (remainder >>> 8) ^ TABLE[(remainder ^ byte) & 0xff]!;
  return ((remainder ^ -1) >>> 0).toString(16).padStart(8, '0');
}
