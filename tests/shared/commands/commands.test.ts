import { describe, expect, it } from 'vitest';
import { editorCommands } from '../../../renderer/editor/commands.ts';
import type { EditorSnapshot } from '../../../renderer/editor/index.ts';
import { createApp } from '../../../renderer/store/app-store.ts';
import type { Command, Scope } from '../../../shared/commands/command.ts';
import { stateOf } from '../../../shared/annotations/article-state.ts';
import { commandOf, COMMANDS } from '../../../shared/commands/index.ts';
import { KINDS } from '../../../shared/kinds/index.ts';
import { annotatedArticle } from '../../builders/annotated-article.ts';
import { fakeHost } from '../../fakes/host.ts';

const repeated = (values: readonly string[]) => values.filter((value, i) => values.indexOf(value) !== i);

/** Which scopes act where the caret is in the article in one mode. */
const TOGETHER: Readonly<Record<'tag' | 'edit', readonly Scope[]>> = {
  tag: ['tag', 'article', 'window'],
  edit: ['edit', 'article', 'window'],
};

/** Two that never both find something to do, and may share a key: to enter a mode and to leave it. */
const isToggle = (keys: readonly Command[]) => keys.map(({ id }) => id).join() === 'mode.edit,mode.tag';

describe('the commands', () => {
  it('differ in id', () => {
    expect(repeated(COMMANDS.map(({ id }) => id))).toEqual([]);
  });

  it.each(['tag', 'edit'] as const)('never share a key in %s mode, but for the one that changes the mode', (mode) => {
    const acting = COMMANDS.filter(({ scope }) => TOGETHER[mode].includes(scope));
    const shared = [...new Set(repeated(acting.flatMap(({ keys }) => keys)))]
      .map((key) => acting.filter(({ keys }) => keys.includes(key)))
      .filter((commands) => !isToggle(commands));
    expect(shared).toEqual([]);
  });

  it('name no key twice in one command', () => {
    expect(COMMANDS.filter(({ keys }) => repeated(keys).length > 0)).toEqual([]);
  });

  it('stand in a menu each, so that nothing is reached by a key alone', () => {
    expect(COMMANDS.filter(({ menu }) => menu === undefined)).toEqual([]);
  });

  it('hold one for every kind, on its key', () => {
    expect(KINDS.map(({ id, key }) => commandOf(`tag.${id}`).keys.includes(key))).toEqual(KINDS.map(() => true));
  });

  it('are each implemented by the editor or by the store, and by one of them alone', () => {
    const inEditor = editorCommands({ newId: () => 'id', now: () => '' });
    const article = annotatedArticle('{quote#q:one}');
    const app = createApp(fakeHost(article));
    const { set } = stateOf(article);
    const snapshot = { set, focus: { mode: 'tag', active: 'q', frame: null } } as EditorSnapshot;
    app.store.setState({ opened: { article, serial: 1, place: 0, undo: null }, snapshot });
    // No editor is on the screen, so what runs is the store's; going round the panes needs the page itself.
    const inStore = (id: string) => (id.endsWith('Pane') ? app.can(id) : app.run(id));
    expect(COMMANDS.filter(({ id }) => inEditor.has(id) === inStore(id)).map(({ id }) => id)).toEqual([]);
    expect([...inEditor.keys()].filter((id) => !COMMANDS.some((command) => command.id === id))).toEqual([]);
  });

  it('refuse an id that none of them has, and name it', () => {
    expect(() => commandOf('go.home')).toThrow(new RangeError('No command is called go.home'));
  });
});
