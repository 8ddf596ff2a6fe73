import type { AttributeValue } from '../../model/records.ts';
import type { ForeignDocument, ForeignLink, ForeignSpeaker, ForeignSpan } from '../foreign/foreign-document.ts';
import { isOwnType, labelOfType, linkOfSpeakerFeature, withUima, type UimaExtra } from './names.ts';
import { CONTINUES, together } from '../foreign/parts.ts';

/**
 * What a reader of the UIMA family has found, and the foreign document it makes: features that name speakers become
 * speakers and links to them, slots and relations become links, and parts are put together.
 */
export interface FoundSpan {
  readonly id: string;
  readonly typeName: string;
  readonly start: number;
  readonly end: number;
  readonly quoted?: string;
  readonly values: Readonly<Record<string, AttributeValue>>;
}

export interface FoundLink {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly as:
    | { readonly is: 'relation'; readonly typeName: string; readonly values: Readonly<Record<string, string>> }
    | { readonly is: 'slot'; readonly role: string | null; readonly slot: NonNullable<UimaExtra['slot']> }
    | { readonly is: 'chain'; readonly typeName: string; readonly label: string | null };
}

export interface Found {
  readonly title: string;
  readonly text: string;
  readonly metadata?: ForeignDocument['metadata'];
  readonly spans: readonly FoundSpan[];
  readonly links: readonly FoundLink[];
  /** Tokens of the file, in its units; they prove its offsets where it gives no words. */
  readonly tokens?: ForeignDocument['tokens'];
}

/** Returns the document that the reader has found. */
export function foreignOfFound({ title, text, metadata, spans, links, tokens }: Found): ForeignDocument {
  const speakers = new Map<string, ForeignSpeaker>();
  const toSpeakers: ForeignLink[] = [];
  const speakerOf = (name: string): ForeignSpeaker => {
    const speaker = speakers.get(name) ?? { id: `speaker ${name}`, name };
    speakers.set(name, speaker);
    return speaker;
  };
  const plain = spans.map((span): ForeignSpan => {
    const attributes: Record<string, AttributeValue> = Object.create(null) as Record<string, AttributeValue>;
    for (const [feature, value] of Object.entries(span.values)) {
      const label = linkOfSpeakerFeature(feature);
      const names = label === null ? null : namesIn(value);
      if (label === null || names === null) attributes[feature] = value;
      else {
        for (const name of names) {
          const { id } = speakerOf(name);
          toSpeakers.push({ id: `${span.id} ${feature} ${toSpeakers.length}`, label, from: span.id, to: id });
        }
      }
    }
    return spanOf(span, attributes);
  });
  return together({
    title,
    text,
    ...(metadata === undefined ? {} : { metadata }),
    ...(tokens === undefined ? {} : { tokens }),
    speakers: [...speakers.values()],
    spans: plain,
    links: [...links.map(linkOf), ...toSpeakers],
  });
}

function namesIn(value: AttributeValue): readonly string[] | null {
  if (typeof value === 'object') return value;
  return typeof value === 'string' ? value.split('\n') : null;
}

function spanOf({ id, typeName, start, end, quoted }: FoundSpan, attributes: ForeignSpan['attributes']): ForeignSpan {
  const label = labelOfType(typeName);
  return {
    id,
    label,
    fragments: [{ start, end }],
    ...(quoted === undefined ? {} : { quoted }),
    attributes: { ...attributes },
    ...withUima(isOwnType(typeName) ? {} : { type: typeName }),
  };
}

function linkOf({ id, from, to, as }: FoundLink): ForeignLink {
  if (as.is === 'slot') {
    const { role, slot } = as;
    if (role === CONTINUES && slot[0] === 'parts') return { id, from, to, label: CONTINUES };
    return { id, from, to, label: role ?? slot[0], ...withUima({ slot, ...(role === null ? {} : { role }) }) };
  }
  if (as.is === 'chain') {
    return { id, from, to, label: as.label ?? labelOfType(as.typeName), ...withUima({ chain: as.typeName }) };
  }
  const label = labelOfType(as.typeName);
  const { note, ...features } = as.values;
  return {
    id,
    from,
    to,
    label,
    ...(note === undefined ? {} : { note }),
    ...withUima({
      ...(isOwnType(as.typeName) ? {} : { type: as.typeName }),
      ...(Object.keys(features).length === 0 ? {} : { features }),
    }),
  };
}
