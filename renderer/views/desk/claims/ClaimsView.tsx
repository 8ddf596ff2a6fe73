import { useCallback } from 'react';
import type { ClaimRow } from '../../../../shared/model/project.ts';
import { useApp } from '../../../store/app-context.ts';
import { isolated } from '../../words.ts';
import styles from '../Desk.module.css';
import type { DeskViewProps } from '../DeskView.tsx';
import { type AskPage, usePages } from '../pages.ts';
import { PlainRows } from '../PlainRows.tsx';

/** The claims of the project, as the index tells them. */
export function ClaimsView({ about }: DeskViewProps) {
  const app = useApp();
  const { claims } = about;
  const rows = usePages<ClaimRow>(
    useCallback<AskPage<Awaited<ReturnType<typeof app.listClaims>>>>(
      (page) => app.listClaims({ filter: claims ?? {}, sort: { by: 'state', isDescending: false }, ...page }),
      [app, claims],
    ),
  );
  return (
    <section className={styles.section} aria-label="Claims of the project">
      <h2 className={styles.heading}>{rows.length === 1 ? '1 claim' : `${rows.length.toLocaleString('en')} claims`}</h2>
      <PlainRows label="Claims" rows={rows} height={50} keyOf={(row) => `${row.fileId} ${row.id}`} open={openAt(app)}>
        {(row) => (
          <>
            <bdi className={styles.words}>{row.normalised ?? row.text}</bdi>
            <span className={styles.about}>
              {row.state} · {isolated(row.speaker?.name ?? 'nobody named')} · {isolated(row.title)}
            </span>
          </>
        )}
      </PlainRows>
    </section>
  );
}

const openAt =
  (app: ReturnType<typeof useApp>) =>
  ({ fileId, articleId, id, start }: ClaimRow): void =>
    void app.openAt({ fileId, articleId, record: id, start });
