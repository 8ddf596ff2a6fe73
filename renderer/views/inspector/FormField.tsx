import type { Annotation } from '../../../shared/model/records.ts';
import type { Field } from '../../../shared/model/scheme.ts';
import { useApp } from '../../store/app-context.ts';
import { ChoiceButtons } from '../ChoiceButtons.tsx';
import { DraftField } from '../DraftField.tsx';

/** One field of a kind's form. */
export function FormField({
  field,
  annotation,
  write,
}: {
  field: Field;
  annotation: Annotation;
  write: (id: string, value: string | null) => void;
}) {
  const app = useApp();
  const present = annotation.attributes[field.id];
  if (field.type === 'choice') {
    return (
      <ChoiceButtons
        label={field.label}
        choices={field.choices}
        value={present === undefined ? null : String(present)}
        onChange={(value) => write(field.id, value)}
      />
    );
  }
  return (
    <DraftField
      label={field.label}
      hint={field.hint}
      isLong={field.type === 'long-text'}
      value={present === undefined ? '' : String(present)}
      onCommit={(value) => write(field.id, value)}
      onDone={app.focusArticle}
    />
  );
}
