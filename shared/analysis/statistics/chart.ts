import { snapToGraphemes } from '../graphemes.ts';
import type { Chart, ChartText, Mark, Measure, Share, Statistics } from '../../model/statistics.ts';
import { percentOf, totalOf } from './tally.ts';

/** Lays charts out, and writes them as files. */

/** How values of a dimension are called on the screen: labels of a scheme, “Nobody known”. */
type LabelOf = (share: Share) => string;

/** How many bars are drawn; what is beyond is one bar. */
const MOST_BARS = 20;
const MOST_COLUMNS = 60;

/** Of a chart in a file; on the screen it is as wide as there is room. */
const WIDTH = 640;
const NUMBERS = 92;
/** Of a letter of a name, on average. */
const LETTER = 7.4;
const ROW = 26;
const BAR = 16;
const HEAD = 30;
const COLUMNS = 220;
/** Returns the chart of one measure; of nothing an empty one. @param width in pixels, at least 280 */
export function chartOf(
  { dimension, shares, total }: Statistics,
  measure: Measure,
  title: string,
  labelOf: LabelOf,
  width = WIDTH,
): Chart {
  const counted = shares.filter((share) => share[measure] > 0);
  return dimension === 'month'
    ? columnsOf(counted, measure, total[measure], { title, labelOf, width })
    : barsOf(counted, measure, total[measure], { title, labelOf, width });
}

/** What a chart is drawn into. */
interface Frame {
  readonly title: string;
  readonly labelOf: LabelOf;
  readonly width: number;
}

function barsOf(shares: readonly Share[], measure: Measure, whole: number, { title, labelOf, width }: Frame): Chart {
  const sorted = [...shares].sort((a, b) => b[measure] - a[measure]);
  const own = sorted.length > MOST_BARS ? sorted.slice(0, MOST_BARS - 1) : sorted;
  const rest = sorted.slice(own.length);
  const rows = [
    ...own.map((share) => ({ key: share.key, label: labelOf(share), value: share[measure] })),
    ...(rest.length === 0 ? [] : [{ key: null, label: `${rest.length} others`, value: totalOf(rest)[measure] }]),
  ];
  const longest = Math.max(1, ...rows.map(({ value }) => value));
  const names = Math.min(190, Math.round(width * 0.32));
  const room = width - names - NUMBERS;
  const letters = Math.floor((names - 8) / LETTER);
  return {
    width,
    height: HEAD + rows.length * ROW + 6,
    title,
    marks: rows.map(({ key, label, value }, i) => ({
      key,
      x: names,
      y: HEAD + i * ROW + (ROW - BAR) / 2,
      width: Math.max(1, rounded((value / longest) * room)),
      height: BAR,
      words: `${label}: ${value} ${measure}, ${percentOf(value, whole)} %`,
    })),
    texts: [
      { x: 0, y: 16, anchor: 'start', text: title },
      ...rows.flatMap(({ label, value }, i): ChartText[] => {
        const y = HEAD + i * ROW + ROW / 2 + 4;
        const end = names + Math.max(1, rounded((value / longest) * room));
        return [
          { x: names - 8, y, anchor: 'end', text: shortened(label, letters) },
          { x: end + 6, y, anchor: 'start', text: `${value}  (${percentOf(value, whole)} %)`, isSoft: true },
        ];
      }),
    ],
  };
}

function columnsOf(shares: readonly Share[], measure: Measure, whole: number, { title, labelOf, width }: Frame): Chart {
  const last = monthsOf(shares.filter(({ key }) => key !== '')).slice(-MOST_COLUMNS);
  const highest = Math.max(1, ...last.map((share) => share[measure]));
  const step = last.length === 0 ? 0 : Math.min(60, width / last.length);
  const every = Math.max(1, Math.ceil(52 / Math.max(step, 1)));
  const undated = shares.find(({ key }) => key === '');
  return {
    width,
    height: HEAD + COLUMNS + 44 + (undated === undefined ? 0 : 18),
    title,
    marks: last.flatMap((share, i): Mark[] => {
      if (share[measure] === 0) return [];
      const height = Math.max(1, rounded((share[measure] / highest) * COLUMNS));
      return [
        {
          key: share.key,
          x: rounded(i * step + step * 0.15),
          y: HEAD + 16 + COLUMNS - height,
          width: rounded(step * 0.7),
          height,
          words: `${labelOf(share)}: ${share[measure]} ${measure}, ${percentOf(share[measure], whole)} %`,
        },
      ];
    }),
    texts: [
      { x: 0, y: 16, anchor: 'start', text: title },
      ...last.flatMap((share, i): ChartText[] => {
        const x = rounded(i * step + step / 2);
        const height = Math.max(1, rounded((share[measure] / highest) * COLUMNS));
        const value: ChartText = {
          x,
          y: HEAD + 12 + COLUMNS - height,
          anchor: 'middle',
          text: String(share[measure]),
          isSoft: true,
        };
        const name: ChartText = { x, y: HEAD + COLUMNS + 34, anchor: 'middle', text: labelOf(share) };
        return [...(step >= 26 && share[measure] > 0 ? [value] : []), ...(i % every === 0 ? [name] : [])];
      }),
      ...(undated === undefined
        ? []
        : [
            {
              x: 0,
              y: HEAD + COLUMNS + 56,
              anchor: 'start' as const,
              text: `${undated[measure]} without a date`,
              isSoft: true,
            },
          ]),
    ],
  };
}

/** Every month from the first to the last, those in which nothing was said too; too long a time has gaps. */
function monthsOf(shares: readonly Share[]): readonly Share[] {
  const known = new Map(shares.map((share) => [share.key, share]));
  const [first, last] = [shares[0], shares.at(-1)].map((share) => (share === undefined ? 0 : numberOf(share.key)));
  if (first === undefined || last === undefined || last - first >= MOST_MONTHS) return shares;
  return Array.from({ length: shares.length === 0 ? 0 : last - first + 1 }, (_, i) => {
    const key = monthAt(first + i);
    return known.get(key) ?? { key, label: key, quotes: 0, words: 0, claims: 0 };
  });
}

/** From so many months on, a century, those without anything are left out. */
const MOST_MONTHS = 1200;
const numberOf = (key: string): number => Number(key.slice(0, 4)) * 12 + Number(key.slice(5, 7)) - 1;
const monthAt = (number: number): string =>
  `${String(Math.floor(number / 12)).padStart(4, '0')}-${String((number % 12) + 1).padStart(2, '0')}`;

const rounded = (length: number): number => Math.round(length * 10) / 10;

/** @param most UTF-16 code units */
function shortened(label: string, most: number): string {
  if (label.length <= most) return label;
  return `${label.slice(0, snapToGraphemes(label, { start: most - 1, end: most - 1 }).start)}…`;
}

/** Returns the chart as a file of its own: no scripts, no references, black on white. */
export function svgOf({ width, height, title, marks, texts }: Chart): string {
  const bars = marks.map(
    ({ x, y, width: w, height: h, words }) =>
      `<rect x="${x}" y="${y}" width="${w}" height="${h}" rx="2" fill="#1f4e79"><title>${escaped(words)}</title></rect>`,
  );
  const words = texts.map(
    ({ x, y, anchor, text, isSoft = false }) =>
      `<text x="${x}" y="${y}" text-anchor="${anchor}" fill="${isSoft ? '#5d584e' : '#23211d'}">${escaped(text)}</text>`,
  );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" font-family="system-ui, sans-serif" font-size="13">`,
    `<title>${escaped(title)}</title>`,
    `<rect width="${width}" height="${height}" fill="#ffffff"/>`,
    ...bars,
    ...words,
    '</svg>',
    '',
  ].join('\n');
}

/** Characters that XML cannot hold go; what names could do to the words around them ends at their end. */
const escaped = (text: string): string =>
  text
    .toWellFormed()
    .replaceAll(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd')
    .replaceAll(/[\u202a-\u202e\u2066-\u2069]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
