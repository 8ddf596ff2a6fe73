/**
 * A **budget** is the most of something that one file may bring (PROMISES §1, H). All numbers stand here. Readers
 * take them from their input, so that settings can change them; nothing goes beyond the **hard caps**, whoever asks.
 * A file over a budget is refused with a code of its own; none is cut silently.
 */
export interface Budgets {
  /** Bytes of the file: `file/too-large`. */
  readonly bytes: number;
  /** UTF-16 code units of an article's text: `text/too-long`. */
  readonly units: number;
  /** Blocks of an article: `text/too-many-paragraphs`. */
  readonly paragraphs: number;
  /** UTF-16 code units of markup, of which most is no text: `text/too-long`. */
  readonly markupUnits: number;
  /** Elements of a web page, those that the parser adds included, or of XML: `html/too-many-elements`, `xml/too-many-elements`. */
  readonly elements: number;
  /** Levels of objects and arrays in JSON: `json/too-deep`. */
  readonly jsonDepth: number;
  /** Annotations, speakers and links together: `file/too-many-records`. Four times the largest article of P2. */
  readonly records: number;
  /** Bytes of an archive's entries, unpacked: `zip/too-large`. */
  readonly inflated: number;
  /** Entries of an archive: `zip/too-many-entries`. */
  readonly entries: number;
  /** Levels of elements in XML: `xml/too-deep`. */
  readonly xmlDepth: number;
  /** Pages of a PDF: `pdf/too-many-pages`. */
  readonly pages: number;
}

export const DEFAULT_BUDGETS: Budgets = {
  bytes: 100_000_000,
  units: 10_000_000,
  paragraphs: 100_000,
  markupUnits: 50_000_000,
  elements: 1_000_000,
  jsonDepth: 64,
  records: 200_000,
  inflated: 200_000_000,
  entries: 10_000,
  xmlDepth: 256,
  pages: 2_000,
};

const HARD_CAPS: Budgets = {
  bytes: 500_000_000,
  units: 20_000_000,
  paragraphs: 200_000,
  markupUnits: 100_000_000,
  elements: 2_000_000,
  jsonDepth: 128,
  records: 400_000,
  inflated: 1_000_000_000,
  entries: 50_000,
  xmlDepth: 1_000,
  pages: 5_000,
};

/** Returns the budgets with the wishes in their place, each between 1 and its hard cap; other values are passed over. */
export function budgetsOf(wishes: Partial<Budgets> = {}): Budgets {
  const names = Object.keys(DEFAULT_BUDGETS) as (keyof Budgets)[];
  const entries = names.map((name) => [name, budgetOf(name, wishes[name])] as const);
  return Object.fromEntries(entries) as unknown as Budgets;
}

function budgetOf(name: keyof Budgets, wish: unknown): number {
  if (typeof wish !== 'number' || !Number.isSafeInteger(wish) || wish < 1) return DEFAULT_BUDGETS[name];
  return Math.min(wish, HARD_CAPS[name]);
}

/** Returns a number of bytes as the messages say it: “100 MB”. */
export const inMegabytes = (bytes: number): string => `${(bytes / 1_000_000).toLocaleString('en')} MB`;
