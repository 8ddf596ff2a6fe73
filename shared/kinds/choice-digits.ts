/** Digits without zero, which marks the next field. */
const DIGITS = '123456789';

/**
 * Returns the digits that choose each of `count` values: one while nine are enough, else two, so that none is the
 * beginning of another (`11` to `19`, `21` to `29`, …). Past 81 values there are none: the list has those.
 */
export function choiceDigits(count: number): readonly string[] {
  if (count <= DIGITS.length) return [...DIGITS].slice(0, count);
  return [...DIGITS].flatMap((first) => [...DIGITS].map((second) => first + second)).slice(0, count);
}
