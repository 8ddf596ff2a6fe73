/**
 * Chapters of books are XHTML, and the parser for pages reads HTML: an element closed in its own tag, `<title/>`, would
 * stay open there and swallow the rest. This gives such tags an end tag, and character data the escapes of HTML; the
 * rest is the same in both.
 */
const WITHOUT_END = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '));

/** Returns the XHTML as HTML. Linear: what is never closed ends the search. */
export function asHtml(source: string): string {
  const pieces: string[] = [];
  let from = 0;
  for (let at = source.indexOf('<'); at !== -1; at = source.indexOf('<', at)) {
    if (source.startsWith('<!--', at)) at = behind(source, '-->', at + 4);
    else if (source.startsWith('<![CDATA[', at)) {
      const end = behind(source, ']]>', at + 9);
      const isClosed = source.startsWith(']]>', end - 3);
      pieces.push(source.slice(from, at), escaped(source.slice(at + 9, isClosed ? end - 3 : end)));
      at = end;
      from = end;
    } else if (/[A-Za-z]/u.test(source.charAt(at + 1))) {
      const end = endOfTag(source, at);
      if (end === -1) break;
      const name = nameAt(source, at + 1);
      if (source[end - 1] === '/' && !WITHOUT_END.has(name.toLowerCase())) {
        pieces.push(source.slice(from, end - 1), `></${name}>`);
        from = end + 1;
      }
      at = end + 1;
    } else at += 1;
  }
  pieces.push(source.slice(from));
  return pieces.join('');
}

const behind = (source: string, mark: string, from: number): number => {
  const at = source.indexOf(mark, from);
  return at === -1 ? source.length : at + mark.length;
};

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

const nameAt = (source: string, at: number): string => /^[\w:.-]{1,60}/u.exec(source.slice(at, at + 60))?.[0] ?? '';

/** Index of the `>` that ends the tag, quoted ones passed over; -1 when there is none. */
function endOfTag(source: string, at: number): number {
  let quote = '';
  for (let i = at; i < source.length; i += 1) {
    const letter = source[i]!;
    if (quote !== '') {
      if (letter === quote) quote = '';
    } else if (letter === '"' || letter === "'") quote = letter;
    else if (letter === '>') return i;
  }
  return -1;
}
