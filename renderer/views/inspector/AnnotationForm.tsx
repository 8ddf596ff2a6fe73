import { Trash2 } from 'lucide-react';
import { type RefObject, useEffect, useRef } from 'react';
import { Button } from 'react-aria-components';
import { isPublished, isVerdictHidden } from '../../../shared/annotations/dossier-changes.ts';
import { visibleFields } from '../../../shared/kinds/form.ts';
import { type Annotation, isDetached } from '../../../shared/model/records.ts';
import type { Field } from '../../../shared/model/scheme.ts';
import { removeAnnotation, whatIsMissing } from '../../editor/index.ts';
import { useApp, useAppState } from '../../store/app-context.ts';
import type { WantedFocus } from '../../store/app-state.ts';
import { Drifted } from '../Drifted.tsx';
import { HiddenWarning } from '../HiddenWarning.tsx';
import { Dossier } from '../dossier/Dossier.tsx';
import { KindBadge } from '../KindBadge.tsx';
import { useShortcuts } from '../shortcuts.ts';
import { shortened, textOf, withKey } from '../words.ts';
import { Guidelines } from './Guidelines.tsx';
import { FormField } from './FormField.tsx';
import styles from './InspectorPane.module.css';
import { LinkField } from './LinkField.tsx';
import { LintNotes } from './LintNotes.tsx';
import { SpeakerField } from './SpeakerField.tsx';
import { Ties } from './Ties.tsx';
import { WordingNote } from '../wording/WordingNote.tsx';

/** The active annotation: its words, the fields of its kind, its speaker and its links. */
export function AnnotationForm({ annotation }: { annotation: Annotation }) {
  const app = useApp();
  const shortcutOf = useShortcuts();
  const form = useRef<HTMLElement>(null);
  const set = useAppState((state) => state.snapshot!.set);
  const text = useAppState((state) => state.snapshot!.index);
  useWantedFocus(form);
  const kind = set.scheme.findKind(annotation.kind);
  const missing = whatIsMissing(set, annotation);
  const isChecking = useAppState((state) => state.isDossierShown) && annotation.kind === 'claim';
  const verdict = useVerdictPlace(annotation, isChecking);
  const visible = kind === null ? [] : visibleFields(kind, annotation.attributes);
  const beforeSpeaker = visible.findIndex(({ id }) => id === LAST_BEFORE_SPEAKER.get(annotation.kind)) + 1;
  const inForm = ({ id }: Field) => verdict === 'form' || id !== VERDICT;
  return (
    <section
      ref={form}
      className={isChecking ? `${styles.form} ${styles.tall}` : styles.form}
      aria-label={`${set.scheme.labelOf(annotation.kind)}, details`}
    >
      <header className={styles.head}>
        <KindBadge kind={annotation.kind} />
        <h2 title={kind?.definition}>{set.scheme.labelOf(annotation.kind)}</h2>
        {missing !== null && (
          <span className={styles.missing}>
            lacks <bdi>{missing}</bdi>
          </span>
        )}
        <Button
          className={styles.icon!}
          aria-label={withKey(
            `Remove this ${set.scheme.labelOf(annotation.kind).toLowerCase()}`,
            shortcutOf('tag.remove'),
          )}
          onPress={() => {
            app.perform((state) => removeAnnotation(state, annotation.id));
            app.focusArticle();
          }}
        >
          <Trash2 size={15} aria-hidden="true" />
        </Button>
      </header>
      {!isDetached(annotation) && (
        <blockquote className={styles.exact} dir="auto">
          {shortened(textOf(text, annotation), 280)}
          {annotation.fragments.length > 1 && <small>{annotation.fragments.length} fragments</small>}
        </blockquote>
      )}
      <HiddenWarning texts={[textOf(text, annotation)]} />
      <LintNotes annotation={annotation} />
      {kind !== null && <Guidelines kind={kind} />}
      <Drifted annotation={annotation} />
      {visible
        .slice(0, beforeSpeaker)
        .filter(inForm)
        .map((field) => (
          <FormField key={field.id} field={field} annotation={annotation} />
        ))}
      <SpeakerField annotation={annotation} />
      {visible
        .slice(beforeSpeaker)
        .filter(inForm)
        .map((field) => (
          <FormField key={field.id} field={field} annotation={annotation} />
        ))}
      {kind?.fields.some(({ id }) => id === NOTE.id) !== true && <FormField field={NOTE} annotation={annotation} />}
      <WordingNote annotation={annotation} />
      {annotation.kind === 'claim' && <Dossier key={annotation.id} claim={annotation} />}
      <Ties annotation={annotation} />
      <LinkField annotation={annotation} />
    </section>
  );
}

/**
 * Where the verdict of a claim is: in the form, or with its check, which has it while it is unfolded, and where it is
 * hidden from a second reader or was published.
 */
function useVerdictPlace(annotation: Annotation, isChecking: boolean): 'form' | 'check' {
  const dossier = useAppState(({ snapshot }) => snapshot!.set.dossierOf(annotation.id));
  const person = useAppState((state) => state.person);
  const isGuarded = dossier !== null && (isVerdictHidden(dossier, person) || isPublished(dossier));
  return annotation.kind === 'claim' && (isChecking || isGuarded) ? 'check' : 'form';
}

const VERDICT = 'verdict';

/** Who speaks is asked first, but of a claim: its quote tells who makes it, and its wording and verdict are the work. */
const LAST_BEFORE_SPEAKER: ReadonlyMap<string, string> = new Map(Object.entries({ claim: 'verdict' }));

/** Anything can be noted on, also what the scheme gives no field for it, or does not know at all. */
const NOTE: Field = { type: 'long-text', id: 'note', label: 'Note' };

/** What the keyboard can fill in, in the order of the form. */
const CONTROLS = 'textarea, input:checked, input, .select-button, button.choice, .note-edit, [role=listbox]';

/** Of the places that a command brings the keyboard to, those in the form. */
const IN_FORM: ReadonlySet<WantedFocus['target']> = new Set(['details', 'speaker', 'link', 'places']);

/** Brings the keyboard to where a command asked for it. */
function useWantedFocus(form: RefObject<HTMLElement | null>): void {
  const app = useApp();
  const wanted = useAppState((state) => state.wantedFocus);
  useEffect(() => {
    if (wanted === null || !IN_FORM.has(wanted.target)) return;
    app.store.setState({ wantedFocus: null });
    const field =
      wanted.target === 'details' ? form.current : form.current?.querySelector(`[data-field=${wanted.target}]`);
    field?.querySelector<HTMLElement>(CONTROLS)?.focus();
  }, [wanted, app, form]);
}
