import { X } from 'lucide-react';
import { useState } from 'react';
import { Button, Input, Label, TextField } from 'react-aria-components';
import type { SavedView } from '../../../../shared/model/project.ts';
import { isSameValue } from '../../../../shared/model/same-value.ts';
import { useApp, useAppState } from '../../../store/app-context.ts';
import { isolated } from '../../words.ts';
import styles from './Claims.module.css';
import type { Look } from './ClaimsView.tsx';

interface SavedViewsProps {
  readonly look: Look;
  readonly setLook: (look: Look) => void;
}

/** Ways to look at the claims that are kept in the project’s file: a click takes one, the present one can be kept. */
export function SavedViews({ look, setLook }: SavedViewsProps) {
  const app = useApp();
  const project = useAppState((state) => state.project);
  const [name, setName] = useState<string | null>(null);
  if (project === null) return null;
  const lookOf = ({ filter, sort, isBoard }: SavedView): Look => ({ filter, sort, isBoard });
  const keep = () => {
    const wanted = name?.trim() ?? '';
    setName(null);
    if (wanted !== '') void app.claims.keepView({ ...look, name: wanted });
  };
  return (
    <span className={styles.views}>
      {project.project.views.map((view) => (
        <span key={view.id} className={styles.saved}>
          <Button
            className={styles.toggle!}
            {...(isSameValue(lookOf(view), look) ? { 'data-selected': true, 'aria-current': true } : {})}
            onPress={() => setLook(lookOf(view))}
          >
            <bdi>{view.name}</bdi>
          </Button>
          <Button
            className={styles.forget!}
            aria-label={`Forget the view ${isolated(view.name)}`}
            onPress={() => void app.claims.forgetView(view.id)}
          >
            <X size={12} aria-hidden="true" />
          </Button>
        </span>
      ))}
      {name === null ? (
        <Button className={styles.button!} onPress={() => setName('')}>
          Keep this view…
        </Button>
      ) : (
        <TextField
          className={`field ${styles.name}`}
          value={name}
          onChange={setName}
          onBlur={keep}
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- the user has just asked for it
          autoFocus
          onKeyDown={(event) => {
            if (event.key === 'Enter') keep();
            else if (event.key === 'Escape') setName(null);
            else return;
            event.preventDefault();
          }}
        >
          <Label className="visually-hidden">Name of the view</Label>
          <Input placeholder="Name of the view" />
        </TextField>
      )}
    </span>
  );
}
