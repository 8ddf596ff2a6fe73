import { expect, test } from '@playwright/test';
import { copyFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  ACCEPTANCE_ARTICLE,
  articleOf,
  hasAcceptanceArticle,
  newFolder,
  type Program,
  start,
  untilSaved,
} from './program.ts';

/** Passes 2 and 3 of the fact-checker’s work by keyboard on the acceptance article, or one of ours: what a claim costs in keys. */

const OWN_ARTICLE = `The mill at Orm
The mill will cost 4 million euros. It was built in 1910. The council has 12 seats. Nobody spoke against it.
The bank has said it would lend 3 million at most.
`;

function articleFile(): string {
  const file = join(newFolder(), 'article.txt');
  if (hasAcceptanceArticle) copyFileSync(ACCEPTANCE_ARTICLE, file);
  else writeFileSync(file, OWN_ARTICLE);
  return file;
}

/** Hands on the keyboard that count: every key but those of prose. A chord is one. */
function countingHands({ page }: Program) {
  let count = 0;
  return {
    async press(...keys: string[]) {
      for (const key of keys) await page.keyboard.press(key);
      count += keys.length;
    },
    prose: (words: string) => page.keyboard.type(words),
    /** How many keys were pressed since it was asked last. */
    since(): number {
      const keys = count;
      count = 0;
      return keys;
    },
  };
}

interface SavedClaims {
  readonly annotations: readonly { readonly kind: string; readonly attributes: Readonly<Record<string, string>> }[];
  readonly dossiers: readonly {
    readonly state: string;
    readonly questions: readonly { readonly text: string }[];
    readonly evidence: readonly { readonly stance?: string; readonly passage?: { readonly exact: string } }[];
    readonly history: readonly { readonly of: string; readonly to: string }[];
  }[];
}

function saved({ library }: Program): SavedClaims {
  const [name] = readdirSync(library).filter((one) => one.endsWith('.saidwho'));
  return JSON.parse(readFileSync(join(library, name!), 'utf8')) as SavedClaims;
}

test('records a claim in at most 8 keys without its prose, and checks it without the mouse', async () => {
  const program = await start([articleFile()]);
  const { page } = program;
  const { press, prose, since } = countingHands(program);
  const field = (name: RegExp) => page.getByRole('textbox', { name });
  const costs: number[] = [];
  await articleOf(program).focus();
  await page.keyboard.press('Control+Home');

  await test.step('pass 2: span, wording, worth and type of three claims', async () => {
    for (const words of ['The first, in one sentence.', 'The second.', 'The third.']) {
      await press('Alt+PageDown', 'c');
      await expect(field(/Claim in one sentence/)).toBeFocused();
      await prose(words);
      await press('Control+Enter');
      await expect(articleOf(program)).toBeFocused();
      await press('3', '0', '2');
      costs.push(since());
    }
    expect(Math.max(...costs)).toBeLessThanOrEqual(8);
  });

  await test.step('pass 3: a question with its answer, words of the text as evidence, verdict, second read', async () => {
    await press('a');
    await expect(field(/New question/)).toBeFocused();
    await prose('Who says so?');
    await press('Control+Enter');
    await expect(field(/^Answer/)).toBeFocused();
    await prose('https://figures.example/2024');
    await press('Control+Enter');
    await expect(articleOf(program)).toBeFocused();
    await press('Alt+PageDown', 'Alt+Shift+PageDown', 'Shift+A');
    await expect(page.getByRole('region', { name: 'Evidence from the text' })).toBeFocused();
    await press('r');
    await expect(articleOf(program)).toBeFocused();
    await press('[', 'v');
    await expect(page.getByRole('radio', { name: /Supported/ })).toBeFocused();
    await press('2');
    await expect(field(/Justification/)).toBeFocused();
    await prose('The next sentence says otherwise.');
    await press('Control+Enter');
    await expect(articleOf(program)).toBeFocused();
    await press('Shift+K', 'Shift+K');
    // A question with its answer 3, a passage 4, the verdict 4, the state 2.
    expect(since()).toBeLessThanOrEqual(13);
  });

  await expect(page.getByTestId('dossier')).toContainText('hidden until you have given yours');
  await page.keyboard.press('Control+s');
  await untilSaved(program);
  const { annotations, dossiers } = saved(program);
  const claims = annotations.filter(({ kind }) => kind === 'claim');
  expect(claims.map(({ attributes }) => [attributes['checkWorthiness'], attributes['claimType']])).toEqual(
    Array.from({ length: 3 }, () => ['CFS', 'numerical']),
  );
  expect(claims.filter(({ attributes }) => attributes['verdict'] === 'refuted').length).toBe(1);
  expect(dossiers).toMatchObject([
    {
      state: 'second-read',
      questions: [{ text: 'Who says so?' }],
      evidence: [{}, { stance: 'refutes', passage: {} }],
      history: [{ of: 'verdict' }, { of: 'state', to: 'checking' }, { of: 'state', to: 'second-read' }],
    },
  ]);
  await program.quit();
});
