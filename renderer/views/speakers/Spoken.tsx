import { useState } from 'react';
import { spokenOf } from '../../../shared/analysis/speakers/spoken.ts';
import { quotesMovedWith } from '../../../shared/annotations/namings.ts';
import { SPEAKER_TYPES, type Speaker } from '../../../shared/model/records.ts';
import { giveTo, reveal, type Services, splitOff } from '../../editor/index.ts';
import { useApp, useAppState } from '../../store/app-context.ts';
import { KindBadge } from '../KindBadge.tsx';
import { PickField } from '../PickField.tsx';
import { registryPicks, speakerChoiceOf } from '../picks.ts';
import { rememberedByContents } from '../remembered.ts';
import { count, shortened, textOf } from '../words.ts';
import { ManyRows } from './ManyRows.tsx';
import styles from './Speakers.module.css';

interface SpokenProps {
  readonly speaker: Speaker;
  readonly choose: (id: string) => void;
}

/** Height of a row, CSS pixels. */
const ROW = 28;

const spokenBySpeaker = rememberedByContents((_set) => new Map<string, ReturnType<typeof spokenOf>>());

/**
 * What the speaker says in the article. What is chosen can be given to somebody else, or to somebody new, who is then
 * split off; a mention takes all its quotes along.
 */
export function Spoken({ speaker, choose }: SpokenProps) {
  const app = useApp();
  const { set, index } = useAppState((state) => state.snapshot!);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const bySpeaker = spokenBySpeaker(set);
  const said = bySpeaker.get(speaker.id) ?? spokenOf(set, speaker.id);
  bySpeaker.set(speaker.id, said);
  if (said.length === 0) return null;
  const ids = said.map(({ id }) => id).filter((id) => chosen.has(id));
  const moved = quotesMovedWith(set, ids).filter((id) => !chosen.has(id)).length;
  /** What is marked last is shown in the text. */
  const mark = (marked: ReadonlySet<string>) => {
    const added = [...marked].filter((id) => !chosen.has(id));
    const annotation = added.length === 1 ? set.findAnnotation(added[0]!) : null;
    setChosen(marked);
    if (annotation !== null) app.perform((state) => reveal(state, annotation));
  };
  const give = (pickId: string) => {
    const choice = speakerChoiceOf(pickId);
    const known = 'id' in choice ? set.findSpeaker(choice.id) : null;
    if ('id' in choice && known === null) return;
    let id = known?.id ?? '';
    app.perform((state, services) => {
      if (known !== null) return giveTo(state, ids, known, services);
      const fresh = newSpeaker(choice as { name: string; type: Speaker['type'] }, services);
      id = fresh.id;
      return splitOff(state, speaker.id, fresh, ids);
    });
    setChosen(new Set());
    choose(id);
  };
  return (
    <fieldset className={styles.rows}>
      <legend>What they say here ({said.length})</legend>
      <ManyRows
        label={`What ${speaker.name} says`}
        rows={said}
        chosen={new Set(ids)}
        height={ROW}
        most={6}
        isAdding
        idOf={({ id }) => id}
        choose={mark}
        open={app.focusArticle}
      >
        {(annotation, isChosen) => (
          <div className={styles.spokenRow}>
            <span className={styles.box} data-checked={isChosen} aria-hidden="true" />
            <KindBadge kind={annotation.kind} />
            <bdi>{shortened(textOf(index, set.findAnnotation(annotation.id) ?? annotation), 60)}</bdi>
          </div>
        )}
      </ManyRows>
      {ids.length > 0 && (
        <PickField
          key={ids.length}
          name="give-to"
          label={`Give ${count(ids.length, 'chosen one', 'chosen ones')}${moved > 0 ? ` and ${moved} more of the same mention` : ''} to`}
          placeholder="A name, or somebody new"
          initial=""
          picksFor={(typed) => registryPicks(set, typed).filter(({ id }) => id !== speaker.id)}
          onPick={({ id }) => give(id)}
          onLeave={app.focusArticle}
        />
      )}
    </fieldset>
  );
}

const newSpeaker = ({ name, type }: { name: string; type: Speaker['type'] }, services: Services): Speaker => ({
  record: 'speaker',
  id: services.newId(),
  name,
  type: SPEAKER_TYPES.includes(type) ? type : 'person',
  aliases: [],
});
