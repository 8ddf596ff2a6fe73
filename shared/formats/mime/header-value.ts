/** A header value with parameters: `text/html; charset="utf-8"`. */
export interface HeaderValue {
  /** Lower case. */
  readonly value: string;
  /** By name in lower case. Continued ones (RFC 2231) are joined, percent signs of theirs decoded. */
  readonly parameters: ReadonlyMap<string, string>;
}

const PARAMETER = /;\s{0,99}([!#$%&'*+.^_`|~\w-]{1,100})\s{0,9}=\s{0,9}(?:"((?:[^"\\]|\\.)*)"|([^;\s]*))/gu;

/** Returns what a header says, with its parameters. */
export function parameterised(header: string): HeaderValue {
  const parts = new Map<string, { text: string; isEncoded: boolean }>();
  for (const [, name, quoted, bare] of header.slice(0, LONGEST).matchAll(PARAMETER)) {
    const [, base = '', isEncoded = ''] = /^(.*?)(?:\*\d{1,3})?(\*?)$/u.exec(name!.toLowerCase()) ?? [];
    const text = quoted?.replace(/\\(.)/gu, '$1') ?? bare ?? '';
    const before = parts.get(base);
    parts.set(base, {
      text: (before?.text ?? '') + text,
      isEncoded: isEncoded === '*' || before?.isEncoded === true,
    });
  }
  const value = (header.split(';', 1)[0] ?? '').trim().toLowerCase();
  return {
    value,
    parameters: new Map([...parts].map(([name, { text, isEncoded }]) => [name, isEncoded ? extended(text) : text])),
  };
}

/** Header values are longer by mistake or malice only. UTF-16 code units. */
const LONGEST = 20_000;

/** `utf-8'en'r%C3%A9sum%C3%A9.pdf`: charset, language and the bytes of the value. */
function extended(text: string): string {
  const [, charset = '', rest = text] = /^([\w-]{0,40})'[\w-]{0,40}'(.*)$/su.exec(text) ?? [];
  const bytes: number[] = [];
  for (const [part, code] of rest.matchAll(/%([0-9A-Fa-f]{2})|[\s\S]/gu)) {
    if (code === undefined) bytes.push(...new TextEncoder().encode(part));
    else bytes.push(parseInt(code, 16));
  }
  try {
    return new TextDecoder(charset || 'utf-8').decode(new Uint8Array(bytes));
  } catch {
    // A charset that nobody knows: the name as it stands is better than none.
    return text;
  }
}
