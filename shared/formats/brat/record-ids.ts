import type { Extra } from '../../model/records.ts';

/**
 * What a record was in its `.ann` file is kept beside it (`extra.brat`: a trace of its ids, a blank, its label), so that
 * the file can be written again with them. A span is `T1`; that of trigger T3 of event E1 is `T3/E1`, the links of its roles are `E1.1.Agent`, `E1.2.Place`; those
 * of the first equivalence `*1.1`; those of an attribution as PolNeAR has it `E1/T4/Attribution/Content/Cue` (the event,
 * its trigger, its type, the roles at both ends).
 */
export const traceOf = (record: Traced): string => wordsIn(record)[0] ?? '';

/** Returns the label that the record had in its file: `Money`; empty where nothing is known of it. */
export const tracedLabel = (record: Traced): string => wordsIn(record)[1] ?? '';

interface Traced {
  readonly extra?: Extra;
}

const wordsIn = ({ extra }: Traced): string[] => (typeof extra?.['brat'] === 'string' ? extra['brat'].split(' ') : []);

/** Returns to what entry of which database the link led, while its speaker has the name it had; or null. */
export function tracedReference(record: Traced, speakerName: string): string | null {
  const [, , reference, ...name] = wordsIn(record);
  return reference !== undefined && /^[^\s:]+:\S+$/u.test(reference) && name.join(' ') === speakerName
    ? reference
    : null;
}

/** Returns the values that keep trace and label with a record; several labels may become one kind. */
export const withTrace = (
  ...words: readonly [trace: string, label: string, ...string[]]
): { readonly extra: Extra } => ({
  extra: { brat: words.join(' ') },
});

export const eventSpanId = (trigger: string, event: string): string => `${trigger}/${event}`;

/** @param place from 1 */
export const roleLinkId = (event: string, place: number, role: string): string => `${event}.${place}.${role}`;

/** @param place from 1, of the member that is tied to the first */
export const equivalenceLinkId = (equivalence: number, place: number): string => `*${equivalence}.${place}`;

/** What the trace of a link of an attribution tells. */
export interface AttributionTie {
  readonly event: string;
  readonly trigger: string;
  readonly type: string;
  /** `Content`, `Content2`. */
  readonly content: string;
  /** `Cue`, `Source`, `Source2`. */
  readonly other: string;
}

export const attributionLinkId = ({ event, trigger, type, content, other }: AttributionTie): string =>
  [event, trigger, type, content, other].join('/');

/** Returns what the trace of a link tells, or null when it is none of an attribution. */
export function findAttributionTie(trace: string): AttributionTie | null {
  const [, event, trigger, type, content, other] =
    /^(E\d{1,9})\/(T\d{1,9})\/([^/\s:]{1,200})\/(Content\d{0,9})\/((?:Cue|Source)\d{0,9})$/u.exec(trace) ?? [];
  if (event === undefined || trigger === undefined || type === undefined) return null;
  return { event, trigger, type, content: content!, other: other! };
}

/** Returns trigger and event of a span that is an event, or null. */
export function findEventSpan(trace: string): { readonly trigger: string; readonly event: string } | null {
  const [, trigger, event] = /^(T\d{1,9})\/(E\d{1,9})$/u.exec(trace) ?? [];
  return trigger === undefined || event === undefined ? null : { trigger, event };
}

/** Returns the event, place and name of the role that a link stands for, or null. */
export function findRole(
  trace: string,
): { readonly event: string; readonly place: number; readonly name: string } | null {
  const [, event, place, name] = /^(E\d{1,9})\.(\d{1,9})\.([^\s:]{1,200})$/u.exec(trace) ?? [];
  return event === undefined || name === undefined ? null : { event, place: Number(place), name };
}

/** Returns the equivalence and place of the link of a member, or null. */
export function findMember(trace: string): { readonly equivalence: number; readonly place: number } | null {
  const [, equivalence, place] = /^\*(\d{1,9})\.(\d{1,9})$/u.exec(trace) ?? [];
  return equivalence === undefined ? null : { equivalence: Number(equivalence), place: Number(place) };
}
