/**
 * Returns the language that a file names as a tag by BCP 47 in its usual case (`en_GB` as `en-GB`), or null for what is
 * none, such as an encoding in its place.
 */
export function languageTag(text: string | null | undefined): string | null {
  const tag = (text ?? '').trim().replaceAll('_', '-');
  if (!/^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}$/u.test(tag) || /^(?:zxx|und|none)/iu.test(tag)) return null;
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? null;
  } catch {
    return null; // It has the shape of a tag and not its grammar.
  }
}
