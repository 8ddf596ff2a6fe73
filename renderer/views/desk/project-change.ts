import { useEffect, useRef, useState } from 'react';
import type { ProjectState } from '../../../shared/ipc/project-calls.ts';
import { useAppState } from '../../store/app-context.ts';

/** How often at most lists are asked for anew while the index tells how far it is, milliseconds. */
const REST = 1_000;

/** Returns the project as it was told last, or a moment before: what lists of it are asked for anew by. */
export function useProjectChange(): ProjectState | null {
  const project = useAppState((state) => state.project);
  const [known, setKnown] = useState(project);
  const last = useRef(-Infinity);
  useEffect(() => {
    if (known === project) return undefined;
    const take = () => {
      last.current = performance.now();
      setKnown(project);
    };
    const timer = setTimeout(take, Math.max(0, last.current + REST - performance.now()));
    return () => clearTimeout(timer);
  }, [project, known]);
  return known;
}
