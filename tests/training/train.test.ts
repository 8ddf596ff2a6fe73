import { describe, expect, it } from 'vitest';
import type { ParsedSentence, Tag } from '../../shared/analysis/syntax/parsed.ts';
import { createTreeParser } from '../../shared/analysis/syntax/parser.ts';
import { trainOn } from './train.ts';

/** A tree from lines `form tag fine head relation`. */
function tree(lines: string): ParsedSentence {
  let offset = 0;
  const words = lines
    .trim()
    .split('\n')
    .map((line) => {
      const [form = '', tag, fine = '', head, relation = ''] = line.trim().split(/\s+/u);
      const start = offset;
      offset += form.length + 1;
      const end = start + form.length;
      return {
        start,
        end,
        form,
        lower: form.toLowerCase(),
        lemma: '',
        tag: tag as Tag,
        fine,
        head: Number(head),
        relation,
      };
    });
  return { start: 0, end: offset - 1, words };
}

const sayings = ['Anna', 'Peter', 'Maria', 'Olga'].flatMap((name) =>
  ['trains', 'boats', 'planes'].map((thing) =>
    tree(`
      ${name} PROPN NNP 1 nsubj
      said VERB VBD -1 root
      the DET DT 3 det
      ${thing} NOUN NNS 4 nsubj
      sink VERB VBP 1 ccomp
      . PUNCT . 1 punct`),
  ),
);

describe('training', () => {
  const weights = trainOn(sayings, { tagRounds: 8, parseRounds: 8 });

  it('makes the same weights of the same trees, byte by byte', () => {
    expect(trainOn(sayings, { tagRounds: 8, parseRounds: 8 })).toBe(weights);
  });

  it('makes weights that parse what they were learned from, and what is like it', () => {
    const parse = createTreeParser(weights);
    const shapeOf = ({ words }: ParsedSentence) =>
      words.map(({ tag, fine, head, relation }) => [tag, fine, head, relation]);
    for (const saying of sayings) expect(shapeOf(parse(saying.words))).toEqual(shapeOf(saying));
    const unseen = tree(`
      Boris PROPN NNP 1 nsubj
      said VERB VBD -1 root
      the DET DT 3 det
      balloons NOUN NNS 4 nsubj
      sink VERB VBP 1 ccomp
      . PUNCT . 1 punct`);
    expect(shapeOf(parse(unseen.words))).toEqual(shapeOf(unseen));
  });
});
