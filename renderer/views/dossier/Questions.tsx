import { Trash2 } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { Button, Label, TextArea, TextField } from 'react-aria-components';
import { answersTo, withoutQuestion, withQuestion } from '../../../shared/annotations/dossier-changes.ts';
import type { Dossier as Check, Question } from '../../../shared/model/dossier.ts';
import { addAnswer, askQuestion, changeDossier } from '../../editor/index.ts';
import { useApp, useAppState } from '../../store/app-context.ts';
import { DraftField } from '../DraftField.tsx';
import { useShortcuts } from '../shortcuts.ts';
import { withKey } from '../words.ts';
import type { PartProps } from './parts.ts';
import styles from './Dossier.module.css';
import { EvidenceEntry } from './EvidenceEntry.tsx';

/** What the check asks, each question with what answers it. A new question leads on to its answer. */
export function Questions({ claim, check }: PartProps) {
  const app = useApp();
  const shortcutOf = useShortcuts();
  const [answering, setAnswering] = useState<string | null>(null);
  const ask = (text: string) => {
    const id = crypto.randomUUID();
    if (app.perform((state) => askQuestion(state, claim.id, id, text))) setAnswering(id);
  };
  return (
    <section className={styles.section} aria-label="Questions">
      <h3>Questions</h3>
      {check.questions.length > 0 && (
        <ol className={styles.list}>
          {check.questions.map((question) => (
            <Asked
              key={question.id}
              claim={claim}
              check={check}
              question={question}
              isAnswering={answering === question.id}
            />
          ))}
        </ol>
      )}
      <NewWords
        target="question"
        label={withKey('New question', shortcutOf('dossier.ask'))}
        hint="What must be known to decide?"
        onTake={ask}
        onLeave={app.focusArticle}
      />
    </section>
  );
}

function Asked({
  claim,
  check,
  question,
  isAnswering,
}: PartProps & { readonly question: Question; readonly isAnswering: boolean }) {
  const app = useApp();
  const change = (to: (now: Check) => Check) => void app.perform((state) => changeDossier(state, claim.id, to));
  const answers = answersTo(check, question.id);
  return (
    <li className={styles.question}>
      <div className={styles.row}>
        <DraftField
          label="Question"
          isLong
          value={question.text}
          onCommit={(text) => change((now) => withQuestion(now, { ...question, text }))}
          onDone={app.focusArticle}
        />
        <Button
          className={styles.icon!}
          aria-label="Remove this question; its answers stay as evidence"
          onPress={() => change((now) => withoutQuestion(now, question.id))}
        >
          <Trash2 size={14} aria-hidden="true" />
        </Button>
      </div>
      {answers.length > 0 && (
        <ul className={styles.list} aria-label="Answers">
          {answers.map((evidence) => (
            <EvidenceEntry key={evidence.id} claim={claim} evidence={evidence} questions={check.questions} />
          ))}
        </ul>
      )}
      <AnswerField claim={claim} question={question.id} isWanted={isAnswering} isOpen={answers.length === 0} />
    </li>
  );
}

interface AnswerFieldProps {
  readonly claim: PartProps['claim'];
  /** Null for evidence that answers no question. */
  readonly question: string | null;
  /** The keyboard goes there at once. */
  readonly isWanted?: boolean;
  readonly isOpen: boolean;
}

/** Where an answer or an address is typed or pasted; folded to a button where there is one already. */
export function AnswerField({ claim, question, isWanted = false, isOpen }: AnswerFieldProps) {
  const app = useApp();
  const shortcutOf = useShortcuts();
  const [isAsked, setAsked] = useState(false);
  if (!isOpen && !isWanted && !isAsked) {
    return (
      <div className={styles.buttons}>
        <Button className={styles.button!} onPress={() => setAsked(true)}>
          Another answer
        </Button>
      </div>
    );
  }
  const id = () => crypto.randomUUID();
  return (
    <NewWords
      target={question === null ? 'answer' : `answer-${question}`}
      isWanted={isWanted || isAsked}
      label={question === null ? withKey('New evidence', shortcutOf('dossier.answer')) : 'Answer'}
      hint={question === null ? 'An address, a figure, a sentence' : 'Words, a figure, or an address'}
      onTake={(typed) => {
        app.perform((state, services) => addAnswer(state, claim.id, { id: id(), question, typed }, services));
        setAsked(false);
        app.focusArticle();
      }}
      onLeave={() => {
        setAsked(false);
        app.focusArticle();
      }}
    />
  );
}

interface NewWordsProps {
  /** The name by which a command brings the keyboard here. */
  readonly target: string;
  readonly label: string;
  readonly hint: string;
  readonly isWanted?: boolean;
  readonly onTake: (words: string) => void;
  /** Escape, and Ctrl+Enter on nothing. */
  readonly onLeave: () => void;
}

/** A field for something new: Ctrl+Enter, and leaving it, take what was typed; Escape does so too and leads back to the article. */
function NewWords({ target, label, hint, isWanted = false, onTake, onLeave }: NewWordsProps) {
  const app = useApp();
  const wanted = useAppState((state) => state.wantedFocus);
  const root = useRef<HTMLDivElement>(null);
  const [draft, setDraft] = useState('');
  /** What is typed and not taken: the field may be left before it is drawn anew. */
  const typed = useRef('');
  const type = (words: string) => {
    typed.current = words;
    setDraft(words);
  };
  useEffect(() => {
    if (isWanted) root.current?.querySelector('textarea')?.focus();
  }, [isWanted]);
  useEffect(() => {
    if (wanted?.target !== target) return;
    app.store.setState({ wantedFocus: null });
    root.current?.querySelector('textarea')?.focus();
  }, [wanted, target, app]);
  const take = () => {
    const words = typed.current.trim();
    type('');
    if (words !== '') onTake(words);
    return words !== '';
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const isDone = event.key === 'Enter' && (event.ctrlKey || event.metaKey);
    if (event.key !== 'Escape' && !isDone) return;
    event.preventDefault();
    const isTaken = take();
    if (event.key === 'Escape' || !isTaken) onLeave();
  };
  return (
    <div ref={root} role="presentation">
      <TextField className="field" value={draft} onChange={type} onKeyDown={onKeyDown} onBlur={take}>
        <Label>{label}</Label>
        <TextArea rows={1} placeholder={hint} />
      </TextField>
    </div>
  );
}
