/**
 * `dialog`, by way of zenity, the dialog program of GNOME. Where it is missing a dialog fails with a sentence that says what to
 * install. The synchronous forms are not provided: they would stop the server that the page is waiting for.
 */
import type * as Electron from 'electron';
import { spawn } from 'node:child_process';
import { acceptOnly, notProvided, provideOnly } from './guard.ts';
import type { BrowserWindow } from './browser-window.ts';

type Answer = Readonly<{ code: number; text: string }>;
type Given<Options> = [BrowserWindow | null | undefined, Options] | [Options];

const separator = '\u001f'; // no file name has it, unlike zenity's own `|`
const fileOptions = new Set(
  `title defaultPath buttonLabel filters properties message nameFieldLabel showsTagField securityScopedBookmarks`.split(
    ' ',
  ),
);
const messageOptions = new Set(
  `message type buttons defaultId title detail cancelId noLink normalizeAccessKeys icon textWidth`.split(' '),
);

/** Electron's `dialog`. */
export const dialog = provideOnly('dialog.', {
  async showOpenDialog(...given: Given<Electron.OpenDialogOptions>): Promise<Electron.OpenDialogReturnValue> {
    const options = takeOptions(given);
    acceptOnly('dialog.showOpenDialog', options, fileOptions);
    const has = (property: string) => options.properties?.some((each) => each === property) ?? false;
    const { code, text } = await askZenity([
      '--file-selection',
      `--separator=${separator}`,
      ...(has('multiSelections') ? ['--multiple'] : []),
      ...(has('openDirectory') ? ['--directory'] : []),
      ...fileSwitches(options as Electron.SaveDialogOptions),
    ]);
    return code === 0 ? { canceled: false, filePaths: text.split(separator) } : { canceled: true, filePaths: [] };
  },

  async showSaveDialog(...given: Given<Electron.SaveDialogOptions>): Promise<Electron.SaveDialogReturnValue> {
    const options = takeOptions(given);
    acceptOnly('dialog.showSaveDialog', options, fileOptions);
    const { code, text } = await askZenity(['--file-selection', '--save', ...fileSwitches(options)]);
    return { canceled: code !== 0, filePath: code === 0 ? text : '' };
  },

  async showMessageBox(...given: Given<Electron.MessageBoxOptions>): Promise<Electron.MessageBoxReturnValue> {
    const options = takeOptions(given);
    acceptOnly('dialog.showMessageBox', options, messageOptions);
    const buttons = options.buttons?.length ? options.buttons : ['OK'];
    const kind = options.type === 'error' || options.type === 'warning' ? options.type : 'info';
    // Every choice as an extra button: zenity then answers with its words, and only "no answer" is its own.
    const { text } = await askZenity([
      ...(buttons.length === 1 ? [`--${kind}`, `--ok-label=${buttons[0]}`] : ['--question', '--switch']),
      ...(buttons.length === 1 ? [] : buttons.map((button) => `--extra-button=${button}`)),
      '--no-markup',
      `--title=${options.title ?? ''}`,
      `--text=${[options.message, options.detail].filter(Boolean).join('\n\n')}`,
    ]);
    const chosen = buttons.indexOf(text);
    return { response: chosen >= 0 ? chosen : (options.cancelId ?? 0), checkboxChecked: false };
  },

  /** Also on standard error, which is all there may be this early. */
  showErrorBox(title: string, content: string): void {
    console.error(`${title}\n${content}`);
    askZenity(['--error', '--no-markup', `--title=${title}`, `--text=${content}`]).catch(() => {});
  },
});

function takeOptions<Options extends object>(given: Given<Options>): Options {
  const [first, second] = given;
  return second ?? (first as Options);
}

function fileSwitches({ title, defaultPath, filters = [] }: Electron.SaveDialogOptions): string[] {
  const patterns = (extensions: string[]) => extensions.map((each) => (each === '*' ? '*' : `*.${each}`)).join(' ');
  return [
    ...(title ? [`--title=${title}`] : []),
    ...(defaultPath ? [`--filename=${defaultPath}`] : []),
    ...filters.map(({ name, extensions }) => `--file-filter=${name} | ${patterns(extensions)}`),
  ];
}

function askZenity(values: readonly string[]): Promise<Answer> {
  if (process.platform !== 'linux') return Promise.reject(notProvided(`native dialogs on ${process.platform}`));
  if (!process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY']) {
    return Promise.reject(new Error('The Chromium host cannot show a dialog: there is no display.'));
  }
  return new Promise((resolve, reject) => {
    const child = spawn('zenity', values, { stdio: ['ignore', 'pipe', 'ignore'] });
    let text = '';
    child.stdout.setEncoding('utf8').on('data', (part: string) => (text += part));
    child.on('close', (code) => resolve({ code: code ?? 1, text: text.replace(/\n$/, '') }));
    child.on('error', () =>
      reject(
        new Error(
          'The Chromium host shows dialogs with zenity, which is not installed. ' +
            'Install it (Debian and Ubuntu: apt-get install zenity; Fedora: dnf install zenity; Arch: pacman -S zenity).',
        ),
      ),
    );
  });
}
