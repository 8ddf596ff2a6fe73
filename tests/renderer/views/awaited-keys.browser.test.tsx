import { expect, test } from 'vitest';
import { page as tab, userEvent } from 'vitest/browser';
import '../../../renderer/views/theme.css';
import { NEWS_WIDE } from '../../../shared/kinds/news-wide.ts';
import type { SchemeRecord } from '../../../shared/model/scheme.ts';
import { annotatedArticle } from '../../builders/annotated-article.ts';
import { onScreen, settled } from './on-screen.tsx';

const article = () =>
  annotatedArticle('Then “{quote#q:No},” {mention#m:Ana} {cue#u:said}. Ana left, and Ana came. {claim#c:Taxes fell}.', {
    speakers: { s: { name: 'Ana Pires', role: 'Mayor' }, t: 'Бен' },
    links: ['m refers-to s'],
  });

test('a screen reader hears how many targets there are, their letters, and how to leave; the strip lists the registry', async () => {
  const { app, page, show, close } = await onScreen(article());
  await show('q');
  const heard = () => page.querySelector('[data-testid="awaited"]')!.textContent;
  expect([heard(), page.querySelector('[data-testid="awaited"]')!.ariaLive]).toEqual(['', 'polite']);
  app.run('tag.link');
  await settled();
  expect(heard()).toBe(
    'Link the quote to: 5 targets; f: Ana, Speaker mention; d: said, Cue; s: Taxes fell, Claim; k: Ana Pires, Mayor; ' +
      'j: \u2068Бен\u2069, person',
  );
  const strip = page.querySelector<HTMLElement>('[role=group][aria-label="Link the quote to"]')!;
  expect([...strip.querySelectorAll('li')].map((key) => key.textContent)).toEqual(['KAna Pires', 'JБен']);
  strip.querySelectorAll('button')[1]!.click();
  await settled();
  expect(app.store.getState().snapshot!.set.links.some(({ to }) => to.id === 't')).toBe(true);
  expect(heard()).toBe('Linked to Бен');
  app.run('go.next');
  await settled();
  expect(heard()).toBe('');
  close();
});

test('letters stand also on margin cards and in the registry, where what they link to stands; pressing them links', async () => {
  await tab.viewport(1440, 900);
  const { app, page, show, close } = await onScreen(article());
  [...page.querySelectorAll<HTMLElement>('[role=tab]')].find((one) => one.textContent === 'Speakers')!.click();
  await show('c');
  app.run('tag.link');
  await settled();
  const beside = (where: string) =>
    [...page.querySelectorAll<HTMLElement>(`${where} .link-hint`)].map((hint) => {
      const { width, height } = hint.getBoundingClientRect();
      return [hint.dataset['letters'], hint.checkVisibility({ visibilityProperty: true }) && width > 8 && height > 8];
    });
  const letters = app.store.getState().snapshot!.awaiting!.keys.map((key) => [key.value, key.letters] as const);
  expect(letters).toEqual([
    ['q', 'f'],
    ['s', 'k'],
    ['t', 'j'],
  ]);
  await expect.poll(() => beside('[data-card=q]')).toEqual([['f', true]]);
  expect(beside('[aria-label=Speakers][role=listbox]')).toEqual([
    ['k', true],
    ['j', true],
  ]);
  page
    .querySelector('[role=listbox] [data-letters=j]')!
    .dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, cancelable: true }));
  await settled();
  expect(app.store.getState().snapshot!.set.links.map(({ type, from, to }) => [type, from.id, to.id])).toContainEqual([
    'claimed-by',
    'c',
    't',
  ]);
  expect([page.querySelectorAll('.beside').length, document.activeElement!.closest('.article') !== null]).toEqual([
    0,
    true,
  ]);
  close();
});

test('the field that digits fill in is marked, and what they wrote is seen at once', async () => {
  const { app, page, show, close } = await onScreen(article());
  await show('c');
  const marked = () => page.querySelector('.choices[data-marked=true]')!.textContent;
  expect(marked()).toMatch(/^Worth checking\?1 Not factual2/);
  app.run('value.3');
  await settled();
  expect(marked()).toMatch(/^Verdict/);
  app.run('value.nextField');
  await settled();
  expect(marked(), 'the field after it').toMatch(/^Type/);
  expect(document.activeElement!.closest('.article'), 'the keyboard is still in the article').not.toBeNull();
  close();
});

test('a field of many values takes two digits, from the text and in the form, and shows which', async () => {
  const topics = Array.from({ length: 11 }, (_, i) => ({ value: `t${i}`, label: `Topic ${i}` }));
  const scheme: SchemeRecord = {
    ...NEWS_WIDE,
    kinds: NEWS_WIDE.kinds.map((kind) => ({
      ...kind,
      fields: [{ type: 'choice', id: 'topic', label: 'Topic', choices: topics }],
    })),
  };
  const { app, page, show, close } = await onScreen(article());
  app.applyScheme(scheme, {}, 'Topics');
  await show('c');
  const attributes = () => app.store.getState().snapshot!.set.findAnnotation('c')?.attributes;
  app.run('value.2');
  await settled();
  const strip = () => [...page.querySelectorAll('[role=group][aria-label=Topic] li')].map((key) => key.textContent);
  expect(strip()).toEqual(['21Topic 9', '22Topic 10']);
  await userEvent.keyboard('2');
  await settled();
  expect([attributes(), strip()]).toEqual([{ topic: 't10' }, []]);
  const row = page.querySelector('[data-attribute=topic]')!;
  expect([...row.querySelectorAll('kbd')].map((digits) => digits.textContent).slice(8)).toEqual(['19', '21', '22']);
  row.querySelector<HTMLElement>('input:checked')!.focus();
  await userEvent.keyboard('821');
  await settled();
  expect(attributes(), 'a digit that leads nowhere begins nothing').toEqual({ topic: 't9' });
  close();
});

test('tagging everywhere is done in a list beside the text: keys skip and take, a bad pattern is told, Escape leaves', async () => {
  const { app, page, show, close } = await onScreen(article());
  await show('m');
  app.run('tag.repeat');
  await settled();
  const list = () => page.querySelector<HTMLElement>('[role=listbox][aria-label=Places]');
  const taken = () => [...list()!.querySelectorAll('[role=option]')].map((row) => row.getAttribute('aria-selected'));
  expect(document.activeElement).toBe(list());
  expect(taken()).toEqual(['true', 'true']);
  await userEvent.keyboard(' ');
  expect(taken()).toEqual(['false', 'true']);
  await userEvent.keyboard('{ArrowDown}{Enter}');
  expect(taken()).toEqual(['false', 'false']);
  await userEvent.keyboard('a{Home}{Enter}');
  expect(taken()).toEqual(['false', 'true']);

  const toggle = (name: string) =>
    [...page.querySelectorAll('button')].find((button) => button.textContent === name)!.click();
  toggle('Pattern');
  await settled();
  await userEvent.fill(
    page.querySelector<HTMLInputElement>('[aria-label="Tag the same words everywhere"] input')!,
    '(a',
  );
  await settled();
  expect(page.textContent).toContain('This pattern cannot be read: unterminated group.');
  await userEvent.keyboard('{Escape}');
  await settled();
  expect([list(), app.store.getState().snapshot!.repeat]).toEqual([null, null]);
  expect(document.activeElement!.closest('.article')).not.toBeNull();
  expect(app.store.getState().snapshot!.set.annotations).toHaveLength(4);
  close();
});
