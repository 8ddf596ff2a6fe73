import { expect, test } from '@playwright/test';
import { copyFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { countingHands, type Hands } from './hands.ts';
import { scrolledBy } from './laid-out.ts';
import {
  ACCEPTANCE_ARTICLE,
  answerDialogs,
  articleOf,
  hasAcceptanceArticle,
  newFolder,
  notices,
  type Program,
  readExport,
  start,
  untilSaved,
} from './program.ts';

/**
 * The four passes of the fact-checker’s work by keyboard alone, on the acceptance article or, where that is not here, on one
 * of ours: quotes and speakers, claims, evidence and verdict, handing over. Every key is counted and logged; the log
 * (`keys.txt`) stays beside the results of the test.
 */

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

/** What a reader of the acceptance article would not take: participles and thoughts that report nobody’s words. */
const NO_QUOTE = /cue “(?:written|wanting|acknowledge|learning)”/;

/** Who speaks in the article are two; the rules take the first for both. */
const WRONG_SPEAKER = /source each Moscow and Washington/;

/** The suggestion before which a sentence stands that no rule proposes: it goes on with what the specialists say. */
const AFTER_MISSED = /quote “\u2068?If Russia/;

/** At most so many keys for a finished attribution (FIELD §5.1). */
const MOST_KEYS = 2.5;

/** Reads from top to bottom, deciding on what is proposed. Returns how many quotes there are in the end. */
async function tagQuotes({ page }: Program, { press, prose }: Hands): Promise<number> {
  const proposal = page.getByTestId('proposal');
  const end = page.getByRole('region', { name: 'End of the suggestions' });
  const announced = page.getByTestId('announcement');
  const read = async () => ((await end.count()) > 0 ? null : await proposal.textContent({ timeout: 20_000 }));
  await expect(page.getByTestId('suggestions')).toContainText('suggestion');
  await page.keyboard.press('Control+Home');
  await press('n');
  for (let told = await read(); told !== null; told = await read()) {
    if (AFTER_MISSED.test(told)) {
      await press('Alt+PageUp', 'Alt+PageUp', 'Alt+Shift+PageDown', 'q', '.');
      await expect(announced).toContainText('It could additionally signify');
      await expect(announced).toContainText('by Specialists');
      await press('n');
      await expect(proposal).toHaveText(told);
    }
    await press(NO_QUOTE.test(told) ? 'Backspace' : 'Enter');
    await proposal.or(end).filter({ hasNotText: told }).first().waitFor();
    if (WRONG_SPEAKER.test(told)) {
      await press(';');
      await expect(page.getByRole('combobox', { name: 'Speaker' })).toBeFocused();
      await prose('Moscow and Washington');
      await press('Enter');
      await expect(announced).toContainText('by Moscow and Washington');
      await press('n');
    }
  }
  return Number(/(\d+) quotes?/.exec((await page.getByTestId('counts').textContent()) ?? '')?.[1]);
}

test('goes through all four passes by keyboard, a recorded claim in at most 8 keys without its prose', async () => {
  const program = await start([articleFile()]);
  const { page } = program;
  const hands = countingHands(program);
  const { press, type, prose, since } = hands;
  const field = (name: RegExp) => page.getByRole('textbox', { name });
  const dossier = page.getByTestId('dossier');
  await articleOf(program).focus();

  await test.step('pass 1: quotes and who said them, from top to bottom', async () => {
    const quotes = await tagQuotes(program, hands);
    const keys = since(`Pass 1, ${quotes} quotes with cue and speaker`);
    expect(quotes).toBeGreaterThanOrEqual(hasAcceptanceArticle ? 30 : 1);
    expect(keys / quotes).toBeLessThanOrEqual(MOST_KEYS);
  });

  await page.keyboard.press('Control+Home');
  await test.step('pass 2: span, wording, worth and type of three claims', async () => {
    const costs: number[] = [];
    for (const words of ['The first, in one sentence.', 'The second.', 'The third.']) {
      await press('Alt+PageDown', 'c');
      await expect(field(/Claim in one sentence/)).toBeFocused();
      await prose(words);
      await press('Control+Enter');
      await expect(articleOf(program)).toBeFocused();
      await press('3', '0', '2');
      costs.push(since('Pass 2, a claim'));
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
    // Back to the claim, over what is tagged between it and the evidence.
    const announced = page.getByTestId('announcement');
    let back = 0;
    for (let told = ''; !told.startsWith('Claim,'); back += 1) {
      told = (await announced.textContent()) ?? '';
      await press('[');
      await expect(announced).not.toHaveText(told);
      told = (await announced.textContent()) ?? '';
    }
    await press('v');
    await expect(page.getByRole('radio', { name: /Supported/ })).toBeFocused();
    await press('2');
    await expect(field(/Justification/)).toBeFocused();
    await prose('The next sentence says otherwise.');
    await press('Control+Enter');
    await expect(articleOf(program)).toBeFocused();
    await press('Shift+K', 'Shift+K');
    await expect(dossier).toContainText('hidden until you have given yours');
    // A question with its answer 3, a passage 4, the verdict 3, the state 2.
    expect(since('Pass 3, evidence and a verdict') - back).toBeLessThanOrEqual(12);
    await press('v');
    await expect(page.getByRole('radio', { name: /Supported/ })).toBeFocused();
    await press('2');
    await prose('The same to me.');
    await press('Control+Enter');
    await expect(dossier).toContainText('Both readers came to the same');
    expect(since('Pass 3, the second reading')).toBeLessThanOrEqual(3);
  });

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
      history: [
        { of: 'verdict' },
        { of: 'state', to: 'checking' },
        { of: 'state', to: 'second-read' },
        { of: 'second-verdict', to: 'refuted' },
      ],
    },
  ]);

  await test.step('pass 4: handed over in three formats, and once more after a correction', async () => {
    const folder = newFolder();
    const preview = page.getByTestId('preview');
    const write = async (typed: string, name: string, shown: string) => {
      await answerDialogs(program, join(folder, name));
      await press('Control+e');
      await expect(page.getByRole('searchbox', { name: 'Find a format' })).toBeFocused();
      await type(typed);
      await expect(preview).toContainText(shown);
      await expect(page.getByText(/carries all that is recorded|cannot carry:/)).toBeVisible();
      await press('Enter');
      await expect(notices(program).last()).toContainText(`Exported to ${name}`);
      await expect(articleOf(program)).toBeFocused();
      return (await notices(program).last().textContent()) ?? '';
    };
    await press('Shift+K', 'Shift+K');
    expect(since('Pass 4, to done and published')).toBe(2);
    const all = String(annotations.length);
    expect(await write('', 'whole.json', '"format"')).toContain(`Read back: ${all} of ${all} annotations identical`);
    expect(since('Pass 4, Saidwho JSON, read back')).toBe(2);
    expect(readExport(join(folder, 'whole.json')).claims).toHaveLength(3);
    expect(await write('caps', 'capsule.html', '<!doctype html>')).toContain(`Read back: ${all} of ${all}`);
    expect(since('Pass 4, the evidence capsule')).toBe(6);
    expect(readFileSync(join(folder, 'capsule.html'), 'utf8')).not.toContain('<script');
    await write('claimr', 'review.jsonld', 'https://schema.org');
    expect(since('Pass 4, ClaimReview')).toBe(8);
    expect(readFileSync(join(folder, 'review.jsonld'), 'utf8')).toContain('"alternateName": "Refuted"');

    await press('v', '1', 'Control+Enter');
    await expect(field(/It was published: why does it change/)).toBeFocused();
    await prose('The figures were those of last year.');
    await press('Control+Enter');
    await expect(articleOf(program)).toBeFocused();
    expect(since('Pass 4, a correction with its reason')).toBe(4);
    await write('', 'corrected.jsonld', 'https://schema.org');
    expect(since('Pass 4, ClaimReview once more')).toBe(2);
    const corrected = readFileSync(join(folder, 'corrected.jsonld'), 'utf8');
    expect(corrected).toContain('"alternateName": "Supported"');
    expect(corrected).toContain('The figures were those of last year.');
  });
  expect(await scrolledBy(page)).toBe(0);
  hands.keepLog();
  await program.quit();
});
