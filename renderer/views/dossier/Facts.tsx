import { type RefObject, useEffect, useRef } from 'react';
import { readTyped } from '../../../shared/kinds/form.ts';
import { quoteOfClaim } from '../../../shared/annotations/attribution.ts';
import { useApp, useAppState } from '../../store/app-context.ts';
import { DraftField } from '../DraftField.tsx';
import { ManyChoices } from '../ManyChoices.tsx';
import { shortened, textOf } from '../words.ts';
import { type PartProps, useFacts } from './parts.ts';
import styles from './Dossier.module.css';
import { STRATEGIES, WORTH_REASONS } from './dossier-words.ts';

/** What is known around the claim: when and where it was made, why it is checked, by when and by whom. */
export function Facts({ claim, check }: PartProps) {
  const planned = usePlanFocus();
  const plan = [check.deadline, check.assigned, check.priority].filter((one) => one !== undefined);
  return (
    <>
      <details className={styles.fold}>
        <summary>
          Wording, when and where <small>{check.madeOn ?? ''}</small>
        </summary>
        <Origin claim={claim} check={check} />
      </details>
      <details ref={planned} className={styles.fold}>
        <summary>
          Plan{' '}
          <small>
            <bdi>{plan.join(' · ')}</bdi>
          </small>
        </summary>
        <Plan claim={claim} check={check} />
      </details>
    </>
  );
}

/** Unfolds the plan and brings the keyboard to the deadline when a command asked for it. */
function usePlanFocus(): RefObject<HTMLDetailsElement | null> {
  const app = useApp();
  const plan = useRef<HTMLDetailsElement>(null);
  const isWanted = useAppState((state) => state.wantedFocus?.target === 'plan');
  useEffect(() => {
    if (!isWanted || plan.current === null) return;
    app.store.setState({ wantedFocus: null });
    plan.current.open = true;
    const deadline = plan.current.querySelector<HTMLElement>('input');
    deadline?.focus();
    deadline?.scrollIntoView({ block: 'nearest' });
  }, [isWanted, app]);
  return plan;
}

/** What stands in the fields before anybody has written there is what the article tells. */
function Origin({ claim, check }: PartProps) {
  const app = useApp();
  const write = useFacts(claim);
  const set = useAppState(({ snapshot }) => snapshot!.set);
  const index = useAppState(({ snapshot }) => snapshot!.index);
  const { published, outlet, title } = set.metadata;
  const quote = quoteOfClaim(set, claim.id);
  return (
    <div>
      <DraftField
        label="Filled in to make the sentence stand alone"
        hint="he = the minister; yesterday = 2026-11-27"
        isLong
        value={check.filledIn ?? ''}
        onCommit={(filledIn) => write({ filledIn })}
        onDone={app.focusArticle}
      />
      <div className={styles.pair}>
        <DraftField
          label="Made on"
          hint={published === undefined ? '2026-11-23' : `${published.slice(0, 10)}, as the article`}
          value={check.madeOn ?? ''}
          tidy={(typed) => String(readTyped(DATE, typed) ?? '')}
          onCommit={(madeOn) => write({ madeOn })}
          onDone={app.focusArticle}
        />
        <DraftField
          label="Where"
          hint="Place or ISO code"
          value={check.madeAt ?? ''}
          onCommit={(madeAt) => write({ madeAt })}
          onDone={app.focusArticle}
        />
      </div>
      <DraftField
        label="In what"
        hint={outlet ?? title}
        value={check.madeIn ?? ''}
        onCommit={(madeIn) => write({ madeIn })}
        onDone={app.focusArticle}
      />
      {quote !== null && (
        <p className={styles.soft} dir="auto">
          In the quote “{shortened(textOf(index, quote), 120)}”
        </p>
      )}
    </div>
  );
}

function Plan({ claim, check }: PartProps) {
  const app = useApp();
  const write = useFacts(claim);
  const person = useAppState((state) => state.person);
  return (
    <div>
      <div className={styles.pair}>
        <DraftField
          label="Deadline"
          hint="2026-11-30"
          value={check.deadline ?? ''}
          tidy={(typed) => String(readTyped(DATE, typed) ?? '')}
          onCommit={(deadline) => write({ deadline })}
          onDone={app.focusArticle}
        />
        <DraftField
          label="Priority"
          hint="0 to 100"
          value={check.priority === undefined ? '' : String(check.priority)}
          tidy={tidyPriority}
          onCommit={(typed) => write({ priority: typed === '' ? null : Number(typed) })}
          onDone={app.focusArticle}
        />
        <DraftField
          label="Assigned to"
          hint={person === '' ? 'Who checks' : person}
          value={check.assigned ?? ''}
          onCommit={(assigned) => write({ assigned })}
          onDone={app.focusArticle}
        />
        <DraftField
          label="You sign as"
          hint="Name or initials"
          value={person}
          onCommit={app.dossier.setPerson}
          onDone={app.focusArticle}
        />
      </div>
      <ManyChoices
        label="Worth a check because"
        choices={WORTH_REASONS}
        values={check.worthBecause ?? []}
        onChange={(worthBecause) => write({ worthBecause })}
      />
      <ManyChoices
        label="How it is checked"
        choices={STRATEGIES}
        values={check.strategies ?? []}
        onChange={(strategies) => write({ strategies })}
      />
    </div>
  );
}

/** A whole number from 0 to 100; what is none takes the priority away. */
function tidyPriority(typed: string): string {
  const number = Number.parseInt(typed, 10);
  return Number.isNaN(number) ? '' : String(Math.min(Math.max(number, 0), 100));
}

/** So that a date is brought to ISO 8601 as in every other field. */
const DATE = { type: 'date', id: 'date', label: 'Date' } as const;
