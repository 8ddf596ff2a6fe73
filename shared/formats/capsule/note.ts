import { type NoteNode, type NoteTag, readNote } from '../../markdown/read-note.ts';
import { html, join, type Markup, raw } from '../html-text.ts';

/**
 * What people wrote in Markdown (notes, justifications), as it reads: elements of our own made of the note's tree, so that
 * nothing a note says becomes markup. Where a link leads stands behind its words, and can be followed if it is an address
 * of the web.
 */
export const noteOf = (markdown: string): Markup =>
  html`<div class="note" dir="auto">${drawn(readNote(markdown))}</div>`;

/** An address of the web can be followed, by whoever wants to; nothing else is a link. */
export const linked = (text: string): Markup =>
  /^https?:\/\/\S+$/iu.test(text) ? html`<a href="${text}" rel="noreferrer">${text}</a>` : html`${text}`;

/** Headings of a note stand below those of the page. */
const DRAWN_AS: Partial<Record<NoteTag, string>> = { h1: 'h5', h2: 'h6', h3: 'h6', h4: 'h6', h5: 'h6' };

const drawn = (nodes: readonly NoteNode[]): Markup =>
  join(
    nodes.map((node) => {
      if (typeof node === 'string') return html`${node}`;
      const { tag, children, start } = node;
      if (tag === 'br' || tag === 'hr') return html`<${raw(tag)} />`;
      if (tag === 'address') return html`<span class="soft">(${join(children.map(addressOf))})</span>`;
      const name = raw(DRAWN_AS[tag] ?? tag);
      return html`<${name}${start === undefined ? null : html` start="${start}"`}>${drawn(children)}</${name}>`;
    }),
  );

const addressOf = (node: NoteNode): Markup => (typeof node === 'string' ? linked(node) : drawn([node]));
