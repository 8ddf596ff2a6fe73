import { labelOf, letterOf } from './words.ts';

/** The letter of a kind with its line style and colour. */
export function KindBadge({ kind }: { kind: string }) {
  return (
    <span className={`badge kind-${kind}`} title={labelOf(kind)}>
      <span aria-hidden="true">{letterOf(kind)}</span>
      <span className="visually-hidden">{labelOf(kind)}</span>
    </span>
  );
}
