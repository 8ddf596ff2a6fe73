import MarkdownIt from 'markdown-it';

/** How deep blocks and marks nest before the parser passes over the rest (PROMISES §5, md) … */
const DEEPEST = 64;

/** … and before we take the rest as text, so that it never gets there: a list in a list is two levels deeper. */
const DEEPEST_BLOCK = 60;

/**
 * Returns a parser of CommonMark with struck-out text, for which HTML is text like any other and no depth is too deep.
 *
 * @param hasLineBreaks a line end in a paragraph is one; elsewhere it is a space
 */
export function markdownParser({ hasLineBreaks = false }: { readonly hasLineBreaks?: boolean } = {}): InstanceType<
  typeof MarkdownIt
> {
  const options = { html: false, breaks: hasLineBreaks, maxNesting: DEEPEST };
  const parser = new MarkdownIt('commonmark', options).enable(['table', 'strikethrough']);
  parser.block.ruler.before('table', 'too-deep', (state, start, end, isAsked) => {
    if (state.level < DEEPEST_BLOCK || isAsked) return false;
    state.push('paragraph_open', 'p', 1);
    const rest = state.push('inline', '', 0);
    rest.content = state.getLines(start, end, state.blkIndent, false).trim();
    rest.children = [];
    state.push('paragraph_close', 'p', -1);
    state.line = end;
    return true;
  });
  return parser;
}
