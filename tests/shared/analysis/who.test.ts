import { describe, expect, it } from 'vitest';
import { proposeFrame } from '../../../shared/analysis/frame.ts';
import { personIn } from '../../../shared/analysis/person-names.ts';
import { identify } from '../../../shared/analysis/who.ts';
import { stateOf } from '../../../shared/annotations/article-state.ts';
import { textOf } from '../../../shared/model/block.ts';
import { annotatedArticle, type ArticleParts } from '../../builders/annotated-article.ts';

/** Who says the quotation whose first word is *here*: `id`, or `name (type, role)`, or nobody; then the status. */
function who(written: string, parts: ArticleParts = {}): string {
  const article = annotatedArticle(written, parts);
  const text = textOf(article.blocks);
  const at = text.lastIndexOf('“here') + 2;
  const source = proposeFrame(text, { start: at, end: at })?.candidates[0]?.source;
  if (source == null) return 'no source';
  const { who: found, sourceStatus } = identify(text, source, stateOf(article).set);
  if (found === null) return `nobody, ${sourceStatus}`;
  if ('known' in found) return `${found.known.id}, ${sourceStatus}`;
  const { name, type, role } = found.fresh;
  return `${name} (${[type, role].filter(Boolean).join(', ')}), ${sourceStatus}`;
}

const SPEAKERS = {
  a: { name: 'Anna Berg', aliases: ['the iron lady'], role: 'mayor of Orm' },
  b: 'Ben Li',
  n: { name: 'NATO', type: 'organisation' as const },
};

describe('somebody known', () => {
  it.each([
    ['by name', '“here we are,” said Anna Berg.', 'a, named'],
    ['by an alias, whatever its case', '“here we are,” The Iron Lady said.', 'a, named'],
    ['by surname', '“here we are,” said Ms. Berg.', 'a, named'],
    ['by title and surname', '“here we are,” said Mayor Berg.', 'a, named'],
    ['by role', '“here we are,” the mayor said.', 'a, described'],
    ['as an organisation', '“here we are,” NATO said.', 'n, named'],
  ])('is met %s', (_how, written, expected) => {
    expect(who(written, { speakers: SPEAKERS })).toBe(expected);
  });

  it('is not met by a surname that two of them have', () => {
    const speakers = { a: 'Anna Berg', c: 'Carl Berg' };
    expect(who('“here we are,” said Berg.', { speakers })).toBe('Berg (person), named');
  });

  it('is not met by the surname of somebody with another first name', () => {
    expect(who('“here we are,” said Carl Berg.', { speakers: SPEAKERS })).toBe('Carl Berg (person), named');
  });
});

describe('a pronoun', () => {
  const links = ['m1 refers-to a', 'm2 refers-to b'];
  it.each([
    [
      'the nearest mention before',
      '{mention#m1:Anna Berg} came. {mention#m2:Ben Li} went.\n“here we are,” he said.',
      'b, named',
    ],
    [
      'one whom a title fits',
      '{mention#m2:Ben Li} came.\n{mention#m1:Mrs Berg} went.\n“here we are,” he said.',
      'b, named',
    ],
    [
      'one whom another pronoun fits',
      '{mention#m1:Anna Berg} came, and {mention#m3:she} saw. {mention#m2:Ben Li} went, and {mention#m4:he} saw.\n“here we are,” she said.',
      'a, named',
    ],
    [
      'a name nearer in its paragraph that nobody has tagged',
      '{mention#m1:Anna Berg} came.\nMayor Ilse Brandt rejected that. “here we are,” she said.',
      'Ilse Brandt (person, Mayor), named',
    ],
  ])('stands for %s', (_whom, written, expected) => {
    const all = [...links, 'm3 refers-to a', 'm4 refers-to b'].filter((link) =>
      written.includes(`#${link.slice(0, 2)}:`),
    );
    expect(who(written, { speakers: SPEAKERS, links: all })).toBe(expected);
  });

  it.each(['“here we are,” she said.', '“here we are,” I said.'])('stands for nobody that is known: %s', (written) => {
    expect(who(written, { speakers: SPEAKERS })).toBe('nobody, null');
  });

  it('does not stand for an organisation, nor “it” for a person', () => {
    const parts = { speakers: SPEAKERS, links: ['m1 refers-to n', 'm2 refers-to a'] };
    expect(who('{mention#m2:Anna Berg} and {mention#m1:NATO} met.\n“here we are,” she said.', parts)).toBe('a, named');
    expect(who('{mention#m1:NATO} and {mention#m2:Anna Berg} met.\n“here we are,” it said.', parts)).toBe('n, named');
  });
});

describe('somebody new', () => {
  it.each([
    [
      'a person with a role',
      '“here we are,” said Finance Minister Anna Berg.',
      'Anna Berg (person, Finance Minister), named',
    ],
    ['a person without a form of address', '“here we are,” said Dr. Anna Berg.', 'Anna Berg (person), named'],
    [
      'a person whose full name stood before',
      'Anna Berg came late.\n“here we are,” said Berg.',
      'Anna Berg (person), named',
    ],
    [
      'an organisation',
      '“here we are,” the Ministry of Transport said.',
      'Ministry of Transport (organisation), named',
    ],
    ['an organisation in capitals', '“here we are,” the EU said.', 'EU (organisation), named'],
    ['a body without a name', '“here we are,” the council said.', 'council (organisation), collective'],
    ['a group', '“here we are,” officials said.', 'officials (group), collective'],
    ['somebody described', '“here we are,” the spokeswoman said.', 'spokeswoman (unnamed), described'],
    [
      'somebody whose name is withheld',
      'A diplomat, who asked not to be named, said “here we are”.',
      'diplomat (unnamed), anonymous',
    ],
    ['no record for a document', 'The report says “here we are”.', 'nobody, document'],
  ])('is %s', (_what, written, expected) => {
    expect(who(written)).toBe(expected);
  });
});

describe('the name in a mention', () => {
  it.each([
    ['Anna Berg', 'Anna Berg', null],
    ['Mr. Li', 'Li', null],
    ['Kremlin spokesman Dmitry Peskov', 'Dmitry Peskov', 'Kremlin spokesman'],
    ['Secretary of State Antony Blinken', 'Antony Blinken', 'Secretary of State'],
    ['the mayor Ilse Brandt', 'Ilse Brandt', 'mayor'],
    ['Prof. Dr. Karl Ude', 'Karl Ude', null],
    ['Finanzministerin Anna Berg', 'Anna Berg', 'Finanzministerin'],
    ['King', 'King', null],
    ['', '', null],
  ])('of “%s” is “%s”', (words, name, role) => {
    expect(personIn(words)).toEqual({ name, role });
  });
});
