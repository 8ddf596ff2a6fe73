import { isElement, type XmlElement, type XmlNode } from './xml.ts';

/**
 * A **visit** of an XML tree: readers are told of each element as it begins and ends and of the text between, in
 * document order, as a streaming parser would tell them. Nothing recurs, however deep the tree.
 */
export interface XmlVisitor {
  /** Returns whether what is in the element is visited too; `leave` follows only then. */
  enter(element: XmlElement): boolean;
  leave?(element: XmlElement): void;
  text?(text: string, parent: XmlElement): void;
}

/** Visits the element and all that is in it. */
export function walkXml(root: XmlElement, visitor: XmlVisitor): void {
  if (!visitor.enter(root)) return;
  const path: { readonly element: XmlElement; next: number }[] = [{ element: root, next: 0 }];
  for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
    const child: XmlNode | undefined = top.element.children[top.next];
    top.next += 1;
    if (child === undefined) {
      path.pop();
      visitor.leave?.(top.element);
    } else if (!isElement(child)) visitor.text?.(child, top.element);
    else if (visitor.enter(child)) path.push({ element: child, next: 0 });
  }
}
