import { useState } from 'react';
import { Button } from 'react-aria-components';
import { withoutTie, withTie } from '../../../../shared/annotations/dossier-changes.ts';
import { compareWords } from '../../../../shared/merge/compare-words.ts';
import { changeDossier } from '../../../editor/index.ts';
import { useApp, useAppState, useScheme } from '../../../store/app-context.ts';
import { comparedWords, findSimilarClaims, type FoundClaim } from '../../../store/similar.ts';
import dossierStyles from '../../dossier/Dossier.module.css';
import type { PartProps } from '../../dossier/parts.ts';
import { wordsOf } from '../../../../shared/annotations/covered-text.ts';
import styles from './SimilarClaims.module.css';

/** The same claim in other articles of the project, looked for when it is asked for: who said it when, in which words. */
export function SimilarClaims({ claim, check }: PartProps) {
  const app = useApp();
  const hasProject = useAppState((state) => state.project !== null);
  const articleId = useAppState((state) => state.opened?.article.id ?? '');
  const index = useAppState(({ snapshot }) => snapshot!.index);
  const [found, setFound] = useState<readonly FoundClaim[] | 'asked' | null>(null);
  if (!hasProject) return null;
  const normalised = claim.attributes['normalised'];
  const words = comparedWords({
    normalised: typeof normalised === 'string' ? normalised : null,
    text: wordsOf(index, claim),
  });
  const look = async () => {
    setFound('asked');
    setFound(await findSimilarClaims(app.listClaims, { articleId, claimId: claim.id, words }));
  };
  return (
    <details
      className={dossierStyles.fold}
      onToggle={({ currentTarget }) => {
        if (currentTarget.open && found === null) void look();
      }}
    >
      <summary>
        The same claim elsewhere{Array.isArray(found) && <small>{found.filter(({ isOwn }) => !isOwn).length}</small>}
      </summary>
      {found === 'asked' && <p className={dossierStyles.soft}>Looking through the claims of the project…</p>}
      {Array.isArray(found) && found.length === 0 && (
        <p className={dossierStyles.soft}>No other claim of the project is like this one.</p>
      )}
      {Array.isArray(found) && found.length > 0 && (
        <ol className={styles.list}>
          {found.map((one) => (
            <li key={`${one.row.articleId} ${one.row.id}`}>
              <Found found={one} words={words} claim={claim} check={check} />
            </li>
          ))}
        </ol>
      )}
    </details>
  );
}

function Found({ found, words, claim, check }: PartProps & { readonly found: FoundClaim; readonly words: string }) {
  const app = useApp();
  const scheme = useScheme();
  const { row, differsIn, isOwn, isFirst, isRepeated } = found;
  const tied = check.related?.find(({ article, claim: other }) => article === row.articleId && other === row.id);
  const tie = (kind: 'same-claim' | 'not-the-same') =>
    void app.perform((state) =>
      changeDossier(state, claim.id, (dossier) =>
        tied?.tie === kind
          ? withoutTie(dossier, tied.id)
          : withTie(dossier, { article: row.articleId, claim: row.id, tie: kind }),
      ),
    );
  const notes = [
    isFirst && 'first seen',
    isRepeated && 'said again',
    differsIn.includes('numbers') && 'another number',
    differsIn.includes('negation') && 'one says no',
  ].filter((note) => note !== false);
  if (isOwn) {
    return (
      <p className={dossierStyles.soft}>
        {dayOf(row)} · <strong>this claim</strong>
        {notes.length > 0 && <em> · {notes.join(', ')}</em>}
      </p>
    );
  }
  return (
    <>
      <p className={styles.words} dir="auto">
        {compareWords(words, found.words).map(({ kind, text }, i) =>
          kind === 'same' ? text : kind === 'added' ? <ins key={i}>{text}</ins> : <del key={i}>{text}</del>,
        )}
      </p>
      <p className={dossierStyles.soft}>
        {dayOf(row)} · <bdi>{row.speaker?.name ?? 'nobody named'}</bdi> · <bdi>{row.title}</bdi>
        {row.verdict !== null && (
          <>
            {' · '}
            <strong>{scheme.valueLabel('claim', 'verdict', row.verdict)}</strong>
          </>
        )}
        {notes.length > 0 && <em> · {notes.join(', ')}</em>}
      </p>
      <div className={dossierStyles.buttons}>
        <Button
          className={dossierStyles.button!}
          onPress={() =>
            void app.openAt({ fileId: row.fileId, articleId: row.articleId, record: row.id, start: row.start })
          }
        >
          Go there
        </Button>
        <Button
          className={dossierStyles.button!}
          aria-pressed={tied?.tie === 'same-claim'}
          onPress={() => tie('same-claim')}
        >
          {tied?.tie === 'same-claim' ? 'Tied as the same' : 'It is the same'}
        </Button>
        <Button
          className={dossierStyles.button!}
          aria-pressed={tied?.tie === 'not-the-same'}
          onPress={() => tie('not-the-same')}
        >
          {tied?.tie === 'not-the-same' ? 'Told apart' : 'It is not'}
        </Button>
      </div>
    </>
  );
}

const dayOf = ({ published }: FoundClaim['row']): string => published?.slice(0, 10) ?? 'no date';
