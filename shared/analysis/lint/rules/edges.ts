import { normaliseFragments } from '../../../annotations/map-ranges.ts';
import { type Annotation, type Fragment, isDetached } from '../../../model/records.ts';
import { isArabic, isHangul, isHebrew } from '../../scripts.ts';
import { isUnspaced } from '../../../anchoring/word-edges.ts';
import type { LintContext } from '../context.ts';
import type { AnnotationRule, Deed, Fix } from '../rule.ts';
import { inMarks, sameFragments } from './told.ts';

/** What every annotation must be, of whatever kind: whole words, without spaces round them. */

/** Returns the fix that has the annotation cover these fragments; null where nothing would be left, or nothing changes. */
export function covering(annotation: Annotation, fragments: readonly Fragment[], label: string): Fix | null {
  const kept = normaliseFragments(fragments);
  const isSame = [fragments, kept].some((one) => sameFragments(one, annotation.fragments));
  if (kept.length === 0 || isSame) return null;
  const deed: Deed = { deed: 'cover', id: annotation.id, fragments: kept };
  return { label, deeds: [deed] };
}

/** Kinds whose words are words. Those of other programs may stand for parts of words, and for stacked readings of them. */
export const SHIPPED: readonly string[] = ['quote', 'mention', 'cue', 'claim', 'scare-quote'];

const isWithin = ({ start, end }: Fragment, length: number): boolean => 0 <= start && start < end && end <= length;

export const emptyFragment: AnnotationRule = {
  id: 'empty-fragment',
  of: 'annotation',
  level: 'error',
  label: 'Covers no words',
  explanation:
    'An annotation is tied to words; a piece of it without a letter or a digit is a slip of the mouse, or of the program that wrote it.',
  find(annotation, context) {
    if (isDetached(annotation))
      return annotation.detached === undefined ? gone(annotation, 'It covers nothing.') : null;
    // Other programs annotate full stops too; what is quoted, or speaks, has letters.
    const needed = SHIPPED.includes(annotation.kind) ? /[\p{L}\p{N}\p{S}]/u : /\S/u;
    const whole = annotation.fragments.filter(
      (one) => isWithin(one, context.text.length) && needed.test(context.text.slice(one.start, one.end)),
    );
    if (whole.length === annotation.fragments.length) return null;
    if (whole.length === 0) return gone(annotation, 'It covers no letter and no digit.');
    return {
      words: 'A fragment of it covers no letter and no digit.',
      fix: covering(annotation, whole, 'Leave the empty fragment out'),
    };
  },
};

const gone = ({ id }: Annotation, words: string) => ({
  words,
  fix: { label: 'Remove it', deeds: [{ deed: 'remove', id }] } satisfies Fix,
});

export const edgeSpace: AnnotationRule = {
  id: 'edge-space',
  of: 'annotation',
  level: 'warning',
  label: 'Space at the edge',
  explanation:
    'No guide counts the space before or behind the words as part of them, and two people who differ only in a space count as disagreeing.',
  find(annotation, { text }) {
    const trimmed = annotation.fragments.map(({ start, end }) => {
      const words = text.slice(start, end);
      if (words.trim() === '') return { start, end };
      return { start: start + words.length - words.trimStart().length, end: start + words.trimEnd().length };
    });
    const fix = covering(annotation, trimmed, 'Leave the space out');
    return fix === null ? null : { words: 'It begins or ends with a space.', fix };
  },
};

export const halfWord: AnnotationRule = {
  id: 'half-word',
  of: 'annotation',
  level: 'warning',
  label: 'Half a word',
  explanation: 'PolNeAR, AFP and Guardian, and PDNC all tag whole words; an edge inside a word is a slip.',
  kinds: SHIPPED,
  find(annotation, context) {
    const whole = annotation.fragments.map(({ start, end }) => ({
      start: wordEdge(context, start, -1),
      end: wordEdge(context, end, 1),
    }));
    const fix = covering(annotation, whole, 'Take the whole word');
    if (fix === null) return null;
    const cut = whole.find((one, i) => !sameFragments([one], [annotation.fragments[i]!]))!;
    const words = context.text.slice(cut.start, cut.end);
    return { words: `An edge of it cuts a word: ${inMarks(words)}.`, fix };
  },
};

/** How long a word may be to be completed; UTF-16 code units. */
const LONGEST = 60;

/** The offset itself, or the end of the word that it cuts, in the direction. */
function wordEdge({ text }: LintContext, offset: number, step: 1 | -1): number {
  const around = text.slice(Math.max(0, offset - LONGEST), offset + LONGEST);
  const at = Math.min(offset, LONGEST);
  if (!cuts(around[at - 1], around[at])) return offset;
  let edge = at;
  while (edge > 0 && edge < around.length && cuts(around[edge - 1], around[edge])) edge += step;
  return offset - at + edge;
}

/** True between two letters of one word. Numbers with units, and scripts that join small words, have edges inside. */
function cuts(left: string | undefined, right: string | undefined): boolean {
  if (left === undefined || right === undefined) return false;
  const isOne =
    (/\p{L}|\p{M}/u.test(left) && /\p{L}|\p{M}/u.test(right)) || (/\p{N}/u.test(left) && /\p{N}/u.test(right));
  return isOne && ![left, right].some((one) => isUnspaced(one) || isHangul(one) || isHebrew(one) || isArabic(one));
}

export const edgePunctuation: AnnotationRule = {
  id: 'edge-punctuation',
  of: 'annotation',
  level: 'warning',
  label: 'Punctuation at the edge of a name or cue',
  explanation:
    'The source and the cue are words (PolNeAR, AFP and Guardian); the comma beside them belongs to the sentence.',
  kinds: ['mention', 'cue'],
  find(annotation, { text }) {
    const bare = annotation.fragments.map(({ start, end }) => {
      const words = text.slice(start, end);
      const head = /^[\s,;:–—]+/u.exec(words)?.[0].length ?? 0;
      const tail = /[\s,;:–—]+$/u.exec(words)?.[0].length ?? 0;
      const isWords =
        head + tail < words.length && /[,;:–—]/u.test(words.slice(0, head) + words.slice(words.length - tail));
      return isWords ? { start: start + head, end: end - tail } : { start, end };
    });
    const fix = covering(annotation, bare, 'Leave the punctuation out');
    return fix === null ? null : { words: `It begins or ends with punctuation.`, fix };
  },
};
