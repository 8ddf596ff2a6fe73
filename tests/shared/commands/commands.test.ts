import { describe, expect, it } from 'vitest';
import { editorCommands } from '../../../renderer/editor/commands.ts';
import type { EditorSnapshot } from '../../../renderer/editor/index.ts';
import { createApp } from '../../../renderer/store/app-store.ts';
import { stateOf } from '../../../shared/annotations/article-state.ts';
import { commandOf, COMMANDS } from '../../../shared/commands/index.ts';
import { conflictsOf, STANDARD } from '../../../shared/commands/keymap.ts';
import { KINDS } from '../../../shared/kinds/index.ts';
import { annotatedArticle } from '../../builders/annotated-article.ts';
import { fakeHost } from '../../fakes/host.ts';

const repeated = (values: readonly string[]) => values.filter((value, i) => values.indexOf(value) !== i);

describe('the commands', () => {
  it('differ in id', () => {
    expect(repeated(COMMANDS.map(({ id }) => id))).toEqual([]);
  });

  it('share a key only to enter a mode and to leave it, or with what is done to a proposal, which goes first', () => {
    const pairs = COMMANDS.flatMap((second, index) =>
      COMMANDS.slice(0, index)
        .filter(({ keys }) => keys.some((key) => second.keys.includes(key)))
        .map(({ id }) => `${id} ${second.id}`),
    );
    expect(pairs).toEqual([
      'mode.edit mode.tag',
      'dossier.ask tag.findAgain',
      'ghost.take tag.details',
      'ghost.take suggest.start',
      'tag.details suggest.start',
      'ghost.reject tag.remove',
    ]);
    expect(conflictsOf(COMMANDS, STANDARD)).toEqual([]);
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
    const article = annotatedArticle('{claim#q:one}');
    const app = createApp(fakeHost(article));
    const { set } = stateOf(article);
    const index = { slice: () => '' };
    const snapshot = { set, index, focus: { mode: 'tag', active: 'q', frame: null } } as unknown as EditorSnapshot;
    app.store.setState({ opened: { article, serial: 1, place: 0, undo: null }, snapshot });
    // No editor is on the screen, so what runs is the store's; going round the panes and printing need the page itself.
    const inStore = (id: string) => (/Pane$|^file\.print$/.test(id) ? app.can(id) : app.run(id));
    expect(COMMANDS.filter(({ id }) => inEditor.has(id) === inStore(id)).map(({ id }) => id)).toEqual([]);
    expect([...inEditor.keys()].filter((id) => !COMMANDS.some((command) => command.id === id))).toEqual([]);
  });

  it('refuse an id that none of them has, and name it', () => {
    expect(() => commandOf('go.home')).toThrow(new RangeError('No command is called go.home'));
  });
});
