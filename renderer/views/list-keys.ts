/**
 * Returns the row of a list to which a key leads; null for a key that leads to none.
 *
 * @param here the row one is at, or -1
 * @param page how many rows are seen at once
 */
export function rowAfter(
  key: string,
  here: number,
  { page, last }: { readonly page: number; readonly last: number },
): number | null {
  const rows: Readonly<Record<string, number>> = {
    ArrowDown: here + 1,
    ArrowUp: here - 1,
    PageDown: here + page,
    PageUp: here - page,
    Home: 0,
    End: last,
  };
  const row = rows[key];
  return row === undefined ? null : Math.min(Math.max(row, 0), last);
}
