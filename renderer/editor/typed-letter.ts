/**
 * Returns the one character that a key would type, in lower case; null for every other key. On a keyboard of another
 * alphabet, or under an input method, it is the Latin letter of the key.
 */
export function typedLetter({ key, code, ctrlKey, metaKey, altKey }: KeyboardEvent): string | null {
  if (ctrlKey || metaKey || altKey || (key.length !== 1 && key !== 'Process')) return null;
  const typed = key.toLowerCase();
  if (typed.length === 1 && typed <= '~') return typed;
  return /^Key[A-Z]$/.test(code) ? code.slice(3).toLowerCase() : null;
}
