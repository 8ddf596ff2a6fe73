import { misfitOf, valueOf } from '../../../kinds/form.ts';
import type { LinkEnd } from '../../../model/records.ts';
import type { Choice, Field } from '../../../model/scheme.ts';
import { type LintContext, nameKey } from '../context.ts';
import type { AnnotationRule, LinkRule, SpeakerRule } from '../rule.ts';
import { SHIPPED } from './edges.ts';
import { inMarks } from './told.ts';

/** The records themselves: links that lead somewhere, values that the scheme knows, speakers that are one each. */

export const brokenLink: LinkRule = {
  id: 'broken-link',
  of: 'link',
  level: 'error',
  label: 'Link that leads nowhere',
  explanation: 'One end of the link is gone or was never there; no export can say what it ties.',
  find(link, { set, scheme }) {
    const missing = [link.from, link.to].filter(({ id }) => set.find(id) === null);
    if (missing.length === 0) return null;
    const label = scheme.findLinkType(link.type)?.label ?? link.type;
    return {
      words: `The link ${inMarks(label)} ends at a record that is not there.`,
      fix: { label: 'Remove the link', deeds: [{ deed: 'remove', id: link.id }] },
    };
  },
};

export const linkMisfit: LinkRule = {
  id: 'link-between-wrong-kinds',
  of: 'link',
  level: 'warning',
  label: 'Link between the wrong kinds',
  explanation: 'The scheme says between which kinds a link of this type may be drawn; this one ties others.',
  find(link, context) {
    const type = context.scheme.findLinkType(link.type);
    const [from, to] = [link.from, link.to].map((end) => kindAt(end, context));
    if (type === null || from === undefined || to === undefined || from === null || to === null) return null;
    // Kinds of another program may be tied as that program ties them.
    if ([from, to].some((kind) => kind !== 'speaker' && !SHIPPED.includes(kind))) return null;
    if (type.from.includes(from) && type.to.includes(to)) return null;
    const isTurned = type.from.includes(to) && type.to.includes(from);
    const labels = [from, to].map((kind) =>
      kind === 'speaker' ? 'speaker' : context.scheme.labelOf(kind).toLowerCase(),
    );
    return {
      words: `“${type.label}” leads from ${labels[0]} to ${labels[1]}.`,
      fix: isTurned
        ? {
            label: 'Turn it round',
            deeds: [
              { deed: 'remove', id: link.id },
              { deed: 'link', type: link.type, from: link.to, to: link.from },
            ],
          }
        : null,
    };
  },
};

function kindAt({ record, id }: LinkEnd, { set }: LintContext): string | null {
  if (record === 'speaker') return set.findSpeaker(id) === null ? null : 'speaker';
  return set.findAnnotation(id)?.kind ?? null;
}

export const strangeValue: AnnotationRule = {
  id: 'value-not-in-scheme',
  of: 'annotation',
  level: 'warning',
  label: 'Value that the scheme does not know',
  explanation:
    'The scheme of this article has a list or a form for the field, and the value is none of it: another program’s, or an older scheme’s.',
  find(annotation, { scheme }) {
    for (const field of scheme.findKind(annotation.kind)?.fields ?? []) {
      const value = valueOf(annotation.attributes, field.id);
      const misfit = misfitOf(field, value);
      if (misfit === null) continue;
      const meant = typeof value === 'string' ? choiceMeant(field, value) : null;
      return {
        words: `${field.label}: ${inMarks(String(value))} ${misfit}.`,
        fix:
          meant === null
            ? null
            : {
                label: `It means ${inMarks(meant.label)}`,
                deeds: [{ deed: 'set', id: annotation.id, field: field.id, value: meant.value }],
              },
      };
    }
    return null;
  },
};

/** The choice that is written otherwise: by its label, with capitals, with other signs between its words. */
function choiceMeant(field: Field, value: string): Choice | null {
  if (field.type !== 'choice') return null;
  const plain = (words: string) => words.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '');
  const [only, other] = field.choices.filter(
    (one) => plain(one.value) === plain(value) || plain(one.label) === plain(value),
  );
  return other === undefined ? (only ?? null) : null;
}

export const unusedSpeaker: SpeakerRule = {
  id: 'unused-speaker',
  of: 'speaker',
  level: 'hint',
  label: 'Speaker without a mention or a quote',
  explanation: 'Nothing in the article is tied to this entry of the registry.',
  find(speaker, { set, scheme }) {
    // Fields may name speakers too; who looks into all of them for each speaker would look for long.
    if (scheme.kinds.some(({ fields }) => fields.some(({ type }) => type === 'speaker'))) return null;
    if (set.linksOf(speaker.id).length > 0) return null;
    return {
      words: `${inMarks(speaker.name)} is tied to nothing.`,
      fix: { label: 'Remove the entry', deeds: [{ deed: 'remove', id: speaker.id }] },
    };
  },
};

export const sameName: SpeakerRule = {
  id: 'same-name',
  of: 'speaker',
  level: 'warning',
  label: 'Two speakers of the same name',
  explanation:
    'Whoever is in the registry twice is two people in every count. Two people who share a name are told apart by their role.',
  find(speaker, context) {
    const ids = context.speakersCalled(speaker.name).filter((id) => id !== speaker.id);
    const others = ids.flatMap((id) => context.set.findSpeaker(id) ?? []);
    const [first] = others.filter(
      ({ role }) => role === undefined || speaker.role === undefined || role === speaker.role,
    );
    // Of two that share a name the one is told of, and becomes part of the other.
    if (first === undefined || (nameKey(first.name) === nameKey(speaker.name) && speaker.id < first.id)) return null;
    const isSure = nameKey(first.name) === nameKey(speaker.name) && first.type === speaker.type;
    return {
      words: `${inMarks(speaker.name)} is in the registry as ${inMarks(first.name)} too.`,
      fix: isSure
        ? { label: 'Make them one speaker', deeds: [{ deed: 'merge', id: speaker.id, into: first.id }] }
        : null,
    };
  },
};
