import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import type { AnnotationSet } from '../../shared/annotations/annotation-set.ts';
import { useApp } from '../store/app-context.ts';
import { KindBadge } from './KindBadge.tsx';
import { count } from './words.ts';

/** What the letters and lines of a printed article stand for; it is counted and there only while it is printed. */
export function PrintLegend() {
  const set = useSetWhilePrinting();
  if (set === null) return null;
  const timesOf = (kind: string) => set.annotations.filter((one) => one.kind === kind).length;
  const used = set.scheme.kinds.filter(({ id }) => timesOf(id) > 0);
  return (
    <section className="print-only print-legend" aria-label="Legend">
      <dl>
        {used.map(({ id, label, plural, definition }) => (
          <div key={id}>
            <dt>
              <KindBadge kind={id} /> {count(timesOf(id), label.toLowerCase(), plural.toLowerCase())}
            </dt>
            <dd>{definition}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** The annotations while the page is being printed, else null. The browser does not wait for React, so it is hurried. */
function useSetWhilePrinting(): AnnotationSet | null {
  const app = useApp();
  const [set, setSet] = useState<AnnotationSet | null>(null);
  useEffect(() => {
    const before = () => flushSync(() => setSet(app.store.getState().snapshot?.set ?? null));
    const after = () => setSet(null);
    window.addEventListener('beforeprint', before);
    window.addEventListener('afterprint', after);
    return () => {
      window.removeEventListener('beforeprint', before);
      window.removeEventListener('afterprint', after);
    };
  }, [app]);
  return set;
}
