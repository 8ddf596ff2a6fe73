import { ArticleEditor } from '../../../renderer/editor/index.ts';
import { selectRange } from '../../../renderer/editor/selection.ts';
import type { Open } from './contender.ts';

/** The program's own editor, with nobody listening to it but the outbox's place. */
export const ownEditor: Open = (article, mount, scroller) => {
  let ids = 0;
  let changes = 0;
  const editor = new ArticleEditor(mount, scroller, {
    article,
    services: { newId: () => `new-${(ids += 1)}`, now: () => '2026-01-01T00:00:00.000Z' },
    runCommand: (id) => editor.run(id),
    isReadOnly: false,
    onRefused: () => undefined,
    onChanges: (made) => (changes += made.length),
    onUpdate: () => undefined,
  });
  return {
    startTyping(offset) {
      editor.focus(); // Only now, as the others do.
      editor.run('mode.edit');
      editor.goTo(offset);
    },
    add(start, end) {
      if (editor.snapshot.focus.mode === 'edit') editor.run('mode.tag');
      editor.perform((state) => selectRange(state.tr, { start, end }));
      editor.run('tag.quote');
    },
    undo: () => void editor.run('edit.undo'),
    close: () => editor.destroy(),
  };
};
