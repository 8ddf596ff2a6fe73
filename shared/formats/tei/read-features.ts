import type { AttributeValue } from '../../model/records.ts';
import type { ForeignSpan } from '../foreign/foreign-document.ts';
import { childOf, childrenOf, isElement, textIn, type XmlElement } from '../xml.ts';
import { collapsed } from './values.ts';

/**
 * What TEI's own element for annotations has no place for stands in the **feature structure** that it points to: the
 * label, the values of its fields, the words that it covered once, and where it stood if they are gone.
 */
export interface Described {
  readonly label?: string;
  readonly attributes: Record<string, AttributeValue>;
  readonly created?: string;
  readonly modified?: string;
  readonly tagged?: string;
  readonly detached?: NonNullable<ForeignSpan['detached']>;
  /** It stands on the whole text, and no words of it are meant. */
  readonly isOfAll?: boolean;
}

/** Returns what the feature structure says; nothing where there is none. */
export function readFeatures(fs: XmlElement | null): Described {
  if (fs === null) return { attributes: {} };
  const byName = new Map(childrenOf(fs, 'f').map((f) => [f.attributes['name'] ?? '', f]));
  const inner = (name: string): XmlElement | null => {
    const f = byName.get(name);
    return f === undefined ? null : childOf(f, 'fs');
  };
  const text = (name: string): string | undefined => {
    const value = byName.has(name) ? featureValue(byName.get(name)!) : undefined;
    return typeof value === 'string' ? value : undefined;
  };
  const attributes: Record<string, AttributeValue> = Object.create(null) as Record<string, AttributeValue>;
  const features = inner('attributes');
  for (const f of features === null ? [] : childrenOf(features, 'f')) {
    const value = featureValue(f);
    const key = f.attributes['n'] ?? f.attributes['name'] ?? '';
    if (value !== undefined && key !== '') attributes[key] = value;
  }
  const lost = inner('detached');
  const words =
    lost === null ? null : new Map(childrenOf(lost, 'f').map((f) => [f.attributes['name'], featureValue(f)]));
  const word = (name: string): string => String(words?.get(name) ?? '');
  const at = Number(words?.get('at') ?? 0);
  const [label, created, modified, tagged] = ['label', 'created', 'modified', 'tagged'].map(text);
  return {
    attributes,
    ...(label === undefined ? {} : { label }),
    ...(created === undefined ? {} : { created }),
    ...(modified === undefined ? {} : { modified }),
    ...(tagged === undefined ? {} : { tagged }),
    ...(words === null
      ? {}
      : { detached: { exact: word('exact'), prefix: word('prefix'), suffix: word('suffix'), at } }),
    ...(byName.has('wholeText') ? { isOfAll: true } : {}),
  };
}

function featureValue(f: XmlElement): AttributeValue | undefined {
  const value = f.children.find(isElement);
  if (value === undefined) return f.children.length === 0 ? undefined : collapsed(textIn(f));
  if (value.name === 'string') return textIn(value);
  if (value.name === 'symbol') return value.attributes['value'];
  if (value.name === 'binary') return value.attributes['value'] === 'true' || value.attributes['value'] === '1';
  if (value.name === 'vColl') return childrenOf(value, 'string').map(textIn);
  const number = Number(value.attributes['value'] ?? '');
  return value.name === 'numeric' && Number.isFinite(number) ? number : undefined;
}
