// A small Electron app that touches what the contract tests ask about.
import { app, BrowserWindow, ipcMain, Menu, net, protocol, session, utilityProcess } from 'electron';
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const folder = import.meta.dirname;
const policy = "default-src 'self'; style-src 'self' 'unsafe-inline'; connect-src *";
const seen = { navigations: [], opened: [], sender: null };
globalThis.seen = seen;

protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges: { standard: true, secure: true } }]);
app.enableSandbox();
globalThis.hasLock = app.requestSingleInstanceLock();
app.on('second-instance', (_event, argv) => (seen.second = argv.at(-1)));

ipcMain.handle('sum', (_event, one, other) => one + other);
ipcMain.handle('echo', (event, value) => {
  const { url, parent, origin } = event.senderFrame;
  seen.sender = { url, parent, origin, isMain: event.senderFrame === event.sender.mainFrame };
  return value;
});
ipcMain.handle('fail', () => {
  throw new TypeError('nope');
});
ipcMain.on('ping', (event, value) => event.reply('pong', value));

app.on('web-contents-created', (_event, contents) => {
  contents.setWindowOpenHandler(({ url }) => {
    seen.opened.push(url);
    return { action: 'deny' };
  });
  contents.on('will-navigate', (event) => {
    seen.navigations.push(event.url);
    if (!event.url.startsWith('app://bundle/allowed')) event.preventDefault();
  });
});

globalThis.openWindow = async (options = {}) => {
  const window = new BrowserWindow({
    width: 700,
    height: 500,
    show: false,
    backgroundColor: '#fdfdfb',
    webPreferences: { preload: join(folder, 'preload.cjs'), contextIsolation: true, sandbox: true },
    ...options,
  });
  window.once('ready-to-show', () => window.show());
  window.on('close', () => process.env.FIXTURE_LOG && appendFileSync(process.env.FIXTURE_LOG, 'close\n'));
  window.on('closed', () => process.env.FIXTURE_LOG && appendFileSync(process.env.FIXTURE_LOG, 'closed\n'));
  await window.loadURL('app://bundle/index.html');
  return window;
};

globalThis.forkUtility = () => {
  const child = utilityProcess.fork(join(folder, 'utility.js'), ['one'], { serviceName: 'fixture' });
  const answers = [];
  child.on('message', (message) => answers.push(message));
  child.on('exit', (code) => (answers.exitCode = code));
  return Object.assign(child, { answers });
};

await import('node:timers/promises').then(({ setImmediate }) => setImmediate()); // an entry may await
void app.whenReady().then(async () => {
  protocol.handle('app', async (request) => {
    const { pathname } = new URL(request.url);
    const file = await net.fetch(pathToFileURL(join(folder, pathname.replace('/allowed', '/index'))).href);
    return new Response(file.body, {
      headers: { 'content-type': file.headers.get('content-type'), 'content-security-policy': policy },
    });
  });
  session.defaultSession.setPermissionRequestHandler((_contents, _permission, callback) => callback(false));
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      { role: 'editMenu' },
      {
        label: 'File',
        submenu: [
          {
            id: 'save',
            label: 'Save',
            accelerator: 'CmdOrCtrl+S',
            click: (_item, window) => window.webContents.send('menu', 'save'),
          },
        ],
      },
    ]),
  );
  await globalThis.openWindow();
});
app.on('window-all-closed', () => app.quit());
