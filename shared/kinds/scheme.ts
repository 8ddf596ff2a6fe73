import type { Kind, LinkType, Profile, SchemeRecord } from '../model/scheme.ts';
import { NEWS_WIDE } from './news-wide.ts';

/**
 * A scheme one can ask: kinds and link types by id, in the order of menus and lists. Records name kinds and link types
 * by id, and may name some that the scheme has not (another program's, an older scheme's): those are kept and shown
 * under their ids.
 */
export class Scheme {
  readonly record: SchemeRecord;
  readonly #kinds: ReadonlyMap<string, Kind>;
  readonly #linkTypes: ReadonlyMap<string, LinkType>;

  private constructor(record: SchemeRecord) {
    this.record = record;
    this.#kinds = new Map(record.kinds.map((kind) => [kind.id, kind]));
    this.#linkTypes = new Map(record.linkTypes.map((type) => [type.id, type]));
  }

  /** Returns the scheme of a record; of none, the first that ships. The same one for the same record. */
  static of(record: SchemeRecord | null | undefined): Scheme {
    const present = record ?? NEWS_WIDE;
    const known = schemeByRecord.get(present);
    if (known !== undefined) return known;
    const scheme = new Scheme(present);
    schemeByRecord.set(present, scheme);
    return scheme;
  }

  get name(): string {
    return this.record.name;
  }

  get label(): string {
    return this.record.label;
  }

  get profile(): Profile {
    return this.record.profile;
  }

  get kinds(): readonly Kind[] {
    return this.record.kinds;
  }

  get linkTypes(): readonly LinkType[] {
    return this.record.linkTypes;
  }

  /** Returns the kind with this id, or null when the scheme has none (the record is kept all the same). */
  findKind(id: string): Kind | null {
    return this.#kinds.get(id) ?? null;
  }

  /** Returns the link type with this id, or null when the scheme has none. */
  findLinkType(id: string): LinkType | null {
    return this.#linkTypes.get(id) ?? null;
  }

  /** A value of a field in words: the label of a choice; the value itself where the scheme has no words for it. */
  valueLabel(kindId: string, fieldId: string, value: string): string {
    const field = this.findKind(kindId)?.fields.find(({ id }) => id === fieldId);
    const choices = field !== undefined && 'choices' in field ? field.choices : [];
    return choices.find((choice) => choice.value === value)?.label ?? value;
  }

  /** The name of a kind in words; its id where the scheme has none. */
  labelOf(kindId: string): string {
    return this.findKind(kindId)?.label ?? kindId;
  }
}

const schemeByRecord = new WeakMap<SchemeRecord, Scheme>();
