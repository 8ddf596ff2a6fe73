import { BookOpen, FileDown, Redo2, Undo2 } from 'lucide-react';
import {
  Button,
  Keyboard,
  Menu,
  MenuItem,
  MenuTrigger,
  Popover,
  Separator,
  Text,
  ToggleButton,
  ToggleButtonGroup,
  Toolbar,
} from 'react-aria-components';
import { type Command, MENUS } from '../../shared/commands/command.ts';
import { HiddenFlag } from './HiddenWarning.tsx';
import { useApp, useAppState } from '../store/app-context.ts';
import styles from './TopBar.module.css';
import { useCommands, useShortcuts } from './shortcuts.ts';
import { withKey } from './words.ts';

/** Menus made of the declared commands, the article's title, the mode, and what is used all the time. */
export function TopBar() {
  const app = useApp();
  const commands = useCommands();
  const shortcutOf = useShortcuts();
  const title = useAppState((state) => state.snapshot?.set.metadata.title ?? '');
  const hasArticle = useAppState((state) => state.opened !== null);
  const canUndo = useAppState((state) => state.snapshot?.canUndo ?? false);
  const canRedo = useAppState((state) => state.snapshot?.canRedo ?? false);
  return (
    <header className={styles.bar}>
      <Toolbar aria-label="Menus" className={styles.menus!}>
        {MENUS.map(([id, label]) => (
          <CommandMenu key={id} label={label} commands={commands.filter(({ menu }) => menu === id)} />
        ))}
      </Toolbar>
      <h1 className={styles.title} title={title}>
        <BookOpen aria-hidden="true" size={15} />
        <bdi>{title || 'Saidwho'}</bdi>
        <HiddenFlag texts={[title]} />
      </h1>
      <Toolbar aria-label="Article" className={styles.actions!}>
        <Button
          aria-label={withKey('Undo', shortcutOf('edit.undo'))}
          className={styles.icon!}
          isDisabled={!canUndo}
          onPress={() => app.run('edit.undo')}
        >
          <Undo2 size={16} aria-hidden="true" />
        </Button>
        <Button
          aria-label={withKey('Redo', shortcutOf('edit.redo'))}
          className={styles.icon!}
          isDisabled={!canRedo}
          onPress={() => app.run('edit.redo')}
        >
          <Redo2 size={16} aria-hidden="true" />
        </Button>
        <ModeSwitch />
        <Button className={styles.primary!} isDisabled={!hasArticle} onPress={() => app.run('file.export')}>
          <FileDown size={15} aria-hidden="true" /> Export
        </Button>
      </Toolbar>
    </header>
  );
}

/** Tag or Edit: always visible, since letters mean different things in the two. */
function ModeSwitch() {
  const app = useApp();
  const mode = useAppState((state) => state.snapshot?.focus.mode ?? 'tag');
  const hasArticle = useAppState((state) => state.opened !== null);
  return (
    <ToggleButtonGroup
      isDisabled={!hasArticle}
      aria-label="Mode"
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[mode]}
      className={styles.modes!}
      onSelectionChange={([next]) => void app.run(next === 'edit' ? 'mode.edit' : 'mode.tag')}
    >
      <ToggleButton id="tag">Tag</ToggleButton>
      <ToggleButton id="edit">Edit</ToggleButton>
    </ToggleButtonGroup>
  );
}

function CommandMenu({ label, commands }: { label: string; commands: readonly Command[] }) {
  const app = useApp();
  return (
    <MenuTrigger>
      <Button className={styles.menuButton!}>{label}</Button>
      <Popover className="popover" placement="bottom start" offset={2}>
        <CommandItems commands={commands} onRun={(id) => void app.run(id)} />
      </Popover>
    </MenuTrigger>
  );
}

/** Drawn when the menu opens, so that what is greyed out is asked for then. */
function CommandItems({ commands, onRun }: { commands: readonly Command[]; onRun: (id: string) => void }) {
  const app = useApp();
  const shortcutOf = useShortcuts();
  const disabled = commands.filter(({ id }) => !app.can(id)).map(({ id }) => id);
  return (
    <Menu className={styles.menu!} disabledKeys={disabled} onAction={(key) => onRun(String(key))} aria-label="Commands">
      {commands.flatMap((command) => [
        ...(command.separated === true ? [<Separator key={`${command.id}-line`} className={styles.line!} />] : []),
        <MenuItem key={command.id} id={command.id} textValue={command.label} className={styles.item!}>
          <Text slot="label">{command.label}</Text>
          <Keyboard>{shortcutOf(command.id)}</Keyboard>
        </MenuItem>,
      ])}
    </Menu>
  );
}
