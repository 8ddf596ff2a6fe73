import { useMemo } from 'react';
import { type Sliceable, wordsOf } from '../../shared/annotations/covered-text.ts';
import { compareWords } from '../../shared/merge/compare-words.ts';
import type { Annotation } from '../../shared/model/records.ts';

/** The words an annotation was tagged on with those of today: what went is struck out, what came is underlined. */
export function DriftedWords({ annotation, text }: { annotation: Annotation; text: Sliceable }) {
  const today = wordsOf(text, annotation);
  const pieces = useMemo(() => compareWords(annotation.tagged ?? today, today), [annotation.tagged, today]);
  return (
    <bdi className="drifted-words" data-testid="drifted-words">
      {pieces.map(({ kind, text: words }, i) => {
        const key = `${i} ${kind}`;
        if (kind === 'removed') return <del key={key}>{words}</del>;
        if (kind === 'added') return <ins key={key}>{words}</ins>;
        return <span key={key}>{words}</span>;
      })}
    </bdi>
  );
}
