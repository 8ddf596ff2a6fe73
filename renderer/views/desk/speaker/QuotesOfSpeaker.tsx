import { useCallback, useEffect, useState } from 'react';
import type { QuoteRow } from '../../../../shared/model/project.ts';
import { SPEAKER_TYPES, type Speaker } from '../../../../shared/model/records.ts';
import { useApp, useAppState } from '../../../store/app-context.ts';
import { PickField } from '../../PickField.tsx';
import { entryPicks, speakerChoiceOf } from '../../picks.ts';
import { ManyRows } from '../../speakers/ManyRows.tsx';
import { count } from '../../words.ts';
import deskStyles from '../Desk.module.css';
import { QuoteWords } from './QuoteWords.tsx';
import styles from './Speaker.module.css';

/** How many quotes of one speaker are listed; those of a page at once. */
const MOST = 5_000;
const PAGE = 500;

/** Every quote of a speaker with its context. Those that are chosen can be given to somebody else, all in one step. */
export function QuotesOfSpeaker({ speakerKey }: { readonly speakerKey: string }) {
  const app = useApp();
  const registry = useAppState((state) => state.project?.project.speakers ?? NOBODY);
  const { quotes, total } = useQuotes(speakerKey);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const rows = quotes.filter((row) => chosen.has(keyOf(row)));
  const give = (pickId: string) => {
    const choice = speakerChoiceOf(pickId, registry);
    const entry = 'id' in choice ? choice.entry : newEntry(choice);
    if (entry === undefined) return;
    setChosen(new Set());
    void app.giveEverywhere(rows, entry);
  };
  return (
    <>
      {total > quotes.length && quotes.length >= MOST && (
        <p className={deskStyles.quiet}>
          The first {quotes.length} of {total} quotes.
        </p>
      )}
      <ManyRows
        label="Quotes"
        rows={quotes}
        chosen={chosen}
        height={66}
        idOf={keyOf}
        choose={setChosen}
        open={({ fileId, articleId, id, start }) => void app.openAt({ fileId, articleId, record: id, start })}
        empty={<p className={deskStyles.quiet}>No quotes.</p>}
      >
        {(row) => <QuoteWords row={row} />}
      </ManyRows>
      {rows.length > 0 && (
        <div className={styles.give}>
          <PickField
            key={rows.length}
            name="give-to"
            label={`Give ${count(rows.length, 'chosen quote', 'chosen quotes')} to (quotes of the same mention follow)`}
            placeholder="An entry of the registry, or somebody new"
            initial=""
            picksFor={(typed) => entryPicks(registry, typed).filter(({ id }) => id !== speakerKey)}
            onPick={({ id }) => give(id)}
            onLeave={app.focusArticle}
          />
        </div>
      )}
    </>
  );
}

const NOBODY: readonly Speaker[] = [];
const keyOf = ({ articleId, id }: QuoteRow): string => `${articleId} ${id}`;

const newEntry = ({ name, type }: { readonly name: string; readonly type: Speaker['type'] }): Speaker => ({
  record: 'speaker',
  id: crypto.randomUUID(),
  name,
  type: SPEAKER_TYPES.includes(type) ? type : 'person',
  aliases: [],
});

/** All quotes of the speaker, as they come. */
function useQuotes(speaker: string) {
  const app = useApp();
  const project = useAppState((state) => state.project);
  const [known, setKnown] = useState<{ readonly quotes: readonly QuoteRow[]; readonly total: number }>(NO_QUOTES);
  const ask = useCallback(
    async (isWanted: () => boolean) => {
      let quotes: readonly QuoteRow[] = [];
      for (;;) {
        const { rows, total } = await app.listQuotes({ speaker, offset: quotes.length, limit: PAGE });
        if (!isWanted()) return;
        quotes = [...quotes, ...rows];
        setKnown({ quotes, total });
        if (rows.length === 0 || quotes.length >= Math.min(total, MOST)) return;
      }
    },
    [app, speaker],
  );
  useEffect(() => {
    let isWanted = true;
    ask(() => isWanted).catch(() => undefined); // Without an index there is nothing to list, and the library says so.
    return () => {
      isWanted = false;
    };
  }, [ask, project]);
  return known;
}

const NO_QUOTES = { quotes: [], total: 0 };
