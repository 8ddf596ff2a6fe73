import { Label, Radio, RadioGroup } from 'react-aria-components';
import type { SchemeConflict } from '../../shared/commands/scheme-conflicts.ts';
import { type FixedIds, isShippedKind } from '../../shared/kinds/edit-scheme.ts';
import { COLOURS, EXPANSIONS, type Kind, LINE_STYLES } from '../../shared/model/scheme.ts';
import { FieldsForm } from './FieldsForm.tsx';
import { SelectField } from './SelectField.tsx';
import styles from './SchemeDialog.module.css';
import { SchemeText } from './SchemeText.tsx';

interface KindFormProps {
  readonly kind: Kind;
  /** It was just added: the keyboard goes to its name. */
  readonly isFresh: boolean;
  readonly fixed: FixedIds;
  readonly conflicts: readonly SchemeConflict[];
  readonly onChange: (kind: Kind) => void;
}

const EXPANSION_WORDS = {
  quotation: 'the quotation around the caret',
  name: 'the name at the caret',
  word: 'the word at the caret',
  sentence: 'the sentence around the caret',
} as const;

/** Everything of one kind: what it is called, how it looks, what its key takes, its rules and its form. */
export function KindForm({ kind, isFresh, fixed, conflicts, onChange }: KindFormProps) {
  const set = (changed: Partial<Kind>) => onChange({ ...kind, ...changed });
  /** What was never set by hand follows the label. */
  const relabel = (label: string) =>
    set({ label, ...(kind.plural === `${kind.label}s` || kind.plural === '' ? { plural: `${label}s` } : {}) });
  return (
    <section aria-label={`Kind ${kind.label}`} className={styles.fields}>
      {conflicts.length > 0 && (
        <ul className={styles.conflicts} role="status">
          {conflicts.map(({ words, isGrave }) => (
            <li key={words} data-grave={isGrave}>
              <bdi>{words}</bdi>
            </li>
          ))}
        </ul>
      )}
      <div className={styles.row}>
        <SchemeText label="Label" value={kind.label} onChange={relabel} isFirst={isFresh} />
        <SchemeText label="Several of them" value={kind.plural} onChange={(plural) => set({ plural })} />
        <SchemeText
          label="Letter"
          value={kind.letter}
          maxLength={4}
          onChange={(letter) => set({ letter: letter.toUpperCase() })}
        />
        <SchemeText
          label="Key"
          value={kind.key}
          maxLength={1}
          onChange={(key) => set({ key: key.trim().toLowerCase() })}
        />
      </div>
      {isShippedKind(kind.id) && (
        <p className={styles.note}>
          Who said what is worked out by the id of this kind, <code>{kind.id}</code>, which stays. Call it what you
          like.
        </p>
      )}
      <LineChoice kind={kind} onChange={(line) => set({ line })} />
      <ColourChoice kind={kind} onChange={(colour) => set({ colour })} />
      <SelectField
        label="Without a selection, its key takes"
        value={kind.expandsTo}
        options={EXPANSIONS.map((id) => ({ id, label: EXPANSION_WORDS[id] }))}
        onChange={(id) => set({ expandsTo: EXPANSIONS.find((one) => one === id) ?? kind.expandsTo })}
      />
      <SchemeText
        label="Definition"
        hint="One sentence: what belongs under it"
        value={kind.definition}
        onChange={(definition) => set({ definition })}
        maxLength={2_000}
      />
      <SchemeText
        label="Rules (Markdown)"
        hint="Where it begins and ends, and what does not belong"
        rows={3}
        value={kind.rules ?? ''}
        onChange={(rules) => set({ rules })}
      />
      <SchemeText
        label="Examples, one a line, with the words to tag between braces"
        hint="She said {we will win}."
        rows={2}
        value={(kind.examples ?? []).join('\n')}
        onChange={(text) => set({ examples: text === '' ? [] : text.split('\n') })}
      />
      <FieldsForm kind={kind} fixed={fixed} onChange={onChange} />
    </section>
  );
}

/** The four lines, drawn as they are in the article. */
function LineChoice({ kind, onChange }: { kind: Kind; onChange: (line: Kind['line']) => void }) {
  return (
    <RadioGroup
      className="choices"
      orientation="horizontal"
      value={kind.line}
      onChange={(value) => onChange(LINE_STYLES.find((line) => line === value) ?? kind.line)}
    >
      <Label>Line</Label>
      <div className="choice-row">
        {LINE_STYLES.map((line) => (
          <Radio key={line} value={line} className={`choice ${styles.look}`}>
            <span className={`${styles.sample} tone-${kind.colour} line-${line}`}>{line}</span>
          </Radio>
        ))}
      </div>
    </RadioGroup>
  );
}

function ColourChoice({ kind, onChange }: { kind: Kind; onChange: (colour: Kind['colour']) => void }) {
  return (
    <RadioGroup
      className="choices"
      orientation="horizontal"
      value={kind.colour}
      onChange={(value) => onChange(COLOURS.find((colour) => colour === value) ?? kind.colour)}
    >
      <Label>Colour</Label>
      <div className="choice-row">
        {COLOURS.map((colour) => (
          <Radio key={colour} value={colour} className={`choice ${styles.look}`}>
            <span className={`${styles.sample} tone-${colour} line-${kind.line}`}>{colour}</span>
          </Radio>
        ))}
      </div>
    </RadioGroup>
  );
}
