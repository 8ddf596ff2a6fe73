/**
 * The **code pages** in which RTF files give their bytes, by the number that the file names and by the charset of a
 * font. What the Encoding Standard lacks (the pages of DOS) stands here as the upper half of its table.
 */
const LABELS: ReadonlyMap<number, string> = new Map([
  [708, 'iso-8859-6'],
  [866, 'ibm866'],
  [874, 'windows-874'],
  [932, 'shift_jis'],
  [936, 'gbk'],
  [949, 'euc-kr'],
  [950, 'big5'],
  [10000, 'macintosh'],
  [10007, 'x-mac-cyrillic'],
  [54936, 'gb18030'],
  [65001, 'utf-8'],
  ...Array.from({ length: 9 }, (_, i) => [1250 + i, `windows-${1250 + i}`] as const),
]);

const DOS_437 =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0';
const DOS_850 =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00ad±‗¾¶§÷¸°¨·¹³²■\u00a0';

const DOS: ReadonlyMap<number, string> = new Map([
  [437, DOS_437],
  [850, DOS_850],
]);

/** The code page of a document that names none. */
export const WESTERN = 1252;

/** The page that stands for symbol fonts, of which only bytes are known. */
export const SYMBOL = -1;

const PAGE_BY_CHARSET: ReadonlyMap<number, number> = new Map([
  [0, WESTERN],
  [2, SYMBOL],
  [77, 10000],
  [128, 932],
  [129, 949],
  [134, 936],
  [136, 950],
  [161, 1253],
  [162, 1254],
  [163, 1258],
  [177, 1255],
  [178, 1256],
  [186, 1257],
  [204, 1251],
  [222, 874],
  [238, 1250],
  [254, 437],
  [255, 850],
]);

/** Returns the code page of a font with this charset, or null where the document's own counts. */
export const pageOfCharset = (charset: number): number | null => PAGE_BY_CHARSET.get(charset) ?? null;

/** True for a code page whose bytes can be read. */
export const isKnownPage = (page: number): boolean => LABELS.has(page) || DOS.has(page) || page === SYMBOL;

const decoders = new Map<string, TextDecoder>();

/** Returns the text of the bytes in this code page; as Western text where nobody knows the page. */
export function decodePage(page: number, bytes: Uint8Array): string {
  const dos = DOS.get(page);
  if (dos !== undefined)
    return Array.from(bytes, (byte) => (byte < 128 ? String.fromCharCode(byte) : dos[byte - 128]!)).join('');
  const label = LABELS.get(page) ?? 'windows-1252';
  let decoder = decoders.get(label);
  if (decoder === undefined) {
    // A byte order mark inside a file is a character like any other.
    decoder = new TextDecoder(label, { ignoreBOM: true });
    decoders.set(label, decoder);
  }
  return decoder.decode(bytes);
}

const LANGUAGES: ReadonlyMap<number, string> = new Map([
  [1025, 'ar-SA'],
  [1026, 'bg-BG'],
  [1027, 'ca-ES'],
  [1028, 'zh-TW'],
  [1029, 'cs-CZ'],
  [1030, 'da-DK'],
  [1031, 'de-DE'],
  [1032, 'el-GR'],
  [1033, 'en-US'],
  [1034, 'es-ES'],
  [3082, 'es-ES'],
  [1035, 'fi-FI'],
  [1036, 'fr-FR'],
  [1037, 'he-IL'],
  [1038, 'hu-HU'],
  [1039, 'is-IS'],
  [1040, 'it-IT'],
  [1041, 'ja-JP'],
  [1042, 'ko-KR'],
  [1043, 'nl-NL'],
  [1044, 'nb-NO'],
  [1045, 'pl-PL'],
  [1046, 'pt-BR'],
  [1048, 'ro-RO'],
  [1049, 'ru-RU'],
  [1050, 'hr-HR'],
  [1051, 'sk-SK'],
  [1053, 'sv-SE'],
  [1054, 'th-TH'],
  [1055, 'tr-TR'],
  [1057, 'id-ID'],
  [1058, 'uk-UA'],
  [1060, 'sl-SI'],
  [1061, 'et-EE'],
  [1062, 'lv-LV'],
  [1063, 'lt-LT'],
  [1065, 'fa-IR'],
  [1066, 'vi-VN'],
  [2052, 'zh-CN'],
  [2055, 'de-CH'],
  [2057, 'en-GB'],
  [2058, 'es-MX'],
  [2060, 'fr-BE'],
  [2067, 'nl-BE'],
  [2070, 'pt-PT'],
  [3079, 'de-AT'],
  [3081, 'en-AU'],
  [3084, 'fr-CA'],
  [4105, 'en-CA'],
  [4108, 'fr-CH'],
  [5129, 'en-NZ'],
  [6153, 'en-IE'],
]);

/** Returns the tag of a language by Windows' number, or undefined. */
export const languageOfNumber = (number: number): string | undefined => LANGUAGES.get(number);
