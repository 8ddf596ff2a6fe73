import type { Scheme } from '../../kinds/scheme.ts';
import type { Colour, LineStyle } from '../../model/scheme.ts';
import { block, el, type XmlOut } from '../xml.ts';
import { W } from './names.ts';

/**
 * How the Word copy looks: the styles that Word's own templates have, by their own ids, so that a house template takes
 * over, and one character style for each kind of annotation, with its line and colour.
 */

/** Style ids by kind of the scheme; kinds that it has not look like `OTHER_KIND`. */
export const kindStyles = ({ kinds }: Scheme): ReadonlyMap<string, string> =>
  new Map(kinds.map(({ id }, index) => [id, `Annotation${index + 1}`]));

export const OTHER_KIND = 'AnnotationOther';

/**
 * @param language BCP 47, of the text
 * @param more styles beyond these
 */
export const stylesPart = (scheme: Scheme, language: string | undefined, more: readonly XmlOut[]): XmlOut =>
  block(
    'w:styles',
    { 'xmlns:w': W },
    defaults(language),
    block('w:style', { 'w:type': 'paragraph', 'w:default': 1, 'w:styleId': 'Normal' }, name('Normal'), el('w:qFormat')),
    ...[1, 2, 3, 4, 5, 6].map(heading),
    paragraphStyle('Quote', 'Quote', [el('w:ind', { 'w:left': 567, 'w:right': 567 })], [el('w:i'), el('w:iCs')]),
    paragraphStyle('ListParagraph', 'List Paragraph', [el('w:contextualSpacing')]),
    paragraphStyle('Header', 'header', [], SMALL),
    paragraphStyle('Footer', 'footer', [], SMALL),
    paragraphStyle('CommentText', 'annotation text', [], [el('w:sz', { 'w:val': 20 }), el('w:szCs', { 'w:val': 20 })]),
    character('CommentReference', 'annotation reference', [el('w:sz', { 'w:val': 16 }), el('w:szCs', { 'w:val': 16 })]),
    ...scheme.kinds.map(({ label, line, colour }, i) =>
      // The number keeps names apart that differ in what a style's name may not hold.
      character(
        `Annotation${i + 1}`,
        `Saidwho ${i + 1} ${label.replaceAll(/[,;]/g, ' ')}`,
        lineAndColour(line, colour),
      ),
    ),
    character(OTHER_KIND, 'Saidwho other', lineAndColour('dotted', 'slate')),
    ...more,
  );

const SMALL: readonly XmlOut[] = [
  el('w:color', { 'w:val': '5D584E' }),
  el('w:sz', { 'w:val': 18 }),
  el('w:szCs', { 'w:val': 18 }),
];

function defaults(language: string | undefined): XmlOut {
  const tongue = language === undefined ? [] : [el('w:lang', { 'w:val': language, 'w:bidi': language })];
  return block(
    'w:docDefaults',
    {},
    block(
      'w:rPrDefault',
      {},
      block(
        'w:rPr',
        {},
        el('w:rFonts', {
          'w:ascii': 'Georgia',
          'w:hAnsi': 'Georgia',
          'w:eastAsia': 'Georgia',
          'w:cs': 'Times New Roman',
        }),
        el('w:sz', { 'w:val': 23 }),
        el('w:szCs', { 'w:val': 23 }),
        ...tongue,
      ),
    ),
    block(
      'w:pPrDefault',
      {},
      el('w:pPr', {}, el('w:spacing', { 'w:after': 160, 'w:line': 300, 'w:lineRule': 'auto' })),
    ),
  );
}

const name = (value: string): XmlOut => el('w:name', { 'w:val': value });

const HEADING_SIZES = [40, 32, 28, 26, 24, 23];

function heading(level: number): XmlOut {
  const size = HEADING_SIZES[level - 1]!;
  const layout = [
    el('w:keepNext'),
    el('w:spacing', { 'w:before': 320, 'w:after': 120 }),
    el('w:outlineLvl', { 'w:val': level - 1 }),
  ];
  return paragraphStyle(`Heading${level}`, `heading ${level}`, layout, [
    el('w:b'),
    el('w:bCs'),
    el('w:sz', { 'w:val': size }),
    el('w:szCs', { 'w:val': size }),
  ]);
}

/** Returns a style of paragraphs. @param called its name in Word */
export const paragraphStyle = (
  id: string,
  called: string,
  layout: readonly XmlOut[],
  look: readonly XmlOut[] = [],
): XmlOut =>
  block(
    'w:style',
    { 'w:type': 'paragraph', 'w:styleId': id },
    name(called),
    el('w:basedOn', { 'w:val': 'Normal' }),
    el('w:qFormat'),
    ...(layout.length === 0 ? [] : [el('w:pPr', {}, ...layout)]),
    ...(look.length === 0 ? [] : [el('w:rPr', {}, ...look)]),
  );

const character = (id: string, called: string, look: readonly XmlOut[]): XmlOut =>
  block(
    'w:style',
    { 'w:type': 'character', 'w:customStyle': id.startsWith('Annotation') ? 1 : undefined, 'w:styleId': id },
    name(called),
    el('w:rPr', {}, ...look),
  );

/** Line and colour as on the screen in light mode; the ground is tinted where the screen tints it. */
const COLOURS: Readonly<Record<Colour, readonly [line: string, tint: string]>> = {
  amber: ['9A5B00', 'FDF5E4'],
  blue: ['1D5FA8', 'EFF5FC'],
  green: ['2B7042', 'EEF7F0'],
  magenta: ['94297A', 'FAEEF6'],
  red: ['A12622', 'FCEFEE'],
  teal: ['0B6A70', 'ECF7F8'],
  violet: ['5B3FA8', 'F3F0FC'],
  slate: ['4D5660', 'F1F3F5'],
};

const LINES: Readonly<Record<LineStyle, string>> = {
  solid: 'single',
  dashed: 'dash',
  dotted: 'dotted',
  double: 'double',
};

function lineAndColour(line: LineStyle, colour: Colour): XmlOut[] {
  const [ink, tint] = COLOURS[colour];
  const ground = el('w:shd', { 'w:val': 'clear', 'w:color': 'auto', 'w:fill': tint });
  return [
    el('w:u', { 'w:val': LINES[line], 'w:color': ink }),
    ...(line === 'solid' || line === 'double' ? [ground] : []),
  ];
}
