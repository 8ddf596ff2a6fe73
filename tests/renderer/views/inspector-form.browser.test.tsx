import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import '../../../renderer/views/theme.css';
import type { Attributes } from '../../../shared/model/records.ts';
import { annotatedArticle, type ArticleParts } from '../../builders/annotated-article.ts';
import { arbitraryText } from '../../builders/arbitrary-article.ts';
import { deed, formScheme } from '../../builders/form-scheme.ts';
import { onScreen, settled } from './on-screen.tsx';

let close = () => undefined as void;
afterEach(() => close());

/** The screen with the caret in a deed that has these attributes. */
async function form(attributes: Attributes = {}, parts: ArticleParts = {}) {
  const article = annotatedArticle('They {deed#d:closed the bridge} and {quote#q:left}', {
    speakers: { s1: 'Anna Novak', s2: 'Bo Lind' },
    attributes: { d: attributes },
    ...parts,
  });
  const shown = await onScreen({ ...article, scheme: formScheme });
  close = shown.close;
  await shown.show('d');
  const { app, page } = shown;
  await expect.poll(() => page.querySelector('[role=listbox][aria-label="All annotations"]')).not.toBeNull();
  const inspector = () => page.querySelector('[aria-label="Inspector"]')!;
  return {
    ...shown,
    inspector,
    field: (id: string) => page.querySelector<HTMLElement>(`[data-attribute="${id}"]`),
    control: (id: string) =>
      page.querySelector<HTMLElement>(`[data-attribute="${id}"] :is(textarea, input, button.choice)`)!,
    attributes: () => app.store.getState().snapshot!.set.findAnnotation('d')!.attributes,
    missing: () => inspector().querySelector('header')!.textContent,
  };
}

/** Fills a field in at one go: a busy machine could make pauses between keys, each of which is a step to undo. */
const type = (control: HTMLElement, text: string) => userEvent.fill(control, text);

describe('a field of the form', () => {
  test.each([
    ['place', 'Prague', 'Prague'],
    ['story', 'two words', 'two words'],
    ['dead', '12', 12],
    ['day', '23.11.2026', '2026-11-23'],
  ] as const)('%s: what is typed is written as %j, undone by one step, and cleared', async (id, typed, value) => {
    const { app, control, attributes } = await form({ sort: 'health' });
    await type(control(id), typed);
    await expect.poll(attributes).toEqual({ sort: 'health', [id]: value });
    app.run('edit.undo');
    expect(attributes()).toEqual({ sort: 'health' });
    app.run('edit.redo');
    await settled();
    await type(control(id), '');
    await userEvent.tab();
    expect(attributes()).toEqual({ sort: 'health' });
  });

  test('a choice and a flag are set and taken away by digits', async () => {
    const { app, control, attributes } = await form();
    control('sort').focus();
    await userEvent.keyboard('2');
    control('seen').focus();
    await userEvent.keyboard('2');
    expect(attributes()).toEqual({ sort: 'money', seen: false });
    await userEvent.keyboard('2');
    expect(attributes()).toEqual({ sort: 'money' });
    app.run('edit.undo');
    expect(attributes()).toEqual({ sort: 'money', seen: false });
  });

  test('several choices are taken and given back by digits, and stand in the order of the scheme', async () => {
    const { control, attributes } = await form();
    control('topics').focus();
    await userEvent.keyboard('31');
    expect(attributes()).toEqual({ topics: ['health', 'war'] });
    await userEvent.keyboard('{ArrowRight} ');
    expect(attributes()).toEqual({ topics: ['health', 'money', 'war'] });
    await userEvent.keyboard('123');
    expect(attributes()).toEqual({});
  });

  test('a speaker is somebody of the registry, somebody new in the same step, or nobody again', async () => {
    const { app, control, attributes } = await form();
    const speakers = () => app.store.getState().snapshot!.set.speakers.map(({ name }) => name);
    control('witness').focus();
    await userEvent.keyboard('lind{Enter}');
    await settled();
    expect(attributes()).toEqual({ witness: 's2' });
    await type(control('witness'), 'Cara');
    await userEvent.keyboard('{Enter}');
    await settled();
    expect(speakers()).toContain('Cara');
    app.run('edit.undo');
    await settled();
    expect([speakers(), attributes()]).toEqual([['Anna Novak', 'Bo Lind'], { witness: 's2' }]);
    await type(control('witness'), '');
    await userEvent.keyboard('{Enter}');
    expect(attributes()).toEqual({});
  });

  test('arrows make a number one more, and a date a day later', async () => {
    const { control, attributes } = await form({ sort: 'health', dead: 9, day: '2026-02-28' });
    control('dead').focus();
    await userEvent.keyboard('{ArrowUp}{ArrowUp}{ArrowDown}');
    control('day').focus();
    await userEvent.keyboard('{ArrowUp}');
    await userEvent.tab();
    expect(attributes()).toEqual({ sort: 'health', dead: 10, day: '2026-03-01' });
  });

  test('with a condition comes and goes with what it asks for, and keeps its value', async () => {
    const { field, control, attributes, missing } = await form({ sort: 'health', dead: 3 });
    expect(field('dead')).not.toBeNull();
    control('sort').focus();
    await userEvent.keyboard('2');
    await settled();
    expect([field('dead'), attributes()]).toEqual([null, { sort: 'money', dead: 3 }]);
    await userEvent.keyboard('2');
    await settled();
    expect(missing()).toContain('lacks “Sort”');
    expect(field('sort')!.textContent).toContain('required, to be filled in');
  });
});

describe('a value that does not fit its field', () => {
  const odd = {
    sort: 'plague',
    topics: ['war', 'plague'],
    place: ['here', 'there'],
    day: 'yesterday',
    seen: 'yes',
    witness: 'gone',
  };

  test('is shown as it is, with a word', async () => {
    const { field, control } = await form(odd);
    expect(field('sort')!.textContent).toContain('“plague” is not one of the choices');
    expect(field('topics')!.textContent).toContain('is not one of the choices');
    expect((control('place') as HTMLInputElement).value).toBe('here; there');
    expect(field('place')!.textContent).toContain('Kept as it is: it is a list, not text.');
    expect((control('day') as HTMLInputElement).value).toBe('yesterday');
    expect(control('day').getAttribute('aria-invalid')).toBe('true');
    expect(field('seen')!.textContent).toContain('“yes” is neither yes nor no');
    expect(field('witness')!.textContent).toContain('“gone” is nobody of the registry');
  });

  test('stays when others are chosen beside it, and goes when it is taken away', async () => {
    const { field, control, attributes } = await form(odd);
    control('topics').focus();
    await userEvent.keyboard('1');
    expect(attributes()['topics']).toEqual(['health', 'war', 'plague']);
    await settled();
    for (const id of ['topics', 'sort', 'seen', 'witness']) {
      field(id)!.querySelector<HTMLElement>('.misfit button')!.click();
      await settled();
    }
    expect(attributes()).toEqual({ topics: ['health', 'war'], place: ['here', 'there'], day: 'yesterday' });
  });

  test('typed by hand is kept too, and the annotation goes on lacking what is required', async () => {
    const { control, attributes, field } = await form({ sort: 'health' });
    await type(control('dead'), 'about ten');
    await userEvent.tab();
    expect(attributes()).toEqual({ sort: 'health', dead: 'about ten' });
    await settled();
    expect(field('dead')!.textContent).toContain('it is not a number');
  });
});

test('every value comes through the form unchanged when nobody edits it', async () => {
  const value = fc.oneof(
    arbitraryText,
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((one) => one + 0),
    fc.boolean(),
    fc.array(arbitraryText, { maxLength: 3 }),
  );
  const ids = [...deed.fields.map(({ id }) => id), 'note', 'unheard-of'];
  await fc.assert(
    fc.asyncProperty(fc.dictionary(fc.constantFrom(...ids), value), async (attributes) => {
      const given = { sort: 'health', ...attributes };
      const { inspector, attributes: now, host } = await form(given);
      const before = host.calls.filter((name) => name === 'changeArticle').length;
      for (const control of inspector().querySelectorAll<HTMLElement>(
        '[data-attribute] :is(input, textarea, button)',
      )) {
        control.focus();
        control.blur();
      }
      await settled();
      expect(now()).toEqual(given);
      expect(host.calls.filter((name) => name === 'changeArticle')).toHaveLength(before);
      close();
    }),
    { numRuns: 15 },
  );
});

describe('a note', () => {
  test('is Markdown while it is written, and what it says after that; Escape leads back to the article', async () => {
    const { field, control, attributes, page } = await form();
    await type(control('note'), '**Check** this');
    expect(field('note')!.querySelector('strong')).toBeNull();
    await userEvent.keyboard('{Escape}');
    await settled();
    expect(attributes()).toEqual({ note: '**Check** this' });
    expect(document.activeElement?.closest('.article')).not.toBeNull();
    expect(field('note')!.querySelector('strong')!.textContent).toBe('Check');
    field('note')!.querySelector<HTMLElement>('.note-edit')!.focus();
    await userEvent.keyboard('{Enter}');
    await settled();
    expect((document.activeElement as HTMLTextAreaElement).value).toBe('**Check** this');
    await userEvent.keyboard(', now{Control>}{Enter}{/Control}');
    expect(attributes()).toEqual({ note: '**Check** this, now' });
    expect(page.querySelector('[aria-label="All annotations"]')!.textContent).toContain('has a note');
  });

  test('stays in its text field while one writes on, past the first pause', async () => {
    const { control, attributes } = await form();
    control('note').focus();
    await userEvent.keyboard('first');
    await expect.poll(attributes).toEqual({ note: 'first' });
    await userEvent.keyboard(' second');
    await expect.poll(attributes).toEqual({ note: 'first second' });
  });

  test('makes no elements of its own, opens nothing and fetches nothing', async () => {
    const { field } = await form({
      note: '<img src=x onerror=alert(1)> ![p](https://example.org/p.png) [w](https://example.org) <https://example.org>',
    });
    expect(field('note')!.querySelectorAll('img, a, script, iframe')).toHaveLength(0);
    expect(field('note')!.textContent).toContain('<img src=x onerror=alert(1)>');
    expect(field('note')!.textContent).toContain('w https://example.org');
  });

  test('stands on a link, on the article and on a speaker, each one undo step', async () => {
    const { app, show, page, inspector } = await form({}, { links: ['q attributed-to s1', 'd near q'] });
    const records = () => app.store.getState().snapshot!.set;
    await show('q');
    inspector().querySelector<HTMLElement>('[aria-label^="Note on the link"]')!.click();
    await settled();
    await type(document.activeElement as HTMLElement, 'doubtful');
    await userEvent.keyboard('{Escape}');
    expect(records().links.map(({ note }) => note)).toEqual([undefined, 'doubtful']);
    app.run('edit.undo');
    expect(records().links.map(({ note }) => note)).toEqual([undefined, undefined]);
    page.querySelector<HTMLElement>('[role=tab]:nth-child(2)')!.click();
    await settled();
    page.querySelector<HTMLElement>('[aria-label="Speakers"] [role=option]')!.click();
    await settled();
    await type(page.querySelector<HTMLElement>('[data-pane=library] textarea')!, 'mayor');
    await userEvent.keyboard('{Escape}');
    expect(records().findSpeaker('s1')!.note).toBe('mayor');
  });
});

describe('the list', () => {
  const rows = (page: HTMLElement) =>
    [...page.querySelectorAll('[aria-label="All annotations"] [role=option] > bdi')].map(
      ({ textContent }) => textContent,
    );

  test('is narrowed by words, speakers and notes, by keyboard alone', async () => {
    const { app, page } = await form({ note: 'Ask the *harbour*' }, { links: ['q attributed-to s1'] });
    const find = async (typed: string) => {
      app.run('view.findAnnotation');
      await expect.poll(() => document.activeElement?.tagName).toBe('INPUT');
      await userEvent.keyboard('{Control>}a{/Control}');
      await userEvent.keyboard(typed);
      await settled();
      return [...page.querySelectorAll('[role=listbox][aria-label="All annotations"] [role=option]')].length;
    };
    expect(await find('bridge')).toBe(1);
    expect(await find('HARBOUR ask')).toBe(1);
    expect(await find('novak')).toBe(1);
    expect(await find('novak bridge')).toBe(0);
    expect(await find('left')).toBe(1);
    await userEvent.keyboard('{Enter}{ArrowDown}');
    expect(app.store.getState().snapshot!.focus.active).toBe('q');
    expect(rows(page)).toEqual(['left']);
  });

  test('tells values with the labels of the scheme', async () => {
    const { page } = await form({ sort: 'money', seen: true, witness: 's1' });
    expect(page.querySelector('[role=listbox][aria-label="All annotations"]')!.textContent).toContain(
      'Sort: Money · Witnessed: yes',
    );
  });
});

describe('the guidelines', () => {
  test('are folded until their key, then tell of the kind in hand: rules, examples as in the article, values', async () => {
    const { app, inspector, host } = await form();
    const guidelines = () => inspector().querySelector('[aria-label="Guidelines"]')!;
    expect(guidelines().textContent).not.toContain('Something that somebody did.');
    app.run('view.guidelines');
    await settled();
    expect(guidelines().textContent).toContain('Something that somebody did.');
    expect(guidelines().querySelector('strong')!.textContent).toBe('verb');
    const mark = guidelines().querySelector<HTMLElement>('mark')!;
    expect(mark.textContent).toBe('[closed the bridge]');
    expect([mark.dataset.letters, getComputedStyle(mark).backgroundImage]).toEqual([
      'D',
      expect.stringContaining('linear-gradient'),
    ]);
    expect(guidelines().textContent).toContain('Hospitals, illness, care.');
    expect(guidelines().querySelectorAll('a')).toHaveLength(0);
    expect(host.calls).toContain('showGuidelines');
  });

  test('tell of every kind where none is in hand', async () => {
    const { app, inspector } = await form();
    app.run('view.guidelines');
    await settled();
    inspector().querySelector<HTMLElement>('[aria-label="Guidelines"] button:last-of-type')!.click();
    await settled();
    const kinds = () => [...inspector().querySelectorAll('[aria-label="Guidelines"] summary bdi')];
    expect(kinds().map(({ textContent }) => textContent)).toEqual(['Quote', 'Speaker mention', 'Cue', 'Claim', 'Deed']);
  });
});

describe('the wording of a claim without one', () => {
  const article = annotatedArticle(
    '“{quote#q:{claim#c:We have shut it since last year}, you know},” {mention#m:Anna Novak} said.',
    {
      metadata: { published: '2026-11-23' },
      speakers: { s1: 'Anna Novak' },
      links: ['q said-by m', 'm refers-to s1', 'c claimed-in q'],
    },
  );
  const OFFERED = 'Anna Novak has shut it since 2025';

  async function claim() {
    const shown = await onScreen(article);
    close = shown.close;
    await shown.show('c');
    const { app, page } = shown;
    const field = () => page.querySelector<HTMLElement>('[data-attribute=normalised]')!;
    const control = () => field().querySelector('textarea')!;
    const wording = () => app.store.getState().snapshot!.set.findAnnotation('c')!.attributes['normalised'] ?? null;
    app.run('tag.details');
    await expect.poll(() => document.activeElement === control()).toBe(true);
    return { ...shown, field, control, wording };
  }

  test('is offered with what was filled in, taken by one key, and that is one step to undo', async () => {
    const { app, field, control, wording } = await claim();
    expect(control().value).toBe(OFFERED);
    expect(field().textContent).toContain('Anna Novak has for “We have”, 2025 for “last year”');
    expect(wording(), 'nothing is written unasked').toBeNull();
    await userEvent.keyboard('{Escape}');
    expect(wording()).toBeNull();
    app.run('tag.details');
    await expect.poll(() => document.activeElement === control()).toBe(true);
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    expect(wording()).toBe(OFFERED);
    const check = () => app.store.getState().snapshot!.set.dossierOf('c');
    expect(check()!.filledIn).toBe('Anna Novak has for “We have”; 2025 for “last year”');
    await expect.poll(() => field().textContent).not.toContain('Offered');
    app.run('edit.undo');
    expect([wording(), check()]).toEqual([null, null]);
  });

  test('gives way to what is typed, and is edited from where the caret is put', async () => {
    const { app, control, wording } = await claim();
    await userEvent.keyboard('Shut{Control>}{Enter}{/Control}');
    expect(wording()).toBe('Shut');
    app.run('edit.undo');
    await expect.poll(() => control().value).toBe(OFFERED);
    control().focus();
    await userEvent.keyboard('{End}.{Control>}{Enter}{/Control}');
    expect(wording()).toBe(`${OFFERED}.`);
  });
});
