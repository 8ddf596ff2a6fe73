import { type KeyboardEvent, useEffect, useState } from 'react';
import {
  Autocomplete,
  Collection,
  Dialog,
  Header,
  Input,
  Keyboard,
  Label,
  ListBox,
  ListBoxItem,
  ListBoxSection,
  Modal,
  ModalOverlay,
  SearchField,
} from 'react-aria-components';
import { type Command, MENUS } from '../../shared/commands/command.ts';
import { isKeyOf, reveal } from '../editor/index.ts';
import { useApp, useAppState } from '../store/app-context.ts';
import type { App } from '../store/app-store.ts';
import styles from './CommandPalette.module.css';
import { type Entry, type EntryGroup, findEntries, firstOf } from './palette-entries.ts';
import { useCommands, useShortcuts } from './shortcuts.ts';

/**
 * Every command by its name, and places to go to. It lies over the article without hiding it; what Enter runs acts on the
 * selection that was there, with the keyboard back where it was.
 */
export function CommandPalette() {
  const app = useApp();
  const [typed, setTyped] = useState('');
  const [before] = useState(() => document.activeElement);
  const groups = useEntries(typed);
  useShownSelection();

  const take = (id: string | undefined) => {
    const entry = groups.flatMap(({ entries }) => entries).find((one) => one.id === id);
    if (entry === undefined || entry.reason !== undefined) return;
    app.closeDialog();
    if (before instanceof HTMLElement && before.isConnected && before !== document.body) before.focus();
    else app.focusArticle();
    perform(app, entry);
  };

  const onKeyDownCapture = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape' || isKeyOf('help.palette', event.nativeEvent, app.keys())) {
      event.preventDefault();
      event.stopPropagation();
      app.closeDialog();
    }
  };

  return (
    <ModalOverlay className={styles.overlay!} isOpen isDismissable onOpenChange={app.closeDialog}>
      <Modal className={styles.modal!}>
        <Dialog className={styles.dialog!} aria-label="Find a command">
          <div className={styles.content} onKeyDownCapture={onKeyDownCapture} role="presentation">
            <Autocomplete inputValue={typed} onInputChange={setTyped}>
              <SearchField className={styles.search!} autoFocus onSubmit={() => take(groups[0]?.entries[0]?.id)}>
                <Label className="visually-hidden">Command, annotation, speaker or article</Label>
                <Input placeholder="Command, annotation, speaker, article" />
              </SearchField>
              {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, so the keyboard must reach it */}
              <div className={styles.list} tabIndex={0}>
                <ListBox
                  className={styles.entries!}
                  aria-label="What fits"
                  items={groups}
                  dependencies={[typed]}
                  disabledKeys={disabledIn(groups)}
                  selectionMode="none"
                  onAction={(id) => take(String(id))}
                  renderEmptyState={() => <p className={styles.none}>Nothing is called that.</p>}
                >
                  {(group) => <Group group={group} />}
                </ListBox>
              </div>
            </Autocomplete>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

const disabledIn = (groups: readonly EntryGroup[]): string[] =>
  groups.flatMap(({ entries }) => entries.filter(({ reason }) => reason !== undefined).map(({ id }) => id));

function Group({ group }: { group: EntryGroup }) {
  return (
    <ListBoxSection id={group.id}>
      <Header className={styles.header}>{group.label}</Header>
      <Collection items={group.entries}>{(entry) => <Row entry={entry} />}</Collection>
    </ListBoxSection>
  );
}

function Row({ entry: { id, label, detail, reason } }: { entry: Entry }) {
  const shortcutOf = useShortcuts();
  const key = id.startsWith('command:') ? shortcutOf(id.slice('command:'.length)) : '';
  return (
    <ListBoxItem id={id} textValue={label} className={styles.row!}>
      <bdi className={styles.label}>{label}</bdi>
      <bdi className={styles.detail}>{reason ?? detail}</bdi>
      {key !== '' && <Keyboard>{key}</Keyboard>}
    </ListBoxItem>
  );
}

function useEntries(typed: string): readonly EntryGroup[] {
  const app = useApp();
  const snapshot = useAppState((state) => state.snapshot);
  const articles = useAppState((state) => state.articles);
  const recent = useAppState((state) => state.recentCommands);
  const others = useCommands().filter(({ id }) => id !== 'help.palette');
  const [openIds] = useState(() => new Set(others.filter(({ id }) => app.can(id)).map(({ id }) => id)));
  return findEntries(
    {
      commands: others,
      recent,
      can: (id) => openIds.has(id),
      reasonFor: (command) => reasonFor(app, command),
      menuOf: ({ menu }) => MENUS.find(([id]) => id === menu)?.[1] ?? '',
      set: snapshot?.set ?? null,
      text: snapshot?.index.text ?? '',
      articles,
    },
    typed,
  );
}

/** Why the command would do nothing now, as far as can be told. */
function reasonFor({ store }: App, { id, scope }: Command): string {
  const { opened, snapshot } = store.getState();
  if (opened === null || snapshot === null) return 'no article is open';
  if (id === 'edit.undo') return 'nothing to undo';
  if (id === 'edit.redo') return 'nothing to redo';
  if (id.startsWith('mode.')) return 'this is the mode';
  if (scope === 'tag' && snapshot.focus.mode === 'edit') return 'only in Tag mode';
  if (snapshot.focus.active === null && id.startsWith('tag.')) return 'the caret is in no annotation';
  return 'nothing to do here';
}

function perform(app: App, { id }: Entry): void {
  const [what, ...rest] = id.split(':');
  const name = rest.join(':');
  const set = app.store.getState().snapshot?.set;
  const annotation = what === 'speaker' && set !== undefined ? firstOf(set, name) : set?.findAnnotation(name);
  if (what === 'command') app.runFound(name);
  else if (what === 'article') void app.openArticle(name);
  else if (annotation != null) app.perform((state) => reveal(state, annotation));
  else app.notify('information', 'Nothing in this article is tied to them.');
}

const SELECTION = 'palette-selection';

/** The page shows a selection only where the keyboard is; meanwhile this one is drawn as a highlight. */
function useShownSelection(): void {
  // Asked for before the field takes the keyboard, and the page's selection with it.
  const [range] = useState(() => {
    const selection = document.getSelection();
    return selection !== null && selection.rangeCount > 0 ? selection.getRangeAt(0).cloneRange() : null;
  });
  useEffect(() => {
    if (range === null || range.collapsed) return undefined;
    CSS.highlights.set(SELECTION, new Highlight(range));
    return () => void CSS.highlights.delete(SELECTION);
  }, [range]);
}
