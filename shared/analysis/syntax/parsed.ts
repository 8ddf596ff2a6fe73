import type { Fragment } from '../../model/records.ts';

/**
 * **Syntax** as the suggestions read it: sentences of words with a part of speech, a lemma and a dependency tree, by
 * the terms of Universal Dependencies. Offsets are UTF-16 code units in the whole text, half-open.
 */
export interface ParsedSentence extends Fragment {
  /** In text order, not touching the sentences beside it; punctuation marks are words too. */
  readonly words: readonly Word[];
}

export interface Word extends Fragment {
  readonly form: string;
  readonly lower: string;
  readonly lemma: string;
  /** The universal part of speech. */
  readonly tag: Tag;
  /** Part of speech by the Penn Treebank, which tells tenses apart: `VBD`, `VBG`, `NNP`… */
  readonly fine: string;
  /** Index of the head in the sentence’s words; -1 for the root. Every sentence has one root and no circles. */
  readonly head: number;
  /** Universal relation to the head with its subtype: `nsubj`, `nsubj:pass`, `ccomp`, `parataxis`, `root`… */
  readonly relation: string;
}

export type Tag =
  | 'ADJ'
  | 'ADP'
  | 'ADV'
  | 'AUX'
  | 'CCONJ'
  | 'DET'
  | 'INTJ'
  | 'NOUN'
  | 'NUM'
  | 'PART'
  | 'PRON'
  | 'PROPN'
  | 'PUNCT'
  | 'SCONJ'
  | 'SYM'
  | 'VERB'
  | 'X';

/** Reads one paragraph; `base` is its offset in the text, and every offset that is returned counts from the text’s beginning. */
export type ParseParagraph = (paragraph: string, base: number) => readonly ParsedSentence[];
