/** What the small processes beside this file share; each stands in for an import process that goes wrong in one way. */

interface Port {
  once(name: 'message', listener: (event: { readonly data: { readonly name: string } }) => void): void;
  postMessage(answer: unknown): void;
}

/** The way to main, as the import process has it. */
export const { parentPort } = process as unknown as { readonly parentPort: Port };
