import { expect, test } from 'vitest';
import { commandsOf } from '../../../renderer/store/keys-in-use.ts';
import { createApp } from '../../../renderer/store/app-store.ts';
import { withKeys } from '../../../shared/commands/keymap.ts';
import { activeKeymap, changeKeymap, KEYMAPS_AT_START } from '../../../shared/commands/profiles.ts';
import { commandOf } from '../../../shared/commands/index.ts';
import { NEWS_WIDE } from '../../../shared/kinds/news-wide.ts';
import { Scheme } from '../../../shared/kinds/scheme.ts';
import { annotatedArticle } from '../../builders/annotated-article.ts';
import { fakeHost } from '../../fakes/host.ts';

const changed = changeKeymap(KEYMAPS_AT_START, withKeys(activeKeymap(KEYMAPS_AT_START), commandOf('tag.quote'), ['w']));

test('a changed key holds at once, is told to main, and is there again at the next start', async () => {
  const host = fakeHost(annotatedArticle('one'));
  const app = createApp(host);
  await app.begin();
  expect(app.keys().tag.get('q')?.commands).toEqual(['tag.quote']);
  app.setKeymaps(changed);
  expect([app.keys().tag.get('q'), app.keys().tag.get('w')?.commands]).toEqual([undefined, ['tag.quote']]);
  expect(app.keys(), 'the table is made once').toBe(app.keys());
  expect(host.keymaps()).toEqual(changed);
  const again = createApp(host);
  await again.begin();
  expect(again.keys().tag.get('w')?.commands).toEqual(['tag.quote']);
});

test('commands are those of a scheme, one list for each', () => {
  const kinds = NEWS_WIDE.kinds.map((kind, index) => (index === 0 ? { ...kind, id: 'vow', key: 'w' } : kind));
  const scheme = Scheme.of({ ...NEWS_WIDE, kinds });
  expect(commandsOf(scheme).find(({ id }) => id === 'tag.kind.vow')?.keys).toEqual(['w']);
  expect(commandsOf(scheme)).toBe(commandsOf(scheme));
});
