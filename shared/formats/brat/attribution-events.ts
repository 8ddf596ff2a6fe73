import { isSameValue } from '../../model/same-value.ts';
import type { ForeignDocument, ForeignLink } from '../foreign/foreign-document.ts';
import type { EventLine, Role, SpanLine } from './ann-line.ts';
import { attributionLinkId, traceOf, withTrace } from './record-ids.ts';

/**
 * PolNeAR has an attribution as an event: `E1 Attribution:T4 Content:T3 Cue:T2 Source:T1`, whose trigger stands where
 * the cue (or else the source, or else the content) stands and says nothing of its own. We have it as the links of a
 * quote: content *cued by* cue, content *said by* source.
 */

/** Returns the links that say what the event says, or null when it is no such attribution. */
export function attributionOf(event: EventLine, spansById: ReadonlyMap<string, SpanLine>): ForeignLink[] | null {
  const named = (name: string) => event.roles.filter((role) => role.name.replace(/\d+$/u, '') === name);
  const [contents, cues, sources] = [named('Content'), named('Cue'), named('Source')];
  const isComplete = contents.length > 0 && contents.length + cues.length + sources.length === event.roles.length;
  const parts = [...cues, ...sources, ...contents];
  const areUnique = new Set(event.roles.map(({ name }) => name)).size === event.roles.length;
  const areThere = parts.every(({ target }) => spansById.has(target));
  if (!event.type.startsWith('Attribution') || !isComplete || !areUnique || !areThere || parts.length < 2) return null;
  const trigger = spansById.get(event.trigger);
  const stands = parts.length > contents.length ? spansById.get(parts[0]!.target) : undefined;
  if (trigger?.type !== event.type || !isSameValue(trigger.fragments, stands?.fragments)) return null;
  const tie = (content: Role, other: Role, label: string): ForeignLink => {
    const id = attributionLinkId({
      event: event.id,
      trigger: event.trigger,
      type: event.type,
      content: content.name,
      other: other.name,
    });
    return { id, label, from: content.target, to: other.target, ...withTrace(id, label) };
  };
  return contents.flatMap((content) => [
    ...cues.map((cue) => tie(content, cue, 'cued-by')),
    ...sources.map((source) => tie(content, source, 'said-by')),
  ]);
}

/** What PolNeAR calls our kinds. */
const POLNEAR_LABELS: ReadonlyMap<string, string> = new Map(
  Object.entries({ quote: 'Content', mention: 'Source', cue: 'Cue' }),
);

const ROLES: ReadonlyMap<string, string> = new Map(Object.entries({ 'cued-by': 'Cue', 'said-by': 'Source' }));

/** Returns the document with an attribution for each quote that has a cue; other quotes keep their links. */
export function withAttributionEvents(document: ForeignDocument): ForeignDocument {
  const { spans, links } = document;
  const traces = [...spans, ...links].map(traceOf);
  const highest = (letter: string) =>
    traces
      .flatMap((trace) => [...trace.matchAll(new RegExp(`\\b${letter}(\\d{1,9})`, 'gu'))])
      .reduce((most, [, number]) => Math.max(most, Number(number)), 0);
  const [firstTrigger, firstEvent] = [highest('T') + spans.length + 1, highest('E') + 1];
  const quotes = new Set(spans.filter(({ label }) => label === 'quote').map(({ id }) => id));
  const isTie = (link: ForeignLink) =>
    quotes.has(link.from) && ROLES.get(link.label) !== undefined && !traceOf(link).startsWith('E');
  const tied = Map.groupBy(links.filter(isTie), ({ from }) => from);
  const changed = new Map<string, ForeignLink>();
  const cued = spans.filter(({ id }) => tied.get(id)?.some(({ label }) => label === 'cued-by') === true);
  for (const [index, { id }] of cued.entries()) {
    const [event, trigger] = [`E${firstEvent + index}`, `T${firstTrigger + index}`];
    const counts: Record<string, number> = {};
    for (const link of tied.get(id)!) {
      const role = ROLES.get(link.label)!;
      counts[role] = (counts[role] ?? 0) + 1;
      const other = counts[role] === 1 ? role : `${role}${counts[role]}`;
      const tie = attributionLinkId({ event, trigger, type: 'Attribution', content: 'Content', other });
      changed.set(link.id, { ...link, ...withTrace(tie, link.label) });
    }
  }
  return {
    ...document,
    spans: spans.map((span) => ({ ...span, label: POLNEAR_LABELS.get(span.label) ?? span.label })),
    links: links.map((link) => changed.get(link.id) ?? link),
  };
}
