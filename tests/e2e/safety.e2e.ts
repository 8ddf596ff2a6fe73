import { expect, test } from '@playwright/test';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { annotatedArticle } from '../builders/annotated-article.ts';
import { annotatedMill, MILL, put, savedForm } from './articles.ts';
import {
  articleOf,
  killBeforeSaved,
  newFolder,
  newFolders,
  notices,
  type Program,
  start,
  untilSaved,
} from './program.ts';
import { watch } from './witness.ts';

/**
 * What the page cannot do on the running program, whatever is in it (PROMISES §6, H1), and what happens to the work
 * when the program is killed, closed or cannot write (D1, D15, U1).
 */

/* oxlint-disable no-new-func, no-script-url, typescript/no-implied-eval -- what must not run has to be tried */

const expectUnmoved = async (program: Program, address: string, after = '') => {
  await program.page.waitForTimeout(150);
  expect(program.page.url(), after).toBe(address);
  expect(program.app.windows()).toHaveLength(1);
  // Asked without a locator: the driver makes those wait for the end of a navigation that never began.
  const seen = await program.page.evaluate(() => ({
    article: document.querySelector('.article')?.textContent.includes('The council meets again on Monday.'),
    canary: globalThis.canary ?? 'untouched',
  }));
  expect(seen, after).toEqual({ article: true, canary: 'untouched' });
};

/** The header with which main sends the page. */
const policyOf = ({ app }: Program): Promise<string | null> =>
  app.evaluate(async ({ net }) => {
    const answer = await net.fetch('app://bundle/index.html');
    return answer.headers.get('content-security-policy');
  });

const PARSED = `<!doctype html><html><body onload="globalThis.canary='load'"><p>It was parsed.</p>
<script>globalThis.canary = 'script'</script><script src="https://example.com/a.js"></script>
<img src="https://example.com/a.png" onerror="globalThis.canary = 'handler'">
<iframe srcdoc="<script>parent.canary = 'frame'</script>"></iframe><iframe src="https://example.com/"></iframe>
<object data="https://example.com/a.swf"></object><embed src="https://example.com/b.swf">
<svg onload="globalThis.canary = 'svg'"></svg></body></html>`;

test('gives the page one bridge and no way out of it (H1, PROMISES §6)', async () => {
  const folder = newFolder();
  const program = await start([put(folder, 'mill.saidwho', savedForm(annotatedMill()))]);
  const { page } = program;
  const address = page.url();

  await test.step('window.host has three functions, frozen, and nothing else of Node or Electron is there', async () => {
    const seen = await page.evaluate(() => {
      const { host } = window as unknown as { host: object };
      const names = [
        'require',
        'process',
        'Buffer',
        'module',
        'exports',
        'global',
        'electron',
        'ipcRenderer',
        '__dirname',
      ];
      return {
        host: Object.entries(host).map(([name, value]) => `${name}: ${typeof value}`),
        isFrozen: Object.isFrozen(host),
        found: names.filter((name) => name in window),
      };
    });
    expect(seen).toEqual({
      host: ['call: function', 'openDropped: function', 'on: function'],
      isFrozen: true,
      found: [],
    });
  });

  await test.step('the policy is sent as a header and holds', async () => {
    const header = await policyOf(program);
    const directives = new Map(
      header?.split('; ').map((one) => [one.split(' ')[0], one.split(' ').slice(1).join(' ')]),
    );
    expect(Object.fromEntries(directives)).toMatchObject({
      'default-src': "'none'",
      'script-src': "'self'",
      'style-src': "'self'",
      'connect-src': "'none'",
      'frame-src': "'none'",
      'object-src': "'none'",
      'base-uri': "'none'",
      'form-action': "'none'",
    });
    expect(header).not.toContain('unsafe-');
    await page.evaluate(async () => {
      const seen: string[] = (globalThis.violations = []);
      document.addEventListener('securitypolicyviolation', (event) => seen.push(event.effectiveDirective));
      const add = (tag: string, properties: object) =>
        document.body.append(Object.assign(document.createElement(tag), properties));
      add('link', { rel: 'modulepreload', href: 'https://example.com/a.js' });
      add('link', { rel: 'stylesheet', href: 'https://example.com/a.css' });
      add('style', { textContent: 'body { background: url(https://example.com/b.png) }' });
      add('img', { src: 'https://example.com/a.png' });
      add('img', { src: 'data:image/gif;base64,R0lGODlhAQABAAAAACw=' });
      add('iframe', { src: 'https://example.com/' });
      document.body.lastElementChild?.setAttribute('style', 'color: red');
      await fetch(location.href).catch(() => undefined);
      await fetch('https://example.com/').catch(() => undefined);
      navigator.sendBeacon('https://example.com/');
    });
    await expect
      .poll(() => page.evaluate(() => globalThis.violations))
      .toEqual(
        expect.arrayContaining([
          'connect-src',
          'frame-src',
          'img-src',
          'script-src-elem',
          'style-src-attr',
          'style-src-elem',
        ]),
      );
    await expectUnmoved(program, address);
  });

  await test.step('no file of the disk is served', async () => {
    const answered = await program.app.evaluate(
      async ({ net }, path) => {
        const answer = await net.fetch(`file://${path}`);
        return { status: answer.status, text: await answer.text() };
      },
      join(folder, 'mill.saidwho'),
    );
    expect(answered).toEqual({ status: 403, text: '' });
  });

  await test.step('text is not taken for markup, code or the address of code', async () => {
    const taken = await page.evaluate(() => {
      const attempts: Readonly<Record<string, () => void>> = {
        innerHTML: () => void (document.createElement('p').innerHTML = '<b>'),
        outerHTML: () => void (document.body.appendChild(document.createElement('p')).outerHTML = '<b>'),
        insertAdjacentHTML: () => document.body.insertAdjacentHTML('beforeend', '<b>'),
        write: () => document.write('<b>'),
        parser: () => void new DOMParser().parseFromString('<b>', 'text/html'),
        fragment: () => void document.createRange().createContextualFragment('<b>'),
        srcdoc: () => void (document.createElement('iframe').srcdoc = '<b>'),
        'script text': () => void (document.createElement('script').text = '1'),
        'script address': () => void (document.createElement('script').src = 'a.js'),
        worker: () => void new Worker('a.js'),
        handler: () => document.createElement('p').setAttribute('onclick', '1'),
        'our worker’s policy': () => void trusted().createPolicy('saidwho-worker', {}),
        'a policy': () => void trusted().createPolicy('any', {}),
        'the editor’s policy': () => void trusted().createPolicy('ProseMirrorClipboard', {}),
        'a default policy': () => void trusted().createPolicy('default', { createHTML: (text) => text }),
      };
      return Object.entries(attempts).flatMap(([name, attempt]) => {
        try {
          attempt();
          return [name];
        } catch (error) {
          return error instanceof TypeError ? [] : [`${name}: ${String(error)}`];
        }
      });

      interface Trusted {
        createPolicy(name: string, rules: { createHTML?(text: string): string }): unknown;
      }
      function trusted(): Trusted {
        return (window as unknown as { trustedTypes: Trusted }).trustedTypes;
      }
    });
    expect(taken).toEqual([]);
  });

  await test.step('text is never run as code', async () => {
    const outcome = await page.evaluate(
      () =>
        new Promise<string>((resolve) => {
          setTimeout(() => {
            try {
              resolve(String(new Function('return "ran"')()));
            } catch (error) {
              resolve((error as Error).name);
            }
          }, 0);
        }),
    );
    expect(outcome).toBe('EvalError');
  });

  await test.step('no window opens', async () => {
    expect(await page.evaluate(() => window.open('https://example.com/', '_blank'))).toBe(null);
    await page.evaluate(() => {
      const link = Object.assign(document.createElement('a'), { href: 'https://example.com/', target: '_blank' });
      document.body.append(link);
      link.click();
      link.remove();
    });
    await expectUnmoved(program, address);
  });

  await test.step('no navigation leaves the program', async () => {
    const ways: readonly (() => void)[] = [
      () => void (location.href = 'https://example.com/'),
      () => void (location.href = 'file:///etc/passwd'),
      () => void (location.href = 'data:text/html,<script>globalThis.canary=1</script>'),
      () => {
        const link = Object.assign(document.createElement('a'), { href: 'https://example.com/' });
        document.body.append(link);
        link.click();
        link.remove();
      },
      () => {
        const link = document.createElement('a');
        link.setAttribute('href', 'javascript:globalThis.canary="link"');
        document.body.append(link);
        link.click();
        link.remove();
      },
      () => {
        const form = Object.assign(document.createElement('form'), { action: 'https://example.com/', method: 'post' });
        document.body.append(form);
        form.submit();
        form.remove();
      },
      () => {
        const meta = document.createElement('meta');
        meta.httpEquiv = 'refresh';
        meta.content = '0; url=https://example.com/';
        document.head.append(meta);
      },
    ];
    for (const way of ways) {
      await page.evaluate(way);
      await expectUnmoved(program, address, String(way));
    }
  });

  await test.step('no frame gets anything', async () => {
    const reached = await page.evaluate(async () => {
      const frame = document.createElement('iframe');
      document.body.append(frame);
      await new Promise((resolve) => setTimeout(resolve, 300));
      const inside = frame.contentWindow;
      const seen = ['host', 'require'].filter((name) => inside !== null && name in inside);
      frame.remove();
      return seen;
    });
    expect(reached).toEqual([]);
    await expectUnmoved(program, address);
  });

  await test.step('no permission is given', async () => {
    const answers = await page.evaluate(async () => {
      const location = new Promise<string>((resolve) => {
        navigator.geolocation.getCurrentPosition(
          () => resolve('given'),
          ({ code }) => resolve(`refused ${code}`),
        );
      });
      const refused = (asked: Promise<unknown>) =>
        asked.then(
          () => 'given',
          () => 'refused',
        );
      return {
        location: await location,
        notifications: await Notification.requestPermission(),
        camera: await refused(navigator.mediaDevices.getUserMedia({ video: true })),
        clipboard: await refused(navigator.clipboard.readText()),
      };
    });
    expect(answers).toEqual({
      location: 'refused 1',
      notifications: 'denied',
      camera: 'refused',
      clipboard: 'refused',
    });
  });

  await test.step('a wrong call is refused with a code, and nothing of the inside', async () => {
    const refusals = await page.evaluate(async () => {
      const { call } = (window as unknown as { host: { call(name: unknown, argument?: unknown): Promise<unknown> } })
        .host;
      const ask = (name: unknown, argument?: unknown) =>
        Promise.resolve()
          .then(() => call(name, argument))
          .then(
            () => 'answered',
            (error: Error) => error.message,
          );
      return {
        noArgument: await ask('openArticle'),
        wrongType: await ask('openArticle', { fileId: 7 }),
        extraKey: await ask('listArticles', { path: '/etc/passwd' }),
        unknownArticle: await ask('saveArticle', { articleId: 'nobody' }),
        unknownName: await ask('readFile', '/etc/passwd'),
        prototype: await ask('__proto__', {}),
        path: await ask('openDroppedPath', { path: '/etc/passwd' }),
        pathInDisguise: await ask(['openDroppedPath'], { path: '/etc/passwd' }),
        changes: await ask('changeArticle', { articleId: 'x', sequence: -1, changes: 'all', check: null }),
      };
    });
    const { noArgument, wrongType, extraKey, unknownArticle, changes, ...others } = refusals;
    expect([noArgument, wrongType, extraKey, changes].map((one) => /call\/argument: \w+$/.test(one))).toEqual([
      true,
      true,
      true,
      true,
    ]);
    expect(unknownArticle).toMatch(/call\/failed: saveArticle$/);
    for (const [what, message] of Object.entries(others)) expect(message, what).not.toBe('answered');
    for (const [what, message] of Object.entries(refusals))
      expect(message, what).not.toMatch(/\n|\.ts|\.js|\/work|zod/);
    await expectUnmoved(program, address);
  });

  await test.step('markup and addresses that are dropped go nowhere', async () => {
    const before = await articleOf(program).innerText();
    const devtools = await page.context().newCDPSession(page);
    const items = [
      { mimeType: 'text/html', data: '<img src=x onerror="globalThis.canary=1"><b>dropped</b>' },
      { mimeType: 'text/uri-list', data: 'https://example.com/' },
      { mimeType: 'text/plain', data: 'dropped' },
    ];
    for (const [x, y] of [
      [600, 300],
      [100, 600],
      [1200, 20],
    ] as const) {
      for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
        await devtools.send('Input.dispatchDragEvent', { type, x, y, data: { items, dragOperationsMask: 1 } });
      }
    }
    await expectUnmoved(program, address);
    expect(await articleOf(program).innerText()).toBe(before);
  });

  await test.step('even markup that got into the page would run nothing and fetch nothing', async () => {
    const devtools = await page.context().newCDPSession(page);
    const { frameTree } = await devtools.send('Page.getFrameTree');
    const { complaints } = watch(page);
    // The developer tools' own way of writing a page, for which no policy on types holds.
    await devtools.send('Page.setDocumentContent', { frameId: frameTree.frame.id, html: PARSED });
    // Each refusal is told on the console; the page's own listeners went with the page.
    for (const what of [
      /inline script/i,
      /a\.js/,
      /inline event handler/i,
      /a\.png/,
      /fram.*example\.com/i,
      /a\.swf/,
    ]) {
      await expect.poll(() => complaints.filter((complaint) => what.test(complaint)), String(what)).not.toEqual([]);
    }
    const outcome = await page.evaluate(() => ({
      canary: globalThis.canary ?? 'untouched',
      isThere: document.body.innerText.includes('It was parsed.'),
    }));
    expect(outcome).toEqual({ canary: 'untouched', isThere: true });
    expect(page.url()).toBe(address);
  });

  await program.quit();
});

const EVIL = '<img src=x onerror="globalThis.canary=1"><script>globalThis.canary=2</script>';
const EVIL_LINK = 'javascript:globalThis.canary=3';

/** Markup wherever a file can have words. */
const evilFile = () =>
  savedForm(
    annotatedArticle(
      [
        `# ${EVIL}`,
        `“{quote#q1:We ${EVIL} will {claim#c1:win <svg onload=alert(1)>}}” {cue#u1:said ${EVIL}} {mention#m1:Anna ${EVIL}}.`,
        `- [link](${EVIL_LINK}) {quote#q2:lost ${EVIL_LINK}}`,
        'The council meets again on Monday.',
      ].join('\n'),
      {
        metadata: { title: EVIL, url: EVIL_LINK, outlet: EVIL, authors: [EVIL] },
        speakers: { s1: { name: `Anna ${EVIL}`, role: EVIL, aliases: [EVIL], note: EVIL } },
        links: ['q1 said-by m1', 'q1 cued-by u1', 'm1 refers-to s1', 'c1 claimed-in q1'],
        attributes: {
          q1: { note: EVIL, quoteType: EVIL },
          c1: { normalised: EVIL, verdict: EVIL, checkWorthiness: EVIL, note: EVIL },
        },
        detached: { q3: { kind: 'quote', exact: EVIL, prefix: EVIL, suffix: EVIL, at: 0 } },
      },
    ),
  );

test('shows markup in an article as text everywhere and runs none of it (H1, X3)', async () => {
  const folder = newFolder();
  const program = await start([put(folder, '<b>evil&amp;.saidwho', evilFile())]);
  const { page } = program;
  const expectOnlyText = async (where: string) => {
    const found = await page.evaluate(() => ({
      canary: globalThis.canary ?? 'untouched',
      elements: [
        ...document.querySelectorAll('#root script, img, iframe, svg[onload], [onerror], a[href^="javascript"]'),
      ].map(({ tagName }) => tagName),
    }));
    expect(found, where).toEqual({ canary: 'untouched', elements: [] });
  };

  await expect(articleOf(program)).toContainText('<script>globalThis.canary=2</script>');
  await expect(page.getByRole('heading', { level: 1 }).first()).toContainText('<img src=x');
  await expectOnlyText('article and cards');
  await page.getByText('About this article').click();
  await page.keyboard.press('Escape');
  for (const key of ['Control+Home', ']', ']', ']', ']', ']', ']']) {
    await page.keyboard.press(key);
    await expectOnlyText(`inspector after ${key}`);
  }
  await page.getByRole('tab', { name: 'Speakers' }).click();
  await page.getByRole('listbox', { name: 'Speakers' }).getByRole('option').first().click();
  await expect(page.getByRole('textbox', { name: 'Name' })).toHaveValue(`Anna ${EVIL}`);
  await expectOnlyText('speakers');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+e');
  const formats = await page.getByRole('dialog').getByRole('radio').count();
  let withCanary = 0;
  for (let index = 0; index < formats; index += 1) {
    await expect(page.getByRole('button', { name: 'Save as…' })).toBeEnabled();
    await expect(page.getByTestId('preview')).not.toHaveText('Preparing the preview…');
    // Workbooks and archives have no text to look at, and some formats begin with files of their own.
    if ((await page.getByTestId('preview').textContent())?.includes('canary') === true) withCanary += 1;
    await expectOnlyText(`preview ${index}`);
    await page.keyboard.press('ArrowDown');
  }
  expect(withCanary).toBeGreaterThan(formats / 2);
  await page.keyboard.press('Escape');
  await program.quit();
});

/** Tags the first quotation of the text. */
async function tag({ page }: Program): Promise<void> {
  for (const key of ['Control+Home', 'Alt+ArrowDown', 'q']) await page.keyboard.press(key);
}

/** All that the files of a folder hold; empty where there is no folder. */
const textsIn = (folder: string): string =>
  existsSync(folder)
    ? readdirSync(folder)
        .map((name) => readFileSync(join(folder, name), 'utf8'))
        .join()
    : '';

test('brings back what was tagged just before it was killed, and says so (D1, U2)', async () => {
  const words = '"kind":"quote"';
  let folders = newFolders();
  let program: Program;

  await test.step('in an article that has no file yet', async () => {
    await killBeforeSaved({
      begin: () => {
        folders = newFolders();
        return start([put(newFolder(), 'mill.txt', MILL)], folders);
      },
      work: tag,
      words,
      isSaved: () => textsIn(folders.library).includes(words),
    });
    program = await start([], folders);
    await expect(notices(program).filter({ hasText: 'Recovered' })).toContainText('not yet saved when Saidwho stopped');
    await expect(program.page.getByTestId('counts')).toContainText('1 quote');
    await program.quit();
  });

  await test.step('in a file of its own', async () => {
    let own = '';
    await killBeforeSaved({
      begin: () => {
        folders = newFolders();
        own = put(newFolder(), 'own.saidwho', savedForm(annotatedArticle(MILL.trimEnd(), { id: 'own' })));
        return start([own], folders);
      },
      work: tag,
      words,
      isSaved: () => readFileSync(own, 'utf8').includes(words),
    });
    program = await start([own], folders);
    await expect(notices(program).filter({ hasText: 'Recovered' })).toContainText(/not yet saved/);
    await expect(program.page.getByTestId('counts')).toContainText('1 quote');
    await untilSaved(program);
    expect(readFileSync(own, 'utf8')).toContain('"kind":"quote"');
    await program.quit();
  });
});

test('saves a change made right before the window is closed (D15)', async () => {
  const own = put(newFolder(), 'own.saidwho', savedForm(annotatedArticle(MILL.trimEnd())));
  const program = await start([own]);
  for (const key of ['Control+Home', 'Alt+ArrowDown', 'q']) await program.page.keyboard.press(key);
  const ended = new Promise((resolve) => program.app.process().once('exit', resolve));
  await program.app.evaluate(async ({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  await ended;
  expect(readFileSync(own, 'utf8')).toContain('"kind":"quote"');
  expect(readdirSync(dirname(own)), 'no temporary file stays').toEqual(['own.saidwho']);
});

test('says that it cannot save and why, keeps the changes, and saves once it can (U1, D5)', async () => {
  const folder = newFolder();
  const folders = { ...newFolders(), library: join(put(folder, 'in-the-way', 'a file'), 'library') };
  const program = await start([put(folder, 'mill.txt', MILL)], folders);
  await tag(program);
  const state = program.page.getByTestId('save-state');
  await expect(state).toHaveAttribute('data-state', 'failed');
  await expect(state).toContainText(
    /^Not saved: “the-mill-at-orm\.saidwho” could not be saved: .* Your changes are kept/,
  );
  expect(readdirSync(join(program.userData, 'journal'))).toHaveLength(1);

  rmSync(join(folder, 'in-the-way'));
  mkdirSync(join(folder, 'in-the-way'));
  await untilSaved(program);
  expect(readdirSync(program.library)).toEqual(['the-mill-at-orm.saidwho']);
  await program.quit();
});
