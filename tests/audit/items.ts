/**
 * The security checklist in Electron's documentation, item by item (PROMISES §6): what we hold ourselves to, where it is
 * held, and which tests would miss it. A test is named by its file and by words of its name.
 */
export interface AuditItem {
  /** Number in the checklist. */
  readonly item: number;
  readonly rule: string;
  readonly heldIn: readonly string[];
  readonly tests: readonly {
    readonly file: string;
    readonly name: string;
    /** It is skipped by its name where Electron's binary is not. */
    readonly needsElectron?: true;
  }[];
}

const CONFINEMENT = 'tests/audit/confinement.test.ts';
const SOURCES = 'tests/audit/sources.test.ts';
const LINT = 'tests/config/lint.test.ts';
const TREE = 'tests/architecture.test.ts';
const SAFETY = 'tests/e2e/safety.e2e.ts';
const POLICY = 'tests/e2e/policy.e2e.ts';
const ELECTRON = 'tests/e2e/electron-only.e2e.ts';
const PAGES = 'tests/main/adapters/pages-to-print.test.ts';
const PRINTING = 'tests/main/adapters/printing.test.ts';
const PROTOCOL = 'tests/main/adapters/app-protocol.test.ts';
const PACKED = 'tests/packaging.test.ts';

const SECURITY = 'main/adapters/security.ts';
const WINDOW = 'main/adapters/window.ts';
const SERVED = 'main/adapters/app-protocol.ts';
const PRINTED = 'main/adapters/pages-to-print.ts';
const RULES = 'tests/config/oxlintrc.json';

const windowOptions = { file: CONFINEMENT, name: 'is opened with every protection on, in words' };
const noProtectionOff = { file: TREE, name: 'opens no window with a protection off' };
const printedAlike = { file: CONFINEMENT, name: 'in which a page is printed has the same protections, runs no script' };
const nothingUnusual = { file: SOURCES, name: 'ask Chromium for nothing out of the ordinary' };
const asElectronHasIt = {
  file: ELECTRON,
  name: 'keeps the page in a sandbox of its own origin',
  needsElectron: true,
} as const;

export const AUDIT: readonly AuditItem[] = [
  {
    item: 1,
    rule: 'Nothing comes from outside',
    heldIn: [SECURITY, SERVED, PRINTED],
    tests: [
      { file: PRINTING, name: 'runs no script and asks nobody for anything' },
      { file: SOURCES, name: 'open no way to a network' },
      { file: CONFINEMENT, name: 'saves no download and asks nobody but us for anything' },
      { file: PACKED, name: 'reaches no network from any bundle' },
      { file: 'tests/e2e/xss.e2e.ts', name: 'in file names and titles, do nothing' },
    ],
  },
  {
    item: 2,
    rule: 'No Node in the page',
    heldIn: [WINDOW],
    tests: [
      windowOptions,
      printedAlike,
      { file: SAFETY, name: 'nothing else of Node or Electron is there' },
      asElectronHasIt,
    ],
  },
  { item: 3, rule: 'Preload and page are two worlds', heldIn: [WINDOW], tests: [windowOptions, noProtectionOff] },
  {
    item: 4,
    rule: 'Every process that shows something is in the sandbox',
    heldIn: [SECURITY, 'main/index.ts'],
    tests: [
      { file: CONFINEMENT, name: 'stands in a sandbox that was on before anything else' },
      { file: SOURCES, name: 'confine the program before anything else happens' },
      asElectronHasIt,
    ],
  },
  {
    item: 5,
    rule: 'Every permission is refused, in every session',
    heldIn: [SECURITY],
    tests: [
      { file: CONFINEMENT, name: 'gives no permission and no device' },
      { file: SAFETY, name: 'no permission is given' },
      { file: ELECTRON, name: 'confines a session that is made later', needsElectron: true },
    ],
  },
  { item: 6, rule: 'Web security stays on', heldIn: [WINDOW], tests: [windowOptions, noProtectionOff, nothingUnusual] },
  {
    item: 7,
    rule: 'One policy, as header and in the page',
    heldIn: [SERVED, 'renderer/index.html', PRINTED],
    tests: [
      { file: PAGES, name: 'comes with a policy that lets in its own styles and nothing else' },
      { file: PROTOCOL, name: 'has the same policy in the page itself' },
      { file: PROTOCOL, name: 'nothing inline and no text as markup' },
      { file: SAFETY, name: 'the policy is sent as a header and holds' },
      { file: SAFETY, name: 'text is not taken for markup, code or the address of code' },
      { file: POLICY, name: 'does a whole job without meeting the policy once' },
    ],
  },
  { item: 8, rule: 'No insecure content', heldIn: [WINDOW], tests: [windowOptions, noProtectionOff] },
  { item: 9, rule: 'No experimental features', heldIn: [WINDOW], tests: [windowOptions, noProtectionOff] },
  { item: 10, rule: 'No Blink features', heldIn: [WINDOW], tests: [noProtectionOff, nothingUnusual] },
  {
    item: 11,
    rule: 'No view may open windows, for there is none',
    heldIn: [WINDOW],
    tests: [windowOptions, { file: SOURCES, name: 'open windows in one place alone, and no view' }],
  },
  {
    item: 12,
    rule: 'No view is embedded',
    heldIn: [SECURITY, WINDOW],
    tests: [{ file: CONFINEMENT, name: 'embeds no view of another' }, windowOptions],
  },
  {
    item: 13,
    rule: 'The window stays on the one page',
    heldIn: [SECURITY, 'main/adapters/app-origin.ts'],
    tests: [
      { file: CONFINEMENT, name: 'cannot leave' },
      {
        file: 'tests/main/adapters/app-origin.test.ts',
        name: 'of our origin only the page itself may stand in a window',
      },
      { file: SAFETY, name: 'no navigation leaves the program' },
    ],
  },
  {
    item: 14,
    rule: 'No other window',
    heldIn: [SECURITY],
    tests: [
      { file: CONFINEMENT, name: 'opens no window' },
      { file: SOURCES, name: 'open windows in one place alone, and no view' },
      { file: SAFETY, name: 'no window opens' },
    ],
  },
  {
    item: 15,
    rule: 'Nothing is handed to the system to open',
    heldIn: [RULES],
    tests: [
      { file: SOURCES, name: 'hand nothing to the system to open' },
      { file: LINT, name: 'main/adapters/open-external.ts' },
    ],
  },
  {
    item: 16,
    rule: 'Electron is at most one major behind',
    heldIn: ['package.json'],
    tests: [
      { file: 'tests/audit/electron-version.test.ts', name: 'is at most one major behind' },
      { file: 'tests/audit/electron-version.test.ts', name: 'is pinned to one version' },
    ],
  },
  {
    item: 17,
    rule: 'Every call is checked for who speaks, how often and what is said',
    heldIn: ['main/adapters/ipc-server.ts', 'shared/ipc/contract.ts'],
    tests: [
      { file: 'tests/main/adapters/ipc-server.test.ts', name: 'is shut to other origins, inner frames, other windows' },
      {
        file: 'tests/main/adapters/ipc-server.test.ts',
        name: 'lets no argument through that the contract does not know',
      },
      { file: 'tests/main/adapters/ipc-server.test.ts', name: 'bears a page that calls too often' },
      { file: SOURCES, name: 'have one door for calls' },
      { file: SAFETY, name: 'a wrong call is refused with a code' },
      { file: LINT, name: 'main/adapters/raw.ts' },
    ],
  },
  {
    item: 18,
    rule: 'An own scheme with a fixed list of files; none by file:',
    heldIn: [SERVED, PRINTED],
    tests: [
      { file: PAGES, name: 'is answered once, under an address of its own' },
      { file: PROTOCOL, name: 'has the rights of an ordinary origin' },
      { file: PROTOCOL, name: 'serves nothing else, however it is asked' },
      { file: PROTOCOL, name: 'answers for our scheme, and for files with an error' },
      { file: SAFETY, name: 'no file of the disk is served' },
    ],
  },
  {
    item: 19,
    rule: 'The fuses make the binary this program and no other',
    heldIn: ['electron-builder.yml'],
    tests: [
      { file: PACKED, name: 'has a word in its manifest on every fuse' },
      { file: PACKED, name: 'has every fuse set by packing' },
      { file: 'tests/config/fuses.test.ts', name: 'reads the bytes as Electron writes them' },
      { file: PACKED, name: 'has its fuses set in the binary (needs the real binary)', needsElectron: true },
    ],
  },
  {
    item: 20,
    rule: 'The page sees three functions of ours and no API of Electron',
    heldIn: ['main/preload.ts'],
    tests: [
      { file: 'tests/main/preload.test.ts', name: 'puts three functions into the page and nothing else' },
      { file: 'tests/main/preload.test.ts', name: 'without the event it came with' },
      { file: SAFETY, name: 'window.host has three functions, frozen' },
    ],
  },
];
