import { SPEAKER_TYPES, type Speaker } from '../../../shared/model/records.ts';
import { ChoiceButtons } from '../ChoiceButtons.tsx';
import { DraftField } from '../DraftField.tsx';
import { HiddenWarning } from '../HiddenWarning.tsx';
import { NamesField } from '../NamesField.tsx';
import { NoteField } from '../NoteField.tsx';
import { isolated } from '../words.ts';
import { IdRows } from './IdRows.tsx';
import { OfficeRows } from './OfficeRows.tsx';
import { RenameField } from './RenameField.tsx';

interface SpeakerFieldsProps {
  readonly speaker: Speaker;
  /** As published, of the article the offices are held against; null where there is none. */
  readonly published: string | null;
  readonly onRename: (name: string) => void;
  readonly onPut: (speaker: Speaker) => void;
  readonly onDone: () => void;
}

/** What is known of a speaker, to be edited: of the open article as of the project’s registry. */
export function SpeakerFields({ speaker, published, onRename, onPut, onDone }: SpeakerFieldsProps) {
  const put = (change: Partial<Speaker>) => onPut(withoutEmpty({ ...speaker, ...change }));
  return (
    <>
      <RenameField name={speaker.name} onRename={onRename} />
      <HiddenWarning of="the names" texts={[speaker.name, ...speaker.aliases]} />
      <ChoiceButtons
        label="Sort"
        choices={SPEAKER_TYPES.map((type) => ({ value: type, label: type[0]!.toUpperCase() + type.slice(1) }))}
        value={speaker.type}
        onChange={(type) => {
          const next = SPEAKER_TYPES.find((one) => one === type);
          if (next !== undefined) put({ type: next });
        }}
      />
      <DraftField label="Role" value={speaker.role ?? ''} onCommit={(role) => put({ role })} />
      <NamesField label="Also called" names={speaker.aliases} onCommit={(aliases) => put({ aliases })} />
      <OfficeRows offices={speaker.offices ?? []} published={published} onPut={(offices) => put({ offices })} />
      <IdRows ids={speaker.ids ?? []} onPut={(ids) => put({ ids })} />
      <NoteField
        label="Note"
        editLabel={`Edit the note on ${isolated(speaker.name)}`}
        value={speaker.note ?? ''}
        onCommit={(note) => put({ note })}
        onDone={onDone}
      />
    </>
  );
}

/** What was emptied is taken away. */
function withoutEmpty({ role = '', note = '', offices = [], ids = [], ...rest }: Speaker): Speaker {
  return {
    ...rest,
    ...(role === '' ? {} : { role }),
    ...(offices.length === 0 ? {} : { offices }),
    ...(ids.length === 0 ? {} : { ids }),
    ...(note === '' ? {} : { note }),
  };
}
