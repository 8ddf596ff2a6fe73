import { keysOf } from '../../shared/commands/keymap.ts';
import { CARET_KEYS, keyGroups } from './KeyLists.tsx';
import './KeySheet.css';
import { useCommands, useKeymap } from './shortcuts.ts';
import { keyLabel } from './words.ts';

/** All keys on paper, black on white. It is seen in print alone, and takes the page for itself while it is there. */
export function KeySheet() {
  const commands = useCommands();
  const keymap = useKeymap();
  const caret = CARET_KEYS.map(([what, keys]) => ({ id: what, what, keys }));
  const menus = keyGroups(commands, keymap).map(({ label, note, commands }) => ({
    label,
    note,
    rows: commands.map((command) => ({
      id: command.id,
      what: command.label,
      keys: keysOf(command, keymap).map(keyLabel),
    })),
  }));
  return (
    <div className="key-sheet" aria-hidden="true">
      <h1>
        Saidwho: keys <small>{keymap.name}</small>
      </h1>
      <p>Letters act in Tag mode, while the caret is in the article. Esc leads back there.</p>
      <div className="key-sheet-columns">
        {[...menus, { label: 'Move the caret', note: null, rows: caret }].map(({ label, note, rows }) => (
          <section key={label}>
            <h2>{label}</h2>
            {note !== null && <p>{note}</p>}
            <table>
              <tbody>
                {rows.map(({ id, what, keys }) => (
                  <tr key={id}>
                    <td>{what}</td>
                    <td>{keys.join('   ')}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
        ))}
      </div>
    </div>
  );
}
