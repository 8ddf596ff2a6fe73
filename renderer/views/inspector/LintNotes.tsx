import { Button } from 'react-aria-components';
import { ruleOf } from '../../../shared/analysis/lint/lint.ts';
import type { Kept } from '../../../shared/analysis/lint/live.ts';
import type { Annotation } from '../../../shared/model/records.ts';
import { canBeIgnored, fixFinding, ignoreFinding } from '../../editor/index.ts';
import { useApp } from '../../store/app-context.ts';
import styles from '../Lint.module.css';
import { LintLevel, useFindingsOf } from '../LintLevel.tsx';
import { useShortcuts } from '../shortcuts.ts';

/**
 * What the guides find wrong with the active annotation: what it is, why, and the one thing that puts it right. What it
 * merely lacks is told by the head of the form, and stands here only where something at hand would do.
 */
export function LintNotes({ annotation }: { readonly annotation: Annotation }) {
  const found = useFindingsOf(annotation.id).filter((one) => canBeIgnored(one) || isActedOn(one));
  if (found.length === 0) return null;
  // What can be put right goes before what one goes to a place for: the key does the same.
  const fixable = found.find(({ fixLabel }) => fixLabel !== null) ?? found.find(isActedOn);
  const ignorable = found.find(canBeIgnored);
  return (
    <ul className={styles.notes} aria-label="Needs attention">
      {found.map((finding) => (
        <Note
          key={`${finding.rule} ${finding.record}`}
          finding={finding}
          isFirst={finding === found[0]}
          hasFixKey={finding === fixable}
          hasIgnoreKey={finding === ignorable}
        />
      ))}
    </ul>
  );
}

const isActedOn = ({ fixLabel, goTo }: Kept): boolean => fixLabel !== null || goTo !== undefined;

interface NoteProps {
  readonly finding: Kept;
  /** Only the first says why at length; the others when they are pointed at, or come first. */
  readonly isFirst: boolean;
  /** True for the one that the key acts on. */
  readonly hasFixKey: boolean;
  readonly hasIgnoreKey: boolean;
}

function Note({ finding, isFirst, hasFixKey, hasIgnoreKey }: NoteProps) {
  const app = useApp();
  const shortcutOf = useShortcuts();
  const { label, explanation } = ruleOf(finding.rule);
  return (
    <li className={styles.note} data-level={finding.level}>
      <p className={styles.what}>
        <LintLevel level={finding.level} />
        <strong title={explanation}>{label}</strong>
      </p>
      <p>{finding.words}</p>
      {isFirst && <p className={styles.why}>{explanation}</p>}
      <div className={styles.buttons}>
        {finding.fixLabel !== null && (
          <Button
            className={styles.button!}
            onPress={() => {
              app.perform((state, services) => fixFinding(state, finding, services));
              app.focusArticle();
            }}
          >
            {finding.fixLabel} {hasFixKey && <kbd>{shortcutOf('lint.fix')}</kbd>}
          </Button>
        )}
        {finding.goTo !== undefined && (
          <Button className={styles.button!} onPress={() => app.goToPlaceOf(finding.goTo!)}>
            {finding.goTo.label} {hasFixKey && <kbd>{shortcutOf('lint.fix')}</kbd>}
          </Button>
        )}
        {canBeIgnored(finding) && (
          <Button
            className={styles.quiet!}
            onPress={() => {
              app.perform((state) => ignoreFinding(state, finding));
              app.focusArticle();
            }}
          >
            <span title="Until the article is closed">
              Ignore<span className="visually-hidden"> until the article is closed</span>
            </span>{' '}
            {hasIgnoreKey && <kbd>{shortcutOf('lint.ignore')}</kbd>}
          </Button>
        )}
      </div>
    </li>
  );
}
