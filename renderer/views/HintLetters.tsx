import type { PointerEvent } from 'react';
import { type AwaitedKey, type Awaiting, keysLeft, toneOf, typeAwaited } from '../editor/index.ts';
import { useApp, useAppState, useScheme } from '../store/app-context.ts';

/**
 * The letters that link to a record, over its name beside the text; in the text itself the editor draws them. They
 * take no room, and whoever presses them makes the link. Screen readers hear them from the strip below the article.
 */
export function HintLetters({ id }: { readonly id: string }) {
  const app = useApp();
  const scheme = useScheme();
  const hint = useAppState((state) => hintsOf(state.snapshot?.awaiting ?? null).get(id) ?? null);
  const typed = useAppState((state) => state.snapshot?.awaiting?.typed ?? '');
  if (hint === null) return null;
  const link = (event: PointerEvent) => {
    event.preventDefault(); // The keyboard stays in the article.
    event.stopPropagation(); // What the letters stand over leads elsewhere.
    app.perform((state, services) => typeAwaited(state, hint.letters.slice(typed.length), services));
  };
  const tone = hint.place === undefined ? '' : toneOf(scheme.findKind(hint.place.kind));
  return (
    <span
      className={`link-hint beside ${tone}`}
      data-letters={hint.letters}
      aria-hidden="true"
      onPointerDown={link}
      onClick={(event) => event.stopPropagation()}
    >
      <s>{typed}</s>
      {hint.letters.slice(typed.length)}
    </span>
  );
}

const NONE: ReadonlyMap<string, AwaitedKey> = new Map();
const hintsByAwaiting = new WeakMap<Awaiting, ReadonlyMap<string, AwaitedKey>>();

/** Letters of link targets that may still be typed, by the id of what they lead to: once for all who ask. */
function hintsOf(awaiting: Awaiting | null): ReadonlyMap<string, AwaitedKey> {
  if (awaiting === null || awaiting.sequence.id !== 'link') return NONE;
  const known = hintsByAwaiting.get(awaiting);
  if (known !== undefined) return known;
  const hints = new Map(keysLeft(awaiting).map((key) => [key.value, key]));
  hintsByAwaiting.set(awaiting, hints);
  return hints;
}
