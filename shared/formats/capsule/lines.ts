import { html, join, type Markup } from '../html-text.ts';
import { linked, noteOf } from './note.ts';

/** What is written in Markdown wherever a capsule has a line of this name. */
const WRITTEN: ReadonlySet<string> = new Set(['Note', 'Because']);

/** Facts of a capsule, each with its name, as a list that both eyes and screen readers can follow. */
export function linesOf(lines: readonly (readonly [name: string, text: string | undefined])[]): Markup {
  const items = lines.flatMap(([name, text]) =>
    text === undefined || text.trim() === ''
      ? []
      : [
          html`<dt>${name}</dt>
            <dd dir="auto">${WRITTEN.has(name) ? noteOf(text) : linked(text)}</dd>`,
        ],
  );
  return items.length === 0 ? html`` : html`<dl>${join(items, '\n')}</dl>`;
}
