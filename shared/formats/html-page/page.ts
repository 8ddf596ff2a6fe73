import { defaultTreeAdapter, html, parse, type DefaultTreeAdapterTypes } from 'parse5';
import { done, refuse, type Result } from '../../result.ts';
import { DEFAULT_BUDGETS } from '../budgets.ts';

/**
 * A **page** is an HTML document laid flat: its elements and text in document order, each knowing where its subtree
 * ends. What is in a subtree is then a difference of two running sums, no walk is recursive, and a million nested
 * tags cost what a million sisters cost. The page is never rendered: nothing of it is run, fetched or styled.
 */
export interface Page {
  readonly nodes: readonly PageNode[];
  /** Node of `<head>`, or null. */
  readonly document: DefaultTreeAdapterTypes.Document;
  /** Kinds of what was left out, with how many of each: `script`, `form control`, `hidden`. */
  readonly leftOut: ReadonlyMap<string, number>;
}

export interface PageNode {
  /** Element name in lower case; empty for text. */
  readonly tag: string;
  /** The text as in the file; empty for an element. */
  readonly text: string;
  /** Index of the parent, -1 for the body itself. */
  readonly parent: number;
  /** Index after the last node of the subtree. */
  readonly end: number;
  readonly element: DefaultTreeAdapterTypes.Element | null;
}

class TooManyElements extends Error {}

/**
 * Unclosed marks of text are opened again in each paragraph, so that a page can have the square of its tags in
 * elements (promise H8). A page may have this many, and one for each UTF-16 unit of its source: real ones have a
 * thirtieth of that.
 */
const SMALL_PAGE = 10_000;

/**
 * Parses markup as browsers do; refuses `html/too-many-elements` above the budget, and where the parser makes more
 * elements than the source has characters. How deep they nest has no budget of its own: nothing here recurs.
 */
export function parsePage(source: string, name: string, budget = DEFAULT_BUDGETS.elements): Result<Page> {
  const mostElements = Math.min(budget, SMALL_PAGE + source.length);
  let count = 0;
  const treeAdapter: typeof defaultTreeAdapter = {
    ...defaultTreeAdapter,
    createElement(...parts) {
      count += 1;
      if (count > mostElements) throw new TooManyElements();
      return defaultTreeAdapter.createElement(...parts);
    },
  };
  try {
    return done(flatten(parse(source, { treeAdapter, scriptingEnabled: false })));
  } catch (error) {
    if (!(error instanceof TooManyElements)) throw error;
    const message = `The page has more than ${mostElements.toLocaleString('en')} elements. Save only the article and open that.`;
    return refuse({ code: 'html/too-many-elements', message, where: name });
  }
}

/** Returns the value of an attribute, or null; never looks at a prototype. */
export const attribute = (element: DefaultTreeAdapterTypes.Element | null, name: string): string | null =>
  element?.attrs.find((attr) => attr.name === name)?.value ?? null;

/** Elements whose content is no text of the page, and how the import report calls them. */
const LEFT_OUT: ReadonlyMap<string, string> = new Map([
  ['script', 'script'],
  ['style', 'style sheet'],
  ['noscript', 'fallback for browsers without scripts'],
  ['template', 'template'],
  ['iframe', 'frame'],
  ['frame', 'frame'],
  ['frameset', 'frame'],
  ['noframes', 'frame'],
  ['noembed', 'embedded object'],
  ['object', 'embedded object'],
  ['embed', 'embedded object'],
  ['applet', 'embedded object'],
  ['svg', 'drawing'],
  ['canvas', 'drawing'],
  ['video', 'film'],
  ['audio', 'sound'],
  ['img', 'picture'],
  ['input', 'form control'],
  ['select', 'form control'],
  ['textarea', 'form control'],
  ['button', 'form control'],
  ['datalist', 'form control'],
  ['dialog', 'dialog'],
  ['nav', 'navigation'],
  ['rp', ''],
  ['rt', ''],
  ['rtc', ''],
  ['math', 'formula'],
  ['link', ''],
  ['meta', ''],
  ['title', ''],
  ['head', ''],
]);

const ROLES: ReadonlyMap<string, string> = new Map(
  'navigation menu menubar dialog alertdialog alert search'
    .split(' ')
    .map((role) => [role, role === 'search' ? 'form control' : role.startsWith('alert') ? 'dialog' : 'navigation']),
);

/** Why the element is left out, `''` without a word about it, or null when it stays. */
function reasonToLeaveOut(element: DefaultTreeAdapterTypes.Element): string | null {
  const byTag = LEFT_OUT.get(element.tagName);
  if (byTag !== undefined) return byTag;
  const role = attribute(element, 'role');
  const byRole = role === null ? undefined : ROLES.get(role);
  if (byRole !== undefined) return byRole;
  return isHidden(element) ? 'hidden part' : null;
}

function isHidden(element: DefaultTreeAdapterTypes.Element): boolean {
  if (element.tagName === 'body' || element.tagName === 'html') return false;
  if (attribute(element, 'hidden') !== null || attribute(element, 'aria-hidden') === 'true') return true;
  const style = attribute(element, 'style');
  return style !== null && /(?:^|;)\s{0,9}(?:display\s{0,9}:\s{0,9}none|visibility\s{0,9}:\s{0,9}hidden)/iu.test(style);
}

type Mutable = { -readonly [K in keyof PageNode]: PageNode[K] };

/** Lays the body flat without what is never text. */
function flatten(document: DefaultTreeAdapterTypes.Document): Page {
  const nodes: Mutable[] = [];
  const leftOut = new Map<string, number>();
  const path: { index: number; children: readonly DefaultTreeAdapterTypes.ChildNode[]; next: number }[] = [];
  const visit = (node: DefaultTreeAdapterTypes.ChildNode, parent: number) => {
    const index = nodes.length;
    if ('value' in node) {
      nodes.push({ tag: '', text: node.value, parent, end: index + 1, element: null });
    } else if ('tagName' in node) {
      const reason = reasonToLeaveOut(node);
      if (reason !== null) {
        if (reason !== '') leftOut.set(reason, (leftOut.get(reason) ?? 0) + 1);
        return;
      }
      nodes.push({ tag: node.tagName, text: '', parent, end: index + 1, element: node });
      path.push({ index, children: node.childNodes, next: 0 });
    }
  };
  const root = bodyOf(document);
  if (root === null) return { nodes, document, leftOut };
  nodes.push({ tag: 'body', text: '', parent: -1, end: 1, element: root });
  path.push({ index: 0, children: root.childNodes, next: 0 });
  for (let frame = path.at(-1); frame !== undefined; frame = path.at(-1)) {
    const child = frame.children[frame.next];
    if (child === undefined) {
      nodes[frame.index]!.end = nodes.length;
      path.pop();
    } else {
      frame.next += 1;
      visit(child, frame.index);
    }
  }
  return { nodes, document, leftOut };
}

function bodyOf(document: DefaultTreeAdapterTypes.Document): DefaultTreeAdapterTypes.Element | null {
  const root = document.childNodes.find((node) => 'tagName' in node && node.tagName === 'html');
  if (root === undefined || !('tagName' in root)) return null;
  const body = root.childNodes.find((node) => 'tagName' in node && node.tagName === 'body');
  return body !== undefined && 'tagName' in body && body.namespaceURI === html.NS.HTML ? body : null;
}
