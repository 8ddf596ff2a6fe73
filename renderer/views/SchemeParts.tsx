import { useState } from 'react';
import { Button, ListBox, ListBoxItem } from 'react-aria-components';
import type { AnnotationSet } from '../../shared/annotations/annotation-set.ts';
import { commandsWithPlainKeys } from '../../shared/commands/index.ts';
import { moved, newKind, withKind, withoutKind } from '../../shared/kinds/edit-scheme.ts';
import type { Kind } from '../../shared/model/scheme.ts';
import { toneOf } from '../editor/index.ts';
import { KindForm } from './KindForm.tsx';
import { LinkTypesForm } from './LinkTypesForm.tsx';
import { RowButtons } from './RowButtons.tsx';
import type { SchemeDraft } from './scheme-draft.ts';
import styles from './SchemeDialog.module.css';

const LINKS = 'links';

/** The kinds in a list, the links after them, and beside it the form of what is chosen. */
export function SchemeParts({ draft, set }: { draft: SchemeDraft; set: AnnotationSet }) {
  const { scheme, fixed, edit } = draft;
  const { kinds } = scheme;
  const [chosen, choose] = useState<number | typeof LINKS>(0);
  /** Counts the additions, so that the form of a new kind begins with its name. */
  const [added, setAdded] = useState(0);
  const [fresh, setFresh] = useState(false);
  const index = chosen === LINKS ? -1 : Math.min(chosen, kinds.length - 1);
  const kind = kinds[index];

  const add = (like?: Kind) => {
    edit({ ...scheme, kinds: [...kinds, newKind(scheme, new Set(commandsWithPlainKeys().keys()), like)] });
    choose(kinds.length);
    setAdded(added + 1);
    setFresh(true);
  };
  const move = (by: 1 | -1) => {
    edit({ ...scheme, kinds: moved(kinds, index, by) });
    choose(Math.min(Math.max(index + by, 0), kinds.length - 1));
  };
  const remove = () => {
    edit(withoutKind(scheme, index));
    choose(Math.max(0, index - 1));
  };
  return (
    <div className={styles.parts}>
      <div className={styles.side}>
        <ListBox
          className={styles.list!}
          aria-label="Kinds and links"
          selectionMode="single"
          selectionBehavior="replace"
          autoFocus="first"
          disallowEmptySelection
          selectedKeys={[index === -1 ? LINKS : String(index)]}
          onSelectionChange={(keys) => {
            const [key] = keys === 'all' ? [] : keys;
            if (key === undefined) return;
            setFresh(false);
            choose(key === LINKS ? LINKS : Number(key));
          }}
        >
          {[
            ...kinds.map((one, i) => (
              // oxlint-disable-next-line react/no-array-index-key -- ids follow labels while one types
              <ListBoxItem key={i} id={String(i)} textValue={one.label} className={styles.part!}>
                <Badge kind={one} />
                <bdi className={styles.partName}>{one.label}</bdi>
                <small>{set.annotations.filter((annotation) => annotation.kind === one.id).length || ''}</small>
              </ListBoxItem>
            )),
            <ListBoxItem key={LINKS} id={LINKS} textValue="Links" className={styles.part!}>
              <span className={styles.partName}>Links</span>
              <small>{scheme.linkTypes.length}</small>
            </ListBoxItem>,
          ]}
        </ListBox>
        <div className={styles.deeds}>
          <Button className={styles.deed!} onPress={() => add()}>
            Add kind
          </Button>
          <Button className={styles.deed!} isDisabled={kind === undefined} onPress={() => add(kind)}>
            Copy kind
          </Button>
          {kind !== undefined && (
            <RowButtons
              what={`the kind ${kind.label}`}
              index={index}
              count={kinds.length}
              canRemove={kinds.length > 1}
              onMove={move}
              onRemove={remove}
            />
          )}
        </div>
      </div>
      {/* Another form begins at its top. */}
      <div key={index} className={styles.form}>
        {kind === undefined ? (
          <LinkTypesForm draft={draft} />
        ) : (
          <KindForm
            key={`${index} ${added}`}
            kind={kind}
            isFresh={fresh}
            fixed={fixed}
            conflicts={draft.conflicts.filter((conflict) => conflict.kind === index)}
            onChange={(next) => edit(withKind(scheme, index, next, fixed))}
          />
        )}
      </div>
    </div>
  );
}

/** The letter of a kind as the draft has it. */
export function Badge({ kind }: { kind: Kind }) {
  return (
    <span className={`badge ${toneOf(kind)}`} aria-hidden="true">
      {kind.letter}
    </span>
  );
}
