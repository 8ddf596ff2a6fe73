import { speakerOfQuote } from '../../shared/annotations/attribution.ts';
import { exactOf } from '../../shared/annotations/covered-text.ts';
import type { AnnotationSet } from '../../shared/annotations/annotation-set.ts';
import type { Annotation } from '../../shared/model/records.ts';
import { type EditorSnapshot, whatIsMissing } from '../editor/index.ts';

/**
 * The lessons of the tutorial, on the article `first-article.md`. Each asks for one thing, done with the keys it names;
 * it is over when the article, or what was done, says so, whichever way one got there.
 */
export interface Lesson {
  readonly title: string;
  /** What to do; `{go.nextQuotation}` stands for the key of that command. */
  readonly text: string;
  isDone(seen: Seen): boolean;
}

/** What a lesson looks at. */
export interface Seen {
  readonly snapshot: EditorSnapshot;
  /** Commands that did something since the lesson began. */
  readonly ran: ReadonlySet<string>;
}

const ran =
  (...ids: readonly string[]) =>
  ({ ran: done }: Seen): boolean =>
    ids.some((id) => done.has(id));

/** The annotations of a kind that cover these words. */
const covering = ({ snapshot: { set, index } }: Seen, kind: string, words: string): readonly Annotation[] =>
  set.annotations.filter((one) => one.kind === kind && exactOf(index.text, one.fragments).includes(words));

const isTagged = (kind: string, words: string) => (seen: Seen) => covering(seen, kind, words).length > 0;

const isAttributed = (words: string) => (seen: Seen) =>
  covering(seen, 'quote', words).some((quote) => whatIsMissing(seen.snapshot.set, quote) === null);

const speaksFor = (words: string, name: string) => (seen: Seen) =>
  covering(seen, 'quote', words).some(({ id }) => speakerOfQuote(seen.snapshot.set, id)?.name.includes(name) === true);

const hasValue = (kind: string, field: string) => (seen: Seen) =>
  seen.snapshot.set.annotations.some((one) => one.kind === kind && one.attributes[field] !== undefined);

export const LESSONS: readonly Lesson[] = [
  {
    title: 'Go to a quotation',
    text: 'In Tag mode letters are commands, and nothing you press can change the text. {go.nextQuotation} goes to the next quotation marks. Arrow keys move the caret as everywhere.',
    isDone: ran('go.nextQuotation', 'tag.quote', 'go.unfinished'),
  },
  {
    title: 'Tag it',
    text: 'The caret is in “We found the money …”. {tag.quote} tags the quote from mark to mark; nothing need be selected.',
    isDone: isTagged('quote', 'We found the money'),
  },
  {
    title: 'Who says so?',
    text: 'What is dotted is only proposed: the cue, “said”, and the speaker, Ines Marten. {ghost.take} takes it. ({ghost.next} would show another proposal, {ghost.drop} would leave the quote alone.)',
    isDone: isAttributed('We found the money'),
  },
  {
    title: 'Let it find the next one',
    text: 'What is dotted in the text is suggested, and {go.unfinished} goes to the next of it. “It was a box of old prints …” goes on after “she said”: one quote in two pieces. {ghost.take} takes it all, with “she” as Ines Marten. (Where something is no quote, {ghost.reject} says so; {suggest.skip} leaves it for later.)',
    isDone: isAttributed('It was a box'),
  },
  {
    title: 'And once more',
    text: 'The next suggestion is shown by itself: {ghost.take} is all it takes for a quote, its cue, its source and its speaker, Paul Okafor.',
    isDone: isAttributed('A library is not a lottery'),
  },
  {
    title: 'A speaker without a name',
    text: '{ghost.take} again. What was taken last stays in hand, so that keys can put it right: who the official is, the article keeps back, and {tag.noSource} and then A records an anonymous source.',
    isDone: (seen) =>
      covering(seen, 'quote', 'a gift to the pigeons').some(
        ({ attributes }) => attributes['sourceStatus'] === 'anonymous',
      ),
  },
  {
    title: 'A quote without marks',
    text: 'Words that are reported without marks are suggested too, and {ghost.take} takes “the repairs would cost 240,000 crowns”. By hand: put the caret there, select the words (Shift with the arrow keys, or {tag.expand} to select more and more) and tag them with {tag.quote}.',
    isDone: isTagged('quote', 'the repairs would cost'),
  },
  {
    title: 'Say who it is',
    text: 'Take the proposal with {ghost.take}, or press {tag.speaker}, type the first letters of “Okafor” and press Enter. {tag.sameSpeaker} would take the speaker of the quote before.',
    isDone: speaksFor('the repairs would cost', 'Okafor'),
  },
  {
    title: 'A claim to check',
    text: 'In the same sentence {tag.claim} tags a claim. It asks for the claim in one sentence that can stand alone: write one. Esc leads back to the text.',
    isDone: hasValue('claim', 'normalised'),
  },
  {
    title: 'Is it so?',
    text: 'Digits fill in the field that is marked in the form: 3 says that the claim is worth checking. Then the verdict is marked, and 2 refutes it. ({value.nextField} marks the next field.)',
    isDone: (seen) => hasValue('claim', 'checkWorthiness')(seen) && hasValue('claim', 'verdict')(seen),
  },
  {
    title: 'A slip in the text',
    text: '{mode.edit} lets you edit: correct “teh” to “the”. The quote around it follows. {mode.tag} goes back to tagging.',
    isDone: ({ snapshot }) => snapshot.focus.mode === 'tag' && snapshot.index.text.includes('pigeons in the attic'),
  },
  {
    title: 'Nothing is final',
    text: '{edit.undo} takes back the last step, {edit.redo} brings it again, without limit, and also after a restart.',
    isDone: ran('edit.redo'),
  },
  {
    title: 'Every key there is',
    text: '{help.keys} shows the keys that work where you are. {help.palette} finds every command by its name. Open one of them.',
    isDone: ran('help.keys', 'help.palette'),
  },
  {
    title: 'Take it with you',
    text: '{file.export} shows what will be written, as JSON above all, and what a format cannot carry. Esc closes it.',
    isDone: ran('file.export'),
  },
];

/** What was finished, and with how many keys: prose typed into fields does not count. */
export interface Score {
  readonly attributions: number;
  readonly claims: number;
}

/** Counts the quotes and claims that lack nothing. */
export function scoreOf(set: AnnotationSet): Score {
  const finished = set.annotations.filter((one) => whatIsMissing(set, one) === null);
  const count = (kind: string) => finished.filter((one) => one.kind === kind).length;
  return { attributions: count('quote'), claims: count('claim') };
}
