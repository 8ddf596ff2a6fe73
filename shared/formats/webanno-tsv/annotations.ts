import type { Found, FoundLink, FoundSpan } from '../uima/from-uima.ts';
import { readValue, splitUnescaped } from './escapes.ts';
import type { TsvBody, TsvRow } from './body.ts';
import type { TsvColumn, TsvLayer } from './header.ts';

/**
 * Annotations out of the cells of rows. One annotation is what stands at the same place of the stack in all columns of its
 * layer; a number in brackets makes it one over several rows. Slots, relations and chains name the row, and the number
 * where there is one, of what they lead to.
 */
export function annotationsIn(layers: readonly TsvLayer[], { rows, text }: TsvBody): Omit<Found, 'title'> & Notes {
  const reading = new CellReading(text);
  for (const row of rows) reading.readRow(row, layers);
  return reading.found();
}

interface Notes {
  readonly notes: readonly string[];
}

interface Growing {
  readonly id: string;
  readonly layer: TsvLayer;
  readonly start: number;
  end: number;
  readonly first: TsvRow;
  last: TsvRow;
  readonly values: Map<string, string>;
}

/** A cell's entry without the number behind it. */
interface Entry {
  /** As it stands there; null for no value. */
  readonly value: string | null;
  readonly number: string | null;
}

/** Where a slot or a relation leads, resolved when everything is read. */
interface Pending {
  readonly from: Growing | Reference;
  readonly to: Growing | Reference;
  readonly as: FoundLink['as'];
  readonly line: number;
}

interface Reference {
  readonly unit: string;
  readonly number: string;
  readonly typeName: string;
}

class CellReading {
  readonly #text: string;
  readonly #spans: Growing[] = [];
  readonly #byNumber = new Map<string, Growing>();
  /** The first annotation that begins in a unit: of each type, and of any. */
  readonly #byUnit = new Map<string, Growing>();
  readonly #rowById = new Map<string, TsvRow>();
  readonly #pending: Pending[] = [];
  readonly #chains = new Map<string, { readonly span: Growing; step: string | null }>();
  readonly #chainsOf = new Map<string, { readonly layer: TsvLayer; readonly steps: number[] }>();
  readonly #notes: string[] = [];
  #relations = 0;

  constructor(text: string) {
    this.#text = text;
  }

  readRow(row: TsvRow, layers: readonly TsvLayer[]): void {
    this.#rowById.set(row.id, row);
    for (const layer of layers) {
      if (layer.columns[0]!.at >= row.cells.length) break;
      this.#readCells(row, layer);
    }
  }

  #readCells(row: TsvRow, layer: TsvLayer): void {
    const stacks = layer.columns.map((column) => ({ column, cells: cellsOf(row.cells[column.at]) }));
    const height = stacks.reduce((most, { cells }) => Math.max(most, cells.length), 0);
    for (let i = 0; i < height; i += 1) {
      const entries = stacks.flatMap(({ column, cells }) =>
        cells[i] === undefined ? [] : [{ column, cell: cells[i]! }],
      );
      if (layer.is === 'span') this.#readSpan(row, layer, entries);
      else if (layer.is === 'relation') this.#readRelation(row, layer, entries);
      else this.#readChain(row, layer, entries);
    }
  }

  #readSpan(row: TsvRow, layer: TsvLayer, entries: readonly ColumnCell[]): void {
    const read = entries.map(({ column, cell }) => ({
      column,
      ...(column.is === 'target' ? whole(cell) : entryOf(cell)),
    }));
    const number = read.find((one) => one.number !== null)?.number ?? null;
    const span = this.#grow(row, layer, number === null ? null : `${layer.typeName} ${number}`, number);
    for (const { column, value } of read) {
      if (column.is === 'value' && value !== null) span.values.set(column.feature, readValue(value));
    }
    if (span.first === row) this.#readSlots(row, layer, span, read);
  }

  #readSlots(
    row: TsvRow,
    { columns }: TsvLayer,
    span: Growing,
    read: readonly (Entry & { column: TsvColumn })[],
  ): void {
    for (const target of columns) {
      if (target.is !== 'target') continue;
      const role = read.find(({ column }) => column.is === 'role' && column.feature === target.feature);
      const targets = read.find(({ column }) => column === target);
      if (role?.value === undefined || role.value === null || targets?.value === undefined || targets.value === null)
        continue;
      const roles = splitUnescaped(role.value, ';');
      const slot = [target.feature, role.column.typeName ?? target.typeName!, target.typeName!] as const;
      for (const [i, written] of splitUnescaped(targets.value, ';').entries()) {
        const [, unit, number = '0'] = /^(\d+-\d+(?:\.\d+)?)(?:\[(\d+)\])?$/u.exec(written) ?? [];
        const name = roles[i] === undefined || roles[i] === '*' ? null : readValue(roles[i]);
        if (unit === undefined) {
          if (written !== '*') this.#note(row, `“${written.slice(0, 40)}” is no place that a slot can lead to`);
          continue;
        }
        const to = { unit, number, typeName: target.typeName! };
        this.#pending.push({ from: span, to, as: { is: 'slot', role: name, slot }, line: row.line });
      }
    }
  }

  #readRelation(row: TsvRow, { typeName }: TsvLayer, entries: readonly ColumnCell[]): void {
    const values: Record<string, string> = {};
    let source: { readonly written: string; readonly base: string } | null = null;
    for (const { column, cell } of entries) {
      const { value } = column.is === 'source' ? whole(cell) : entryOf(cell);
      if (column.is === 'source') source = { written: cell, base: column.feature };
      else if (column.is === 'value' && value !== null) values[column.feature] = readValue(value);
    }
    const [, unit, from = '0', to = '0'] =
      /^(\d+-\d+(?:\.\d+)?)(?:\[(\d+)_(\d+)\])?$/u.exec(source?.written ?? '') ?? [];
    if (source === null || unit === undefined) {
      this.#note(row, `a relation does not say where it comes from`);
      return;
    }
    this.#pending.push({
      from: { unit, number: from, typeName: source.base },
      to: { unit: row.id, number: to, typeName: source.base },
      as: { is: 'relation', typeName, values },
      line: row.line,
    });
  }

  #readChain(row: TsvRow, layer: TsvLayer, entries: readonly ColumnCell[]): void {
    const step = entries.find(({ column }) => column.is === 'chain-step')?.cell ?? '';
    const [, relation, chain, position] = /^(.*?)(?:(?<!\\)->(\d+)-(\d+))$/su.exec(step) ?? [];
    if (chain === undefined || position === undefined) {
      this.#note(row, 'an element of a chain does not say which');
      return;
    }
    const chainKey = `${layer.typeName} ${chain}`;
    const span = this.#grow(row, layer, `${chainKey} ${position}`, null);
    const value = entryOf(entries.find(({ column }) => column.is === 'chain-value')?.cell ?? '*').value;
    if (value !== null) span.values.set('referenceType', readValue(value));
    const known = this.#chainsOf.get(chainKey) ?? { layer, steps: [] };
    this.#chainsOf.set(chainKey, known);
    const key = `${chainKey} ${position}`;
    if (!this.#chains.has(key)) {
      known.steps.push(Number(position));
      this.#chains.set(key, { span, step: relation === undefined || relation === '*' ? null : readValue(relation) });
    }
  }

  /** Returns the annotation of this key grown over the row, or a new one; without a key always a new one. */
  #grow(row: TsvRow, layer: TsvLayer, key: string | null, number: string | null): Growing {
    const known = key === null ? undefined : this.#byNumber.get(key);
    if (known !== undefined) {
      known.end = Math.max(known.end, row.end);
      if (row.end >= known.last.end) known.last = row;
      return known;
    }
    const { start, end } = row;
    const span: Growing = {
      id: `a${this.#spans.length + 1}`,
      layer,
      start,
      end,
      first: row,
      last: row,
      values: new Map(),
    };
    this.#spans.push(span);
    if (key !== null) this.#byNumber.set(key, span);
    // Numbers are told over layers: a reference to any annotation names the number alone.
    if (number !== null && !this.#byNumber.has(number)) this.#byNumber.set(number, span);
    for (const unit of [row.id, `${row.id} ${layer.typeName}`]) {
      if (!this.#byUnit.has(unit)) this.#byUnit.set(unit, span);
    }
    return span;
  }

  found(): Omit<Found, 'title'> & Notes {
    const links = [...this.#chainLinks(), ...this.#pending.flatMap((pending) => this.#resolved(pending))];
    const empty = new Set(this.#spans.filter(({ start, end }) => start === end).map(({ id }) => id));
    if (empty.size > 0) {
      this.#notes.push(
        `${empty.size === 1 ? '1 annotation covers' : `${empty.size} annotations cover`} no character and cannot be shown; left out.`,
      );
    }
    return {
      text: this.#text,
      spans: this.#spans.filter(({ id }) => !empty.has(id)).map((span) => this.#foundSpan(span)),
      links: links.filter(({ from, to }) => !empty.has(from) && !empty.has(to)),
      notes: this.#notes,
    };
  }

  #foundSpan({ id, layer, start, end, first, last, values }: Growing): FoundSpan {
    const isPlaced = first.place !== null && last.place !== null && first.place.start < last.place.end;
    return {
      id,
      typeName: layer.typeName,
      start,
      end,
      ...(isPlaced ? { quoted: this.#text.slice(first.place.start, last.place.end) } : {}),
      values: Object.fromEntries(values),
    };
  }

  #chainLinks(): FoundLink[] {
    return [...this.#chainsOf].flatMap(([key, { layer, steps }]) => {
      const ordered = steps.sort((a, b) => a - b).map((step) => this.#chains.get(`${key} ${step}`)!);
      return ordered.slice(1).map(({ span }, i): FoundLink => {
        const { span: from, step } = ordered[i]!;
        const as = { is: 'chain', typeName: layer.typeName, label: step } as const;
        return { id: `chain ${key} ${i}`, from: from.id, to: span.id, as };
      });
    });
  }

  #resolved({ from, to, as, line }: Pending): FoundLink[] {
    const [source, target] = [this.#findEnd(from), this.#findEnd(to)];
    if (source === null || target === null) {
      this.#note({ line }, 'a link leads to no annotation');
      return [];
    }
    this.#relations += 1;
    return [{ id: `l${this.#relations}`, from: source.id, to: target.id, as }];
  }

  #findEnd(end: Growing | Reference): Growing | null {
    if ('layer' in end) return end;
    const { unit, number, typeName } = end;
    if (number !== '0') {
      const numbered = this.#byNumber.get(`${typeName} ${number}`) ?? this.#byNumber.get(number);
      if (numbered !== undefined) return numbered;
    }
    return this.#byUnit.get(isAny(typeName) ? unit : `${unit} ${typeName}`) ?? this.#token(unit, typeName);
  }

  /** Relations may be drawn between tokens, which stand in no column: those at their ends become annotations. */
  #token(unit: string, typeName: string): Growing | null {
    const row = this.#rowById.get(unit);
    if (row === undefined || !/\.(?:Token|POS|Lemma)$/u.test(typeName)) return null;
    return this.#grow(row, { is: 'span', typeName, columns: [] }, `${typeName} at ${unit}`, null);
  }

  #note({ line }: { readonly line: number }, what: string): void {
    this.#notes.push(`Line ${line}: ${what.toWellFormed()}.`);
  }
}

interface ColumnCell {
  readonly column: TsvColumn;
  readonly cell: string;
}

const isAny = (typeName: string): boolean => typeName === 'uima.tcas.Annotation';

const cellsOf = (cell: string | undefined): readonly string[] =>
  cell === undefined || cell === '_' ? [] : splitUnescaped(cell, '|');

const whole = (cell: string): Entry => ({ value: cell === '*' ? null : cell, number: null });

/** The entry and the number in brackets behind it. */
function entryOf(cell: string): Entry {
  const open = /(?<!\\)\]$/u.test(cell) ? cell.lastIndexOf('[') : -1;
  const number = open === -1 ? null : cell.slice(open + 1, -1);
  const value = open === -1 ? cell : cell.slice(0, open);
  return {
    value: value === '*' || value === '_' ? null : value,
    number: number !== null && /^\d+$/u.test(number) ? number : null,
  };
}
