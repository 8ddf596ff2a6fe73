import type { ReactNode } from 'react';
import { valueOf } from '../../../shared/kinds/form.ts';
import { setAttributes, setSpeakerAttribute } from '../../editor/index.ts';
import { useApp, useAppState } from '../../store/app-context.ts';
import { PickField } from '../PickField.tsx';
import { registryPicks, speakerChoiceOf } from '../picks.ts';
import type { FieldProps } from './FormField.tsx';
import { KeptValue } from './KeptValue.tsx';

/** Somebody of the registry as the value of a field, typed with completion: the attribute holds the id. */
export function SpeakerAttribute({ field, annotation, label }: FieldProps & { readonly label: ReactNode }) {
  const app = useApp();
  const set = useAppState((state) => state.snapshot!.set);
  const value = valueOf(annotation.attributes, field.id);
  const speaker = typeof value === 'string' ? set.findSpeaker(value) : null;
  const clear = () =>
    void app.perform((state, services) => setAttributes(state, annotation.id, { [field.id]: null }, services));
  return (
    <>
      <PickField
        key={`${speaker?.id ?? ''} ${speaker?.name ?? ''}`}
        name={`attribute ${field.id}`}
        label={label}
        placeholder={field.hint ?? 'Who?'}
        initial={speaker?.name ?? ''}
        picksFor={(typed) => registryPicks(set, typed)}
        onPick={({ id }) => {
          app.perform((state, services) =>
            setSpeakerAttribute(state, annotation.id, field.id, speakerChoiceOf(id), services),
          );
          app.focusArticle();
        }}
        onClear={
          speaker === null
            ? undefined
            : () => {
                clear();
                app.focusArticle();
              }
        }
        onLeave={app.focusArticle}
      />
      {value !== null && value !== '' && speaker === null && (
        <KeptValue value={value} misfit="is nobody of the registry" onRemove={clear} />
      )}
    </>
  );
}
