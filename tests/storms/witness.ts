/**
 * What a user could say in court. The **states** are the contents of the article's file after each thing that was
 * done, the first as it was before; the **floor** is the oldest of them that may still be given back, because a later
 * one was neither acknowledged nor shown as saved. What was promised and is not so is **wrong**.
 */
export class Witness {
  readonly states: string[] = [];
  /** Contents that files of the user may have besides, until they are replaced with the user's consent. */
  readonly others = new Set<string>();
  /** Files of other people by path: nobody may change or take them. */
  readonly theirs = new Map<string, string>();
  /** Parts of foreign versions, such as a record's id or all the bytes: each stays in some file, whatever is merged. */
  readonly parts = new Set<string>();
  readonly wrong: string[] = [];
  #floor = 0;

  constructor(...states: string[]) {
    this.states.push(...states);
  }

  get floor(): number {
    return this.#floor;
  }

  get last(): string {
    return this.states.at(-1)!;
  }

  /** Notes one more state; returns its number. */
  have(state: string): number {
    this.states.push(state);
    return this.states.length - 1;
  }

  /** The state with the number was acknowledged or shown as saved: it may never be lost from now on. */
  promised(number: number): void {
    this.#floor = Math.max(this.#floor, number);
  }

  /** “Saved” is on the screen for `shown` while a power cut would leave `durable` of the file; null for no file. */
  sawSaved(shown: string, durable: string | null): void {
    if (durable === shown) this.promised(this.states.lastIndexOf(shown));
    else this.wrong.push('“saved” is shown for what a power cut would take away (D4)');
  }

  /** Notes what is wrong unless the claim holds. */
  expect(claim: boolean, otherwise: string): void {
    if (!claim) this.wrong.push(otherwise);
  }

  /** A witness of the next start, who knows what this one saw up to now. */
  heir(): Witness {
    const heir = new Witness(...this.states);
    for (const content of this.others) heir.others.add(content);
    for (const [path, content] of this.theirs) heir.theirs.set(path, content);
    for (const part of this.parts) heir.parts.add(part);
    heir.#floor = this.#floor;
    return heir;
  }
}
