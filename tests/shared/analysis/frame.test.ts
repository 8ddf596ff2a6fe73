import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Frame, proposeFrame } from '../../../shared/analysis/frame.ts';
import { snapToGraphemes } from '../../../shared/analysis/graphemes.ts';
import type { Annotation, Fragment } from '../../../shared/model/records.ts';
import { paragraphsOf } from '../../../shared/model/block.ts';
import { annotatedText } from '../../builders/annotated-text.ts';
import { arbitraryText } from '../../builders/arbitrary-article.ts';
import { processorTime } from '../../builders/processor-time.ts';

/** The frame at the bar in the text, written into it: content `q`, and cue `u` and source `s` of the best candidate. */
function framed(written: string): string {
  const caret = written.indexOf('|');
  const text = written.replace('|', '');
  const frame = proposeFrame(text, { start: caret, end: caret });
  return frame === null ? 'no frame' : withFrame(text, frame);
}

function withFrame(text: string, { fragments, candidates: [best] }: Frame): string {
  const annotation = (id: string, kind: string, ranges: readonly Fragment[]): Annotation => ({
    record: 'annotation',
    id,
    kind,
    fragments: ranges.map(({ start, end }) => ({ start, end })),
    attributes: {},
  });
  const annotations = [
    annotation('q', 'q', fragments),
    ...(best?.cue == null ? [] : [annotation('u', 'u', [best.cue])]),
    ...(best?.source == null ? [] : [annotation('s', 's', [best.source])]),
  ];
  return annotatedText({ blocks: paragraphsOf(text), annotations }).replaceAll(/#[qus]:/g, ':');
}

describe('the frame at the caret', () => {
  it.each([
    ['inverted', '“We |win,” said Mr Li.', '“{q:We win,}” {u:said} {s:Mr Li}.'],
    [
      'with a title',
      '“We |win,” said Finance Minister Anna Berg on Monday.',
      '“{q:We win,}” {u:said} {s:Finance Minister Anna Berg} on Monday.',
    ],
    [
      'with a title in lower case',
      '“We |win,” Kremlin spokesman Ivan Orlov told reporters.',
      '“{q:We win,}” {s:Kremlin spokesman Ivan Orlov} {u:told} reporters.',
    ],
    ['with a pronoun', '“We |win,” she said.', '“{q:We win,}” {s:she} {u:said}.'],
    ['after a question', '“Why |now?” Anna Berg asked.', '“{q:Why now?}” {s:Anna Berg} {u:asked}.'],
    ['with a description', 'The spokeswoman said “nobody |knows”.', '{s:The spokeswoman} {u:said} “{q:nobody knows}”.'],
    ['with a collective', 'Senior officials said “no |one” knew.', '{s:Senior officials} {u:said} “{q:no one}” knew.'],
    [
      'with an apposition',
      'Anna Berg, the mayor of Orm, said: “We |win.”',
      '{s:Anna Berg}, the mayor of Orm, {u:said}: “{q:We win.}”',
    ],
    [
      'with a relative clause',
      'Anna Berg, who leads the council, later said: “We |win.”',
      '{s:Anna Berg}, who leads the council, later {u:said}: “{q:We win.}”',
    ],
    [
      'with words that belong to the subject',
      'A spokesman for the company said: “We |win.”',
      '{s:A spokesman} for the company {u:said}: “{q:We win.}”',
    ],
    ['of a document', 'The report concludes: “It |failed.”', '{s:The report} {u:concludes}: “{q:It failed.}”'],
    [
      'by a preposition before',
      'According to the report, “it |failed”.',
      '{u:According to} {s:the report}, “{q:it failed}”.',
    ],
    ['by a preposition after', '“It |failed,” according to Berg.', '“{q:It failed,}” {u:according to} {s:Berg}.'],
    [
      'in the passive',
      'It was described by Anna Berg as “a |failure”.',
      'It was {u:described} by {s:Anna Berg} as “{q:a failure}”.',
    ],
    [
      'with the subject of an earlier verb',
      'Anna Berg met the council and said: “We |win.”',
      '{s:Anna Berg} met the council and {u:said}: “{q:We win.}”',
    ],
    ['of a nominal cue', 'Berg’s words: “We |win.”', '{s:Berg}’s {u:words}: “{q:We win.}”'],
    ['of a verb that is in no list', '“We |win,” trumpeted Anna Berg.', '“{q:We win,}” {u:trumpeted} {s:Anna Berg}.'],
    ['of a transcript', 'Anna Berg: “We |win.”', '{s:Anna Berg}: “{q:We win.}”'],
    ['without anybody', 'The sign reads as it did. “We |win.”', 'The sign reads as it did. “{q:We win.}”'],
  ])('is found %s', (_name, written, expected) => {
    expect(framed(written)).toBe(expected);
  });

  it.each([
    ['one sentence, one quote', '“We |win,” she said, “and soon.”', '“{q:We win,}” {s:she} {u:said}, “{q:and soon.}”'],
    [
      'from its second part as well',
      '“We win,” she said, “and |soon.”',
      '“{q:We win,}” {s:she} {u:said}, “{q:and soon.}”',
    ],
    [
      'a comma before it and a full stop behind',
      '“We |win,” said Anna Berg, the mayor. “It is sure.”',
      '“{q:We win,}” {u:said} {s:Anna Berg}, the mayor. “{q:It is sure.}”',
    ],
    [
      'three parts',
      '“We,” she said, “do |win,” she added, “soon.”',
      '“{q:We,}” {s:she} {u:said}, “{q:do win,}” she added, “{q:soon.}”',
    ],
    [
      'not where the second has a speaker of its own',
      '“We |win,” said Anna. “No,” replied Ben.',
      '“{q:We win,}” {u:said} {s:Anna}. “No,” replied Ben.',
    ],
    [
      'not where a sentence ends between',
      '“We |win,” said Anna. She added: “Soon.”',
      '“{q:We win,}” {u:said} {s:Anna}. She added: “Soon.”',
    ],
    [
      'not two that “and” joins',
      'She spoke of “a |mess” and “a shame”.',
      '{s:She} {u:spoke} of “{q:a mess}” and “a shame”.',
    ],
    [
      'not over a paragraph',
      '“We |win,” she said.\n“And soon,” he said.',
      '“{q:We win,}” {s:she} {u:said}.\n“And soon,” he said.',
    ],
  ])('is interrupted by its attribution: %s', (_name, written, expected) => {
    expect(framed(written)).toBe(expected);
  });

  it.each([
    ['German', '„Wir |siegen“, sagte Ministerin Anna Berg.', '„{q:Wir siegen}“, {u:sagte} {s:Ministerin Anna Berg}.'],
    ['German, so', '„Wir |siegen“, so Berg.', '„{q:Wir siegen}“, {u:so} {s:Berg}.'],
    ['German, laut', 'Laut Berg ist das „ein |Sieg“.', '{u:Laut} {s:Berg} ist das „{q:ein Sieg}“.'],
    [
      'German, in the middle',
      '„Wir |siegen“, sagte er, „und bald.“',
      '„{q:Wir siegen}“, {u:sagte} {s:er}, „{q:und bald.}“',
    ],
    ['French', '« Nous |gagnons », a déclaré Anna Berg.', '« {q:Nous gagnons} », a {u:déclaré} {s:Anna Berg}.'],
    ['French, with a tie', '« Nous |gagnons », a-t-elle dit.', '« {q:Nous gagnons} », a-t-{s:elle} {u:dit}.'],
    ['French, tied behind', '« Nous |gagnons », dit-il.', '« {q:Nous gagnons} », {u:dit}-{s:il}.'],
    [
      'Spanish',
      '«Vamos a |ganar», dijo la ministra Ana Ríos.',
      '«{q:Vamos a ganar}», {u:dijo} {s:la ministra Ana Ríos}.',
    ],
    ['Chinese, the content alone', '李先生说：「我们会|赢」。', '李先生说：「{q:我们会赢}」。'],
  ])('is found in other languages: %s', (_name, written, expected) => {
    expect(framed(written)).toBe(expected);
  });

  it('is one content over paragraphs that each begin with the mark', () => {
    expect(framed('“We win.\n“And |soon,” said Anna.')).toBe('“{q:We win.\n“And soon,}” {u:said} {s:Anna}.');
  });

  it('is that of the inner quotation, with a cue of the outer one', () => {
    const written = '“The mayor told me, ‘Take |time,’ and I do,” said Anna Berg.';
    expect(framed(written)).toBe('“{s:The mayor} {u:told} me, ‘{q:Take time,}’ and I do,” said Anna Berg.');
  });

  it('passes over a few words in marks, and stops at another quotation', () => {
    expect(framed('Anna called the “old” plan “a |failure”.')).toBe(
      '{s:Anna} {u:called} the “old” plan “{q:a failure}”.',
    );
    expect(framed('Anna said “we will all win soon”; “you |lose”.')).toBe(
      'Anna said “we will all win soon”; “{q:you lose}”.',
    );
  });
});

describe('a sentence without marks', () => {
  it.each([
    ['behind “that”', 'Anna said that the |bridge was shut.', '{s:Anna} {u:said} {q:that the bridge was shut}.'],
    [
      'without “that”, with whom it was told and when',
      'The port told |reporters on Monday that the bridge was shut.',
      '{s:The port} {u:told} reporters on Monday {q:that the bridge was shut}.',
    ],
    [
      'up to where the narrator goes on',
      'Anna |said the bridge was shut, while the council waited.',
      '{s:Anna} {u:said} {q:the bridge was shut}, while the council waited.',
    ],
    [
      'before its attribution',
      'The bridge |was shut for good, the company said.',
      '{q:The bridge was shut for good}, {s:the company} {u:said}.',
    ],
    [
      'with a few words in marks',
      'Anna |said that the bridge was “very” shut.',
      '{s:Anna} {u:said} {q:that the bridge was “very” shut}.',
    ],
  ])('reports what stands %s', (_name, written, expected) => {
    expect(framed(written)).toBe(expected);
  });

  it.each([
    'She |smiled.',
    'Anna said |so.',
    'The bridge |was shut for good.',
    'Anna rejected |the plan of the council.',
    '',
  ])('reports nothing: %s', (written) => {
    expect(framed(written.includes('|') ? written : `|${written}`)).toBe('no frame');
  });
});

describe('candidates', () => {
  const candidatesOf = (written: string) => {
    const at = written.indexOf('|');
    return proposeFrame(written.replace('|', ''), { start: at, end: at })?.candidates ?? [];
  };

  it('come best first, each once, with a reason in one sentence', () => {
    const found = candidatesOf('“We |win,” said Anna Berg, who met the mayor.');
    const scores = found.map(({ score }) => score);
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
    expect(found[0]!.reason).toBe('“said” stands right after the quotation, and “Anna Berg” is its subject.');
    expect(found.length).toBeGreaterThan(1);
  });

  it('are looked for within 150 characters', () => {
    expect(candidatesOf(`Anna Berg said ${'that it rained again '.repeat(9)}“so |it did”.`)).toEqual([]);
    expect(candidatesOf(`Anna Berg said ${'that it rained again '.repeat(5)}“so |it did”.`)).toHaveLength(1);
  });

  it('take a selection as it is', () => {
    const text = 'Anna Berg said that we all win.';
    const start = text.indexOf('we all');
    const frame = proposeFrame(text, { start, end: start + 6 })!;
    expect(withFrame(text, frame)).toBe('{s:Anna Berg} {u:said} that {q:we all} win.');
  });
});

describe('laws', () => {
  const words = fc.constantFrom(
    '“',
    '”',
    '"',
    '„',
    '«',
    '»',
    '‘',
    '’',
    ',',
    '.',
    ' said ',
    ' Anna Berg ',
    ' who ',
    '\n',
    ' she ',
    ' according to ',
    ' the report ',
    '👩‍👩‍👧 ',
    ' e\u0301a',
    ' a-t-elle ',
    '-',
    '—',
  );
  const text = fc.oneof(
    arbitraryText,
    fc.array(words, { maxLength: 60 }).map((all) => all.join('')),
  );

  it('keeps every range inside the text, on whole characters, sorted and apart, and never throws', () => {
    fc.assert(
      fc.property(text, fc.nat(300), fc.nat(40), (any, from, length) => {
        const start = Math.min(from, any.length);
        const frame = proposeFrame(any, { start, end: Math.min(any.length, start + (length > 20 ? length : 0)) });
        if (frame === null) return;
        const ranges = [...frame.fragments, ...frame.candidates.flatMap(({ cue, source }) => [cue, source])];
        for (const range of ranges) {
          if (range === null) continue;
          expect(range.start).toBeLessThan(range.end);
          expect(snapToGraphemes(any, range)).toMatchObject({ start: range.start, end: range.end });
        }
        frame.fragments.slice(1).forEach((range, i) => expect(frame.fragments[i]!.end).toBeLessThan(range.start));
      }),
      { numRuns: 500 },
    );
  });

  it('costs the same in a paragraph of 200 kB', () => {
    const long = `${'Nothing was said of it by anybody at all. '.repeat(5000)}“We win,” said Anna.`;
    const tenTimes = processorTime(() => {
      for (let i = 0; i < 10; i += 1) proposeFrame(long, { start: long.length - 16, end: long.length - 16 });
    });
    expect(tenTimes / 10).toBeLessThan(60);
  });
});
