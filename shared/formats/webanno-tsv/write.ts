import type { AttributeValue } from '../../model/records.ts';
import type { Layer, RelationLayer, Slot, UimaDocument, UimaRelation, UimaSpan } from '../uima/uima-document.ts';
import { escapedSentence, escapedValue } from './escapes.ts';
import { rowsOf, type Rows, type Unit } from './rows.ts';

/** Returns the document as WebAnno TSV 3.3, with sentences and tokens of our own. */
export function writeTsv(document: UimaDocument): string {
  const rows = rowsOf(document);
  const printer = new Printer(document, rows);
  const layers = document.layers.map((layer) => (printer.chains.has(layer.typeName) ? chainHeader : spanHeader)(layer));
  const lines = ['#FORMAT=WebAnno TSV 3.3', ...layers, ...document.relationLayers.map(relationHeader), ''];
  for (const { sentence, tokens } of rows.sentences) {
    lines.push('', `#Sentence.id=p${sentence.paragraph + 1}.s${sentence.index + 1}`);
    lines.push(`#Text=${escapedSentence(document.text.slice(sentence.start, sentence.end))}`);
    for (const { token, pieces } of tokens) for (const unit of [token, ...pieces]) lines.push(printer.row(unit));
  }
  return `${lines.join('\n')}\n`;
}

function spanHeader({ typeName, features, slots }: Layer): string {
  const columns = [
    ...slots.map((slot) => `ROLE_${typeName}:${slot.name}_${slot.linkType}|${slot.targetType}`),
    ...features.map(({ name }) => name),
  ];
  return `#T_SP=${typeName}|${columns.join('|')}`;
}

const chainHeader = ({ typeName }: Layer): string => `#T_CH=${typeName}|referenceRelation|referenceType`;

const relationHeader = ({ typeName, features, base }: RelationLayer): string =>
  `#T_RL=${[typeName, ...features.map(({ name }) => name), `BT_${base}`].join('|')}`;

class Printer {
  readonly #document: UimaDocument;
  readonly #rows: Rows;
  readonly #numbers: ReadonlyMap<string, number>;
  /** Relations by the unit they lead to. */
  readonly #relationsAt: ReadonlyMap<Unit, readonly UimaRelation[]>;
  /** Types of annotations that stand in chains. */
  readonly chains: ReadonlySet<string>;
  readonly #elements: ReadonlyMap<string, ChainElement>;

  constructor(document: UimaDocument, rows: Rows) {
    this.#document = document;
    this.#rows = rows;
    this.#numbers = numbersOf(document, rows);
    const relationsAt = new Map<Unit, UimaRelation[]>();
    for (const relation of document.relations) {
      const unit = rows.unitOf.get(relation.to);
      if (unit === undefined || !rows.unitOf.has(relation.from)) continue;
      const known = relationsAt.get(unit);
      if (known === undefined) relationsAt.set(unit, [relation]);
      else known.push(relation);
    }
    this.#relationsAt = relationsAt;
    this.chains = new Set(document.steps.map(({ typeName }) => typeName));
    this.#elements = chainElements(document, this.chains);
  }

  row(unit: Unit): string {
    const { text, layers, relationLayers } = this.#document;
    const form = text.slice(unit.start, unit.end).replace(/[\0-\x1f]/gu, '\uFFFD');
    const cells = [unit.id, `${unit.start}-${unit.end}`, form];
    for (const layer of layers) cells.push(...this.#spanCells(unit, layer));
    for (const layer of relationLayers) cells.push(...this.#relationCells(unit, layer));
    return `${cells.join('\t')}\t`;
  }

  #spanCells(unit: Unit, layer: Layer): string[] {
    const spans = unit.spans.filter((span) => span.layer === layer);
    if (this.chains.has(layer.typeName)) return this.#chainCells(spans);
    const columns: ((span: UimaSpan) => string)[] = [
      ...layer.slots.flatMap((slot) => [
        (span: UimaSpan) => this.#roles(span, slot) + this.#suffix(span),
        (span: UimaSpan) => this.#targets(span, slot),
      ]),
      ...layer.features.map(
        ({ name }) =>
          (span: UimaSpan) =>
            cellOf(span.values.get(name)) + this.#suffix(span),
      ),
    ];
    if (columns.length === 0) columns.push((span) => `*${this.#suffix(span)}`);
    return columns.map((cell) => (spans.length === 0 ? '_' : spans.map(cell).join('|')));
  }

  #chainCells(spans: readonly UimaSpan[]): string[] {
    if (spans.length === 0) return ['_', '_'];
    const elements = spans.map(({ id, values }) => ({
      ...this.#elements.get(id)!,
      value: values.get('referenceType'),
    }));
    return [
      elements.map(({ chain, at, label }) => `${label === null ? '*' : escapedValue(label)}->${chain}-${at}`).join('|'),
      elements.map(({ chain, value }) => `${cellOf(value)}[${chain}]`).join('|'),
    ];
  }

  #roles(span: UimaSpan, { name }: Slot): string {
    const fillers = this.#fillers(span, name);
    if (fillers.length === 0) return '_';
    return fillers.map(({ role }) => (role === null ? '*' : escapedValue(role))).join(';');
  }

  #targets(span: UimaSpan, { name }: Slot): string {
    const fillers = this.#fillers(span, name);
    if (fillers.length === 0) return '*';
    return fillers.map(({ target }) => this.#rows.unitOf.get(target)!.id + this.#suffix({ id: target })).join(';');
  }

  #fillers(span: UimaSpan, slot: string) {
    return (span.filled.get(slot) ?? []).filter(({ target }) => this.#rows.unitOf.has(target));
  }

  #relationCells(unit: Unit, layer: RelationLayer): string[] {
    const relations = (this.#relationsAt.get(unit) ?? []).filter((relation) => relation.layer === layer);
    const columns: ((relation: UimaRelation) => string)[] = [
      ...layer.features.map(
        ({ name }) =>
          (relation: UimaRelation) =>
            cellOf(relation.values.get(name)),
      ),
      (relation) => this.#source(relation),
    ];
    return columns.map((cell) => (relations.length === 0 ? '_' : relations.map(cell).join('|')));
  }

  #source({ from, to }: UimaRelation): string {
    const { id } = this.#rows.unitOf.get(from)!;
    const [source, target] = [this.#numbers.get(from) ?? 0, this.#numbers.get(to) ?? 0];
    return source === 0 && target === 0 ? id : `${id}[${source}_${target}]`;
  }

  #suffix({ id }: { readonly id: string }): string {
    const number = this.#numbers.get(id);
    return number === undefined ? '' : `[${number}]`;
  }
}

/** Where an annotation stands in its chain, both from 1, and what the step to the next one is called. */
interface ChainElement {
  readonly chain: number;
  readonly at: number;
  readonly label: string | null;
}

/** Follows the steps from those that none leads to; what only circles reach begins anywhere. */
function chainElements({ spans, steps }: UimaDocument, types: ReadonlySet<string>): ReadonlyMap<string, ChainElement> {
  const next = new Map(steps.map((step) => [step.from, step]));
  const reached = new Set(steps.map(({ to }) => to));
  const members = spans.filter(({ layer }) => types.has(layer.typeName)).map(({ id }) => id);
  const elements = new Map<string, ChainElement>();
  let chain = 0;
  for (const id of [...members.filter((one) => !reached.has(one)), ...members]) {
    if (elements.has(id)) continue;
    chain += 1;
    let at = 1;
    for (let member: string | undefined = id; member !== undefined && !elements.has(member); at += 1) {
      const step = next.get(member);
      elements.set(member, { chain, at, label: step?.label?.toWellFormed() ?? null });
      member = step?.to;
    }
  }
  return elements;
}

/** Text of a value: lists one entry a line; `*` for none. */
const cellOf = (value: AttributeValue | undefined): string =>
  value === undefined
    ? '*'
    : escapedValue((typeof value === 'object' ? value.join('\n') : String(value)).toWellFormed());

/**
 * Numbers of those that need one, in the order of rows. Ends of relations between layers need one as well: without it
 * the place alone would have to tell which layer is meant.
 */
function numbersOf({ relations }: UimaDocument, { sentences, numbered }: Rows): ReadonlyMap<string, number> {
  const needed = new Set(numbered);
  for (const { layer, from, to } of relations) {
    if (layer.base === 'uima.tcas.Annotation') needed.add(from).add(to);
  }
  const numbers = new Map<string, number>();
  for (const { tokens } of sentences) {
    for (const { token, pieces } of tokens) {
      for (const unit of [token, ...pieces]) {
        for (const { id } of unit.spans) if (needed.has(id) && !numbers.has(id)) numbers.set(id, numbers.size + 1);
      }
    }
  }
  return numbers;
}
