import { toneOf } from '../editor/index.ts';
import { useScheme } from '../store/app-context.ts';
import { letterOf } from './words.ts';

/** The letter of a kind with its line style and colour. */
export function KindBadge({ kind }: { kind: string }) {
  const scheme = useScheme();
  return (
    <span className={`badge ${toneOf(scheme.findKind(kind))}`} title={scheme.labelOf(kind)}>
      <span aria-hidden="true">{letterOf(scheme, kind)}</span>
      <span className="visually-hidden">{scheme.labelOf(kind)}</span>
    </span>
  );
}
