import { Button } from 'react-aria-components';
import { agreementOf, isVerdictHidden } from '../../../shared/annotations/dossier-changes.ts';
import { emptyDossier } from '../../../shared/annotations/dossiers.ts';
import { type ClaimState, CLAIM_STATES } from '../../../shared/model/dossier.ts';
import { type Annotation, isDetached } from '../../../shared/model/records.ts';
import { verdictOf } from '../../editor/index.ts';
import { useApp, useAppState } from '../../store/app-context.ts';
import { SimilarClaims } from '../desk/similar/SimilarClaims.tsx';
import { SelectField } from '../SelectField.tsx';
import { useShortcuts } from '../shortcuts.ts';
import { count, firstLine, lastLine } from '../words.ts';
import styles from './Dossier.module.css';
import { EvidenceList } from './EvidenceList.tsx';
import { Facts } from './Facts.tsx';
import { History } from './History.tsx';
import { ReasonField } from './ReasonField.tsx';
import type { PartProps } from './parts.ts';
import { Questions } from './Questions.tsx';
import { STATE_LABELS, STATE_OPTIONS } from './dossier-words.ts';
import { Verdict } from './Verdict.tsx';

/** The check of a claim in the inspector: a line that unfolds to questions, evidence, verdict and what was decided. */
export function Dossier({ claim }: { readonly claim: Annotation }) {
  const dossier = useAppState(({ snapshot }) => snapshot!.set.dossierOf(claim.id));
  const isShown = useAppState((state) => state.isDossierShown);
  const check = dossier ?? emptyDossier(claim.id);
  return isShown ? <Unfolded claim={claim} check={check} /> : <Folded claim={claim} check={check} />;
}

function Folded({ claim, check }: PartProps) {
  const app = useApp();
  const shortcutOf = useShortcuts();
  const agreement = agreementOf(check, verdictOf(claim));
  return (
    <Button className={styles.line!} aria-expanded={false} onPress={() => app.run('dossier.show')}>
      <strong>Check</strong> <span>{STATE_LABELS[check.state]}</span>
      <small>
        {count(check.questions.length, 'question', 'questions')}, {count(check.evidence.length, 'piece', 'pieces')} of
        evidence
        {agreement === 'different' && ', readers differ'}
      </small>
      <kbd>{shortcutOf('dossier.show')}</kbd>
    </Button>
  );
}

function Unfolded({ claim, check }: PartProps) {
  const app = useApp();
  const shortcutOf = useShortcuts();
  const person = useAppState((state) => state.person);
  const isHidden = isVerdictHidden(check, person);
  const setState = (id: string) => {
    const state = CLAIM_STATES.find((one) => one === id) as ClaimState;
    app.dossier.moveTo(claim.id, state);
  };
  return (
    <section className={styles.dossier} aria-label="Check" data-testid="dossier">
      <div className={styles.top}>
        <SelectField label="Check" value={check.state} options={STATE_OPTIONS} onChange={setState} />
        <Button className={styles.button!} aria-expanded onPress={() => app.run('dossier.show')}>
          Fold <kbd>{shortcutOf('dossier.show')}</kbd>
        </Button>
      </div>
      <MoveReason claim={claim} check={check} />
      <Context claim={claim} />
      <Questions claim={claim} check={check} />
      <EvidenceList claim={claim} check={check} />
      <Verdict key={`${claim.id} ${isHidden}`} claim={claim} check={check} isHidden={isHidden} />
      <SimilarClaims key={`similar ${claim.id}`} claim={claim} check={check} />
      <Facts claim={claim} check={check} />
      <History claim={claim} check={check} isHidden={isHidden} />
      <HandOver />
    </section>
  );
}

/** The check as one file, for whoever has to read it elsewhere. */
function HandOver() {
  const app = useApp();
  return (
    <div className={styles.buttons} role="group" aria-label="Hand over">
      <Button className={styles.button!} onPress={() => app.run('file.exportClaim')}>
        Evidence capsule…
      </Button>
      <Button className={styles.button!} onPress={() => app.run('file.exportDossier')}>
        Dossier for Word…
      </Button>
    </div>
  );
}

/** Asks why a published check moves, once somebody has moved it. */
function MoveReason({ claim, check }: PartProps) {
  const app = useApp();
  const waiting = useAppState(({ waitingMove }) => (waitingMove?.claimId === claim.id ? waitingMove : null));
  if (waiting === null) return null;
  return (
    <ReasonField
      key={waiting.to}
      from={check.state}
      to={waiting.to}
      onTake={app.dossier.takeMove}
      onLeave={() => app.dossier.takeMove('')}
    />
  );
}

/** The claim in its paragraph, for whoever has scrolled away from it. */
function Context({ claim }: { readonly claim: Annotation }) {
  const index = useAppState(({ snapshot }) => snapshot!.index);
  const [first, last] = [claim.fragments[0], claim.fragments.at(-1)];
  if (isDetached(claim) || first === undefined || last === undefined) return null;
  const before = lastLine(index.slice(Math.max(0, first.start - CONTEXT), first.start));
  const after = firstLine(index.slice(last.end, last.end + CONTEXT));
  if (before.trim() === '' && after.trim() === '') return null;
  return (
    <p className={styles.context} dir="auto">
      {before.length > CONTEXT - 1 && '…'}
      {before}
      <mark>{index.slice(first.start, last.end)}</mark>
      {after}
      {after.length > CONTEXT - 1 && '…'}
    </p>
  );
}

/** How much of the paragraph is shown on each side, UTF-16 code units. */
const CONTEXT = 160;
