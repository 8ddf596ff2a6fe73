/** A piece of an example sentence: plain words, or words that are tagged. */
export interface ExamplePiece {
  readonly text: string;
  readonly isTagged: boolean;
}

/**
 * Returns the pieces of an example of a kind, `She said {We will win}`: what stands between braces is tagged. A brace
 * behind a backslash is a brace, and so is one without its other half.
 */
export function readExample(written: string): readonly ExamplePiece[] {
  const pieces: ExamplePiece[] = [];
  let last = 0;
  for (const match of written.matchAll(/(?<!\\)\{((?:\\[{}\\]|[^{}])+)\}/g)) {
    pieces.push({ text: unescaped(written.slice(last, match.index)), isTagged: false });
    pieces.push({ text: unescaped(match[1]!), isTagged: true });
    last = match.index + match[0].length;
  }
  pieces.push({ text: unescaped(written.slice(last)), isTagged: false });
  return pieces.filter(({ text }) => text !== '');
}

const unescaped = (text: string): string => text.replaceAll(/\\([{}\\])/g, '$1');
