import type { Annotation, Speaker } from '../../../shared/model/records.ts';
import { setSpeaker, speakerHolder } from '../../editor/index.ts';
import { useApp, useAppState } from '../../store/app-context.ts';
import { HiddenWarning } from '../HiddenWarning.tsx';
import { PickField } from '../PickField.tsx';
import { speakerChoiceOf, speakerPicks } from '../picks.ts';
import { useShortcuts } from '../shortcuts.ts';
import { speakerOf, withKey } from '../words.ts';

/** Who speaks: typed with completion out of the registry, or somebody new. */
export function SpeakerField({ annotation }: { annotation: Annotation }) {
  const app = useApp();
  const shortcutOf = useShortcuts();
  const set = useAppState((state) => state.snapshot!.set);
  const text = useAppState((state) => state.snapshot!.index);
  const registry = useAppState((state) => state.project?.project.speakers ?? NOBODY);
  if (speakerHolder(set, annotation.id) === null || annotation.kind === 'cue') return null;
  const speaker = speakerOf(set, annotation);
  return (
    <>
      <PickField
        key={`${annotation.id} ${speaker?.id ?? ''} ${speaker?.name ?? ''}`}
        name="speaker"
        label={annotation.kind === 'claim' ? 'Claimed by' : 'Speaker'}
        placeholder={withKey('Who?', shortcutOf('tag.speaker'))}
        initial={speaker?.name ?? ''}
        picksFor={(typed) => speakerPicks(set, text, annotation, typed, registry)}
        onPick={(pick) => {
          app.perform((state, services) =>
            setSpeaker(state, annotation.id, speakerChoiceOf(pick.id, registry), services),
          );
          app.focusArticle();
        }}
        onClear={
          speaker === null
            ? undefined
            : () => {
                app.perform((state, services) => setSpeaker(state, annotation.id, null, services));
                app.focusArticle();
              }
        }
        onLeave={app.focusArticle}
      />
      {speaker !== null && <HiddenWarning of="the name" texts={[speaker.name, ...speaker.aliases]} />}
    </>
  );
}

const NOBODY: readonly Speaker[] = [];
