import { addressParser } from 'postal-mime';
import type { Block } from '../model/block.ts';
import { done, refuse, type Result } from '../result.ts';
import { budgetsOf, type Budgets } from './budgets.ts';
import {
  decodeText,
  firstWords,
  nameWithoutExtension,
  toReading,
  type DecodedText,
  type Imported,
} from './decode-text.ts';
import type { PlainFormat, ReadInput, Reading, Services } from './format.ts';
import { readPageBytes } from './html-page.ts';
import { blocksOfMail } from './mime/mail-text.ts';
import { headerText, leavesOf, readMessage, type Part } from './mime/part.ts';
import { languageTag } from './language-tag.ts';

/**
 * A mail: its subject is the title, its sender the author, its date the date. Of the texts it offers, the plain one is
 * read, unless it is a stub and the page beside it says much more. What is quoted from earlier mails becomes quotations.
 * Attachments stay outside and are named.
 */
export const eml: PlainFormat = {
  id: 'eml',
  label: 'Mail',
  description: 'A mail as a file: sender, date and text, what it quotes as quotations.',
  group: 'documents',
  extensions: ['eml'],
  mediaType: 'message/rfc822',
  loses: [],
  sniffs: (head, name) => looksLikeMail(new TextDecoder('latin1').decode(head), name),
  read: readEml,
};

/** A letter in a text file may begin with “From:”; only what mail programs add tells a mail. */
function looksLikeMail(head: string, name: string): boolean {
  const headers = head.replace(/^ï»¿/u, '').split(/\r?\n\r?\n/u, 1)[0] ?? '';
  if (!/^[!-9;-~]{1,60}:/u.test(headers)) return false;
  const has = (field: string) => new RegExp(`^${field}:`, 'imu').test(headers);
  const isSent = has('from') && (has('message-id') || has('mime-version') || has('received'));
  return isSent || (has('from') && has('subject') && /\.eml$/iu.test(name));
}

function readEml(input: ReadInput, services: Services): Result<Reading> {
  const message = readMessage(input.bytes);
  const leaves = leavesOf(message);
  const text = textOf(leaves, input.name, budgetsOf(input.budgets));
  if (!text.ok) return text;
  const { blocks, decoded, part, notes } = text.value;
  const attachments = leaves.filter((leaf) => leaf !== part && isAttachment(leaf));
  const imported: Imported = {
    blocks,
    metadata: metadataOf(message, blocks, input.name),
    mediaType: 'message/rfc822',
    notes: [...notes, ...notesOf(message, attachments)],
  };
  return toReading(imported, decoded, input, services);
}

interface MailText {
  readonly blocks: readonly Block[];
  readonly decoded: DecodedText;
  readonly part: Part;
  readonly notes: readonly string[];
}

/** Text parts that are shown are no attachments, even where another of them was read. */
const isShown = ({ type, disposition }: Part): boolean =>
  disposition !== 'attachment' && (type === 'text/plain' || type === 'text/html');

const isAttachment = (part: Part): boolean => !isShown(part) || part.fileName !== '';

function textOf(leaves: readonly Part[], name: string, budgets: Budgets): Result<MailText> {
  const shown = leaves.filter(isShown);
  const plain = readPlain(
    shown.find(({ type }) => type === 'text/plain'),
    name,
    budgets,
  );
  const page = readPage(
    shown.find(({ type }) => type === 'text/html'),
    name,
    budgets,
  );
  const lengthOf = (read: Result<MailText> | null) =>
    read?.ok === true ? read.value.blocks.reduce((sum, { text }) => sum + text.length, 0) : 0;
  const isStub = lengthOf(plain) * 2 < lengthOf(page);
  const best = plain?.ok === true && !isStub ? plain : page?.ok === true ? page : (plain ?? page);
  return best ?? refuse({ code: 'eml/no-text', message: NO_TEXT, where: name });
}

const NO_TEXT =
  'The mail holds no text: its parts are all attachments. Save the attachment from a mail program and open that.';

function readPlain(part: Part | undefined, name: string, budgets: Budgets): Result<MailText> | null {
  if (part === undefined) return null;
  const decoded = decodeText(part.bytes(), name, {
    declared: part.parameters.get('charset') ?? null,
    mostUnits: budgets.units,
  });
  if (!decoded.ok) return decoded;
  const blocks = blocksOfMail(decoded.value.text, {
    isFlowed: part.parameters.get('format')?.toLowerCase() === 'flowed',
    deletesSpace: part.parameters.get('delsp')?.toLowerCase() === 'yes',
  });
  return done({ blocks, decoded: decoded.value, part, notes: [] });
}

function readPage(part: Part | undefined, name: string, budgets: Budgets): Result<MailText> | null {
  if (part === undefined) return null;
  const read = readPageBytes(part.bytes(), name, budgets, part.parameters.get('charset'));
  if (!read.ok) return read;
  const { imported, decoded } = read.value;
  return done({ blocks: imported.blocks, decoded, part, notes: imported.notes });
}

function metadataOf(message: Part, blocks: readonly Block[], name: string): Imported['metadata'] {
  const subject = headerText(message, 'subject');
  const authors = peopleIn(message, 'from');
  const published = dateOf(headerText(message, 'date'));
  const language = languageTag(headerText(message, 'content-language').split(',', 1)[0]);
  return {
    title: firstWords(subject || (blocks[0]?.text ?? '')) || nameWithoutExtension(name),
    ...(authors.length === 0 ? {} : { authors }),
    ...(published === null ? {} : { published }),
    ...(language === null ? {} : { language }),
  };
}

/** Header fields name many people only in lists; nobody reads more. */
const MOST_PEOPLE = 50;

/** Names, where there are any, else addresses. */
const peopleIn = (message: Part, field: string): string[] =>
  addressParser((message.headers.get(field) ?? '').slice(0, 20_000), { flatten: true })
    .map(({ name, address }) => (name || (address ?? '')).trim().toWellFormed())
    .filter((person) => person !== '')
    .slice(0, MOST_PEOPLE);

/** Days, hours and zone of RFC 5322 as ISO 8601 in UTC, or null where they are not understood. */
function dateOf(header: string): string | null {
  const time = Date.parse(header);
  return Number.isNaN(time) ? null : new Date(time).toISOString().replace('.000', '');
}

function notesOf(message: Part, attachments: readonly Part[]): string[] {
  const to = [...peopleIn(message, 'to'), ...peopleIn(message, 'cc')];
  const names = attachments.slice(0, 20).map(({ fileName, type }) => fileName || `one of the type ${type}`);
  const count = attachments.length === 1 ? '1 attachment' : `${attachments.length.toLocaleString('en')} attachments`;
  return [
    ...(to.length === 0 ? [] : [`The mail went to ${to.join(', ')}.`.slice(0, 4000)]),
    ...(names.length === 0 ? [] : [`Left out: ${count} (${names.join(', ')}${attachments.length > 20 ? ', …' : ''}).`]),
  ];
}
