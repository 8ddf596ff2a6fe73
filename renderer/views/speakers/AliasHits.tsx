import { Check, Merge, X } from 'lucide-react';
import { useDeferredValue, useState } from 'react';
import { Button } from 'react-aria-components';
import { speakerOfMention } from '../../../shared/annotations/attribution.ts';
import { type AliasHit, aliasHits, type AliasSources } from '../../../shared/analysis/speakers/alias-hits.ts';
import type { Speaker } from '../../../shared/model/records.ts';
import { type EditorSnapshot, mergeInto, takeAlias } from '../../editor/index.ts';
import { useApp, useAppState } from '../../store/app-context.ts';
import { rememberedByContents, useRested } from '../remembered.ts';
import { isolated, textOf } from '../words.ts';
import styles from './Speakers.module.css';

/** Names that were left, by speaker, until the program ends. */
const left = new Set<string>();
const keyOf = (speaker: Speaker, { name }: AliasHit): string => `${speaker.id} ${name}`;

/** Names that may be the speaker’s too, each with its reason, to take or to leave. */
export function AliasHits({ speaker }: { readonly speaker: Speaker }) {
  const app = useApp();
  const [, setLeft] = useState(0);
  const snapshot = useRested(useAppState((state) => state.snapshot!));
  // Of thousands of speakers it takes a while: the form is there before, and arrows go on down the list.
  const asked = useDeferredValue<Speaker | null>(speaker, null);
  const hits = asked === null ? [] : hitsFor(snapshot, asked).filter((hit) => !left.has(keyOf(asked, hit)));
  if (hits.length === 0) return null;
  const leave = (hit: AliasHit) => {
    left.add(keyOf(speaker, hit));
    setLeft((n) => n + 1);
  };
  const take = ({ name, speaker: other }: AliasHit) =>
    app.perform((state) =>
      other === null ? takeAlias(state, speaker.id, name) : mergeInto(state, speaker.id, [other.id]),
    );
  return (
    <fieldset className={styles.rows}>
      <legend>May be the same</legend>
      {hits.map((hit) => (
        <div key={`${hit.speaker?.id ?? ''} ${hit.name}`} className={styles.hit}>
          <span className={styles.hitWords}>
            <bdi>{hit.name}</bdi>
            <small>
              {hit.speaker === null ? hit.reason : `in the list, ${hit.reason}`}
              {hit.alsoFits.length > 0 && (
                <>
                  ; fits <bdi>{hit.alsoFits.slice(0, 2).join(', ')}</bdi> too
                </>
              )}
            </small>
          </span>
          <Button
            className={styles.icon!}
            aria-label={
              hit.speaker === null
                ? `Take ${isolated(hit.name)} as an alias`
                : `Merge ${isolated(hit.name)} into ${isolated(speaker.name)}`
            }
            onPress={() => take(hit)}
          >
            {hit.speaker === null ? <Check size={14} aria-hidden="true" /> : <Merge size={14} aria-hidden="true" />}
          </Button>
          <Button className={styles.icon!} aria-label={`Leave ${isolated(hit.name)}`} onPress={() => leave(hit)}>
            <X size={14} aria-hidden="true" />
          </Button>
        </div>
      ))}
    </fieldset>
  );
}

const known = new WeakMap<object, Map<Speaker, readonly AliasHit[]>>();

/** Typing changes no hit; a change of records looks anew. */
function hitsFor(snapshot: EditorSnapshot, speaker: Speaker): readonly AliasHit[] {
  const { contents } = snapshot.set;
  const bySpeaker = known.get(contents) ?? new Map<Speaker, readonly AliasHit[]>();
  known.set(contents, bySpeaker);
  const hits = bySpeaker.get(speaker) ?? aliasHits(speaker, sourcesOf(snapshot, speaker));
  bySpeaker.set(speaker, hits);
  return hits;
}

function sourcesOf({ set, index }: EditorSnapshot, speaker: Speaker): AliasSources {
  const mentions = mentionsBySpeaker(set);
  const words = (own: Speaker | null) =>
    (mentions.get(own?.id) ?? []).flatMap((id) => {
      const mention = set.findAnnotation(id);
      return mention === null ? [] : textOf(index, mention);
    });
  return { speakers: set.speakers, tied: words(speaker), loose: words(null), text: index.text };
}

/** Ids of the mentions by that of the speaker; typing changes none of them. */
const mentionsBySpeaker = rememberedByContents((set) => {
  const bySpeaker = new Map<string | undefined, string[]>();
  for (const { kind, id } of set.annotations) {
    if (kind !== 'mention') continue;
    const who = speakerOfMention(set, id)?.id;
    const ids = bySpeaker.get(who);
    if (ids === undefined) bySpeaker.set(who, [id]);
    else ids.push(id);
  }
  return bySpeaker;
});
