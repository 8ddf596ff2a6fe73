import { posix } from 'node:path';
import { parseSync } from 'vite';
import type { Layer } from './layers.ts';

/**
 * Holds sources to the table of layers. A *source* is a path and its text; what is wrong with it comes back as sentences
 * that begin with the place, so that an empty list is a sound tree.
 */
export interface Source {
  /** From the root of the repository, with `/`. */
  readonly path: string;
  readonly text: string;
}

/** One import of any kind: static, dynamic, of types, re-export, `require`, worker address. */
export interface Import {
  /** As written; null when it is worked out at run time. */
  readonly specifier: string | null;
  readonly typeOnly: boolean;
  /** From 1. */
  readonly line: number;
}

/** What the parser gives; we look at a few fields of a few kinds. */
type Node = Readonly<Record<string, unknown>> & { readonly type: string; readonly start: number };

/**
 * Every import of a source, in the order of the text.
 *
 * @throws RangeError when the text does not parse
 */
export function importsOf(source: Source): readonly Import[] {
  return nodesOf(source).flatMap((node): Import[] => {
    const found = readImport(node);
    return found ? [{ ...found, line: lineAt(source, node) }] : [];
  });
}

function readImport(node: Node): Omit<Import, 'line'> | null {
  switch (node.type) {
    case 'ImportDeclaration':
    case 'ExportNamedDeclaration':
    case 'ExportAllDeclaration':
      return node['source'] ? { specifier: textOf(node['source']), typeOnly: isTypeOnly(node) } : null;
    case 'ImportExpression':
      return { specifier: textOf(node['source']), typeOnly: false };
    case 'TSImportType':
      return { specifier: textOf(node['source'] ?? node['argument']), typeOnly: true };
    case 'TSExternalModuleReference':
      return { specifier: textOf(node['expression']), typeOnly: false };
    case 'CallExpression':
      return readCall(node);
    case 'NewExpression':
      return readAddress(node);
    default:
      return null;
  }
}

/** `import type …`, and `import { type A }` with nothing else in it. */
function isTypeOnly(node: Node): boolean {
  if (node['importKind'] === 'type' || node['exportKind'] === 'type') return true;
  const specifiers = (node['specifiers'] ?? []) as readonly Node[];
  return (
    specifiers.length > 0 && specifiers.every((one) => one['importKind'] === 'type' || one['exportKind'] === 'type')
  );
}

/** `require(…)` and `import.meta.glob(…)`. */
function readCall(node: Node): Omit<Import, 'line'> | null {
  const callee = node['callee'] as Node;
  const [first] = node['arguments'] as readonly Node[];
  const isRequire = callee.type === 'Identifier' && callee['name'] === 'require';
  const isGlob =
    callee.type === 'MemberExpression' &&
    (callee['object'] as Node).type === 'MetaProperty' &&
    nameOf(callee['property']) === 'glob';
  return isRequire || isGlob ? { specifier: textOf(first), typeOnly: false } : null;
}

/** `new URL('./worker.ts', import.meta.url)`, with which workers are named. */
function readAddress(node: Node): Omit<Import, 'line'> | null {
  const [first] = node['arguments'] as readonly Node[];
  const specifier = textOf(first);
  if (nameOf(node['callee']) !== 'URL' || specifier === null) return null;
  return /^\.{1,2}\/.*\.[cm]?[jt]sx?$/.test(specifier) ? { specifier, typeOnly: false } : null;
}

/** What is wrong with the imports of these sources, taken together, under these layers. */
export function checkLayers(sources: readonly Source[], layers: readonly Layer[]): readonly string[] {
  const edges = sources.flatMap((source) => edgesOf(source, layers));
  return [
    ...sources.filter(({ path }) => !layerOf(path, layers)).map(({ path }) => `${path} is in no layer of the table`),
    ...edges.flatMap(({ complaint }) => (complaint === null ? [] : [complaint])),
    ...findCycles(edges).map((cycle) => `Folders import each other in a circle: ${cycle.join(' → ')}`),
  ];
}

interface Edge {
  readonly from: string;
  readonly to: string | null;
  readonly complaint: string | null;
}

function edgesOf(source: Source, layers: readonly Layer[]): readonly Edge[] {
  const layer = layerOf(source.path, layers);
  if (!layer) return [];
  return importsOf(source).map((one) => {
    const target = one.specifier?.startsWith('.') ? resolved(source.path, one.specifier) : null;
    const why = complaintAbout(one, target, layer);
    return {
      from: layer.path,
      to: target === null ? null : (layerOf(target, layers)?.path ?? null),
      complaint: why && `${source.path}:${one.line} ${why}`,
    };
  });
}

function complaintAbout({ specifier, typeOnly }: Import, target: string | null, layer: Layer): string | null {
  if (specifier === null) return layer.loadsByName ? null : 'loads a module whose name only running it can tell';
  if (target !== null) {
    const isAllowed = [layer.path, ...layer.imports].some((path) => isWithin(target, path));
    return isAllowed ? null : `imports ${target}, which ${layer.path} may not`;
  }
  if (specifier.startsWith('/') || specifier.startsWith('#')) return `imports ${specifier}, which is no relative path`;
  const allowed = [...(layer.packages ?? []), ...(typeOnly ? (layer.typePackages ?? []) : [])];
  const name = packageOf(specifier);
  return allowed.some((pattern) => fits(name, pattern)) ? null : `imports ${name}, which ${layer.path} may not`;
}

/** The layer with the longest path that holds this file. */
export function layerOf(path: string, layers: readonly Layer[]): Layer | null {
  const holding = layers.filter((layer) => isWithin(path, layer.path));
  return holding.toSorted((a, b) => b.path.length - a.path.length)[0] ?? null;
}

const isWithin = (path: string, folder: string): boolean => path === folder || path.startsWith(`${folder}/`);

const resolved = (from: string, specifier: string): string =>
  posix.join(posix.dirname(from), specifier.replace(/\?.*$/, ''));

const fits = (name: string, pattern: string): boolean =>
  pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : name === pattern;

/** `@scope/name/part` → `@scope/name`, `name/part` → `name`, `node:fs/promises` → `node:fs`. */
function packageOf(specifier: string): string {
  const [first = '', second = ''] = specifier.split('/');
  return first.startsWith('@') ? `${first}/${second}` : first;
}

/** The circles among layers, each told once, from its first member in the alphabet. */
function findCycles(edges: readonly Edge[]): readonly (readonly string[])[] {
  const next = new Map<string, Set<string>>();
  for (const { from, to } of edges) {
    if (to === null || to === from) continue;
    next.set(from, (next.get(from) ?? new Set()).add(to));
  }
  const circles = [...next.keys()].toSorted().flatMap((start) => {
    const path = shortestWay(next, start, start);
    return path && path.every((name) => name >= start) ? [path] : [];
  });
  return circles;
}

function shortestWay(
  next: ReadonlyMap<string, ReadonlySet<string>>,
  start: string,
  end: string,
): readonly string[] | null {
  const queue: string[][] = [[start]];
  const seen = new Set<string>();
  for (let way = queue.shift(); way; way = queue.shift()) {
    for (const name of next.get(way.at(-1) ?? '') ?? []) {
      if (name === end) return [...way, name];
      if (!seen.has(name)) queue.push([...way, name]);
      seen.add(name);
    }
  }
  return null;
}

/**
 * What of these folders loads a package at run time, through however many imports, told as the way to it.
 *
 * @param folders those that must do without the package
 */
export function checkReach(sources: readonly Source[], folders: readonly string[], name: string): readonly string[] {
  const imports = new Map(
    sources.map((source) => [source.path, importsOf(source).filter(({ typeOnly }) => !typeOnly)] as const),
  );
  const next = new Map(
    [...imports].map(([path, list]) => {
      const targets = list.flatMap(({ specifier }) => {
        if (specifier === null) return [];
        return [specifier.startsWith('.') ? resolved(path, specifier) : packageOf(specifier)];
      });
      return [path, new Set(targets)] as const;
    }),
  );
  return sources
    .filter(({ path }) => folders.some((folder) => isWithin(path, folder)))
    .flatMap(({ path }) => {
      const way = shortestWay(next, path, name);
      return way ? [`${path} reaches ${name}: ${way.join(' → ')}`] : [];
    });
}

/** What makes an index more than a list: a function with a body, a class, a branch, a loop. */
export function checkList(source: Source): readonly string[] {
  const logic =
    /^(BlockStatement|FunctionBody|ClassDeclaration|ConditionalExpression|IfStatement|SwitchStatement|For\w*Statement|\w*WhileStatement|TryStatement)$/;
  return nodesOf(source)
    .filter(({ type }) => logic.test(type))
    .map((node) => `${source.path}:${lineAt(source, node)} holds logic; an index is a list`);
}

/** Options of windows that are not what the table says, as properties of any object in these sources. */
export function checkOptions(source: Source, options: Readonly<Record<string, boolean>>): readonly string[] {
  return nodesOf(source).flatMap((node) => {
    if (node.type !== 'Property' || node['kind'] !== 'init') return [];
    const name = nameOf(node['key']);
    if (name === null || !Object.hasOwn(options, name)) return [];
    if ((node['value'] as Node)['value'] === options[name]) return [];
    return [`${source.path}:${lineAt(source, node)} sets ${name} to something other than ${options[name]}`];
  });
}

function nodesOf({ path, text }: Source): readonly Node[] {
  const { program, errors } = parseSync(path, text);
  if (errors.length > 0) throw new RangeError(`${path} does not parse: ${errors[0]?.message}`);
  const nodes: Node[] = [];
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(visit);
    else if (typeof value === 'object' && value !== null) {
      if ('type' in value && 'start' in value) nodes.push(value as Node);
      Object.values(value).forEach(visit);
    }
  };
  visit(program);
  return nodes;
}

const lineAt = ({ text }: Source, node: Node): number => text.slice(0, node.start).split('\n').length;

/** The text of a string, also of a template without holes and of a literal type; null for all else. */
function textOf(value: unknown): string | null {
  const node = value as Node | undefined;
  if (node?.type === 'Literal' && typeof node['value'] === 'string') return node['value'];
  if (node?.type === 'TSLiteralType') return textOf(node['literal']);
  if (node?.type !== 'TemplateLiteral') return null;
  const [only, ...more] = node['quasis'] as readonly { readonly value: { readonly cooked: string } }[];
  return only && more.length === 0 ? only.value.cooked : null;
}

function nameOf(value: unknown): string | null {
  const node = value as Node;
  if (node.type === 'Identifier') return String(node['name']);
  return textOf(node);
}
