import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSchemeFile, writeSchemeFile } from '../../../shared/formats/scheme-file.ts';
import { SHIPPED_SCHEMES } from '../../../shared/kinds/index.ts';
import { arbitraryScheme } from '../../builders/arbitrary-scheme.ts';

const read = (text: string) => readSchemeFile({ bytes: new TextEncoder().encode(text), name: 'a.saidwho-scheme.json' });
const codes = (text: string) => {
  const answer = read(text);
  return answer.ok ? [] : answer.problems.map(({ code }) => code);
};

describe('the file of a scheme', () => {
  it.each(SHIPPED_SCHEMES)('brings $label back whole', (scheme) => {
    expect(read(writeSchemeFile(scheme))).toEqual({ ok: true, value: scheme });
  });

  it('brings any scheme back whole, to the same bytes', () => {
    fc.assert(
      fc.property(arbitraryScheme, (scheme) => {
        const answer = read(writeSchemeFile(scheme));
        expect(answer).toEqual({ ok: true, value: scheme });
        expect(answer.ok && writeSchemeFile(answer.value)).toBe(writeSchemeFile(scheme));
      }),
    );
  });

  it('has a kind a line, so that version control can tell what changed', () => {
    const [scheme] = SHIPPED_SCHEMES;
    const lines = writeSchemeFile(scheme!).split('\n');
    expect(scheme!.kinds.every(({ id }) => lines.some((line) => line.startsWith(`{"id":"${id}"`)))).toBe(true);
  });

  it.each([
    ['nothing', '', 'file/empty'],
    ['no JSON', 'a scheme', 'json/syntax'],
    ['another file of ours', '{"saidwho":"keys","version":1}', 'scheme/no-scheme'],
    ['a list', '[]', 'scheme/no-scheme'],
    ['a later version', '{"saidwho":"scheme","version":2}', 'scheme/version'],
    [
      'no kinds',
      '{"saidwho":"scheme","version":1,"id":"a","label":"A","profile":"novel","linkTypes":[]}',
      'file/shape',
    ],
    ['a key that reaches for prototypes', '{"saidwho":"scheme","version":1,"__proto__":{}}', 'json/forbidden-key'],
    ['the same key twice', '{"saidwho":"scheme","saidwho":"scheme"}', 'json/duplicate-key'],
    ['too many levels', `{"saidwho":"scheme","a":${'['.repeat(200)}${']'.repeat(200)}}`, 'json/too-deep'],
    ['more than a scheme ever has', `{"saidwho":"scheme","a":"${'a'.repeat(2_000_000)}"}`, 'file/too-large'],
  ])('with %s is refused (H10)', (_what, text, code) => {
    expect(codes(text)).toContain(code);
  });
});
