import { speakerOfMention } from '../../../annotations/attribution.ts';
import { type Annotation, isDetached, type Link } from '../../../model/records.ts';
import type { LintContext } from '../context.ts';
import type { AnnotationRule, Deed, Fix } from '../rule.ts';
import { inMarks } from './told.ts';

/** Sources: what a quote says of its source, and whom its links name. */

export const sourceMarkedMissing: AnnotationRule = {
  id: 'source-marked-missing',
  of: 'annotation',
  level: 'warning',
  label: 'Marked as without a source, and has one',
  explanation:
    'A quote whose source is called none, or implicit (PolNeAR: a passive that names nobody), has no mention; either the links or the status is wrong.',
  kinds: ['quote'],
  find(quote, context) {
    const status = quote.attributes['sourceStatus'];
    if (status !== 'none' && status !== 'implicit') return null;
    if (!context.allows('quote', 'sourceStatus', status)) return null;
    const mentions = context.linksFrom(quote.id, 'said-by');
    // In a novel the turns of the talk may tell who speaks: implicit, and yet somebody.
    const direct = status === 'none' ? context.linksFrom(quote.id, 'attributed-to') : [];
    const [link] = [...mentions, ...direct];
    if (link === undefined) return null;
    const label = context.scheme.valueLabel('quote', 'sourceStatus', status).toLowerCase();
    return {
      words: `Its source is called ${label}, and it is tied to ${inMarks(nameAt(link, context))}.`,
      fix: {
        label: 'Leave the status open',
        deeds: [{ deed: 'set', id: quote.id, field: 'sourceStatus', value: null }],
      },
    };
  },
};

function nameAt({ to }: Link, context: LintContext): string {
  if (to.record === 'speaker') return context.set.findSpeaker(to.id)?.name ?? to.id;
  const annotation = context.set.findAnnotation(to.id);
  return annotation === null ? to.id : context.wordsOf(annotation);
}

export const severalSpeakers: AnnotationRule = {
  id: 'several-speakers',
  of: 'annotation',
  level: 'warning',
  label: 'Tied to two people',
  explanation:
    'The scheme allows one link of this type from each annotation; of two, only the first counts as who it is.',
  kinds: ['mention', 'quote', 'claim'],
  find(annotation, context) {
    for (const type of ['refers-to', 'said-by', 'attributed-to', 'claimed-by', 'claimed-in']) {
      if (context.scheme.findLinkType(type)?.each !== 'one') continue;
      const links = context.linksFrom(annotation.id, type);
      const [first, ...others] = links;
      if (first === undefined || others.length === 0) continue;
      const names = links.map((link) => inMarks(nameAt(link, context)));
      // The same end twice is a slip of no consequence; of two people a person must choose.
      const isSame = others.every(({ to }) => to.id === first.to.id);
      const words = `It is tied to ${names.join(' and ')}.`;
      return { words, fix: isSame ? removing(others, 'Keep one of the links') : null };
    }
    return null;
  },
};

function removing(links: readonly Link[], label: string): Fix | null {
  const [first, ...others] = links.map(({ id }): Deed => ({ deed: 'remove', id }));
  return first === undefined ? null : { label, deeds: [first, ...others] };
}

export const speakersDiffer: AnnotationRule = {
  id: 'speakers-differ',
  of: 'annotation',
  level: 'warning',
  label: 'Mention and link name different people',
  explanation:
    'Who says a quote is read off its mention; a link straight to somebody else says the opposite, and is not looked at.',
  kinds: ['quote'],
  find(quote, context) {
    const direct = context.linksFrom(quote.id, 'attributed-to');
    const mentioned = context
      .linksFrom(quote.id, 'said-by')
      .flatMap(({ to }) => speakerOfMention(context.set, to.id) ?? []);
    const [speaker] = mentioned;
    const differing = direct.filter(({ to }) => !mentioned.some(({ id }) => id === to.id));
    const [link] = differing;
    if (speaker === undefined || link === undefined) return null;
    return {
      words: `Its mention is ${inMarks(speaker.name)}, and it is attributed to ${inMarks(nameAt(link, context))}.`,
      fix: removing(differing, `Keep ${inMarks(speaker.name)}`),
    };
  },
};

export const mentionInside: AnnotationRule = {
  id: 'mention-inside-quote',
  of: 'annotation',
  level: 'hint',
  label: 'Its speaker is mentioned inside it',
  explanation:
    'Source, cue and quote are three stretches that do not overlap (PolNeAR): who speaks is named outside of what is said.',
  profiles: ['news-wide', 'marked-quotes'],
  kinds: ['quote'],
  find(quote, context) {
    if (isDetached(quote)) return null;
    const inside = context
      .linksFrom(quote.id, 'said-by')
      .flatMap(({ to }) => context.set.findAnnotation(to.id) ?? [])
      .find((mention) => mention.kind === 'mention' && meets(quote, mention));
    return inside === undefined ? null : { words: `${inMarks(context.wordsOf(inside))} stands inside it.`, fix: null };
  },
};

const meets = (a: Annotation, b: Annotation): boolean =>
  a.fragments.some((one) => b.fragments.some((other) => one.start < other.end && other.start < one.end));
