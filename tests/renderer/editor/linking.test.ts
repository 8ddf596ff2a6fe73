import { describe, expect, it } from 'vitest';
import { annotationsOf } from '../../../renderer/editor/annotation-plugin.ts';
import { activeOf } from '../../../renderer/editor/focus-plugin.ts';
import {
  linkTo,
  removeSpeaker,
  sameSpeaker,
  setAttributes,
  setLinkNote,
  setSpeaker,
  setSpeakerAttribute,
  unlink,
} from '../../../renderer/editor/linking.ts';
import { goTo, goToKind, goToQuotation } from '../../../renderer/editor/navigating.ts';
import { whatIsMissing } from '../../../shared/analysis/lint/lacks.ts';
import { draftOf } from '../../../renderer/editor/records.ts';
import { goToUnfinished } from '../../../renderer/editor/unfinished.ts';
import { selectedRange } from '../../../renderer/editor/selection.ts';
import type { Attributes } from '../../../shared/model/records.ts';
import { formScheme } from '../../builders/form-scheme.ts';
import { Desk } from './desk.ts';

const NEWS = '“{quote#q1:No},” {mention#m1:Ann} said. “{quote#q2:Never},” {mention#m2:she} said. “{quote#q3:Ever}?”';
const speakers = { s: 'Ann', t: 'Ben' };

describe('saying who speaks', () => {
  const say = (desk: Desk, id: string, choice: Parameters<typeof setSpeaker>[2]) =>
    desk.perform(setSpeaker(desk.state, id, choice, desk.services));

  it('goes through the mention where the quote has one, so that its other quotes follow', () => {
    const desk = new Desk(NEWS, { speakers, links: ['q1 said-by m1', 'q2 said-by m1'] });
    say(desk, 'q1', { id: 's' });
    expect(desk.links).toEqual(['m1 refers-to s', 'q1 said-by m1', 'q2 said-by m1']);
  });

  it('goes straight to a quote without a mention, and to a claim', () => {
    const desk = new Desk('{quote#q:No}. {claim#c:Taxes fell}.', { speakers });
    say(desk, 'q', { id: 's' });
    say(desk, 'c', { id: 't' });
    expect(desk.links).toEqual(['c claimed-by t', 'q attributed-to s']);
  });

  it('goes through the quote of a cue, and finds nothing to do for a cue of no quote', () => {
    const desk = new Desk('{quote#q:No}, she {cue#u:said} and {cue#v:left}', { speakers, links: ['q cued-by u'] });
    say(desk, 'u', { id: 's' });
    expect(desk.links).toEqual(['q attributed-to s', 'q cued-by u']);
    expect(say(desk, 'v', { id: 's' })).toBe(false);
  });

  it('follows no circle of cues that cue each other, such as a file may hold', () => {
    const links = ['u cued-by v', 'v cued-by u', 'w cued-by w', 'q cued-by w'];
    const desk = new Desk('{quote#q:No}, {cue#u:said} and {cue#v:wrote} and {cue#w:left}', { speakers, links });
    expect(say(desk, 'u', { id: 's' })).toBe(false);
    say(desk, 'w', { id: 's' });
    expect(desk.links.filter((link) => link.includes('attributed-to'))).toEqual(['q attributed-to s']);
  });

  it('puts a new speaker in the place of the old one', () => {
    const desk = new Desk('{quote#q:No}', { speakers, links: ['q attributed-to s'] });
    say(desk, 'q', { id: 't' });
    expect(desk.links).toEqual(['q attributed-to t']);
  });

  it('makes an entry of the registry for somebody new, in the same undo step', () => {
    const desk = new Desk('{quote#q:No}');
    const before = desk.picture;
    say(desk, 'q', { name: 'Cleo', type: 'person', role: 'Mayor' });
    expect(annotationsOf(desk.state).speakers).toEqual([
      { record: 'speaker', id: 'n1', name: 'Cleo', type: 'person', aliases: [], role: 'Mayor' },
    ]);
    expect(desk.undo().picture).toEqual(before);
  });

  it('takes the speaker away, and finds nothing to do for nobody', () => {
    const desk = new Desk('{quote#q:No}', { speakers, links: ['q attributed-to s'] });
    expect([say(desk, 'q', null), desk.links]).toEqual([true, []]);
    expect([say(desk, 'q', null), say(desk, 'q', { id: 'gone' }), say(desk, 'gone', { id: 's' })]).toEqual([
      false,
      false,
      false,
    ]);
  });

  it('takes the speaker of the nearest quote before that has one', () => {
    const desk = new Desk(NEWS, { speakers, links: ['q1 attributed-to s'] }).caret('E|ver');
    desk.perform(sameSpeaker(desk.state, desk.services));
    expect(desk.links).toEqual(['q1 attributed-to s', 'q3 attributed-to s']);
  });

  it('does not take a mention’s own quote for the one before it', () => {
    const desk = new Desk(NEWS, { speakers, links: ['q1 attributed-to s', 'q2 said-by m2', 'q2 attributed-to t'] });
    desk.caret('s|he').perform(sameSpeaker(desk.state, desk.services));
    expect(desk.links).toContain('m2 refers-to s');
  });

  it('finds nothing to do when no quote before has a speaker', () => {
    const desk = new Desk(NEWS, { speakers, links: ['q3 attributed-to s'] }).caret('N|ever');
    expect(sameSpeaker(desk.state, desk.services)).toBeNull();
  });
});

describe('links', () => {
  it('take their type from their ends, one of each kind from a record', () => {
    const desk = new Desk(NEWS, { links: ['q1 said-by m1'] });
    desk.perform(linkTo(desk.state, 'q1', { record: 'annotation', id: 'm2' }, desk.services));
    expect(desk.links).toEqual(['q1 said-by m2']);
    expect(linkTo(desk.state, 'm1', { record: 'annotation', id: 'q1' }, desk.services)).toBeNull();
  });

  it('are taken away by their id', () => {
    const desk = new Desk(NEWS, { links: ['q1 said-by m1'] });
    desk.perform(unlink(desk.state, 'link-01'));
    expect(desk.links).toEqual([]);
  });

  it('T11: go with the speaker they lead to', () => {
    const desk = new Desk(NEWS, { speakers, links: ['q1 said-by m1', 'm1 refers-to s', 'q2 attributed-to s'] });
    const before = desk.picture;
    desk.perform(removeSpeaker(desk.state, 's'));
    expect(desk.links).toEqual(['q1 said-by m1']);
    expect(desk.undo().picture).toEqual(before);
  });
});

describe('attributes', () => {
  it('are set, and taken away by an empty text; no change is nothing to do', () => {
    const desk = new Desk('{quote#q:No}', { attributes: { q: { note: 'x' } } });
    const set = (values: Parameters<typeof setAttributes>[2]) =>
      desk.perform(setAttributes(desk.state, 'q', values, desk.services));
    expect([set({ note: 'x' }), set({ quoteType: null })]).toEqual([false, false]);
    set({ note: '', quoteType: 'direct' });
    expect(annotationsOf(desk.state).findAnnotation('q')?.attributes).toEqual({ quoteType: 'direct' });
  });
});

describe('a form with fields of every type', () => {
  const form = (attributes: Attributes = {}, links: string[] = []) => {
    const desk = new Desk('They {deed#d:closed it}, {quote#q:No}', { speakers, links, attributes: { d: attributes } });
    desk.perform(draftOf(desk.state).put(formScheme).transaction(desk.state));
    return desk;
  };
  const of = (desk: Desk) => annotationsOf(desk.state).findAnnotation('d')!.attributes;
  const set = (desk: Desk, values: Parameters<typeof setAttributes>[2]) =>
    desk.perform(setAttributes(desk.state, 'd', values, desk.services));

  it('takes any value, takes an empty list away, and writes nothing that says the same', () => {
    const desk = form();
    set(desk, { topics: ['war', 'money'], dead: 0, seen: false, place: 'Orm' });
    expect(of(desk)).toEqual({ topics: ['war', 'money'], dead: 0, seen: false, place: 'Orm' });
    expect(set(desk, { topics: ['war', 'money'], seen: false })).toBe(false);
    set(desk, { topics: [], dead: null });
    expect(of(desk)).toEqual({ seen: false, place: 'Orm' });
    desk.undo();
    expect(of(desk)).toEqual({ topics: ['war', 'money'], dead: 0, seen: false, place: 'Orm' });
  });

  it('keeps a field that is called like a key of every object', () => {
    const desk = form({ place: 'Orm' });
    set(desk, Object.fromEntries([['__proto__', 'x']]));
    expect(Object.entries(of(desk))).toEqual([
      ['place', 'Orm'],
      ['__proto__', 'x'],
    ]);
  });

  it('names somebody new in one step with the registry, and nobody who is not there', () => {
    const desk = form();
    const name = (choice: Parameters<typeof setSpeakerAttribute>[3]) =>
      desk.perform(setSpeakerAttribute(desk.state, 'd', 'witness', choice, desk.services));
    const before = desk.picture;
    expect(name({ id: 'unknown' })).toBe(false);
    name({ name: 'Cara', type: 'person' });
    expect(annotationsOf(desk.state).findSpeaker(String(of(desk)['witness']))?.name).toBe('Cara');
    expect(desk.undo().picture).toEqual(before);
  });

  it('names nobody any more when the speaker leaves the registry', () => {
    const desk = form({ witness: 's', place: 's' });
    const before = desk.picture;
    desk.perform(removeSpeaker(desk.state, 's'));
    expect(of(desk)).toEqual({ place: 's' });
    expect(desk.undo().picture).toEqual(before);
  });

  it.each([
    [{}, '“Sort”'],
    [{ sort: 'plague' }, '“Sort”'],
    [{ sort: 'money' }, null],
  ])('with %j lacks %s', (attributes, missing) => {
    const all = annotationsOf(form(attributes).state);
    expect(whatIsMissing(all, all.findAnnotation('d')!)).toBe(missing);
  });

  it('asks of a claim only what the scheme asks', () => {
    const desk = new Desk('{claim#c:So}', { speakers, links: ['c claimed-by s'] });
    const kinds = formScheme.kinds.map((kind) => (kind.id === 'claim' ? { ...kind, fields: [] } : kind));
    desk.perform(
      draftOf(desk.state)
        .put({ ...formScheme, kinds })
        .transaction(desk.state),
    );
    const all = annotationsOf(desk.state);
    expect(whatIsMissing(all, all.findAnnotation('c')!)).toBeNull();
  });
});

describe('the note of a link', () => {
  it('is written, changed and taken away, one step each', () => {
    const desk = new Desk('{quote#q:No}, {mention#m:Ann} said', { links: ['q said-by m'] });
    const note = (text: string) => desk.perform(setLinkNote(desk.state, 'link-01', text));
    const written = () => annotationsOf(desk.state).links.map((link) => link.note);
    expect(note('')).toBe(false);
    note('doubtful');
    expect([note('doubtful'), written()]).toEqual([false, ['doubtful']]);
    note('');
    expect(written()).toEqual([undefined]);
    expect(desk.undo() && written()).toEqual(['doubtful']);
    expect(desk.perform(setLinkNote(desk.state, 'q', 'x'))).toBe(false);
  });
});

describe('going from annotation to annotation', () => {
  const TEXT = 'a {quote#q1:one} b {claim#c1:two} c {quote#q2:three} d';
  const path = (desk: Desk, go: (desk: Desk) => ReturnType<typeof goTo>, steps: number) =>
    Array.from({ length: steps }, () => (desk.perform(go(desk)) ? activeOf(desk.state)?.id : null));

  it('goes forward and back round the ends, from the caret on', () => {
    expect(path(new Desk(TEXT).caret('b|'), (d) => goTo(d.state, 1), 4)).toEqual(['c1', 'q2', 'q1', 'c1']);
    expect(path(new Desk(TEXT).caret('b|'), (d) => goTo(d.state, -1), 4)).toEqual(['q1', 'q2', 'c1', 'q1']);
  });

  it('stays with one kind', () => {
    expect(path(new Desk(TEXT).caret('o|ne'), (d) => goToKind(d.state, 1), 3)).toEqual(['q2', 'q1', 'q2']);
  });

  it('goes from quotation marks to quotation marks', () => {
    const desk = new Desk('“One” two “three” four');
    const starts = [1, 1, 1, -1].map((by) => {
      desk.perform(goToQuotation(desk.state, by as 1 | -1));
      return selectedRange(desk.state).start;
    });
    expect(starts).toEqual([1, 11, 1, 11]);
  });

  it('skips what is finished', () => {
    const desk = new Desk('a {quote#q1:one} b {quote#q2:two} c', { speakers, links: ['q1 attributed-to s'] });
    expect(path(desk.caret('|a'), (d) => goToUnfinished(d.state), 1)).toEqual(['q2']);
  });

  it('visits annotations that begin together, each in its turn', () => {
    const desk = new Desk('{quote#q:{mention#m:She} left} {claim#c:so}').caret('s|o');
    expect(path(desk, (d) => goTo(d.state, 1), 4)).toEqual(['m', 'q', 'c', 'm']);
  });

  it('finds nothing to do where nothing is annotated or only detached', () => {
    const lost = { d: { kind: 'quote', exact: 'x', prefix: '', suffix: '', at: 0 } };
    expect([goTo(new Desk('a').state, 1), goTo(new Desk('a', { detached: lost }).state, 1)]).toEqual([null, null]);
  });
});

describe('what an annotation lacks', () => {
  it.each([
    ['a quote without a speaker', '{quote#a:x}', {}, [], 'a speaker'],
    ['a quote with one', '{quote#a:x}', {}, ['a attributed-to s'], null],
    ['an anonymous quote', '{quote#a:x}', { sourceStatus: 'anonymous' }, [], null],
    ['a mention of nobody', '{mention#a:x}', {}, [], 'who this is'],
    ['a mention of somebody', '{mention#a:x}', {}, ['a refers-to s'], null],
    ['a cue of no quote', '{cue#a:x}', {}, [], 'a quote'],
    ['a cue of one', '{cue#a:x} {quote#q:y}', {}, ['q cued-by a'], null],
    ['a claim that nobody weighed', '{claim#a:x}', {}, [], 'whether it is worth checking'],
    ['a claim worth checking', '{claim#a:x}', { checkWorthiness: 'CFS' }, ['a claimed-by s'], 'a verdict'],
    ['a claim not worth it', '{claim#a:x}', { checkWorthiness: 'NFS' }, ['a claimed-by s'], null],
    ['a claim of nobody', '{claim#a:x}', { checkWorthiness: 'UFS' }, [], 'a speaker or quote'],
    ['a claim in a quote', '{claim#a:x} {quote#q:y}', { checkWorthiness: 'UFS' }, ['a claimed-in q'], null],
  ])('%s', (_what, text, attributes, links, missing) => {
    const set = annotationsOf(new Desk(text, { speakers, attributes: { a: attributes }, links }).state);
    expect(whatIsMissing(set, set.findAnnotation('a')!)).toBe(missing);
  });

  it('is its text, when that was deleted', () => {
    const desk = Desk.editing('a {quote#q:one} b').select('one').press('Delete');
    const set = annotationsOf(desk.state);
    expect(whatIsMissing(set, set.findAnnotation('q')!)).toBe('its words');
  });
});
