import { useEffect, useState } from 'react';
import { Input, Label, Text, TextField } from 'react-aria-components';

interface RenameFieldProps {
  readonly name: string;
  readonly onRename: (name: string) => void;
}

/** The name of a speaker: it is written when the field is left or Enter pressed, since the old one becomes an alias. */
export function RenameField({ name, onRename }: RenameFieldProps) {
  const [draft, setDraft] = useState(name);
  useEffect(() => setDraft(name), [name]);
  const commit = () => {
    const written = draft.trim();
    if (written === '') setDraft(name);
    else if (written !== name) onRename(written);
  };
  return (
    <TextField
      className="field"
      value={draft}
      onChange={setDraft}
      onBlur={commit}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && !event.nativeEvent.isComposing) commit();
        else if (event.key === 'Escape') setDraft(name);
      }}
    >
      <Label>Name</Label>
      <Input />
      {draft.trim() !== name && draft.trim() !== '' && (
        <Text slot="description" className="hint">
          Enter renames; the old name stays as an alias.
        </Text>
      )}
    </TextField>
  );
}
