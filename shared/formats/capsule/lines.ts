import { html, join, type Markup } from '../html-text.ts';

/** Facts of a capsule, each with its name, as a list that both eyes and screen readers can follow. */
export function linesOf(lines: readonly (readonly [name: string, text: string | undefined])[]): Markup {
  const items = lines.flatMap(([name, text]) =>
    text === undefined || text.trim() === ''
      ? []
      : [
          html`<dt>${name}</dt>
            <dd dir="auto">${linked(text)}</dd>`,
        ],
  );
  return items.length === 0 ? html`` : html`<dl>${join(items, '\n')}</dl>`;
}

/** An address of the web can be followed, by whoever wants to; nothing else is a link. */
const linked = (text: string): Markup =>
  /^https?:\/\/\S+$/iu.test(text) ? html`<a href="${text}" rel="noreferrer">${text}</a>` : html`${text}`;
