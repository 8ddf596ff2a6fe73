/**
 * The two globals of the Encoding Standard that every runtime of ours has (Node, Chromium, workers) and that the ES
 * library does not declare. Only what `shared/` uses; where a layer brings the full declarations, they merge.
 */

interface TextDecoder {
  /** Canonical name of the encoding, lower case. */
  readonly encoding: string;
  decode(bytes?: Uint8Array): string;
}

declare var TextDecoder: {
  /** @throws RangeError when the label names no encoding */
  new (label?: string, options?: { readonly fatal?: boolean; readonly ignoreBOM?: boolean }): TextDecoder;
};

interface TextEncoder {
  /** Returns the text in UTF-8; lone surrogates become U+FFFD. */
  encode(text?: string): Uint8Array;
}

declare var TextEncoder: { new (): TextEncoder };
