import { useCallback } from 'react';
import type { ClaimRow } from '../../../../shared/model/project.ts';
import { useApp, useAppState, useScheme } from '../../../store/app-context.ts';
import deskStyles from '../Desk.module.css';
import { type AskPage, usePages } from '../pages.ts';
import { PlainRows } from '../PlainRows.tsx';

/** Every claim of a speaker with its verdict. */
export function ClaimsOfSpeaker({ speakerKey }: { readonly speakerKey: string }) {
  const app = useApp();
  const scheme = useScheme();
  const project = useAppState((state) => state.project);
  const rows = usePages<ClaimRow>(
    useCallback<AskPage<Awaited<ReturnType<typeof app.listClaims>>>>(
      (page) =>
        app.listClaims({ filter: { speaker: speakerKey }, sort: { by: 'published', isDescending: false }, ...page }),
      // oxlint-disable-next-line react-hooks/exhaustive-deps -- a project that has changed is another list
      [app, speakerKey, project],
    ),
  );
  if (rows.length === 0)
    return <p className={deskStyles.quiet}>{rows.isAsking ? '' : (rows.problem ?? 'No claims.')}</p>;
  return (
    <PlainRows
      label="Claims"
      rows={rows}
      height={50}
      keyOf={({ articleId, id }) => `${articleId} ${id}`}
      open={({ fileId, articleId, id, start }) => void app.openAt({ fileId, articleId, record: id, start })}
    >
      {({ normalised, text, verdict, state, title, published }) => (
        <>
          <bdi className={deskStyles.words}>{normalised ?? text}</bdi>
          <bdi className={deskStyles.about}>
            {[
              verdict === null
                ? `no verdict (${state.replaceAll('-', ' ')})`
                : scheme.valueLabel('claim', 'verdict', verdict),
              title,
              published?.slice(0, 10),
            ]
              .filter(Boolean)
              .join(' · ')}
          </bdi>
        </>
      )}
    </PlainRows>
  );
}
