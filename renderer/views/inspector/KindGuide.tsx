import { readExample } from '../../../shared/markdown/read-example.ts';
import type { Choice, Field, Kind } from '../../../shared/model/scheme.ts';
import { marksOf } from '../../editor/index.ts';
import { NoteText } from '../NoteText.tsx';
import styles from './Guidelines.module.css';

/** What the guidelines say of one kind: its definition, its rules, examples, and what the values of its fields mean. */
export function KindGuide({ kind }: { readonly kind: Kind }) {
  return (
    <div className={styles.guide}>
      <p className={styles.definition} dir="auto">
        {kind.definition}
      </p>
      {kind.rules !== undefined && kind.rules.trim() !== '' && <NoteText markdown={kind.rules} />}
      {kind.examples !== undefined && kind.examples.length > 0 && (
        <ul className={styles.examples} aria-label="Examples">
          {kind.examples.map((example) => (
            <Example key={example} written={example} kind={kind} />
          ))}
        </ul>
      )}
      {kind.fields.filter(isExplained).map((field) => (
        <Values key={field.id} field={field} />
      ))}
    </div>
  );
}

/** A sentence with its tagged words drawn as in the article. */
function Example({ written, kind }: { readonly written: string; readonly kind: Kind }) {
  const classes = ['annotated', ...marksOf([kind], kind)].join(' ');
  return (
    <li className="example" dir="auto">
      {readExample(written).map(({ text, isTagged }, index) =>
        isTagged ? (
          // oxlint-disable-next-line react/no-array-index-key -- pieces of one sentence, which never change places
          <mark key={index} className={classes} data-letters={kind.letter}>
            <span className="visually-hidden">[</span>
            {text}
            <span className="visually-hidden">]</span>
          </mark>
        ) : (
          text
        ),
      )}
    </li>
  );
}

type ExplainedField = Field & { readonly choices: readonly Choice[] };

const isExplained = (field: Field): field is ExplainedField =>
  'choices' in field && field.choices.some(({ definition }) => definition !== undefined);

/** What the values of a field mean. */
function Values({ field }: { readonly field: ExplainedField }) {
  return (
    <section aria-label={field.label}>
      <h3 className={styles.fieldName}>
        <bdi>{field.label}</bdi>
      </h3>
      <dl className={styles.values}>
        {field.choices.map(({ value, label, definition }) => (
          <div key={value}>
            <dt>
              <bdi>{label}</bdi>
            </dt>
            <dd dir="auto">{definition ?? ''}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
