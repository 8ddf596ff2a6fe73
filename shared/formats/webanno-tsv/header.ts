/**
 * The head of a WebAnno TSV file: its **layers**, one a line, each with the **columns** it takes in every row.
 */
export interface TsvLayer {
  readonly is: 'span' | 'chain' | 'relation';
  readonly typeName: string;
  readonly columns: readonly TsvColumn[];
}

/** What stands in a column; `at` is its place in a row behind id, offsets and form. */
export interface TsvColumn {
  readonly at: number;
  /** `marker` is the one column of a layer without features. */
  readonly is: 'value' | 'marker' | 'role' | 'target' | 'source' | 'chain-step' | 'chain-value';
  /** Name of the feature; of a source the type of the ends. */
  readonly feature: string;
  /** Of a role: type of the links. Of a target: type of what is pointed at. */
  readonly typeName?: string;
}

const LAYER = /^#T_(SP|CH|RL)=([^|]+)(?:\|(.*))?$/u;

const LAYERS = { SP: 'span', CH: 'chain', RL: 'relation' } as const;

/** Returns the layers that the lines of a head declare, and the numbers of lines that declare none. */
export function readHeader(lines: readonly string[]): { layers: TsvLayer[]; strange: number[]; columns: number } {
  const layers: TsvLayer[] = [];
  const strange: number[] = [];
  let at = 0;
  for (const [index, line] of lines.entries()) {
    const [, code, typeName, rest = ''] = LAYER.exec(line) ?? [];
    if (code === undefined || typeName === undefined) {
      strange.push(index);
      continue;
    }
    const is = LAYERS[code as keyof typeof LAYERS];
    const names = rest.split('|').filter((name) => name !== '');
    const columns: TsvColumn[] = [];
    for (const name of names.length === 0 ? [''] : names) columns.push(columnOf(is, name, at++, columns.at(-1)));
    layers.push({ is, typeName, columns });
  }
  return { layers, strange, columns: at };
}

function columnOf(is: TsvLayer['is'], name: string, at: number, before: TsvColumn | undefined): TsvColumn {
  if (name === '') return { at, is: 'marker', feature: '' };
  if (is === 'relation' && name.startsWith('BT_')) return { at, is: 'source', feature: name.slice(3) };
  if (is === 'chain' && name === 'referenceType') return { at, is: 'chain-value', feature: name };
  if (is === 'chain' && name === 'referenceRelation') return { at, is: 'chain-step', feature: name };
  const [, feature, typeName] = /^ROLE_[^:]*:([^_]+)_(.+)$/u.exec(name) ?? [];
  if (is === 'span' && feature !== undefined) return { at, is: 'role', feature, typeName: typeName! };
  if (is === 'span' && before?.is === 'role') return { at, is: 'target', feature: before.feature, typeName: name };
  return { at, is: 'value', feature: name };
}
