import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { Button, Label, TextArea, TextField } from 'react-aria-components';
import { agreementOf, needsReason } from '../../../shared/annotations/dossier-changes.ts';
import type { Choice } from '../../../shared/model/scheme.ts';
import { decideVerdict, giveSecondReading, type VerdictDecision, verdictOf } from '../../editor/index.ts';
import { useApp, useAppState, useScheme } from '../../store/app-context.ts';
import { ChoiceButtons } from '../ChoiceButtons.tsx';
import { NoteText } from '../NoteText.tsx';
import { useShortcuts } from '../shortcuts.ts';
import type { PartProps } from './parts.ts';
import styles from './Dossier.module.css';

/** The verdict with its justification: the first reader's, or, while that is hidden, where the second reader gives theirs. */
export function Verdict({ claim, check, isHidden }: PartProps & { readonly isHidden: boolean }) {
  const scheme = useScheme();
  const shortcutOf = useShortcuts();
  const field = scheme.findKind('claim')?.fields.find(({ id }) => id === 'verdict');
  const choices = field !== undefined && 'choices' in field ? field.choices : [];
  const verdict = verdictOf(claim);
  const label = (value: string) => scheme.valueLabel('claim', 'verdict', value);
  const agreement = agreementOf(check, verdict);
  return (
    <section className={styles.section} aria-label="Verdict">
      <h3>
        {isHidden ? 'Your verdict, as second reader' : 'Verdict'}
        {check.verdictDate !== undefined && !isHidden && (
          <small>
            <bdi>{check.verdictBy ?? ''}</bdi> {check.verdictDate}
          </small>
        )}
        <kbd>{shortcutOf('dossier.verdict')}</kbd>
      </h3>
      {isHidden && (
        <p className={styles.told}>
          The first verdict is hidden until you have given yours. Read questions and evidence above, then decide.
        </p>
      )}
      <Deciding claim={claim} check={check} choices={choices} isSecond={isHidden} />
      {check.second !== undefined && (
        <div className={styles.told} data-tone={agreement ?? 'open'} role="status">
          <p>
            {agreement === 'same' && 'Both readers came to the same: '}
            {agreement === 'different' && 'The readers differ. Second reader: '}
            {agreement === null && 'Second reader: '}
            <bdi>{label(check.second.verdict)}</bdi>
            {check.second.by !== undefined && (
              <>
                {' '}
                (<bdi>{check.second.by}</bdi>)
              </>
            )}
          </p>
          {check.second.justification !== undefined && <NoteText markdown={check.second.justification} />}
        </div>
      )}
    </section>
  );
}

interface DecidingProps extends PartProps {
  readonly choices: readonly Choice[];
  readonly isSecond: boolean;
}

/**
 * Scale and justification, taken together by Ctrl+Enter or when the first reader leaves them. A digit leads from the scale
 * to the justification. What changes a published verdict waits for its reason.
 */
function Deciding({ claim, check, choices, isSecond }: DecidingProps) {
  const app = useApp();
  const person = useAppState((state) => state.person);
  const root = useRef<HTMLDivElement>(null);
  const isByDigit = useRef(false);
  const [draft, setDraft] = useState<VerdictDraft>({});
  useVerdictFocus(root);
  const present = isSecond ? '' : verdictOf(claim);
  const justification = isSecond ? '' : (check.justification ?? '');
  const verdict = draft.verdict ?? present;
  const asksReason = !isSecond && needsReason(check, present, verdict);
  const isChanged = verdict !== present || (draft.justification ?? justification) !== justification;
  const canTake = isChanged && (!asksReason || (draft.reason ?? '').trim() !== '') && (!isSecond || verdict !== '');

  const take = (): boolean => {
    if (!canTake) return false;
    const decision: VerdictDecision = {
      verdict,
      justification: draft.justification,
      by: person === '' ? undefined : person,
      reason: draft.reason,
    };
    setDraft({});
    const decide = isSecond ? giveSecondReading : decideVerdict;
    return app.perform((state, services) => decide(state, claim.id, decision, services));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    isByDigit.current = /^[1-9]$/u.test(event.key);
    if (event.nativeEvent.isComposing || event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    event.stopPropagation();
    if (take() || !asksReason) app.focusArticle();
    else root.current?.querySelector<HTMLElement>('.reason textarea')?.focus();
  };
  const choose = (value: string | null) => {
    setDraft({ ...draft, verdict: value ?? '' });
    if (isByDigit.current && value !== null) root.current?.querySelector('textarea')?.focus();
  };
  return (
    <div
      ref={root}
      role="presentation"
      className={styles.section}
      onKeyDownCapture={onKeyDown}
      onBlur={(event) => {
        // A second reading shows what was hidden: it is given on purpose.
        if (!isSecond && !event.currentTarget.contains(event.relatedTarget)) take();
      }}
    >
      <ChoiceButtons label="On the scale" choices={choices} value={verdict === '' ? null : verdict} onChange={choose} />
      <Words
        label="Justification"
        hint="How the verdict follows from the answers (Markdown)"
        value={draft.justification ?? justification}
        onChange={(words) => setDraft({ ...draft, justification: words })}
      />
      {asksReason && (
        <div className="reason">
          <Words
            label="It was published: why does it change?"
            hint="Goes into the correction note"
            value={draft.reason ?? ''}
            onChange={(reason) => setDraft({ ...draft, reason })}
          />
        </div>
      )}
      {(isSecond || isChanged) && (
        <div className={styles.buttons}>
          <Button className={styles.button!} isDisabled={!canTake} onPress={take}>
            {isSecond ? 'Give my verdict' : 'Decide'} <kbd>Ctrl+Enter</kbd>
          </Button>
        </div>
      )}
      {!isChanged && /[*_#>`[-]/u.test(justification) && <NoteText markdown={justification} />}
    </div>
  );
}

/** What is decided but not taken yet; what is left out stays as it is. */
interface VerdictDraft {
  readonly verdict?: string;
  readonly justification?: string;
  readonly reason?: string;
}

interface WordsProps {
  readonly label: string;
  readonly hint: string;
  readonly value: string;
  readonly onChange: (words: string) => void;
}

function Words({ label, hint, value, onChange }: WordsProps) {
  return (
    <TextField className="field" value={value} onChange={onChange}>
      <Label>{label}</Label>
      <TextArea rows={2} placeholder={hint} />
    </TextField>
  );
}

/** Brings the keyboard to the scale when a command asked for it. */
function useVerdictFocus(root: React.RefObject<HTMLDivElement | null>): void {
  const app = useApp();
  const isWanted = useAppState((state) => state.wantedFocus?.target === 'verdict');
  useEffect(() => {
    if (!isWanted) return;
    app.store.setState({ wantedFocus: null });
    const scale = root.current?.querySelector<HTMLElement>('input:checked, input, .select-button, textarea');
    scale?.focus();
    scale?.scrollIntoView({ block: 'nearest' });
  }, [isWanted, app, root]);
}
