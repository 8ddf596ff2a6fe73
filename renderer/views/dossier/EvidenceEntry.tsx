import { Pencil, Trash2 } from 'lucide-react';
import { type KeyboardEvent, useState } from 'react';
import { Button, Radio, RadioGroup } from 'react-aria-components';
import {
  type EvidenceChange,
  withEvidenceAltered,
  withoutEvidence,
} from '../../../shared/annotations/dossier-changes.ts';
import type { Evidence, Question, Stance } from '../../../shared/model/dossier.ts';
import type { Annotation } from '../../../shared/model/records.ts';
import { changeDossier } from '../../editor/index.ts';
import { useApp } from '../../store/app-context.ts';
import { HiddenWarning } from '../HiddenWarning.tsx';
import { isolated, shortened } from '../words.ts';
import styles from './Dossier.module.css';
import { EvidenceForm } from './EvidenceForm.tsx';
import { sortOf, STANCE_KEYS, STANCE_SIGNS, stanceLabel, titleOf } from './dossier-words.ts';

interface EvidenceEntryProps {
  readonly claim: Annotation;
  readonly evidence: Evidence;
  readonly questions: readonly Question[];
}

/** One piece of evidence: what it says, how it stands to the claim, where it comes from; a pencil opens all of it. */
export function EvidenceEntry({ claim, evidence, questions }: EvidenceEntryProps) {
  const app = useApp();
  const [isEditing, setEditing] = useState(false);
  const alter = (change: EvidenceChange) =>
    void app.perform((state) =>
      changeDossier(state, claim.id, (dossier) => withEvidenceAltered(dossier, evidence.id, change)),
    );
  const remove = () =>
    void app.perform((state) => changeDossier(state, claim.id, (dossier) => withoutEvidence(dossier, evidence.id)));
  const name = isolated(shortened(titleOf(evidence), 40));
  const words = evidence.passage?.exact ?? evidence.quote;
  return (
    <li className={styles.evidence} data-stance={evidence.stance ?? 'none'}>
      <div className={styles.row}>
        <div className={styles.words} dir="auto">
          {evidence.answer !== undefined && <p>{evidence.answer}</p>}
          {words !== undefined && <q>{shortened(words, 400)}</q>}
          {evidence.answer === undefined && words === undefined && <p>{titleOf(evidence)}</p>}
        </div>
        <Button
          className={styles.icon!}
          aria-label={`Details of “${name}”`}
          aria-expanded={isEditing}
          onPress={() => setEditing(!isEditing)}
        >
          <Pencil size={13} aria-hidden="true" />
        </Button>
        <Button className={styles.icon!} aria-label={`Remove “${name}”`} onPress={remove}>
          <Trash2 size={14} aria-hidden="true" />
        </Button>
      </div>
      <HiddenWarning of="the evidence" texts={[evidence.answer ?? '', words ?? '', evidence.sourceName ?? '']} />
      <p className={styles.about}>
        <span>{sortOf(evidence)}</span>
        {(evidence.answer !== undefined || words !== undefined) && (
          <bdi>{shortened([evidence.sourceName, evidence.file?.name, evidence.url].find(Boolean) ?? '', 60)}</bdi>
        )}
        {evidence.independence !== undefined && <span>{evidence.independence}</span>}
        {evidence.captured !== undefined && <span>captured {evidence.captured.slice(0, 10)}</span>}
      </p>
      <StancePicker stance={evidence.stance ?? null} onPick={(stance) => alter({ stance })} />
      {isEditing && <EvidenceForm evidence={evidence} questions={questions} alter={alter} />}
    </li>
  );
}

interface StancePickerProps {
  readonly stance: Stance | null;
  readonly onPick: (stance: Stance | null) => void;
}

/** What the evidence says to the claim: S, R and C choose, the same letter again takes it away. */
export function StancePicker({ stance, onPick }: StancePickerProps) {
  const onKeyDown = (event: KeyboardEvent) => {
    const picked = STANCE_KEYS.get(event.key.toLowerCase());
    if (picked === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    onPick(picked === stance ? null : picked);
  };
  return (
    <div role="presentation" onKeyDownCapture={onKeyDown}>
      <RadioGroup
        className="choices"
        aria-label="What it says to the claim"
        value={stance}
        orientation="horizontal"
        onChange={(value) => onPick(value as Stance)}
      >
        <div className="choice-row">
          {[...STANCE_KEYS].map(([key, value]) => (
            <Radio key={value} value={value} className="choice" onPress={() => value === stance && onPick(null)}>
              <kbd aria-hidden="true">{key.toUpperCase()}</kbd>{' '}
              <span>
                <span aria-hidden="true">{STANCE_SIGNS[value]} </span>
                {stanceLabel(value)}
              </span>
            </Radio>
          ))}
        </div>
      </RadioGroup>
    </div>
  );
}
