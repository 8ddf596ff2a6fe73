/**
 * The picture of the design as data: a *layer* is a folder (or a file that stands for one) with all that it may import.
 * A folder without a layer and a package that no list names are errors: whoever adds one says here where it may be used.
 */
export interface Layer {
  /** Folder or file, from the root of the repository; the longest one that fits a file is its layer. */
  readonly path: string;
  /** Folders and files it may import besides its own. */
  readonly imports: readonly string[];
  /** Packages it may import; a `*` at the end stands for any ending. */
  readonly packages?: readonly string[];
  /** Packages of which it may import types, and nothing that is there at run time. */
  readonly typePackages?: readonly string[];
  /** It may load a module whose name is known only at run time. */
  readonly loadsByName?: boolean;
}

const RESULT = 'shared/result.ts';
const MODEL = 'shared/model';
const RECORDS = [RESULT, MODEL, 'shared/kinds', 'shared/annotations'];

export const LAYERS: readonly Layer[] = [
  { path: RESULT, imports: [] },
  { path: 'shared/platform.d.ts', imports: [] },
  { path: MODEL, imports: [RESULT] },
  { path: 'shared/kinds', imports: [RESULT, MODEL] },
  { path: 'shared/commands', imports: [RESULT, MODEL, 'shared/kinds'] },
  { path: 'shared/annotations', imports: [RESULT, MODEL, 'shared/kinds'] },
  { path: 'shared/schema', imports: RECORDS, packages: ['zod'] },
  { path: 'shared/anchoring', imports: RECORDS },
  // Imports read articles in Markdown, and the page notes and rules: the one parser, with its guards, stands here for both.
  { path: 'shared/markdown', imports: [], packages: ['markdown-it'] },
  { path: 'shared/analysis', imports: [...RECORDS, 'shared/anchoring'] },
  { path: 'shared/merge', imports: [...RECORDS, 'shared/schema', 'shared/anchoring'], packages: ['diff'] },
  {
    path: 'shared/formats',
    imports: [...RECORDS, 'shared/schema', 'shared/anchoring', 'shared/analysis', 'shared/markdown'],
    packages: [
      'zod',
      'csv-stringify',
      'csv-parse',
      'parse5',
      'jschardet',
      'fflate',
      'saxes',
      'postal-mime',
      'pdfjs-dist',
    ],
    typePackages: ['markdown-it'],
  },
  {
    path: 'shared/ipc',
    imports: [RESULT, MODEL, 'shared/commands', 'shared/annotations', 'shared/schema', 'shared/merge'],
    packages: ['zod'],
  },

  { path: 'main/ports.ts', imports: ['shared'] },
  { path: 'main/use-cases', imports: ['shared', 'main/ports.ts'], packages: ['zod'] },
  {
    path: 'main/adapters',
    imports: ['shared', 'main/ports.ts', 'main/use-cases', 'main/import-process', 'main/index-process'],
    packages: ['electron', 'node:*', 'zod'],
  },
  { path: 'main/import-process', imports: ['shared', 'main/ports.ts', 'main/use-cases'], packages: ['node:*'] },
  {
    path: 'main/index-process',
    imports: ['shared', 'main/ports.ts', 'main/import-process'],
    packages: ['node:*'],
  },
  { path: 'main/preload.ts', imports: ['shared/ipc'], packages: ['electron'] },
  {
    path: 'main/index.ts',
    imports: ['shared', 'main/ports.ts', 'main/use-cases', 'main/adapters'],
    packages: ['electron', 'node:*'],
  },
  {
    path: 'main/cli',
    imports: ['shared', 'main/ports.ts', 'main/use-cases', 'main/adapters'],
    packages: ['node:*'],
  },
  {
    path: 'main/chromium-host',
    imports: ['shared'],
    packages: ['node:*'],
    typePackages: ['electron'],
    loadsByName: true,
  },
  {
    path: 'main/launcher',
    imports: ['shared', 'main/chromium-host'],
    packages: ['node:*', 'playwright'],
    loadsByName: true,
  },

  // What runs in a worker of the page, and how one is started: pure analysis, no view, no store.
  { path: 'renderer/worker', imports: ['shared'] },
  { path: 'renderer/editor', imports: ['shared'], packages: ['prosemirror-*'] },
  {
    path: 'renderer/store',
    imports: ['shared', 'renderer/editor', 'renderer/worker/messages.ts'],
    packages: ['zustand', 'react'],
  },
  {
    path: 'renderer/views',
    imports: ['shared', 'renderer/store', 'renderer/editor/index.ts'],
    packages: [
      'react',
      'react-dom',
      'react-aria-components',
      'lucide-react',
      'react-resizable-panels',
      '@tanstack/react-virtual',
    ],
  },
  {
    path: 'renderer/main.tsx',
    imports: ['shared', 'renderer/worker', 'renderer/store', 'renderer/views', 'renderer/editor/index.ts'],
    packages: ['react', 'react-dom'],
  },
];

/** Layers that run without Electron: nothing they load, however far away, may import it at run time. */
export const WITHOUT_ELECTRON = [
  'shared',
  'main/ports.ts',
  'main/use-cases',
  'main/import-process',
  'main/index-process',
  'main/cli',
  'main/chromium-host',
  'main/launcher',
  'renderer',
];

/** Folders that are lists: their index names what there is and decides nothing. */
export const LISTS = ['shared/formats/index.ts', 'shared/kinds/index.ts'];

/** What a window may ask for (PROMISES §6); an option with any other value, or one worked out at run time, is an error. */
export const WINDOW_OPTIONS: Readonly<Record<string, boolean>> = {
  webSecurity: true,
  contextIsolation: true,
  sandbox: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webviewTag: false,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  enableBlinkFeatures: false, // a list of names in Electron: none is right
  bypassCSP: false,
};
