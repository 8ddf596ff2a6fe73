import { refuse, type Result } from '../result.ts';
import { budgetsOf } from './budgets.ts';
import { toReading, type Imported } from './decode-text.ts';
import type { PlainFormat, ReadInput, Reading, Services } from './format.ts';
import { readPageBytes } from './html-page.ts';
import { headerText, leavesOf, readMessage, type Part } from './mime/part.ts';

/**
 * A page saved by a browser in one file: a MIME message of which one part is the page and the others what it shows.
 * The page is the part that the message says to start with, else the one whose address is that of the message, else
 * the first page there is. It is read as pages are; pictures, styles and frames are left out and counted.
 */
export const mhtml: PlainFormat = {
  id: 'mhtml',
  label: 'Saved web page (MHTML)',
  description: 'A page that a browser saved in one file: the article without menus, scripts and pictures.',
  group: 'documents',
  extensions: ['mhtml', 'mht'],
  mediaType: 'multipart/related',
  loses: [],
  sniffs: (head, name) => {
    const text = new TextDecoder('latin1').decode(head);
    const isMessage = /^(?:ï»¿)?[!-9;-~]{1,60}:[ \t]/u.test(text) && /^content-type:\s{0,9}multipart\//imu.test(text);
    return isMessage && (/^snapshot-content-location:|<Saved by /imu.test(text) || /\.mht(?:ml)?$/iu.test(name));
  },
  read: readMhtml,
};

function readMhtml(input: ReadInput, services: Services): Result<Reading> {
  const message = readMessage(input.bytes);
  const leaves = leavesOf(message);
  const page = pageOf(message, leaves);
  if (page === undefined) return refuse({ code: 'mhtml/no-page', message: NO_PAGE, where: input.name });
  const read = readPageBytes(page.bytes(), input.name, budgetsOf(input.budgets), page.parameters.get('charset'));
  if (!read.ok) return read;
  const { imported, decoded } = read.value;
  const own = { ...imported, metadata: metadataOf(imported, message, page) };
  const notes = [...imported.notes, ...notesOf(message, leaves, page)];
  return toReading({ ...own, mediaType: 'multipart/related', notes }, decoded, input, services);
}

const NO_PAGE =
  'The file holds no web page: none of its parts is HTML. If it is a mail, give its name the ending .eml and open it again.';

const isPage = ({ type }: Part): boolean => type === 'text/html' || type === 'application/xhtml+xml';

function pageOf(message: Part, leaves: readonly Part[]): Part | undefined {
  const pages = leaves.filter(isPage);
  const start = message.parameters.get('start');
  const address = message.headers.get('snapshot-content-location') ?? message.headers.get('content-location');
  return (
    (start === undefined ? undefined : pages.find(({ headers }) => headers.get('content-id') === start)) ??
    (address === undefined ? undefined : pages.find(({ headers }) => headers.get('content-location') === address)) ??
    pages[0]
  );
}

function metadataOf({ metadata, blocks }: Imported, message: Part, page: Part): Imported['metadata'] {
  const address = metadata.url ?? headerText(message, 'snapshot-content-location') ?? '';
  const url = address || headerText(page, 'content-location');
  const subject = headerText(message, 'subject');
  // Where a page has no title, the first heading or the name of the file was taken; what the browser called it is better.
  const isFound = blocks.some(({ text }) => text === metadata.title) || subject === '';
  return {
    ...metadata,
    title: isFound ? metadata.title : subject,
    ...(/^https?:\/\//iu.test(url) ? { url } : {}),
  };
}

function notesOf(message: Part, leaves: readonly Part[], page: Part): string[] {
  const others = leaves.filter((leaf) => leaf !== page);
  const count = (what: string, isOne: (part: Part) => boolean): string[] => {
    const found = others.filter(isOne).length;
    return found === 0 ? [] : [`${found.toLocaleString('en')} ${what}${found === 1 ? '' : 's'}`];
  };
  const list = [
    ...count('picture', ({ type }) => type.startsWith('image/')),
    ...count('style sheet', ({ type }) => type === 'text/css'),
    ...count('frame', isPage),
  ];
  const date = headerText(message, 'date').slice(0, 100);
  return [
    ...(date === '' ? [] : [`The page was saved on ${date}.`]),
    ...(list.length === 0 ? [] : [`Left out of the saved file: ${list.join(', ')}.`]),
  ];
}
