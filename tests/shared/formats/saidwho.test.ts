import { describe, expect, it } from 'vitest';
import { NEWS_WIDE } from '../../../shared/kinds/news-wide.ts';
import type { SchemeRecord } from '../../../shared/model/scheme.ts';
import { saidwhoFile } from '../../../shared/formats/saidwho.ts';
import type { Article } from '../../../shared/model/article.ts';
import { annotatedArticle } from '../../builders/annotated-article.ts';
import { fileOf, testServices } from '../../builders/services.ts';

const services = testServices();
const write = (article: Article) => saidwhoFile.write!(article, services);
const read = (text: string) => saidwhoFile.read!(fileOf(text), services);

/** The file with one thing changed and its seal made good again, as a careful forger or another program would. */
function resealed(text: string, change: (text: string) => string): string {
  const changed = change(text);
  const sealed = changed.slice(0, changed.lastIndexOf('\n"integrity":') + 1);
  return `${sealed}"integrity": {"algorithm": "sha256", "sha256": "${services.sha256(sealed)}"}\n}\n`;
}

function codesOf(text: string): string[] {
  const result = read(text);
  return result.ok ? [] : result.problems.map(({ code }) => code);
}

const article = annotatedArticle(
  '# Talks end\n“{quote#q1:We will win 🎉},” {cue#u1:said} {mention#m1:Anna Novak}. {claim#c1:Prices rose y 4%}.',
  {
    id: 'a1',
    metadata: { title: 'Talks end', url: 'https://example.org/talks', authors: ['B. Writer'], language: 'en' },
    source: { name: 'talks.txt', mediaType: 'text/plain', encoding: 'utf-8', lineEnds: 'lf', replacedCharacters: 0 },
    speakers: { s1: { name: 'Anna Novak', type: 'person', aliases: ['Novak'], role: 'Mayor' } },
    links: ['q1 said-by m1', 'q1 cued-by u1', 'm1 refers-to s1', 'c1 claimed-by s1'],
    attributes: { q1: { quoteType: 'direct' }, c1: { verdict: 'refuted', normalised: 'Prices rose y 4%.' } },
    detached: { q9: { kind: 'quote', exact: 'gone', prefix: 'it is ', suffix: '.', at: 30 } },
  },
);

describe('the working file', () => {
  it('brings back what was written (D9)', () => {
    expect(read(write(article))).toEqual({ ok: true, value: { article, notes: [] } });
  });

  it('writes the same bytes after reading (D8, X5)', () => {
    const result = read(write(article));
    expect(result.ok && write(result.value.article)).toBe(write(article));
  });

  it('has ordered keys, one record a line, and ends in its seal', () => {
    const lines = write(article).split('\n');
    const keys = lines.map((line) => /^"([a-z]+)":/.exec(line)?.[1]).filter((key) => key !== undefined);
    expect(keys).toEqual(
      'format version id generator metadata source scheme text speakers annotations links integrity'.split(' '),
    );
    expect(lines.filter((line) => line.startsWith('{"id":"q1"'))).toHaveLength(1);
    expect(lines.at(-1)).toBe('');
    expect(lines.at(-2)).toBe('}');
    expect(lines.at(-3)).toMatch(/^"integrity": \{"algorithm": "sha256", "sha256": "[0-9a-f]{64}"\}$/);
  });

  it('counts offsets in code points and stores the text with its surroundings (T6)', () => {
    const line = write(article)
      .split('\n')
      .find((line) => line.startsWith('{"id":"q1"'))!;
    expect(JSON.parse(line.replace(/,$/, ''))).toEqual({
      id: 'q1',
      kind: 'quote',
      fragments: [
        {
          start: 11,
          end: 24,
          exact: 'We will win 🎉',
          prefix: 'Talks end\n“',
          suffix: ',” said Anna Novak. Prices rose ',
        },
      ],
      attributes: { quoteType: 'direct' },
    });
  });

  it('survives a checkout with CR LF line ends and a byte order mark', () => {
    expect(read(`\uFEFF${write(article).replaceAll('\n', '\r\n')}`)).toEqual(read(write(article)));
  });

  it('keeps the order of a set that deletions and undo have shuffled (X5)', () => {
    const shuffled = {
      ...article,
      annotations: article.annotations.toReversed(),
      links: article.links.toReversed(),
      speakers: article.speakers.toReversed(),
    };
    expect(write(shuffled)).toBe(write(article));
  });

  it('makes half characters whole instead of writing what it could not read (T9)', () => {
    const broken = annotatedArticle('A {quote#q1:half \ud83d here} {mention#m1:x}');
    const result = read(write(broken));
    expect(result.ok && result.value.article.blocks[0]!.text).toBe('A half \ufffd here x');
    expect(result.ok && result.value.article.annotations).toEqual(
      broken.annotations.map((one) => ({ ...one, tagged: one.tagged!.toWellFormed() })),
    );
  });

  it('says what an annotation was tagged on only where that is not what it covers (version 1.2)', () => {
    const old = annotatedArticle('Anna {quote#q1:will win} and {quote#q2:will not} lose');
    expect(write(old)).not.toContain('"tagged"');
    const [q1, q2] = old.annotations;
    const drifted = { ...old, annotations: [{ ...q1!, tagged: 'wil win' }, q2!] };
    const text = write(drifted);
    expect(text.match(/"tagged":"[^"]*"/g)).toEqual(['"tagged":"wil win"']);
    const result = read(text);
    expect(result.ok && result.value.article).toEqual(drifted);
    expect(result.ok && write(result.value.article)).toBe(text);
  });

  it('tells which versions of the file it was made from (M4)', () => {
    const parents = ['a', 'b'].map((letter) => letter.repeat(64));
    const result = read(write({ ...article, parents }));
    expect(result.ok && result.value.article.parents).toEqual(parents);
    expect(codesOf(write({ ...article, parents: ['not a hash'] }))).toEqual(['file/shape']);
  });

  it('names a scheme that ships, and holds one of the user’s own whole, one kind a line', () => {
    const own: SchemeRecord = { ...NEWS_WIDE, name: 'ours/1', label: 'Ours', kinds: NEWS_WIDE.kinds.slice(0, 2) };
    const text = write({ ...article, scheme: own });
    const result = read(text);
    expect([
      write(article)
        .split('\n')
        .filter((line) => line.startsWith('"scheme"')),
      result.ok,
    ]).toEqual([['"scheme": {"id":"saidwho/news-wide/1"},'], true]);
    expect(result.ok && result.value.article.scheme).toEqual(own);
    expect(text.split('\n').filter((line) => line.startsWith('{"id":"quote","label"')).length).toBe(1);
  });

  it('reads a scheme that it does not have, and that is not told, by the kinds that every article knows', () => {
    const text = resealed(write(article), (text) => text.replace('saidwho/news-wide/1', 'elsewhere/7'));
    const result = read(text);
    if (!result.ok) throw new Error(result.problems[0].message);
    expect(result.value.article.scheme).toEqual({ ...NEWS_WIDE, name: 'elsewhere/7', label: 'elsewhere/7' });
    expect(write(result.value.article)).toBe(text);
  });

  it('keeps keys it does not know, at every level (D10)', () => {
    const text = resealed(write(article), (text) =>
      text
        .replace('"version": {"major":1,"minor":3}', '"version": {"major":1,"minor":4,"v":1}')
        .replace('"metadata": {', '"revision": {"parents":[],"r":0},\n"metadata": {')
        .replace('"generator": {', '"generator": {"g": 1, ')
        .replace('"metadata": {', '"metadata": {"m": [1, {"deep": null}], ')
        .replace('"source": {', '"source": {"s": true, ')
        .replace('"scheme": {', '"scheme": {"c": "x", ')
        .replace('"unit": "code points"', '"unit": "code points", "t": 0.5')
        .replace('{"type":"heading"', '{"b":1,"type":"heading"')
        .replace('{"id":"s1"', '{"sp":{},"id":"s1"')
        .replace('{"id":"q1"', '{"an":"y","id":"q1"')
        .replace('{"quoteType"', '{"nested":{"a":1},"quoteType"')
        .replace('{"start":11', '{"fr":[],"start":11')
        .replace('"detached":{', '"detached":{"de":1,')
        .replace('{"id":"link-01"', '{"li":1,"id":"link-01"')
        .replace('"from":{"record":"annotation","id":"q1"', '"from":{"fr":1,"record":"annotation","id":"q1"')
        .replace('"links": [', '"future": {"kept": ["yes"]},\n"links": ['),
    );
    const result = read(text);
    expect(result.ok && result.value.notes.length).toBe(1);
    if (!result.ok) throw new Error(result.problems[0].message);
    const again = JSON.parse(write(result.value.article)) as Record<string, unknown>;
    const before = JSON.parse(text) as Record<string, unknown>;
    expect({ ...again, integrity: null }).toEqual({ ...before, integrity: null });
  });

  it('gives keys of a block it does not know to the same block after an edit, each to one (D10)', () => {
    const texts = ['Talks end', 'They said it is over.', 'They said it is not over.', 'Prices rose.'];
    const blocks = texts.map((text) => ({ type: 'paragraph' as const, text }));
    let count = 0;
    const text = resealed(write({ ...annotatedArticle('x'), blocks }), (text) =>
      text.replaceAll('{"type":"paragraph"', () => `{"own":${(count += 1)},"type":"paragraph"`),
    );
    const result = read(text);
    if (!result.ok) throw new Error(result.problems[0].message);
    const after = (edited: readonly string[]) => {
      const changed = { ...result.value.article, blocks: edited.map((text) => ({ type: 'paragraph' as const, text })) };
      const file = JSON.parse(write(changed)) as { text: { blocks: { own?: number }[] } };
      return file.text.blocks.map(({ own }) => own);
    };
    expect(after(texts)).toEqual([1, 2, 3, 4]);
    expect(after(['Talks end', 'They said it is all over.', 'They say it is not over.', 'Prices fell.'])).toEqual([
      1, 2, 3, 4,
    ]);
    expect(after(['New.', 'Talks end', 'They said it is over.', 'Prices rose again.'])).toEqual([undefined, 1, 2, 4]);
    expect(after(['Nothing is the same here'])).toEqual([undefined]);
  });
});

describe('the working file refuses, and says what, why and the way out (H4, H10)', () => {
  const whole = write(article);

  it('a file cut at any byte (D3)', () => {
    const bytes = new TextEncoder().encode(whole);
    const lengths = [1, 2, 10, 300, bytes.length - 5, bytes.length - 3];
    for (let length = 7; length < bytes.length - 2; length += 97) lengths.push(length);
    for (const length of lengths) {
      const result = saidwhoFile.read!({ bytes: bytes.subarray(0, length), name: 'a.saidwho' }, services);
      expect([length, result.ok]).toEqual([length, false]);
    }
    expect(codesOf(whole.slice(0, -40))).toEqual(['file/cut']);
    expect(codesOf(whole.slice(0, 500))).toEqual(['file/cut']);
  });

  it.each<[string, string, string]>([
    ['an empty file', '', 'file/empty'],
    ['trailing zero bytes', `${whole}\0\0\0`, 'file/zeros'],
    ['a changed title', whole.replace('Talks end"', 'Talks fail"'), 'file/damaged'],
    ['two files joined', whole + whole, 'json/several'],
    ['other JSON', '{"format": "other"}', 'file/not-saidwho'],
    ['conflict markers', whole.replace('"speakers"', '<<<<<<< HEAD\n"speakers"'), 'file/conflict'],
    ['a prototype key', whole.replace('"quoteType"', '"__proto__":{},"quoteType"'), 'json/forbidden-key'],
    [
      'an escaped prototype key',
      whole.replace('"quoteType"', '"\\u005f_proto__":{},"quoteType"'),
      'json/forbidden-key',
    ],
    ['a duplicate key', whole.replace('"quoteType"', '"quoteType":"mixed","quoteType"'), 'json/duplicate-key'],
    ['an unsafe integer', whole.replace('"start":11', '"start":9007199254740993'), 'json/number'],
    ['infinity', whole.replace('"start":11', '"start":1e999'), 'json/number'],
    ['minus zero', whole.replace('"start":11', '"start":-0'), 'json/number'],
    [
      'deep nesting',
      whole.replace('"quoteType"', `"x":${'['.repeat(70)}${']'.repeat(70)},"quoteType"`),
      'json/too-deep',
    ],
    ['half a string', whole.replace('"quoteType":"direct"', '"quoteType":"direct'), 'json/syntax'],
  ])('%s', (_, text, code) => {
    expect(codesOf(text)).toContain(code);
  });

  it.each<[string, (text: string) => string, string]>([
    [
      'a range that covers other words (T1)',
      (text) => text.replace('"start":11,"end":24', '"start":12,"end":24'),
      'annotation/other-text',
    ],
    ['a reversed range', (text) => text.replace('"start":11,"end":24', '"start":24,"end":11'), 'annotation/reversed'],
    [
      'a range past the end',
      (text) => text.replace('"start":11,"end":24', '"start":11,"end":9999'),
      'annotation/past-end',
    ],
    ['a negative range', (text) => text.replace('"start":11', '"start":-11'), 'file/shape'],
    ['a fraction as an offset', (text) => text.replace('"start":11', '"start":11.5'), 'file/shape'],
    ['text as an offset', (text) => text.replace('"start":11', '"start":"11"'), 'file/shape'],
    ['two records with one id', (text) => text.replace('{"id":"u1"', '{"id":"q1"'), 'record/duplicate-id'],
    [
      'a record that takes the place of the metadata',
      (text) => text.replaceAll('"u1"', '"metadata"'),
      'record/duplicate-id',
    ],
    [
      'a link that leads nowhere (T11)',
      (text) => text.replace('"to":{"record":"annotation","id":"m1"', '"to":{"record":"annotation","id":"m7"'),
      'link/dangling',
    ],
    [
      'a link to the wrong sort of record',
      (text) => text.replace('"to":{"record":"annotation","id":"m1"', '"to":{"record":"speaker","id":"m1"'),
      'link/dangling',
    ],
    [
      'other text under the annotations',
      (text) => text.replace('win 🎉,” said Anna Novak. P', 'win 🎉,” said Anna Novak! P'),
      'text/changed',
    ],
    ['another unit of offsets', (text) => text.replace('code points', 'utf-16'), 'file/shape'],
    [
      'an annotation without any place',
      (text) => text.replace(/"fragments":\[\],"detached":\{[^}]*\}/, '"fragments":[]'),
      'annotation/no-place',
    ],
  ])('%s', (_, change, code) => {
    expect(codesOf(resealed(whole, change))).toContain(code);
  });

  it('names the annotation, what it should cover, and what is there', () => {
    const result = read(resealed(whole, (text) => text.replace('"exact":"We will win 🎉"', '"exact":"We lost"')));
    expect(!result.ok && result.problems[0]).toEqual({
      code: 'annotation/other-text',
      message:
        'The quote “q1” says that it covers “We lost”, but at 11 to 24 the text reads “We will win 🎉”; the text was ' +
        'changed, or the offsets are not in Unicode code points; restore the file from a backup, or export it again.',
      where: 'article.saidwho',
    });
  });

  it('all problems at once', () => {
    const codes = codesOf(
      whole
        .replace('"start":11,"end":24', '"start":24,"end":11')
        .replace('"to":{"record":"annotation","id":"m1"', '"to":{"record":"annotation","id":"m7"'),
    );
    expect(codes).toEqual(['file/damaged', 'annotation/reversed', 'link/dangling']);
  });

  it('nothing of a newer major version, but shows it without writing (D11)', () => {
    const newer = (text: string) => text.replace('"major":1', '"major":2');
    const result = read(resealed(whole, newer));
    expect(result.ok && result.value.readOnly).toContain('Update Saidwho');
    expect(result.ok && result.value.article.annotations).toEqual(article.annotations);
    expect(codesOf(resealed(whole, (text) => newer(text).replace('"speakers"', '"voices"')))[0]).toBe('file/newer');
  });

  it('without touching any prototype (H7)', () => {
    const before = Object.getOwnPropertyNames(Object.prototype);
    read(whole.replace('"quoteType"', '"__proto__":{"polluted":true},"quoteType"'));
    expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(before);
    expect('polluted' in {}).toBe(false);
  });
});
