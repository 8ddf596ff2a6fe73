import { Link2, Trash2, Unlink } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { Button } from 'react-aria-components';
import type { Field } from '../../shared/model/scheme.ts';
import { commandOf } from '../../shared/commands/index.ts';
import { type Annotation, isDetached, type Link } from '../../shared/model/records.ts';
import {
  legalLinkType,
  linkTo,
  removeAnnotation,
  reveal,
  setAttributes,
  setSpeaker,
  speakerHolder,
  unlink,
  whatIsMissing,
} from '../editor/index.ts';
import { AboutArticle } from './AboutArticle.tsx';
import { AnnotationList } from './AnnotationList.tsx';
import { RepeatPanel } from './RepeatPanel.tsx';
import { useApp, useAppState } from '../store/app-context.ts';
import { ChoiceButtons } from './ChoiceButtons.tsx';
import { DraftField } from './DraftField.tsx';
import { Drifted } from './Drifted.tsx';
import styles from './InspectorPane.module.css';
import { Layers } from './Layers.tsx';
import { HiddenWarning } from './HiddenWarning.tsx';
import { linkPicks, speakerChoiceOf, speakerPicks } from './picks.ts';
import { PickField } from './PickField.tsx';
import { KindBadge } from './KindBadge.tsx';
import { useShortcuts } from './shortcuts.ts';
import { shortened, speakerOf, textOf, withKey } from './words.ts';

/** What the caret is in, with its form and its ties; below it the list of all annotations. */
export function InspectorPane() {
  const isRepeating = useAppState(({ snapshot }) => snapshot !== null && snapshot.repeat !== null);
  return (
    <aside className={styles.pane} aria-label="Inspector" data-pane="inspector" tabIndex={-1}>
      {isRepeating ? (
        <RepeatPanel />
      ) : (
        <>
          <Layers />
          <Details />
          <AnnotationList />
        </>
      )}
    </aside>
  );
}

function Details() {
  const annotation = useAppState(({ snapshot }) => {
    const id = snapshot?.focus.active ?? null;
    return id === null ? null : (snapshot?.set.findAnnotation(id) ?? null);
  });
  return annotation === null ? <Invitation /> : <AnnotationForm key={annotation.id} annotation={annotation} />;
}

/** What to do when nothing is active: shown to the newcomer, out of the way of everyone else. */
function Invitation() {
  const isEmpty = useAppState(({ snapshot }) => snapshot !== null && snapshot.set.annotationCount === 0);
  const hasArticle = useAppState(({ snapshot }) => snapshot !== null);
  const shortcutOf = useShortcuts();
  if (!hasArticle) return <p className={styles.hint}>Open an article, or drop a file on the window.</p>;
  return (
    <>
      <div className={styles.hint}>
        <p>
          {isEmpty
            ? `Press ${shortcutOf('go.unfinished')}: the first quotation is proposed with its speaker. Or put the caret in one and press ${shortcutOf('tag.quote')}.`
            : 'Put the caret in an annotation to see it here, or tag something new:'}
        </p>
        <p>
          <kbd>{shortcutOf('tag.quote')}</kbd> quote, <kbd>{shortcutOf('tag.mention')}</kbd> who says it,{' '}
          <kbd>{shortcutOf('tag.cue')}</kbd> the cue (“said”), <kbd>{shortcutOf('tag.claim')}</kbd> a claim. Without a
          selection each takes what it needs: the quotation, the name, the word, the sentence.
        </p>
      </div>
      <AboutArticle />
    </>
  );
}

function AnnotationForm({ annotation }: { annotation: Annotation }) {
  const app = useApp();
  const shortcutOf = useShortcuts();
  const form = useRef<HTMLElement>(null);
  const set = useAppState((state) => state.snapshot!.set);
  const text = useAppState((state) => state.snapshot!.index.text);
  useWantedFocus(form);
  const kind = set.scheme.findKind(annotation.kind);
  const missing = whatIsMissing(set, annotation);
  const write = (id: string, value: string | null) =>
    app.perform((state, services) => setAttributes(state, annotation.id, { [id]: value }, services));
  return (
    <section ref={form} className={styles.form} aria-label={`${set.scheme.labelOf(annotation.kind)}, details`}>
      <header className={styles.head}>
        <KindBadge kind={annotation.kind} />
        <h2 title={kind?.definition}>{set.scheme.labelOf(annotation.kind)}</h2>
        {missing !== null && <span className={styles.missing}>lacks {missing}</span>}
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
      <Drifted annotation={annotation} />
      {kind?.fields[0]?.id === 'normalised' && (
        <FormField field={kind.fields[0]} annotation={annotation} write={write} />
      )}
      <SpeakerField annotation={annotation} />
      {(kind?.fields ?? [])
        .filter(({ id }) => id !== 'normalised')
        .map((field) => (
          <FormField key={field.id} field={field} annotation={annotation} write={write} />
        ))}
      <Ties annotation={annotation} />
      <LinkField annotation={annotation} />
    </section>
  );
}

/** Brings the keyboard to where a command asked for it. */
function useWantedFocus(form: React.RefObject<HTMLElement | null>): void {
  const app = useApp();
  const wanted = useAppState((state) => state.wantedFocus);
  useEffect(() => {
    if (wanted === null || wanted.target === 'list') return;
    app.store.setState({ wantedFocus: null });
    const field =
      wanted.target === 'details' ? form.current : form.current?.querySelector(`[data-field=${wanted.target}]`);
    field?.querySelector<HTMLElement>('textarea, input:checked, input, .select-button, [role=listbox]')?.focus();
  }, [wanted, app, form]);
}

function FormField({
  field,
  annotation,
  write,
}: {
  field: Field;
  annotation: Annotation;
  write: (id: string, value: string | null) => void;
}) {
  const app = useApp();
  const isMarked = useAppState((state) => state.snapshot!.markedField === field.id);
  const present = annotation.attributes[field.id];
  if (field.type === 'choice') {
    return (
      <ChoiceButtons
        label={field.label}
        choices={field.choices}
        isMarked={isMarked}
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

/** Who speaks: typed with completion out of the registry, or somebody new. */
function SpeakerField({ annotation }: { annotation: Annotation }) {
  const app = useApp();
  const shortcutOf = useShortcuts();
  const set = useAppState((state) => state.snapshot!.set);
  const text = useAppState((state) => state.snapshot!.index.text);
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
        picksFor={(typed) => speakerPicks(set, text, annotation, typed)}
        onPick={(pick) => {
          app.perform((state, services) => setSpeaker(state, annotation.id, speakerChoiceOf(pick.id), services));
          app.focusArticle();
        }}
        onLeave={app.focusArticle}
      />
      {speaker !== null && <HiddenWarning of="the name" texts={[speaker.name, ...speaker.aliases]} />}
    </>
  );
}

/** The links of the annotation, each with a way to jump along it and to cut it. */
function Ties({ annotation }: { annotation: Annotation }) {
  const set = useAppState((state) => state.snapshot!.set);
  const links = set
    .linksOf(annotation.id)
    .filter(({ from, to }) => from.record === 'annotation' && to.record === 'annotation');
  if (links.length === 0) return null;
  return (
    <ul className={styles.ties} aria-label="Links">
      {links.map((link) => (
        <Tie key={link.id} link={link} annotation={annotation} />
      ))}
    </ul>
  );
}

function Tie({ link, annotation }: { link: Link; annotation: Annotation }) {
  const app = useApp();
  const set = useAppState((state) => state.snapshot!.set);
  const text = useAppState((state) => state.snapshot!.index.text);
  const isFrom = link.from.id === annotation.id;
  const other = set.findAnnotation(isFrom ? link.to.id : link.from.id);
  const type = set.scheme.findLinkType(link.type);
  if (other === null) return null;
  return (
    <li>
      <span className={styles.tieType}>{(isFrom ? type?.label : type?.inverse) ?? link.type}</span>
      <Button className={styles.jump!} onPress={() => app.perform((state) => reveal(state, other))}>
        <KindBadge kind={other.kind} />
        <bdi>{shortened(textOf(text, other), 40)}</bdi>
      </Button>
      <Button
        className={styles.icon!}
        aria-label={`Cut the link to “${shortened(textOf(text, other), 30)}”`}
        onPress={() => app.perform((state) => unlink(state, link.id))}
      >
        <Unlink size={14} aria-hidden="true" />
      </Button>
    </li>
  );
}

/** Links the annotation to another one: the legal ones, nearest first. */
function LinkField({ annotation }: { annotation: Annotation }) {
  const app = useApp();
  const shortcutOf = useShortcuts();
  const set = useAppState((state) => state.snapshot!.set);
  const text = useAppState((state) => state.snapshot!.index.text);
  const picksFor = (typed: string) => linkPicks(set, text, annotation, typed);
  if (picksFor('').length === 0) return null;
  return (
    <div className={styles.link}>
      <Link2 size={14} aria-hidden="true" />
      <PickField
        key={set.linksOf(annotation.id).length}
        name="link"
        label={commandOf('tag.linkByList').label}
        placeholder={withKey('Another annotation', shortcutOf('tag.linkByList'))}
        initial=""
        picksFor={picksFor}
        onPick={({ id }) => {
          app.perform((state, services) =>
            legalLinkType(set, annotation.id, { record: 'annotation', id }) === null
              ? linkTo(state, id, { record: 'annotation', id: annotation.id }, services)
              : linkTo(state, annotation.id, { record: 'annotation', id }, services),
          );
          app.focusArticle();
        }}
        onLeave={app.focusArticle}
      />
    </div>
  );
}
